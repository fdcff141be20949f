import type { AppParts } from '../request/app-parts.ts';
import { type Context, createContextFactory } from '../request/context.ts';
import { refuse } from '../domain/refusal.ts';
import type { HttpEvent, HttpHandler, HttpResult } from '../runtime/http.ts';
import { personScopes, type ScopesFor } from '../runtime/token/authenticated.ts';
import { createStore } from '../store/store.ts';
import { instantAt } from '../domain/time.ts';
import { describe, empty, json, notFound } from './answer.ts';
import type { OAuthClients } from './oauth-clients.ts';
import { createPage, type PageSettings } from './page.ts';
import { deleteIntegration, deleteSecret, issueSecret, sweepSecrets } from './secrets.ts';

export interface DevelopersParts extends AppParts {
  clients: OAuthClients;
  page: PageSettings;
}

/** Everything but the page, which contains nothing of anybody, is for people who signed in. */
export const developersScopes: ScopesFor = ({ routeKey }) =>
  routeKey === 'GET /developers' ? undefined : personScopes;

/**
 * What developers do at the identity provider: this function alone may make and delete clients there. The rest of an
 * integration is GraphQL's.
 */
export function createDevelopersApp({ clients, page, ...parts }: DevelopersParts) {
  const { client, tableName, clock, newId, logger, vault, pause, limits, allowLocalWebhooks } = parts;
  const store = createStore({ client, tableName, vault, ...(pause && { pause }) });
  const makeContext = createContextFactory({ store, clock, newId, limits, allowLocalWebhooks, channel: 'HTTP' });
  const pageResult = createPage(page);

  async function person(event: HttpEvent): Promise<Context> {
    const context = await makeContext(event);
    if (context.viewer.kind === 'person') return context;
    return refuse('FORBIDDEN', 'This is for people who signed in, not for clients.');
  }
  const operations: Readonly<Record<string, (event: HttpEvent) => Promise<HttpResult> | HttpResult>> = {
    'GET /developers': () => pageResult,
    'POST /v1/integrations/{id}/secrets': async (event) =>
      json(201, await issueSecret(parameter(event, 'id'), issuerOf(event), await person(event), clients)),
    'DELETE /v1/integrations/{id}/secrets/{secretId}': async (event) => {
      await deleteSecret(parameter(event, 'id'), parameter(event, 'secretId'), await person(event), clients);
      return empty;
    },
    'DELETE /v1/integrations/{id}': async (event) => {
      await deleteIntegration(parameter(event, 'id'), await person(event), clients);
      return empty;
    },
  };
  const handler: HttpHandler = async (event) => {
    try {
      return await (operations[event.routeKey] ?? notFound)(event);
    } catch (error) {
      return describe(error, event.requestContext.requestId, logger);
    }
  };
  /** Each hour: secrets whose time is over. */
  const sweep = async (): Promise<{ deleted: number }> => ({
    deleted: await sweepSecrets(store, instantAt(clock.now()), clients),
  });
  return { handler, sweep, store };
}

const parameter = (event: HttpEvent, name: string): string => event.pathParameters?.[name] ?? '';

/** Clients are identified under the same issuer as the person who makes them. */
const issuerOf = ({ requestContext }: HttpEvent): string => String(requestContext.authorizer.jwt.claims['iss']);
