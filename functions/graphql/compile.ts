import {
  BREAK,
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  isInputObjectType,
  Kind,
  type TypeNode,
  visit,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';

/**
 * Executes one operation with variables that graphql-js has coerced: to coerce them once more changes nothing. Answers
 * undefined where graphql-js would perhaps answer something else: then it is to be executed again, interpreted. What loaders
 * have read they do not read again, but lists are; so that is for what should not happen: values that do not fit the schema,
 * and several errors at once. One that a resolver throws is answered here.
 */
export type Execute = (contextValue: unknown, coerced: Record<string, unknown>) => Promise<ExecutionResult | undefined>;

export type Compile = typeof compile;

/** Compiles an operation to JavaScript, or answers undefined where that is not possible without changing an answer. */
export function compile(schema: GraphQLSchema, document: DocumentNode, name: string | null): Execute | undefined {
  if (isConditional(document) || takesInputObjects(schema, document)) return undefined;
  const compiled = compileQuery(schema, document, name ?? undefined);
  if (!isCompiledQuery(compiled)) return undefined;
  return async (contextValue, variables) => {
    const { data, errors = [] } = await compiled.query(undefined, contextValue, variables);
    // Several errors may come in another order than graphql-js finds them in.
    return data && errors.length <= 1 && errors.every(isThrown)
      ? { data, errors: errors.map(toGraphQLError) }
      : undefined;
  };
}

/** Whether fields come only perhaps: compiled code then puts them into another order than graphql-js does. */
function isConditional(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Directive() {
      found = true;
      return BREAK;
    },
  });
  return found;
}

/**
 * Whether a variable is an input object. graphql-jit does not know the defaults of their fields, and never ends where one may
 * hold another of its own type; queries take none.
 */
function takesInputObjects(schema: GraphQLSchema, document: DocumentNode): boolean {
  return document.definitions.some(
    (node) =>
      node.kind === Kind.OPERATION_DEFINITION &&
      node.variableDefinitions?.some(({ type }) => isInputObjectType(schema.getType(nameOf(type)))),
  );
}

const nameOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type));

/** Thrown by a resolver, rather than found by graphql-jit: it goes on after an error that makes graphql-js give up a list. */
const isThrown = ({ originalError }: GraphQLError): boolean =>
  originalError instanceof Error && !(originalError instanceof GraphQLError);

/** graphql-jit has errors of its own: they look the same, but have no extensions, and no nodes to take their places from. */
function toGraphQLError({ message, locations, path, originalError }: GraphQLError): GraphQLError {
  const error = new GraphQLError(message, { path, originalError });
  Object.defineProperty(error, 'locations', { value: locations, enumerable: true });
  return error;
}
