import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createLambdaHandler } from '../../../functions/graphql/http/adapter.ts';
import { createServer } from '../../../functions/graphql/server/server.ts';
import { gatewayEvent } from '../../support/gateway.ts';
import { growth, LINEAR } from '../../support/growth.ts';
import { silentLogger } from '../../support/logger.ts';

/** Documents that would make the server work for nothing, or for long: what callers may send is bounded before it costs. */
const server = createServer({ schema: buildSchema('type Query { name(first: Int): String }'), logger: silentLogger });
const handler = createLambdaHandler(server, async () => ({ requestId: 'request-1' }));
const headers = { 'content-type': 'application/json' };

async function ask(query: string): Promise<{ status: number; codes: unknown[] }> {
  const { statusCode = 200, body = '' } = await handler(gatewayEvent({ headers, body: JSON.stringify({ query }) }));
  const { errors = [] } = JSON.parse(body) as { errors?: { extensions: { code: string } }[] };
  return { status: statusCode, codes: [...new Set(errors.map(({ extensions }) => extensions.code))] };
}
/** As many errors at the end of a document as there may be, each of which names its line. */
const wrong = (before: string) => `${before}query (${'$a: Int '.repeat(700)}) { name }`;

describe('a document', () => {
  it.each([
    ['1 MB of line breaks before its errors', wrong('\n'.repeat(1_000_000))],
    ['more lines than there may be', `${'\r\n'.repeat(5_000)}{ name }`],
    ['more characters than there may be', `# ${'x'.repeat(100_000)}\n{ name }`],
  ])('with %s is not parsed', async (_, query) => {
    expect(await ask(query)).toEqual({ status: 413, codes: ['PAYLOAD_TOO_LARGE'] });
  });

  it('as long as it may be gets its errors in linear time', async () => {
    const lines = (n: number) => wrong(' \n'.repeat(n));
    expect(await ask(lines(9_900))).toEqual({ status: 400, codes: ['GRAPHQL_VALIDATION_FAILED'] });
    expect(await growth(2_400, (n) => ask(lines(n)))).toBeLessThan(LINEAR);
  });

  it('that names a field or an argument over and over is checked in bounded time', async () => {
    for (const query of [`{ ${'a: name '.repeat(900)} }`, `{ name(${'first: 1 '.repeat(900)}) }`]) {
      const before = process.cpuUsage();
      expect((await ask(query)).status).toBeLessThanOrEqual(400);
      const { user } = process.cpuUsage(before);
      expect(user / 1_000).toBeLessThan(1_000); // 300 ms at most, on an idle machine
    }
  });
});

describe('a body', () => {
  /** An event whose body must not be touched. */
  const untouched = (parts: Parameters<typeof gatewayEvent>[0]) =>
    Object.defineProperty(gatewayEvent({ headers, ...parts }), 'body', {
      get: () => {
        throw new Error('The body was read');
      },
    });

  it('of somebody whom nobody knows is not decoded', async () => {
    const { RequestError } = await import('../../../functions/request/request-error.ts');
    const strangers = createLambdaHandler(server, () =>
      Promise.reject(new RequestError('UNAUTHENTICATED', 'Who is it?')),
    );
    expect((await strangers(untouched({}))).statusCode).toBe(401);
    const limited = createLambdaHandler(server, () => Promise.reject(new RequestError('RATE_LIMITED', 'Too many', 7)));
    expect(await limited(untouched({}))).toMatchObject({ statusCode: 429, headers: { 'retry-after': '7' } });
  });

  it('of another kind than JSON is not decoded either', async () => {
    expect((await handler(untouched({ headers: { 'content-type': 'text/plain' } }))).statusCode).toBe(415);
  });
});
