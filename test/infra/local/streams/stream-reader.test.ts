import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { describe, expect, onTestFinished, test } from 'vitest';
import { localConnection } from '../../../../infra/local/dynamodb/client.ts';
import { createStreamReader } from '../../../../infra/local/streams/stream-reader.ts';
import { startFakeStream, type FakeShard } from '../../../support/fake-stream.ts';
import { nameOf } from '../../../support/listener.ts';

/** Reads a stream of these shards; each read returns the names that it found. */
async function readerOf(shards: FakeShard[]) {
  const stream = await startFakeStream(shards);
  const client = new DynamoDBStreamsClient(localConnection(stream.endpoint));
  onTestFinished(async () => {
    client.destroy();
    await stream.close();
  });
  const next = createStreamReader(client, stream.streamArn);
  const read = async () => (await next()).map(nameOf).join('');
  /** All that there is now, a text a read. */
  const readAll = async () => {
    const found: string[] = [];
    for (let names = await read(); names !== ''; names = await read()) found.push(names);
    return found;
  };
  return { ...stream, readAll };
}
const shard = (id: string, names: string, more: Partial<FakeShard> = {}): FakeShard => ({
  id,
  names: [...names],
  ...more,
});

describe('shards', () => {
  test('are read to their ends, parents before children, however many there are', async () => {
    const { readAll } = await readerOf([
      shard('one', 'ab', { closed: true }),
      shard('two', 'c', { parent: 'one', closed: true }),
      shard('three', '', { parent: 'two', closed: true }),
      shard('four', 'de', { parent: 'three', closed: true }),
      shard('five', 'f', { parent: 'four' }),
    ]);
    expect(await readAll()).toEqual(['ab', 'c', 'de', 'f']);
  });

  test('wait for their parents, in whichever order they are listed', async () => {
    const { readAll, reads } = await readerOf([
      shard('new', 'b', { parent: 'old' }),
      shard('old', 'a', { closed: true }),
    ]);
    expect(await readAll()).toEqual(['a', 'b']);
    expect(reads.indexOf('new')).toBeGreaterThan(reads.lastIndexOf('old'));
  });

  test('that close go on in a new one, and nothing is lost', async () => {
    const old = shard('old', 'a');
    const shards = [old];
    const { readAll } = await readerOf(shards);
    expect(await readAll()).toEqual(['a']);
    old.names.push('b');
    old.closed = true;
    expect(await readAll()).toEqual(['b']);
    shards.push(shard('new', 'c', { parent: 'old' }));
    expect(await readAll()).toEqual(['c']);
  });

  test('beside each other are read all', async () => {
    const { readAll } = await readerOf([shard('left', 'a'), shard('right', 'b')]);
    expect(await readAll()).toEqual(['a', 'b']);
  });

  test('whose parents are no longer listed are read', async () => {
    const { readAll } = await readerOf([shard('new', 'a', { parent: 'forgotten' })]);
    expect(await readAll()).toEqual(['a']);
  });
});

describe('a place in a shard', () => {
  test('that expires is found again', async () => {
    const one = shard('one', 'ab');
    const { readAll } = await readerOf([one]);
    await readAll();
    one.names.push('c');
    one.faults = ['ExpiredIteratorException'];
    expect(await readAll()).toEqual(['c']);
  });

  test('that expires before anything was read is its beginning', async () => {
    const one = shard('one', '');
    const { readAll } = await readerOf([one]);
    await readAll();
    one.names.push('a');
    one.faults = ['ExpiredIteratorException'];
    expect(await readAll()).toEqual(['a']);
  });

  test('whose records are gone is the oldest that is left', async () => {
    const one = shard('one', 'ab');
    const { readAll } = await readerOf([one]);
    await readAll();
    one.names.push(...'cde');
    one.trimmed = 4;
    one.faults = ['ExpiredIteratorException'];
    expect(await readAll()).toEqual(['e']);
  });

  test('that is trimmed while it is looked for is looked for again, but not for ever', async () => {
    const trimmed = (times: number) => Array.from({ length: times }, () => 'TrimmedDataAccessException' as const);
    const { readAll } = await readerOf([shard('one', 'a', { faults: trimmed(4) })]);
    expect(await readAll()).toEqual(['a']);
    const { readAll: readOn } = await readerOf([shard('one', 'a', { faults: trimmed(5) })]);
    await expect(readOn()).rejects.toMatchObject({ name: 'TrimmedDataAccessException' });
  });

  test('that expires whenever it is found ends it all', async () => {
    const { readAll } = await readerOf([shard('one', 'a', { faults: ['ExpiredIteratorException'] })]);
    await expect(readAll()).rejects.toMatchObject({ name: 'ExpiredIteratorException' });
  });

  test('in a shard that is listed and not known any more is its end', async () => {
    const { readAll } = await readerOf([
      shard('old', '', { closed: true, faults: ['ResourceNotFoundException'] }),
      shard('new', 'a', { parent: 'old' }),
    ]);
    expect(await readAll()).toEqual(['a']);
  });

  test('is kept through a passing failure of the engine', async () => {
    const { readAll } = await readerOf([shard('one', 'a', { faults: ['InternalServerError'] })]);
    expect(await readAll()).toEqual(['a']);
  });
});
