import {
  GraphQLEnumType,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLFieldConfigMap,
  type GraphQLInputFieldConfigMap,
  GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLInterfaceType,
  GraphQLList,
  type GraphQLNamedType,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLScalarType,
  GraphQLSchema,
  type GraphQLType,
  GraphQLUnionType,
  specifiedScalarTypes,
} from 'graphql';

/** A type as SDL writes it, `[Run!]!`; with a default value where there is one. */
type InputShape = string | readonly [type: string, defaultValue: unknown];
/** A type, with arguments where there are any. */
type FieldShape = string | readonly [type: string, args: Readonly<Record<string, InputShape>>];
type FieldShapes = Readonly<Record<string, FieldShape>>;

/** A named type; a scalar has nothing to be told of it. */
interface TypeShape {
  readonly fields?: FieldShapes;
  readonly interfaces?: readonly string[];
  /** Fields of an interface. */
  readonly abstract?: FieldShapes;
  readonly inputs?: Readonly<Record<string, InputShape>>;
  readonly oneOf?: boolean;
  readonly values?: readonly string[];
  /** Members of a union. */
  readonly types?: readonly string[];
}

/** A schema as plain data: `codegen/shape.js` makes it of `schema/`. */
export type SchemaShape = Readonly<Record<string, TypeShape>>;

/**
 * Builds a schema from its shape, which takes half of the time that parsing its text does. Its fields have no resolvers yet.
 * That it is valid is known since it was generated, and asserted by a test: a start does not look again.
 */
export function buildSchema(shape: SchemaShape): GraphQLSchema {
  const named = new Map<string, GraphQLNamedType>(specifiedScalarTypes.map((type) => [type.name, type]));
  const wrapped = new Map<string, GraphQLType>();

  function typeOf(text: string): GraphQLType {
    const known = named.get(text) ?? wrapped.get(text);
    if (known) return known;
    if (!/[\]!]$/.test(text)) throw new Error(`The schema has no type ${text}`);
    const type = text.endsWith('!')
      ? new GraphQLNonNull(typeOf(text.slice(0, -1)) as GraphQLOutputType & GraphQLInputType)
      : new GraphQLList(typeOf(text.slice(1, -1)));
    wrapped.set(text, type);
    return type;
  }

  const inputOf = (input: InputShape) =>
    typeof input === 'string'
      ? { type: typeOf(input) as GraphQLInputType }
      : { type: typeOf(input[0]) as GraphQLInputType, defaultValue: input[1] };

  function fieldsOf(fields: FieldShapes): GraphQLFieldConfigMap<unknown, unknown> {
    return mapValues(fields, (field) => {
      const [type, args] = typeof field === 'string' ? [field] : field;
      return {
        type: typeOf(type) as GraphQLOutputType,
        ...(args && { args: mapValues(args, inputOf) satisfies GraphQLFieldConfigArgumentMap }),
      };
    });
  }

  const namesOf = <T>(names: readonly string[] = []) => names.map((name) => typeOf(name) as T);

  function make(
    name: string,
    { fields, interfaces, abstract, inputs, oneOf, values, types }: TypeShape,
  ): GraphQLNamedType {
    if (fields)
      return new GraphQLObjectType({ name, fields: () => fieldsOf(fields), interfaces: () => namesOf(interfaces) });
    if (abstract) return new GraphQLInterfaceType({ name, fields: () => fieldsOf(abstract) });
    if (inputs) {
      const inputFields = (): GraphQLInputFieldConfigMap => mapValues(inputs, inputOf);
      return new GraphQLInputObjectType({ name, fields: inputFields, isOneOf: oneOf ?? false });
    }
    if (values) return new GraphQLEnumType({ name, values: Object.fromEntries(values.map((value) => [value, {}])) });
    if (types) return new GraphQLUnionType({ name, types: () => namesOf(types) });
    return new GraphQLScalarType({ name });
  }

  const types = Object.entries(shape).map(([name, its]) => make(name, its));
  for (const type of types) named.set(type.name, type);
  const root = (name: string) => named.get(name) as GraphQLObjectType | undefined;
  return new GraphQLSchema({ query: root('Query'), mutation: root('Mutation'), types, assumeValid: true });
}

const mapValues = <T, U>(of: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [name, map(value)]));
