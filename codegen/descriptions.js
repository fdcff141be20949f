import { isEnumType, isInputObjectType, isInterfaceType, isIntrospectionType, isObjectType } from 'graphql';

/** A codegen plugin: what the SDL says of each of its parts, by coordinate, as in `Athlete.runs(first:)`. */
export const plugin = (schema) => {
  const descriptions = {};
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
      for (const arg of field.args ?? []) say(`${type.name}.${field.name}(${arg.name}:)`, arg);
    }
  }
  return `export const descriptions: Readonly<Record<string, string>> = ${JSON.stringify(descriptions)};\n`;
};
