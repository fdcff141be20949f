import { beforeAll, describe, expect, it } from 'vitest';
import { connectStrava, recordStrava } from '../support/strava.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

/**
 * Ada must not run, and runs: once with a watch, which posts to Sidelined directly, and once with Strava, which allows
 * only the athlete to see the run. For everyone else, the second run does not exist, but that coach and physio are told how many
 * there are. (Every field and every path:
 * access.test.ts.)
 */

let world: World;
let ada: Someone & { id: string };
let others: Record<'coach' | 'physio' | 'supporter' | 'watch', Someone>;
let stravaRunId: string;
let watchRunId: string;
let instructionId: string;

const board = `{ viewer { attention(first: 5) { nodes { reasons { code since } } } sidelinedAthletes(first: 5) { nodes { availability { status since } } } } }`;
const page = `query($id: ID!) { athlete(id: $id) {
  availability { status since until }
  symptomSummary { openCount worstPain worsening }
  runs(first: 10) { nodes { id } pageInfo { hasNextPage endCursor } }
  weeklyTotals(weeks: 2) { weekStart distanceMeters durationSeconds load runCount runsWithoutEffort }
  timeline(first: 20) { nodes { __typename ... on Run { id breaches { rule } possibleDuplicateOf { id } } } }
  instructions(first: 5) { nodes { breaches { run { id } } } }
  commentCount
} }`;

beforeAll(async () => {
  world = await createWorld();
  ada = await world.athlete('Ada');
  others = {
    coach: world.person('coach'),
    physio: world.person('physio'),
    supporter: world.person('supporter'),
    watch: world.integration('watch'),
  };
  await world.join(ada, others.coach, 'COACH', 'Maren');
  await world.join(ada, others.physio, 'PHYSIO', 'Jonas');
  await world.join(ada, others.supporter, 'SUPPORTER', 'Ben');
  await world.join(ada, others.watch, 'INTEGRATION', 'Watch');
  world.at('2026-03-08T12:00:00.000Z');
  const rules = [{ activity: 'RUN', permission: 'PROHIBITED' }];
  const issued = await others.coach.does('issueInstruction', { athleteId: ada.id, rules }, 'instruction { id }');
  instructionId = issued.instruction.id;
  await ada.does('acknowledgeInstruction', { instructionId }, 'instruction { id }');
  world.at('2026-03-10T12:00:00.000Z');
});

const asked = async (who: Someone) => [(await who.ask(page, { id: ada.id })).data, (await who.ask(board)).data];

describe('a run that Strava shows only to the athlete', () => {
  it('changes nothing that anybody else sees', async () => {
    const before = await Promise.all(Object.values(others).map(asked));
    const tokens = { accessToken: 'a', refreshToken: 'r', expiresAt: '2026-03-10T18:00:00.000Z' };
    const link = await connectStrava(world, ada, { accountId: '1', tokens });
    const measured = { distanceMeters: 8000, durationSeconds: 2400, effort: 8 };
    const run = await recordStrava(world, ada, link, '11', { startedAt: '2026-03-09T12:00:00.000Z', ...measured });
    stravaRunId = run.id;
    expect(await Promise.all(Object.values(others).map(asked))).toEqual(before);

    const [{ athlete }] = await asked(ada);
    expect(athlete.runs.nodes).toEqual([{ id: stravaRunId }]);
    expect(athlete.weeklyTotals[0]).toMatchObject({ runCount: 1, distanceMeters: 8000 });
    expect(athlete.timeline.nodes).toContainEqual({
      __typename: 'Run',
      id: stravaRunId,
      breaches: [{ rule: 'RUN_WHILE_PROHIBITED' }],
      possibleDuplicateOf: null,
    });
    expect(athlete.instructions.nodes).toEqual([{ breaches: [{ run: { id: stravaRunId } }] }]);
  });

  it('is told to coach and physio as a number, and to nobody else', async () => {
    const query = `query($id: ID!) { athlete(id: $id) { runsNotShown weeklyTotals(weeks: 2) { runsNotShown }
      ofSunday: weeklyTotals(weeks: 1, until: "2026-03-08") { runsNotShown }
      ofMonday: weeklyTotals(weeks: 1, until: "2026-03-09") { runsNotShown }
      instructions(first: 5) { nodes { runsNotShown } } } }`;
    const told = async (who: Someone) => (await who.ask(query, { id: ada.id })).data.athlete;
    const numbers = (count: number) => ({
      runsNotShown: count,
      weeklyTotals: [{ runsNotShown: count }, { runsNotShown: 0 }],
      ofSunday: [{ runsNotShown: 0 }],
      ofMonday: [{ runsNotShown: count }],
      instructions: { nodes: [{ runsNotShown: count }] },
    });
    expect(await told(ada)).toEqual(numbers(0));
    expect(await told(others.coach)).toEqual(numbers(1));
    expect(await told(others.physio)).toEqual(numbers(1));
    const nothing = { runsNotShown: null, weeklyTotals: null, ofSunday: null, ofMonday: null, instructions: null };
    expect(await told(others.supporter)).toEqual(nothing);
    expect(await told(others.watch)).toEqual(nothing);
  });

  it.each([
    ['on the first of the last 7 days', '2026-03-16T04:59:59.999Z', 1],
    ['on the day after', '2026-03-16T05:00:00.000Z', 0],
  ])('is counted among the last 7 days of the athlete: %s', async (_, now, count) => {
    const before = world.now();
    world.at(now);
    const query = 'query($id: ID!) { athlete(id: $id) { runsNotShown } }';
    expect((await others.coach.ask(query, { id: ada.id })).data.athlete).toEqual({ runsNotShown: count });
    world.at(before);
  });

  it('stays hidden when boards are computed again', async () => {
    const before = await asked(others.coach);
    await ada.does('editRun', { runId: stravaRunId, effort: 9 }, 'run { id }');
    await ada.does('updateAthlete', { athleteId: ada.id, timeZone: 'America/New_York' }, 'athlete { id }');
    await ada.does('acknowledgeInstruction', { instructionId }, 'instruction { id }');
    expect(await asked(others.coach)).toEqual(before);
    const [, { viewer }] = before;
    expect(viewer.sidelinedAthletes.nodes).toMatchObject([{ availability: { status: 'SIDELINED' } }]);
    expect(JSON.stringify(viewer.attention)).not.toContain('RUN_AGAINST_INSTRUCTION');
  });

  it('is not named where the same run also came from the watch', async () => {
    world.at('2026-03-10T12:05:00.000Z');
    const run = { externalId: 'w', startedAt: '2026-03-09T12:01:00Z', distanceMeters: 8010, durationSeconds: 2405 };
    const { results } = await others.watch.does(
      'recordRuns',
      { athleteId: ada.id, runs: [run] },
      'results { run { id } }',
    );
    watchRunId = results[0].run.id;
    const query = 'query($id: ID!) { node(id: $id) { ... on Run { possibleDuplicateOf { id } breaches { rule } } } }';
    const twin = async (who: Someone) => (await who.ask(query, { id: watchRunId })).data.node.possibleDuplicateOf;
    expect(await twin(ada)).toEqual({ id: stravaRunId });
    expect(await twin(others.coach)).toBeNull();
    const [, { viewer }] = await asked(others.coach);
    expect(viewer.attention.nodes[0].reasons).toContainEqual({
      code: 'RUN_AGAINST_INSTRUCTION',
      since: '2026-03-09T12:01:00.000Z',
    });
  });

  it('cannot be commented on, and what is written of it by others is of something that is not there', async () => {
    const comment = { subjectId: stravaRunId, audience: 'TEAM', body: 'It pulled.' };
    expect(await ada.isRefused('addComment', comment)).toEqual(['FORBIDDEN input.subjectId']);
    for (const who of [others.coach, others.physio, others.supporter, others.watch])
      expect(await who.isRefused('addComment', comment)).toEqual(['NOT_FOUND input.subjectId']);
    const felt = { phase: 'DURING_RUN', sites: ['CALF'], pain: 3, runId: stravaRunId };
    const report = { athleteId: ada.id, observation: felt };
    expect(await others.coach.isRefused('reportSymptom', report)).toEqual(['NOT_FOUND input.observation.runId']);
    for (const who of Object.values(others)) {
      expect(await who.isRefused('deleteRun', { runId: stravaRunId })).toEqual(['NOT_FOUND input.runId']);
      expect(await who.isRefused('editRun', { runId: stravaRunId, note: 'x' })).toEqual(['NOT_FOUND input.runId']);
    }
  });

  it('is not revealed by its observations, which the team sees', async () => {
    const felt = { phase: 'DURING_RUN', sites: ['CALF'], pain: 3, runId: stravaRunId };
    const report = { athleteId: ada.id, observation: felt };
    const { symptom } = await ada.does('reportSymptom', report, 'symptom { latestObservation { id } }');
    const { id } = symptom.latestObservation;
    const query = 'query($id: ID!) { node(id: $id) { ... on Observation { pain run { id } } } }';
    const seen = async (who: Someone) => (await who.ask(query, { id })).data.node;
    expect(await seen(ada)).toEqual({ pain: 3, run: { id: stravaRunId } });
    expect(await seen(others.physio)).toEqual({ pain: 3, run: null });
  });

  it('is on no page of a coach, however many there are', async () => {
    const [link] = [await world.store.providers.linkOf('strava', '1')];
    if (!link) throw new Error('The athlete is connected');
    for (let number = 0; number < 30; number++) {
      const startedAt = new Date(Date.parse('2026-02-01T08:00:00Z') + number * 3_600_000).toISOString();
      const measured = { distanceMeters: 1000, durationSeconds: 400 };
      await recordStrava(world, ada, link, `many ${number}`, { startedAt, ...measured });
    }
    const query = 'query($id: ID!) { athlete(id: $id) { runs(first: 1) { nodes { id } pageInfo { hasNextPage } } } }';
    const { data } = await others.coach.ask(query, { id: ada.id });
    expect(data.athlete.runs).toEqual({ nodes: [{ id: watchRunId }], pageInfo: { hasNextPage: false } });
  });
});
