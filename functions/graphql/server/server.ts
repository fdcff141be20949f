import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { type CostMeter, createCostMeter, createCostPlugin } from '../cost/cost-plugin.ts';
import { createDocumentPlugin } from '../operations/document-plugin.ts';
import { createDocuments, type Documents } from '../operations/document-cache.ts';
import type { Logger } from '../../runtime/logger.ts';
import { createErrorEdge, type RequestContext } from '../errors/errors.ts';

/**
 * The most tokens in a document: several times those of a large screen's. It then cannot nest deeper than the stack
 * allows in parsing and validation (about 1,700 levels), and both stay under 200 ms.
 */
const MAX_TOKENS = 3_000;
/** The most errors in one response; further ones would add little. */
const MAX_ERRORS = 20;
/** Fields and fragments after all fragments are expanded. */
const MAX_RECURSIVE_SELECTIONS = 10_000;

export interface ServerOptions {
  schema: GraphQLSchema;
  logger: Logger;
  /** The costs of the schema's fields; this product's own unless a test uses another schema. */
  meter?: CostMeter;
  /** The cache of valid documents. */
  documents?: Documents;
}

/**
 * The Apollo Server that Lambda, the laptop and the tests all use. It starts by itself, and the first request waits for
 * that: do not call `start()`.
 */
export function createServer<C extends RequestContext>({
  schema,
  logger,
  meter = createCostMeter(),
  documents = createDocuments(),
}: ServerOptions): ApolloServer<C> {
  const errors = createErrorEdge<C>(logger);
  const server = new ApolloServer<C>({
    schema,
    logger,
    formatError: errors.formatError,
    includeStacktraceInErrorResponses: false,
    // The schema is public, as is its documentation, so hiding "Did you mean …?" would only take help from developers.
    introspection: true,
    hideSchemaDetailsFromClientErrors: false,
    // Callers send a bearer token, which browsers do not add by themselves as they do cookies: nothing to forge.
    csrfPrevention: false,
    // They would be stored in the memory of one container out of many.
    persistedQueries: false,
    // The plugin below caches documents.
    documentStore: null,
    allowBatchedHttpRequests: false,
    // The caller stops the server.
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationOptions: { maxErrors: MAX_ERRORS },
    executionOptions: { maxCoercionErrors: MAX_ERRORS },
    maxRecursiveSelections: MAX_RECURSIVE_SELECTIONS,
    plugins: [
      errors.plugin,
      createDocumentPlugin<C>(documents),
      createCostPlugin<C>(meter),
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
