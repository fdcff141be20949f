import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Call } from '../../functions/store/dynamodb/client.ts';
import { countRequests } from '../support/counter.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

/**
 * What recording runs asks of DynamoDB, command by command. `recordRuns` checks the access first, one BatchGetItem; then all
 * runs are read in one, and what changed is written in transactions of 98 beside the two checks that she is there and that
 * the writer may. Those go out one after the other: two that check the same items at once are in each other's way.
 */
const ACCESS = 'BatchGetItem';
const READ = 'BatchGetItem';
const WRITE = 'TransactWriteItems';

interface Posted {
  externalId: string;
  revision?: number;
}

describe('Recording runs', () => {
  let world: World;
  let ada: Someone & { id: string };
  let counter: ReturnType<typeof countRequests>;
  let made = 0;
  /** The transactions of the call under way: how many runs each wrote, and how many were under way at once at most. */
  let sizes: number[] = [];
  let [underWay, mostUnderWay] = [0, 0];

  beforeAll(async () => {
    world = await createWorld();
    counter = countRequests(world.dynamodb);
    world.dynamodb.use({
      async call(call: Call, next) {
        if (call.operation !== WRITE) return next(call);
        sizes.push((call.input['TransactItems'] as { Put?: unknown }[]).filter(({ Put }) => Put).length);
        underWay += 1;
        mostUnderWay = Math.max(mostUnderWay, underWay);
        return next(call).finally(() => (underWay -= 1));
      },
    });
  });
  beforeEach(async () => {
    ada = await world.athlete(`Ada ${(made += 1)}`, 'UTC');
  });

  /** Runs of last month: they are on no board, which would be looked at, too. */
  const runs = (count: number, from = 0): Posted[] =>
    Array.from({ length: count }, (_, each) => ({ externalId: `run ${from + each}` }));

  async function record(posted: readonly Posted[]) {
    sizes = [];
    mostUnderWay = 0;
    const statuses: string[] = [];
    const { commands, capacityUnits } = await counter.during(async () => {
      const input = posted.map((run, each) => ({
        startedAt: new Date(Date.UTC(2026, 0, 1) + each * 3_600_000).toISOString(),
        distanceMeters: 5_000,
        durationSeconds: 1_500,
        ...run,
      }));
      const { results } = await ada.does('recordRuns', { athleteId: ada.id, runs: input }, 'results { status }');
      statuses.push(...results.map(({ status }: { status: string }) => status));
    });
    return { commands, capacityUnits, statuses };
  }
  const all = (status: string, count: number): string[] => Array<string>(count).fill(status);

  it.each([
    [1, [1]],
    [98, [98]],
    [99, [98, 1]],
    [100, [98, 2]],
  ])('%i new ones: one read, and a transaction for each 98', async (count, due) => {
    const { commands, statuses } = await record(runs(count));
    expect(statuses).toEqual(all('CREATED', count));
    expect(commands).toEqual([ACCESS, READ, ...due.map(() => WRITE)]);
    expect({ sizes, mostUnderWay }).toEqual({ sizes: due, mostUnderWay: 1 });
  });

  it.each([1, 100])('%i known ones: one read', async (count) => {
    await record(runs(count));
    const { commands, statuses, capacityUnits } = await record(runs(count));
    expect(statuses).toEqual(all('UNCHANGED', count));
    expect(commands).toEqual([ACCESS, READ]);
    // A unit for each run, one for her and one for her grant.
    expect(capacityUnits).toBe(count + 2);
  });

  it('new ones among known ones: only those are written', async () => {
    await record(runs(60));
    const { commands, statuses } = await record(runs(100));
    expect(statuses).toEqual([...all('UNCHANGED', 60), ...all('CREATED', 40)]);
    expect(commands).toEqual([ACCESS, READ, WRITE]);
    expect(sizes).toEqual([40]);
  });

  it('new, revised and known ones: the first two are written together', async () => {
    await record(runs(50));
    const revised = runs(20).map((run) => ({ ...run, revision: 1 }));
    const { commands, statuses } = await record([...revised, ...runs(30, 20), ...runs(50, 50)]);
    expect(statuses).toEqual([...all('UPDATED', 20), ...all('UNCHANGED', 30), ...all('CREATED', 50)]);
    // A run that is revised may have broken a rule, or no longer do so: what she was told is looked at.
    expect(commands.slice(0, 3)).toEqual([ACCESS, READ, WRITE]);
    expect(commands.slice(3).filter((command) => command === WRITE)).toEqual([]);
    expect(sizes).toEqual([70]);
  });

  it('one that comes a hundred times in a call: it is written once', async () => {
    const { commands, statuses } = await record(Array.from({ length: 100 }, () => ({ externalId: 'one' })));
    expect(statuses).toEqual(['CREATED', ...all('UNCHANGED', 99)]);
    expect(commands).toEqual([ACCESS, READ, WRITE]);
    expect(sizes).toEqual([1]);
  });

  it('none that is good: nothing is read and nothing written', async () => {
    const bad = runs(100).map((run) => ({ ...run, distanceMeters: -1 }));
    const { commands, statuses } = await record(bad);
    expect(statuses).toEqual(all('REJECTED', 100));
    expect(commands).toEqual([ACCESS]);
  });

  it('of two who post the same hundred at once, each run is written once', async () => {
    const posted = runs(100);
    sizes = [];
    const answers = await Promise.all([record(posted), record(posted)]);
    const statuses = answers.flatMap((answer) => answer.statuses);
    expect(statuses.filter((status) => status === 'CREATED')).toHaveLength(100);
    expect(statuses.filter((status) => status === 'UNCHANGED')).toHaveLength(100);
  });
});
