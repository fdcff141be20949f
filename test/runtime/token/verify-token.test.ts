import { createHmac, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { authenticated } from '../../../functions/runtime/token/authenticated.ts';
import { createTokenVerifier, readIssuer, type VerifyToken } from '../../../functions/runtime/token/verify-token.ts';
import { gatewayEvent } from '../../support/gateway.ts';
import { startTestGateway, type TestGateway } from '../../support/local-gateway.ts';

const issuer = 'https://issuer.example/pool';
const hour = 3600;

/** The test's own key and JWKS endpoint, so that it can sign what the local issuer never would. */
let privateKey: CryptoKey;
let publicKey: Awaited<ReturnType<typeof exportJWK>>;
let verify: VerifyToken;
const authorize = (authorization?: string) => verify(authorization, ['openid', 'runs:write']);
const jwksServer = createServer((_request, response) => {
  response.end(JSON.stringify({ keys: [{ ...publicKey, kid: 'test', alg: 'RS256', use: 'sig' }] }));
});

beforeAll(async () => {
  const pair = await generateKeyPair('RS256');
  privateKey = pair.privateKey;
  publicKey = await exportJWK(pair.publicKey);
  await new Promise<void>((resolve) => jwksServer.listen(0, '127.0.0.1', resolve));
  const { port } = jwksServer.address() as AddressInfo;
  verify = createTokenVerifier({ issuer, jwksUri: `http://127.0.0.1:${port}/jwks`, webClientIds: ['app', 'partner'] });
});
afterAll(() => jwksServer.close());

const now = () => Math.floor(Date.now() / 1000);

/** A valid token, except for the given claims; undefined leaves a claim out. */
async function sign(changes: JWTPayload = {}, key: CryptoKey = privateKey, kid = 'test'): Promise<string> {
  const claims = { iss: issuer, sub: randomUUID(), client_id: 'app', scope: 'openid', iat: now(), exp: now() + hour };
  const payload: JWTPayload = { ...claims, ...changes };
  return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid }).sign(key);
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

test('a good token: every claim becomes a string, as API Gateway hands them over', async () => {
  const exp = now() + hour;
  const token = await sign({
    sub: 'somebody',
    exp,
    iat: exp - hour,
    admin: true,
    groups: ['a', 'b'],
    nested: { x: 1 },
  });
  expect(await authorize(`Bearer ${token}`)).toEqual({
    claims: {
      iss: issuer,
      sub: 'somebody',
      client_id: 'app',
      scope: 'openid',
      iat: String(exp - hour),
      exp: String(exp),
      admin: 'true',
      groups: '[a b]',
      nested: '{"x":1}',
    },
    scopes: ['openid'],
  });
});

test('API Gateway takes a token with and without the word Bearer', async () => {
  const token = await sign();
  expect(await authorize(token)).toHaveProperty('claims');
  expect(await authorize(`bearer ${token}`)).toHaveProperty('claims');
});

test('a client is let through by a token of its own: whether it is registered is asked later', async () => {
  expect(await authorize(await sign({ sub: 'other', client_id: 'other', scope: 'runs:write' }))).toHaveProperty(
    'claims',
  );
});

test('the audience is `aud` where there is one, else `client_id`', async () => {
  expect(await authorize(await sign({ client_id: undefined, aud: 'partner' }))).toHaveProperty('claims');
  expect(await authorize(await sign({ aud: ['other', 'app'] }))).toHaveProperty('claims');
});

const invalid = (description: string) => ({
  statusCode: 401,
  wwwAuthenticate: `Bearer scope="" error="invalid_token" error_description="${description}"`,
});
const unreadable = invalid('the token is malformed, or not signed by this issuer');
const wrongAudience = invalid('the token does not have a valid audience');
const wrongClaim = invalid('the token has an invalid claim');
const expired = invalid('the token has expired');

describe('no token', () => {
  test.each([undefined, ''])('%j', async (header) => {
    expect(await authorize(header)).toEqual({ statusCode: 401, wwwAuthenticate: 'Bearer' });
  });
});

describe('a token that is signed well, with claims that will not do', () => {
  test.each<[string, () => JWTPayload, object]>([
    ['expired a second ago', () => ({ exp: now() - 1 }), expired],
    ['never expires', () => ({ exp: undefined }), expired],
    ['not valid yet', () => ({ nbf: now() + hour }), wrongClaim],
    ['issued in the future', () => ({ iat: now() + hour }), wrongClaim],
    ['of another issuer', () => ({ iss: 'https://issuer.example/other' }), wrongClaim],
    ['of no issuer', () => ({ iss: undefined }), wrongClaim],
    ['of a person, for another client', () => ({ client_id: 'other' }), wrongAudience],
    ['of a client, for another audience', () => ({ sub: 'x', client_id: 'x', aud: 'other' }), wrongAudience],
    ['for another audience, though its client is ours', () => ({ aud: 'other' }), wrongAudience],
    ['an ID token, though it is for our client', () => ({ token_use: 'id', aud: 'app' }), wrongClaim],
    ['for nobody', () => ({ client_id: undefined }), wrongAudience],
  ])('%s', async (_name, changes, refusal) => {
    expect(await authorize(`Bearer ${await sign(changes())}`)).toEqual(refusal);
  });

  test.each([undefined, '', 'profile', 'OPENID'])('scope %j: 403', async (scope) => {
    expect(await authorize(await sign({ scope }))).toEqual({
      statusCode: 403,
      wwwAuthenticate: 'Bearer scope="openid runs:write" error="insufficient_scope"',
    });
  });
});

describe('a token that this issuer did not sign', () => {
  test('payload changed after signing', async () => {
    const [header, , signature] = (await sign()).split('.');
    const payload = part({ iss: issuer, sub: 'admin', client_id: 'app', scope: 'openid', exp: now() + hour });
    expect(await authorize(`Bearer ${header}.${payload}.${signature}`)).toEqual(unreadable);
  });

  test('alg none', async () => {
    const payload = part({ iss: issuer, sub: 'admin', client_id: 'app', scope: 'openid', exp: now() + hour });
    for (const header of [{ alg: 'none' }, { alg: 'none', kid: 'test' }, { kid: 'test' }]) {
      for (const signature of ['', 'e30']) {
        expect(await authorize(`Bearer ${part(header)}.${payload}.${signature}`)).toEqual(unreadable);
      }
    }
  });

  test('alg HS256, with the public key as the secret', async () => {
    const signed = [
      part({ alg: 'HS256', kid: 'test' }),
      part({ iss: issuer, sub: 'admin', client_id: 'app', scope: 'openid', exp: now() + hour }),
    ].join('.');
    const signature = createHmac('sha256', JSON.stringify(publicKey)).update(signed).digest('base64url');
    expect(await authorize(`Bearer ${signed}.${signature}`)).toEqual(unreadable);
  });

  test('by another key, under the name of ours and under its own', async () => {
    const { privateKey: other } = await generateKeyPair('RS256');
    expect(await authorize(await sign({}, other))).toEqual(unreadable);
    expect(await authorize(await sign({}, other, 'unknown'))).toEqual(unreadable);
    // An unknown key must not lock out callers with a known one.
    expect(await authorize(await sign())).toHaveProperty('claims');
  });

  test.each([
    'Bearer',
    'Bearer ',
    'Bearer x',
    'Basic dXNlcjpwYXNz',
    'a.b.c',
    '..',
    '\u0000',
    'Bearer a.b.c, Bearer a.b.c',
  ])('%j is none', async (header) => {
    expect(await authorize(header)).toMatchObject({ statusCode: 401 });
  });
});

describe('without the keys of the issuer', () => {
  test('nobody is let in, and nobody is told that their token is bad', async () => {
    const logged: string[] = [];
    const log = (message: string) => void logged.push(message);
    const logger = { debug: log, info: log, warn: log, error: log };
    const unreachable = createTokenVerifier({ issuer, jwksUri: 'http://127.0.0.1:1/jwks', webClientIds: ['app'] });
    const called = () => Promise.reject(new Error('called'));
    const event = gatewayEvent({ headers: { authorization: `Bearer ${await sign()}` } });
    const answer = await authenticated(called, unreachable, () => ['openid'], logger)(event);
    expect(answer).toMatchObject({ statusCode: 503, headers: { 'retry-after': '1' } });
    expect(logged).toEqual(['The keys of the issuer cannot be fetched']);
  });

  test.each([{}, { TOKEN_ISSUER: issuer }, { WEB_CLIENT_ID: 'app' }])('a function with %j does not start', (env) => {
    expect(() => readIssuer(env)).toThrow('TOKEN_ISSUER and WEB_CLIENT_ID');
  });
});

test('claims that come with an event are dropped: only the token says who calls', async () => {
  const event = gatewayEvent({ claims: { sub: 'somebody', iss: issuer, token_use: 'access' } });
  const seen: object[] = [];
  const see = (one: object) => {
    seen.push(one);
    return Promise.resolve({ statusCode: 200 });
  };
  const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  expect(await authenticated(see, verify, () => ['openid'], quiet)(event)).toMatchObject({ statusCode: 401 });
  expect(await authenticated(see, verify, () => undefined, quiet)(event)).toMatchObject({ statusCode: 200 });
  expect(seen).toEqual([
    expect.objectContaining({
      requestContext: expect.not.objectContaining({ authorizer: expect.anything() as unknown }) as unknown,
    }),
  ]);
});

describe('through the gateway', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway(() => Promise.resolve({ statusCode: 200, body: '{}' }));
  });
  afterAll(() => gateway.close());

  test.each(['GET', 'POST'])('%s /graphql without a token is 401, and the function is not called', async (method) => {
    const answer = await fetch(`${gateway.url}/graphql`, { method });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(await answer.text()).toBe('{"message":"Unauthorized"}');
    expect(gateway.events).toEqual([]);
  });

  test('a token of another issuer is 401', async () => {
    const headers = { authorization: `Bearer ${await sign()}` };
    const answer = await fetch(`${gateway.url}/graphql`, { headers });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
    expect(gateway.events).toEqual([]);
  });

  test('a token of the local issuer lets its bearer in', async () => {
    const headers = { authorization: `Bearer ${await gateway.issuer.tokenFor('tracker')}` };
    expect((await fetch(`${gateway.url}/graphql`, { headers })).status).toBe(200);
    expect(gateway.events[0]?.requestContext.authorizer.jwt).toMatchObject({
      claims: { sub: 'trackerclient0000000000000', token_use: 'access' },
      scopes: ['sidelined/runs:write', 'sidelined/runs:read'],
    });
  });
});
