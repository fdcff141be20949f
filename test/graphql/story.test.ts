import { beforeAll, describe, expect, it } from 'vitest';
import { brokenInvariants } from '../support/invariants.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

/** The story of the hamstring, in the requests of its people. Days are those of March 2026, times in UTC. */
const at = (day: number, time = '12:00') => `2026-03-${String(day).padStart(2, '0')}T${time}:00.000Z`;
const MILE_METERS = 1609.344;

describe('The story of a hamstring', () => {
  let world: World;
  let ada: Someone & { id: string };
  let coach: Someone;
  let physio: Someone;
  let supporter: Someone;
  let tracker: Someone;
  let stranger: Someone;
  let symptomId: string;
  let runOfDay4: string;
  let noRunning: string;
  let twoMiles: string;

  const run = async (day: number, values: object) => {
    world.at(at(day, '14:00'));
    const runs = [{ externalId: `track-${day}`, startedAt: at(day, '12:00'), type: 'EASY', ...values }];
    const { results } = await tracker.does('recordRuns', { athleteId: ada.id, runs }, 'results { status run { id } }');
    expect(results[0].status).toBe('CREATED');
    return results[0].run.id as string;
  };
  const observe = async (day: number, values: object) => {
    const input = {
      symptomId,
      observation: { side: 'LEFT', sensations: ['TIGHTNESS'], observedAt: at(day, '13:30'), ...values },
    };
    const { symptom } = await ada.does('addObservation', input, 'symptom { trend latestObservation { pain } }');
    return symptom as { trend: string; latestObservation: { pain: number } };
  };
  const availability = async (who: Someone, moment?: string) => {
    const { data } = await who.ask(
      'query($id: ID!, $at: DateTime) { athlete(id: $id) { availability(at: $at) { status since until reviewAt reviewOverdue governedBy { id } } } }',
      { id: ada.id, at: moment },
    );
    return data.athlete.availability;
  };
  const sidelined = async () => {
    const { data } = await coach.ask(
      '{ viewer { sidelinedAthletes(first: 20) { nodes { id name availability { status since } } } } }',
    );
    return data.viewer.sidelinedAthletes.nodes;
  };

  beforeAll(async () => {
    world = await createWorld({ now: at(1, '08:00') });
    ada = await world.athlete('Ada');
    coach = world.person('coach');
    physio = world.person('physio');
    supporter = world.person('supporter');
    tracker = world.integration('tracker');
    stranger = world.person('stranger');
    await world.join(ada, coach, 'COACH', 'Maren');
    await world.join(ada, physio, 'PHYSIO', 'Jonas');
    await world.join(ada, supporter, 'SUPPORTER', 'Ben');
    await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
  });

  it('day 1: an easy run on a hot day; in the cool-down the left hamstring is tight', async () => {
    const runId = await run(1, {
      distanceMeters: 5 * MILE_METERS,
      durationSeconds: 2700,
      temperatureCelsius: 31,
      effort: 3,
    });
    const { symptom } = await ada.does(
      'reportSymptom',
      {
        athleteId: ada.id,
        observation: {
          phase: 'COOL_DOWN',
          sites: ['HAMSTRING_BELLY'],
          side: 'LEFT',
          sensations: ['TIGHTNESS'],
          pain: 1,
          runId,
          observedAt: at(1, '13:30'),
        },
      },
      'symptom { id status openedAt trend latestObservation { pain sites side regions localDate run { id } } }',
    );
    expect(symptom).toMatchObject({
      status: 'ACTIVE',
      openedAt: at(1, '13:30'),
      trend: 'STEADY',
      latestObservation: {
        pain: 1,
        sites: ['HAMSTRING_BELLY'],
        side: 'LEFT',
        regions: ['THIGH'],
        localDate: '2026-03-01',
        run: { id: runId },
      },
    });
    symptomId = symptom.id;
    expect(await availability(ada)).toMatchObject({ status: 'AVAILABLE', since: null });
  });

  it('day 2: fine while running; afterwards tight from knee to waist: it spreads', async () => {
    const runId = await run(2, { distanceMeters: 4 * MILE_METERS, durationSeconds: 2400 });
    const symptom = await observe(2, {
      phase: 'AFTER_RUN',
      sites: ['HAMSTRING_BELLY', 'GLUTE', 'HIP'],
      pain: 2,
      runId,
    });
    expect(symptom).toEqual({ trend: 'WORSENING', latestObservation: { pain: 2 } });
  });

  it("day 4: it comes 4 miles into the run; the athlete's comment becomes an observation and keeps its words", async () => {
    runOfDay4 = await run(4, { type: 'TEMPO', distanceMeters: 7 * MILE_METERS, durationSeconds: 3500, effort: 6 });
    const words = 'The niggle came back about 4 miles in.';
    const { comment } = await ada.does(
      'addComment',
      { subjectId: runOfDay4, audience: 'TEAM', body: words },
      'comment { id }',
    );
    const promoted = await coach.does(
      'promoteComment',
      {
        commentId: comment.id,
        symptom: { symptomId },
        observation: {
          phase: 'DURING_RUN',
          onsetDistanceMeters: 6437,
          sites: ['HAMSTRING_BELLY'],
          side: 'LEFT',
          pain: 3,
          runId: runOfDay4,
          observedAt: at(4, '12:40'),
        },
      },
      'comment { body promotedTo { id } } observation { id onsetDistanceMeters fromComment { id } recordedBy { name } recordedAs } symptom { trend }',
    );
    expect(promoted.comment).toEqual({ body: words, promotedTo: { id: promoted.observation.id } });
    expect(promoted.observation).toMatchObject({
      onsetDistanceMeters: 6437,
      fromComment: { id: comment.id },
      recordedBy: { name: 'Maren' },
      recordedAs: 'COACH',
    });
    expect(promoted.symptom.trend).toBe('WORSENING');
  });

  it('day 6: it is there in the dynamic stretches before the long run', async () => {
    world.at(at(6, '11:45'));
    expect(
      await observe(6, { phase: 'PRE_RUN', sites: ['HAMSTRING_BELLY'], pain: 3, observedAt: at(6, '11:40') }),
    ).toMatchObject({ trend: 'WORSENING' });
    await run(6, { type: 'LONG', distanceMeters: 12 * MILE_METERS, durationSeconds: 6900 });
  });

  it('day 8: it has localized to the top of the hamstring; suspected tendinopathy; no running: the athlete is sidelined', async () => {
    const runId = await run(8, { type: 'LONG', distanceMeters: 14 * MILE_METERS, durationSeconds: 8000 });
    expect(
      await observe(8, { phase: 'AFTER_RUN', sites: ['HAMSTRING_PROXIMAL_TENDON'], pain: 4, runId }),
    ).toMatchObject({ trend: 'WORSENING' });
    world.at(at(8, '20:00'));
    const { symptom } = await coach.does(
      'diagnoseSymptom',
      { symptomId, pathology: 'TENDINOPATHY', certainty: 'SUSPECTED' },
      'symptom { diagnosis { pathology certainty diagnosedBy { name } } movements { kind from to } }',
    );
    expect(symptom.diagnosis).toEqual({
      pathology: 'TENDINOPATHY',
      certainty: 'SUSPECTED',
      diagnosedBy: { name: 'Maren' },
    });
    expect(symptom.movements.map(({ kind }: { kind: string }) => kind)).toEqual(['SPREAD', 'LOCALISED', 'MOVED']);

    const { instruction, athlete } = await coach.does(
      'issueInstruction',
      {
        athleteId: ada.id,
        symptomIds: [symptomId],
        reviewAt: at(10, '20:00'),
        note: 'No running, no cross-training.',
        rules: [
          { activity: 'RUN', permission: 'PROHIBITED' },
          { activity: 'CROSS_TRAINING', permission: 'PROHIBITED' },
        ],
      },
      'instruction { id status symptoms { id } } athlete { availability { status since until reviewAt } }',
    );
    noRunning = instruction.id;
    expect(instruction).toMatchObject({ status: 'IN_FORCE', symptoms: [{ id: symptomId }] });
    expect(athlete.availability).toEqual({
      status: 'SIDELINED',
      since: at(8, '20:00'),
      until: null,
      reviewAt: at(10, '20:00'),
    });
    expect(await sidelined()).toEqual([
      { id: ada.id, name: 'Ada', availability: { status: 'SIDELINED', since: at(8, '20:00') } },
    ]);
  });

  it('day 10: a go-ahead for two easy miles supersedes it: modified', async () => {
    world.at(at(10, '11:00'));
    const { instruction, athlete } = await coach.does(
      'issueInstruction',
      {
        athleteId: ada.id,
        rules: [
          { activity: 'RUN', permission: 'LIMITED', maxDistanceMeters: 3219, maxEffort: 3, stopIfPainAtLeast: 3 },
        ],
      },
      'instruction { id supersedes { id status supersededAt } } athlete { availability { status since } permissions { activity permission maxDistanceMeters maxEffort stopIfPainAtLeast } }',
    );
    twoMiles = instruction.id;
    // It takes the place of the ban on running, and leaves the one on cross-training.
    expect(instruction.supersedes).toEqual([{ id: noRunning, status: 'IN_FORCE', supersededAt: null }]);
    expect(athlete.permissions.map(({ permission }: { permission: string }) => permission).join(' ')).toBe(
      'LIMITED PROHIBITED UNSPECIFIED UNSPECIFIED UNSPECIFIED UNSPECIFIED PROHIBITED',
    );
    expect(athlete.availability).toEqual({ status: 'MODIFIED', since: at(10, '11:00') });
    expect(athlete.permissions[0]).toEqual({
      activity: 'RUN',
      permission: 'LIMITED',
      maxDistanceMeters: 3219,
      maxEffort: 3,
      stopIfPainAtLeast: 3,
    });
    expect(await sidelined()).toEqual([]);
  });

  it('day 10: pain from the very first step: worsening, and a broken rule', async () => {
    const runId = await run(10, { type: 'TEST', distanceMeters: 2 * MILE_METERS, durationSeconds: 1290, effort: 3 });
    expect(
      await observe(10, {
        phase: 'DURING_RUN',
        onsetDistanceMeters: 0,
        sites: ['HAMSTRING_PROXIMAL_TENDON'],
        sensations: ['SHARP_PAIN'],
        pain: 6,
        runId,
      }),
    ).toMatchObject({ trend: 'WORSENING' });
    const { data } = await coach.ask(
      `query($id: ID!) { node(id: $id) { ... on Run {
        breaches { rule allowed actual instruction { id } }
        adherence { activity rule verdict ask }
      } } }`,
      { id: runId },
    );
    expect(data.node.adherence).toEqual([
      { activity: 'RUN', rule: 'STOP_IF_PAIN', verdict: 'BROKEN', ask: null },
      { activity: 'RUN', rule: 'MAX_DISTANCE', verdict: 'KEPT', ask: null },
      { activity: 'RUN', rule: 'MAX_EFFORT', verdict: 'KEPT', ask: null },
    ]);
    expect(data.node.breaches).toEqual([
      { rule: 'STOP_IF_PAIN', allowed: 3, actual: 6, instruction: { id: twoMiles } },
    ]);
    const attention = await coach.ask(
      '{ viewer { attention(first: 5) { nodes { athlete { id } reasons { code since } } } } }',
    );
    expect(attention.data.viewer.attention.nodes[0]).toMatchObject({ athlete: { id: ada.id } });
    expect(attention.data.viewer.attention.nodes[0].reasons.map(({ code }: { code: string }) => code)).toEqual([
      'RED_FLAG',
      'RUN_AGAINST_INSTRUCTION',
      'SYMPTOM_WORSENING',
      'INSTRUCTION_NOT_ACKNOWLEDGED',
    ]);
  });

  it('day 10: hang tight: upper body is fine, no running: sidelined again, until cleared', async () => {
    world.at(at(10, '16:00'));
    const { instruction } = await coach.does(
      'issueInstruction',
      {
        athleteId: ada.id,
        reviewAt: at(14, '15:00'),
        rules: [
          { activity: 'RUN', permission: 'PROHIBITED' },
          { activity: 'UPPER_BODY', permission: 'ALLOWED' },
        ],
      },
      'instruction { id supersedes { id } }',
    );
    expect(instruction.supersedes).toEqual([{ id: twoMiles }]);
    await ada.does(
      'acknowledgeInstruction',
      { instructionId: instruction.id },
      'instruction { acknowledgement { by { name } at } }',
    );
    expect(await sidelined()).toEqual([
      { id: ada.id, name: 'Ada', availability: { status: 'SIDELINED', since: at(10, '16:00') } },
    ]);

    world.at(at(25));
    expect(await availability(ada)).toEqual({
      status: 'SIDELINED',
      since: at(10, '16:00'),
      until: null,
      reviewAt: at(14, '15:00'),
      reviewOverdue: true,
      governedBy: [{ id: instruction.id }],
    });
  });

  it('looking back, every instant has its answer', async () => {
    expect(await availability(coach, at(7))).toMatchObject({ status: 'AVAILABLE' });
    expect(await availability(coach, at(8, '20:00'))).toMatchObject({
      status: 'SIDELINED',
      governedBy: [{ id: noRunning }],
    });
    expect(await availability(coach, '2026-03-10T10:59:59.999Z')).toMatchObject({ status: 'SIDELINED' });
    expect(await availability(coach, at(10, '11:00'))).toMatchObject({
      status: 'MODIFIED',
      governedBy: [{ id: twoMiles }],
    });
    expect(await availability(coach, at(10, '16:00'))).toMatchObject({ status: 'SIDELINED' });
  });

  it('later: supporters encourage the athlete, and see nothing of the team or the clinic', async () => {
    const { comment } = await supporter.does(
      'addComment',
      { subjectId: ada.id, audience: 'SUPPORTERS', body: 'You will be back!' },
      'comment { id }',
    );
    await physio.does(
      'addComment',
      { subjectId: symptomId, audience: 'CLINICAL', body: 'Tender at the sitting bone.' },
      'comment { id }',
    );
    const page = 'timeline(first: 50) { nodes { __typename ... on Comment { id audience } } }';
    const seen = async (who: Someone) => {
      const { data } = await who.ask(
        `query($id: ID!) { athlete(id: $id) { availability { status } ${page} symptoms(first: 5) { nodes { id } } } }`,
        { id: ada.id },
      );
      return data.athlete;
    };
    const bySupporter = await seen(supporter);
    expect(bySupporter).toMatchObject({ availability: { status: 'SIDELINED' }, symptoms: null });
    const types = (athlete: { timeline: { nodes: { __typename: string }[] } }) =>
      [...new Set(athlete.timeline.nodes.map(({ __typename }) => __typename))].sort();
    expect(types(bySupporter)).toEqual(['Comment', 'Run']);
    expect(bySupporter.timeline.nodes.filter(({ id }: { id?: string }) => id)).toEqual([
      { __typename: 'Comment', id: comment.id, audience: 'SUPPORTERS' },
    ]);
    const audiences = (athlete: { timeline: { nodes: { audience?: string }[] } }) =>
      athlete.timeline.nodes.flatMap(({ audience }) => audience ?? []);
    expect(audiences(await seen(coach))).toEqual(['SUPPORTERS', 'TEAM']);
    // Comments of one instant come in no particular order.
    expect(audiences(await seen(physio)).sort()).toEqual(['CLINICAL', 'SUPPORTERS', 'TEAM']);
    expect(types(await seen(ada))).toEqual(['Comment', 'Instruction', 'Observation', 'Run']);
  });

  it('and a stranger learns nothing, not even whether the athlete exists', async () => {
    const question = 'query($id: ID!) { athlete(id: $id) { id } node(id: $id) { id } }';
    const nobody = `${ada.id.slice(0, -1)}${ada.id.endsWith('A') ? 'B' : 'A'}`;
    const answers = await Promise.all(
      [ada.id, symptomId, runOfDay4, nobody, 'nonsense'].map((id) => stranger.ask(question, { id })),
    );
    for (const { data, errors } of answers) {
      expect(errors).toBeUndefined();
      expect(data).toEqual({ athlete: null, node: null });
    }
    expect(
      await stranger.isRefused('recordRuns', {
        athleteId: ada.id,
        runs: [{ startedAt: at(1), distanceMeters: 1, durationSeconds: 1 }],
      }),
    ).toEqual(['NOT_FOUND input.athleteId']);
  });

  it('and everything that is stored fits together', async () => {
    expect(await brokenInvariants(world)).toEqual([]);
  });
});
