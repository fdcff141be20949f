import { GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createLambdaHandler } from '../../../functions/graphql/http/adapter.ts';
import { MAX_BODY_BYTES } from '../../../functions/runtime/http.ts';
import { createServer } from '../../../functions/graphql/server/server.ts';
import { gatewayEvent, type GatewayRequest } from '../../support/gateway.ts';
import { silentLogger } from '../../support/logger.ts';

let counted = 0;
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      echo: {
        type: GraphQLString,
        args: { text: { type: new GraphQLNonNull(GraphQLString) } },
        resolve: (_, { text }) => text,
      },
    },
  }),
  mutation: new GraphQLObjectType({
    name: 'Mutation',
    fields: { count: { type: GraphQLInt, resolve: () => (counted += 1) } },
  }),
});

let contexts = 0;
const server = createServer({ schema, logger: silentLogger });
const handler = createLambdaHandler(server, async ({ requestContext }) => {
  contexts += 1;
  return { requestId: requestContext.requestId };
});
afterAll(() => server.stop());
beforeEach(() => {
  counted = 0;
  contexts = 0;
});

const json = { 'content-type': 'application/json' };
const graphqlResponse = 'application/graphql-response+json; charset=utf-8';

interface Answer {
  status: number | undefined;
  type: unknown;
  headers: Record<string, unknown>;
  body: { data?: unknown; errors?: { message: string; extensions: { code: string } }[] };
}

async function send(request: GatewayRequest): Promise<Answer> {
  const { statusCode, headers = {}, body = '' } = await handler(gatewayEvent(request));
  return { status: statusCode, type: headers['content-type'], headers, body: JSON.parse(body) };
}

const post = (body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
  send({ headers: { ...json, ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });

/** Status, code and message of a refusal, once it is clear that it is well formed. */
function refusal({ status, body }: Answer): [number | undefined, string | undefined, string | undefined] {
  expect(body).not.toHaveProperty('data');
  expect(body.errors?.length).toBeGreaterThan(0);
  const [error] = body.errors ?? [];
  return [status, error?.extensions.code, error?.message];
}

describe('a request that can be read', () => {
  it('is answered when posted', async () => {
    const answer = await post({ query: 'query ($t: String!) { echo(text: $t) }', variables: { t: 'grüß dich 🏃' } });
    expect(answer).toMatchObject({ status: 200, type: 'application/json; charset=utf-8' });
    expect(answer.body.data).toEqual({ echo: 'grüß dich 🏃' });
  });

  it('is answered when it comes in base64', async () => {
    const body = Buffer.from(JSON.stringify({ query: '{ echo(text: "é") }' })).toString('base64');
    const answer = await send({ headers: json, body, isBase64Encoded: true });
    expect(answer.body.data).toEqual({ echo: 'é' });
  });

  it('is answered when it comes in the query string', async () => {
    const query = new URLSearchParams({
      query: 'query A($t: String!) { echo(text: $t) } query B { __typename }',
      operationName: 'A',
      variables: '{"t":"a&b=c+d"}',
    });
    const answer = await send({ method: 'GET', query: query.toString() });
    expect(answer.body.data).toEqual({ echo: 'a&b=c+d' });
  });

  it.each([
    'Application/JSON; charset=UTF-8',
    'application/json;charset="utf-8"',
    'APPLICATION/JSON',
    'application/json; charset=utf8',
    ' application/json ; profile=x',
  ])('may be labelled %s', async (contentType) => {
    expect((await post({ query: '{ __typename }' }, { 'content-type': contentType })).status).toBe(200);
  });

  it('may name its headers in any case', async () => {
    const headers = { 'Content-Type': 'application/json', ACCEPT: 'application/graphql-response+json' };
    expect(await send({ headers, body: '{"query":"{ __typename }"}' })).toMatchObject({
      status: 200,
      type: graphqlResponse,
    });
  });

  it('may be as large as 1 MiB, in bytes', async () => {
    const rest = JSON.stringify({ query: '{ __typename }', note: '' }).length;
    const largest = { query: '{ __typename }', note: 'x'.repeat(MAX_BODY_BYTES - rest) };
    expect((await post(largest)).status).toBe(200);
    expect(refusal(await post({ ...largest, note: largest.note + 'x' }))).toEqual([
      413,
      'PAYLOAD_TOO_LARGE',
      'The body is larger than 1048576 bytes: send less at a time.',
    ]);
    // é is two bytes: half the characters and one more are too many.
    expect((await post({ ...largest, note: 'é'.repeat(MAX_BODY_BYTES / 2) })).status).toBe(413);
  });

  it('is never kept by a cache', async () => {
    expect((await post({ query: '{ __typename }' })).headers).toMatchObject({ 'cache-control': 'no-store' });
    expect((await post('{')).headers).toMatchObject({ 'cache-control': 'no-store' });
  });
});

describe('a request that cannot be read', () => {
  it.each([
    ['{"query": ', 'Invalid JSON in the body.'],
    ['query { secret }', 'Invalid JSON in the body.'],
    ['{"query": "{ a }"} trailing', 'Invalid JSON in the body.'],
    ['{"x": NaN}', 'Invalid JSON in the body.'],
    ['"{ __typename }"', 'The body is JSON, but not an object: send {"query": "…"}.'],
    ['null', 'The body is JSON, but not an object: send {"query": "…"}.'],
    ['1', 'The body is JSON, but not an object: send {"query": "…"}.'],
    ['', 'The body is empty: send {"query": "…"} as JSON.'],
    [' \n', 'The body is empty: send {"query": "…"} as JSON.'],
    ['{}', 'The object in the body has no keys: send {"query": "…"}.'],
    ['[{"query":"{ __typename }"}]', 'Operation batching disabled.'],
    ['[]', 'Operation batching disabled.'],
    ['{"query":""}', 'GraphQL operations must contain a non-empty `query` or a `persistedQuery` extension.'],
    ['{"query":7}', 'GraphQL queries must be strings.'],
    ['{"query":"{ __typename }","variables":[]}', '`variables` in a POST body must be an object if provided.'],
    ['{"query":"{ __typename }","operationName":1}', '`operationName` in a POST body must be a string if provided.'],
    ['{"query":"{ __typename }","extensions":1}', '`extensions` in a POST body must be an object if provided.'],
  ])('%j is refused', async (body, message) => {
    for (const accept of ['*/*', 'application/json', 'application/graphql-response+json']) {
      expect(refusal(await post(body, { accept }))).toEqual([400, 'BAD_REQUEST', message]);
    }
    expect(contexts, 'no context for a body that is no request').toBeLessThanOrEqual(3);
  });

  it('is refused without a body', async () => {
    expect(refusal(await send({ headers: json }))[0]).toBe(400);
  });

  it.each(['not base64!', 'YWJj=', 'YWJ', 'YW=j'])('is refused with the base64 %s', async (body) => {
    const answer = await send({ headers: json, body, isBase64Encoded: true });
    expect(refusal(answer)).toEqual([400, 'BAD_REQUEST', 'The body is not valid base64.']);
  });

  it('is refused with bytes that are not UTF-8', async () => {
    const body = Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]).toString('base64');
    const answer = await send({ headers: json, body, isBase64Encoded: true });
    expect(refusal(answer)).toEqual([400, 'BAD_REQUEST', 'The body is not valid UTF-8.']);
  });

  it.each([
    undefined,
    '',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'application/json; charset=latin1',
    'application/json; charset=utf-16',
    'application/jsonp',
    ';;;',
  ])('is refused with the content type %j', async (contentType) => {
    const headers: Record<string, string> = contentType === undefined ? {} : { 'content-type': contentType };
    const answer = await send({ headers, body: '{"query":"{ __typename }"}' });
    expect(refusal(answer).slice(0, 2)).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    expect(contexts).toBe(0);
  });

  it.each(['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'TRACE'])('is refused with the method %s', async (method) => {
    const answer = await send({ method, headers: json, body: '{"query":"{ __typename }"}' });
    expect(refusal(answer).slice(0, 2)).toEqual([405, 'METHOD_NOT_ALLOWED']);
    expect(answer.headers).toMatchObject({ allow: 'GET, POST' });
  });

  it.each([
    ['query=%7B', 400],
    ['', 400],
    ['query={__typename}&query={__typename}', 400],
    ['query={__typename}&variables=%7B', 400],
    ['query={__typename}&variables=[1]', 400],
    ['%%%=%&query=%E0%A4%A', 400],
    ['query=mutation{count}', 405],
  ])('is refused with the query string %s', async (query, status) => {
    expect(refusal(await send({ method: 'GET', query }))[0]).toBe(status);
    expect(counted).toBe(0);
  });
});

describe('the media type of the answer', () => {
  const plain = 'application/json; charset=utf-8';
  it.each([
    [undefined, plain],
    ['', plain],
    ['*/*', plain],
    ['application/*', plain],
    ['application/json', plain],
    ['Application/JSON', plain],
    ['application/json; charset=utf-8', plain],
    ['application/graphql-response+json', graphqlResponse],
    ['application/graphql-response+json, application/json;q=0.9', graphqlResponse],
    ['application/json;q=0.9, application/graphql-response+json', graphqlResponse],
    ['application/json, application/graphql-response+json', plain],
    ['application/graphql-response+json, application/json', graphqlResponse],
    ['*/*, application/graphql-response+json', graphqlResponse],
    ['application/json;q=0, */*', graphqlResponse],
    ['application/json; charset=latin1, application/graphql-response+json; q=0.1', graphqlResponse],
    ['text/html, */*;q=0.1', plain],
    ['application/json; q=high', plain],
  ])('%s -> %s', async (accept, type) => {
    const answer = await post({ query: '{ __typename }' }, accept === undefined ? {} : { accept });
    expect(answer).toMatchObject({ status: 200, type });
  });

  it.each(['text/html', 'image/*', 'application/json;q=0', '*/*;q=0', 'application/json; charset=latin1', 'x', ','])(
    '%s -> 406, and nothing is done',
    async (accept) => {
      const answer = await post({ query: 'mutation { count }' }, { accept });
      expect(refusal(answer).slice(0, 2)).toEqual([406, 'NOT_ACCEPTABLE']);
      expect(answer.type).toBe(plain);
      expect(counted).toBe(0);
    },
  );
});

describe('the status of a request that does not fit the schema', () => {
  const misfits = [
    ['GRAPHQL_PARSE_FAILED', { query: '{' }],
    ['GRAPHQL_VALIDATION_FAILED', { query: '{ nothing }' }],
    ['BAD_USER_INPUT', { query: 'query ($t: String!) { echo(text: $t) }', variables: { t: 1 } }],
    ['OPERATION_RESOLUTION_FAILURE', { query: 'query A { __typename }', operationName: 'B' }],
  ] as const;

  it.each(misfits)('%s is 400', async (code, body) => {
    for (const accept of ['*/*', 'application/*', 'application/graphql-response+json', 'text/html, */*']) {
      expect(refusal(await post(body, { accept })).slice(0, 2)).toEqual([400, code]);
    }
    expect(refusal(await post(body)).slice(0, 2)).toEqual([400, code]);
  });

  it.each(misfits)('%s is 200 where application/json is accepted by name', async (code, body) => {
    expect(refusal(await post(body, { accept: 'application/json' })).slice(0, 2)).toEqual([200, code]);
    expect(refusal(await post(body, { accept: 'application/json, text/plain, */*' })).slice(0, 2)).toEqual([200, code]);
  });
});
