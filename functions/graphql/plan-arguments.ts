import {
  type FieldNode,
  getArgumentValues,
  type GraphQLArgument,
  type GraphQLField,
  isNonNullType,
  Kind,
  valueFromAST,
} from 'graphql';
import { holds } from './cost/selected-fields.ts';

/** The arguments of a field by the variables of a request. Throws the GraphQLError of a variable that does not fit its place. */
export type Arguments = (variables: Record<string, unknown>) => object;

/** Plans the arguments of a field: they are what graphql-js makes of them, worked out as early as that can be. Undefined for none. */
export function planArguments(definition: GraphQLField<unknown, unknown>, node: FieldNode): Arguments | undefined {
  if (definition.args.length === 0) return undefined;
  const evaluate: Arguments = (variables) => Object.freeze(getArgumentValues(definition, node, variables));
  const sources = definition.args.map((argument) => sourceOf(argument, node));
  if (!sources.every((source) => source !== undefined)) return evaluate;
  if (!sources.some((source) => 'variable' in source)) {
    let values: object | undefined;
    return () => (values ??= evaluate({}));
  }
  return (variables) => {
    const values: Record<string, unknown> = {};
    for (const source of sources) {
      const value = 'variable' in source ? ownValue(variables, source.variable) : source.value;
      if (value != null) values[source.name] = value;
      // Whether a default holds then, or what is wrong with it, is for graphql-js to say.
      else if ('variable' in source || value === null) return evaluate(variables);
    }
    return Object.freeze(values);
  };
}

/** A variable may be called as something that every object inherits. */
const ownValue = (variables: Record<string, unknown>, name: string): unknown =>
  Object.hasOwn(variables, name) ? variables[name] : undefined;

/** Where the value of an argument comes from: undefined for what takes a closer look each time. */
type Source = { name: string; variable: string } | { name: string; value: unknown };

function sourceOf({ name, type, defaultValue }: GraphQLArgument, node: FieldNode): Source | undefined {
  const given = node.arguments?.find((argument) => argument.name.value === name)?.value;
  if (!given) return defaultValue === undefined && isNonNullType(type) ? undefined : { name, value: defaultValue };
  if (given.kind === Kind.VARIABLE) return { name, variable: given.name.value };
  return holds(Kind.VARIABLE, given) ? undefined : { name, value: valueFromAST(given, type) };
}
