import { ApolloServer } from '@apollo/server';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { type GraphQLSchema, isObjectType } from 'graphql';
import { createLambdaHandler } from '../../functions/graphql/http/adapter.ts';
import type { AppParts } from '../../functions/request/app-parts.ts';
import { createAuditPlugin } from '../../functions/graphql/server/audit-plugin.ts';
import { createContextFactory, type Context } from '../../functions/request/context.ts';
import { createUsageCount } from '../../functions/request/usage-count.ts';
import { createCostMeter, createCostPlugin } from '../../functions/graphql/cost/cost-plugin.ts';
import { createErrorEdge } from '../../functions/graphql/errors/errors.ts';
import { authorizeFields } from '../../functions/graphql/schema/field-authorization.ts';
import * as account from '../../functions/graphql/resolvers/account.ts';
import * as athlete from '../../functions/graphql/resolvers/athlete.ts';
import * as audit from '../../functions/graphql/resolvers/audit.ts';
import * as comment from '../../functions/graphql/resolvers/comment.ts';
import * as diagnosis from '../../functions/graphql/resolvers/diagnosis.ts';
import * as instruction from '../../functions/graphql/resolvers/instruction.ts';
import * as integration from '../../functions/graphql/resolvers/integration.ts';
import * as invitation from '../../functions/graphql/resolvers/invitation.ts';
import * as node from '../../functions/graphql/resolvers/node.ts';
import * as provider from '../../functions/graphql/resolvers/provider.ts';
import * as run from '../../functions/graphql/resolvers/run.ts';
import * as session from '../../functions/graphql/resolvers/session.ts';
import * as symptom from '../../functions/graphql/resolvers/symptom.ts';
import * as timeline from '../../functions/graphql/resolvers/timeline.ts';
import * as viewer from '../../functions/graphql/resolvers/viewer.ts';
import * as webhook from '../../functions/graphql/resolvers/webhook.ts';
import { scalars } from '../../functions/graphql/schema/scalars.ts';
import { createStore } from '../../functions/store/store.ts';
import { schema as types } from './schema.ts';
import { writtenSdl } from './sdl.ts';

const modules = [
  account,
  athlete,
  audit,
  comment,
  diagnosis,
  instruction,
  integration,
  invitation,
  node,
  provider,
  run,
  session,
  symptom,
  timeline,
  viewer,
  webhook,
];

/** The resolvers of all files, put together by the names of the types: files export other things, too. */
function allResolvers(): Record<string, object> {
  // A scalar keeps the words of the schema: handed over whole, it would bring its own, or none.
  const ways = Object.entries(scalars).map(([name, { serialize, parseValue, parseLiteral, specifiedByURL }]) => {
    return [name, { serialize, parseValue, parseLiteral, specifiedByURL }] as const;
  });
  const resolvers: Record<string, object> = Object.fromEntries(ways);
  for (const [name, part] of modules.flatMap((module) => Object.entries<object>(module)))
    if (types.getType(name)) resolvers[name] = { ...resolvers[name], ...part };
  return resolvers;
}

/** The schema as it is written, with its resolvers as they stand: nothing is done to it for speed. */
export function createStockSchema(): GraphQLSchema {
  const schema = makeExecutableSchema({ typeDefs: writtenSdl, resolvers: allResolvers() });
  for (const root of [schema.getQueryType(), schema.getMutationType()])
    if (!isObjectType(root) || Object.values(root.getFields()).some(({ resolve }) => !resolve))
      throw new Error('A root field without a resolver: is there a new file of resolvers?');
  return authorizeFields(schema);
}

/**
 * The application on Apollo Server as it comes: graphql-js parses, validates and executes each request anew, and Apollo's own
 * plugins are on. What answers are made of is the product's; what only makes them fast is left out, so that the product's
 * server can be held against this one. Limits are written down here again: they are promises to callers.
 */
export function createStockApp({ client, tableName, logger, pause, keys, vault, ...parts }: AppParts) {
  const store = createStore({ client, tableName, keys, vault, ...(pause && { pause }) });
  const errors = createErrorEdge<Context>(logger);
  const server = new ApolloServer<Context>({
    schema: createStockSchema(),
    logger,
    formatError: errors.formatError,
    plugins: [errors.plugin, createCostPlugin<Context>(createCostMeter()), createAuditPlugin<Context>(errors)],
    includeStacktraceInErrorResponses: false,
    introspection: true,
    csrfPrevention: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: 3_000 },
    validationOptions: { maxErrors: 20 },
    executionOptions: { maxCoercionErrors: 20 },
    maxRecursiveSelections: 10_000,
  });
  server.startInBackgroundHandlingStartupErrorsByLoggingAndFailingAllRequests();
  const usage = createUsageCount(store, parts.clock, logger);
  const handler = usage.counted(createLambdaHandler(server, createContextFactory({ store, usage, ...parts })));
  return { store, handler };
}
