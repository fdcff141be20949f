import dns from 'node:dns';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { isTransientError } from '../../../functions/runtime/transient-error.ts';
import { createDynamoDB, type DynamoDB, type DynamoDBOptions } from '../../../functions/store/dynamodb/client.ts';
import { selfSigned } from '../../support/certificate.ts';
import { type Fate, KEY, type ProxyOptions, refusal, startFaultProxy } from '../../support/fault-proxy.ts';
import { retryAtOnce } from '../../support/faults.ts';
import { type FreshTable, freshTable } from '../../support/table.ts';

let table: FreshTable;
beforeAll(async () => {
  table = await freshTable();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const region = 'us-east-1';
/** Longer than any response on a busy machine. */
const PATIENT_MS = 20_000;
/** For responses that never come. */
const IMPATIENT_MS = 100;

/** A client whose requests pass through the fault proxy. */
async function behindProxy(options: Partial<DynamoDBOptions> = {}, proxyOptions: Partial<ProxyOptions> = {}) {
  const proxy = await startFaultProxy({ target: inject('dynamodbEndpoint'), ...proxyOptions });
  const connection = { endpoint: proxy.endpoint, region, credentials: KEY, retryStrategy: retryAtOnce };
  return { proxy, dynamodb: createDynamoDB({ ...connection, timeoutMs: PATIENT_MS, ...options }) };
}

const keyOf = (pk: string) => ({ pk, sk: 'item' });
const get = (dynamodb: DynamoDB, pk: string) =>
  dynamodb.call('GetItem', { TableName: table.tableName, Key: keyOf(pk), ConsistentRead: true });
const countUp = (pk: string) => ({
  TableName: table.tableName,
  Key: keyOf(pk),
  UpdateExpression: 'ADD calls :one',
  ExpressionAttributeValues: { ':one': 1 },
});
const countUpOnce = (dynamodb: DynamoDB, pk: string, parts: { ClientRequestToken?: string | undefined } = {}) =>
  dynamodb.call('TransactWriteItems', { TransactItems: [{ Update: countUp(pk) }], ...parts });
/** Read past every proxy. */
const callsOf = async (pk: string): Promise<unknown> => (await get(table.dynamodb, pk)).Item?.['calls'];
const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

const HTML = '<html><body>my pain is 7</body></html>';

/** Transient failures: whether DynamoDB executed the request, and the name of the error if retries do not help. */
const passing: [what: string, fate: Fate, done: 'done' | 'not done', name: string][] = [
  ['a connection that breaks before', 'resetBefore', 'not done', 'TimeoutError'],
  ['a connection that breaks after', 'resetAfter', 'done', 'TimeoutError'],
  ['half an answer', 'halfLength', 'done', 'Error'],
  ['half an answer in chunks', 'halfChunk', 'done', 'Error'],
  ['an answer that is no HTTP', 'noHttp', 'done', 'TimeoutError'],
  ['200 that is no JSON', { status: 200, body: HTML }, 'not done', 'TimeoutError'],
  ['200 that is half of JSON', { status: 200, body: '{"Item":{"pk":{"S":"my pa' }, 'not done', 'TimeoutError'],
  ['500 without a word', { status: 500 }, 'not done', 'Unknown'],
  ['500', refusal('InternalServerError', 500), 'not done', 'InternalServerError'],
  ['502 that is no JSON', { status: 502, body: HTML }, 'not done', 'TimeoutError'],
  ['503', refusal('ServiceUnavailable', 503), 'not done', 'ServiceUnavailable'],
  ['504 that is another JSON', { status: 504, body: '"text"' }, 'not done', 'Unknown'],
  ...[
    'ProvisionedThroughputExceededException',
    'ThrottlingException',
    'RequestLimitExceeded',
    'TransactionInProgressException',
  ].map((name): [string, Fate, 'not done', string] => [name, refusal(name), 'not done', name]),
];

describe('what passes by itself is tried again', () => {
  it.each(passing)('%s, once: the second try is answered, and all is done once', async (what, fate) => {
    const { proxy, dynamodb } = await behindProxy();
    const pk = `once ${what}`;
    proxy.plan([fate]);
    await countUpOnce(dynamodb, pk);
    expect(proxy.arrived).toHaveLength(2);
    const [first, second] = proxy.arrived.map(({ body }) => body['ClientRequestToken']);
    expect(second).toBe(first);
    expect(await callsOf(pk)).toBe(1);

    proxy.plan([fate]);
    expect(await get(dynamodb, pk)).toStrictEqual({ Item: { ...keyOf(pk), calls: 1 } });
    expect(proxy.arrived).toHaveLength(4);
  });

  it.each(passing)(
    '%s, always: four tries, at most one write, and an error that passes',
    async (what, fate, done, name) => {
      const { proxy, dynamodb } = await behindProxy();
      const pk = `always ${what}`;
      proxy.plan([], fate);
      const error = await errorOf(countUpOnce(dynamodb, pk));
      expect(error).toMatchObject({ name });
      expect(isTransientError(error)).toBe(true);
      expect(proxy.arrived).toHaveLength(4);
      expect(new Set(proxy.arrived.map(({ body }) => body['ClientRequestToken'])).size).toBe(1);
      expect(await callsOf(pk)).toBe(done === 'done' ? 1 : undefined);
      expect(String(error) + JSON.stringify(error)).not.toContain('my pa');
    },
  );

  it('a port that nobody listens on', async () => {
    const { dynamodb } = await behindProxy({ endpoint: 'http://127.0.0.1:1' });
    let tries = 0;
    dynamodb.use({ attempt: (call, next) => ((tries += 1), next(call)) });
    const error = await errorOf(get(dynamodb, 'nobody'));
    expect(error).toMatchObject({ code: 'ECONNREFUSED' });
    expect(isTransientError(error)).toBe(true);
    expect(tries).toBe(4);
  });

  it('a write outside of a transaction too, which is done twice if it counts', async () => {
    const { proxy, dynamodb } = await behindProxy();
    proxy.plan(['resetAfter']);
    const { Attributes } = await dynamodb.call('UpdateItem', { ...countUp('twice'), ReturnValues: 'ALL_NEW' });
    expect(Attributes?.['calls']).toBe(2);
  });

  it('by a retry strategy that waits between tries, four of them at most', async () => {
    const { proxy, dynamodb } = await behindProxy({ retryStrategy: undefined });
    // The SDK draws the time to wait.
    vi.spyOn(Math, 'random').mockReturnValue(0.2);
    const waiting = vi.spyOn(globalThis, 'setTimeout');
    proxy.plan([], { status: 503 });
    expect(await errorOf(get(dynamodb, 'waits'))).toMatchObject({ $metadata: { httpStatusCode: 503 } });
    expect(proxy.arrived).toHaveLength(4);
    expect(waiting.mock.calls.map(([, ms]) => ms)).toEqual(expect.arrayContaining([5, 10, 20]));
  });
});

describe('what does not pass is tried once', () => {
  it.each([
    'AccessDeniedException',
    'ExpiredTokenException',
    'IdempotentParameterMismatchException',
    'ResourceNotFoundException',
    'TransactionConflictException',
    'ValidationException',
  ])('%s', async (name) => {
    const { proxy, dynamodb } = await behindProxy();
    proxy.plan([], refusal(name));
    const error = await errorOf(get(dynamodb, 'a'));
    expect(error).toMatchObject({ name, message: 'No.' });
    // On a conflict, the caller may repeat all of it.
    expect(isTransientError(error)).toBe(name === 'TransactionConflictException');
    expect(proxy.arrived).toHaveLength(1);
  });

  it('a condition that does not hold, and a cancelled transaction with its reasons', async () => {
    const { proxy, dynamodb } = await behindProxy();
    const { tableName: TableName } = table;
    const never = { TableName, Item: keyOf('never'), ConditionExpression: 'attribute_exists(pk)' };
    await expect(dynamodb.call('PutItem', never)).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
    const TransactItems = [{ Update: countUp('neither') }, { Put: never }];
    await expect(dynamodb.call('TransactWriteItems', { TransactItems })).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed' }],
    });
    expect(proxy.arrived).toHaveLength(2);
  });
});

describe('a transaction', () => {
  it('has a token of its own, or the one that is given', async () => {
    const { proxy, dynamodb } = await behindProxy();
    await countUpOnce(dynamodb, 'tokens');
    await countUpOnce(dynamodb, 'tokens');
    await countUpOnce(dynamodb, 'tokens', { ClientRequestToken: undefined });
    await countUpOnce(dynamodb, 'tokens', { ClientRequestToken: 'given' });
    await countUpOnce(dynamodb, 'tokens', { ClientRequestToken: 'given' });
    const tokens = proxy.arrived.map(({ body }) => body['ClientRequestToken']);
    expect(new Set(tokens).size).toBe(4);
    for (const token of tokens.slice(0, 3)) expect(token).toMatch(/^[0-9a-f-]{36}$/);
    expect(tokens.slice(3)).toEqual(['given', 'given']);
    expect(await callsOf('tokens')).toBe(4);
  });
});

describe('an answer that does not come in time', () => {
  it.each(['silentBefore', 'silentAfter', 'halfSilent'] as const)(
    '%s: four tries, each over a socket of its own',
    async (fate) => {
      const { proxy, dynamodb } = await behindProxy({ timeoutMs: IMPATIENT_MS });
      proxy.plan([], fate);
      const error = await errorOf(get(dynamodb, 'silent'));
      expect(error).toMatchObject({ name: 'TimeoutError' });
      expect(isTransientError(error)).toBe(true);
      expect(proxy.arrived).toHaveLength(4);
      expect(new Set(proxy.arrived.map(({ socket }) => socket)).size).toBe(4);
    },
  );

  it('counts from when the connection is sought', async () => {
    const seeking = vi.spyOn(dns, 'lookup').mockImplementation(() => undefined);
    const options = { region, credentials: KEY, retryStrategy: retryAtOnce, timeoutMs: IMPATIENT_MS };
    await expect(get(createDynamoDB(options), 'a')).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(seeking).toHaveBeenCalledTimes(4);
  });

  it.each(['silentAfter', 'halfSilent'] as const)('%s: a transaction is not done twice', async (fate) => {
    const { proxy, dynamodb } = await behindProxy({ timeoutMs: 500 });
    proxy.plan([fate]);
    await countUpOnce(dynamodb, fate);
    expect(proxy.arrived.length).toBeGreaterThan(1);
    expect(await callsOf(fate)).toBe(1);
  });
});

describe('sockets', () => {
  it('are used again, also after a refusal', async () => {
    const { proxy, dynamodb } = await behindProxy();
    for (let n = 0; n < 20; n++) await get(dynamodb, 'a');
    await expect(dynamodb.call('GetItem', { TableName: '?', Key: keyOf('a') })).rejects.toThrow('Invalid table');
    await get(dynamodb, 'a');
    expect(proxy.counts).toEqual({ opened: 1, mostOpen: 1 });
  });

  it('are at most 50; 200 calls at once are all answered right, whatever becomes of others', async () => {
    const { proxy, dynamodb } = await behindProxy();
    const TableName = table.tableName;
    const tried = new Set<string>();
    // Every seventh is hit once, every eighth always.
    proxy.planEach(({ body }) => {
      const pk = JSON.stringify(body).match(/many (\d+)/)?.[1] ?? '';
      const isFirst = !tried.has(pk);
      tried.add(pk);
      if (Number(pk) % 8 === 0) return { status: 503 };
      return Number(pk) % 7 === 0 && isFirst ? refusal('ThrottlingException') : 'forward';
    });
    const results = await Promise.allSettled(
      Array.from({ length: 200 }, async (_, n) => {
        const Item = { ...keyOf(`many ${n}`), n, text: 'é'.repeat(n * 50) };
        await dynamodb.call('PutItem', { TableName, Item });
        expect((await get(dynamodb, `many ${n}`)).Item).toStrictEqual(Item);
      }),
    );
    const failed = results.flatMap((result, n) => (result.status === 'rejected' ? [n] : []));
    expect(failed).toEqual(Array.from({ length: 25 }, (_, n) => n * 8));
    expect(proxy.counts).toEqual({ opened: 50, mostOpen: 50 });
  });

  it('that break are replaced, and each transaction is done once', async () => {
    const { proxy, dynamodb } = await behindProxy();
    const fates = ['resetBefore', 'resetAfter', 'halfLength', 'halfChunk'] as const;
    const tried = new Set<string>();
    proxy.planEach(({ body }) => {
      const pk = JSON.stringify(body).match(/breaks (\d+)/)?.[1] ?? '';
      if (tried.has(pk) || Number(pk) % 3 !== 0) return 'forward';
      tried.add(pk);
      return fates[Number(pk) % 4] ?? 'forward';
    });
    const pks = Array.from({ length: 60 }, (_, n) => `breaks ${n}`);
    await Promise.all(pks.map((pk) => countUpOnce(dynamodb, pk)));
    expect(await Promise.all(pks.map(callsOf))).toEqual(pks.map(() => 1));
    expect(proxy.counts.mostOpen).toBeLessThanOrEqual(50);
  });

  it('that died while they lay idle are got over', async () => {
    const { proxy, dynamodb } = await behindProxy();
    // Fewer than there are attempts: each may meet a connection of which it is not yet known that it died.
    await Promise.all(Array.from({ length: 2 }, () => get(dynamodb, 'idle')));
    proxy.resetAll();
    await countUpOnce(dynamodb, 'idle');
    expect(await callsOf('idle')).toBe(1);
  });

  it('are used again over TLS, and replaced', async () => {
    const tls = selfSigned();
    const given = getCACertificates('default');
    setDefaultCACertificates([...given, tls.cert]);
    try {
      const { proxy, dynamodb } = await behindProxy({}, { tls });
      for (let n = 0; n < 5; n++) await countUpOnce(dynamodb, 'tls');
      expect(proxy.counts.opened).toBe(1);
      proxy.plan(['resetAfter', 'halfLength', 'halfChunk']);
      await countUpOnce(dynamodb, 'tls');
      expect(await callsOf('tls')).toBe(6);
    } finally {
      setDefaultCACertificates(given);
    }
  });
});

describe("a clock that is wrong is corrected by DynamoDB's", () => {
  const HOUR_MS = 3_600_000;

  it.each([3 * HOUR_MS, -30 * HOUR_MS])('off by %d ms: one more try, and none from then on', async (offMs) => {
    const { proxy, dynamodb } = await behindProxy({}, { clock: { now: () => Date.now() - offMs } });
    await get(dynamodb, 'clock');
    expect(proxy.arrived).toHaveLength(2);
    await get(dynamodb, 'clock');
    expect(proxy.arrived).toHaveLength(3);
  });

  it('for each of those that are refused at once', async () => {
    const { proxy, dynamodb } = await behindProxy({}, { clock: { now: () => Date.now() + HOUR_MS } });
    await Promise.all(Array.from({ length: 20 }, () => get(dynamodb, 'clock')));
    expect(proxy.arrived).toHaveLength(40);
  });

  it('but excuses nobody who may not', async () => {
    const { proxy, dynamodb } = await behindProxy({}, { clock: { now: () => Date.now() + 60_000 } });
    proxy.plan([], refusal('AccessDeniedException'));
    await expect(get(dynamodb, 'clock')).rejects.toMatchObject({ name: 'AccessDeniedException' });
    expect(proxy.arrived).toHaveLength(1);
  });
});

describe('credentials', () => {
  const stub = (accessKeyId: string | undefined, token?: string) => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', accessKeyId);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    vi.stubEnv('AWS_SESSION_TOKEN', token);
  };

  it('are read from the environment for each call: those of now hold when those of before have expired', async () => {
    stub('AKIATEST');
    const { proxy, dynamodb } = await behindProxy(
      { credentials: undefined },
      { accessKeyIds: ['AKIATEST', 'ASIANEXT'] },
    );
    await get(dynamodb, 'keys');
    proxy.plan([refusal('ExpiredTokenException')]);
    await expect(get(dynamodb, 'keys')).rejects.toMatchObject({ name: 'ExpiredTokenException' });
    stub('ASIANEXT', 'token/+==');
    await get(dynamodb, 'keys');
    expect(proxy.arrived.map(({ accessKeyId }) => accessKeyId)).toEqual(['AKIATEST', 'AKIATEST', 'ASIANEXT']);
  });

  it('that are missing fail the call before anything is sent, and no later one', async () => {
    stub(undefined);
    const { proxy, dynamodb } = await behindProxy({ credentials: undefined });
    await expect(get(dynamodb, 'keys')).rejects.toThrow('Unable to find environment variable credentials');
    expect(proxy.arrived).toEqual([]);
    stub('AKIATEST');
    await get(dynamodb, 'keys');
    expect(proxy.arrived).toHaveLength(1);
  });

  it('may be handed in, as operators do', async () => {
    stub('AKIAOTHER');
    const { proxy, dynamodb } = await behindProxy({ credentials: () => Promise.resolve(KEY) });
    await get(dynamodb, 'keys');
    expect(proxy.arrived.map(({ accessKeyId }) => accessKeyId)).toEqual(['AKIATEST']);
  });
});

describe('where DynamoDB is', () => {
  it('is where the environment says, of DynamoDB first', async () => {
    const { proxy } = await behindProxy();
    const [there, nobody] = [proxy.endpoint, 'http://127.0.0.1:1'];
    vi.stubEnv('AWS_REGION', region);
    const options = { credentials: KEY, retryStrategy: retryAtOnce };
    for (const [ofDynamoDB, ofAll] of [
      [there, nobody],
      [undefined, there],
    ]) {
      vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', ofDynamoDB);
      vi.stubEnv('AWS_ENDPOINT_URL', ofAll);
      await get(createDynamoDB(options), 'where');
    }
    await expect(get(createDynamoDB({ ...options, endpoint: nobody }), 'where')).rejects.toThrow('ECONNREFUSED');
    expect(proxy.arrived).toHaveLength(2);
  });

  it('is not known without a region', async () => {
    vi.stubEnv('AWS_REGION', undefined);
    vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
    const { dynamodb } = await behindProxy({ region: undefined });
    await expect(get(dynamodb, 'where')).rejects.toThrow('Region is missing');
  });
});
