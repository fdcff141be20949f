import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { getVariableValues, GraphQLError, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import { measureCost, type Cost, type Operation } from './cost.ts';
import { misshapenVariables } from './variable-shape.ts';
import { openBudget } from '../answer/budget.ts';
import { MOST_BYTES } from '../answer/bytes.ts';
import { allowRequests } from '../../request/allowed-requests.ts';
import { costTable } from './cost-table.ts';
import { requestsAllowed, type CostLimits, type CostTable } from './cost-figures.ts';

/** The cost that a response reports in `extensions.cost`: it never took more. */
export interface CostReport {
  readonly nodes: number;
  readonly nodesLimit: number;
  readonly storeRequests: number;
  readonly storeRequestsLimit: number;
  readonly bytes: number;
  readonly bytesLimit: number;
}

/** What a caller may know of a cost, and what only counting needs. */
interface CostFound {
  report: CostReport;
  uncountedBytes: number;
}

export interface CostMeter {
  /**
   * What an operation costs at most. Throws a GraphQLError (400) for an operation that is too deep or too costly, and for an
   * argument that its variable does not fit.
   */
  report(asked: Operation): CostFound;
}

/**
 * Measures operations. Of each it keeps the last measurement, which holds for all variables of the same shape: an app sends
 * an operation with ever new ids, but rarely with another `first`.
 */
export function createCostMeter(table: CostTable = costTable): CostMeter {
  const { limits } = table;
  const lastOf = new WeakMap<OperationDefinitionNode, Measured>();

  function measure(asked: Operation): Measured {
    const shape = asked.operation.operation === OperationTypeNode.QUERY ? shapeOf(asked.variables) : undefined;
    const last = lastOf.get(asked.operation);
    if (last && last.shape === shape) return last;
    const cost = withOperation(
      readable(() => measureCost(asked, table)),
      table,
    );
    const measured = { shape, cost, report: reportOf(cost, limits) };
    if (shape !== undefined) lastOf.set(asked.operation, measured);
    return measured;
  }

  return {
    report(asked) {
      const { cost, report } = measure(asked);
      check(cost, limits, report, asked.operation.operation === OperationTypeNode.MUTATION);
      return { report, uncountedBytes: cost.uncountedBytes };
    },
  };
}

const withOperation = (cost: Cost, { storeRequestsPerOperation = 0 }: CostTable): Cost =>
  cost.storeRequests === 0 ? cost : { ...cost, storeRequests: cost.storeRequests + storeRequestsPerOperation };

interface Measured {
  shape: string | undefined;
  cost: Cost;
  report: CostReport;
}

const reportOf = ({ nodes, storeRequests, bytes, uncountedBytes }: Cost, limits: CostLimits): CostReport =>
  Object.freeze({
    nodes,
    nodesLimit: limits.nodes,
    storeRequests: requestsAllowed(storeRequests),
    storeRequestsLimit: requestsAllowed(limits.storeRequests),
    // An answer that would be larger is stopped.
    bytes: uncountedBytes === Infinity ? MOST_BYTES : Math.min(bytes, MOST_BYTES),
    bytesLimit: MOST_BYTES,
  });

/**
 * Refuses an operation that is too deep or too costly with 400, before any data is read. All other responses report their
 * cost. It depends on the variables and their defaults.
 */
export function createCostPlugin<C extends BaseContext>(meter: CostMeter): ApolloServerPlugin<C> {
  return {
    async requestDidStart() {
      let report: CostReport | undefined;
      return {
        async didResolveOperation({ schema, document, operation, request, contextValue }) {
          if (!operation) return; // Apollo reports that there is no operation of this name.
          if (!schema.getRootType(operation.operation)) {
            throw refused('BAD_REQUEST', `This API has no ${operation.operation} operations.`);
          }
          const { variables = {} } = request;
          const misshapen = misshapenVariables(variables);
          if (misshapen !== undefined) throw refused('BAD_USER_INPUT', misshapen);
          const { variableDefinitions = [] } = operation;
          const { coerced } = getVariableValues(schema, variableDefinitions, variables, { maxErrors: 1 });
          if (!coerced) return; // Execution reports what is wrong with them, before it reads anything.
          const found = meter.report({ schema, document, operation, variables: coerced });
          report = found.report;
          const isMutation = operation.operation === OperationTypeNode.MUTATION;
          openBudget(contextValue, { isMutation, uncounted: found.uncountedBytes });
          // What a mutation reads to decide is bounded by what may be written; stopped halfway, nobody would know what it did.
          if (!isMutation) allowRequests(report.storeRequests);
        },
        async willSendResponse({ response: { body } }) {
          if (!report || body.kind !== 'single' || body.singleResult.data === undefined) return;
          body.singleResult.extensions = { ...body.singleResult.extensions, cost: report };
        },
      };
    },
  };
}

/** Longer names of fields would only make answers larger. */
const LONGEST_NAME = 255;

function check(cost: Cost, limits: CostLimits, report: CostReport, isMutation: boolean): void {
  if (cost.longestName > LONGEST_NAME) {
    const message = `An alias has ${cost.longestName} characters; at most ${LONGEST_NAME} are allowed. Shorten it.`;
    throw refused('QUERY_TOO_COSTLY', message);
  }
  const { depth, introspectionDepth, introspectionNodes, nodes, storeRequests } = limits;
  if (cost.depth > depth || cost.introspectionDepth > introspectionDepth) {
    const [actual, limit] = cost.depth > depth ? [cost.depth, depth] : [cost.introspectionDepth, introspectionDepth];
    throw refused('QUERY_TOO_DEEP', `The query is ${actual} or more levels deep; the limit is ${limit}. Split it.`);
  }
  if (cost.introspectionNodes > introspectionNodes) {
    const message = `The query selects ${cost.introspectionNodes} fields of the schema; the limit is ${introspectionNodes}.`;
    throw refused('QUERY_TOO_COSTLY', `${message} Select fewer, or the schema only once.`);
  }
  if (cost.nodes > nodes) {
    const message = `The result may contain ${cost.nodes} fields; the limit is ${nodes}.`;
    throw refused('QUERY_TOO_COSTLY', `${message} Request fewer items or fields at a time.`, report);
  }
  if (cost.storeRequests > storeRequests) {
    const message = `The query may take ${report.storeRequests} requests to the database; the limit is ${report.storeRequestsLimit}.`;
    throw refused('QUERY_TOO_COSTLY', `${message} Request fewer nested lists at a time.`, report);
  }
  // A query is stopped when its answer becomes too large. A change is refused before it is made, so that no one is left
  // without its result.
  if (isMutation && cost.bytes > MOST_BYTES) {
    const message = `The result may take ${cost.bytes} bytes; the limit is ${MOST_BYTES}. Nothing was changed.`;
    throw refused('ANSWER_TOO_LARGE', `${message} Select less here, and ask for the rest by a query.`, {
      ...report,
      bytes: cost.bytes,
    });
  }
}

/**
 * All that a cost can depend on in variables: numbers, booleans, null, what is left out, and how long lists are; texts make no
 * difference. Undefined if there is an object, which is measured each time.
 */
function shapeOf(variables: Record<string, unknown>): string | undefined {
  let shape = '';
  for (const [name, value] of Object.entries(variables)) {
    if (typeof value === 'string') shape += `${name} `;
    else if (typeof value !== 'object' || value === null) shape += `${name}=${String(value)} `;
    else if (Array.isArray(value) && value.every((each) => typeof each !== 'object'))
      shape += `${name}*${value.length} `;
    else return undefined;
  }
  return shape;
}

/** Reports an argument that its variable does not fit as the caller's error: execution would find it later. */
function readable(measure: () => Cost): Cost {
  try {
    return measure();
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const { message, nodes } = error;
    throw new GraphQLError(message, { nodes, extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
  }
}

function refused(code: string, message: string, cost?: CostReport): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...(cost ? { cost } : {}), http: { status: 400 } } });
}
