import {
  getVariableValues,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type TypeNode,
  type VariableDefinitionNode,
} from 'graphql';

type Variables = Record<string, unknown>;

/** The names of an operation's variables where all of them are texts; undefined where any is not. */
const names = new WeakMap<OperationDefinitionNode, readonly string[] | undefined>();

/** The variables of an operation with their defaults; undefined where what was given does not fit the schema. */
export function coercedVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: Variables,
): Variables | undefined {
  const { variableDefinitions = [] } = operation;
  if (!names.has(operation)) names.set(operation, namesOfTexts(variableDefinitions));
  return (
    textsOf(names.get(operation), given) ??
    getVariableValues(schema, variableDefinitions, given, { maxErrors: 1 }).coerced
  );
}

/**
 * The most common variables, such as an id, without asking graphql-js, which looks up their types each time: that takes a
 * tenth of a small request. A text is what it makes of a text for these types; whatever else was given is for it to judge.
 */
function textsOf(texts: readonly string[] | undefined, given: Variables): Variables | undefined {
  if (!texts) return undefined;
  const coerced: Variables = {};
  for (const name of texts) {
    const value = given[name];
    if (typeof value !== 'string') return undefined;
    coerced[name] = value;
  }
  return coerced;
}

function namesOfTexts(definitions: readonly VariableDefinitionNode[]): readonly string[] | undefined {
  const texts = definitions.map(({ variable }) => variable.name.value);
  // Set as a property, that name would be taken for what the object inherits from.
  return definitions.every(({ type }) => isText(type)) && !texts.includes('__proto__') ? texts : undefined;
}

function isText(node: TypeNode): boolean {
  if (node.kind === Kind.NON_NULL_TYPE) return isText(node.type);
  return node.kind === Kind.NAMED_TYPE && (node.name.value === 'ID' || node.name.value === 'String');
}
