import {
  GraphQLScalarType,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  type GraphQLTypeResolver,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
} from 'graphql';
import type { Context } from '../../request/context.ts';

// Any parent and arguments: the generated types have already checked them.
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as graphql-js has it
type FieldResolver = GraphQLFieldResolver<any, Context>;
export type ResolverMap = Readonly<Record<string, GraphQLScalarType | object>>;

/**
 * Attaches resolvers to a schema that was built from SDL: functions by type and field, `__resolveType` of abstract
 * types, and scalars. Throws for a resolver of something that is not in the schema, and for an abstract type without
 * one, so that neither a typo nor a forgotten type reaches a caller.
 */
export function attachResolvers(schema: GraphQLSchema, resolvers: ResolverMap): GraphQLSchema {
  for (const [name, given] of Object.entries(resolvers)) {
    const type = schema.getType(name);
    if (given instanceof GraphQLScalarType) {
      if (!isScalarType(type)) throw new Error(`The schema has no scalar ${name}`);
      const { serialize, parseValue, parseLiteral, specifiedByURL } = given;
      Object.assign(type, { serialize, parseValue, parseLiteral, specifiedByURL });
    } else if (isUnionType(type) || isInterfaceType(type)) {
      const { __resolveType } = given as { __resolveType?: GraphQLTypeResolver<unknown, Context> };
      type.resolveType = __resolveType;
    } else if (isObjectType(type)) {
      const fields = type.getFields();
      for (const [field, resolve] of Object.entries(given) as [string, FieldResolver][]) {
        if (!fields[field]) throw new Error(`The schema has no field ${name}.${field}`);
        fields[field].resolve = resolve;
      }
    } else throw new Error(`The schema has no type ${name} to resolve`);
  }
  for (const type of Object.values(schema.getTypeMap()))
    if ((isUnionType(type) || isInterfaceType(type)) && !type.resolveType)
      throw new Error(`Nothing says of which type a ${type.name} is`);
  return schema;
}
