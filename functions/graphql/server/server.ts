import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { createAnswerPlugin } from '../answer/answer-plugin.ts';
import { type CostMeter, createCostMeter, createCostPlugin } from '../cost/cost-plugin.ts';
import { createDocumentPlugin } from '../operations/document-plugin.ts';
import { createDocuments } from '../operations/document-cache.ts';
import type { Logger } from '../../runtime/logger.ts';
import { createErrorEdge } from '../errors/errors.ts';
import { type AuditedContext, createAuditPlugin } from './audit-plugin.ts';

/**
 * Tokens of a document: several times those of a large screen. It can then nest no deeper than the stack allows parsing and
 * validation (about 1,700 levels). The most that both were found to take is 300 to 650 ms, with what is built to be slow
 * (test/graphql/http/work.test.ts); those of a large screen take a few, and once only: they are kept.
 */
const MAX_TOKENS = 3_000;
/** Errors that one response lists. */
const MAX_ERRORS = 20;
/** Fields and fragments, with every fragment spread written out. */
const MAX_RECURSIVE_SELECTIONS = 10_000;

export interface ServerOptions {
  schema: GraphQLSchema;
  logger: Logger;
  /** For tests with another schema. */
  meter?: CostMeter;
}

/** What an application adds to the server: its plugins see its own context. */
export interface Additions<C extends AuditedContext> {
  plugins?: readonly ApolloServerPlugin<C>[];
}

/**
 * The Apollo Server of Lambda, the laptop and the tests. It starts in the background, and the first request waits for that:
 * do not call `start()`.
 */
export function createServer<C extends AuditedContext>({
  schema,
  logger,
  meter = createCostMeter(),
  plugins = [],
}: ServerOptions & Additions<C>): ApolloServer<C> {
  const errors = createErrorEdge<C>(logger);
  const server = new ApolloServer<C>({
    schema,
    logger,
    formatError: errors.formatError,
    includeStacktraceInErrorResponses: false,
    // The schema is public, so "Did you mean …?" reveals nothing.
    introspection: true,
    hideSchemaDetailsFromClientErrors: false,
    // Requests carry a bearer token, which no browser adds by itself as it does cookies.
    csrfPrevention: false,
    // Their cache would be in the memory of one container out of many.
    persistedQueries: false,
    // The plugin below keeps documents.
    documentStore: null,
    allowBatchedHttpRequests: false,
    // Lambda, or the script that runs the server, decides when it stops.
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationOptions: { maxErrors: MAX_ERRORS },
    executionOptions: { maxCoercionErrors: MAX_ERRORS },
    maxRecursiveSelections: MAX_RECURSIVE_SELECTIONS,
    plugins: [
      errors.plugin,
      createDocumentPlugin<C>(createDocuments()),
      createCostPlugin<C>(meter),
      ...plugins,
      createAuditPlugin<C>(errors),
      createAnswerPlugin<C>(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  server.startInBackgroundHandlingStartupErrorsByLoggingAndFailingAllRequests();
  return server;
}
