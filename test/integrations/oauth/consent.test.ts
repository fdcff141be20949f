import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readItems } from '../../support/bulk.ts';
import { CALLBACK, type ConsentWorld, createConsentWorld } from '../../support/consent-world.ts';

let consents: ConsentWorld;
let runner: Awaited<ReturnType<ConsentWorld['athlete']>>;
let began: number;
let minutes = 0;

beforeAll(async () => {
  consents = await createConsentWorld();
  began = Date.parse(consents.world.now());
  await consents.register({ clientId: consents.client.client_id });
  runner = await consents.athlete('runner');
});
beforeEach(() => later((minutes += 2) * 60));
afterAll(() => consents.close());

const later = (seconds: number) => consents.world.at(new Date(began + seconds * 1000).toISOString());
const integrationsOf = async (who: typeof runner): Promise<{ id: string; role: string }[]> => {
  const { data } = await who.ask(`{ athlete(id: "${who.id}") { grants(first: 50) { nodes { id role } } } }`);
  return data.athlete.grants.nodes.filter(({ role }: { role: string }) => role === 'INTEGRATION');
};
/** Ends the grants of the integration, so that each test begins without. */
async function disconnect(who = runner) {
  for (const { id } of await integrationsOf(who)) await who.does('revoke', { revoke: { grantId: id } }, 'revokedId');
}
async function connect(begun: Awaited<ReturnType<ConsentWorld['begin']>>, persona = 'runner') {
  const browser = consents.browser();
  const { html } = await browser.signIn(begun.url, persona);
  return browser.decide(html, 'allow');
}
const refusalOf = async (exchanged: Promise<unknown>) => {
  const error = await exchanged.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof oauth.ResponseBodyError) return [error.status, error.error];
  if (error instanceof oauth.WWWAuthenticateChallengeError) return [error.status, 'challenge'];
  return error;
};
const INVALID_GRANT = [400, 'invalid_grant'];

describe('An athlete connects an app', () => {
  it('from the link to a run, and takes it back', async () => {
    const begun = await consents.begin();
    const browser = consents.browser();
    const { status, html } = await browser.signIn(begun.url, 'runner');
    expect(status).toBe(200);
    expect(html).toContain('Let Tracker &lt;b&gt;&amp;&lt;/b&gt; Co post your runs?');
    expect(html).toContain('Ms. runner');
    expect(html).toContain('https://tracker.example/');
    expect(html).toContain('post your runs and other training');
    expect(html).toContain('read the runs and the training that it posted itself');
    expect(await integrationsOf(runner)).toEqual([]);

    const { status: decided, to } = await browser.decide(html, 'allow');
    expect([decided, to.startsWith(`${CALLBACK}?`)]).toEqual([303, true]);
    expect(new URL(to).searchParams.get('iss')).toBe(consents.gateway.url);
    expect(browser.cookies.size).toBe(0);
    // Nothing is granted before the integration has shown that it is the one that asked.
    expect(await integrationsOf(runner)).toEqual([]);

    const token = await consents.exchange(to, begun);
    expect(token).toMatchObject({
      token_type: 'bearer',
      scope: 'sidelined/runs:write sidelined/runs:read',
      athlete_id: runner.id,
    });
    expect(await integrationsOf(runner)).toHaveLength(1);

    const post = () =>
      fetch(`${consents.gateway.url}/v1/athletes/${runner.id}/runs`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token.access_token}` },
        body: JSON.stringify({
          externalId: 'first',
          startedAt: new Date(began - 3_600_000).toISOString(),
          distanceMeters: 5_000,
          durationSeconds: 1_500,
        }),
      });
    expect((await post()).status).toBe(201);
    await disconnect();
    expect((await post()).status).toBe(404);
  });

  it('and is refused nothing who says no: the app hears access_denied, and has nothing', async () => {
    const begun = await consents.begin();
    const browser = consents.browser();
    const { html } = await browser.signIn(begun.url, 'runner');
    const { to } = await browser.decide(html, 'refuse');
    const answer = Object.fromEntries(new URL(to).searchParams);
    expect(answer).toEqual({ error: 'access_denied', state: begun.state, iss: consents.gateway.url });
    expect(await integrationsOf(runner)).toEqual([]);
  });

  it('who is connected already stays so: the same grant', async () => {
    const [first, second] = [await consents.begin(), await consents.begin()];
    await consents.exchange((await connect(first)).to, first);
    const grants = await integrationsOf(runner);
    expect((await consents.exchange((await connect(second)).to, second))['athlete_id']).toBe(runner.id);
    expect(await integrationsOf(runner)).toEqual(grants);
    await disconnect();
  });

  it('with less than it may do: the token has the scopes that were asked for', async () => {
    const begun = await consents.begin({ scope: 'sidelined/runs:write' });
    expect((await consents.exchange((await connect(begun)).to, begun)).scope).toBe('sidelined/runs:write');
    await disconnect();
  });

  it('only for themselves: nobody else can, whatever their role', async () => {
    for (const [name, role] of [
      ['coach', 'COACH'],
      ['supporter', 'SUPPORTER'],
    ] as const) {
      await consents.world.join(runner, consents.persona(name), role, name);
      const { status, html } = await consents.browser().signIn((await consents.begin()).url, name);
      expect([status, html.includes('Only athletes can connect an app'), html.includes('<form')]).toEqual([
        403,
        true,
        false,
      ]);
    }
  });

  it('with a sign-in that is good for nothing else', async () => {
    const browser = consents.browser();
    await browser.signIn((await consents.begin()).url, 'runner');
    const session = browser.cookies.get('__Host-consent-session') ?? '';
    const { token } = JSON.parse(Buffer.from(session, 'base64url').toString()) as { token: string };
    const response = await fetch(`${consents.gateway.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{"query":"{ viewer { id } }"}',
    });
    expect(response.status).toBe(401);
  });

  it('leaves no code, verifier or token in the table, nor a name in the log', async () => {
    const begun = await consents.begin();
    const { to } = await connect(begun);
    const code = new URL(to).searchParams.get('code') ?? '';
    const { access_token: token } = await consents.exchange(to, begun);
    const stored = JSON.stringify(await readItems(consents.world.client, consents.world.tableName));
    for (const secret of [code, begun.verifier, token, consents.tracker.clientSecret])
      expect(stored).not.toContain(secret);
    expect(consents.logged).toContainEqual([
      'An athlete let an integration in',
      { clientId: consents.client.client_id, requestId: expect.any(String) as string },
    ]);
    expect(JSON.stringify(consents.logged)).not.toMatch(/runner|ath_|per_/);
    await disconnect();
  });
});

describe('A code is worth nothing', () => {
  it('without the verifier that belongs to it', async () => {
    const begun = await consents.begin();
    const { to } = await connect(begun);
    const stolen = { ...begun, verifier: oauth.generateRandomCodeVerifier() };
    expect(await refusalOf(consents.exchange(to, stolen))).toEqual(INVALID_GRANT);
    expect(await integrationsOf(runner)).toEqual([]);
    // The one who has everything still gets its grant.
    expect((await consents.exchange(to, begun))['athlete_id']).toBe(runner.id);
    await disconnect();
  });

  it('without the client’s secret', async () => {
    const begun = await consents.begin();
    const { to } = await connect(begun);
    expect(await refusalOf(consents.exchange(to, begun, { secret: 'guessed' }))).toEqual([401, 'challenge']);
    expect(await integrationsOf(runner)).toEqual([]);
  });

  it('with another redirect_uri', async () => {
    const begun = await consents.begin();
    const { to } = await connect(begun);
    const redirectUrl = `${CALLBACK}/elsewhere`;
    expect(await refusalOf(consents.exchange(to, begun, { redirectUrl }))).toEqual(INVALID_GRANT);
  });

  it('after a minute', async () => {
    const begun = await consents.begin();
    const { to } = await connect(begun);
    later(minutes * 60 + 60);
    expect(await refusalOf(consents.exchange(to, begun))).toEqual(INVALID_GRANT);
  });

  it('a second time, and then the first is worth nothing either', async () => {
    const begun = await consents.begin();
    const { to } = await connect(begun);
    await consents.exchange(to, begun);
    expect(await integrationsOf(runner)).toHaveLength(1);
    expect(await refusalOf(consents.exchange(to, begun))).toEqual(INVALID_GRANT);
    expect(await integrationsOf(runner)).toEqual([]);
  });

  it('twice at once: at most one of them gets the grant', async () => {
    const begun = await consents.begin();
    const { to } = await connect(begun);
    const outcomes = await Promise.allSettled([consents.exchange(to, begun), consents.exchange(to, begun)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
    await disconnect();
  });

  it.each(['', 'made-up', 'A'.repeat(32)])('if nobody made it: %j', async (code) => {
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: CALLBACK,
      code_verifier: oauth.generateRandomCodeVerifier(),
    });
    const { clientId, clientSecret } = consents.tracker;
    const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
    const response = await fetch(`${consents.gateway.url}/oauth/token`, {
      method: 'POST',
      headers: { authorization },
      body,
    });
    expect([response.status, ((await response.json()) as { error: string }).error]).toEqual([
      400,
      code === '' ? 'invalid_request' : 'invalid_grant',
    ]);
  });
});

describe('The token endpoint', () => {
  const ask = async (init: RequestInit) => {
    const response = await fetch(`${consents.gateway.url}/oauth/token`, { method: 'POST', ...init });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as Record<string, string>,
    };
  };
  const { clientId, clientSecret } = {
    clientId: 'trackerclient0000000000000',
    clientSecret: 'tracker-secret-of-the-local-demo',
  };
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;

  it('asks who is there first', async () => {
    const { status, headers, body } = await ask({ body: new URLSearchParams({ grant_type: 'authorization_code' }) });
    expect([status, body['error'], headers.get('www-authenticate')]).toEqual([
      401,
      'invalid_client',
      'Basic realm="sidelined"',
    ]);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['another grant', { grant_type: 'password' }, 'unsupported_grant_type'],
    ['no code', { grant_type: 'authorization_code' }, 'invalid_request'],
  ])('refuses %s', async (_, form, error) => {
    const { status, body } = await ask({ headers: { authorization }, body: new URLSearchParams(form) });
    expect([status, body['error']]).toEqual([400, error]);
  });

  it('refuses what is no form, and a parameter twice', async () => {
    expect((await ask({ headers: { authorization }, body: '{}' })).body['error']).toBe('invalid_request');
    const twice = new URLSearchParams([
      ['grant_type', 'authorization_code'],
      ['code', 'a'],
      ['code', 'b'],
    ]);
    expect((await ask({ headers: { authorization }, body: twice })).body['error']).toBe('invalid_request');
  });
});
