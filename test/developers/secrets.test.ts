import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDevelopersApp } from '../../functions/developers/app.ts';
import { createCognitoClients } from '../../functions/developers/cognito.ts';
import { CLIENT_FRESH_MS } from '../../functions/request/known-clients.ts';
import { newId } from '../../functions/runtime/new-id.ts';
import { type ClientRegistry, createClientRegistry } from '../../infra/local/identity/clients.ts';
import { tableActions } from '../../infra/permissions.ts';
import { gatewayEvent } from '../support/gateway.ts';
import { asFunction } from '../support/role.ts';
import { createWorld, integrationClaims, personClaims, type Someone, type World } from '../support/world.ts';

let world: World;
let registry: ClientRegistry;
let server: Server;
let app: ReturnType<typeof createDevelopersApp>;
/** The calls to the identity provider, by name. */
const called: string[] = [];
/** The next call of this name fails. */
let failing = '';

const page = {
  issuer: 'https://issuer.test',
  authorizationEndpoint: 'https://sign-in.test/oauth2/authorize',
  tokenEndpoint: 'https://sign-in.test/oauth2/token',
  clientId: 'app',
};

beforeAll(async () => {
  // Nothing is known by settings: a client calls because it is registered and approved.
  world = await createWorld({ settingsClients: { has: () => false } });
  registry = await createClientRegistry({});
  server = createServer((request, response) => {
    const name = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    called.push(name);
    if (name !== failing) return registry.handle(request, response);
    failing = '';
    response.writeHead(400).end(JSON.stringify({ __type: 'InvalidParameterException' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  app = createDevelopersApp({
    client: world.dynamodb,
    tableName: world.tableName,
    vault: world.vault,
    clock: { now: () => Date.parse(world.now()) },
    newId,
    logger: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    pause: async () => {},
    clients: createCognitoClients({
      userPoolId: 'us-east-1_test',
      scopes: ['sidelined/runs:write', 'sidelined/runs:read'],
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    }),
    page,
  });
});
afterAll(() => server.close());

/** A call of plain HTTP by somebody. */
async function call(who: Pick<Someone, 'claims'>, route: string, pathParameters: Record<string, string>) {
  const event = gatewayEvent({ route, pathParameters, claims: who.claims });
  const { statusCode, body } = await asFunction('developers', () => app.handler(event));
  return { status: statusCode, body: body === undefined ? undefined : (JSON.parse(body) as Record<string, string>) };
}
const issue = (who: Pick<Someone, 'claims'>, id: string) => call(who, 'POST /v1/integrations/{id}/secrets', { id });
const drop = (who: Pick<Someone, 'claims'>, id: string, secretId: string) =>
  call(who, 'DELETE /v1/integrations/{id}/secrets/{secretId}', { id, secretId });

const operator = () => world.as({ ...personClaims('operator'), 'cognito:groups': '[operators]' });
async function register(owner: Someone, more: object = {}): Promise<{ id: string; version: number }> {
  const input = {
    name: 'Strides',
    homepageUrl: 'https://strides.example',
    redirectUrls: [],
    scopes: ['RUNS_WRITE'],
    contactEmail: 'a@strides.example',
    ...more,
  };
  return (await owner.does('registerIntegration', input, 'integration { id version }')).integration;
}
async function decide({ id, version }: { id: string; version: number }, decision: string, more: object = {}) {
  const input = { integrationId: id, version, decision, reason: 'Because.', ...more };
  return (await operator().does('reviewIntegration', input, 'integration { id version }')).integration;
}
const approved = async (owner: Someone, more: object = {}): Promise<string> =>
  (await decide(await register(owner, more), 'APPROVED')).id;
const mine = async (who: Someone) =>
  (
    await who.ask(
      '{ viewer { integrations { version clientId secrets { id expiresAt } usage(days: 1) { calls runsRecorded runsRejected clientErrors rateLimited } } } }',
    )
  ).data.viewer.integrations[0];
const later = (ms: number) => world.at(new Date(Date.parse(world.now()) + ms).toISOString());
const HOUR = 3_600_000;

describe('a secret', () => {
  it('is given to an approved integration alone, once, with its client', async () => {
    const owner = world.person('first');
    const pending = await register(owner);
    expect(await issue(owner, pending.id)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('PENDING') as unknown },
    });
    await decide(pending, 'APPROVED');
    const { status, body } = await issue(owner, pending.id);
    expect(status).toBe(201);
    expect(registry.scopesOf(body?.['clientId'] ?? '', body?.['clientSecret'] ?? '')).toContain('sidelined/runs:write');
    expect(await mine(owner)).toMatchObject({
      clientId: body?.['clientId'],
      secrets: [{ id: body?.['secretId'], expiresAt: null }],
    });
    const stored = JSON.stringify(await world.store.integrations.byClientId(body?.['clientId'] ?? ''));
    expect(stored).not.toContain(body?.['clientSecret']);
  });

  it('of somebody else, or of nothing, is one answer; and it is for people', async () => {
    const owner = world.person('private');
    const id = await approved(owner);
    const other = await issue(world.person('other'), id);
    expect(other.status).toBe(404);
    expect(await issue(world.person('other'), 'int_nothing_________')).toEqual(other);
    expect(await issue({ claims: integrationClaims('machine') }, id)).toMatchObject({ status: 401 });
    expect((await drop(world.person('other'), id, 'x')).status).toBe(404);
    expect((await call(world.person('other'), 'DELETE /v1/integrations/{id}', { id })).status).toBe(404);
  });

  it('is rotated: the one before is accepted for 24 hours, and then deleted at the identity provider', async () => {
    const owner = world.person('rotating');
    const id = await approved(owner);
    const before = (await issue(owner, id)).body ?? {};
    const { body: after = {} } = await issue(owner, id);
    const until = new Date(Date.parse(world.now()) + 24 * HOUR).toISOString();
    expect(after['previousExpiresAt']).toBe(until);
    const works = (secret = '') => registry.scopesOf(before['clientId'] ?? '', secret) !== undefined;
    expect([works(before['clientSecret']), works(after['clientSecret'])]).toEqual([true, true]);
    expect(await issue(owner, id)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining(until) as unknown },
    });
    await asFunction('developers', () => app.sweep());
    expect(works(before['clientSecret'])).toBe(true);
    later(24 * HOUR);
    expect(await asFunction('developers', () => app.sweep())).toEqual({ deleted: 1 });
    expect([works(before['clientSecret']), works(after['clientSecret'])]).toEqual([false, true]);
    expect(await asFunction('developers', () => app.sweep())).toEqual({ deleted: 0 });
    expect((await mine(owner)).secrets).toEqual([{ id: after['secretId'], expiresAt: null }]);
  });

  it('that leaked is deleted before its time; the only one is not', async () => {
    const owner = world.person('leaking');
    const id = await approved(owner);
    const leaked = (await issue(owner, id)).body ?? {};
    expect((await drop(owner, id, leaked['secretId'] ?? '')).status).toBe(409);
    await issue(owner, id);
    expect((await drop(owner, id, leaked['secretId'] ?? '')).status).toBe(204);
    expect(registry.scopesOf(leaked['clientId'] ?? '', leaked['clientSecret'] ?? '')).toBeUndefined();
    expect((await drop(owner, id, leaked['secretId'] ?? '')).status).toBe(404);
    expect((await mine(owner)).secrets).toHaveLength(1);
  });

  it('of two calls at once is one: what the other made is taken back', async () => {
    const owner = world.person('twice');
    const id = await approved(owner);
    called.length = 0;
    const answers = await Promise.all([issue(owner, id), issue(owner, id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(called.filter((name) => name === 'CreateUserPoolClient')).toHaveLength(2);
    expect(called.filter((name) => name === 'DeleteUserPoolClient')).toHaveLength(1);
    expect((await mine(owner)).clientId).toBe(answers.find(({ status }) => status === 201)?.body?.['clientId']);
  });

  it('that the identity provider refuses leaves nothing behind, and says nothing of why', async () => {
    const owner = world.person('unlucky');
    const id = await approved(owner);
    failing = 'CreateUserPoolClient';
    const { status, body } = await issue(owner, id);
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain('InvalidParameter');
    expect((await mine(owner)).clientId).toBeNull();
    expect((await issue(owner, id)).status).toBe(201);
  });

  it('comes with the webhook that was registered, whose secret is shown as well', async () => {
    const owner = world.person('hooked');
    const url = 'https://strides.example/hook';
    const id = await approved(owner, { scopes: ['RUNS_READ'], webhook: { url, eventTypes: ['RUN_RECORDED'] } });
    const { body = {} } = await issue(owner, id);
    expect(body['webhookSecret']).toMatch(/^whsec_/);
    const client = world.integration(body['clientId'] ?? '');
    expect((await client.ask('{ viewer { webhooks { url } } }')).data.viewer.webhooks).toEqual([{ url }]);
  });
});

describe('a client', () => {
  const run = { externalId: 'one', startedAt: '2026-03-09T08:00:00Z', distanceMeters: 5_000, durationSeconds: 1_500 };

  it('calls once it is approved, within its scopes, and its developer sees what it did', async () => {
    const owner = world.person('counted');
    const id = await approved(owner);
    const { body = {} } = await issue(owner, id);
    const clientId = body['clientId'] ?? '';
    const ada = await world.athlete('Ada');
    const client = world.integration(clientId);
    await world.join(ada, client, 'INTEGRATION', 'Strides');
    const input = { athleteId: ada.id, runs: [run, { ...run, externalId: 'two', distanceMeters: -1 }] };
    const { results } = await client.does('recordRuns', input, 'results { status run { id } }');
    // Its token has both scopes; it was registered for writing alone.
    expect(results).toEqual([
      { status: 'CREATED', run: null },
      { status: 'REJECTED', run: null },
    ]);
    expect((await mine(owner)).usage).toEqual([
      { calls: 2, runsRecorded: 1, runsRejected: 1, clientErrors: 0, rateLimited: 0 },
    ]);
  });

  it('that nobody registered is 401, whatever its token says', async () => {
    const answer = await world.integration('unknown').ask('{ viewer { id } }');
    expect(answer.status).toBe(401);
    expect(answer.errors?.[0]?.message).toContain('not registered');
  });

  it('that is suspended, or deleted, stops within a minute', async () => {
    const owner = world.person('stopped');
    const id = await approved(owner);
    const { body = {} } = await issue(owner, id);
    const client = world.integration(body['clientId'] ?? '');
    const status = async () => (await client.ask('{ viewer { id } }')).status;
    expect(await status()).toBe(200);
    const { version } = await mine(owner);
    const suspended = await decide({ id, version }, 'SUSPENDED');
    later(CLIENT_FRESH_MS);
    expect(await status()).toBe(401);
    await decide(suspended, 'APPROVED');
    expect(await status()).toBe(200);
    expect(await call(owner, 'DELETE /v1/integrations/{id}', { id })).toEqual({ status: 204, body: undefined });
    expect(registry.scopesOf(body['clientId'] ?? '', body['clientSecret'] ?? '')).toBeUndefined();
    later(CLIENT_FRESH_MS);
    expect(await status()).toBe(401);
    expect(await mine(owner)).toBeUndefined();
    const { data } = await operator().ask('{ viewer { integrationsOf(list: APPROVED, first: 100) { nodes { id } } } }');
    expect(data.viewer.integrationsOf.nodes).not.toContainEqual({ id });
  });

  it('of which 429 is all it gets writes little', async () => {
    const limited = await createWorld({ clientLimits: { calls: 1 } });
    const client = limited.integration('flood');
    const statuses = [];
    for (let n = 0; n < 6; n++) statuses.push((await client.ask('{ viewer { id } }')).status);
    expect(statuses).toEqual([200, 429, 429, 429, 429, 429]);
    const day = limited.now().slice(0, 10);
    const [today] = await limited.store.usage.of('flood', [day]);
    expect(today).toMatchObject({ calls: 2, rateLimited: 1 });
    limited.at('2026-03-10T12:01:00.000Z');
    await client.ask('{ viewer { id } }');
    const [after] = await limited.store.usage.of('flood', [day]);
    expect(after).toMatchObject({ calls: 7, rateLimited: 5 });
  });
});

describe('the page', () => {
  it('runs its own script alone, and holds nothing of anybody', async () => {
    const { statusCode, headers = {}, body = '' } = await app.handler(gatewayEvent({ route: 'GET /developers' }));
    expect(statusCode).toBe(200);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(
      /script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; connect-src 'self' https:\/\/sign-in.test;/,
    );
    expect(policy).not.toContain('unsafe');
    // An icon of its own, which is empty: a browser asks for /favicon.ico otherwise, and is told 404.
    expect(policy).toContain('img-src data:;');
    expect(body).toContain('<link rel="icon" href="data:,">');
    // One line says what happens. Were it all of the page, all of it would be read out after each change.
    expect([...body.matchAll(/aria-live=|role="status"/g)]).toHaveLength(1);
    expect(body).toContain('<p id="status" role="status"></p>\n<main id="main">');
    expect(body).toContain('"clientId":"app"');
    expect(body).not.toMatch(/\son\w+=|style="/);
    expect([...body.matchAll(/<script/g)]).toHaveLength(2);
  });
});

it('everything that its role allows on the table is used, and nothing else', () => {
  const used = [...world.asked].filter((one) => one.startsWith('developers ')).map((one) => one.split(' ')[1]);
  expect([...new Set(used)].sort()).toEqual([...tableActions.developers].sort());
});
