import * as oauth from 'oauth4webapi';
import type { ClientIntegration } from '../../functions/domain/integration/integration.ts';
import { createIntegrationsApp } from '../../functions/integrations/app.ts';
import { viewerFrom } from '../../functions/request/viewer-from.ts';
import type { HttpHandler } from '../../functions/runtime/http.ts';
import { newId } from '../../functions/runtime/new-id.ts';
import { issuerName } from '../../infra/local/identity/issuer.ts';
import { consentClientId, findPersona, webClientId } from '../../infra/local/identity/personas.ts';
import { startTestGateway } from './local-gateway.ts';
import { asFunction } from './role.ts';
import { createWorld, speaker } from './world.ts';

export const CALLBACK = 'https://tracker.example/connected';
const insecure = { [oauth.allowInsecureRequests]: true };

/** The system as it is on a laptop, with a registered integration, an athlete's browser, and the integration's own server. */
export async function createConsentWorld() {
  // Tokens are good in real time, so the world lives in it, and is moved from there.
  const began = new Date().toISOString();
  const world = await createWorld({ now: began });
  let integrations: HttpHandler = () => Promise.reject(new Error('Not started'));
  const gateway = await startTestGateway(world.handler, { integrations: (event) => integrations(event) });
  const env = {
    PUBLIC_URL: gateway.url,
    SIGN_IN_URL: `${gateway.url}/issuer`,
    CONSENT_CLIENT_ID: consentClientId,
    WEB_CLIENT_ID: webClientId,
    TOKEN_ISSUER: issuerName,
    TOKEN_JWKS_URI: gateway.issuer.jwksUri,
  };
  const logged: [message: string, details: object | undefined][] = [];
  const log = (message: string, details?: object) => void logged.push([message, details]);
  const app = createIntegrationsApp({
    client: world.dynamodb,
    tableName: world.tableName,
    clock: { now: () => Date.parse(world.now()) },
    newId,
    logger: { debug: log, info: log, warn: log, error: log },
    pause: async () => {},
    settingsClients: { has: () => true },
    env,
  });
  integrations = (event) => asFunction('integrations', () => app.handler(event));

  /** Somebody of the local issuer, who calls over HTTP. */
  const persona = (name: string) =>
    speaker(async (query, variables = {}) => {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { authorization: `Bearer ${await gateway.issuer.tokenFor(name)}`, 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, ...((await response.json()) as { data: unknown }) };
    });
  const athlete = async (name: string) => {
    const who = persona(name);
    const { athlete: made } = await who.does(
      'createAthlete',
      { name: `Ms. ${name}`, timeZone: 'UTC' },
      'athlete { id }',
    );
    return { ...who, id: made.id as string };
  };

  /** Registers an integration and has it approved. */
  async function register(over: Partial<ClientIntegration> & { clientId: string }): Promise<ClientIntegration> {
    const { store } = app;
    const { id: personId } = viewerFrom({
      iss: issuerName,
      sub: over.clientId,
      client_id: over.clientId,
      token_use: 'access',
    });
    const { clientId, ...rest } = over;
    const pending = {
      kind: 'integration' as const,
      id: `int_${newId.key()}` as const,
      name: 'Tracker <b>&</b> Co',
      homepageUrl: 'https://tracker.example/',
      redirectUrls: [CALLBACK],
      scopes: ['runs:write' as const, 'runs:read' as const],
      ownerId: 'per_developerdevelop' as const,
      contactEmail: 'dev@tracker.example',
      status: 'APPROVED' as const,
      decisions: [],
      secrets: [],
      createdAt: began,
      version: 0,
      ...rest,
    };
    const { own } = await store.integrations.of(pending.ownerId);
    await store.integrations.create(pending, own, {});
    const approved = { ...pending, clientId, personId };
    await store.integrations.save({ ...pending, version: 1 }, approved);
    return approved;
  }

  const tracker = findPersona('tracker');
  if (tracker?.kind !== 'integration') throw new Error('There is no tracker');
  const server = await oauth.processDiscoveryResponse(
    new URL(gateway.url),
    await oauth.discoveryRequest(new URL(gateway.url), { algorithm: 'oauth2', ...insecure }),
  );
  const client: oauth.Client = { client_id: tracker.clientId };

  /** The integration's own server begins to connect an athlete. */
  async function begin(over: Record<string, string | undefined> = {}) {
    const [state, verifier] = [oauth.generateRandomState(), oauth.generateRandomCodeVerifier()];
    const url = new URL(server.authorization_endpoint ?? '');
    const parameters: Record<string, string | undefined> = {
      response_type: 'code',
      client_id: client.client_id,
      redirect_uri: CALLBACK,
      scope: 'sidelined/runs:write sidelined/runs:read',
      state,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...over,
    };
    for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value);
    return { url: url.href, state, verifier };
  }

  /** It exchanges what came back. Throws as oauth4webapi does. */
  async function exchange(
    back: string | URL,
    { state, verifier }: { state: string; verifier: string },
    { secret = tracker?.kind === 'integration' ? tracker.clientSecret : '', redirectUrl = CALLBACK, by = client } = {},
  ) {
    const answer = oauth.validateAuthResponse(server, client, new URL(back), state);
    const credentials = oauth.ClientSecretBasic(secret);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      by,
      credentials,
      answer,
      redirectUrl,
      verifier,
      insecure,
    );
    return oauth.processAuthorizationCodeResponse(server, by, response);
  }

  return {
    world,
    gateway,
    store: app.store,
    logged,
    tracker,
    client,
    server,
    persona,
    athlete,
    register,
    begin,
    exchange,
    browser: () => createBrowser(gateway.url),
    close: () => gateway.close(),
  };
}

export type ConsentWorld = Awaited<ReturnType<typeof createConsentWorld>>;

/** A browser without script: cookies, redirects within this machine, and forms. */
function createBrowser(home: string) {
  const cookies = new Map<string, string>();

  async function visit(to: string, form?: URLSearchParams): Promise<Response> {
    const response = await fetch(new URL(to, home), {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: form }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (/Max-Age=0/.test(cookie)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }

  /** Follows redirects as long as they stay on this machine. */
  async function follow(to: string, form?: URLSearchParams): Promise<{ url: string; response: Response }> {
    let [url, response] = [to, await visit(to, form)];
    for (let next = response.headers.get('location'); next !== null; next = response.headers.get('location')) {
      url = new URL(next, home).href;
      if (!url.startsWith(home)) break;
      response = await visit(url);
    }
    return { url, response };
  }

  /** The hidden fields of the last form of a page. */
  const fieldsOf = (html: string) =>
    new URLSearchParams(
      [...html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']): [string, string] => [
          name,
          value.replace(/&(amp|#38|quot|#39);/g, (_, what: string) => ({ quot: '"', '#39': "'" })[what] ?? '&'),
        ],
      ),
    );

  return {
    cookies,
    visit,
    follow,
    fieldsOf,
    /** Opens an integration's link, signs in as somebody, and shows what comes then. */
    async signIn(link: string, persona: string): Promise<{ status: number; html: string; headers: Headers }> {
      const { url, response } = await follow(link);
      if (!response.ok) return { status: response.status, html: await response.text(), headers: response.headers };
      const signIn = new URL(url);
      signIn.searchParams.set('persona', persona);
      const { response: shown } = await follow(signIn.href);
      return { status: shown.status, html: await shown.text(), headers: shown.headers };
    },
    /** Presses a button of the consent page; answers where that leads. */
    async decide(html: string, decision: 'allow' | 'refuse'): Promise<{ status: number; to: string; html: string }> {
      const form = fieldsOf(html);
      form.set('decision', decision);
      const response = await visit('/oauth/consent', form);
      return { status: response.status, to: response.headers.get('location') ?? '', html: await response.text() };
    },
  };
}
