import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createIssuer, issuerName } from '../../../../infra/local/identity/issuer.ts';
import { cast, demoAthletes, findPersona, tokenRequest } from '../../../../infra/local/identity/personas.ts';
import { startTestGateway, type TestGateway } from '../../../support/local-gateway.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/;

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway(() => Promise.resolve({ statusCode: 200, body: '{}' }));
});
afterAll(() => gateway.close());

const tokenAnswer = (body: string | URLSearchParams) =>
  fetch(`${gateway.url}/issuer/oauth2/token`, { method: 'POST', body });

describe('tokens have the shape of Cognito access tokens', () => {
  test('of a person', async () => {
    const claims = decodeJwt(await gateway.issuer.tokenFor('runner'));
    expect(claims).toEqual({
      iss: issuerName,
      sub: expect.stringMatching(uuid),
      client_id: 'webclient00000000000000000',
      username: 'runner',
      scope: 'openid profile',
      token_use: 'access',
      version: 2,
      iat: expect.any(Number),
      exp: (claims.iat ?? 0) + 12 * 60 * 60,
      auth_time: claims.iat,
      jti: expect.any(String),
    });
  });

  test('of an integration: it is its own subject, and has no user name', async () => {
    const claims = decodeJwt(await gateway.issuer.tokenFor('tracker'));
    expect(claims).toMatchObject({
      sub: 'trackerclient0000000000000',
      client_id: 'trackerclient0000000000000',
      scope: 'sidelined/runs:write sidelined/runs:read',
      token_use: 'access',
    });
    expect(claims).not.toHaveProperty('username');
  });

  test('client ids look like Cognito’s', () => {
    expect('webclient00000000000000000').toMatch(/^[a-z0-9]{26}$/);
    expect('trackerclient0000000000000').toMatch(/^[a-z0-9]{26}$/);
  });

  test('signed with RS256, the only kind that API Gateway takes', async () => {
    const header = decodeProtectedHeader(await gateway.issuer.tokenFor('coach'));
    expect(header).toMatchObject({ alg: 'RS256', kid: expect.any(String) });
  });
});

test('every persona has its own id, which never changes', async () => {
  const people = [...cast, ...demoAthletes].filter((persona) => persona.kind === 'person');
  expect(people).toHaveLength(7 + 40);
  expect(new Set(people.map(({ sub }) => sub)).size).toBe(people.length);
  expect(findPersona('runner')).toMatchObject({ sub: 'fc9fab91-ab6a-893e-acc1-ad21f6ee0227' });
  const twice = await Promise.all([gateway.issuer.tokenFor('athlete-40'), gateway.issuer.tokenFor('athlete-40')]);
  expect(decodeJwt(twice[0]).sub).toBe(decodeJwt(twice[1]).sub);
});

describe('the endpoints of the issuer', () => {
  test('discovery leads to the keys and the token endpoint, and names the issuer', async () => {
    const discovery = await fetch(`${gateway.url}/issuer/.well-known/openid-configuration`);
    expect(await discovery.json()).toMatchObject({
      jwks_uri: gateway.issuer.jwksUri,
      token_endpoint: `${gateway.url}/issuer/oauth2/token`,
    });
  });

  test('the keys are public ones only', async () => {
    const { keys } = (await (await fetch(gateway.issuer.jwksUri)).json()) as { keys: object[] };
    expect(keys).toHaveLength(1);
    expect(keys[0]).toMatchObject({ kty: 'RSA', alg: 'RS256' });
    expect(keys[0]).not.toHaveProperty('d');
  });

  test.each([...cast.map(({ name }) => name), 'athlete-07'])(
    'gives %s a token, and no more than that',
    async (name) => {
      const persona = findPersona(name);
      if (!persona) throw new Error('not in the cast');
      const answer = await tokenAnswer(tokenRequest(persona));
      expect(answer.status).toBe(200);
      const body = (await answer.json()) as { access_token: string };
      expect(Object.keys(body).sort()).toEqual(['access_token', 'expires_in', 'token_type']);
      const expected = persona.kind === 'person' ? persona.sub : persona.clientId;
      expect(decodeJwt(body.access_token).sub).toBe(expected);
    },
  );

  test('many at once never get each other’s tokens', async () => {
    const answers = demoAthletes.map(async (persona) => {
      const { access_token: token } = (await (await tokenAnswer(tokenRequest(persona))).json()) as {
        access_token: string;
      };
      return [decodeJwt(token)['username'], persona.name];
    });
    for (const [got, wanted] of await Promise.all(answers)) expect(got).toBe(wanted);
  });

  test.each([
    'grant_type=password&username=nobody',
    'grant_type=password',
    // An integration has no password, a person no client of their own.
    'grant_type=password&username=tracker',
    'grant_type=client_credentials&client_id=runner',
    'grant_type=client_credentials&client_id=trackerclient0000000000000',
    'grant_type=client_credentials&client_id=trackerclient0000000000000&client_secret=guessed',
    'grant_type=password&username=runner&scope=sidelined%2Fruns%3Awrite',
    'grant_type=password&username=runner&scope=openid admin',
    'grant_type=client_credentials',
    'grant_type=authorization_code&code=1',
    'grant_type=refresh_token&refresh_token=1',
    'grant_type=none',
    'grant_type=password&username=__proto__',
    'nonsense',
    '',
  ])('refuses %j with 400 and no token', async (body) => {
    const answer = await tokenAnswer(body);
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toContain('access_token');
  });
});

describe('a client', () => {
  const tracker = tokenRequest(findPersona('tracker') ?? never());
  const [id, secret] = [String(tracker.get('client_id')), String(tracker.get('client_secret'))];
  const asTracker = (password: string) =>
    fetch(`${gateway.url}/issuer/oauth2/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${id}:${password}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'sidelined/runs:read' }),
    });

  test('may send its id and secret as HTTP Basic, and ask for one scope alone', async () => {
    const { access_token: token } = (await (await asTracker(secret)).json()) as { access_token: string };
    expect(decodeJwt(token)).toMatchObject({ sub: id, scope: 'sidelined/runs:read' });
  });

  test('gets nothing with another secret', async () => {
    const answer = await asTracker('guessed');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: 'invalid_client' });
  });
});

describe('the signing key', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sidelined-key-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('outlives a restart, and so do tokens', async () => {
    const keyFile = join(folder, 'deep', 'key.json');
    const before = await startTestGateway(() => Promise.resolve({ statusCode: 204 }), { keyFile });
    const token = await before.issuer.tokenFor('coach');
    await before.close();
    const after = await startTestGateway(() => Promise.resolve({ statusCode: 204 }), { keyFile });
    const { status } = await fetch(`${after.url}/graphql`, { headers: { authorization: `Bearer ${token}` } });
    await after.close();
    expect(status).toBe(204);
  });

  test('is for its owner only', async () => {
    const keyFile = join(folder, 'private.json');
    await createIssuer({ url: 'http://localhost:1/issuer', keyFile });
    expect((await stat(keyFile)).mode & 0o077).toBe(0);
    expect(JSON.parse(await readFile(keyFile, 'utf8'))).toMatchObject({ kty: 'RSA', d: expect.any(String) });
  });

  test.each(['', 'not json', '{}', '{"kty":"RSA"}'])('a file that holds %j is one clear line', async (content) => {
    const keyFile = join(folder, 'broken.json');
    await writeFile(keyFile, content);
    await expect(createIssuer({ url: 'http://localhost:1/issuer', keyFile })).rejects.toThrow(
      `${keyFile} does not contain a signing key: delete it to create a new one.`,
    );
  });
});

function never(): never {
  throw new Error('not in the cast');
}

describe('people sign in by code and PKCE, as with Cognito', () => {
  const insecure = { [oauth.allowInsecureRequests]: true };
  const client: oauth.Client = { client_id: 'webclient00000000000000000' };
  const back = 'http://localhost:5173/signed-in';
  let server: oauth.AuthorizationServer;
  beforeAll(async () => {
    const issuer = new URL(`${gateway.url}/issuer`);
    server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure));
  });

  async function signIn(persona: string, over: Record<string, string> = {}) {
    const [state, verifier] = [oauth.generateRandomState(), oauth.generateRandomCodeVerifier()];
    const url = new URL(server.authorization_endpoint ?? '');
    const parameters = {
      response_type: 'code',
      client_id: client.client_id,
      redirect_uri: back,
      scope: 'openid profile',
      state,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...over,
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    const page = await fetch(url);
    url.searchParams.set('persona', persona);
    const answer = await fetch(url, { redirect: 'manual' });
    return { page, status: answer.status, to: answer.headers.get('location') ?? back, state, verifier };
  }
  async function exchange({ to, state, verifier }: { to: string; state: string; verifier: string }, by = client) {
    const answer = oauth.validateAuthResponse(server, client, new URL(to), state);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      by,
      oauth.None(),
      answer,
      back,
      verifier,
      insecure,
    );
    return oauth.processAuthorizationCodeResponse(server, by, response);
  }

  test('a page has a button for each person, and the code is worth a token with the usual claims', async () => {
    const signedIn = await signIn('coach');
    const html = await signedIn.page.text();
    for (const { kind, name } of cast) expect(html.includes(`value="${name}"`), name).toBe(kind === 'person');
    const { access_token: token, id_token: idToken } = await exchange(signedIn);
    expect(decodeJwt(token)).toMatchObject({ ...decodeJwt(await gateway.issuer.tokenFor('coach')), ...anew(token) });
    expect(idToken).toBeUndefined();
  });

  test.each([
    ['twice', {}, 'again'],
    ['with another verifier', { verifier: 'a'.repeat(43) }, undefined],
  ])('a code is worth nothing %s', async (_, over, again) => {
    const signedIn = { ...(await signIn('coach')), ...over };
    if (again) await exchange(signedIn);
    await expect(exchange(signedIn)).rejects.toThrow();
  });

  test('a code is worth nothing to another client', async () => {
    await expect(exchange(await signIn('coach'), { client_id: 'consentclient0000000000000' })).rejects.toThrow();
  });

  test.each([
    ['another machine', { redirect_uri: 'https://evil.example/' }],
    ['no PKCE', { code_challenge: '' }],
    ['an unknown client', { client_id: 'nobody' }],
  ])('%s is refused before anybody signs in', async (_, over) => {
    const { page, status } = await signIn('coach', over);
    expect([page.status, status]).toEqual([400, 400]);
  });

  test('client credentials by HTTP Basic, as a library encodes them', async () => {
    const tracker = findPersona('tracker');
    if (tracker?.kind !== 'integration') throw new Error('There is no tracker');
    const by = { client_id: tracker.clientId };
    const credentials = oauth.ClientSecretBasic(tracker.clientSecret);
    const response = await oauth.clientCredentialsGrantRequest(server, by, credentials, {}, insecure);
    const { access_token: token } = await oauth.processClientCredentialsResponse(server, by, response);
    expect(decodeJwt(token)['client_id']).toBe(tracker.clientId);
  });

  /** What differs from token to token. */
  function anew(token: string) {
    const { iat, exp, auth_time, jti } = decodeJwt(token);
    return { iat, exp, auth_time, jti };
  }
});
