import { getVariableValues, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';

/** The variables of an operation with their defaults; undefined where what was given does not fit the schema. */
export function coercedVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Record<string, unknown>,
): Record<string, unknown> | undefined {
  return getVariableValues(schema, variableDefinitions, given, { maxErrors: 1 }).coerced;
}
