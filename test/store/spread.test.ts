import { expect, test } from 'vitest';
import type { ProviderJob } from '../../functions/domain/provider/provider.ts';
import type { PersonId } from '../../functions/domain/ids.ts';
import { commit, RECEIPT_MS } from '../../functions/store/idempotency/idempotency.ts';
import { scheduleWrite } from '../../functions/store/outbound/schedule.ts';
import { transact } from '../../functions/store/dynamodb/writes.ts';
import { spread } from '../../functions/store/spread.ts';
import { createStore } from '../../functions/store/store.ts';
import { readItems } from '../support/bulk.ts';
import { freshTable } from '../support/table.ts';

const NOW = '2026-03-10T12:00:00.000Z';
const SOON = '2026-03-10T13:00:00.000Z';
const tracker: PersonId = 'per_trackertracker12';

/** One table as deployments of different sizes see it. */
async function tableOfSizes() {
  const { client, dynamodb, tableName } = await freshTable();
  const pause = async () => {};
  return {
    table: (partitions: number) => ({ client: dynamodb, name: tableName, pause, partitions }),
    store: (partitions: number) => createStore({ client: dynamodb, tableName, pause, partitions }),
    partitions: async (of: RegExp) => {
      const keys = (await readItems(client, tableName)).map(({ pk }) => String(pk)).filter((pk) => of.test(pk));
      return [...new Set(keys)].sort();
    },
  };
}

const delivery = (number: number) => `dlv_receiver.${String(number).padStart(4, '0')}.hash${number}`;
const job = (number: number): ProviderJob => ({
  task: 'look',
  provider: 'strava',
  accountId: String(number),
  activityId: String(number),
  expects: 'either',
});

test('one partition is the layout that there was before; more are used evenly', () => {
  const pk = (partitions: number, id: string) =>
    spread({ partitions } as Parameters<typeof spread>[0], 'ERRANDS#strava', id);
  const ids = Array.from({ length: 1_000 }, (_, id) => String(id));
  expect(new Set(ids.map((id) => pk(1, id)))).toEqual(new Set(['ERRANDS#strava']));
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(pk(8, id), (counts.get(pk(8, id)) ?? 0) + 1);
  expect([...counts.keys()].sort()).toEqual([
    'ERRANDS#strava',
    ...[1, 2, 3, 4, 5, 6, 7].map((number) => `ERRANDS#strava.${number}`),
  ]);
  for (const count of counts.values()) expect(count).toBeGreaterThan(90);
});

test('what is due is found, done and dropped wherever a smaller or a larger table put it', async () => {
  const { table, store, partitions } = await tableOfSizes();
  const all = Array.from({ length: 30 }, (_, number) => delivery(number));
  for (const [index, id] of all.entries())
    await transact(table([1, 3, 8][index % 3] ?? 1), [
      scheduleWrite(table([1, 3, 8][index % 3] ?? 1), { id, at: NOW }),
    ]);
  expect((await partitions(/^DUE#/)).length).toBeGreaterThan(4);

  const { schedule } = store(8);
  const found = (await Promise.all(schedule.shards.map((shard) => schedule.by(SOON, shard, 100)))).flat();
  expect(found.map(({ id }) => id).sort()).toEqual(all);
  for (const entry of found) await schedule.drop(entry);
  expect(await partitions(/^DUE#/)).toEqual([]);
});

test('a webhook that a smaller table woke is moved by a larger one, and found once', async () => {
  const { store, partitions } = await tableOfSizes();
  const ids = Array.from(
    { length: 20 },
    (_, number) => `whk_${'R'.repeat(16)}.${String(number).padStart(26, '0')}` as const,
  );
  for (const id of ids) await store(1).endpoints.wake(id, 'LIVE', NOW);
  expect(await partitions(/^ENDPOINTS/)).toEqual(['ENDPOINTS']);
  const { endpoints } = store(8);
  const look = async () => {
    const found = await Promise.all(endpoints.shards.map((shard) => endpoints.due(shard, 'LIVE', SOON, 100)));
    return found.flat().map(({ id }) => id);
  };
  await look();
  expect((await look()).sort()).toEqual(ids);
  expect((await partitions(/^ENDPOINTS/)).length).toBeGreaterThan(4);
});

test('provider jobs of a smaller table are done by a larger one, the oldest first', async () => {
  const { store, partitions } = await tableOfSizes();
  const at = (number: number) => `2026-03-10T12:00:${String(number).padStart(2, '0')}.000Z`;
  for (let number = 0; number < 30; number++)
    await store(number < 10 ? 1 : 8).providerJobs.keep(job(number), number, at(number));
  expect((await partitions(/^ERRANDS#/)).length).toBeGreaterThan(4);

  const { providerJobs } = store(8);
  const due = await providerJobs.due('strava', SOON, 25);
  expect(due.map(({ providerJob }) => providerJob)).toEqual(Array.from({ length: 25 }, (_, number) => job(number)));
  for (const waiting of due)
    expect(await providerJobs.waiting(waiting.pk, waiting.id)).toMatchObject({ id: waiting.id });
  const [first, ...others] = due;
  if (!first) throw new Error('No job is due');
  await providerJobs.putOff({ ...first, tries: 1 }, '2026-03-11T12:00:00.000Z');
  for (const waiting of others) await providerJobs.done(waiting);
  expect((await providerJobs.due('strava', SOON, 25)).map(({ tries }) => tries)).toEqual([0, 0, 0, 0, 0]);
  expect(await providerJobs.waiting(first.pk, first.id)).toMatchObject({ tries: 1 });
});

test('a call is repeated from its receipt, whether that lies with the client or apart', async () => {
  const { table, store, partitions } = await tableOfSizes();
  const { idempotency: small } = store(1);
  const { idempotency: large, calls } = store(8);
  const once = (key: string) => small.once(tracker, 'recordRuns', key, { runs: 1 }, NOW);
  await commit(table(1), [], once('before'), { run: 'run_1' });
  await commit(table(8), [], once('after'), { run: 'run_2' });
  expect(await large.find(once('before'))).toEqual({ run: 'run_1' });
  expect(await large.find(once('after'))).toEqual({ run: 'run_2' });
  expect(await large.find(once('never'))).toBeUndefined();
  // Apart, and under a name that says nothing of whose it is.
  expect(await partitions(/^RECEIPT#/)).toHaveLength(1);
  expect((await partitions(/^RECEIPT#/)).join()).not.toContain('tracker');
  await expect(large.find(small.once(tracker, 'recordRuns', 'before', { runs: 2 }, NOW))).rejects.toThrow(
    'used with another input',
  );

  const call = (key: string, claim: string) => ({ once: once(key), key, claim });
  expect(await store(1).calls.begin(call('http', 'a'))).toEqual({ is: 'first' });
  expect(await calls.begin(call('http', 'b'))).toEqual({ is: 'running' });
  await store(1).calls.finish(call('http', 'a'), 'answer');
  expect(await calls.begin(call('http', 'b'))).toEqual({ is: 'repeated', answer: 'answer' });
  expect(await calls.begin(call('new', 'c'))).toEqual({ is: 'first' });
  await calls.finish(call('new', 'c'), 'other');
  expect(await calls.begin(call('new', 'd'))).toEqual({ is: 'repeated', answer: 'other' });
  const later = new Date(Date.parse(NOW) + RECEIPT_MS + 1_000).toISOString();
  const again = { once: { ...once('http'), now: later }, key: 'http', claim: 'e' };
  expect(await calls.begin(again)).toEqual({ is: 'first' });
});
