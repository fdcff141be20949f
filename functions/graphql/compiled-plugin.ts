import { type ApolloServerPlugin, type GraphQLRequestContextResponseForOperation, HeaderMap } from '@apollo/server';
import { type ExecutionResult, getVariableValues, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import type { Execute } from './compile.ts';
import type { ErrorEdge, RequestContext } from './errors.ts';

type Requested<C extends RequestContext> = GraphQLRequestContextResponseForOperation<C>;

/** An operation that was asked for: how often, and what it was compiled to. `undefined` where it cannot be compiled. */
interface Known {
  requests: number;
  execute?: Promise<Execute | undefined>;
}

/**
 * Executes queries that come again as compiled code. Compiling takes some milliseconds, so whatever comes once is
 * interpreted. Answers are what interpreting makes of them, word for word: where that is in doubt, Apollo executes as ever.
 * Mutations, which must not happen twice, are always interpreted.
 */
export function createCompiledPlugin<C extends RequestContext>({ formatAll }: ErrorEdge<C>): ApolloServerPlugin<C> {
  // Goes with the document: `documents.ts` bounds how many are kept.
  const known = new WeakMap<OperationDefinitionNode, Known>();

  /** The operation compiled, the second time that it comes. */
  async function compiled({ schema, document, operation, operationName }: Requested<C>): Promise<Execute | undefined> {
    const its = known.get(operation) ?? { requests: 0 };
    known.set(operation, its);
    its.requests += 1;
    if (its.requests < 2) return undefined;
    // eslint-disable-next-line no-restricted-syntax -- a container that is asked once need not load it
    its.execute ??= import('./compile.ts').then(({ compile }) => compile(schema, document, operationName));
    return its.execute;
  }

  async function execute(requested: Requested<C>): Promise<ExecutionResult | undefined> {
    const { schema, operation, request, contextValue } = requested;
    // There is none where Apollo has to say so.
    if ((operation as OperationDefinitionNode | undefined)?.operation !== OperationTypeNode.QUERY) return undefined;
    const run = await compiled(requested);
    const { variableDefinitions = [] } = operation;
    const { variables = {} } = request;
    // What does not fit the schema is for graphql-js to say.
    return run && !getVariableValues(schema, variableDefinitions, variables).errors
      ? run(contextValue, variables)
      : undefined;
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
      };
    },
  };
}
