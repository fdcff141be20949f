import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

const described = new WeakMap<GraphQLSchema, Promise<void>>();

/**
 * Puts the descriptions of `schema/` onto a schema, once. They are two thirds of its text and mean nothing to execution: just
 * who asks for the schema itself waits for them.
 */
export function describeSchema(schema: GraphQLSchema): Promise<void> {
  const done = described.get(schema) ?? describe(schema);
  described.set(schema, done);
  return done;
}

interface Part {
  description?: string | null | undefined;
}

async function describe(schema: GraphQLSchema): Promise<void> {
  // eslint-disable-next-line no-restricted-syntax -- most containers are never asked for them
  const { descriptions } = await import('../generated/descriptions.ts');
  const say = (coordinate: string, part: Part) => {
    if (coordinate in descriptions) part.description = descriptions[coordinate];
  };
  for (const type of Object.values(schema.getTypeMap())) {
    say(type.name, type);
    if (isEnumType(type)) for (const value of type.getValues()) say(`${type.name}.${value.name}`, value);
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) say(`${type.name}.${field.name}`, field);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      say(`${type.name}.${field.name}`, field);
      for (const arg of field.args) say(`${type.name}.${field.name}(${arg.name}:)`, arg);
    }
  }
}
