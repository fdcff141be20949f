import { once } from 'node:events';
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { afterEach, beforeAll, afterAll, beforeEach, describe, expect, test } from 'vitest';
import { isFree } from '../../../../infra/local/ports.ts';
import { startTestGateway, type TestGateway } from '../../../support/local-gateway.ts';

const maxBodyBytes = 10 * 1024 * 1024;

let gateway: TestGateway;
let authorization: string;
/** The function's response; each test may set its own. */
let respond: () => Promise<APIGatewayProxyStructuredResultV2>;

beforeAll(async () => {
  gateway = await startTestGateway(() => respond());
  authorization = `Bearer ${await gateway.issuer.tokenFor('runner')}`;
});
afterAll(() => gateway.close());
beforeEach(() => {
  respond = () => Promise.resolve({ statusCode: 200, body: '{}' });
});
afterEach(() => {
  gateway.events.length = 0;
  gateway.errors.length = 0;
});

/** The only event of a request to /graphql. */
async function eventOf(init: RequestInit = {}, path = '/graphql') {
  const headers = new Headers(init.headers);
  headers.set('authorization', authorization);
  const answer = await fetch(gateway.url + path, { ...init, headers });
  expect(answer.status).toBe(200);
  const [event, ...more] = gateway.events;
  if (!event || more.length > 0) throw new Error(`${gateway.events.length} events`);
  return event;
}

describe('the event', () => {
  test('has all that payload format 2.0 has', async () => {
    const body = '{"query":"{ viewer { id } }"}';
    const event = await eventOf({
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json', 'User-Agent': 'test', 'X-Mixed': 'Case', cookie: 'a=1; b=2' },
    });
    const port = new URL(gateway.url).port;
    expect(event).toEqual({
      version: '2.0',
      routeKey: 'POST /graphql',
      rawPath: '/graphql',
      rawQueryString: '',
      cookies: ['a=1', 'b=2'],
      headers: expect.objectContaining({
        authorization,
        'content-type': 'application/json',
        'content-length': String(body.length),
        host: `localhost:${port}`,
        'x-mixed': 'Case',
        'x-forwarded-for': '127.0.0.1',
        'x-forwarded-port': port,
        'x-forwarded-proto': 'http',
      }),
      requestContext: {
        accountId: '000000000000',
        apiId: 'local',
        authorizer: { jwt: { claims: expect.objectContaining({ username: 'runner' }), scopes: ['openid'] } },
        domainName: 'localhost',
        domainPrefix: 'localhost',
        http: { method: 'POST', path: '/graphql', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
        requestId: expect.any(String),
        routeKey: 'POST /graphql',
        stage: '$default',
        time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
        timeEpoch: expect.any(Number),
      },
      body,
      isBase64Encoded: false,
    });
    expect(Object.keys(event.headers).filter((name) => ['cookie', 'connection'].includes(name))).toEqual([]);
    for (const claim of Object.values(event.requestContext.authorizer.jwt.claims)) expect(claim).toBeTypeOf('string');
  });

  test('of a GET: the query string as it came, and its parameters decoded, repeated ones with commas', async () => {
    const event = await eventOf({}, '/graphql?query=%7B%20a%20%7D&x=1&x=2&empty=&broken=%zz&a+b=c+d');
    expect(event.rawQueryString).toBe('query=%7B%20a%20%7D&x=1&x=2&empty=&broken=%zz&a+b=c+d');
    expect(event.queryStringParameters).toEqual({ query: '{ a }', x: '1,2', empty: '', broken: '%zz', 'a b': 'c d' });
    expect(event).not.toHaveProperty('body');
    expect(event).not.toHaveProperty('cookies');
    expect(event.isBase64Encoded).toBe(false);
  });

  test('has no parameters where the request has none', async () => {
    expect(await eventOf({}, '/graphql?')).not.toHaveProperty('queryStringParameters');
  });

  test('a header that comes twice becomes one', async () => {
    const headers: [string, string][] = [
      ['x-twice', 'a'],
      ['x-twice', 'b'],
    ];
    expect((await eventOf({ headers })).headers['x-twice']).toMatch(/^a, ?b$/);
  });

  test.each([
    ['application/json', false],
    ['Application/JSON; charset=utf-8', false],
    ['text/plain', false],
    ['application/x-www-form-urlencoded', true],
    ['application/graphql+json', true],
    ['application/octet-stream', true],
    ['garbage', true],
  ])('a body of type %s: base64 is %j', async (type, isBase64Encoded) => {
    const body = 'Gruß 🏃';
    const event = await eventOf({ method: 'POST', body, headers: { 'content-type': type } });
    expect(event.isBase64Encoded).toBe(isBase64Encoded);
    expect(Buffer.from(event.body ?? '', isBase64Encoded ? 'base64' : 'utf8').toString()).toBe(body);
  });
});

describe('what the function answers', () => {
  test('reaches the caller: status, headers, cookies, body', async () => {
    respond = () =>
      Promise.resolve({
        statusCode: 418,
        headers: { 'Content-Type': 'application/json', 'X-Number': 3, 'x-flag': true },
        cookies: ['a=1; Path=/', 'b=2'],
        body: '{"ü":1}',
      });
    const answer = await fetch(`${gateway.url}/graphql`, { headers: { authorization } });
    expect(answer.status).toBe(418);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('x-number')).toBe('3');
    expect(answer.headers.get('x-flag')).toBe('true');
    expect(answer.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2']);
    expect(answer.headers.get('apigw-requestid')).toBe(gateway.events[0]?.requestContext.requestId);
    expect(await answer.text()).toBe('{"ü":1}');
  });

  test('in base64 is sent as bytes; no status is 200; no body is empty', async () => {
    respond = () => Promise.resolve({ body: Buffer.from([0, 255]).toString('base64'), isBase64Encoded: true });
    const answer = await fetch(`${gateway.url}/graphql`, { headers: { authorization } });
    expect(answer.status).toBe(200);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array([0, 255]));
    respond = () => Promise.resolve({ statusCode: 204 });
    expect((await fetch(`${gateway.url}/graphql`, { headers: { authorization } })).status).toBe(204);
  });

  test('an error is reported on the terminal, not to the caller', async () => {
    respond = () => Promise.reject(new Error('secret'));
    const answer = await fetch(`${gateway.url}/graphql`, { headers: { authorization } });
    expect(answer.status).toBe(500);
    expect(await answer.text()).toBe('{"message":"Internal Server Error"}');
    expect(gateway.errors).toEqual([new Error('secret')]);
  });

  test('too late is 503, as after 30 seconds on AWS', async () => {
    const slow = await startTestGateway(() => new Promise(() => undefined), { integrationTimeoutMs: 1 });
    const headers = { authorization: `Bearer ${await slow.issuer.tokenFor('runner')}` };
    const answer = await fetch(`${slow.url}/graphql`, { headers });
    expect(answer.status).toBe(503);
    expect(await answer.text()).toBe('{"message":"Service Unavailable"}');
    await slow.close();
  });
});

describe('routes', () => {
  test('/health needs no token and has no authorizer', async () => {
    respond = () => Promise.resolve({ statusCode: 200, body: '{"status":"ok"}' });
    const answer = await fetch(`${gateway.url}/health`);
    expect(await answer.text()).toBe('{"status":"ok"}');
    expect(gateway.events[0]).toMatchObject({ rawPath: '/health', routeKey: 'GET /health' });
    expect(gateway.events[0]?.requestContext).not.toHaveProperty('authorizer');
  });

  test.each([
    ['PUT', '/graphql'],
    ['HEAD', '/graphql'],
    ['POST', '/health'],
    ['GET', '/graphql/'],
    ['GET', '/GRAPHQL'],
    ['GET', '/nothing'],
    ['GET', '//graphql'],
  ])('%s %s is 404', async (method, path) => {
    const answer = await fetch(gateway.url + path, { method, headers: { authorization } });
    expect(answer.status).toBe(404);
    if (method !== 'HEAD') expect(await answer.text()).toBe('{"message":"Not Found"}');
    expect(gateway.events).toEqual([]);
  });
});

describe('bodies', () => {
  const headers = () => ({ authorization, 'content-type': 'application/json' });

  test('of 10 MB pass', async () => {
    const body = 'x'.repeat(maxBodyBytes);
    const event = await eventOf({ method: 'POST', body, headers: headers() });
    expect(event.body?.length).toBe(maxBodyBytes);
  });

  test.each([
    ['a stated length', { 'content-length': String(maxBodyBytes + 1) }],
    ['no stated length', { 'transfer-encoding': 'chunked' }],
  ])('one byte more with %s is 413, and the connection goes on', async (_name, length) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const tooMuch = await post(agent, 'x'.repeat(maxBodyBytes + 1), length);
    expect(tooMuch.statusCode).toBe(413);
    expect(await text(tooMuch)).toBe('{"message":"Request Entity Too Large"}');
    const next = await post(agent, '{}');
    expect(next.statusCode).toBe(200);
    await text(next);
    agent.destroy();
    expect(gateway.events).toHaveLength(1);
  });

  test('too much without a token is too much', async () => {
    const answer = await fetch(`${gateway.url}/graphql`, { method: 'POST', body: 'x'.repeat(maxBodyBytes + 1) });
    expect(answer.status).toBe(413);
  });

  async function post(agent: Agent, body: string, more: Record<string, string> = {}): Promise<IncomingMessage> {
    const sent = httpRequest(`${gateway.url}/graphql`, { method: 'POST', agent, headers: { ...headers(), ...more } });
    sent.end(body);
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    return response;
  }
});

describe('requests that are none', () => {
  /** Sends bytes as they are and returns all that comes back. */
  async function raw(bytes: string): Promise<string> {
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    socket.end(bytes);
    return text(socket);
  }

  test.each([
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['an unknown method', 'BREW /graphql HTTP/1.1\r\nhost: x\r\n\r\n'],
    ['two lengths', 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab'],
    ['a host that is none', 'GET /health HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n'],
    ['a target that is no path', 'OPTIONS * HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'],
  ])('%s is 400', async (_name, bytes) => {
    expect(await raw(bytes)).toMatch(/^HTTP\/1.1 400 /);
    expect(gateway.events).toEqual([]);
  });

  test('a body in bad chunks is 400', async () => {
    const head = `POST /graphql HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\ntransfer-encoding: chunked`;
    expect(await raw(`${head}\r\n\r\nzz\r\n`)).toMatch(/^HTTP\/1.1 400 /);
    expect(gateway.events).toEqual([]);
    expect(gateway.errors).toEqual([]);
  });

  test('headers of more than 10,240 bytes are 431', async () => {
    expect(await raw(`GET /health HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(11_000)}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431 /);
  });

  test('a caller who disconnects in the middle of a body affects nobody else', async () => {
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    await new Promise<void>((resolve) => {
      const head = `POST /graphql HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\ncontent-length: 99\r\n\r\nabc`;
      socket.write(head, () => resolve());
    });
    socket.destroy();
    expect((await fetch(`${gateway.url}/health`)).status).toBe(200);
    expect(gateway.errors).toEqual([]);
  });
});

describe('other origins', () => {
  test.each(['http://localhost:5173', 'http://127.0.0.1:3000', 'https://localhost', 'http://[::1]:8080'])(
    '%s may read answers and send what GraphQL needs',
    async (origin) => {
      const preflight = await fetch(`${gateway.url}/graphql`, { method: 'OPTIONS', headers: { origin } });
      expect(preflight.status).toBe(204);
      expect(Object.fromEntries(preflight.headers)).toMatchObject({
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'GET,POST,DELETE',
        'access-control-allow-headers': 'authorization,content-type,apollo-require-preflight,idempotency-key',
        vary: 'origin',
      });
      const refused = await fetch(`${gateway.url}/graphql`, { headers: { origin } });
      expect(refused.status).toBe(401);
      expect(refused.headers.get('access-control-allow-origin')).toBe(origin);
      expect(gateway.events).toEqual([]);
    },
  );

  test.each(['https://evil.example', 'http://localhost.evil.example', 'null', 'http://localhost:1.evil.example'])(
    '%s may not',
    async (origin) => {
      const preflight = await fetch(`${gateway.url}/graphql`, { method: 'OPTIONS', headers: { origin } });
      expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
      expect(preflight.headers.get('access-control-allow-methods')).toBeNull();
    },
  );
});

describe('coming and going', () => {
  test('a taken port is one clear line', async () => {
    const port = Number(new URL(gateway.url).port);
    const line = `Port ${port} is taken: stop what listens there, or choose another one, e.g. \`PORT=${port + 1} npm start\`.`;
    await expect(startTestGateway(() => respond(), { port })).rejects.toThrow(line);
  });

  test('close finishes what is under way, and frees the port though callers keep connections open', async () => {
    const answering = Promise.withResolvers<APIGatewayProxyStructuredResultV2>();
    const called = Promise.withResolvers<undefined>();
    const closing = await startTestGateway(() => {
      called.resolve(undefined);
      return answering.promise;
    });
    const headers = { authorization: `Bearer ${await closing.issuer.tokenFor('runner')}` };
    const answer = fetch(`${closing.url}/graphql`, { headers });
    await called.promise;
    const closed = closing.close();
    answering.resolve({ statusCode: 200, body: '"done"' });
    expect(await (await answer).text()).toBe('"done"');
    await closed;
    expect(await isFree(Number(new URL(closing.url).port))).toBe(true);
  });
});
