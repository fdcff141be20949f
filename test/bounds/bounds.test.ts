import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { atOnce, perDay } from '../../functions/domain/limits/limits.ts';
import { brokenInvariants } from '../support/invariants.ts';
import { proves, size } from '../support/promise.ts';
import { createWorld, type Speaker, type World } from '../support/world.ts';
import { type Amounts, fill, type Team, teamOf } from './largest-athlete.ts';

/**
 * Whatever callers may write, or were able to write in former versions, nothing of it keeps anybody from stopping an athlete,
 * clearing them, or taking access away. The long form makes the largest states; otherwise there is less of everything, and
 * Queries answer fewer items a page, so that they take as many pages.
 */
const isLong = size(0, 1) === 1;
const NO_RUNNING = { rules: [{ activity: 'RUN', permission: 'PROHIBITED' }] };
const TWO_MILES = { rules: [{ activity: 'RUN', permission: 'LIMITED', maxDistanceMeters: 3219 }] };
const hurts = { phase: 'AT_REST', sites: ['CALF'], pain: 4 };

let world: World;
/** The largest transaction so far, in items and in bytes of JSON, and the requests of the last step. */
const seen = { items: 0, bytes: 0, requests: 0 };
/** The items of a page where a Query names no number; absent for pages of 1 MB. */
let pageSize: number | undefined;

beforeAll(async () => {
  world = await createWorld();
  world.dynamodb.use({
    call: ({ operation, input }, next) => {
      seen.requests += 1;
      if (operation === 'TransactWriteItems') {
        const { TransactItems = [] } = input as { TransactItems?: readonly object[] };
        seen.items = Math.max(seen.items, TransactItems.length);
        seen.bytes = Math.max(seen.bytes, Buffer.byteLength(JSON.stringify(TransactItems)));
      }
      const isWhole = operation === 'Query' && !('Limit' in input && input.Limit !== undefined);
      return next({ operation, input: isWhole && pageSize ? { ...input, Limit: pageSize } : input });
    },
  });
});

afterEach(() => {
  expect(seen.items).toBeLessThanOrEqual(100);
  expect(seen.bytes).toBeLessThan(4 * 1024 * 1024);
});

const runs = (count: number, note: string, from = 0) =>
  Array.from({ length: count }, (_, number) => ({
    externalId: `run-${from + number}`,
    startedAt: `2026-03-${String(4 + (number % 6)).padStart(2, '0')}T0${number % 10}:00:00Z`,
    distanceMeters: 5000,
    durationSeconds: 1500,
    note,
  }));

const statusesOf = ({ results }: { results: { status: string; errors: { code: string }[] }[] }) =>
  results.map(({ status, errors }) => errors[0]?.code ?? status);

/** Everything that must always be possible; answers how many requests each step took. */
async function everything({ ada, coach, physio, rogue, ...team }: Team): Promise<Map<string, number>> {
  const took = new Map<string, number>();
  const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    seen.requests = 0;
    const began = performance.now();
    const result = await work();
    took.set(name, seen.requests);
    expect(performance.now() - began, name).toBeLessThan(30_000);
    return result;
  };
  const issue = (who: Speaker, input: object) => async () =>
    (await who.does('issueInstruction', { athleteId: ada.id, ...input }, 'instruction { id }')).instruction
      .id as string;
  const status = async () => {
    const read =
      '{ availability { status since } permissions { activity permission } timeline(first: 20) { edges { at } } }';
    const { data, errors } = await ada.ask(`query($id: ID!) { athlete(id: $id) ${read} }`, { id: ada.id });
    expect(errors).toBeUndefined();
    expect(data.athlete.timeline.edges).toHaveLength(20);
    return data.athlete.availability.status as string;
  };
  const first = await step('issue', issue(coach, NO_RUNNING));
  expect(await step('read', status)).toBe('SIDELINED');
  const board =
    '{ viewer { sidelinedAthletes(first: 20) { nodes { id } } attention(first: 9) { nodes { athlete { id } } } } }';
  const { data, errors } = await step('board', () => physio.ask(board));
  expect(errors).toBeUndefined();
  expect(data.viewer.sidelinedAthletes.nodes.map((each: { id: string }) => each.id)).toContain(ada.id);
  await step('acknowledge', () => ada.does('acknowledgeInstruction', { instructionId: first }, 'instruction { id }'));
  const second = await step('clear', issue(physio, { ...TWO_MILES, supersedes: [first], reason: 'It has settled.' }));
  expect(await status()).toBe('MODIFIED');
  await step('withdraw', () => physio.does('withdrawInstruction', { instructionId: second }, 'instruction { id }'));
  await step(
    'backdate',
    issue(coach, { ...TWO_MILES, startsAt: '2025-06-01T00:00:00Z', endsAt: '2025-06-02T00:00:00Z' }),
  );
  const { symptom } = await step('report', () =>
    ada.does('reportSymptom', { athleteId: ada.id, observation: hurts }, 'symptom { id }'),
  );
  await step('observe', () =>
    ada.does('addObservation', { symptomId: symptom.id, observation: hurts }, 'symptom { id }'),
  );
  await step('resolve', () => physio.does('resolveSymptom', { symptomId: symptom.id }, 'symptom { id }'));
  const own = [{ startedAt: '2026-03-10T06:00:00Z', distanceMeters: 4000, durationSeconds: 1300 }];
  const mine = await step('run', () =>
    ada.does('recordRuns', { athleteId: ada.id, runs: own }, 'results { status errors { code } }'),
  );
  expect(statusesOf(mine)).toEqual(['CREATED']);
  expect(await brokenInvariants(world)).toEqual([]);
  for (const grantId of [team.rogueGrant, team.trackerGrant])
    await step('revoke', () => ada.does('revoke', { revoke: { grantId } }, 'revokedId'));
  expect((await rogue.ask('query($id: ID!) { athlete(id: $id) { id } }', { id: ada.id })).data.athlete).toBeNull();
  const { name } = (await ada.ask('query($id: ID!) { athlete(id: $id) { name } }', { id: ada.id })).data.athlete;
  for (let done = false; !done;)
    ({ done } = await step('erase', () => ada.does('eraseAthlete', { athleteId: ada.id, confirmName: name }, 'done')));
  return took;
}

describe('an integration that posts long notes', () => {
  it('meets its own limit, run by run, and nobody else does', async () => {
    const team = await teamOf(world, 'notes');
    const post = (posted: object[]) =>
      team.tracker.does(
        'recordRuns',
        { athleteId: team.ada.id, runs: posted },
        'results { status errors { code message } }',
      );
    const long = '語'.repeat(4_000);
    const posted = statusesOf(await post(runs(15, long)));
    expect(posted.filter((each) => each === 'CREATED')).toHaveLength(Math.floor(perDay.runBytes.most / 12_005));
    expect(posted.filter((each) => each === 'LIMIT_REACHED')).toHaveLength(
      15 - Math.floor(perDay.runBytes.most / 12_005),
    );
    // A retry finds what was stored, and what was refused is refused again.
    expect(statusesOf(await post(runs(15, long)))).toEqual(
      posted.map((each) => (each === 'CREATED' ? 'UNCHANGED' : each)),
    );
    const short = { ...runs(1, '')[0], externalId: 'short' };
    expect(statusesOf(await post([short]))).toEqual(['CREATED']);
    const mine = [{ startedAt: '2026-03-10T06:00:00Z', distanceMeters: 4000, durationSeconds: 1300, note: long }];
    const { results } = await team.ada.does('recordRuns', { athleteId: team.ada.id, runs: mine }, 'results { status }');
    expect(results).toEqual([{ status: 'CREATED' }]);
    world.at('2026-03-11T12:00:00.000Z');
    expect(statusesOf(await post(runs(1, long, 50)))).toEqual(['CREATED']);
    world.at('2026-03-10T12:00:00.000Z');
  });

  it('posts at once: the limit is exact', async () => {
    const { ada, tracker } = await teamOf(world, 'parallel');
    const long = '語'.repeat(4_000);
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, call) =>
        tracker.ask(
          'mutation($input: RecordRunsInput!) { recordRuns(input: $input) { results { status errors { code } } } }',
          // Old enough that no version of the athlete keeps these calls apart.
          {
            input: {
              athleteId: ada.id,
              runs: runs(40, long, call * 40).map((run) => ({ ...run, startedAt: '2020-01-01T00:00:00Z' })),
            },
          },
        ),
      ),
    );
    const created = answers
      .flatMap(({ data }) => (data?.recordRuns ? statusesOf(data.recordRuns) : []))
      .filter((each) => each === 'CREATED');
    const room = Math.floor(perDay.olderRunBytes.most / 12_006);
    expect(created.length).toBeLessThanOrEqual(room);
    expect(created.length).toBeGreaterThan(0);
  });
});

describe('a coach who files too much', () => {
  it('meets their own limit, and keeps room for stopping and clearing an athlete', async () => {
    const { ada, rogue, coach, physio, supporter } = await teamOf(world, 'files');
    const over = { ...NO_RUNNING, startsAt: '2026-03-01T00:00:00Z', endsAt: '2026-03-02T00:00:00Z', supersedes: [] };
    const file = (who: Speaker, input: object) => who.isRefused('issueInstruction', { athleteId: ada.id, ...input });
    for (let made = 0; made < perDay.pastInstructions.most; made++) expect(await file(rogue, over)).toEqual([]);
    expect(await file(rogue, over)).toEqual(['LIMIT_REACHED input']);
    expect(await file(coach, over)).toEqual([]);
    // Thirty that hold, so that the athlete has no room for more.
    const rehab = { rules: [{ activity: 'REHAB', permission: 'ALLOWED' }], supersedes: [] };
    for (let made = 0; made < atOnce.liveInstructions; made++) expect(await file(rogue, rehab)).toEqual([]);
    expect(await file(rogue, rehab)).toEqual(['LIMIT_REACHED input']);
    expect(await file(physio, rehab)).toEqual(['LIMIT_REACHED input']);
    expect(await file(physio, { ...NO_RUNNING, supersedes: [] })).toEqual([]);
    expect(await file(physio, { ...NO_RUNNING, supersedes: [] })).toEqual(['LIMIT_REACHED input']);
    expect(await file(physio, TWO_MILES)).toEqual([]); // in the place of their own
    const cheer = { subjectId: ada.id, audience: 'SUPPORTERS', body: '語'.repeat(4_000) };
    for (let made = 0; made < Math.floor(perDay.wordBytes.most / 12_000); made++)
      await supporter.does('addComment', cheer, 'comment { id }');
    expect(await supporter.isRefused('addComment', cheer)).toEqual(['LIMIT_REACHED input']);
    expect(await coach.isRefused('addComment', cheer)).toEqual([]);
    expect(await brokenInvariants(world)).toEqual([]);
  });
});

describe('the largest state', () => {
  const perWeek = (most: number) => 8 * most;
  /** What one integration and one coach may write in a week. */
  const allowed: Amounts = {
    runs: isLong ? perWeek(perDay.runs.most) : 200,
    runNote: isLong ? 140 : 20,
    endedInstructions: isLong
      ? perWeek(perDay.instructions.most + perDay.restrictions.most + perDay.pastInstructions.most)
      : 100,
    instructionNote: 190,
    openSymptoms: atOnce.openSymptoms,
    diagnoses: atOnce.diagnoses,
    diagnosisNote: Math.floor(atOnce.diagnosisBytes / atOnce.diagnoses / 3),
  };
  /** More than 10 MB of each kind, as former versions let callers write: that stopped everybody. */
  const former: Amounts = {
    runs: isLong ? 900 : 240,
    runNote: isLong ? 4_000 : 10,
    endedInstructions: isLong ? 900 : 240,
    instructionNote: isLong ? 4_000 : 10,
    openSymptoms: 29,
    diagnoses: isLong ? 30 : 1,
    diagnosisNote: isLong ? 2_000 : 0,
  };
  it.each([
    ['that may be written', allowed],
    ['that former versions let callers write', former],
  ])('%s keeps nobody from anything', proves(7, 1, 'largest states', { timeout: 1_200_000 }), async (name, amounts) => {
    const team = await teamOf(world, name);
    await fill(world, team, amounts);
    pageSize = isLong || amounts === allowed ? undefined : 20;
    const took = await everything(team);
    pageSize = undefined;
    for (const [step, requests] of took) if (amounts === allowed) expect(requests, step).toBeLessThanOrEqual(80);
  });
});
