import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { type Plan, planQuery } from './plan.ts';

/** Fields and selections of all plans together, half a KB each: those of our own apps are a twentieth of it. */
const LARGEST_TOGETHER = 50_000;

export type Plans = (document: DocumentNode, operation: OperationDefinitionNode) => Plan | undefined;

/**
 * Plans of operations, made when they are first asked for; undefined for what is not planned. Whoever makes up ever new ones,
 * or a document of hundreds, drives out the oldest, and no more.
 */
export function createPlans(schema: GraphQLSchema, largest = LARGEST_TOGETHER): Plans {
  const plans = new Map<OperationDefinitionNode, Plan>();
  const unplanned = new WeakSet<OperationDefinitionNode>();
  let size = 0;
  return (document, operation) => {
    const known = plans.get(operation);
    if (known || unplanned.has(operation)) return known;
    const plan = planQuery(schema, document, operation);
    if (!plan) {
      unplanned.add(operation);
      return undefined;
    }
    plans.set(operation, plan);
    size += plan.size;
    for (const [oldest, its] of plans) {
      if (size <= largest) break;
      plans.delete(oldest);
      size -= its.size;
    }
    return plan;
  };
}
