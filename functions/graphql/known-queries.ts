import { type DocumentNode, getOperationAST, type GraphQLSchema, OperationTypeNode } from 'graphql';
import type { Shortcut } from './http/adapter.ts';
import { coercedVariables } from './cost/coerced-variables.ts';
import type { Context } from '../request/context.ts';
import type { CostMeter, CostReport } from './cost/cost-plugin.ts';
import type { Documents } from './operations/document-cache.ts';
import type { ErrorEdge } from './errors/errors.ts';
import { createPlans } from './plans.ts';
import { trustedDocument } from './operations/trusted-documents.ts';
import { misshapenVariables } from './cost/variable-shape.ts';

/** The body of a request, as anybody may have written it. */
interface Body {
  query?: unknown;
  variables?: unknown;
  operationName?: unknown;
  extensions?: unknown;
}

interface Parts {
  schema: GraphQLSchema;
  documents: Documents;
  meter: CostMeter;
  errors: Pick<ErrorEdge<Context>, 'formatAll'>;
}

/**
 * Answers queries that were asked before, or are first-party operations: they need not be validated, and are planned once. It is what Apollo
 * would answer, to the byte; a test asks both.
 */
export function createKnownQueries({ schema, documents, meter, errors: { formatAll } }: Parts): Shortcut<Context> {
  const planOf = createPlans(schema);

  /** What a request asks for, if it is well-formed, allowed, and a query that is planned. */
  function prepare(document: DocumentNode, { variables: given, operationName, extensions }: Body) {
    if (extensions != null || (operationName != null && typeof operationName !== 'string')) return undefined;
    if (given != null && (typeof given !== 'object' || Array.isArray(given))) return undefined;
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== OperationTypeNode.QUERY) return undefined;
    const variables = (given ?? {}) as Record<string, unknown>;
    const coerced = misshapenVariables(variables) === undefined && coercedVariables(schema, operation, variables);
    if (!coerced) return undefined;
    const cost = costOf({ schema, document, operation, variables: coerced });
    const plan = cost && planOf(document, operation);
    return plan && { plan, coerced, cost };
  }

  function costOf(asked: Parameters<CostMeter['report']>[0]) {
    try {
      return meter.report(asked);
    } catch {
      // Apollo's plugin asks the same, and whatever it is becomes an answer there.
      return undefined;
    }
  }

  return {
    async answer(body: Body, makeContext) {
      if (typeof body.query !== 'string') return undefined;
      const document = documents.get(body.query) ?? (await trustedDocument(body.query, documents));
      const prepared = document && prepare(document, body);
      // Whoever may not ask is told by Apollo, which asks for the same context.
      const context = prepared && (await makeContext().catch(() => undefined));
      if (!context) return undefined;
      const { data, errors } = await prepared.plan.execute(context, prepared.coerced);
      const told = errors.length > 0 ? `"errors":${JSON.stringify(formatAll(errors, context.requestId))},` : '';
      return `{${told}"data":${JSON.stringify(data)},"extensions":${extensionsOf(prepared.cost)}}\n`;
    },
  };
}

const texts = new WeakMap<CostReport, string>();

/** The `extensions` of an answer, as JSON. Of a small answer they are the larger part, and the same each time. */
function extensionsOf(cost: CostReport): string {
  const known = texts.get(cost);
  if (known !== undefined) return known;
  const text = JSON.stringify({ cost });
  texts.set(cost, text);
  return text;
}
