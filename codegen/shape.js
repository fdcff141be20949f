import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql';

/**
 * A codegen plugin: the schema as plain data, from which a start builds it without parsing. Its descriptions and
 * deprecations are in `descriptions.ts`.
 */
export const plugin = (schema) => {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  const shape = Object.fromEntries(types.map((type) => [type.name, shapeOf(type)]));
  const head = "import type { SchemaShape } from '../schema/build-schema.ts';\n\n";
  return `${head}export const schemaShape: SchemaShape = ${JSON.stringify(shape)};\n`;
};

function shapeOf(type) {
  if (isEnumType(type)) return { values: type.getValues().map(({ name }) => name) };
  if (isUnionType(type)) return { types: type.getTypes().map(({ name }) => name) };
  if (isInputObjectType(type))
    return { inputs: mapValues(type.getFields(), inputOf), ...(type.isOneOf && { oneOf: true }) };
  if (isInterfaceType(type)) return { abstract: mapValues(type.getFields(), fieldOf) };
  if (!isObjectType(type)) return {};
  const interfaces = type.getInterfaces().map(({ name }) => name);
  return { fields: mapValues(type.getFields(), fieldOf), ...(interfaces.length > 0 && { interfaces }) };
}

const mapValues = (object, map) =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(value)]));

/** Its type alone, where it takes no arguments. */
function fieldOf({ type, args }) {
  if (args.length === 0) return String(type);
  return [String(type), Object.fromEntries(args.map((arg) => [arg.name, inputOf(arg)]))];
}

/** Its type alone, where it has no default. */
function inputOf({ type, defaultValue, deprecationReason }) {
  if (deprecationReason) throw new Error('The shape has no place for deprecated inputs yet: add one in codegen/');
  return defaultValue === undefined ? String(type) : [String(type), defaultValue];
}
