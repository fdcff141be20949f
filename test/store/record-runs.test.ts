import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Call } from '../../functions/store/dynamodb/client.ts';
import { countRequests } from '../support/counter.ts';
import { createWorld, type Someone, TODAY, type World } from '../support/world.ts';

/**
 * What recording runs asks of DynamoDB, command by command. Athlete, grant and runs are read together, in two requests when
 * they are more than 100 items; what changed is written in transactions of 98 beside the two checks that the athlete is there
 * and that the writer may. Those go out one after the other: two that check the same items at once are in each other's way.
 */
const READ = 'BatchGetItem';
const WRITE = 'TransactWriteItems';
/** What was felt during the runs, if somebody said so before they were synced. */
const FELT = 'Query';

interface Posted {
  externalId: string;
  revision?: number;
  startedAt?: string;
}
interface Transaction {
  Put?: { Item: Record<string, unknown> };
}

describe('Recording runs', () => {
  let world: World;
  let ada: Someone & { id: string };
  let counter: ReturnType<typeof countRequests>;
  let made = 0;
  /** The transactions of the current call: what each put, and the highest number in parallel. */
  let puts: Record<string, unknown>[][] = [];
  const sizes = () => puts.map((items) => items.filter(({ sk }) => String(sk).startsWith('RUN#')).length);
  let [underWay, mostUnderWay] = [0, 0];

  beforeAll(async () => {
    world = await createWorld();
    counter = countRequests(world.dynamodb);
    world.dynamodb.use({
      async call(call: Call, next) {
        if (call.operation !== WRITE) return next(call);
        puts.push((call.input['TransactItems'] as Transaction[]).flatMap(({ Put }) => (Put ? [Put.Item] : [])));
        underWay += 1;
        mostUnderWay = Math.max(mostUnderWay, underWay);
        return next(call).finally(() => (underWay -= 1));
      },
    });
  });
  beforeEach(async () => {
    ada = await world.athlete(`Ada ${(made += 1)}`, 'UTC');
  });

  /** Runs of last month: too old for boards. */
  const runs = (count: number, from = 0): Posted[] =>
    Array.from({ length: count }, (_, each) => ({ externalId: `run ${from + each}` }));

  async function record(posted: readonly Posted[]) {
    puts = [];
    mostUnderWay = 0;
    const statuses: string[] = [];
    const counted = await counter.during(async () => {
      const input = posted.map((run, each) => ({
        startedAt: new Date(Date.UTC(2026, 0, 1) + each * 3_600_000).toISOString(),
        distanceMeters: 5_000,
        durationSeconds: 1_500,
        ...run,
      }));
      const { results } = await ada.does('recordRuns', { athleteId: ada.id, runs: input }, 'results { status }');
      statuses.push(...results.map(({ status }: { status: string }) => status));
    });
    // A person's writes are counted, beside the first read.
    const { capacityUnits, roundTrips } = counted;
    const commands = counted.commands.filter((command) => command !== 'UpdateItem');
    return { commands, capacityUnits, statuses, roundTrips };
  }
  const all = (status: string, count: number): string[] => Array<string>(count).fill(status);

  it.each([
    [1, 1, [1]],
    [98, 1, [98]],
    [99, 2, [98, 1]],
    [100, 2, [98, 2]],
  ])('%i new ones: %i read(s) together, and a transaction for each 98', async (count, reads, due) => {
    const { commands, statuses, roundTrips } = await record(runs(count));
    expect(statuses).toEqual(all('CREATED', count));
    expect(commands).toEqual([...Array<string>(reads).fill(READ), FELT, ...due.map(() => WRITE)]);
    expect({ sizes: sizes(), mostUnderWay, roundTrips }).toEqual({
      sizes: due,
      mostUnderWay: 1,
      roundTrips: 2 + due.length,
    });
  });

  it.each([
    [1, 1],
    [100, 2],
  ])('%i known ones: %i read(s) together', async (count, reads) => {
    await record(runs(count));
    const { commands, statuses, capacityUnits, roundTrips } = await record(runs(count));
    expect(statuses).toEqual(all('UNCHANGED', count));
    expect(commands).toEqual(Array<string>(reads).fill(READ));
    expect(roundTrips).toBe(1);
    // A unit for each run, one for the athlete, one for the grant, and one for the count.
    expect(capacityUnits).toBe(count + 3);
  });

  it('new ones among known ones: only those are written', async () => {
    await record(runs(60));
    const { commands, statuses } = await record(runs(100));
    expect(statuses).toEqual([...all('UNCHANGED', 60), ...all('CREATED', 40)]);
    expect(commands).toEqual([READ, READ, FELT, WRITE]);
    expect(sizes()).toEqual([40]);
  });

  it('new, revised and known ones: the first two are written together', async () => {
    await record(runs(50));
    const revised = runs(20).map((run) => ({ ...run, revision: 1 }));
    const { commands, statuses } = await record([...revised, ...runs(30, 20), ...runs(50, 50)]);
    expect(statuses).toEqual([...all('UPDATED', 20), ...all('UNCHANGED', 30), ...all('CREATED', 50)]);
    expect(commands).toEqual([READ, READ, FELT, WRITE]);
    expect(sizes()).toEqual([70]);
  });

  it('one that comes a hundred times in a call: it is written once', async () => {
    const { commands, statuses } = await record(
      Array.from({ length: 100 }, () => ({ externalId: 'one', startedAt: '2026-01-01T00:00:00.000Z' })),
    );
    expect(statuses).toEqual(['CREATED', ...all('UNCHANGED', 99)]);
    expect(commands).toEqual([READ, FELT, WRITE]);
    expect(sizes()).toEqual([1]);
  });

  it('none that is good: no run is read, and nothing is written', async () => {
    const bad = runs(100).map((run) => ({ ...run, distanceMeters: -1 }));
    const { commands, statuses, capacityUnits } = await record(bad);
    expect(statuses).toEqual(all('REJECTED', 100));
    expect(commands).toEqual([READ]);
    expect(capacityUnits).toBe(3);
  });

  describe('of today, for an athlete who may not run', () => {
    let coach: Someone;
    beforeEach(async () => {
      coach = world.person(`coach ${made}`);
      await world.join(ada, coach, 'COACH', 'Maren');
      const rules = [{ activity: 'RUN', permission: 'PROHIBITED' }];
      // They had been told before they set out.
      world.at('2026-03-01T00:00:00.000Z');
      await coach.does('issueInstruction', { athleteId: ada.id, rules }, 'instruction { id }');
      world.at(TODAY);
    });
    /** Runs of this day, a minute apart; the last one is the latest. */
    const ofToday = (count: number): Posted[] =>
      runs(count).map((run, each) => ({
        ...run,
        startedAt: new Date(Date.parse(TODAY) + (each - count) * 60_000).toISOString(),
      }));
    const breach = async () => {
      const { data } = await coach.ask('{ viewer { attention(first: 1) { nodes { reasons { code since } } } } }');
      return data.viewer.attention.nodes[0].reasons[0] as object;
    };

    it('one new one: three round trips, and the run is written with all that follows from it', async () => {
      const [run] = ofToday(1);
      const { commands, roundTrips } = await record(ofToday(1));
      expect(commands).toEqual([READ, 'Query', 'Query', 'Query', FELT, WRITE]);
      expect(roundTrips).toBe(3);
      const [written = []] = puts;
      expect(written.map(({ sk }) => String(sk).replace(/#.*/, ''))).toEqual(['PROFILE', 'RUN', 'ATH']);
      for (const { summary } of written.filter(({ sk }) => !String(sk).startsWith('RUN#')))
        expect(summary).toMatchObject({ lastBreachAt: run?.startedAt, lastReportAt: TODAY });
      expect(await breach()).toEqual({ code: 'RUN_AGAINST_INSTRUCTION', since: run?.startedAt });
    });

    it('the same once more: the instructions are read, and nothing is written', async () => {
      await record(ofToday(1));
      const { commands, roundTrips, statuses } = await record(ofToday(1));
      expect({ commands, roundTrips, statuses }).toEqual({
        commands: [READ, 'Query'],
        roundTrips: 2,
        statuses: ['UNCHANGED'],
      });
    });

    it('a hundred: the last transaction says on boards what all of them amount to', async () => {
      const { commands, roundTrips, statuses } = await record(ofToday(100));
      expect(statuses).toEqual(all('CREATED', 100));
      expect(commands).toEqual([READ, READ, 'Query', 'Query', 'Query', FELT, WRITE, WRITE]);
      expect(roundTrips).toBe(4);
      // Beside the coach's roster entry, the athlete and the grant.
      expect(sizes()).toEqual([3, 97]);
      expect(puts.map((items) => items.some(({ summary }) => summary))).toEqual([false, true]);
      expect(await breach()).toEqual({ code: 'RUN_AGAINST_INSTRUCTION', since: ofToday(100).at(-1)?.startedAt });
    });

    it('one among old ones: it is in the transaction that writes the boards', async () => {
      const [today] = ofToday(1).map((run) => ({ ...run, externalId: 'today' }));
      await record([...(today ? [today] : []), ...runs(99)]);
      expect(sizes()).toEqual([3, 97]);
      const [first = [], last = []] = puts;
      expect(first.some(({ externalId }) => externalId === 'today')).toBe(false);
      expect(last.some(({ externalId }) => externalId === 'today')).toBe(true);
    });
  });

  it('of two who post the same hundred at once, each run is written once', async () => {
    const posted = runs(100);
    const answers = await Promise.all([record(posted), record(posted)]);
    const statuses = answers.flatMap((answer) => answer.statuses);
    expect(statuses.filter((status) => status === 'CREATED')).toHaveLength(100);
    expect(statuses.filter((status) => status === 'UNCHANGED')).toHaveLength(100);
  });
});
