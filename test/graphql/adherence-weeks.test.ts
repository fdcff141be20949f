import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type Someone, type World } from '../support/world.ts';
import { countRequests } from '../support/counter.ts';
import { day } from '../support/records.ts';

/** Limits of a week, of terrain and of intensity, through the whole API. The 2nd and the 9th of March 2026 are Mondays. */

let world: World;
let ada: Someone & { id: string };
let coach: Someone;
let watch: Someone;

beforeEach(async () => {
  world = await createWorld({ now: day(1, '06:00') });
  ada = await world.athlete('Ada');
  coach = world.person('coach');
  watch = world.integration('watch');
  await world.join(ada, coach, 'COACH', 'Maren');
  await world.join(ada, watch, 'INTEGRATION', 'Watch');
});

const tell = async (rule: object, input: object = {}): Promise<string> => {
  const rules = [{ activity: 'RUN', permission: 'LIMITED', ...rule }];
  const issued = await coach.does('issueInstruction', { athleteId: ada.id, rules, ...input }, 'instruction { id }');
  return issued.instruction.id;
};
/** An hour's run of 10 km in the morning of a day of March; it is known by its day. */
const sync = async (number: number, run: object = {}): Promise<string> => {
  const posted = {
    externalId: `day ${number}`,
    startedAt: day(number),
    distanceMeters: 10_000,
    durationSeconds: 3_600,
  };
  const runs = [{ ...posted, ...run }];
  const { results } = await watch.does('recordRuns', { athleteId: ada.id, runs }, 'results { run { id } }');
  return results[0].run.id;
};
const look = async (id: string, who = coach) => {
  const query =
    'query($id: ID!) { node(id: $id) { ... on Run { adherence { rule verdict allowed actual ask } formerVerdicts { rule verdict actual change } } } }';
  return (await who.ask(query, { id })).data.node;
};
const verdicts = async (id: string, who = coach): Promise<string[]> =>
  (await look(id, who)).adherence.map(({ rule, verdict, actual, ask }: Record<string, string | null>) =>
    [rule, verdict, ask ?? actual].join(' ').trim(),
  );
const codes = async (): Promise<string[]> => {
  const { data } = await coach.ask('{ viewer { attention(first: 5) { nodes { reasons { code } } } } }');
  return data.viewer.attention.nodes.flatMap((node: { reasons: { code: string }[] }) =>
    node.reasons.map(({ code }) => code),
  );
};

describe('three runs a week', () => {
  beforeEach(async () => {
    await tell({ maxSessionsPerWeek: 3 });
    world.at(day(8, '12:00'));
  });

  it('are those of weeks that begin where the athlete says', async () => {
    await ada.does('updateAthlete', { athleteId: ada.id, weekStartsOn: 'SUNDAY' }, 'athlete { weekStartsOn }');
    world.at(day(22, '20:00'));
    for (const each of [17, 19, 21]) await sync(each);
    // The 22nd is the last day of a week from Monday, and the first of one from Sunday.
    expect(await verdicts(await sync(22))).toEqual(['MAX_SESSIONS_PER_WEEK KEPT 1']);
    expect(await codes()).not.toContain('RUN_AGAINST_INSTRUCTION');
  });

  it('are not there anew because weeks are made to begin on another day', async () => {
    for (const each of [2, 4, 6]) await sync(each);
    const fourth = await sync(7);
    world.at(day(8, '13:00'));
    await ada.does('updateAthlete', { athleteId: ada.id, weekStartsOn: 'SUNDAY' }, 'athlete { weekStartsOn }');
    expect(await verdicts(fourth)).toEqual(['MAX_SESSIONS_PER_WEEK BROKEN 4']);
    expect(await codes()).toContain('RUN_AGAINST_INSTRUCTION');
    world.at(day(8, '20:00'));
    expect(await verdicts(await sync(8, { startedAt: day(8, '18:00') }))).toEqual(['MAX_SESSIONS_PER_WEEK BROKEN 5']);
  });

  it('a fourth is a breach, on boards too, and on the list of the instruction', async () => {
    const id = await tell({ maxSessionsPerWeek: 3 }, { supersedes: [], startsAt: day(8, '13:00') });
    for (const each of [2, 4, 6]) await sync(each);
    expect(await codes()).not.toContain('RUN_AGAINST_INSTRUCTION');
    world.at(day(8, '20:00'));
    const fourth = await sync(8, { startedAt: day(8, '18:00') });
    expect(await verdicts(fourth)).toEqual(['MAX_SESSIONS_PER_WEEK BROKEN 4', 'MAX_SESSIONS_PER_WEEK BROKEN 4']);
    expect(await codes()).toContain('RUN_AGAINST_INSTRUCTION');
    const query =
      'query($id: ID!) { node(id: $id) { ... on Instruction { breaches { rule allowed actual run { id } } } } }';
    expect((await coach.ask(query, { id })).data.node.breaches).toEqual([
      { rule: 'MAX_SESSIONS_PER_WEEK', allowed: 3, actual: 4, run: { id: fourth } },
    ]);
  });

  it('one that comes late makes the last of the week the fourth, one that is deleted makes it the third again', async () => {
    const [, , last] = [await sync(4), await sync(6), await sync(8)];
    expect(await verdicts(last)).toEqual(['MAX_SESSIONS_PER_WEEK KEPT 3']);
    const late = await sync(2);
    expect(await verdicts(last)).toEqual(['MAX_SESSIONS_PER_WEEK BROKEN 4']);
    expect(await codes()).toContain('RUN_AGAINST_INSTRUCTION');
    await watch.does('deleteRun', { runId: late }, 'deletedRunId');
    expect(await verdicts(last)).toEqual(['MAX_SESSIONS_PER_WEEK KEPT 3']);
    expect(await codes()).not.toContain('RUN_AGAINST_INSTRUCTION');
  });

  it('one that comes so late that boards do not look at it makes a run of this week a breach', async () => {
    for (const each of [3, 6, 8]) await sync(each);
    world.at(day(14, '12:00'));
    await sync(2);
    expect(await codes()).toContain('RUN_AGAINST_INSTRUCTION');
  });

  it('one that a revision moves to the week before', async () => {
    const [, , , last] = [await sync(2), await sync(4), await sync(6), await sync(8)];
    expect(await verdicts(last)).toEqual(['MAX_SESSIONS_PER_WEEK BROKEN 4']);
    await sync(2, { revision: 1, startedAt: day(1, '23:00') });
    expect(await verdicts(last)).toEqual(['MAX_SESSIONS_PER_WEEK KEPT 3']);
    expect(await codes()).not.toContain('RUN_AGAINST_INSTRUCTION');
  });

  it('two recordings of one run count once', async () => {
    for (const each of [2, 4]) await sync(each);
    const byHand = { startedAt: day(4, '08:07'), distanceMeters: 9_800, durationSeconds: 3_500 };
    await ada.does('recordRuns', { athleteId: ada.id, runs: [byHand] }, 'results { status }');
    expect(await verdicts(await sync(6))).toEqual(['MAX_SESSIONS_PER_WEEK KEPT 3']);
  });

  it('runs of a page are judged by one read more', async () => {
    for (const each of [2, 4, 6, 8]) await sync(each);
    const query =
      'query($id: ID!) { athlete(id: $id) { runs(first: 10) { nodes { adherence { verdict } breaches { rule } } } } }';
    const counter = countRequests(world.dynamodb);
    const judged = async (): Promise<number> => (await counter.during(() => coach.ask(query, { id: ada.id }))).requests;
    // The first one is noted in the audit trail.
    await judged();
    const of4 = await judged();
    for (const each of [3, 5, 7]) await sync(each);
    expect(await judged()).toBe(of4);
  });
});

describe('30 km a week, with a day of rest in between', () => {
  it('is judged by the runs up to each, and edited runs keep what they were', async () => {
    await tell({ maxDistanceMetersPerWeek: 30_000, minRestDaysBetween: 1 });
    world.at(day(8, '12:00'));
    for (const each of [2, 4]) await sync(each);
    const manual = { startedAt: day(5), distanceMeters: 15_000, durationSeconds: 6_000 };
    const { results } = await ada.does('recordRuns', { athleteId: ada.id, runs: [manual] }, 'results { run { id } }');
    const id: string = results[0].run.id;
    expect(await verdicts(id)).toEqual(['MAX_DISTANCE_PER_WEEK BROKEN 35000', 'MIN_REST_DAYS BROKEN 0']);
    await ada.does('editRun', { runId: id, distanceMeters: 9_000 }, 'run { id }');
    expect(await look(id)).toMatchObject({
      adherence: [
        { rule: 'MIN_REST_DAYS', verdict: 'BROKEN', allowed: 1, actual: 0 },
        { rule: 'MAX_DISTANCE_PER_WEEK', verdict: 'KEPT', actual: 29_000 },
      ],
      formerVerdicts: [{ rule: 'MAX_DISTANCE_PER_WEEK', verdict: 'BROKEN', actual: 35_000, change: 'EDITED' }],
    });
  });

  it('also weeks later', async () => {
    await tell({ maxDistanceMetersPerWeek: 30_000 });
    world.at(day(8, '12:00'));
    for (const each of [2, 4]) await sync(each);
    const manual = { startedAt: day(5), distanceMeters: 15_000, durationSeconds: 6_000 };
    const { results } = await ada.does('recordRuns', { athleteId: ada.id, runs: [manual] }, 'results { run { id } }');
    world.at(day(40, '12:00'));
    await ada.does('editRun', { runId: results[0].run.id, distanceMeters: 9_000 }, 'run { id }');
    expect(await look(results[0].run.id)).toMatchObject({
      formerVerdicts: [{ rule: 'MAX_DISTANCE_PER_WEEK', verdict: 'BROKEN', actual: 35_000 }],
    });
  });
});

describe('where and how it is run', () => {
  it('a hill run under "no hills" is a breach; nothing known is asked', async () => {
    await tell({ terrain: ['NO_HILLS'], intensity: ['NO_SPEED_WORK'] });
    world.at(day(3, '12:00'));
    const unknown = await sync(2);
    expect(await verdicts(unknown)).toEqual(['NO_HILLS UNKNOWN ELEVATION', 'NO_SPEED_WORK UNKNOWN RUN_TYPE']);
    expect(await codes()).not.toContain('RUN_AGAINST_INSTRUCTION');
    await ada.does('editRun', { runId: unknown, type: 'HILLS' }, 'run { id }');
    expect(await verdicts(unknown)).toEqual(['NO_HILLS BROKEN', 'NO_SPEED_WORK KEPT']);
    expect(await codes()).toContain('RUN_AGAINST_INSTRUCTION');
  });

  it('boards are judged by the same', async () => {
    await tell({ terrain: ['NO_HILLS', 'SOFT_GROUND'] });
    world.at(day(3, '12:00'));
    await sync(2, { elevationGainMeters: 40, surface: 'TRAIL' });
    expect(await codes()).not.toContain('RUN_AGAINST_INSTRUCTION');
    // Judged from what is stored, with another run.
    await sync(3, { elevationGainMeters: 400, surface: 'TRAIL' });
    await ada.does('editRun', { runId: await sync(2), note: 'Flat.' }, 'run { id }');
    expect(await codes()).toContain('RUN_AGAINST_INSTRUCTION');
  });
});
