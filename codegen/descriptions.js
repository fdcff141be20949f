import { isEnumType, isInputObjectType, isInterfaceType, isIntrospectionType, isObjectType } from 'graphql';

/**
 * A codegen plugin: what the SDL says of each of its parts, by coordinate, as in `Athlete.runs(first:)`, and why a field is
 * deprecated.
 */
export const plugin = (schema) => {
  const descriptions = {};
  const deprecations = {};
  const say = (coordinate, { description }) => {
    if (description) descriptions[coordinate] = description;
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type)) continue;
    say(type.name, type);
    if (isEnumType(type)) for (const value of type.getValues()) say(`${type.name}.${value.name}`, value);
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      say(`${type.name}.${field.name}`, field);
      if (field.deprecationReason) deprecations[`${type.name}.${field.name}`] = field.deprecationReason;
      for (const arg of field.args ?? []) say(`${type.name}.${field.name}(${arg.name}:)`, arg);
    }
  }
  const all = { descriptions, deprecations };
  return Object.entries(all)
    .map(([name, texts]) => `export const ${name}: Readonly<Record<string, string>> = ${JSON.stringify(texts)};\n`)
    .join('');
};
