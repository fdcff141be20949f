import { beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type Someone, type World } from '../support/world.ts';

/** Queries, as far as the story does not show them. */

type Athlete = Someone & { id: string };
let world: World;
let coach: Someone;
let tracker: Someone;
let watch: Someone;
beforeAll(async () => {
  world = await createWorld({ now: '2026-03-10T12:00:00Z' });
  coach = world.person('coach');
  tracker = world.integration('tracker');
  watch = world.integration('watch');
});

const names = { OWNER: 'Me', COACH: 'Maren', PHYSIO: 'Jonas', SUPPORTER: 'Ben', INTEGRATION: 'Program' };
let athletes = 0;
async function athlete(timeZone: string, ...team: [Someone, keyof typeof names][]): Promise<Athlete> {
  const made = await world.athlete(`Ada ${++athletes}`, timeZone);
  for (const [who, role] of team) await world.join(made, who, role, names[role]);
  return made;
}

async function run(who: Someone, athlete: Athlete, parts: object): Promise<string> {
  const input = { athleteId: athlete.id, runs: [{ distanceMeters: 10_000, durationSeconds: 3000, ...parts }] };
  const { results } = await who.does('recordRuns', input, 'results { status run { id } }');
  return results[0].run.id as string;
}

/** A selection of an athlete. */
async function of(athlete: Athlete, selection: string, variables: object = {}, who: Someone = athlete) {
  const parameters = Object.keys(variables).map((name) => `$${name}: ${types[name] ?? 'String'}`);
  const { data, errors } = await who.ask(
    `query(${['$id: ID!', ...parameters].join(', ')}) { athlete(id: $id) { ${selection} } }`,
    { id: athlete.id, ...variables },
  );
  expect(errors).toBeUndefined();
  return data.athlete;
}
const types: Record<string, string> = {
  at: 'DateTime',
  from: 'LocalDate',
  to: 'LocalDate',
  until: 'LocalDate',
  type: 'RunType',
};

describe('stretches of availability', () => {
  it('are of local days, in one request, for whom availability is', async () => {
    const supporter = world.person('stretches');
    const made = await athlete('America/Chicago', [coach, 'COACH'], [supporter, 'SUPPORTER'], [watch, 'INTEGRATION']);
    const rules = [{ activity: 'RUN', permission: 'PROHIBITED' }];
    await coach.does('issueInstruction', { athleteId: made.id, rules, endsOn: '2026-03-11' }, 'instruction { id }');
    const ask = async (who: Someone) =>
      (await of(made, 'availabilityStretches(from: "2026-03-08", to: "2026-03-12") { status from until }', {}, who))
        .availabilityStretches;
    const expected = [
      { status: 'AVAILABLE', from: '2026-03-08T06:00:00.000Z', until: '2026-03-10T12:00:00.000Z' },
      { status: 'SIDELINED', from: '2026-03-10T12:00:00.000Z', until: '2026-03-12T05:00:00.000Z' },
      { status: 'AVAILABLE', from: '2026-03-12T05:00:00.000Z', until: '2026-03-13T05:00:00.000Z' },
    ];
    for (const who of [made, coach, supporter]) expect(await ask(who)).toEqual(expected);
    expect(await ask(watch)).toBeNull();
  });
});

describe('weekly totals', () => {
  const totals = 'weekStart runCount distanceMeters durationSeconds load runsWithoutEffort runsNotShown';
  let ada: Athlete;
  const weeks = async (count: number, until?: string) =>
    (await of(ada, `weeklyTotals(weeks: ${count}, until: $until) { ${totals} }`, { until })).weeklyTotals;

  beforeAll(async () => {
    ada = await athlete('America/Chicago', [tracker, 'INTEGRATION']);
    // Clocks went forward on Sunday, March 8th, at 2 in the morning: midnight was at 6:00 UTC before, and is at 5:00 since.
    for (const [startedAt, parts] of [
      ['2026-03-02T05:59:59Z', { distanceMeters: 1000, durationSeconds: 1 }], // Sunday night, March 1st
      ['2026-03-02T06:00:00Z', { distanceMeters: 2000, effort: 2 }], // Monday
      ['2026-03-09T04:59:59Z', { distanceMeters: 3000, durationSeconds: 1 }], // Sunday night, March 8th
      ['2026-03-09T05:00:00Z', { distanceMeters: 4000.4, effort: 4 }], // Monday
      ['2026-03-09T05:30:00Z', { distanceMeters: 0.1, effort: 0, timeZone: 'Asia/Tokyo' }], // wherever the athlete was
    ] as const)
      // Those before midnight end with it: runs that only touch are two.
      await run(tracker, ada, { startedAt, externalId: startedAt, durationSeconds: 600, ...parts });
  });

  it("are weeks in the athlete's own zone, from Monday to Sunday, across a clock change", async () => {
    expect(await weeks(4)).toEqual([
      {
        weekStart: '2026-03-09',
        runCount: 2,
        distanceMeters: 4000.5,
        durationSeconds: 1200,
        load: 40,
        runsWithoutEffort: 0,
        runsNotShown: 0,
      },
      {
        weekStart: '2026-03-02',
        runCount: 2,
        distanceMeters: 5000,
        durationSeconds: 601,
        load: 20,
        runsWithoutEffort: 1,
        runsNotShown: 0,
      },
      {
        weekStart: '2026-02-23',
        runCount: 1,
        distanceMeters: 1000,
        durationSeconds: 1,
        load: 0,
        runsWithoutEffort: 1,
        runsNotShown: 0,
      },
      {
        weekStart: '2026-02-16',
        runCount: 0,
        distanceMeters: 0,
        durationSeconds: 0,
        load: 0,
        runsWithoutEffort: 0,
        runsNotShown: 0,
      },
    ]);
  });

  it('end with the day that is asked for', async () => {
    expect(await weeks(1, '2026-03-08')).toMatchObject([{ weekStart: '2026-03-02', runCount: 2 }]);
    expect(await weeks(1, '2026-03-07')).toMatchObject([{ weekStart: '2026-03-02', runCount: 1 }]);
    expect(await weeks(53, '2030-01-01')).toHaveLength(53);
    expect(await weeks(53, '1970-01-01')).toHaveLength(53);
    expect(await weeks(53, '2199-12-31')).toHaveLength(53);
  });

  it('are in any unit', async () => {
    const [week] = (await of(ada, 'weeklyTotals(weeks: 1) { m: distance(unit: METER) miles: distance(unit: MILE) }'))
      .weeklyTotals;
    expect(week.m).toBe(4000.5);
    expect(week.miles).toBeCloseTo(2.4857955, 6);
  });

  it.each([
    ['SUNDAY', [3, 2, 0], '2026-03-08'],
    ['TUESDAY', [0, 3, 2], '2026-03-10'],
    ['MONDAY', [2, 2, 1], '2026-03-09'],
  ])('begin on a %s if the athlete says so', async (weekStartsOn, counts, weekStart) => {
    const input = { athleteId: ada.id, weekStartsOn };
    const { athlete } = await ada.does('updateAthlete', input, 'athlete { weekStartsOn }');
    expect(athlete).toEqual({ weekStartsOn });
    const found = await weeks(3);
    expect(found.map(({ runCount }: { runCount: number }) => runCount)).toEqual(counts);
    expect(found[0].weekStart).toBe(weekStart);
  });

  it('begin on Monday unless the athlete says otherwise, from the start or later', async () => {
    const made = await athlete('UTC', [coach, 'COACH'], [watch, 'INTEGRATION']);
    expect(await of(made, 'weekStartsOn', {}, coach)).toEqual({ weekStartsOn: 'MONDAY' });
    expect(await of(made, 'weekStartsOn', {}, watch)).toEqual({ weekStartsOn: null });
    const bea = world.person('bea');
    const input = { name: 'Bea', timeZone: 'UTC', weekStartsOn: 'SATURDAY' };
    const payload = await bea.does('createAthlete', input, 'athlete { weekStartsOn }');
    expect(payload.athlete).toEqual({ weekStartsOn: 'SATURDAY' });
  });

  it('of the past stay as they were when the athlete moves (S52)', async () => {
    const before = await weeks(3, '2026-03-11');
    await ada.does('updateAthlete', { athleteId: ada.id, timeZone: 'Asia/Tokyo' }, 'athlete { timeZone }');
    expect(await weeks(3, '2026-03-11')).toEqual(before);
  });
});

describe('a run', () => {
  let ada: Athlete;
  beforeAll(async () => {
    ada = await athlete('America/Chicago', [tracker, 'INTEGRATION'], [watch, 'INTEGRATION'], [coach, 'COACH']);
  });
  const node = async (id: string, selection: string, who: Someone = coach) => {
    const { data, errors } = await who.ask(`query($id: ID!) { node(id: $id) { ... on Run { ${selection} } } }`, { id });
    expect(errors).toBeUndefined();
    return data.node;
  };

  it('in any unit: stored are metres and seconds', async () => {
    const id = await run(ada, ada, {
      startedAt: '2026-03-01T12:00:00Z',
      distanceMeters: 16_093.44,
      durationSeconds: 5400,
      effort: 6,
    });
    const selection =
      'distanceMeters m: distance(unit: METER) km: distance(unit: KILOMETER) miles: distance(unit: MILE) ' +
      'perKm: paceSeconds perMile: paceSeconds(per: MILE) perMeter: paceSeconds(per: METER) load localDate timeZone';
    const seen = await node(id, selection);
    expect(seen).toMatchObject({
      distanceMeters: 16_093.44,
      m: 16_093.44,
      perMile: 540,
      load: 540,
      localDate: '2026-03-01',
    });
    expect(seen.km).toBeCloseTo(16.09344, 9);
    expect(seen.miles).toBeCloseTo(10, 9);
    expect(seen.perKm).toBeCloseTo(335.5404, 3);
    expect(seen.perMeter).toBeCloseTo(0.33554, 5);
  });

  it('that went nowhere has no pace, one without an effort no load', async () => {
    const id = await run(ada, ada, { startedAt: '2026-03-01T13:00:00Z', distanceMeters: 0 });
    expect(await node(id, 'paceSeconds load distance(unit: MILE)')).toEqual({
      paceSeconds: null,
      load: null,
      distance: 0,
    });
  });

  it('has the day of its own zone', async () => {
    const id = await run(ada, ada, { startedAt: '2026-03-01T23:30:00Z', timeZone: 'Pacific/Kiritimati' });
    expect(await node(id, 'localDate timeZone')).toEqual({ localDate: '2026-03-02', timeZone: 'Pacific/Kiritimati' });
  });

  it('is perhaps one that another source recorded before', async () => {
    const record = (who: Someone, day: number, time: string, parts: object = {}) => {
      world.at(new Date(Date.parse(world.now()) + 1000).toISOString());
      const startedAt = `2026-02-${day}T${time}Z`;
      return run(who, ada, { externalId: startedAt, startedAt, ...parts });
    };
    const duplicate = async (id: string) => (await node(id, 'possibleDuplicateOf { id source }')).possibleDuplicateOf;
    const cases: [string, Someone, string, object, boolean][] = [
      ['seven minutes later', watch, '08:07:00', {}, true],
      ['as the other one ends', watch, '08:50:00', {}, false],
      ['neither as far nor as long', watch, '08:00:00', { distanceMeters: 8_000, durationSeconds: 9000 }, true],
      ['of the same source', tracker, '08:00:03', {}, true],
      ['entered by the athlete', ada, '07:55:00', {}, true],
    ];
    for (const [index, [what, who, time, parts, suspected]] of cases.entries()) {
      const first = await record(tracker, 10 + index, '08:00:00');
      const found = await duplicate(await record(who, 10 + index, time, parts));
      expect({ what, found }).toEqual({ what, found: suspected ? { id: first, source: 'Program' } : null });
      expect(await duplicate(first)).toBeNull();
    }
    const first = await record(tracker, 20, '08:00:00');
    const second = await record(watch, 20, '08:00:00');
    expect(await duplicate(second)).toMatchObject({ id: first });
    await tracker.does('deleteRun', { runId: first }, 'deletedRunId');
    expect(await duplicate(second)).toBeNull();
  });
});

describe('runs', () => {
  let ada: Athlete;
  const ids: Record<string, string> = {};
  const list = async (filter: object, first = 100): Promise<string[]> => {
    const found: string[] = [];
    let after: string | null = null;
    do {
      const page: { runs: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } =
        await of(
          ada,
          `runs(first: ${first}, after: $after, from: $from, to: $to, type: $type) { nodes { id } pageInfo { hasNextPage endCursor } }`,
          { from: undefined, to: undefined, type: undefined, after, ...filter },
        );
      found.push(...page.runs.nodes.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id) ?? id));
      after = page.runs.pageInfo.hasNextPage ? page.runs.pageInfo.endCursor : null;
    } while (after !== null);
    return found;
  };

  beforeAll(async () => {
    world.at('2026-03-10T12:00:00Z');
    ada = await athlete('UTC');
    for (const [name, parts] of Object.entries({
      'east of the day': { startedAt: '2026-02-28T10:30:00Z', timeZone: 'Pacific/Kiritimati', type: 'EASY' }, // March 1st there
      'first hour': { startedAt: '2026-03-01T00:00:00Z', type: 'LONG' },
      noon: { startedAt: '2026-03-01T12:00:00Z', type: 'EASY' },
      'west of the day': { startedAt: '2026-03-02T10:30:00Z', timeZone: 'Pacific/Pago_Pago', type: 'EASY' }, // still the 1st
      'next day': { startedAt: '2026-03-02T00:00:00Z', type: 'TEMPO' },
      today: { startedAt: '2026-03-10T11:00:00Z', type: 'EASY' },
    }))
      ids[name] = await run(ada, ada, { ...parts, externalId: name });
  });
  const all = ['today', 'west of the day', 'next day', 'noon', 'first hour', 'east of the day'];

  it('come newest first', async () => {
    expect(await list({})).toEqual(all);
  });
  it.each([1, 2, 5])('%i at a time they are the same', async (first) => {
    expect(await list({}, first)).toEqual(all);
    expect(await list({ from: '2026-03-01', to: '2026-03-01' }, first)).toEqual(
      await list({ from: '2026-03-01', to: '2026-03-01' }),
    );
    expect(await list({ type: 'EASY', to: '2026-03-09' }, first)).toEqual([
      'west of the day',
      'noon',
      'east of the day',
    ]);
  });
  it.each<[object, string[]]>([
    [{ from: '2026-03-01', to: '2026-03-01' }, ['west of the day', 'noon', 'first hour', 'east of the day']],
    [{ from: '2026-03-02' }, ['today', 'next day']],
    [{ to: '2026-02-28' }, []],
    [{ type: 'EASY' }, ['today', 'west of the day', 'noon', 'east of the day']],
    [{ type: 'LONG', from: '2026-03-01' }, ['first hour']],
    [{ type: 'RACE' }, []],
  ])('%j', async (filter, expected) => {
    expect(await list(filter)).toEqual(expected);
  });
});

describe('symptoms, and what happened', () => {
  let ada: Athlete;
  const felt = (day: number, pain = 2) => ({
    phase: 'AT_REST',
    sites: ['CALF'],
    pain,
    observedAt: `2026-03-0${day}T08:00:00Z`,
  });
  const report = async (day: number) => {
    const { symptom } = await ada.does(
      'reportSymptom',
      { athleteId: ada.id, observation: felt(day) },
      'symptom { id }',
    );
    return symptom.id as string;
  };
  let active: string;
  let resolved: string;
  let recurred: string;
  let observed: string[];

  beforeAll(async () => {
    world.at('2026-03-10T12:00:00Z');
    ada = await athlete('UTC', [coach, 'COACH']);
    resolved = await report(1);
    await ada.does('resolveSymptom', { symptomId: resolved, resolvedAt: '2026-03-02T08:00:00Z' }, 'symptom { id }');
    active = await report(3);
    const back = { symptomId: resolved, observation: felt(5) };
    recurred = (await ada.does('recurSymptom', back, 'symptom { id }')).symptom.id;
    const late = { symptomId: active, observation: felt(4) };
    observed = [(await ada.does('addObservation', late, 'observation { id }')).observation.id];
  });

  it.each([
    [undefined, () => [recurred, active, resolved]],
    [['ACTIVE'], () => [active]],
    [['RECURRED'], () => [recurred]],
    [['RESOLVED'], () => [resolved]],
    [['ACTIVE', 'RECURRED'], () => [recurred, active]],
    [[], () => []],
  ] as const)('with status %j', async (status, expected) => {
    const { data } = await coach.ask(
      'query($id: ID!, $status: [SymptomStatus!]) { athlete(id: $id) { symptoms(first: 10, status: $status) { nodes { id } } } }',
      { id: ada.id, status },
    );
    expect(data.athlete.symptoms.nodes.map(({ id }: { id: string }) => id)).toEqual(expected());
  });

  it('a timeline is all of it, newest first, each at the instant that it speaks of', async () => {
    const later = {
      athleteId: ada.id,
      startsAt: '2026-03-12T00:00:00Z',
      rules: [{ activity: 'RUN', permission: 'ALLOWED' }],
    };
    const { instruction } = await coach.does('issueInstruction', later, 'instruction { id }');
    const runId = await run(ada, ada, { startedAt: '2026-03-04T09:00:00Z' });
    const { comment } = await coach.does(
      'addComment',
      { subjectId: runId, audience: 'TEAM', body: 'Well run' },
      'comment { id }',
    );
    const entries = 'edges { at cursor node { __typename ... on Node { id } } } pageInfo { hasNextPage endCursor }';
    const whole = await of(ada, `timeline(first: 100) { ${entries} }`);
    const seen = whole.timeline.edges.map(
      ({ at, node }: { at: string; node: { __typename: string } }) => `${at.slice(0, 13)} ${node.__typename}`,
    );
    expect(seen).toEqual([
      '2026-03-12T00 Instruction',
      '2026-03-10T12 Comment',
      '2026-03-05T08 Observation',
      '2026-03-04T09 Run',
      '2026-03-04T08 Observation',
      '2026-03-03T08 Observation',
      '2026-03-01T08 Observation',
    ]);
    const nodes = whole.timeline.edges.map(({ node }: { node: { id: string } }) => node.id);
    expect(nodes).toEqual(expect.arrayContaining([instruction.id, comment.id, runId, ...observed]));
    const paged: string[] = [];
    for (let after: string | null = null; ;) {
      const page: typeof whole = await of(ada, `timeline(first: 2, after: $after) { ${entries} }`, { after });
      paged.push(...page.timeline.edges.map(({ node }: { node: { id: string } }) => node.id));
      if (!page.timeline.pageInfo.hasNextPage) break;
      after = page.timeline.pageInfo.endCursor as string;
    }
    expect(paged).toEqual(nodes);
  });
});

describe('distances in any unit', () => {
  it('of limits, of what the athlete may do, and of where in a run it began', async () => {
    const ada = await athlete('UTC', [coach, 'COACH']);
    const rule = {
      activity: 'RUN',
      permission: 'LIMITED',
      maxDistanceMeters: 3218.688,
      maxDistanceMetersPerWeek: 8000,
    };
    await coach.does('issueInstruction', { athleteId: ada.id, rules: [rule] }, 'instruction { id }');
    const observation = { phase: 'DURING_RUN', sites: ['CALF'], pain: 2, onsetDistanceMeters: 804.672 };
    const { symptom } = await ada.does('reportSymptom', { athleteId: ada.id, observation }, 'symptom { id }');
    const limits = 'maxDistance(unit: MILE) maxDistancePerWeek(unit: KILOMETER)';
    const shown = await of(
      ada,
      `permissions { ${limits} } instructions(first: 1) { nodes { rules { ${limits} } } }
       symptoms(first: 1) { nodes { id latestObservation { onsetDistance(unit: MILE) } } }`,
    );
    const due = { maxDistance: 2, maxDistancePerWeek: 8 };
    expect(shown.permissions[0]).toEqual(due);
    expect(shown.permissions.at(-1)).toEqual({ maxDistance: null, maxDistancePerWeek: null });
    expect(shown.instructions.nodes[0].rules).toEqual([due]);
    expect(shown.symptoms.nodes).toEqual([{ id: symptom.id, latestObservation: { onsetDistance: 0.5 } }]);
  });
});

describe('what the athlete may do', () => {
  it('is the tightest of all that is in force at an instant, in the past, now and to come', async () => {
    world.at('2026-03-01T08:00:00Z');
    const physio = world.person('physio');
    const ada = await athlete('UTC', [coach, 'COACH'], [physio, 'PHYSIO']);
    const issue = (who: Someone, input: object) =>
      who.does('issueInstruction', { athleteId: ada.id, ...input }, 'instruction { id }');
    await issue(coach, {
      rules: [
        { activity: 'RUN', permission: 'LIMITED', maxDistanceMeters: 8000, maxEffort: 5 },
        { activity: 'REHAB', permission: 'REQUIRED', maxDurationSeconds: 900 },
      ],
    });
    await issue(physio, {
      startsAt: '2026-03-03T08:00:00Z',
      endsAt: '2026-03-05T08:00:00Z',
      reviewAt: '2026-03-04T08:00:00Z',
      rules: [
        { activity: 'RUN', permission: 'LIMITED', maxDistanceMeters: 5000, stopIfPainAtLeast: 4 },
        { activity: 'RACE', permission: 'PROHIBITED' },
        { activity: 'REHAB', permission: 'LIMITED', maxDurationSeconds: 600 },
      ],
    });
    await issue(physio, { startsAt: '2026-03-06T08:00:00Z', rules: [{ activity: 'RUN', permission: 'PROHIBITED' }] });
    const limits = 'permission maxDistanceMeters maxDurationSeconds maxEffort stopIfPainAtLeast instructions { id }';
    const at = async (instant?: string) => {
      const { permissions, availability } = await of(
        ada,
        `permissions(at: $at) { activity ${limits} } availability(at: $at) { status since until reviewAt reviewOverdue }`,
        { at: instant },
      );
      const of_ = (activity: string) =>
        permissions.find((each: { activity: string }) => each.activity === activity) as Record<string, unknown>;
      return { RUN: of_('RUN'), RACE: of_('RACE'), REHAB: of_('REHAB'), MOBILITY: of_('MOBILITY'), availability };
    };
    const none = { maxDistanceMeters: null, maxDurationSeconds: null, maxEffort: null, stopIfPainAtLeast: null };

    const before = await at('2026-03-01T07:59:59.999Z');
    expect(before.RUN).toMatchObject({ permission: 'UNSPECIFIED', ...none, instructions: [] });
    expect(before.availability).toMatchObject({ status: 'AVAILABLE', since: null, until: null });

    const now = await at();
    expect(now.RUN).toMatchObject({ permission: 'LIMITED', ...none, maxDistanceMeters: 8000, maxEffort: 5 });
    expect(now.RACE).toMatchObject({ permission: 'PROHIBITED', ...none });
    expect(now.REHAB).toMatchObject({ permission: 'REQUIRED', ...none, maxDurationSeconds: 900 });
    expect(now.MOBILITY).toMatchObject({ permission: 'UNSPECIFIED', ...none, instructions: [] });
    expect(now.availability).toMatchObject({
      status: 'MODIFIED',
      since: '2026-03-01T08:00:00.000Z',
      until: '2026-03-06T08:00:00.000Z',
    });

    const both = await at('2026-03-03T08:00:00Z');
    expect(both.RUN).toMatchObject({
      permission: 'LIMITED',
      maxDistanceMeters: 5000,
      maxEffort: 5,
      stopIfPainAtLeast: 4,
    });
    expect(both.RUN['instructions']).toHaveLength(2);
    expect(both.RACE).toMatchObject({ permission: 'PROHIBITED', ...none });
    expect(both.REHAB).toMatchObject({ permission: 'LIMITED', maxDurationSeconds: 600 });
    expect((await at('2026-03-05T07:59:59.999Z')).availability).toMatchObject({
      reviewAt: '2026-03-04T08:00:00.000Z',
      reviewOverdue: true,
    });
    expect((await at('2026-03-05T08:00:00Z')).RUN).toMatchObject({ maxDistanceMeters: 8000, stopIfPainAtLeast: null });
    expect((await at('2026-03-06T08:00:00Z')).RUN).toMatchObject({ permission: 'PROHIBITED', ...none });
    expect((await at('2026-03-06T08:00:00Z')).availability).toMatchObject({
      status: 'SIDELINED',
      since: '2026-03-06T08:00:00.000Z',
      until: null,
    });
  });
});

describe('boards', () => {
  const at = (day: number) => `2026-03-${String(day).padStart(2, '0')}T08:00:00.000Z`;
  let looking: Someone;
  const team: Record<string, Athlete> = {};
  const prohibited = [{ activity: 'RUN', permission: 'PROHIBITED' }];
  const issue = (name: string, day: number, input: object = {}) => {
    world.at(at(day));
    return looking.does(
      'issueInstruction',
      { athleteId: team[name]?.id, rules: prohibited, ...input },
      'instruction { id }',
    );
  };
  const nameOf = (id: string) => Object.entries(team).find(([, each]) => each.id === id)?.[0] ?? id;
  const pages = async (field: string, first: number): Promise<string[]> => {
    const found: string[] = [];
    for (let after: string | null = null; ;) {
      const [name, argument = ''] = field.split(' ');
      const node = name === 'attention' ? 'athlete { id }' : 'id';
      const { data, errors } = await looking.ask(
        `query($after: String) { viewer { ${name}(first: ${first}, after: $after ${argument}) { nodes { ${node} } pageInfo { hasNextPage endCursor } } } }`,
        { after },
      );
      expect(errors).toBeUndefined();
      const page = data.viewer[name ?? ''];
      found.push(
        ...page.nodes.map((each: { id: string; athlete?: { id: string } }) => nameOf(each.athlete?.id ?? each.id)),
      );
      if (!page.pageInfo.hasNextPage) return found;
      after = page.pageInfo.endCursor;
    }
  };

  beforeAll(async () => {
    world.at(at(1));
    looking = world.person('looking after them');
    for (const name of ['since 5', 'since 2', 'since 3', 'modified', 'over', 'scheduled', 'well', 'seen as a friend'])
      team[name] = await athlete('UTC', [looking, name === 'seen as a friend' ? 'SUPPORTER' : 'COACH']);
    await issue('since 2', 2, { reviewAt: at(20) });
    await issue('since 3', 3);
    await issue('modified', 3, { rules: [{ activity: 'RUN', permission: 'LIMITED', maxEffort: 3 }] });
    await issue('over', 3, { endsAt: at(6) });
    await issue('scheduled', 4, { startsAt: at(12) });
    await issue('since 5', 5, { reviewAt: at(9), startsAt: at(5) });
    // An unbroken stretch: sidelined anew before the first one ended.
    await issue('since 2', 6, { reviewAt: at(15), supersedes: [] });
    const other = world.person('coach of a friend');
    await world.join(team['seen as a friend'] as Athlete, other, 'COACH', 'Somebody');
    const given = { athleteId: team['seen as a friend']?.id, rules: prohibited };
    await other.does('issueInstruction', given, 'instruction { id }');
    world.at(at(10));
  });

  it.each([1, 2, 100])('the sidelined by how long they are and by their next review, %i at a time', async (first) => {
    expect(await pages('sidelinedAthletes', first)).toEqual(['since 2', 'since 3', 'since 5']);
    expect(await pages('sidelinedAthletes ,orderBy:NEXT_REVIEW', first)).toEqual(['since 5', 'since 2', 'since 3']);
  });

  it('to the millisecond: who starts and who is over', async () => {
    world.at('2026-03-06T07:59:59.999Z');
    expect(await pages('sidelinedAthletes', 10)).toContain('over');
    world.at(at(6));
    expect(await pages('sidelinedAthletes', 10)).not.toContain('over');
    world.at('2026-03-12T07:59:59.999Z');
    expect(await pages('sidelinedAthletes', 10)).not.toContain('scheduled');
    world.at(at(12));
    expect(await pages('sidelinedAthletes', 10)).toContain('scheduled');
    world.at(at(10));
  });

  it('a roster has every athlete who granted a role, with their current state', async () => {
    expect((await pages('roster', 3)).sort()).toEqual(Object.keys(team).sort());
    const query =
      '{ viewer { roster(first: 500) { nodes { id viewerRole availability { status since reviewAt } symptomSummary { openCount } } } } }';
    const { data } = await looking.ask(query);
    const seen = Object.fromEntries(
      data.viewer.roster.nodes.map(({ id, ...rest }: { id: string }) => [nameOf(id), rest]),
    );
    expect(seen).toMatchObject({
      'since 2': { viewerRole: 'COACH', availability: { status: 'SIDELINED', since: at(2), reviewAt: at(15) } },
      modified: { availability: { status: 'MODIFIED', since: at(3) }, symptomSummary: { openCount: 0 } },
      over: { availability: { status: 'AVAILABLE', since: at(6) } },
      scheduled: { availability: { status: 'AVAILABLE', since: null } },
      'seen as a friend': {
        viewerRole: 'SUPPORTER',
        availability: { status: 'SIDELINED', reviewAt: null },
        symptomSummary: null,
      },
    });
  });

  it('a new name shows on every roster', async () => {
    for (const name of ['well', 'seen as a friend']) {
      const athlete = team[name] as Athlete;
      await athlete.does('updateAthlete', { athleteId: athlete.id, name: `${name}, renamed` }, 'athlete { name }');
    }
    const { data } = await looking.ask('{ viewer { roster(first: 100) { nodes { name } } } }');
    const seen = data.viewer.roster.nodes.map(({ name }: { name: string }) => name);
    expect(seen).toEqual(expect.arrayContaining(['well, renamed', 'seen as a friend, renamed']));
    const me = await (team['well'] as Athlete).ask(
      '{ viewer { me { name } athlete { name grants(first: 9) { nodes { person { name } role } } } } }',
    );
    expect(me.data.viewer).toMatchObject({ me: { name: 'well, renamed' }, athlete: { name: 'well, renamed' } });
    expect(me.data.viewer.athlete.grants.nodes).toContainEqual({ person: { name: 'well, renamed' }, role: 'OWNER' });
  });

  it('who needs a look, why and since when, the most pressing first', async () => {
    const felt = (pain: number, day: number) => ({ phase: 'AT_REST', sites: ['CALF'], pain, observedAt: at(day) });
    const athlete = (name: string) => team[name] as Athlete;
    world.at(at(9));
    await run(athlete('since 3'), athlete('since 3'), { startedAt: at(8) });
    const { symptom } = await athlete('well').does(
      'reportSymptom',
      { athleteId: athlete('well').id, observation: felt(1, 1) },
      'symptom { id }',
    );
    for (const [pain, day] of [
      [1, 2],
      [4, 4],
    ] as const)
      await athlete('well').does(
        'addObservation',
        { symptomId: symptom.id, observation: felt(pain, day) },
        'symptom { id }',
      );
    const acknowledged = await issue('modified', 9, {
      rules: [{ activity: 'RUN', permission: 'LIMITED', maxEffort: 2 }],
    });
    await athlete('modified').does(
      'acknowledgeInstruction',
      { instructionId: acknowledged.instruction.id },
      'instruction { id }',
    );
    await athlete('over').does(
      'reportSymptom',
      { athleteId: athlete('over').id, observation: felt(1, 9) },
      'symptom { id }',
    );
    world.at(at(10));
    const { data } = await looking.ask(
      '{ viewer { attention(first: 100) { nodes { athlete { id } reasons { code since } } } } }',
    );
    const seen = data.viewer.attention.nodes.map(
      ({ athlete: { id }, reasons }: { athlete: { id: string }; reasons: { code: string; since: string }[] }) => [
        nameOf(id),
        ...reasons.map(({ code, since }) => `${code} ${Number(since.slice(8, 10))}`),
      ],
    );
    expect(seen).toEqual([
      // What began on the 1st was told of on the 9th.
      ['well', 'RED_FLAG 4', 'SYMPTOM_WORSENING 4', 'NEW_SYMPTOM 9'],
      ['since 3', 'RUN_AGAINST_INSTRUCTION 8', 'READY_TO_CLEAR 3', 'INSTRUCTION_NOT_ACKNOWLEDGED 3'],
      ['over', 'RESTRICTION_LAPSED 6', 'NEW_SYMPTOM 9'],
      [
        'since 5',
        'REVIEW_OVERDUE 9',
        'SIDELINED_REVIEW_OVERDUE 9',
        'READY_TO_CLEAR 5',
        'INSTRUCTION_NOT_ACKNOWLEDGED 5',
        'SILENT 5',
      ],
      ['since 2', 'READY_TO_CLEAR 2', 'INSTRUCTION_NOT_ACKNOWLEDGED 2', 'SILENT 2'],
      ['modified', 'READY_TO_CLEAR 3', 'SILENT 3'],
    ]);
    for (const first of [1, 2]) expect(await pages('attention', first)).toEqual(seen.map(([name]: string[]) => name));
  });
});
