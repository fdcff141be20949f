import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type Ask, createLambdaHandler, type LambdaHandler } from './http/adapter.ts';
import { type Context, createContextFactory } from '../request/context.ts';
import { createCostMeter } from './cost/cost-plugin.ts';
import { createDocuments } from './operations/document-cache.ts';
import type { NewId } from '../domain/ids.ts';
import { createErrorEdge, type EdgeLogger } from './errors/errors.ts';
import { createKnownQueries } from './known-queries.ts';
import { createSchema } from './schema/schema.ts';
import type { DynamoDB } from '../store/dynamodb/client.ts';
import { createStore, type Store } from '../store/store.ts';

export interface AppParts {
  client: DynamoDB;
  tableName: string;
  /** Milliseconds since the epoch. */
  clock: { now(): number };
  newId: NewId;
  logger: EdgeLogger;
  /** Waits before a further try; tests do not wait. */
  pause?: (tries: number) => Promise<void>;
  /** Calls of an integration in a minute, where a test needs other bounds than the domain's. */
  callsPerMinute?: number;
  /** On a laptop: webhooks may go to `http://localhost`. Never on Lambda. */
  allowLocalWebhooks?: boolean;
}

/** The application, the same on Lambda, on a laptop and in tests: only its parts differ. */
export function createApp({ client, tableName, logger, pause, ...parts }: AppParts) {
  const store = createStore({ client, tableName, ...(pause && { pause }) });
  const graphql = createGraphql(createContextFactory({ store, ...parts }), logger);
  const handler: LambdaHandler = (event) => (event.rawPath === '/health' ? health(store, logger) : graphql(event));
  return { handler, store };
}

/** GraphQL: what is known is answered at once; Apollo Server is started for everything else, once there is something. */
export function createGraphql(makeContext: ReturnType<typeof createContextFactory>, logger: EdgeLogger): LambdaHandler {
  const shared = { schema: createSchema(), documents: createDocuments(), meter: createCostMeter() };
  const known = createKnownQueries({ ...shared, errors: createErrorEdge<Context>(logger) });
  let apollo: Promise<Ask<Context>> | undefined;
  // eslint-disable-next-line no-restricted-syntax -- most containers begin with a first-party operation, which does not take it
  const load = () => import('./http/apollo.ts').then(({ startApollo }) => startApollo<Context>({ ...shared, logger }));
  const ask: Ask<Context> = async (asked) => {
    apollo ??= load().catch((error: unknown) => {
      // What could not be loaded now may be, next time.
      apollo = undefined;
      throw error;
    });
    return (await apollo)(asked);
  };
  return createLambdaHandler(ask, makeContext, known);
}

/** The one route without a token: whether the function runs and reaches its table. */
async function health(store: Store, logger: EdgeLogger): Promise<APIGatewayProxyStructuredResultV2> {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  try {
    await store.ping();
    return { statusCode: 200, headers, body: JSON.stringify({ status: 'ok' }) };
  } catch (error) {
    logger.error('The table does not answer', { error: error instanceof Error ? error.name : typeof error });
    return { statusCode: 503, headers, body: JSON.stringify({ status: 'unavailable' }) };
  }
}
