import { type ApolloServerPlugin, type GraphQLRequestContextResponseForOperation, HeaderMap } from '@apollo/server';
import { type ExecutionResult, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import { coercedVariables } from './coerced-variables.ts';
import type { Execute } from './compile.ts';
import type { ErrorEdge, RequestContext } from './errors.ts';
import { compileOpen } from './open-fields.ts';

type Requested<C extends RequestContext> = GraphQLRequestContextResponseForOperation<C>;

/** An operation that was asked for. */
interface Known {
  requests: number;
  /** Whether somebody asked who may not read all of it. */
  isNarrowed: boolean;
  /** Compiled with a guard before each field, or without; `undefined` where that is not possible. */
  guarded?: Promise<Execute | undefined>;
  open?: Promise<Execute | undefined>;
}

/**
 * Executes queries that come again as compiled code. Compiling takes some milliseconds, so whatever comes once is
 * interpreted. Answers are what interpreting makes of them, word for word: where that is in doubt, Apollo executes as ever.
 * Mutations, which must not happen twice, are always interpreted.
 */
export function createCompiledPlugin<C extends RequestContext>({ formatAll }: ErrorEdge<C>): ApolloServerPlugin<C> {
  // Goes with the document: `documents.ts` bounds how many are kept.
  const known = new WeakMap<OperationDefinitionNode, Known>();

  function knownOf(operation: OperationDefinitionNode): Known {
    const its = known.get(operation) ?? { requests: 0, isNarrowed: false };
    known.set(operation, its);
    return its;
  }

  /** The operation compiled, the second time that it comes. */
  async function compiled({ schema, document, operation, operationName }: Requested<C>): Promise<Execute | undefined> {
    const its = knownOf(operation);
    its.requests += 1;
    if (its.requests < 2) return undefined;
    // eslint-disable-next-line no-restricted-syntax -- a container that is asked once need not load it
    const load = () => import('./compile.ts');
    if (!its.isNarrowed) {
      its.open ??= load().then(({ compile }) => compileOpen(compile, schema, document, operationName));
      const open = await its.open;
      if (open) return open;
    }
    its.guarded ??= load().then(({ compile }) => compile(schema, document, operationName));
    return its.guarded;
  }

  async function execute(requested: Requested<C>): Promise<ExecutionResult | undefined> {
    const { operation, contextValue } = requested;
    // There is none where Apollo has to say so.
    if ((operation as OperationDefinitionNode | undefined)?.operation !== OperationTypeNode.QUERY) return undefined;
    const run = await compiled(requested);
    // What does not fit the schema is for graphql-js to say.
    const variables = run && coercedVariables(requested);
    if (!variables) return undefined;
    const result = await run(contextValue, variables);
    const its = knownOf(operation);
    if (!contextValue.isNarrowed || run === (await its.guarded)) return result;
    // It was the one without guards: nothing of what came out may be answered.
    its.isNarrowed = true;
    return undefined;
  }

  return {
    async requestDidStart() {
      return {
        async responseForOperation(requested) {
          const result = await execute(requested);
          if (!result) return null;
          const { data = null, errors } = result;
          const singleResult = errors?.length
            ? { errors: formatAll(errors, requested.contextValue.requestId), data }
            : { data };
          return { http: { status: undefined, headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
        },
        async willSendResponse({ operation, contextValue }) {
          if (operation && contextValue.isNarrowed) knownOf(operation).isNarrowed = true;
        },
      };
    },
  };
}
