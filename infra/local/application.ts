import { createApp } from '../../functions/graphql/app.ts';
import type { EdgeLogger } from '../../functions/graphql/errors.ts';
import { newId } from '../../functions/graphql/new-id.ts';
import { type Authorize, createAuthorizer } from './authorizer.ts';
import { localClient } from './client.ts';
import { localCors } from './cors.ts';
import { startGateway, type Gateway } from './gateway.ts';
import { serveGraphiql } from './graphiql.ts';
import { createIssuer, issuerName, type Issuer } from './issuer.ts';
import { acceptedScopes, audience } from './personas.ts';
import { suggestions } from './queries.ts';
import type { Route } from './routes.ts';
import { loadDemo } from './seed.ts';
import { beginDemo, endDemo, prepareTable } from './table.ts';

export const tableName = 'Sidelined';

export interface ApplicationOptions {
  /** Where it will answer. */
  url: string;
  port: number;
  /** Of the DynamoDB engine. */
  endpoint: string;
  /** Keeps the issuer's signing key. */
  keyFile: string;
  /** Told of each step that is done. */
  done: (step: string) => void;
}

/** Everything that is not the engine: table, application, issuer and gateway, with the demo loaded into an empty table. */
export async function startApplication({ url, port, endpoint, keyFile, done }: ApplicationOptions): Promise<Gateway> {
  const client = localClient(endpoint);
  const isEmpty = await prepareTable(client, tableName);
  done(`the table ${tableName} is there`);
  const issuer = await createIssuer({ url: `${url}/issuer`, keyFile });
  const clock = movableClock();
  const { handler } = createApp({ client, tableName, clock, newId, logger: terminalLogger });
  const gateway = await startGateway({
    port,
    routes: apiRoutes(
      handler,
      createAuthorizer({ issuer: issuerName, jwksUri: issuer.jwksUri, audience, acceptedScopes }),
    ),
    cors: localCors,
    pages: pagesOf(issuer),
    onError: (error) => terminalLogger.error('The gateway failed', { error }),
  });
  done(`GraphQL answers at ${url}/graphql`);
  if (!isEmpty) return gateway;
  try {
    await beginDemo(client, tableName);
    await loadDemo({ url: `${url}/graphql`, tokenFor: issuer.tokenFor, setClock: clock.set });
    await endDemo(client, tableName);
  } catch (error) {
    await gateway.close();
    throw error;
  }
  clock.set(undefined);
  done('the demo is loaded');
  return gateway;
}

/** The routes of `infra/api.ts`. */
export function apiRoutes(invoke: Route['invoke'], authorize: Authorize): Route[] {
  return [
    { key: 'GET /graphql', authorize, invoke },
    { key: 'POST /graphql', authorize, invoke },
    { key: 'GET /health', authorize: undefined, invoke },
  ];
}

export function pagesOf(issuer: Issuer) {
  const graphiql = serveGraphiql(suggestions[0]);
  return { '/issuer': issuer.handle, '/': graphiql, '/ruru': graphiql };
}

/** Real time, unless it is held at an instant: the demo tells of the past weeks as they happen. */
function movableClock() {
  let held: number | undefined;
  return {
    now: () => held ?? Date.now(),
    set: (atMs: number | undefined) => {
      held = atMs;
    },
  };
}

/** One line on stderr for what should be looked at; the rest is for CloudWatch. */
const terminalLogger: EdgeLogger = {
  debug: () => undefined,
  info: () => undefined,
  warn: (message, details) => console.error(message, ...(details ? [details] : [])),
  error: (message, details) => console.error(message, ...(details ? [details] : [])),
};
