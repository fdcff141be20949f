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
 * Tokens of a document: several times a large screen's. Nothing in it can then nest deeper than the stack of parsing and
 * validation takes (that ends at about 1,700 levels), and both stay under 200 ms.
 */
const MAX_TOKENS = 3_000;
/** Errors that one answer lists; a document that is wrong in more places is as good as explained by these. */
const MAX_ERRORS = 20;
/** Fields and fragments once every fragment is written out. */
const MAX_RECURSIVE_SELECTIONS = 10_000;

export interface ServerOptions {
  schema: GraphQLSchema;
  logger: Logger;
  /** What the schema's fields cost; this product's own unless a test brings another schema. */
  meter?: CostMeter;
  /** Where documents are kept that are valid. */
  documents?: Documents;
}

/**
 * The Apollo Server that Lambda, the laptop and the tests all use. It starts by itself, and the first request waits for it:
 * do not call `start()`.
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
    // The schema is public, as is its documentation. So hiding "Did you mean …?" would only hide help from developers.
    introspection: true,
    hideSchemaDetailsFromClientErrors: false,
    // Callers show a bearer token, which no browser adds by itself as it would a cookie: there is nothing to forge.
    csrfPrevention: false,
    // They would live in the memory of one container out of many.
    persistedQueries: false,
    // The plugin below keeps documents.
    documentStore: null,
    allowBatchedHttpRequests: false,
    // Whoever runs the server decides when it stops.
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
