import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type Someone, type World } from '../support/world.ts';
import { day } from '../support/records.ts';

/** What a run is judged by, through the whole API: who says what, and when. */

let world: World;
let ada: Someone & { id: string };
let coach: Someone;
let watch: Someone;

const RUN = `type adherence { rule verdict allowed actual ask instruction { id } } breaches { rule } observations { pain }`;

beforeEach(async () => {
  world = await createWorld({ now: day(2, '06:00') });
  ada = await world.athlete('Ada');
  coach = world.person('coach');
  watch = world.integration('watch');
  await world.join(ada, coach, 'COACH', 'Maren');
  await world.join(ada, watch, 'INTEGRATION', 'Watch');
});

const tell = async (rule: object, input: object = {}): Promise<string> => {
  const rules = [{ activity: 'RUN', permission: 'LIMITED', ...rule }];
  const { instruction } = await coach.does(
    'issueInstruction',
    { athleteId: ada.id, rules, ...input },
    'instruction { id }',
  );
  return instruction.id;
};
const sync = async (run: object = {}): Promise<string> => {
  const posted = {
    externalId: 'a',
    startedAt: day(3),
    endedAt: day(3, '08:40'),
    distanceMeters: 5_000,
    durationSeconds: 1_800,
    ...run,
  };
  const { results } = await watch.does('recordRuns', { athleteId: ada.id, runs: [posted] }, 'results { run { id } }');
  return results[0].run.id;
};
const hurt = async (observation: object): Promise<void> => {
  const felt = { sites: ['CALF'], pain: 8, phase: 'DURING_RUN', observedAt: day(3, '08:10'), ...observation };
  await ada.does('reportSymptom', { athleteId: ada.id, observation: felt }, 'symptom { id }');
};
const look = async (id: string) =>
  (await coach.ask(`query($id: ID!) { node(id: $id) { ... on Run { ${RUN} } } }`, { id })).data.node;
const verdicts = async (id: string): Promise<string[]> =>
  (await look(id)).adherence.map(({ rule, verdict, ask }: Record<string, string | null>) =>
    [rule, verdict, ...(ask ? [ask] : [])].join(' '),
  );
const codes = async (): Promise<string[]> => {
  const { data } = await coach.ask('{ viewer { attention(first: 5) { nodes { reasons { code } } } } }');
  return data.viewer.attention.nodes.flatMap((node: { reasons: { code: string }[] }) =>
    node.reasons.map(({ code }) => code),
  );
};

describe('pain in the time of a run belongs to it, whether or not the observation names it', () => {
  it('the run is there, and the athlete says that it hurt', async () => {
    await tell({ stopIfPainAtLeast: 3 });
    world.at(day(3, '12:00'));
    const run = await sync();
    expect(await verdicts(run)).toEqual(['STOP_IF_PAIN UNKNOWN PAIN']);
    expect(await codes()).not.toContain('RUN_AGAINST_INSTRUCTION');
    await hurt({});
    expect(await look(run)).toMatchObject({
      adherence: [{ rule: 'STOP_IF_PAIN', verdict: 'BROKEN', allowed: 3, actual: 8, ask: null }],
      breaches: [{ rule: 'STOP_IF_PAIN' }],
      observations: [],
    });
    expect(await codes()).toContain('RUN_AGAINST_INSTRUCTION');
  });

  it('the athlete has said so, and the watch syncs later, and says it again', async () => {
    await tell({ stopIfPainAtLeast: 3 });
    world.at(day(3, '12:00'));
    await hurt({});
    const run = await sync();
    expect(await verdicts(run)).toEqual(['STOP_IF_PAIN BROKEN']);
    expect(await codes()).toContain('RUN_AGAINST_INSTRUCTION');
    await sync({ revision: 1, distanceMeters: 5_010 });
    expect(await verdicts(run)).toEqual(['STOP_IF_PAIN BROKEN']);
  });

  it('ten days late, it is judged as then', async () => {
    await tell({ stopIfPainAtLeast: 3 }, { endsAt: day(4) });
    world.at(day(3, '12:00'));
    await hurt({});
    world.at(day(13));
    expect(await verdicts(await sync())).toEqual(['STOP_IF_PAIN BROKEN']);
  });

  it.each([
    ['felt in another hour', { observedAt: day(3, '09:00') }, 'STOP_IF_PAIN UNKNOWN PAIN'],
    ['felt afterwards', { phase: 'AFTER_RUN' }, 'STOP_IF_PAIN UNKNOWN PAIN'],
    ['felt 3 minutes before the end', { observedAt: day(3, '08:37') }, 'STOP_IF_PAIN STOPPED_AS_TOLD'],
    ['felt at 4,800 m', { onsetDistanceMeters: 4_800 }, 'STOP_IF_PAIN STOPPED_AS_TOLD'],
    ['less than 3', { pain: 2 }, 'STOP_IF_PAIN KEPT'],
  ])('%s', async (_, observation, verdict) => {
    await tell({ stopIfPainAtLeast: 3 });
    world.at(day(3, '12:00'));
    const run = await sync();
    await hurt(observation);
    expect(await verdicts(run)).toEqual([verdict]);
    expect(await codes()).not.toContain('RUN_AGAINST_INSTRUCTION');
  });

  it('next-morning pain that is linked to the run is no breach of it', async () => {
    await tell({ stopIfPainAtLeast: 3 });
    world.at(day(3, '12:00'));
    const run = await sync();
    world.at(day(4));
    await hurt({ phase: 'NEXT_MORNING', pain: 5, observedAt: day(4), runId: run });
    expect(await look(run)).toMatchObject({ breaches: [], observations: [{ pain: 5 }] });
    expect(await codes()).not.toContain('RUN_AGAINST_INSTRUCTION');
  });

  it('a coach who notes it leaves an entry about symptoms, not about runs', async () => {
    world.at(day(3, '12:00'));
    await sync();
    const observation = { sites: ['CALF'], pain: 8, phase: 'DURING_RUN', observedAt: day(3, '08:10') };
    const { symptom } = await coach.does('reportSymptom', { athleteId: ada.id, observation }, 'symptom { id }');
    expect(symptom.id).toBeDefined();
  });
});

describe('what a run was judged to be stays with it when it is changed', () => {
  const former = async (id: string) => {
    const query = `query($id: ID!) { node(id: $id) { ... on Run {
      breaches { rule } formerVerdicts { rule verdict allowed actual until change changedBy { name } instruction { id } } } } }`;
    return (await coach.ask(query, { id })).data.node;
  };

  it('a race that is edited to a long run, and an effort of 9 to 3', async () => {
    const instruction = { id: await tell({ maxEffort: 3 }) };
    world.at(day(3, '12:00'));
    const run = await sync({ type: 'RACE', effort: 9 });
    expect(await former(run)).toMatchObject({ formerVerdicts: [] });
    await ada.does('editRun', { runId: run, note: 'Hot.' }, 'run { id }');
    expect(await former(run)).toMatchObject({ formerVerdicts: [] });
    await ada.does('editRun', { runId: run, type: 'LONG', effort: 3 }, 'run { id }');
    const changed = { until: day(3, '12:00'), change: 'EDITED', changedBy: { name: 'Ada' }, instruction };
    expect(await former(run)).toEqual({
      breaches: [],
      formerVerdicts: [
        { rule: 'RACE_WHILE_PROHIBITED', verdict: 'BROKEN', allowed: null, actual: null, ...changed },
        { rule: 'MAX_EFFORT', verdict: 'BROKEN', allowed: 3, actual: 9, ...changed },
      ],
    });
  });

  it('an edit weeks later, when the instruction is over', async () => {
    await tell({ maxEffort: 3 }, { endsAt: day(4) });
    world.at(day(3, '12:00'));
    const run = await sync({ effort: 9 });
    world.at(day(25));
    await ada.does('editRun', { runId: run, effort: 3 }, 'run { id }');
    expect(await former(run)).toMatchObject({ formerVerdicts: [{ rule: 'MAX_EFFORT', actual: 9 }] });
  });

  it.each([
    ['by its time', false, day(4)],
    ['by its ID, weeks later', true, day(25)],
  ])('pain 9 that was told of in it, %s, and is corrected to 1', async (_, isLinked, when) => {
    await tell({ stopIfPainAtLeast: 3 }, { endsAt: day(4) });
    world.at(day(3, '12:00'));
    const run = await sync();
    const felt = { sites: ['CALF'], phase: 'DURING_RUN', onsetDistanceMeters: 100 };
    const { symptom } = await ada.does(
      'reportSymptom',
      {
        athleteId: ada.id,
        observation: { ...felt, pain: 9, observedAt: day(3, '08:10'), ...(isLinked && { runId: run }) },
      },
      'symptom { latestObservation { id } }',
    );
    expect(await verdicts(run)).toEqual(['STOP_IF_PAIN BROKEN']);
    world.at(when);
    const correction = { observationId: symptom.latestObservation.id, observation: { ...felt, pain: 1 } };
    await ada.does('correctObservation', correction, 'observation { id }');
    expect(await former(run)).toMatchObject({
      breaches: [],
      formerVerdicts: [
        { rule: 'STOP_IF_PAIN', verdict: 'BROKEN', actual: 9, change: 'EDITED', changedBy: { name: 'Ada' } },
      ],
    });
  });

  it('a later revision', async () => {
    await tell({ maxDistanceMeters: 3_219 });
    world.at(day(3, '12:00'));
    const run = await sync();
    await sync({ revision: 1, distanceMeters: 3_200 });
    expect(await former(run)).toMatchObject({
      breaches: [],
      formerVerdicts: [{ rule: 'MAX_DISTANCE', verdict: 'BROKEN', actual: 5_000, change: 'REVISED' }],
    });
  });
});

describe('what an instruction lists as broken is what its runs list', () => {
  it('of a race, an instruction that allows it by name included', async () => {
    const five = await tell({ maxDistanceMeters: 5_000 });
    world.at(day(3, '12:00'));
    const race = await sync({ type: 'RACE' });
    const brokenBy = async (id: string) => {
      const query = 'query($id: ID!) { node(id: $id) { ... on Instruction { breaches { rule run { id } } } } }';
      return (await coach.ask(query, { id })).data.node.breaches;
    };
    expect(await verdicts(race)).toEqual(['RACE_WHILE_PROHIBITED BROKEN', 'MAX_DISTANCE KEPT']);
    expect(await brokenBy(five)).toEqual([{ rule: 'RACE_WHILE_PROHIBITED', run: { id: race } }]);
    await tell({ activity: 'RACE', permission: 'ALLOWED' }, { supersedes: [] });
    world.at(day(4, '12:00'));
    const next = await sync({ externalId: 'b', type: 'RACE', startedAt: day(4), endedAt: null });
    expect(await verdicts(next)).toEqual(['MAX_DISTANCE KEPT']);
    expect(await brokenBy(five)).toEqual([{ rule: 'RACE_WHILE_PROHIBITED', run: { id: race } }]);
  });

  it('a ban that is written in the evening for the morning binds from the evening on', async () => {
    world.at(day(3, '20:00'));
    await tell({ permission: 'PROHIBITED' }, { startsAt: day(3, '06:00') });
    expect(await verdicts(await sync())).toEqual([]);
    expect(await codes()).not.toContain('RUN_AGAINST_INSTRUCTION');
  });
});
