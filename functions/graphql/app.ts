import { createLambdaHandler } from './http/adapter.ts';
import { limited, withAllowance } from '../request/allowed-requests.ts';
import type { AppParts } from '../request/app-parts.ts';
import { type Context, createContextFactory } from '../request/context.ts';
import type { HttpHandler, HttpResult } from '../runtime/http.ts';
import { acceptedScopes, type ScopesFor } from '../runtime/token/authenticated.ts';
import type { Logger } from '../runtime/logger.ts';
import { readSettingsClients } from '../request/known-clients.ts';
import { readClientLimits, readLimits } from '../request/request-limit.ts';
import { createUsageCount } from '../request/usage-count.ts';
import { createSchema } from './schema/schema.ts';
import { grantsPlugin } from './server/grants-plugin.ts';
import { createServer } from './server/server.ts';
import { createStore, type Store } from '../store/store.ts';

/** The one route that needs no token: uptime checks have none, and it only says that the API is up. */
export const graphqlScopes: ScopesFor = ({ rawPath }) => (rawPath === '/health' ? undefined : acceptedScopes);

/** The application. Lambda, the laptop and the tests differ only in its parts. */
export function createApp({ client, tableName, logger, pause, settle, keys, vault, env = {}, ...parts }: AppParts) {
  const waits = { ...(pause && { pause }), ...(settle && { settle }) };
  const store = createStore({ client: limited(client), tableName, keys, vault, ...waits });
  const server = createServer<Context>({ schema: createSchema(), logger, plugins: [grantsPlugin] });
  const usage = createUsageCount(store, parts.clock, logger);
  const limits = { limits: readLimits(env), clientLimits: readClientLimits(env) };
  const settingsClients = readSettingsClients(env);
  const makeContext = createContextFactory({ store, usage, ...limits, settingsClients, ...parts });
  const graphql = usage.counted(createLambdaHandler(server, makeContext));
  const handler: HttpHandler = (event) =>
    event.rawPath === '/health' ? health(store, logger) : withAllowance(() => graphql(event));
  return { handler, store };
}

/** The one route without a token: checks that the function runs and reaches its table. */
async function health(store: Store, logger: Logger): Promise<HttpResult> {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  try {
    const record = await store.knownRecord();
    return {
      statusCode: 200,
      headers,
      body: JSON.stringify({ status: 'ok', ...(record !== undefined && { record }) }),
    };
  } catch (error) {
    logger.error('The table does not answer', { error: error instanceof Error ? error.name : typeof error });
    return { statusCode: 503, headers, body: JSON.stringify({ status: 'unavailable' }) };
  }
}
