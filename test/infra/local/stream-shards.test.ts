import { describe, expect, onTestFinished, test } from 'vitest';
import type { Outcome } from '../../../infra/local/lambda/lambda.ts';
import { consumeShard } from '../../../infra/local/streams/shard-consumer.ts';
import type { Page } from '../../../infra/local/streams/stream-shards.ts';
import { startFakeStream, type FakeShard, type FakeStreamOptions } from '../../support/fake-stream.ts';
import { failed, listen, mapping, nameOf, reports } from '../../support/listener.ts';

async function fakeStream(shards: FakeShard[], options?: FakeStreamOptions) {
  const stream = await startFakeStream(shards, options);
  onTestFinished(stream.close);
  return stream;
}
const shard = (id: string, names: string, more: Partial<FakeShard> = {}): FakeShard => ({
  id,
  names: [...names],
  ...more,
});

describe('shards', () => {
  test('are read to their ends, parents before children, however many there are', async () => {
    const stream = await fakeStream([
      shard('one', 'ab', { closed: true }),
      shard('two', 'c', { parent: 'one', closed: true }),
      shard('three', '', { parent: 'two', closed: true }),
      shard('four', 'de', { parent: 'three', closed: true }),
      shard('five', 'f', { parent: 'four' }),
    ]);
    const heard = await listen(stream);
    await heard.drained();
    expect(heard.calls()).toEqual(['ab', 'c', 'de', 'f']);
  });

  test('wait for what their parents hold to be handled', async () => {
    const [called, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<Outcome>()];
    const stream = await fakeStream([shard('new', 'b', { parent: 'old' }), shard('old', 'a', { closed: true })]);
    const heard = await listen(stream, {
      fn: () => {
        called.resolve();
        return answer.promise;
      },
    });
    await called.promise;
    answer.resolve(reports([]));
    await heard.drained();
    expect(heard.calls()).toEqual(['a', 'b']);
    expect(stream.reads.indexOf('new')).toBeGreaterThan(stream.reads.lastIndexOf('old'));
  });

  test('that close and go on in a new one lose nothing', async () => {
    const old = shard('old', 'a');
    const shards = [old];
    const stream = await fakeStream(shards);
    const heard = await listen(stream);
    await heard.drained();
    old.names.push('b');
    old.closed = true;
    shards.push(shard('new', 'c', { parent: 'old' }));
    await heard.drained();
    expect(heard.calls()).toEqual(['a', 'b', 'c']);
  });

  test('that close go on in a new one by themselves', async () => {
    const old = shard('old', '');
    const shards = [old];
    const called = Promise.withResolvers<void>();
    const fn = () => {
      called.resolve();
      return reports([]);
    };
    const heard = await listen(await fakeStream(shards), { fn });
    shards.push(shard('new', 'a', { parent: 'old' }));
    old.closed = true;
    await called.promise;
    expect(heard.calls()).toEqual(['a']);
  });

  test('whose parents are no longer known are read', async () => {
    const heard = await listen(await fakeStream([shard('new', 'a', { parent: 'forgotten' })]));
    await heard.drained();
    expect(heard.calls()).toEqual(['a']);
  });

  test('are held up by their own failures alone', async () => {
    const called = Promise.withResolvers<void>();
    const heard = await listen(await fakeStream([shard('left', 'a'), shard('right', 'b')]), {
      config: { maximumRetryAttempts: -1 },
      fn: (records) => {
        if (records.some((record) => nameOf(record) === 'a')) return failed;
        called.resolve();
        return reports([]);
      },
      pause: () => new Promise(() => undefined),
    });
    await called.promise;
    expect(heard.calls().toSorted()).toEqual(['a', 'b']);
  });

  test('that are closed are of no interest to a function that wants the latest; those that come later are, whole', async () => {
    const open = shard('open', 'b', { parent: 'closed' });
    const shards = [shard('closed', 'a', { closed: true }), open];
    const heard = await listen(await fakeStream(shards), { config: { startingPosition: 'LATEST' } });
    await heard.drained();
    open.names.push('c');
    open.closed = true;
    shards.push(shard('new', 'de', { parent: 'open' }));
    await heard.drained();
    expect(heard.calls()).toEqual(['c', 'de']);
  });

  test('are read in pages', async () => {
    const stream = await fakeStream([shard('one', 'abcde')], { pageSize: 2 });
    const heard = await listen(stream);
    await heard.drained();
    expect(heard.calls()).toEqual(['ab', 'cd', 'e']);
  });

  test('are read on while a batch is gathered', async () => {
    const stream = await fakeStream([shard('one', 'abcde', { closed: true })], { pageSize: 2 });
    const called = Promise.withResolvers<void>();
    const heard = await listen(stream, {
      config: { batchSize: 3, maximumBatchingWindowSeconds: 300 },
      fn: (records) => {
        if (records.length < 3) called.resolve();
        return reports([]);
      },
    });
    // The end of a shard ends the wait.
    await called.promise;
    expect(heard.calls()).toEqual(['abc', 'de']);
  });
});

describe('a place in a shard', () => {
  test('that expires is found again', async () => {
    const one = shard('one', 'ab');
    const heard = await listen(await fakeStream([one]));
    await heard.drained();
    one.names.push('c');
    one.faults = ['ExpiredIteratorException'];
    await heard.drained();
    expect(heard.calls()).toEqual(['ab', 'c']);
  });

  test('that expires before anything was read is its first again', async () => {
    const heard = await listen(await fakeStream([shard('one', 'a', { faults: ['ExpiredIteratorException'] })]));
    await heard.drained();
    expect(heard.calls()).toEqual(['a']);
  });

  test('that is gone is the oldest that is left', async () => {
    const one = shard('one', 'ab');
    const heard = await listen(await fakeStream([one]));
    await heard.drained();
    one.names.push(...'cde');
    one.trimmed = 4;
    one.faults = ['ExpiredIteratorException'];
    await heard.drained();
    expect(heard.calls()).toEqual(['ab', 'e']);
    expect(heard.errors).toEqual([]);
  });

  test('that expires whenever it is found ends it all', async () => {
    const faults = Array<'ExpiredIteratorException'>(3).fill('ExpiredIteratorException');
    const heard = await listen(await fakeStream([shard('one', 'a', { faults })]));
    expect(await heard.failure).toMatchObject({ name: 'ExpiredIteratorException' });
  });

  test('in a shard that is listed and not known any more is its end', async () => {
    const stream = await fakeStream([
      shard('old', '', { closed: true, faults: ['ResourceNotFoundException'] }),
      shard('new', 'a', { parent: 'old' }),
    ]);
    const heard = await listen(stream);
    await heard.drained();
    expect(heard.calls()).toEqual(['a']);
  });

  test('is kept through a passing failure of the engine', async () => {
    const heard = await listen(await fakeStream([shard('one', 'a', { faults: ['InternalServerError'] })]));
    await heard.drained();
    expect(heard.calls()).toEqual(['a']);
    expect(heard.errors).toEqual([]);
  });
});

describe('records', () => {
  const config = { maximumRecordAgeSeconds: 60 };

  test('that are too old go to the dead-letter queue unseen', async () => {
    const stream = await fakeStream([shard('one', 'abc')], { writtenAt: Date.now() - 3_600_000 });
    const heard = await listen(stream, { config });
    await heard.drained();
    expect(heard.calls()).toEqual([]);
    expect(heard.queue.messages).toMatchObject([
      {
        requestContext: { condition: 'RecordAgeExceeded', approximateInvokeCount: 0 },
        DDBStreamBatchInfo: { shardId: 'one', batchSize: 3 },
      },
    ]);
  });

  test('are as young as they may be: their minute is known, and not their second', async () => {
    const stream = await fakeStream([shard('one', 'a')], { writtenAt: Date.now() - 90_000 });
    const heard = await listen(stream, { config });
    await heard.drained();
    expect(heard.calls()).toEqual(['a']);
  });

  test('that are large come in smaller batches', async () => {
    const called = Promise.withResolvers<void>();
    const heard = await listen(await fakeStream([shard('one', 'abc')], { weight: 2_500_000 }), {
      config: { maximumBatchingWindowSeconds: 300 },
      fn: () => {
        called.resolve();
        return reports([]);
      },
    });
    await called.promise;
    expect(heard.calls()).toEqual(['ab']);
  });

  test('that are written while a read is under way are waited for by whoever wants to be caught up', async () => {
    const underWay = Promise.withResolvers<Page>();
    const written = { SequenceNumber: '1', ApproximateCreationDateTime: new Date() };
    const nothing: Page = { records: [], last: false };
    const pages = [underWay.promise, { records: [{ dynamodb: written }], last: false }];
    const handled: string[] = [];
    let isOver = false;
    const consumer = consumeShard({
      reader: { read: async () => pages.shift() ?? nothing },
      streamArn: 'arn:aws:dynamodb:local:000000000000:table/Fake/stream/1',
      mapping,
      passes: () => true,
      handle: async (entries) => void handled.push(...entries.map(({ sequenceNumber }) => sequenceNumber)),
      isOver: () => isOver,
    });
    const caughtUp = consumer.caughtUp();
    underWay.resolve(nothing);
    await caughtUp;
    expect(handled).toEqual(['1']);
    isOver = true;
    consumer.wake();
    await consumer.finished;
  });
});
