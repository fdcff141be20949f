import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AthleteId } from '../../functions/domain/ids.ts';
import type { DeletedRunRecord, RunRecord } from '../../functions/domain/run/run-record.ts';
import { recordOf } from '../../functions/store/items.ts';
import { athletePartition } from '../../functions/store/keys.ts';
import { readPartition } from '../support/bulk.ts';
import { type Fault, firstTries, injectFaults, killedBefore, type Plan } from '../support/faults.ts';
import { brokenInvariants } from '../support/invariants.ts';
import { createWorld, type Someone, TODAY, type World } from '../support/world.ts';
import { proves, size } from '../support/promise.ts';

/** How many histories are played in all: each is what happens to one run of an integration, sixty of them at a time. */
const HISTORIES = size(480, 10_000);
const AT_A_TIME = 60;
/** An athlete may be given 5,000 new or revised runs a day. */
const OF_AN_ATHLETE = 15 * AT_A_TIME;

interface Posted {
  externalId: string;
  revision: number;
}
type Result = { status: string; run: { id: string } | null; errors: { code: string; path: string[] }[] };

describe('Runs are recorded once', () => {
  let world: World;
  let ada: Someone & { id: string };
  let tracker: Someone;
  let faults: ReturnType<typeof injectFaults>;
  let made = 0;

  /** A source's revision of a run: each has its own distance and note. */
  const runOf = ({ externalId, revision }: Posted, startedAt = '2026-02-01T08:00:00.000Z') => ({
    externalId,
    revision,
    startedAt,
    distanceMeters: 1_000 + revision,
    durationSeconds: 600,
    note: `revision ${revision}`,
  });
  const post = async (runs: object[], who = tracker): Promise<{ results?: Result[]; code?: unknown }> => {
    const document = `mutation($input: RecordRunsInput!) { recordRuns(input: $input) {
      results { status run { id } errors { code path } } userErrors { code } } }`;
    const { data, errors } = await who.ask(document, { input: { athleteId: ada.id, runs } });
    if (errors) return { code: errors[0]?.extensions['code'] };
    expect(data.recordRuns.userErrors).toEqual([]);
    return { results: data.recordRuns.results };
  };
  /** Posts until there is a response, as an integration does. */
  const postUntilDone = async (runs: object[]): Promise<Result[]> => {
    for (let tries = 0; tries < 5; tries++) {
      const { results, code } = await post(runs);
      if (results) return results;
      expect(code).toBe('SERVICE_UNAVAILABLE');
    }
    throw new Error('No answer in five calls');
  };
  const stored = async (): Promise<Map<string, RunRecord | DeletedRunRecord>> => {
    const items = await readPartition(world.client, world.tableName, athletePartition(ada.id as AthleteId));
    const runs = items
      .filter(({ sk }) => String(sk).startsWith('RUN#'))
      .map((item) => recordOf<RunRecord | DeletedRunRecord>(item));
    return new Map(runs.map((run) => [run.id, run]));
  };
  const hundred = (startedAt?: string): ReturnType<typeof runOf>[] => {
    const batch = (made += 1);
    return Array.from({ length: 100 }, (_, number) =>
      runOf({ externalId: `batch ${batch} run ${number}`, revision: 0 }, startedAt),
    );
  };
  const statuses = (results: Result[] = []) => {
    const counts: Record<string, number> = {};
    for (const { status } of results) counts[status] = (counts[status] ?? 0) + 1;
    return counts;
  };

  beforeAll(async () => {
    world = await createWorld();
    tracker = world.integration('tracker');
    faults = injectFaults(world.dynamodb);
  });
  const newAthlete = async () => {
    ada = await world.athlete(`Ada ${(made += 1)}`, 'UTC');
    await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
  };
  beforeEach(newAthlete);

  it(
    'when the process is killed at any of its requests, and the call is made again',
    proves(2, 1, 'call killed at each of its requests'),
    async () => {
      const coach = world.person('coach');
      await world.join(ada, coach, 'COACH', 'Maren');
      const rules = [{ activity: 'RUN', permission: 'PROHIBITED' }];
      const startsAt = '2026-03-01T00:00:00.000Z';
      // Runs are judged by what had been told when they started.
      const now = world.now();
      world.at(startsAt);
      await coach.does('issueInstruction', { athleteId: ada.id, rules }, 'instruction { id }');
      world.at(now);
      const onBoard = async () => {
        const { data } = await coach.ask('{ viewer { attention(first: 1) { nodes { reasons { code since } } } } }');
        return data.viewer.attention.nodes[0]?.reasons[0] as { code: string; since: string } | undefined;
      };
      let requests = 1;
      for (let killed = 1; killed <= requests; killed++) {
        // Each later than all before: the board has to show the last run against the instruction.
        const startedAt = `2026-03-09T08:${String(killed).padStart(2, '0')}:00.000Z`;
        const runs = [...hundred().slice(1), ...hundred(startedAt).slice(0, 1)];
        const before = await stored();
        await faults.during(killedBefore(killed), () => post(runs));
        // A run against the instruction is never stored without being on the board.
        const isStored = [...(await stored()).values()].some(
          (run) => run.kind === 'run' && run.startedAt === startedAt,
        );
        expect((await onBoard())?.since === startedAt, `killed before request ${killed}`).toBe(isStored);
        const results: Result[] = [];
        const tries = await faults.during(
          () => undefined,
          async () => results.push(...(await postUntilDone(runs))),
        );
        requests = Math.max(requests, tries);
        const after = await stored();
        expect(after.size - before.size).toBe(100);
        expect(new Set(results.map(({ run }) => run?.id)).size).toBe(100);
        expect(results.every(({ run }) => after.has(run?.id ?? ''))).toBe(true);
        expect(await onBoard(), `killed before request ${killed}`).toEqual({
          code: 'RUN_AGAINST_INSTRUCTION',
          since: startedAt,
        });
      }
      // The count of the tracker's calls; athlete, grant and 100 runs in two; what was felt in the time of the runs; three that
      // boards are decided by; two transactions.
      expect(requests).toBe(9);
    },
  );

  it('when batches come back half read, or are throttled, or are in each other’s way', async () => {
    for (const plan of [
      firstTries('BatchGetItem', 'unprocessed', 4),
      firstTries('BatchGetItem', 'throttled', 2),
      firstTries('TransactWriteItems', 'throttled', 3),
      firstTries('TransactWriteItems', 'conflict', 3),
      firstTries('TransactWriteItems', 'after', 1),
    ]) {
      const runs = hundred();
      await post(runs.slice(0, 50));
      let answer: Awaited<ReturnType<typeof post>> = {};
      await faults.during(plan, async () => {
        answer = await post(runs);
      });
      expect(statuses(answer.results)).toEqual({ CREATED: 50, UNCHANGED: 50 });
    }
  });

  it('or not at all, after bounded tries', async () => {
    for (const [command, fault] of [
      ['BatchGetItem', 'unprocessed'],
      ['BatchGetItem', 'throttled'],
      ['TransactWriteItems', 'conflict'],
      ['TransactWriteItems', 'throttled'],
      ['TransactWriteItems', 'before'],
    ] as const) {
      const runs = hundred();
      // Unprocessed keys are only left if there are items to read.
      if (fault === 'unprocessed') await post(runs);
      const before = await stored();
      const tries = await faults.during(firstTries(command, fault, Infinity), async () => {
        expect(await post(runs), `${command} ${fault}`).toEqual({ code: 'SERVICE_UNAVAILABLE' });
      });
      // Five attempts of at most five requests.
      expect(tries).toBeLessThanOrEqual(25);
      expect((await stored()).size).toBe(before.size);
    }
  });

  it('by two who post the same hundred at the same time', async () => {
    for (let round = 0; round < 2; round++) {
      const runs = hundred();
      const before = await stored();
      const answers = await Promise.all([post(runs), post([...runs].reverse()), post(runs)]);
      const after = await stored();
      expect(after.size - before.size).toBe(100);
      const all = answers.flatMap(({ results = [] }) => results);
      expect(statuses(all)).toEqual({ CREATED: 100, UNCHANGED: 200 });
      expect(new Set(all.map(({ run }) => run?.id)).size).toBe(100);
    }
  });

  it('the good ones, when one of a hundred is bad or gone for ever', proves(3, 100, 'runs'), async () => {
    const runs = hundred();
    const [first] = (await post(runs.slice(0, 1))).results ?? [];
    await ada.does('deleteRun', { runId: first?.run?.id }, 'deletedRunId');
    const bad = { ...(runs[50] as object), distanceMeters: -1, timeZone: 'UTC', effort: 11 };
    const { results = [] } = await post(runs.map((run, number) => (number === 50 ? bad : run)));
    expect(statuses(results)).toEqual({ CREATED: 98, REJECTED: 2 });
    expect(results[0]).toMatchObject({ run: null, errors: [{ code: 'DELETED', path: ['input', 'runs', '0'] }] });
    expect(results[50]?.errors.map(({ path }) => path.join('.'))).toEqual([
      'input.runs.50.distanceMeters',
      'input.runs.50.effort',
    ]);
    // A late retry of what was deleted is refused, too, whatever its revision.
    const late = await post([{ ...(runs[0] as object), revision: 9 }]);
    expect(late.results?.[0]?.errors).toMatchObject([{ code: 'DELETED' }]);
    expect((await stored()).get(first?.run?.id ?? '')).toMatchObject({ kind: 'deletedRun' });
  });

  it('when it comes more than once in a call, and every answer shows what is stored', async () => {
    const document = `mutation($input: RecordRunsInput!) { recordRuns(input: $input) {
      results { status run { id revision distanceMeters } } } }`;
    const runs = [0, 2, 1].map((revision) => runOf({ externalId: 'thrice', revision }));
    const { data } = await tracker.ask(document, { input: { athleteId: ada.id, runs } });
    const { results } = data.recordRuns;
    expect(results.map(({ status }: Result) => status)).toEqual(['CREATED', 'UPDATED', 'UNCHANGED']);
    const [id] = [...(await stored()).keys()];
    expect(results.map(({ run }: Result) => run)).toEqual(Array(3).fill({ id, revision: 2, distanceMeters: 1_002 }));
    expect((await stored()).get(id ?? '')).toMatchObject({ revision: 2, version: 1 });
  });

  it('in whatever order four revisions come', proves(1, 24, 'orders of four revisions'), async () => {
    const orders = [0, 1, 2, 3].flatMap((a) =>
      [0, 1, 2, 3].flatMap((b) =>
        [0, 1, 2, 3].flatMap((c) => (new Set([a, b, c]).size === 3 ? [[a, b, c, 6 - a - b - c]] : [])),
      ),
    );
    expect(orders).toHaveLength(24);
    for (let step = 0; step < 4; step++)
      await post(
        orders.map((order) => runOf({ externalId: `order ${order.join('')}`, revision: order[step] as number })),
      );
    const runs = [...(await stored()).values()].flatMap((run) =>
      run.kind === 'run' && run.externalId?.startsWith('order') ? [run] : [],
    );
    expect(runs).toHaveLength(24);
    for (const run of runs) expect(run).toMatchObject({ revision: 3, distanceMeters: 1_003, note: 'revision 3' });
  });

  it('by hand under an idempotency key, each at its place', async () => {
    const runs = [1, 2, 3].map((number) => ({ startedAt: TODAY, distanceMeters: number, durationSeconds: 600 }));
    const call = (idempotencyKey: string) =>
      ada.does('recordRuns', { athleteId: ada.id, runs, idempotencyKey }, 'results { status run { id } }');
    const before = await stored();
    const [first, again, other] = [await call('a'), await call('a'), await call('b')];
    expect(statuses(again.results)).toEqual({ UNCHANGED: 3 });
    const ids = (answer: { results: Result[] }) => answer.results.map(({ run }) => run?.id);
    expect(ids(again)).toEqual(ids(first));
    expect((await stored()).size - before.size).toBe(6);
    expect(statuses(other.results)).toEqual({ CREATED: 3 });
  });

  it(
    `through ${HISTORIES} histories of retries, revisions, deletions, edits, faults and parallel posts`,
    proves(1, HISTORIES, 'histories', { timeout: 3_600_000 }),
    async () => {
      const number = fc.nat({ max: AT_A_TIME - 1 });
      const batch = fc.array(fc.record({ number, revision: fc.nat({ max: 3 }) }), { minLength: 1, maxLength: 100 });
      const fault = fc.constantFrom<Fault>('before', 'after', 'throttled', 'conflict', 'unprocessed');
      const plan = fc.oneof(
        fc.record({ fault, tries: fc.integer({ min: 1, max: 7 }) }),
        fc.record({ killedBefore: fc.integer({ min: 1, max: 6 }) }),
      );
      const step = fc.oneof(
        { weight: 3, arbitrary: fc.record({ do: fc.constant('post' as const), batch }) },
        { weight: 2, arbitrary: fc.record({ do: fc.constant('retry' as const), batch, plan }) },
        { weight: 2, arbitrary: fc.record({ do: fc.constant('together' as const), batch, other: batch }) },
        { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), number }) },
        { weight: 1, arbitrary: fc.record({ do: fc.constant('edit' as const), number }) },
      );
      let played = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 8 }), async (steps) => {
          if ((played += AT_A_TIME) % OF_AN_ATHLETE === 0) await newAthlete();
          const name = `history ${(made += 1)}`;
          const model = new Map<number, { id: string; revision: number; note?: string; deleted?: true }>();
          const toRun = ({ number: which, revision }: { number: number; revision: number }) =>
            runOf({ externalId: `${name} run ${which}`, revision });
          /** The effect of a post on the model, and the expected response. */
          const expected = (posted: { number: number; revision: number }[], results: Result[]): string[] =>
            posted.map(({ number: which, revision }, index) => {
              const known = model.get(which);
              if (known?.deleted) return 'REJECTED';
              if (known && revision <= known.revision) return 'UNCHANGED';
              model.set(which, { id: results[index]?.run?.id ?? '', ...known, revision });
              return known ? 'UPDATED' : 'CREATED';
            });
          for (const each of steps) {
            if (each.do === 'post') {
              const { results = [] } = await post(each.batch.map(toRun));
              expect(results.map(({ status }) => status)).toEqual(expected(each.batch, results));
            } else if (each.do === 'retry') {
              await faults.during(planOf(each.plan), () => post(each.batch.map(toRun)));
              expected(each.batch, await postUntilDone(each.batch.map(toRun)));
            } else if (each.do === 'together') {
              const [one, two] = await Promise.all(
                [each.batch, each.other].map((runs) => postUntilDone(runs.map(toRun))),
              );
              expected([...each.batch, ...each.other], [...(one as Result[]), ...(two as Result[])]);
            } else {
              const known = model.get(each.number);
              if (!known || known.deleted) continue;
              const input = { runId: known.id };
              if (each.do === 'delete') await tracker.does('deleteRun', input, 'deletedRunId');
              else await ada.does('editRun', { ...input, note: 'mine' }, 'run { id }');
              Object.assign(known, each.do === 'delete' ? { deleted: true } : { note: 'mine' });
            }
          }
          const after = await stored();
          const own = [...after.values()].filter((run) => run.kind === 'run' && run.externalId?.startsWith(`${name} `));
          expect(own).toHaveLength([...model.values()].filter(({ deleted }) => !deleted).length);
          for (const { id, revision, note, deleted } of model.values()) {
            const due = {
              kind: 'run',
              revision,
              distanceMeters: 1_000 + revision,
              note: note ?? `revision ${revision}`,
            };
            expect(after.get(id)).toMatchObject(deleted ? { kind: 'deletedRun' } : due);
          }
        }),
        { numRuns: Math.ceil(HISTORIES / AT_A_TIME) },
      );
      expect(await brokenInvariants(world)).toEqual([]);
      expect(world.logged.filter(({ level }) => level === 'error')).toEqual([]);
    },
  );
});

const planOf = (plan: { fault: Fault; tries: number } | { killedBefore: number }): Plan =>
  'killedBefore' in plan
    ? killedBefore(plan.killedBefore)
    : firstTries(plan.fault === 'unprocessed' ? 'BatchGetItem' : 'TransactWriteItems', plan.fault, plan.tries);
