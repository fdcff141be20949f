import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { authorizeFields } from '../../functions/graphql/schema/field-authorization.ts';
import { scalars } from '../../functions/graphql/schema/scalars.ts';

/**
 * The product's schema as anybody would make it of SDL and the files of resolvers, with nothing done to it for speed. The
 * guard is on: it is what keeps data to those who may see it.
 */
export function createStockSchema(typeDefs: string, modules: readonly Record<string, object>[]): GraphQLSchema {
  const resolvers: Record<string, object> = { ...scalars };
  // Types are named in PascalCase; what else a file exports is for other resolvers.
  for (const [name, part] of modules.flatMap((module) => Object.entries<object>(module)))
    if (/^[A-Z]\w*[a-z]/.test(name)) resolvers[name] = { ...resolvers[name], ...part };
  return authorizeFields(makeExecutableSchema({ typeDefs, resolvers }));
}
