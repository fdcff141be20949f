import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type Someone, type World } from '../support/world.ts';

/** Mutations, as far as the story does not show them. */

type Athlete = Someone & { id: string };
let world: World;
let coach: Someone;
let physio: Someone;
let tracker: Someone;
let ada: Athlete;
let athletes = 0;

const at = (day: number, time = '12:00') => `2026-03-${String(day).padStart(2, '0')}T${time}:00.000Z`;
/** Moves the clock on by a minute. */
const tick = () => {
  world.at(new Date(Date.parse(world.now()) + 60_000).toISOString());
};

beforeAll(async () => {
  world = await createWorld({ now: at(1) });
  coach = world.person('coach');
  physio = world.person('physio');
  tracker = world.integration('tracker');
});

/** A separate athlete with a team for each group of tests. */
async function newAthlete(): Promise<Athlete> {
  world.at(at(1));
  const made = await world.athlete(`Ada ${++athletes}`, 'UTC');
  await world.join(made, coach, 'COACH', 'Maren');
  await world.join(made, physio, 'PHYSIO', 'Jonas');
  await world.join(made, tracker, 'INTEGRATION', 'Tracker');
  return made;
}

/** A selection of a node by id. */
async function node(id: string, selection: string, who: Someone = ada) {
  const { data, errors } = await who.ask(
    `query($id: ID!) { node(id: $id) { ... on Athlete { a: id } ... on ${typeOf(id)} { ${selection} } } }`,
    { id },
  );
  expect(errors).toBeUndefined();
  return data.node;
}
const types: Record<string, string> = {
  ath: 'Athlete',
  run: 'Run',
  sym: 'Symptom',
  obs: 'Observation',
  ins: 'Instruction',
  com: 'Comment',
  inv: 'Invitation',
};
const typeOf = (id: string): string => types[id.slice(0, 3)] ?? 'Node';

describe('symptoms', () => {
  beforeEach(async () => {
    ada = await newAthlete();
    world.at(at(10));
  });
  const felt = (day: number, pain: number, parts: object = {}) => ({
    phase: 'AT_REST',
    sites: ['CALF'],
    pain,
    observedAt: at(day),
    ...parts,
  });
  const report = async (day: number, pain: number, parts: object = {}): Promise<string> => {
    const input = { athleteId: ada.id, observation: felt(day, pain, parts) };
    return (await ada.does('reportSymptom', input, 'symptom { id }')).symptom.id;
  };
  const observe = (symptomId: string, day: number, pain: number, parts: object = {}) =>
    ada.does(
      'addObservation',
      { symptomId, observation: felt(day, pain, parts) },
      'observation { id symptom { id } } symptom { id }',
    );
  const summary = async () => (await node(ada.id, 'symptomSummary { openCount worstPain worsening }')).symptomSummary;

  it('an observation that was made earlier is taken in at its time', async () => {
    const id = await report(5, 3);
    await observe(id, 3, 8);
    const seen = await node(
      id,
      'openedAt observationCount latestObservation { pain } observations(first: 9) { nodes { pain } }',
    );
    expect(seen).toEqual({
      openedAt: at(3),
      observationCount: 2,
      latestObservation: { pain: 3 },
      observations: { nodes: [{ pain: 3 }, { pain: 8 }] },
    });
    expect(await summary()).toEqual({ openCount: 1, worstPain: 3, worsening: false });
  });

  it('is over since now, or since an instant that is said; saying so again changes nothing', async () => {
    const id = await report(5, 3);
    expect(
      await ada.does('resolveSymptom', { symptomId: id, resolvedAt: at(6) }, 'symptom { status resolvedAt }'),
    ).toMatchObject({
      symptom: { status: 'RESOLVED', resolvedAt: at(6) },
    });
    tick();
    await coach.does('resolveSymptom', { symptomId: id }, 'symptom { id }');
    expect(await node(id, 'resolvedAt')).toEqual({ resolvedAt: at(6) });
    expect(await summary()).toEqual({ openCount: 0, worstPain: null, worsening: false });
    const other = await report(7, 2);
    await physio.does('resolveSymptom', { symptomId: other }, 'symptom { id }');
    expect(await node(other, 'resolvedAt')).toEqual({ resolvedAt: world.now() });
  });

  it('is back as a new one that knows the old one', async () => {
    const id = await report(2, 3);
    await ada.does('resolveSymptom', { symptomId: id, resolvedAt: at(3) }, 'symptom { id }');
    expect(await ada.isRefused('recurSymptom', { symptomId: id, observation: felt(3, 1) })).toEqual([
      'OUT_OF_RANGE input.observation.observedAt',
    ]);
    const { symptom } = await ada.does(
      'recurSymptom',
      { symptomId: id, observation: felt(4, 5) },
      'symptom { id status openedAt observationCount recursFrom { id status resolvedAt } }',
    );
    expect(symptom).toMatchObject({
      status: 'RECURRED',
      openedAt: at(4),
      observationCount: 1,
      recursFrom: { id, status: 'RESOLVED', resolvedAt: at(3) },
    });
    expect(await summary()).toEqual({ openCount: 1, worstPain: 5, worsening: false });
    expect(await ada.isRefused('recurSymptom', { symptomId: id, observation: felt(5, 1) })).toEqual([
      'ALREADY_EXISTS input.symptomId',
    ]);
  });

  it('two that are one go on as one: their observations are one list, and what comes to either comes to it', async () => {
    const runId = (
      await ada.does(
        'recordRuns',
        { athleteId: ada.id, runs: [{ startedAt: at(5), distanceMeters: 1, durationSeconds: 1 }] },
        'results { run { id } }',
      )
    ).results[0].run.id;
    const into = await report(4, 2, { note: 'four' });
    const from = await report(2, 4, { note: 'two', sites: ['ACHILLES'] });
    await observe(into, 6, 3, { note: 'six' });
    await observe(from, 5, 5, { note: 'five', runId });
    await physio.does(
      'diagnoseSymptom',
      { symptomId: from, pathology: 'TENDINOPATHY', certainty: 'SUSPECTED' },
      'symptom { id }',
    );
    tick();
    await coach.does(
      'diagnoseSymptom',
      { symptomId: into, pathology: 'MUSCLE_INJURY', certainty: 'SUSPECTED' },
      'symptom { id }',
    );
    const merge = { intoSymptomId: into, fromSymptomId: from };
    const whole =
      'openedAt observationCount latestObservation { note } mergedFrom { id } diagnoses { pathology } diagnosis { pathology } observations(first: 9) { nodes { note symptom { id } } }';
    const { symptom } = await ada.does('mergeSymptoms', merge, `symptom { ${whole} }`);
    expect(symptom).toEqual({
      openedAt: at(2),
      observationCount: 4,
      latestObservation: { note: 'six' },
      mergedFrom: [{ id: from }],
      diagnoses: [{ pathology: 'TENDINOPATHY' }, { pathology: 'MUSCLE_INJURY' }],
      diagnosis: { pathology: 'MUSCLE_INJURY' },
      observations: { nodes: ['six', 'five', 'four', 'two'].map((note) => ({ note, symptom: { id: into } })) },
    });
    expect(await node(from, 'status mergedInto { id }')).toEqual({ status: 'RESOLVED', mergedInto: { id: into } });
    expect(await summary()).toMatchObject({ openCount: 1, worstPain: 3 });
    const listed = await node(ada.id, 'symptoms(first: 9) { nodes { id } }');
    expect(listed.symptoms.nodes).toEqual([{ id: into }]);

    // One at a time it is the same list.
    const paged: string[] = [];
    for (let after: string | null = null; ;) {
      const { data } = await ada.ask(
        'query($id: ID!, $after: String) { node(id: $id) { ... on Symptom { observations(first: 1, after: $after) { nodes { note } pageInfo { hasNextPage endCursor } } } } }',
        { id: into, after },
      );
      const { nodes, pageInfo } = data.node.observations;
      paged.push(...nodes.map(({ note }: { note: string }) => note));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor as string;
    }
    expect(paged).toEqual(['six', 'five', 'four', 'two']);

    // Another merge changes nothing; a subject that was merged stands for the whole, also when merged twice.
    await ada.does('mergeSymptoms', merge, 'symptom { id }');
    expect(await observe(from, 7, 1)).toEqual({
      observation: { id: expect.any(String), symptom: { id: into } },
      symptom: { id: into },
      userErrors: [],
    });
    const last = await report(8, 6);
    await coach.does('mergeSymptoms', { intoSymptomId: last, fromSymptomId: into }, 'symptom { id }');
    expect(await observe(from, 9, 1)).toMatchObject({ symptom: { id: last } });
    expect(await node(from, 'mergedInto { id }')).toEqual({ mergedInto: { id: last } });
    expect((await node(last, 'observationCount mergedFrom { id }')).observationCount).toBe(7);
    expect(await summary()).toMatchObject({ openCount: 1 });
    await ada.does('resolveSymptom', { symptomId: from, resolvedAt: at(9, '13:00') }, 'symptom { id }');
    expect(await summary()).toMatchObject({ openCount: 0 });
  });

  it('a diagnosis is added, never overwritten, and says who made it', async () => {
    const id = await report(5, 3);
    await coach.does(
      'diagnoseSymptom',
      { symptomId: id, pathology: 'TENDINOPATHY', certainty: 'SUSPECTED' },
      'symptom { id }',
    );
    tick();
    const confirmed = {
      symptomId: id,
      pathology: 'TENDON_RUPTURE',
      certainty: 'CONFIRMED',
      osiicsCode: 'TT1',
      note: 'MRI',
    };
    const made = 'pathology certainty osiicsCode note diagnosedBy { name } diagnosedAs diagnosedAt';
    const { symptom } = await physio.does(
      'diagnoseSymptom',
      confirmed,
      `symptom { diagnosis { ${made} } diagnoses { ${made} } }`,
    );
    expect(symptom.diagnosis).toEqual({
      pathology: 'TENDON_RUPTURE',
      certainty: 'CONFIRMED',
      osiicsCode: 'TT1',
      note: 'MRI',
      diagnosedBy: { name: 'Jonas' },
      diagnosedAs: 'PHYSIO',
      diagnosedAt: world.now(),
    });
    expect(symptom.diagnoses).toEqual([
      expect.objectContaining({ pathology: 'TENDINOPATHY', diagnosedAs: 'COACH' }),
      symptom.diagnosis,
    ]);
  });

  it('a diagnosis says what its code stands for, and where the two contradict each other', async () => {
    const input = { symptomId: await report(5, 3), pathology: 'TENDON_RUPTURE', certainty: 'CONFIRMED' };
    const { symptom } = await physio.does(
      'diagnoseSymptom',
      { ...input, osiicsCode: 'ks1' },
      'symptom { diagnosis { osiicsCode osiics { label region pathologies } osiicsConflicts } }',
    );
    expect(symptom.diagnosis).toEqual({
      osiicsCode: 'KS1',
      osiics: { label: expect.stringMatching(/stress/i), region: 'KNEE', pathologies: ['BONE_STRESS_INJURY'] },
      osiicsConflicts: ['OTHER_REGION', 'OTHER_PATHOLOGY'],
    });
    expect(await physio.isRefused('diagnoseSymptom', { ...input, osiicsCode: 'TT2' })).toEqual([
      'INVALID input.osiicsCode',
    ]);
  });

  it('codes can be looked up by anybody who is signed in', async () => {
    const { data } = await coach.ask(
      '{ osiicsCodes(search: "hamstring tendinopathy", region: THIGH, first: 3) { code label region pathologies } }',
    );
    expect(data.osiicsCodes).toContainEqual({
      code: 'TTH',
      label: 'Hamstring tendinopathy with ischial bursitis',
      region: 'THIGH',
      pathologies: ['TENDINOPATHY'],
    });
    for (const wrong of ['search: "", first: 51', `search: "${'x'.repeat(101)}"`]) {
      const { errors } = await coach.ask(`{ osiicsCodes(${wrong}) { code } }`);
      expect(errors).toHaveLength(1);
    }
  });
});

describe('instructions', () => {
  beforeEach(async () => {
    ada = await newAthlete();
  });
  const inputOf = (permission: string, parts: object = {}) => ({
    athleteId: ada.id,
    rules: [{ activity: 'RUN', permission }],
    ...parts,
  });
  const issue = async (who: Someone, permission: string, parts: object = {}): Promise<string> => {
    tick();
    return (await who.does('issueInstruction', inputOf(permission, parts), 'instruction { id }')).instruction.id;
  };
  const statusOf = async (id: string) => (await node(id, 'status')).status as string;
  const availability = async (instant?: string) => {
    const { data } = await ada.ask(
      'query($id: ID!, $at: DateTime) { athlete(id: $id) { availability(at: $at) { status since until } } }',
      { id: ada.id, at: instant },
    );
    return data.athlete.availability;
  };

  it("a coach's go-ahead never lifts a physio's prohibition unless it says so", async () => {
    const physios = await issue(physio, 'PROHIBITED');
    const coachs = await issue(coach, 'PROHIBITED');
    const goAhead = await issue(coach, 'ALLOWED');
    expect([await statusOf(physios), await statusOf(coachs)]).toEqual(['IN_FORCE', 'SUPERSEDED']);
    expect(await availability()).toMatchObject({ status: 'SIDELINED' });
    await issue(coach, 'ALLOWED', { supersedes: [physios], reason: 'We spoke about it.' });
    expect([await statusOf(physios), await statusOf(goAhead)]).toEqual(['SUPERSEDED', 'SUPERSEDED']);
    expect(await availability()).toMatchObject({ status: 'AVAILABLE', since: world.now() });
  });

  it('an empty list takes the place of none', async () => {
    const first = await issue(coach, 'PROHIBITED');
    await issue(coach, 'ALLOWED', { supersedes: [] });
    expect(await statusOf(first)).toBe('IN_FORCE');
    expect(await availability()).toMatchObject({ status: 'SIDELINED' });
  });

  it('one that starts later leaves the old one in force until then', async () => {
    const old = await issue(coach, 'PROHIBITED');
    const next = await issue(coach, 'ALLOWED', { startsAt: at(5) });
    expect([await statusOf(old), await statusOf(next)]).toEqual(['IN_FORCE', 'SCHEDULED']);
    expect(await node(old, 'supersededAt supersededBy { id }')).toEqual({
      supersededAt: at(5),
      supersededBy: { id: next },
    });
    expect(await availability()).toMatchObject({ status: 'SIDELINED', until: at(5) });
    world.at('2026-03-05T11:59:59.999Z');
    expect(await statusOf(old)).toBe('IN_FORCE');
    world.at(at(5));
    expect([await statusOf(old), await statusOf(next)]).toEqual(['SUPERSEDED', 'IN_FORCE']);
    expect(await availability()).toMatchObject({ status: 'AVAILABLE', since: at(5) });
  });

  it('withdrawn before it starts, it gives back what it was going to take the place of', async () => {
    const old = await issue(coach, 'PROHIBITED');
    const next = await issue(coach, 'ALLOWED', { startsAt: at(5) });
    tick();
    const { instruction, athlete } = await coach.does(
      'withdrawInstruction',
      { instructionId: next, reason: 'Too soon' },
      'instruction { status withdrawnAt withdrawnReason } athlete { availability { status until } }',
    );
    expect(instruction).toEqual({ status: 'WITHDRAWN', withdrawnAt: world.now(), withdrawnReason: 'Too soon' });
    expect(athlete.availability).toEqual({ status: 'SIDELINED', until: null });
    expect(await node(old, 'status supersededAt supersededBy { id }')).toEqual({
      status: 'IN_FORCE',
      supersededAt: null,
      supersededBy: null,
    });
    world.at(at(6));
    expect(await availability()).toMatchObject({ status: 'SIDELINED' });
    expect((await node(next, 'breaches { rule }')).breaches).toEqual([]);
  });

  it('withdrawn after it has started, it restores what it had taken the place of, and history stays as it was', async () => {
    const old = await issue(coach, 'PROHIBITED');
    const started = world.now();
    const next = await issue(coach, 'PROHIBITED');
    const between = world.now();
    tick();
    await coach.does('withdrawInstruction', { instructionId: next }, 'instruction { id }');
    const withdrawn = world.now();
    expect([await statusOf(old), await statusOf(next)]).toEqual(['IN_FORCE', 'WITHDRAWN']);
    expect(await availability()).toMatchObject({ status: 'SIDELINED', since: started, until: null });
    expect(await availability(between)).toMatchObject({ status: 'SIDELINED' });
    tick();
    await coach.does('withdrawInstruction', { instructionId: next, reason: 'Again' }, 'instruction { id }');
    expect(await node(next, 'withdrawnAt withdrawnReason')).toEqual({ withdrawnAt: withdrawn, withdrawnReason: null });
  });

  it('one with an end is over then; clearance is an event, and a review frees nobody', async () => {
    const ends = await issue(coach, 'PROHIBITED', { endsAt: at(3) });
    const reviewed = await issue(physio, 'LIMITED', {
      rules: [{ activity: 'RUN', permission: 'LIMITED', maxEffort: 3 }],
      reviewAt: at(4),
    });
    expect(await availability()).toMatchObject({ status: 'SIDELINED', until: at(3) });
    world.at(at(3));
    expect(await statusOf(ends)).toBe('ENDED');
    expect(await availability()).toMatchObject({ status: 'MODIFIED', since: at(3), until: null });
    world.at(at(20));
    const { availability: late } = await node(ada.id, 'availability { status reviewOverdue governedBy { id } }');
    expect(late).toEqual({ status: 'MODIFIED', reviewOverdue: true, governedBy: [{ id: reviewed }] });
  });

  it('one that was given already takes the place of another', async () => {
    const physios = await issue(physio, 'PROHIBITED');
    const coachs = await issue(coach, 'ALLOWED');
    tick();
    const { instruction, athlete } = await coach.does(
      'supersedeInstruction',
      { instructionId: physios, byInstructionId: coachs, reason: 'We spoke about it.' },
      'instruction { status supersededBy { id supersedes { id } } } athlete { availability { status } }',
    );
    expect(instruction).toEqual({ status: 'SUPERSEDED', supersededBy: { id: coachs, supersedes: [{ id: physios }] } });
    expect(athlete.availability).toEqual({ status: 'AVAILABLE' });
  });

  it('are acknowledged by the athlete, once', async () => {
    const id = await issue(coach, 'PROHIBITED');
    tick();
    const read = world.now();
    for (let times = 0; times < 2; times++) {
      const { instruction } = await ada.does(
        'acknowledgeInstruction',
        { instructionId: id },
        'instruction { acknowledgement { by { name } at } }',
      );
      expect(instruction.acknowledgement).toEqual({ by: { name: `Ada ${athletes}` }, at: read });
      tick();
    }
  });

  it('a run that comes late is judged by what was in force when it was run', async () => {
    await issue(coach, 'PROHIBITED', { startsAt: at(2), endsAt: at(4) });
    world.at(at(9));
    const runs = [3, 5].map((day) => ({
      externalId: String(day),
      startedAt: at(day),
      distanceMeters: 1,
      durationSeconds: 1,
    }));
    const { results } = await tracker.does('recordRuns', { athleteId: ada.id, runs }, 'results { run { id } }');
    const breaches = async (id: string) => (await node(id, 'breaches { rule }')).breaches;
    expect(await breaches(results[0].run.id)).toEqual([{ rule: 'RUN_WHILE_PROHIBITED' }]);
    expect(await breaches(results[1].run.id)).toEqual([]);
  });
});

describe('runs', () => {
  beforeAll(async () => {
    ada = await newAthlete();
    world.at(at(10));
  });
  const post = async (who: Someone, parts: object) => {
    tick();
    const runs = [{ externalId: 'r', startedAt: at(9), distanceMeters: 5000, durationSeconds: 1500, ...parts }];
    const { results } = await who.does(
      'recordRuns',
      { athleteId: ada.id, runs },
      'results { status run { id note effort type distanceMeters revision updatedAt } errors { code } }',
    );
    return results[0];
  };

  it("keeps the athlete's edits when a later revision comes, but not what the source measured", async () => {
    const { run } = await post(tracker, { note: 'auto', effort: 3, type: 'EASY' });
    await ada.does('editRun', { runId: run.id, note: 'My words', effort: null }, 'run { id }');
    expect(
      await post(tracker, { revision: 1, note: 'auto 2', effort: 5, type: 'TEMPO', distanceMeters: 5100 }),
    ).toMatchObject({
      status: 'UPDATED',
      // The tracker does not read back the athlete's words.
      run: { note: null, effort: null, type: 'TEMPO', distanceMeters: 5100, revision: 1 },
    });
    expect(await node(run.id, 'note effort type distanceMeters source')).toEqual({
      note: 'My words',
      effort: null,
      type: 'TEMPO',
      distanceMeters: 5100,
      source: 'Tracker',
    });
    expect(await post(tracker, { revision: 1, note: 'auto 3' })).toMatchObject({ status: 'UNCHANGED' });
    expect(await post(tracker, { revision: 0, distanceMeters: 1 })).toMatchObject({
      status: 'UNCHANGED',
      run: { distanceMeters: 5100 },
    });
    await ada.does('editRun', { runId: run.id, note: null }, 'run { id }');
    await post(tracker, { revision: 2, note: 'auto 4' });
    expect((await node(run.id, 'note')).note).toBeNull();
  });

  it("of the athlete's own can be changed in every field", async () => {
    const { run } = await post(ada, { externalId: undefined });
    const edited = {
      runId: run.id,
      distanceMeters: 6000,
      durationSeconds: 1600,
      type: 'RACE',
      surface: 'TRACK',
      temperatureCelsius: -3.5,
    };
    const { run: after } = await ada.does(
      'editRun',
      edited,
      'run { distanceMeters durationSeconds type surface temperatureCelsius }',
    );
    expect({ runId: run.id, ...after }).toEqual(edited);
  });

  it('a deleted run stays deleted, for its source as well', async () => {
    const { run } = await post(tracker, { externalId: 'gone' });
    const { comment } = await coach.does(
      'addComment',
      { subjectId: run.id, audience: 'TEAM', body: 'Nice' },
      'comment { id }',
    );
    expect(await ada.does('deleteRun', { runId: run.id }, 'deletedRunId athlete { id }')).toMatchObject({
      deletedRunId: run.id,
      athlete: { id: ada.id },
    });
    await tracker.does('deleteRun', { runId: run.id }, 'deletedRunId');
    for (const revision of [0, 1, 9])
      expect(await post(tracker, { externalId: 'gone', revision })).toMatchObject({
        status: 'REJECTED',
        run: null,
        errors: [{ code: 'DELETED' }],
      });
    expect(await node(run.id, 'id')).toBeNull();
    expect(await node(comment.id, 'body subject { __typename }')).toEqual({ body: 'Nice', subject: null });
    const { runs } = await node(ada.id, 'runs(first: 100) { nodes { id } }');
    expect(runs.nodes).not.toContainEqual({ id: run.id });
  });

  it('of two sources with one external id are two runs', async () => {
    const watch = world.integration('watch');
    await world.join(ada, watch, 'INTEGRATION', 'Watch');
    const [one, two] = [await post(tracker, { externalId: 'same' }), await post(watch, { externalId: 'same' })];
    expect([one.status, two.status, one.run.id === two.run.id]).toEqual(['CREATED', 'CREATED', false]);
  });

  it('a token without a scope does just what the other allows', async () => {
    const reader = world.integration('tracker', 'sidelined/runs:read');
    const writer = world.integration('tracker', 'sidelined/runs:write');
    const input = {
      athleteId: ada.id,
      runs: [{ externalId: 's', startedAt: at(9), distanceMeters: 1, durationSeconds: 1 }],
    };
    expect(await reader.isRefused('recordRuns', input)).toEqual(['FORBIDDEN input']);
    const { results } = await writer.does('recordRuns', input, 'results { status run { id } }');
    expect(results).toEqual([{ status: 'CREATED', run: null }]);
    const mine = 'query($id: ID!) { athlete(id: $id) { runs(first: 100) { nodes { externalId } } } }';
    const { data: read } = await reader.ask(mine, { id: ada.id });
    expect(read.athlete.runs.nodes).toContainEqual({ externalId: 's' });
    const { data: blind } = await writer.ask(mine, { id: ada.id });
    expect(blind.athlete.runs).toBeNull();
  });
});

describe('comments', () => {
  let runId: string;
  let supporter: Someone;
  beforeAll(async () => {
    ada = await newAthlete();
    supporter = world.person('supporter');
    await world.join(ada, supporter, 'SUPPORTER', 'Ben');
    const runs = [{ startedAt: at(1, '10:00'), distanceMeters: 1, durationSeconds: 1 }];
    runId = (await ada.does('recordRuns', { athleteId: ada.id, runs }, 'results { run { id } }')).results[0].run.id;
  });
  const write = async (who: Someone, audience: string, body: string, subjectId = runId): Promise<string> => {
    tick();
    return (await who.does('addComment', { subjectId, audience, body }, 'comment { id }')).comment.id;
  };
  const seenBy = async (who: Someone) => {
    const { commentCount, comments } = await node(
      runId,
      'commentCount comments(first: 10) { nodes { body deletedAt } }',
      who,
    );
    return { commentCount, bodies: comments.nodes.map(({ body }: { body: string | null }) => body) };
  };

  it('are counted and listed for those whom they are for; what is deleted leaves a mark', async () => {
    await write(ada, 'TEAM', 'team');
    await write(physio, 'CLINICAL', 'clinic');
    const cheer = await write(supporter, 'SUPPORTERS', 'cheer');
    const mine = await write(coach, 'SUPPORTERS', 'coach');
    expect(await seenBy(ada)).toEqual({ commentCount: 4, bodies: ['coach', 'cheer', 'clinic', 'team'] });
    expect(await seenBy(physio)).toEqual(await seenBy(ada));
    expect(await seenBy(coach)).toEqual({ commentCount: 3, bodies: ['coach', 'cheer', 'team'] });
    expect(await seenBy(supporter)).toEqual({ commentCount: 2, bodies: ['coach', 'cheer'] });

    tick();
    const marks = 'comment { body editedAt deletedAt author { name } audience }';
    expect(await coach.does('editComment', { commentId: mine, body: 'Well done' }, marks)).toMatchObject({
      comment: { body: 'Well done', editedAt: world.now(), deletedAt: null },
    });
    // The athlete may remove any words from their record, and nobody sees them any more.
    expect(await ada.does('deleteComment', { commentId: cheer }, marks)).toMatchObject({
      comment: { body: null, deletedAt: world.now(), author: { name: 'Ben' }, audience: 'SUPPORTERS' },
    });
    expect(await seenBy(supporter)).toEqual({ commentCount: 2, bodies: ['Well done', null] });
    expect(await supporter.isRefused('editComment', { commentId: cheer, body: 'again' })).toEqual([
      'DELETED input.commentId',
    ]);
    await supporter.does('deleteComment', { commentId: cheer }, marks);
  });

  it('on the athlete are listed with the athlete, not with their runs', async () => {
    await write(supporter, 'SUPPORTERS', 'Hello', ada.id);
    const { comments, commentCount } = await node(
      ada.id,
      'commentCount comments(first: 9) { nodes { body subject { ... on Athlete { id } } } }',
    );
    expect({ commentCount, comments: comments.nodes }).toEqual({
      commentCount: 1,
      comments: [{ body: 'Hello', subject: { id: ada.id } }],
    });
  });

  it('one becomes an observation of a new symptom, once', async () => {
    const commentId = await write(ada, 'TEAM', 'My knee, too');
    const observation = { phase: 'DAILY_ACTIVITY', sites: ['KNEECAP'], pain: 2 };
    const input = { commentId, symptom: { newSymptom: true }, observation };
    const made = await coach.does(
      'promoteComment',
      input,
      'comment { promotedTo { id } } observation { id fromComment { body } } symptom { status observationCount }',
    );
    expect(made).toMatchObject({
      comment: { promotedTo: { id: made.observation.id } },
      observation: { fromComment: { body: 'My knee, too' } },
      symptom: { status: 'ACTIVE', observationCount: 1 },
    });
    expect(await physio.isRefused('promoteComment', input)).toEqual(['CONFLICT input.commentId']);
  });
});

describe('invitations', () => {
  beforeAll(async () => {
    ada = await newAthlete();
  });
  const shown = 'id code status role expiresAt athlete { id } invitedBy { name }';
  const toTeam = (role: string) => ({ invitation: { toTeam: { athleteId: ada.id, role } } });
  const asCoach = { invitation: { athlete: { as: 'COACH', yourName: 'Kim' } } };
  const invite = async (who: Someone, input: object) =>
    (await who.does('invite', input, `invitation { ${shown} }`)).invitation;
  const statusOf = async (who: Someone, id: string) => node(id, 'status code', who);

  it('of an athlete: the person with the code gets its role, once', async () => {
    const friend = world.person('friend');
    const made = await invite(ada, toTeam('SUPPORTER'));
    expect(made).toMatchObject({ status: 'PENDING', role: 'SUPPORTER', athlete: { id: ada.id }, expiresAt: at(15) });
    const { grant, athlete } = await friend.does(
      'acceptInvitation',
      { code: made.code, yourName: 'Fay' },
      'grant { role person { name } athlete { id } grantedAt } athlete { id name }',
    );
    expect(grant).toEqual({
      role: 'SUPPORTER',
      person: { name: 'Fay' },
      athlete: { id: ada.id },
      grantedAt: world.now(),
    });
    expect(athlete).toEqual({ id: ada.id, name: `Ada ${athletes}` });
    expect(await statusOf(ada, made.id)).toEqual({ status: 'ACCEPTED', code: null });
    expect(await world.person('another').isRefused('acceptInvitation', { code: made.code, yourName: 'X' })).toEqual([
      'EXPIRED input.code',
    ]);
    const twice = await invite(ada, toTeam('COACH'));
    expect(await friend.isRefused('acceptInvitation', { code: twice.code })).toEqual(['ALREADY_EXISTS input.code']);
  });

  it('of a coach: the athlete who accepts grants the coach access', async () => {
    const kim = world.person('kim');
    const made = await invite(kim, asCoach);
    expect(made).toMatchObject({ status: 'PENDING', role: 'COACH', athlete: null, invitedBy: { name: 'Kim' } });
    const nobody = world.person('no athlete yet');
    expect(await nobody.isRefused('acceptInvitation', { code: made.code, yourName: 'N' })).toEqual([
      'CONFLICT input.code',
    ]);
    const { grant, athlete } = await ada.does(
      'acceptInvitation',
      { code: made.code },
      'grant { role person { name } } athlete { id }',
    );
    expect({ grant, athlete }).toEqual({ grant: { role: 'COACH', person: { name: 'Kim' } }, athlete: null });
    const { data } = await kim.ask(
      '{ viewer { roster(first: 9) { nodes { id viewerRole } } invitations(first: 9) { nodes { status } } } }',
    );
    expect(data.viewer).toEqual({
      roster: { nodes: [{ id: ada.id, viewerRole: 'COACH' }] },
      invitations: { nodes: [{ status: 'ACCEPTED' }] },
    });
  });

  it('are for whom they are: a person, or a program', async () => {
    const person = world.person('a person');
    const program = world.integration('a program');
    const forProgram = await invite(ada, toTeam('INTEGRATION'));
    const forPerson = await invite(ada, toTeam('PHYSIO'));
    expect(await person.isRefused('acceptInvitation', { code: forProgram.code, yourName: 'P' })).toEqual([
      'INVALID input.code',
    ]);
    expect(await program.isRefused('acceptInvitation', { code: forPerson.code, yourName: 'P' })).toEqual([
      'INVALID input.code',
    ]);
    expect(await ada.isRefused('acceptInvitation', { code: forPerson.code })).toEqual(['INVALID input.code']);
    expect(await person.isRefused('acceptInvitation', { code: forPerson.code })).toEqual(['INVALID input.yourName']);
    await program.does('acceptInvitation', { code: forProgram.code, yourName: 'P' }, 'grant { role }');
  });

  it('can be taken back until somebody accepts', async () => {
    const made = await invite(ada, toTeam('COACH'));
    expect(await ada.does('revoke', { revoke: { invitationId: made.id } }, 'revokedId')).toMatchObject({
      revokedId: made.id,
    });
    await ada.does('revoke', { revoke: { invitationId: made.id } }, 'revokedId');
    expect(await statusOf(ada, made.id)).toEqual({ status: 'REVOKED', code: null });
    expect(await world.person('late').isRefused('acceptInvitation', { code: made.code, yourName: 'L' })).toEqual([
      'EXPIRED input.code',
    ]);
    const used = await invite(ada, toTeam('SUPPORTER'));
    await world.person('in time').does('acceptInvitation', { code: used.code, yourName: 'T' }, 'grant { id }');
    expect(await ada.isRefused('revoke', { revoke: { invitationId: used.id } })).toEqual([
      'CONFLICT input.revoke.invitationId',
    ]);
  });

  it('hold for 14 days, to the millisecond', async () => {
    world.at(at(1));
    const [first, second] = [await invite(ada, toTeam('SUPPORTER')), await invite(ada, toTeam('SUPPORTER'))];
    world.at('2026-03-15T11:59:59.999Z');
    await world.person('just in time').does('acceptInvitation', { code: first.code, yourName: 'J' }, 'grant { id }');
    world.at(at(15));
    expect(await statusOf(ada, second.id)).toEqual({ status: 'EXPIRED', code: null });
    expect(await world.person('too late').isRefused('acceptInvitation', { code: second.code, yourName: 'T' })).toEqual([
      'EXPIRED input.code',
    ]);
    world.at(at(1));
  });
});

describe('an athlete', () => {
  it('exports everything, and then erases the athlete', async () => {
    ada = await newAthlete();
    const observation = { phase: 'AT_REST', sites: ['CALF'], pain: 2, note: 'Words of mine' };
    const { symptom } = await ada.does('reportSymptom', { athleteId: ada.id, observation }, 'symptom { id }');
    await physio.does(
      'addComment',
      { subjectId: symptom.id, audience: 'CLINICAL', body: 'Words of a clinic' },
      'comment { id }',
    );
    const records: { kind: string }[] = [];
    for (let after: string | null = null; ;) {
      const part: { records: { kind: string }[]; cursor: string | null } = await ada.does(
        'exportAthlete',
        { athleteId: ada.id, after },
        'records cursor',
      );
      records.push(...part.records);
      after = part.cursor;
      if (after === null) break;
    }
    const kinds = [...new Set(records.map(({ kind }) => kind))].sort();
    const ofThePerson = ['calls', 'invitation', 'person', 'receipt'];
    expect(kinds).toEqual(['athlete', 'comment', 'grant', 'observation', 'symptom', ...ofThePerson].sort());
    expect(JSON.stringify(records)).toContain('Words of mine');
    expect(JSON.stringify(records)).toContain('Words of a clinic');

    const name = `Ada ${athletes}`;
    const { done, deletedCount } = await ada.does(
      'eraseAthlete',
      { athleteId: ada.id, confirmName: name },
      'done deletedCount',
    );
    expect(done).toBe(true);
    expect(deletedCount).toBeGreaterThan(6);
    for (const who of [ada, coach, physio, tracker]) {
      const { data } = await who.ask(
        'query($id: ID!, $s: ID!) { athlete(id: $id) { id } node(id: $s) { id } viewer { athlete { id } roster(first: 500) { nodes { id } } } }',
        { id: ada.id, s: symptom.id },
      );
      expect(data).toMatchObject({ athlete: null, node: null, viewer: { athlete: null } });
      expect(data.viewer.roster.nodes).not.toContainEqual({ id: ada.id });
    }
    expect(await ada.does('eraseAthlete', { athleteId: ada.id, confirmName: name }, 'done deletedCount')).toMatchObject(
      { done: true, deletedCount: 0 },
    );
    expect(await coach.isRefused('eraseAthlete', { athleteId: ada.id, confirmName: name })).toEqual([
      'NOT_FOUND input.athleteId',
    ]);
    // The athlete may start again.
    const { athlete } = await ada.does('createAthlete', { name: 'Ada anew', timeZone: 'UTC' }, 'athlete { id name }');
    expect(athlete).toEqual({ id: expect.not.stringContaining(ada.id), name: 'Ada anew' });
  });
});
