import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dns from 'node:dns';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { isTransientError } from '../../../functions/runtime/transient-error.ts';
import { createDynamoDB, type DynamoDB, type DynamoDBOptions } from '../../../functions/store/dynamodb/client.ts';
import { localConnection } from '../../../infra/local/dynamodb/client.ts';
import { createTableInput } from '../../../infra/local/dynamodb/table.ts';
import { selfSigned } from '../../support/dynamodb-proxy/certificate.ts';
import {
  awsCaller,
  type Caller,
  callerOf,
  type Made,
  type Step,
} from '../../support/dynamodb-proxy/document-client.ts';
import { scenarios } from '../../support/dynamodb-proxy/scenarios.ts';
import type { Account } from '../../support/dynamodb-proxy/signature.ts';
import { type CannedAnswer, type Fate, KEY, type ProxyOptions, startFaultProxy } from '../../support/fault-proxy.ts';
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
/** Longer than any answer on a busy machine. */
const PATIENT_MS = 20_000;
/** For answers that never come. */
const IMPATIENT_MS = 100;

/** A client whose requests meet their fate on the way to DynamoDB. */
async function behindProxy(options: Partial<DynamoDBOptions> = {}, proxyOptions: Partial<ProxyOptions> = {}) {
  const proxy = await startFaultProxy({ target: inject('dynamodbEndpoint'), ...proxyOptions });
  const { endpoint } = proxy;
  const base = { endpoint, region, credentials: KEY, retry: retryAtOnce, timeoutMs: PATIENT_MS };
  return { proxy, connection: base, dynamodb: createDynamoDB({ ...base, ...options }) };
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
const countUpOnce = (dynamodb: DynamoDB, pk: string) =>
  dynamodb.call('TransactWriteItems', { TransactItems: [{ Update: countUp(pk) }] });
/** Read past every proxy. */
const callsOf = async (pk: string): Promise<unknown> => (await get(table.dynamodb, pk)).Item?.['calls'];

const refusal = (type: string, status = 400, message = 'No.'): CannedAnswer => ({
  status,
  body: { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message },
});
const html = (status: number): CannedAnswer => ({
  status,
  body: '<html><body>her pain is 7</body></html>',
  headers: { 'Content-Type': 'text/html' },
});

describe('answers and refuses as the document client of AWS does', () => {
  it.each(Object.entries(scenarios))('%s', async (_, stepsOn) => {
    const { client, dynamodb, tableName } = await freshTable();
    const steps = stepsOn(tableName);
    const theirs = await inTurn(awsCaller(localConnection(inject('dynamodbEndpoint'))), steps);
    await client.send(new DeleteTableCommand({ TableName: tableName }));
    const { StreamSpecification: _stream, ...input } = createTableInput(tableName);
    await client.send(new CreateTableCommand(input));
    expect(await inTurn(callerOf(dynamodb), steps)).toStrictEqual(theirs);
  });

  it('takes tables, indexes and attributes by the names of parts of a request', async () => {
    const { proxy, dynamodb, connection } = await behindProxy();
    const item = { Items: { L: [{ S: 'text' }] }, Key: { M: { Keys: { N: '1' } } } };
    const named = <T>(value: T) =>
      Object.fromEntries(['Keys', 'Items', 'Item', 'Key', 'Attributes'].map((name) => [name, value]));
    const capacity = { TableName: 'Keys', LocalSecondaryIndexes: named({ CapacityUnits: 1 }) };
    const answers: [Step, object][] = [
      [
        ['BatchGetItem', { RequestItems: named({ Keys: [{ Key: 1, Items: ['a'] }] }) }],
        { Responses: named([item]), UnprocessedKeys: named({ Keys: [item] }), ConsumedCapacity: [capacity] },
      ],
      [
        [
          'BatchWriteItem',
          { RequestItems: named([{ PutRequest: { Item: { Item: 1 } } }, { DeleteRequest: { Key: { Key: 1 } } }]) },
        ],
        {
          UnprocessedItems: named([{ PutRequest: { Item: item } }, { DeleteRequest: { Key: item } }]),
          ItemCollectionMetrics: named([{ ItemCollectionKey: item, SizeEstimateRangeGB: [0, 1] }]),
          ConsumedCapacity: [capacity],
        },
      ],
      [
        [
          'Query',
          {
            TableName: 'Keys',
            IndexName: 'Items',
            ExpressionAttributeNames: { '#Key': 'Items' },
            ExpressionAttributeValues: { ':Items': { Keys: ['a'] } },
          },
        ],
        { Items: [item], LastEvaluatedKey: item, Count: 1, ScannedCount: 1, ConsumedCapacity: capacity },
      ],
      [
        [
          'UpdateItem',
          {
            TableName: 'Items',
            Key: { Items: 'a', Keys: 1 },
            ExpressionAttributeValues: { ':Item': { Item: { S: 'a' } } },
          },
        ],
        { Attributes: item, ItemCollectionMetrics: { ItemCollectionKey: item }, ConsumedCapacity: capacity },
      ],
    ];
    for (const [step, body] of answers) {
      proxy.plan([], { status: 200, body });
      const theirs = await awsCaller(connection)(step);
      expect(await callerOf(dynamodb)(step)).toStrictEqual(theirs);
      const [first, second] = proxy.arrived.splice(0);
      expect(second?.body).toStrictEqual(first?.body);
      expect(theirs).toHaveProperty('output');
    }
  });

  it('gives back attributes of any name, which the client of AWS does not', async () => {
    const { dynamodb, tableName: TableName } = table;
    const names = JSON.parse('{"__proto__":{"__proto__":["mine"]},"constructor":"c","hasOwnProperty":1}') as object;
    const Item = { ...keyOf('names'), names };
    await dynamodb.call('PutItem', { TableName, Item });
    const { Item: read } = await dynamodb.call('GetItem', { TableName, Key: keyOf('names') });
    expect(JSON.stringify(read)).toContain('"__proto__":{"__proto__":["mine"]}');
    expect(Object.getPrototypeOf(read?.['names'])).toBe(Object.prototype);
    expect(read).toStrictEqual(Item);
  });
});

async function inTurn(call: Caller, steps: Step[]): Promise<Made[]> {
  const all: Made[] = [];
  for (const step of steps) all.push(await call(step));
  return all;
}

/** What passes by itself, and what a caller is told when it does not. */
const passing: [Fate, name: string][] = [
  ['resetBefore', 'Error'],
  ['resetAfter', 'Error'],
  ['cutLength', 'Error'],
  ['cutChunked', 'Error'],
  [refusal('InternalServerError', 500), 'InternalServerError'],
  [refusal('ServiceUnavailable', 503), 'ServiceUnavailable'],
  [{ status: 500 }, 'ServiceUnavailable'],
  [{ status: 503, body: 'null' }, 'ServiceUnavailable'],
  [{ status: 504, body: '"text"' }, 'ServiceUnavailable'],
  [html(502), 'ServiceUnavailable'],
  [refusal('ProvisionedThroughputExceededException'), 'ProvisionedThroughputExceededException'],
  [refusal('ThrottlingException'), 'ThrottlingException'],
  [refusal('RequestLimitExceeded'), 'RequestLimitExceeded'],
  [refusal('TransactionInProgressException'), 'TransactionInProgressException'],
  [html(200), 'TimeoutError'],
  [{ status: 200, body: '' }, 'TimeoutError'],
  [{ status: 200, body: 'null' }, 'TimeoutError'],
  [{ status: 200, body: '{"Item":{"pk":{"S":"her pa' }, 'TimeoutError'],
];

const nameOf = (fate: Fate) => (typeof fate === 'string' ? fate : `${fate.status} ${JSON.stringify(fate.body)}`);

describe('tries again what passes', () => {
  it.each(passing)('%j once: the second try is answered', async (fate) => {
    const { proxy, dynamodb } = await behindProxy();
    const pk = `once ${nameOf(fate)}`;
    proxy.plan([fate]);
    await countUpOnce(dynamodb, pk);
    expect(proxy.arrived).toHaveLength(2);
    const [first, second] = proxy.arrived.map(({ body }) => body['ClientRequestToken']);
    expect(second).toBe(first);
    expect(await callsOf(pk)).toBe(1);
    expect(await get(dynamodb, pk)).toStrictEqual({ Item: { ...keyOf(pk), calls: 1 } });
  });

  it.each(passing)('%j always: four tries, an error that passes, at most one write', async (fate, name) => {
    const { proxy, dynamodb } = await behindProxy();
    const pk = `always ${nameOf(fate)}`;
    proxy.plan([], fate);
    const error = await countUpOnce(dynamodb, pk).catch((each: unknown) => each);
    expect(error).toMatchObject({ name });
    expect(isTransientError(error)).toBe(true);
    expect(String(error)).not.toContain('her pa');
    expect(new Set(proxy.arrived.map(({ body }) => body['ClientRequestToken'])).size).toBe(1);
    expect(proxy.arrived).toHaveLength(4);
    const isDone = typeof fate === 'string' && fate !== 'resetBefore';
    expect(await callsOf(pk)).toBe(isDone ? 1 : undefined);
  });

  it('that nobody listens', async () => {
    const { proxy, dynamodb } = await behindProxy();
    let tries = 0;
    let listensAt = Infinity;
    dynamodb.use({
      async attempt(call, next) {
        if (++tries === listensAt) await proxy.listenAgain();
        return next(call);
      },
    });
    await proxy.stopListening();
    await expect(get(dynamodb, 'nobody')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(tries).toBe(4);
    [tries, listensAt] = [0, 3];
    expect(await get(dynamodb, 'nobody')).toStrictEqual({});
    expect(tries).toBe(3);
  });

  it('a write outside of a transaction too, which is done twice if it counts: as with AWS', async () => {
    const { proxy, dynamodb } = await behindProxy();
    proxy.plan(['resetAfter']);
    const { Attributes } = await dynamodb.call('UpdateItem', { ...countUp('twice'), ReturnValues: 'ALL_NEW' });
    expect(Attributes?.['calls']).toBe(2);
  });

  it('with a token of its own for each transaction, or the one that is given', async () => {
    const { proxy, dynamodb } = await behindProxy();
    const TransactItems = [{ Update: countUp('tokens') }];
    await countUpOnce(dynamodb, 'tokens');
    await countUpOnce(dynamodb, 'tokens');
    await dynamodb.call('TransactWriteItems', { TransactItems, ClientRequestToken: undefined });
    await dynamodb.call('TransactWriteItems', { TransactItems, ClientRequestToken: 'given' });
    await dynamodb.call('TransactWriteItems', { TransactItems, ClientRequestToken: 'given' });
    const tokens = proxy.arrived.map(({ body }) => body['ClientRequestToken']);
    expect(new Set(tokens.slice(0, 3)).size).toBe(3);
    for (const token of tokens.slice(0, 3)) expect(token).toMatch(/^[0-9a-f-]{36}$/);
    expect(tokens.slice(3)).toEqual(['given', 'given']);
    expect(await callsOf('tokens')).toBe(4);
  });
});

describe('judges as AWS does', () => {
  const refusals = [
    ...passing.map(([fate]) => fate).filter((fate) => typeof fate === 'object' && typeof fate.body === 'object'),
    ...['AccessDeniedException', 'ExpiredTokenException', 'UnrecognizedClientException', 'ValidationException'].map(
      (type) => refusal(type),
    ),
    ...['InvalidSignatureException', 'RequestTimeTooSkewed', 'TransactionConflictException'].map((type) =>
      refusal(type),
    ),
    ...['SerializationException', 'InternalServerError', 'ItemCollectionSizeLimitExceededException'].map((type) =>
      refusal(type),
    ),
    refusal('InvalidSignatureException', 400, 'Signature expired: it is earlier than'),
    refusal('IdempotentParameterMismatchException'),
    refusal('LimitExceededException'),
    refusal('NewException', 418),
    refusal('NewException', 501),
    refusal('NewException', 429),
  ] as CannedAnswer[];

  it.each(refusals)('how often %j is tried, and what it is called', async (answer) => {
    const { proxy, dynamodb, connection } = await behindProxy();
    proxy.plan([], answer);
    const step: Step = ['GetItem', { TableName: table.tableName, Key: keyOf('a') }];
    const theirs = await awsCaller({ ...connection, retryStrategy: { mode: 'standard', ...retryAtOnce } })(step);
    const tries = proxy.arrived.splice(0).length;
    expect(await callerOf(dynamodb)(step)).toStrictEqual(theirs);
    expect(proxy.arrived).toHaveLength(tries);
  });

  it('which repeats the system as a whole can bear', async () => {
    const { proxy, dynamodb, connection } = await behindProxy({ retry: undefined });
    const step: Step = ['GetItem', { TableName: table.tableName, Key: keyOf('a') }];
    const triesOf = async (call: Caller): Promise<number[]> => {
      const tries: number[] = [];
      for (const [calls, fate] of [
        [20, refusal('InternalServerError', 500)],
        [1, { status: 503 }],
        [5, 'forward'],
        [1, { status: 503 }],
      ] as [number, Fate][]) {
        proxy.plan([], fate);
        await Promise.all(Array.from({ length: calls }, () => call(step)));
        tries.push(proxy.arrived.splice(0).length);
      }
      return tries;
    };
    const { retry: _, ...awsConnection } = connection;
    const ours = await triesOf(callerOf(dynamodb));
    // 500 tokens are 35 repeats at 14 each. Each success brings one back: 10 and 5 are one repeat.
    expect(ours).toEqual([20 + 35, 1, 5, 2]);
    expect(await triesOf(awsCaller(awsConnection))).toEqual(ours);
  });

  it.each([
    ['longer each time, from 25 ms at most', { status: 503 }, 0.2, [5, 10, 20]],
    ['and from 1 s at most where it is told to slow down', refusal('ThrottlingException'), 0.04, [40, 80, 160]],
  ] as [string, Fate, number, number[]][])('how long it waits: %s', async (_, fate, random, waits) => {
    const { proxy, dynamodb } = await behindProxy({ retry: undefined });
    vi.spyOn(Math, 'random').mockReturnValue(random);
    const waiting = vi.spyOn(globalThis, 'setTimeout');
    proxy.plan([fate, fate, fate]);
    await get(dynamodb, 'waits');
    expect(waiting.mock.calls.map(([, ms]) => ms).filter((ms) => ms !== PATIENT_MS)).toEqual(waits);
  });
});

describe('an answer that does not come', () => {
  it.each(['silentBefore', 'silentAfter', 'trickle'] as const)(
    '%s: four tries, and each lets go of its socket',
    async (fate) => {
      const { proxy, dynamodb } = await behindProxy({ timeoutMs: IMPATIENT_MS });
      proxy.plan([], fate);
      const error = await get(dynamodb, 'silent').catch((each: unknown) => each);
      expect(error).toMatchObject({
        name: 'TimeoutError',
        message: `DynamoDB did not answer within ${IMPATIENT_MS} ms`,
      });
      expect(proxy.arrived).toHaveLength(4);
      expect(new Set(proxy.arrived.map(({ socket }) => socket)).size).toBe(4);
      await Promise.all(proxy.arrived.map(({ gone }) => gone));
    },
  );

  it('is no reason to do a transaction twice', async () => {
    const { proxy, dynamodb } = await behindProxy({ timeoutMs: 500 });
    proxy.plan(['silentAfter']);
    await countUpOnce(dynamodb, 'silent');
    expect(proxy.arrived.length).toBeGreaterThan(1);
    expect(await callsOf('silent')).toBe(1);
  });

  it('counts from when the connection is sought', async () => {
    const seeking = vi.spyOn(dns, 'lookup').mockImplementation(() => undefined);
    const dynamodb = createDynamoDB({ region, credentials: KEY, retry: retryAtOnce, timeoutMs: IMPATIENT_MS });
    await expect(get(dynamodb, 'a')).rejects.toThrow(`within ${IMPATIENT_MS} ms`);
    expect(seeking).toHaveBeenCalledTimes(4);
  });
});

describe('sockets', () => {
  it('are used again, one request at a time', async () => {
    const { proxy, dynamodb } = await behindProxy();
    for (let n = 0; n < 20; n++) await get(dynamodb, 'a');
    await expect(dynamodb.call('GetItem', { TableName: '?', Key: keyOf('a') })).rejects.toThrow('Invalid table');
    await get(dynamodb, 'a');
    expect(proxy.counts).toEqual({ opened: 1, mostOpen: 1 });
  });

  it('are at most 50; 200 calls at once are all answered right, whatever becomes of others', async () => {
    const { proxy, dynamodb } = await behindProxy();
    const TableName = table.tableName;
    const numbers = Array.from({ length: 200 }, (_, n) => n);
    const tried = new Set<string>();
    // Every seventh is hit once, every eighth always.
    proxy.planEach(({ body }) => {
      const pk = JSON.stringify(body).match(/many (\d+)/)?.[1] ?? '';
      const isFirst = !tried.has(pk);
      tried.add(pk);
      if (Number(pk) % 8 === 0) return { status: 503 };
      if (Number(pk) % 7 !== 0 || !isFirst) return 'forward';
      return Number(pk) % 2 === 0 ? { status: 500 } : refusal('ThrottlingException');
    });
    const results = await Promise.allSettled(
      numbers.map(async (n) => {
        const Item = { ...keyOf(`many ${n}`), n, text: 'é'.repeat(n * 50) };
        const { Attributes } = await dynamodb.call('PutItem', { TableName, Item, ReturnValues: 'ALL_OLD' });
        expect(Attributes).toBeUndefined();
        return { read: (await get(dynamodb, `many ${n}`)).Item, Item };
      }),
    );
    for (const [n, result] of results.entries()) {
      if (n % 8 === 0) expect(result).toMatchObject({ status: 'rejected', reason: { name: 'ServiceUnavailable' } });
      else if (result.status === 'fulfilled') expect(result.value.read).toStrictEqual(result.value.Item);
      else throw result.reason;
    }
    expect(proxy.counts).toEqual({ opened: 50, mostOpen: 50 });
  });

  it('that break after half of a round are replaced', async () => {
    const { proxy, dynamodb } = await behindProxy();
    const tried = new Set<string>();
    proxy.planEach(({ body }) => {
      const pk = JSON.stringify(body).match(/breaks (\d+)/)?.[1] ?? '';
      if (tried.has(pk) || Number(pk) % 3 !== 0) return 'forward';
      tried.add(pk);
      return (['resetBefore', 'resetAfter', 'cutLength', 'cutChunked'] as const)[Number(pk) % 4] ?? 'forward';
    });
    const pks = Array.from({ length: 60 }, (_, n) => `breaks ${n}`);
    await Promise.all(pks.map((pk) => countUpOnce(dynamodb, pk)));
    expect(await Promise.all(pks.map(callsOf))).toEqual(pks.map(() => 1));
    expect(proxy.counts.mostOpen).toBeLessThanOrEqual(50);
  });

  it('that died while they lay idle cost one try together', async () => {
    const { proxy, dynamodb } = await behindProxy();
    await Promise.all(Array.from({ length: 10 }, () => get(dynamodb, 'idle')));
    // More than there are tries. How many of the ten find one that has answered meanwhile is a matter of time.
    expect(proxy.counts.opened).toBeGreaterThan(4);
    let tries = 0;
    dynamodb.use({
      attempt(call, next) {
        tries += 1;
        return next(call);
      },
    });
    proxy.resetAll();
    await countUpOnce(dynamodb, 'idle');
    expect(tries).toBe(2);
    expect(await callsOf('idle')).toBe(1);
  });
});

describe('over TLS', () => {
  it('answers, uses its socket again, and gets over one that died', async () => {
    const tls = selfSigned();
    const given = getCACertificates('default');
    setDefaultCACertificates([...given, tls.cert]);
    try {
      const { proxy, dynamodb } = await behindProxy({}, { tls });
      await countUpOnce(dynamodb, 'tls');
      await countUpOnce(dynamodb, 'tls');
      expect(proxy.counts.opened).toBe(1);
      proxy.resetAll();
      await countUpOnce(dynamodb, 'tls');
      proxy.plan(['resetAfter', 'cutLength', 'cutChunked']);
      await countUpOnce(dynamodb, 'tls');
      expect(await callsOf('tls')).toBe(4);
      expect(new Set(proxy.arrived.slice(-4).map(({ socket }) => socket)).size).toBe(4);
    } finally {
      setDefaultCACertificates(given);
    }
  });

  it('tells its key to nobody whose certificate is not known', async () => {
    const { proxy, dynamodb } = await behindProxy({}, { tls: selfSigned() });
    await expect(get(dynamodb, 'a')).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    expect(proxy.arrived).toEqual([]);
  });
});

const HOUR_MS = 3_600_000;

describe('a clock that is wrong', () => {
  const clockAt = (ms: number) => {
    const clock = { ms, now: () => clock.ms };
    return clock;
  };
  const NOON = Date.parse('2026-03-10T12:00:00Z');

  it.each([3 * HOUR_MS, -30 * HOUR_MS])('is found out once, and remembered: %d ms', async (offMs) => {
    const [ours, theirs] = [clockAt(NOON + offMs), clockAt(NOON)];
    const { proxy, dynamodb } = await behindProxy({ clock: ours }, { clock: theirs });
    await get(dynamodb, 'clock');
    expect(proxy.arrived).toHaveLength(2);
    await get(dynamodb, 'clock');
    expect(proxy.arrived.map(({ signedAt }) => signedAt).slice(1)).toEqual(['20260310T120000Z', '20260310T120000Z']);

    // Set right meanwhile: what was remembered is wrong now.
    ours.ms = NOON;
    await get(dynamodb, 'clock');
    await get(dynamodb, 'clock');
    expect(proxy.arrived).toHaveLength(3 + 2 + 1);
  });

  it('is found out by each of those that are refused at once', async () => {
    const { proxy, dynamodb } = await behindProxy({ clock: clockAt(NOON + HOUR_MS) }, { clock: clockAt(NOON) });
    await Promise.all(Array.from({ length: 20 }, () => get(dynamodb, 'clock')));
    expect(proxy.arrived).toHaveLength(40);
  });

  it('is found out by whatever name it is refused', async () => {
    const theirs = clockAt(NOON);
    const { proxy, dynamodb } = await behindProxy({ clock: clockAt(NOON) }, { clock: theirs });
    proxy.planEach(() => {
      if (theirs.ms > NOON) return 'forward';
      theirs.ms = NOON + HOUR_MS;
      return { ...refusal('RequestTimeTooSkewed'), headers: { Date: new Date(theirs.ms).toUTCString() } };
    });
    await get(dynamodb, 'clock');
    expect(proxy.arrived.map(({ signedAt }) => signedAt)).toEqual(['20260310T120000Z', '20260310T130000Z']);
  });

  it('is blamed for nothing within a minute, nor without a date', async () => {
    const { proxy, dynamodb } = await behindProxy({ clock: clockAt(NOON) }, { clock: clockAt(NOON + 59_000) });
    proxy.plan([refusal('AccessDeniedException'), { ...refusal('AccessDeniedException'), headers: { Date: '' } }]);
    await expect(get(dynamodb, 'clock')).rejects.toMatchObject({ name: 'AccessDeniedException', message: 'No.' });
    await expect(get(dynamodb, 'clock')).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await get(dynamodb, 'clock');
    expect(proxy.arrived.map(({ signedAt }) => signedAt)).toEqual(Array(3).fill('20260310T120000Z'));
  });

  it('does not excuse who may not', async () => {
    const { proxy, dynamodb } = await behindProxy({ clock: clockAt(NOON) }, { clock: clockAt(NOON + 240_000) });
    proxy.plan([], refusal('AccessDeniedException'));
    await expect(get(dynamodb, 'clock')).rejects.toMatchObject({ name: 'AccessDeniedException' });
    expect(proxy.arrived.map(({ signedAt }) => signedAt)).toEqual(['20260310T120000Z', '20260310T120400Z']);
  });
});

const NEXT_KEY = { accessKeyId: 'ASIANEXT', secretAccessKey: 'other', sessionToken: 'token/+==' };

describe('keys', () => {
  const accounts = [KEY, NEXT_KEY];

  it('are taken from the environment for each request', async () => {
    const { proxy, dynamodb } = await behindProxy({ credentials: undefined }, { accounts });
    vi.stubEnv('AWS_ACCESS_KEY_ID', KEY.accessKeyId);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', KEY.secretAccessKey);
    vi.stubEnv('AWS_SESSION_TOKEN', undefined);
    await get(dynamodb, 'keys');
    proxy.plan([refusal('ExpiredTokenException')]);
    await expect(get(dynamodb, 'keys')).rejects.toMatchObject({ name: 'ExpiredTokenException' });
    vi.stubEnv('AWS_ACCESS_KEY_ID', NEXT_KEY.accessKeyId);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', NEXT_KEY.secretAccessKey);
    vi.stubEnv('AWS_SESSION_TOKEN', NEXT_KEY.sessionToken);
    await get(dynamodb, 'keys');
    expect(proxy.arrived.map(({ accessKeyId }) => accessKeyId)).toEqual(['AKIATEST', 'AKIATEST', 'ASIANEXT']);
  });

  it('are asked for anew for each try', async () => {
    const keys = [KEY, NEXT_KEY];
    const credentials = async () => keys.shift() ?? NEXT_KEY;
    const { proxy, dynamodb } = await behindProxy({ credentials }, { accounts });
    proxy.plan([{ status: 500 }]);
    await get(dynamodb, 'keys');
    expect(proxy.arrived.map(({ accessKeyId }) => accessKeyId)).toEqual(['AKIATEST', 'ASIANEXT']);
  });

  it.each(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])('are missed in one line: %s', async (missing) => {
    const { proxy, dynamodb } = await behindProxy({ credentials: undefined });
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIATEST');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    vi.stubEnv(missing, undefined);
    const message = 'No credentials: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set';
    await expect(get(dynamodb, 'keys')).rejects.toThrow(message);
    expect(proxy.arrived).toEqual([]);
  });

  it.each(['a\r\nx-amz-evil: 1', 'a\nb', 'a\rb', 'a\0', 'tökén', '\u010d\u010a'])(
    'that hold what no header may are refused, and not told: %j',
    async (odd) => {
      const asked = (options: Partial<DynamoDBOptions>) =>
        behindProxy(options).then(({ dynamodb }) => get(dynamodb, 'keys'));
      const refused = (name: string) => new RegExp(`^No request: ${name} would hold what no header may$`);
      await expect(asked({ credentials: { ...KEY, sessionToken: odd } })).rejects.toThrow(
        refused('x-amz-security-token'),
      );
      await expect(asked({ credentials: { ...KEY, accessKeyId: odd } })).rejects.toThrow(refused('authorization'));
      await expect(asked({ region: odd })).rejects.toThrow(refused('authorization'));
    },
  );

  it('that cannot be had fail the call that asks for them, and no later one', async () => {
    const answers = [Promise.reject(new Error('Nobody there')), Promise.resolve(KEY)];
    const { dynamodb } = await behindProxy({ credentials: () => answers.shift() ?? Promise.resolve(KEY) });
    await expect(get(dynamodb, 'keys')).rejects.toThrow('Nobody there');
    expect(await get(dynamodb, 'keys')).toStrictEqual({});
  });
});

describe('signatures', () => {
  // Every request of this file is verified. Here is that the one who verifies takes what AWS signs, and nothing else.
  it('are verified: those of AWS are right, and those of a wrong key, token, region or time are not', async () => {
    const { connection } = await behindProxy();
    const step: Step = ['GetItem', { TableName: table.tableName, Key: keyOf('ünï\u2028 🏃‍♀️') }];
    const wrong = [
      { credentials: { ...KEY, secretAccessKey: 'wrong' } },
      { credentials: { ...KEY, sessionToken: 'unknown' } },
      { credentials: { ...KEY, accessKeyId: 'unknown' } },
      { region: 'eu-central-1' },
    ];
    for (const [callerBy, repeats] of [
      [(own: object) => awsCaller({ ...connection, ...own }), 'aws'],
      [(own: object) => callerOf(createDynamoDB({ ...connection, ...own })), 'ours'],
    ] as [(own: object) => Caller, string][]) {
      expect(await callerBy({})(step), repeats).toEqual({ output: {} });
      for (const own of wrong)
        expect(await callerBy(own)(step), repeats).toMatchObject({
          name: expect.stringMatching(/^(InvalidSignature|UnrecognizedClient)Exception$/) as string,
        });
    }
  });

  it('are right from one second and day to the next', async () => {
    const clock = { ms: Date.parse('2026-12-31T23:59:58.000Z'), now: () => clock.ms };
    const { proxy, dynamodb } = await behindProxy({ clock }, { clock });
    for (const stepMs of [0, 0, 999, 1, 1_000, HOUR_MS, 24 * HOUR_MS, -24 * HOUR_MS]) {
      clock.ms += stepMs;
      await get(dynamodb, 'signed');
    }
    expect(proxy.arrived).toHaveLength(8);
    expect(proxy.arrived.slice(2, 5).map(({ signedAt }) => signedAt)).toEqual([
      '20261231T235958Z',
      '20261231T235959Z',
      '20270101T000000Z',
    ]);
  });

  it('are made with the keys of now, whichever part of them has changed within the second', async () => {
    const clock = { now: () => Date.parse('2026-03-10T12:00:00.000Z') };
    const given: Account = { ...KEY };
    const accounts = [KEY, { ...KEY, accessKeyId: 'AKIAOTHER' }, NEXT_KEY];
    const { proxy, dynamodb } = await behindProxy({ credentials: async () => given, clock }, { accounts, clock });
    const answers: unknown[] = [];
    for (const change of [
      {},
      { accessKeyId: 'AKIAOTHER' },
      { secretAccessKey: 'wrong' },
      { secretAccessKey: KEY.secretAccessKey },
      { sessionToken: 'unknown' },
      NEXT_KEY,
      { sessionToken: undefined, ...KEY },
    ]) {
      // In place, as whoever renews them may do.
      Object.assign(given, change);
      answers.push(await get(dynamodb, 'signed').catch(({ name }: Error) => name));
    }
    expect(answers).toEqual([{}, {}, 'InvalidSignatureException', {}, 'UnrecognizedClientException', {}, {}]);
    const ids = proxy.arrived.map(({ accessKeyId }) => accessKeyId);
    expect(ids).toEqual([KEY.accessKeyId, ...Array<string>(4).fill('AKIAOTHER'), 'ASIANEXT', KEY.accessKeyId]);
  });

  it('are right with a session token, any text and a path, and after the clock was corrected', async () => {
    const clock = { now: () => Date.now() + 2 * HOUR_MS };
    const { proxy, dynamodb, connection } = await behindProxy(
      { credentials: NEXT_KEY, clock },
      { accounts: [NEXT_KEY] },
    );
    const { tableName: TableName } = table;
    const text = 'ünï\u2028\u0000 🏃‍♀️ \ud800 %2F + " \\';
    await dynamodb.call('PutItem', { TableName, Item: { ...keyOf('signed'), text } });
    expect((await get(dynamodb, 'signed')).Item).toEqual({ ...keyOf('signed'), text });
    expect(proxy.arrived).toHaveLength(3);

    proxy.plan([], { status: 200, body: {} });
    const endpoint = `${connection.endpoint}/behind/a path/`;
    const behindPath = createDynamoDB({ ...connection, endpoint, credentials: NEXT_KEY });
    expect(await get(behindPath, 'signed')).toStrictEqual({});
  });
});

describe('where it is', () => {
  it('is where the environment says, of DynamoDB first', async () => {
    const { proxy, connection } = await behindProxy({}, { region: 'eu-central-1' });
    proxy.plan([], { status: 200, body: {} });
    const [there, nobody] = [connection.endpoint, 'http://127.0.0.1:1'];
    vi.stubEnv('AWS_REGION', 'eu-central-1');
    const options = { credentials: KEY, retry: retryAtOnce };
    for (const [ofDynamoDB, ofAll] of [
      [there, nobody],
      [undefined, there],
      ['', there],
    ]) {
      vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', ofDynamoDB);
      vi.stubEnv('AWS_ENDPOINT_URL', ofAll);
      await get(createDynamoDB(options), 'where');
    }
    await expect(get(createDynamoDB({ ...options, endpoint: nobody }), 'where')).rejects.toThrow('ECONNREFUSED');
    expect(proxy.arrived).toHaveLength(3);
  });

  it.each(['us-east-1', 'eu-central-1', 'us-gov-west-1', 'cn-north-1', 'cn-northwest-1', 'eusc-de-east-1'])(
    'is where AWS has it in %s',
    async (AWS_REGION) => {
      vi.stubEnv('AWS_REGION', AWS_REGION);
      vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', undefined);
      vi.stubEnv('AWS_ENDPOINT_URL', undefined);
      const asked: string[] = [];
      vi.spyOn(dns, 'lookup').mockImplementation(((host: string, _: object, done: (error: Error) => void) => {
        asked.push(host);
        done(Object.assign(new Error('No such host'), { code: 'ENOTFOUND' }));
      }) as never);
      await expect(get(createDynamoDB({ credentials: KEY, retry: retryAtOnce }), 'where')).rejects.toThrow(
        'No such host',
      );
      const { endpointProvider } = new DynamoDBClient({ region: AWS_REGION }).config;
      const { url } = endpointProvider({ Region: AWS_REGION, UseFIPS: false, UseDualStack: false });
      expect(`https://${asked[0]}/`).toBe(url.href);
      // Four tries.
      expect(asked).toHaveLength(4);
    },
  );

  it.each([undefined, 'http://127.0.0.1:1'])('is not known without a region, endpoint %s', (endpoint) => {
    vi.stubEnv('AWS_REGION', undefined);
    vi.stubEnv('AWS_ENDPOINT_URL', endpoint);
    expect(() => createDynamoDB({ credentials: KEY })).toThrow(/^No region: AWS_REGION is not set$/);
    expect(() => createDynamoDB({ credentials: KEY, ...(endpoint && { endpoint }) })).toThrow(/^No region/);
  });
});
