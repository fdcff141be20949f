import { buildSchema, type GraphQLFormattedError } from 'graphql';
import { afterEach, describe, expect, it } from 'vitest';
import { createLambdaHandler } from '../../../functions/graphql/http/adapter.ts';
import { TooManyRequests } from '../../../functions/request/allowed-requests.ts';
import { Refusal } from '../../../functions/domain/refusal.ts';
import { createServer } from '../../../functions/graphql/server/server.ts';
import { StoreBusy } from '../../../functions/store/dynamodb/errors.ts';
import { gatewayEvent } from '../../support/gateway.ts';
import { collectingLogger } from '../../support/logger.ts';

const schema = buildSchema(`
  scalar Strict
  input RunInput { distanceMeters: Float! note: String tags: [String!] deeper: RunInput strict: Strict }
  type Thing { name: String! missing: String! }
  type Query {
    fails: Thing
    things: [Thing!]
    takes(runs: [RunInput!]!, text: String): Int
  }
`);

/** Thrown by the resolvers. */
let failure: unknown = undefined;
const fields = schema.getQueryType()?.getFields() ?? {};
const fail = () => {
  throw failure;
};
for (const name of ['fails', 'takes']) {
  const field = fields[name];
  if (field) field.resolve = fail;
}
const things = fields['things'];
if (things) things.resolve = () => Array.from({ length: 5 }, () => ({ name: async () => fail() }));

const logger = collectingLogger();
const server = createServer({ schema, logger });
afterEach(() => {
  logger.lines.length = 0;
});

async function run(query: string, variables: Record<string, unknown> = {}) {
  const { body } = await server.executeOperation({ query, variables }, { contextValue: { requestId: 'request-1' } });
  if (body.kind !== 'single') throw new Error('not a single result');
  return body.singleResult;
}

async function errorsOf(thrown: unknown, query = '{ fails { name } }'): Promise<readonly GraphQLFormattedError[]> {
  failure = thrown;
  return (await run(query)).errors ?? [];
}

const MASKED = 'Something went wrong on our side. Try again. If it happens again, report this reference.';

describe('a refusal', () => {
  it('keeps its code and tells every problem', async () => {
    const problems = [
      { code: 'NOT_FOUND', message: 'There is no such athlete.', path: ['id'] },
      { code: 'OUT_OF_RANGE', message: '`first` is 1 to 100.', path: ['first'] },
    ] as const;
    const [error] = await errorsOf(new Refusal(problems));
    expect(error).toMatchObject({
      message: 'There is no such athlete. `first` is 1 to 100.',
      path: ['fails'],
      extensions: { code: 'NOT_FOUND', problems },
    });
    expect(error).not.toHaveProperty('extensions.stacktrace');
    expect(logger.lines).toEqual([]);
  });
});

describe('a read beyond what was stated', () => {
  it('says so where it was, and is no fault of ours', async () => {
    const [error] = await errorsOf(new TooManyRequests());
    expect(error).toMatchObject({ path: ['fails'], extensions: { code: 'QUERY_TOO_COSTLY' } });
    expect(error?.message).toContain('Request fewer items');
    expect(logger.lines).toEqual([]);
  });
});

describe('many errors', () => {
  it('are listed up to the hundredth', async () => {
    const refusal = new Refusal([{ code: 'INVALID', message: 'No.', path: [] }]);
    const query = `{ ${Array.from({ length: 150 }, (_, each) => `a${each}: fails { name }`).join(' ')} }`;
    expect(await errorsOf(refusal, query)).toHaveLength(100);
  });
});

describe('an unexpected error', () => {
  it('is masked, and logged with its name, its stack and the reference', async () => {
    const [error] = await errorsOf(new Error('pain 7, says jane@example.org'));
    expect(error).toMatchObject({
      message: MASKED,
      path: ['fails'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', reference: 'request-1' },
    });
    expect(Object.keys(error?.extensions ?? {}).sort()).toEqual(['code', 'reference']);
    expect(logger.lines).toEqual([
      {
        level: 'error',
        message: 'Unexpected error',
        details: {
          reference: 'request-1',
          path: 'fails',
          name: 'Error',
          stack: expect.stringMatching(/^at .*errors\.test\.ts/),
        },
      },
    ]);
    expect(JSON.stringify(logger.lines)).not.toContain('jane');
  });

  it('of the code itself is logged with its message', async () => {
    const [error] = await errorsOf(new TypeError('x is not a function'));
    expect(error?.message).toBe(MASKED);
    expect(logger.lines[0]?.details).toMatchObject({ name: 'TypeError', message: 'x is not a function' });
  });

  it.each([
    ['a string'],
    [undefined],
    [null],
    [{ code: 'BAD_USER_INPUT' }],
    [Object.assign(new Error('x'), { extensions: { code: 'TEAPOT' } })],
  ])('may be anything: %j', async (thrown) => {
    const [error] = await errorsOf(thrown);
    expect(error).toMatchObject({ message: MASKED, extensions: { code: 'INTERNAL_SERVER_ERROR' } });
    expect(logger.lines).toHaveLength(1);
  });

  it('is logged once, however many fields wait for it', async () => {
    const errors = await errorsOf(new Error('x'), '{ things { name } }');
    expect(new Set(errors.map(({ extensions }) => extensions?.['reference']))).toEqual(new Set(['request-1']));
    expect(logger.lines).toHaveLength(1);
  });

  it('is also a null where the schema promises a value', async () => {
    failure = undefined;
    const field = fields['fails'];
    if (field) field.resolve = () => ({ name: 'x' });
    const { errors } = await run('{ fails { missing } }');
    if (field) field.resolve = fail;
    expect(errors?.[0]).toMatchObject({ message: MASKED, path: ['fails', 'missing'] });
    expect(logger.lines).toHaveLength(1);
  });

  it('before the operation gets a reference of its own', async () => {
    const handler = createLambdaHandler(server, async () => {
      throw new Error('secret');
    });
    const { statusCode, body } = await handler(
      gatewayEvent({ headers: { 'content-type': 'application/json' }, body: '{"query":"{ __typename }"}' }),
    );
    expect(statusCode).toBe(500);
    const [error] = JSON.parse(body ?? '').errors;
    expect(error).toEqual({
      message: MASKED,
      extensions: { code: 'INTERNAL_SERVER_ERROR', reference: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
    expect(logger.lines).toHaveLength(1);
    expect(logger.lines[0]?.details).toMatchObject({ reference: error.extensions.reference, name: 'Error' });
  });
});

describe('a store that is busy', () => {
  const named = (name: string, more: object = {}) =>
    Object.assign(new Error('Rate exceeded for table X'), { name }, more);
  it.each([
    named('ProvisionedThroughputExceededException'),
    named('ThrottlingException'),
    named('RequestLimitExceeded'),
    new StoreBusy('keys stay unread'),
    named('TimeoutError'),
    named('TransactionConflict'),
    named('TransactionConflictException'),
    named('InternalServerError'),
    named('Error', { code: 'ECONNRESET' }),
    named('AnyException', { $retryable: {} }),
    named('TransactionCanceledException', { CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }] }),
  ])('says to try again: $name', async (thrown) => {
    const [error] = await errorsOf(thrown);
    expect(error).toMatchObject({
      message: 'The database is busy. Try again in a moment: a write with an idempotency key never happens twice.',
      extensions: { code: 'SERVICE_UNAVAILABLE', reference: 'request-1' },
    });
    expect(logger.lines).toMatchObject([{ level: 'warn', message: 'The store is busy' }]);
  });

  it.each([
    named('ValidationException'),
    named('ConditionalCheckFailedException'),
    named('TransactionCanceledException', { CancellationReasons: [{ Code: 'ConditionalCheckFailed' }, {}] }),
    named('ResourceNotFoundException'),
  ])('is not: $name', async (thrown) => {
    const [error] = await errorsOf(thrown);
    expect(error?.extensions).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
  });
});

describe("GraphQL's own errors", () => {
  const takes = 'query ($runs: [RunInput!]!) { takes(runs: $runs) }';

  it.each([
    ['{', 'GRAPHQL_PARSE_FAILED', 'Syntax Error: Expected Name, found <EOF>.'],
    ['{ fail }', 'GRAPHQL_VALIDATION_FAILED', 'Cannot query field "fail" on type "Query". Did you mean "fails"?'],
    [
      'query A { __typename }  query B { __typename }',
      'OPERATION_RESOLUTION_FAILURE',
      'Must provide operation name if query contains multiple operations.',
    ],
  ])('%s keeps code and help', async (query, code, message) => {
    expect((await run(query)).errors).toMatchObject([{ message, extensions: { code } }]);
    expect(logger.lines).toEqual([]);
  });

  it('name the place in a variable', async () => {
    const { errors } = await run(takes, { runs: [{ distanceMeters: 1 }, { distanceMeters: 'far', speed: 3 }] });
    expect(errors?.map(({ message }) => message)).toEqual([
      'Variable "$runs" got invalid value "far" at "runs[1].distanceMeters"; Float cannot represent non numeric value: "far"',
      'Variable "$runs" got invalid value { distanceMeters: "far", speed: 3 } at "runs[1]"; Field "speed" is not defined by type "RunInput".',
    ]);
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
  });

  const huge = 'Sehr viel " Text; at "x"; '.repeat(12_000);
  it.each([
    ['a text for a number', { distanceMeters: huge }, '"runs[0].distanceMeters"; Float cannot represent'],
    [
      'a text in a text',
      { distanceMeters: 1, deeper: { distanceMeters: 1, note: [huge] } },
      '"runs[0].deeper.note"; String cannot',
    ],
    ['an unknown field', { distanceMeters: 1, [huge]: 1 }, ' at "runs[0]"; Field "Sehr viel'],
  ])('stay short, and still name the place: %s', async (_, value, place) => {
    const { errors = [] } = await run(takes, { runs: [value] });
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.length).toBeLessThanOrEqual(21);
    for (const { message, extensions } of errors) {
      expect(message.length).toBeLessThan(800);
      expect(extensions?.['code']).toBe('BAD_USER_INPUT');
    }
    expect(errors.some(({ message }) => message.startsWith('Variable "$runs" ') && message.includes(place))).toBe(true);
    expect(logger.lines).toEqual([]);
  });

  it.each([
    [
      'very many fields',
      { distanceMeters: 1, deeper: Object.fromEntries(Array.from({ length: 80_000 }, (_, i) => [`k${i}`, i])) },
      'The variable "$runs.0.deeper" has 80000 fields; no input has more than 100.',
    ],
    [
      'very deep nesting',
      JSON.parse('{"deeper":'.repeat(50_000) + '1' + '}'.repeat(50_000)),
      /^Variables are nested more than 20 levels deep at "runs\.0\.deeper\./,
    ],
    [
      'lists in lists',
      JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)),
      /^Variables are nested more than 20 levels deep/,
    ],
  ])('come before any coercion, whatever is sent: %s', async (_, value, message) => {
    const { errors } = await run(takes, { runs: [value] });
    // One error that is not GraphQL's own: it was refused before GraphQL looked at it.
    expect(errors).toMatchObject([
      {
        message: typeof message === 'string' ? message : expect.stringMatching(message),
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });

  it('stay few', async () => {
    const runs = Array.from({ length: 1_000 }, () => ({}));
    const { errors = [] } = await run(takes, { runs });
    expect(errors).toHaveLength(21);
    expect(errors.at(-1)).toMatchObject({
      message: 'Too many errors processing variables, error limit reached. Execution aborted.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
    const unknown = Array.from({ length: 1_000 }, (_, i) => `f${i}`).join(' ');
    expect((await run(`{ ${unknown} }`)).errors?.length).toBeLessThanOrEqual(21);
  });

  it('stay short with a huge document', async () => {
    for (const query of [
      `{ ${'x'.repeat(300_000)} }`,
      `{ takes(runs: [], text: ${'9'.repeat(300_000)}) }`,
      `{ "${huge}`,
    ]) {
      const { errors = [] } = await run(query);
      expect(errors.length).toBeGreaterThan(0);
      for (const { message } of errors) expect(message.length).toBeLessThan(800);
    }
  });
});
