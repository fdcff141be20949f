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

/** A type as in SDL, `[Run!]!`; with a default value if there is one. */
type InputShape = string | readonly [type: string, defaultValue: unknown];
/** A type, with arguments if there are any. */
type FieldShape = string | readonly [type: string, args: Readonly<Record<string, InputShape>>];
type FieldShapes = Readonly<Record<string, FieldShape>>;

/** A named type; nothing for a scalar. */
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

/** A schema as plain data, which `codegen/shape.js` generates from `schema/`. */
export type SchemaShape = Readonly<Record<string, TypeShape>>;
/**
 * Descriptions by coordinate, as in `Athlete.runs(first:)`, which `codegen/descriptions.js` generates from `schema/`.
 */
export type Descriptions = Readonly<Record<string, string>>;
/** Why fields are deprecated, by coordinate; from the same place. */
export type Deprecations = Readonly<Record<string, string>>;

/**
 * Builds a schema from its shape, without resolvers. Parsing the SDL instead makes a cold start to the coach's board a
 * quarter longer. A test checks that the schema is valid, so it is not validated at each start.
 */
export function buildSchema(shape: SchemaShape, descriptions: Descriptions, deprecations: Deprecations): GraphQLSchema {
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

  function inputOf(input: InputShape, coordinate: string) {
    const [type, defaultValue] = typeof input === 'string' ? [input] : input;
    return { type: typeOf(type) as GraphQLInputType, defaultValue, description: descriptions[coordinate] };
  }

  function fieldsOf(typeName: string, fields: FieldShapes): GraphQLFieldConfigMap<unknown, unknown> {
    return mapValues(fields, (field, name) => {
      const [type, args = {}] = typeof field === 'string' ? [field] : field;
      const coordinate = `${typeName}.${name}`;
      return {
        type: typeOf(type) as GraphQLOutputType,
        description: descriptions[coordinate],
        deprecationReason: deprecations[coordinate],
        args: mapValues(args, (arg, argName) =>
          inputOf(arg, `${coordinate}(${argName}:)`),
        ) satisfies GraphQLFieldConfigArgumentMap,
      };
    });
  }

  const namesOf = <T>(names: readonly string[] = []) => names.map((name) => typeOf(name) as T);

  function make(
    name: string,
    { fields, interfaces, abstract, inputs, oneOf, values, types }: TypeShape,
  ): GraphQLNamedType {
    const is = { name, description: descriptions[name] };
    if (fields)
      return new GraphQLObjectType({
        ...is,
        fields: () => fieldsOf(name, fields),
        interfaces: () => namesOf(interfaces),
      });
    if (abstract) return new GraphQLInterfaceType({ ...is, fields: () => fieldsOf(name, abstract) });
    if (inputs) {
      const inputFields = (): GraphQLInputFieldConfigMap =>
        mapValues(inputs, (input, field) => inputOf(input, `${name}.${field}`));
      return new GraphQLInputObjectType({ ...is, fields: inputFields, isOneOf: oneOf ?? false });
    }
    if (values) {
      const described = values.map((value) => [value, { description: descriptions[`${name}.${value}`] }] as const);
      return new GraphQLEnumType({ ...is, values: Object.fromEntries(described) });
    }
    if (types) return new GraphQLUnionType({ ...is, types: () => namesOf(types) });
    return new GraphQLScalarType(is);
  }

  const types = Object.entries(shape).map(([name, its]) => make(name, its));
  for (const type of types) named.set(type.name, type);
  const root = (name: string) => named.get(name) as GraphQLObjectType | undefined;
  return new GraphQLSchema({ query: root('Query'), mutation: root('Mutation'), types, assumeValid: true });
}

const mapValues = <T, U>(of: Readonly<Record<string, T>>, map: (value: T, name: string) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [name, map(value, name)]));
