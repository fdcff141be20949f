import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { authorizeFields } from '../../functions/graphql/schema/field-authorization.ts';
import * as athlete from '../../functions/graphql/resolvers/athlete.ts';
import * as comment from '../../functions/graphql/resolvers/comment.ts';
import * as instruction from '../../functions/graphql/resolvers/instruction.ts';
import * as invitation from '../../functions/graphql/resolvers/invitation.ts';
import * as node from '../../functions/graphql/resolvers/node.ts';
import * as provider from '../../functions/graphql/resolvers/provider.ts';
import * as run from '../../functions/graphql/resolvers/run.ts';
import * as symptom from '../../functions/graphql/resolvers/symptom.ts';
import * as timeline from '../../functions/graphql/resolvers/timeline.ts';
import * as viewer from '../../functions/graphql/resolvers/viewer.ts';
import * as webhook from '../../functions/graphql/resolvers/webhook.ts';
import { scalars } from '../../functions/graphql/schema/scalars.ts';

const modules = [athlete, comment, instruction, invitation, node, provider, run, symptom, timeline, viewer, webhook];

/**
 * The product's schema as anybody would make it of SDL and resolvers, with nothing done to it for speed. The guard is on:
 * it is what keeps data to those who may see it.
 */
export function createStockSchema(typeDefs: string): GraphQLSchema {
  const resolvers: Record<string, object> = { ...scalars };
  // Types begin with a capital letter; what else a file exports is for other resolvers.
  for (const [name, part] of modules.flatMap((module) => Object.entries<object>(module)))
    if (/^[A-Z]/.test(name)) resolvers[name] = { ...resolvers[name], ...part };
  return authorizeFields(makeExecutableSchema({ typeDefs, resolvers }));
}
