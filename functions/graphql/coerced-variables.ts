import type { GraphQLRequest } from '@apollo/server';
import { getVariableValues, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';

export interface Asked {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  request: GraphQLRequest;
}

type Coerced = { [variable: string]: unknown } | undefined;

const known = new WeakMap<GraphQLRequest, { operation: OperationDefinitionNode; coerced: Coerced }>();

/** The variables of a request with their defaults, worked out once; undefined where they do not fit the schema. */
export function coercedVariables({ schema, operation, request }: Asked): Coerced {
  const its = known.get(request);
  if (its?.operation === operation) return its.coerced;
  const { variableDefinitions = [] } = operation;
  const { coerced } = getVariableValues(schema, variableDefinitions, request.variables ?? {}, { maxErrors: 1 });
  known.set(request, { operation, coerced });
  return coerced;
}
