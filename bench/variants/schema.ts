import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { authorizeFields } from '../../functions/graphql/schema/field-authorization.ts';
import { scalars } from '../../functions/graphql/schema/scalars.ts';

/**
 * The product's schema as usually made from SDL and resolver files, without any optimization. Fields are authorized,
 * which keeps data to those who may see it.
 */
export function createStockSchema(typeDefs: string, modules: readonly Record<string, object>[]): GraphQLSchema {
  const resolvers: Record<string, object> = { ...scalars };
  // Types are named in PascalCase; other exports of these files are for other resolvers.
  for (const [name, part] of modules.flatMap((module) => Object.entries<object>(module)))
    if (/^[A-Z]\w*[a-z]/.test(name)) resolvers[name] = { ...resolvers[name], ...part };
  return authorizeFields(makeExecutableSchema({ typeDefs, resolvers }));
}
