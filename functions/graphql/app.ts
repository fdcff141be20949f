import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { createLambdaHandler, type LambdaHandler } from './http/adapter.ts';
import { type Context, createContextFactory } from '../request/context.ts';
import type { NewId } from '../domain/ids.ts';
import type { EdgeLogger } from './errors/errors.ts';
import { createSchema } from './schema/schema.ts';
import { createServer } from './server/server.ts';
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
  const server = createServer<Context>({ schema: createSchema(), logger });
  const graphql = createLambdaHandler(server, createContextFactory({ store, ...parts }));
  const handler: LambdaHandler = (event) => (event.rawPath === '/health' ? health(store, logger) : graphql(event));
  return { handler, store };
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
