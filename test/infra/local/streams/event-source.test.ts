import { randomUUID } from 'node:crypto';
import {
  DeleteItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { localClient } from '../../../../infra/local/dynamodb/client.ts';
import { startEngine } from '../../../../infra/local/dynamodb/dynamodb.ts';
import { createTable } from '../../../../infra/local/dynamodb/table.ts';
import { listen, nameOf, reports } from '../../../support/listener.ts';
import { freshTable } from '../../../support/table.ts';

const failed = () => Promise.reject(new Error('no'));

/** A table of its own with its stream, on the engine of this run or another one. */
async function streamedTable(endpoint = inject('dynamodbEndpoint')) {
  const client = localClient(endpoint);
  const tableName = inject('tablePrefix') + randomUUID();
  await createTable(client, tableName);
  const keyOf = (name: string) => ({ pk: { S: name }, sk: { S: 'x' } });
  return {
    endpoint,
    tableName,
    put: (name: string, more: Record<string, AttributeValue> = {}) =>
      client.send(new PutItemCommand({ TableName: tableName, Item: { ...keyOf(name), ...more } })),
    /** Several at once, so that one read finds them all. */
    putAll: (names: string) => {
      const puts = [...names].map((name) => ({ Put: { TableName: tableName, Item: keyOf(name) } }));
      return client.send(new TransactWriteItemsCommand({ TransactItems: puts }));
    },
    remove: (name: string) => client.send(new DeleteItemCommand({ TableName: tableName, Key: keyOf(name) })),
  };
}

describe('a function on a stream', () => {
  test('hears of each change once, in order, with the item before and after it', async () => {
    const table = await streamedTable();
    const heard = await listen(table);
    await table.put('a', { n: { N: '1' } });
    await table.put('a', { n: { N: '2' } });
    // It changes nothing, so the stream has no record of it.
    await table.put('a', { n: { N: '2' } });
    await table.remove('a');
    await heard.drained();
    const key = { pk: { S: 'a' }, sk: { S: 'x' } };
    expect(
      heard.records().map(({ eventName, dynamodb }) => [eventName, dynamodb?.OldImage, dynamodb?.NewImage]),
    ).toEqual([
      ['INSERT', undefined, { ...key, n: { N: '1' } }],
      ['MODIFY', { ...key, n: { N: '1' } }, { ...key, n: { N: '2' } }],
      ['REMOVE', { ...key, n: { N: '2' } }, undefined],
    ]);
    await heard.drained();
    expect(heard.records()).toHaveLength(3);
  });

  test('gets events of the shape that Lambda gives them', async () => {
    const table = await streamedTable();
    const heard = await listen(table);
    const bytes = new Uint8Array([0, 255]);
    await table.put('a', {
      b: { B: bytes },
      bs: { BS: [bytes] },
      l: { L: [{ M: { b: { B: bytes } } }, { NULL: true }] },
    });
    await heard.drained();
    expect(heard.events).toEqual([
      {
        Records: [
          {
            eventID: expect.stringMatching(/^[0-9a-f-]{36}$/),
            eventName: 'INSERT',
            eventVersion: '1.1',
            eventSource: 'aws:dynamodb',
            awsRegion: 'ddblocal',
            eventSourceARN: expect.stringMatching(
              new RegExp(`^arn:aws:dynamodb:ddblocal:000000000000:table/${table.tableName}/stream/\\d{4}-`),
            ),
            dynamodb: {
              ApproximateCreationDateTime: expect.any(Number),
              Keys: { pk: { S: 'a' }, sk: { S: 'x' } },
              NewImage: {
                pk: { S: 'a' },
                sk: { S: 'x' },
                b: { B: 'AP8=' },
                bs: { BS: ['AP8='] },
                l: { L: [{ M: { b: { B: 'AP8=' } } }, { NULL: true }] },
              },
              SequenceNumber: expect.stringMatching(/^\d{21}$/),
              SizeBytes: expect.any(Number),
              StreamViewType: 'NEW_AND_OLD_IMAGES',
            },
          },
        ],
      },
    ]);
    const seconds = heard.records()[0]?.dynamodb?.ApproximateCreationDateTime ?? 0;
    expect(Math.abs(Date.now() / 1000 - seconds)).toBeLessThan(120);
  });

  test('gets all again when it is started again', async () => {
    const table = await streamedTable();
    const first = await listen(table);
    await table.putAll('ab');
    await first.drained();
    await first.stop();
    await table.put('c');
    const second = await listen(table);
    await second.drained();
    expect(first.calls()).toEqual(['ab']);
    expect(second.calls()).toEqual(['abc']);
  });

  test('gets no more than a batch at once', async () => {
    const table = await streamedTable();
    await table.putAll('abcde');
    const heard = await listen(table, { config: { batchSize: 2 } });
    await heard.drained();
    expect(heard.calls()).toEqual(['ab', 'cd', 'e']);
  });

  test('is woken for what the filters let pass alone, which fills its batches', async () => {
    const table = await streamedTable();
    const filterPatterns = [
      JSON.stringify({ eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage: { kind: { S: ['mark'] } } } }),
    ];
    await table.putAll('vwxyz');
    const heard = await listen(table, { config: { batchSize: 2, filterPatterns } });
    const mark = { kind: { S: 'mark' } };
    for (const [name, item] of Object.entries({ a: mark, x: {}, b: mark, y: {}, c: mark })) await table.put(name, item);
    await table.remove('a');
    await heard.drained();
    expect(heard.records().map(nameOf).join('')).toBe('abc');
    expect(Math.max(...heard.events.map(({ Records }) => Records.length))).toBeLessThanOrEqual(2);
  });
});

describe('a record that fails', () => {
  test('is where the function goes on', async () => {
    const table = await streamedTable();
    await table.putAll('abcd');
    let isFixed = false;
    const heard = await listen(table, {
      fn: (records) => {
        const bad = isFixed ? [] : records.filter((record) => nameOf(record) === 'c');
        isFixed = true;
        return reports(bad);
      },
    });
    await heard.drained();
    expect(heard.calls()).toEqual(['abcd', 'cd']);
    expect(heard.givenUp).toEqual([]);
  });

  test('is given up alone', async () => {
    const table = await streamedTable();
    await table.putAll('abcd');
    const heard = await listen(table, {
      fn: (records) => {
        const bad = records.filter((record) => nameOf(record) === 'b');
        return records.length > 1 && bad[0] === records[0] ? failed() : reports(bad);
      },
    });
    await heard.drained();
    expect(heard.calls()).toEqual(['abcd', 'bcd', 'b', 'b', 'b', 'cd']);
    expect(heard.givenUp).toEqual(['b']);
  });

  test('holds up those after it until it is given up, and takes them along if nothing parts them', async () => {
    const table = await streamedTable();
    await table.putAll('ab');
    const heard = await listen(table, {
      config: { bisectBatchOnFunctionError: false, reportBatchItemFailures: false },
      fn: async (records) => {
        if (nameOf(records[0] ?? {}) !== 'a') return reports([]);
        // While it fails, something comes after it.
        await table.put('c');
        return failed();
      },
    });
    await heard.drained();
    expect(heard.calls()).toEqual(['ab', 'ab', 'ab', 'c']);
    expect(heard.givenUp).toEqual(['ab']);
  });

  test('holds up no other function', async () => {
    const table = await streamedTable();
    const [called, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<unknown>()];
    const slow = await listen(table, {
      fn: () => {
        called.resolve();
        return answer.promise;
      },
    });
    const other = await listen(table);
    await table.put('a');
    await slow.brings(called.promise);
    await table.put('b');
    await other.drained();
    expect(other.calls().join('')).toBe('ab');
    expect(slow.calls()).toEqual(['a']);
    answer.resolve(reports([]));
    await slow.drained();
    expect(slow.calls()).toEqual(['a', 'b']);
  });

  test('is tried again after a pause, and the tries stop with the event source', async () => {
    const table = await streamedTable();
    await table.put('a');
    const [paused, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const heard = await listen(table, {
      fn: failed,
      pause: () => {
        paused.resolve();
        return goOn.promise;
      },
    });
    const drained = expect(heard.drained()).rejects.toThrow('The event source was stopped');
    await heard.brings(paused.promise);
    const stopped = heard.stop();
    goOn.resolve();
    await Promise.all([drained, stopped]);
    await expect(heard.drained()).rejects.toThrow('The event source was stopped');
    expect(heard.calls()).toEqual(['a']);
    expect(heard.givenUp).toEqual([]);
    expect(heard.errors).toEqual([]);
  });
});

describe('drained', () => {
  test('waits for the answer to what was written before', async () => {
    const table = await streamedTable();
    const [called, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<unknown>()];
    const heard = await listen(table, {
      fn: () => {
        called.resolve();
        return answer.promise;
      },
    });
    await table.put('a');
    let isDrained = false;
    const drained = heard.drained().then(() => (isDrained = true));
    await heard.brings(called.promise);
    await table.put('b');
    expect(isDrained).toBe(false);
    answer.resolve(reports([]));
    await drained;
    expect(heard.calls()[0]).toBe('a');
  });

  test('is answered at once where nothing was written', async () => {
    const heard = await listen(await streamedTable());
    await heard.drained();
    await Promise.all([heard.drained(), heard.drained()]);
    expect(heard.calls()).toEqual([]);
  });
});

describe('an event source ends', () => {
  test('after the call that is under way', async () => {
    const table = await streamedTable();
    const [called, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<unknown>()];
    const heard = await listen(table, {
      config: { batchSize: 1 },
      fn: () => {
        called.resolve();
        return answer.promise;
      },
    });
    await table.putAll('ab');
    await heard.brings(called.promise);
    let isStopped = false;
    const stopped = heard.stop().then(() => (isStopped = true));
    expect(isStopped).toBe(false);
    answer.resolve(reports([]));
    await stopped;
    expect(heard.calls()).toEqual(['a']);
    expect(heard.errors).toEqual([]);
  });

  test('with its engine, and says so once', async () => {
    const engine = await startEngine();
    onTestFinished(() => engine.stop());
    const table = await streamedTable(engine.endpoint);
    const heard = await listen(table);
    await table.put('a');
    await heard.drained();
    await engine.stop();
    expect(await heard.failure).toMatchObject({ code: 'ECONNREFUSED' });
    await expect(heard.drained()).rejects.toThrow();
    await heard.stop();
    expect(heard.errors).toHaveLength(1);
  });

  const broken = new Error('It is not there');

  test('with a dead-letter queue that takes nothing', async () => {
    const table = await streamedTable();
    await table.put('a');
    const heard = await listen(table, { fn: failed, giveUp: () => Promise.reject(broken) });
    expect(await heard.failure).toBe(broken);
    await expect(heard.drained()).rejects.toBe(broken);
    expect(heard.errors).toEqual([broken]);
  });
});

describe('an event source is refused', () => {
  test('on a table without a stream', async () => {
    const { tableName } = await freshTable();
    const endpoint = inject('dynamodbEndpoint');
    await expect(listen({ endpoint, tableName })).rejects.toThrow(`The table ${tableName} has no stream`);
  });

  test('with a filter that cannot be executed here', async () => {
    const filterPatterns = ['{"eventName":[{"anything-but":"REMOVE"}]}'];
    await expect(listen(await streamedTable(), { config: { filterPatterns } })).rejects.toThrow('anything-but');
  });
});
