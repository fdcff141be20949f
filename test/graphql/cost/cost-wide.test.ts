import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditOf, type Shown } from '../../support/audit.ts';
import { countRequests } from '../../support/counter.ts';
import { proves, size } from '../../support/promise.ts';
import { asPromised } from '../../support/promised.ts';
import { type Start, walkFrom } from '../../support/walk.ts';
import { createWorld, type Someone, type World } from '../../support/world.ts';

/** A text that takes as many bytes as one can. */
const LONG = '\u0001"é€'.repeat(1_000);
const WALKS = size(30, 1_000);

/** An athlete with the maximum of everything: the cost that a response states is an upper bound here, too. */
describe('of an athlete who has a lot', () => {
  let world: World;
  let ada: Someone & { id: string };
  let coach: Someone;
  let physio: Someone;
  let supporter: Someone;
  let tracker: Someone;
  let runId: string;
  let ofMany: string;
  let first: string;
  let counter: ReturnType<typeof countRequests>;

  const tick = () => {
    world.at(new Date(Date.parse(world.now()) + 1000).toISOString());
  };
  const observation = (parts: object = {}) => ({ phase: 'AT_REST', sites: ['CALF'], pain: 2, ...parts });
  async function report(): Promise<string> {
    tick();
    const input = { athleteId: ada.id, observation: observation() };
    return (await ada.does('reportSymptom', input, 'symptom { id }')).symptom.id;
  }
  const merge = (intoSymptomId: string, fromSymptomId: string) =>
    ada.does('mergeSymptoms', { intoSymptomId, fromSymptomId }, 'symptom { id }');

  beforeAll(async () => {
    world = await createWorld({ now: '2026-03-01T08:00:00Z' });
    ada = await world.athlete('Ada', 'UTC');
    [coach, physio, supporter] = [world.person('coach'), world.person('physio'), world.person('supporter')];
    tracker = world.integration('tracker');
    await world.join(ada, coach, 'COACH', 'Maren');
    await world.join(ada, physio, 'PHYSIO', 'Jonas');
    await world.join(ada, supporter, 'SUPPORTER', 'Ben');
    await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
    const day = (index: number) => new Date(Date.UTC(2026, 1, 1) + index * 3_600_000).toISOString();
    const runs = Array.from({ length: 100 }, (_, index) => ({
      externalId: String(index),
      startedAt: day(index),
      distanceMeters: 5000,
      durationSeconds: 1500,
      ...(index > 90 && { note: LONG }),
    }));
    await tracker.does('recordRuns', { athleteId: ada.id, runs: runs.slice(0, 2) }, 'results { status }');
    const { results } = await ada.does('recordRuns', { athleteId: ada.id, runs }, 'results { run { id } }');
    runId = results[99].run.id;

    // One symptom that ten became, and ten that became one another in turn.
    ofMany = await report();
    for (let parts = 0; parts < 10; parts++) await merge(ofMany, await report());
    first = await report();
    for (let last = first, parts = 0; parts < 10; parts++) {
      const next = await report();
      await merge(next, last);
      last = next;
    }
    const symptomIds = [ofMany];
    while (symptomIds.length < 10) symptomIds.push(await report());
    for (let issued = 0; issued < 29; issued++) {
      tick();
      const rules = [{ activity: 'RUN', permission: 'LIMITED', maxDistanceMeters: 100 + issued }];
      const note = issued < 9 ? LONG : undefined; // 64 KB a day
      const input = {
        athleteId: ada.id,
        rules,
        symptomIds,
        supersedes: [],
        startsAt: '2026-01-01T00:00:00Z',
        note,
      };
      await coach.does('issueInstruction', input, 'instruction { id }');
    }
    for (let felt = 0; felt < 20; felt++)
      await ada.does(
        'addObservation',
        { symptomId: ofMany, observation: observation({ runId, note: LONG.slice(0, 2_000) }) },
        'symptom { id }',
      );
    for (let said = 0; said < 60; said++) {
      tick();
      const comment = {
        subjectId: runId,
        audience: said === 0 ? 'SUPPORTERS' : 'CLINICAL',
        body: said < 9 ? LONG : `Words ${said}`,
      };
      await physio.does('addComment', comment, 'comment { id }');
    }
    counter = countRequests(world.dynamodb);
  }, 180_000);

  const run =
    'id observations { pain symptom { id } fromComment { id } } breaches { rule instruction { id } } possibleDuplicateOf { id } commentCount comments(first: 2) { nodes { id subject { __typename } } }';
  const symptom =
    'id latestObservation { pain } mergedFrom { id } mergedInto { id } observations(first: 2) { nodes { pain symptom { id } } } movements { kind }';
  const kinds =
    'availability { status } permissions { activity } runs(first: 1) { nodes { id } } symptoms(first: 1) { nodes { diagnosis { note } } } commentCount';
  const queries: [string, () => Someone, string][] = [
    ['runs', () => coach, `athlete(id: $id) { runs(first: 20) { nodes { ${run} } } }`],
    [
      'runs of a type and of days',
      () => coach,
      'athlete(id: $id) { runs(first: 2, type: OTHER, from: "2026-02-02", to: "2026-02-03") { nodes { id } } }',
    ],
    ['the runs, to an integration', () => tracker, 'athlete(id: $id) { runs(first: 1) { nodes { id externalId } } }'],
    ['symptoms', () => coach, `athlete(id: $id) { symptoms(first: 10) { nodes { ${symptom} } } }`],
    [
      'symptoms that are over',
      () => coach,
      'athlete(id: $id) { symptoms(first: 1, status: [RESOLVED]) { nodes { id } } }',
    ],
    ['a symptom of many', () => coach, `node(id: $symptom) { ... on Symptom { ${symptom} } }`],
    [
      'the instructions',
      () => coach,
      'athlete(id: $id) { instructions(first: 30) { nodes { symptoms { id latestObservation { pain } } supersedes { id } breaches { rule run { id } } } } }',
    ],
    [
      'what holds',
      () => coach,
      'athlete(id: $id) { permissions { activity instructions { symptoms { id } } } availability { governedBy { symptoms { id } } } }',
    ],
    [
      'what held',
      () => coach,
      'athlete(id: $id) { availability(at: "2026-02-01T00:00:00Z") { governedBy { symptoms { id } } } permissions(at: "2026-02-01T00:00:00Z") { activity } }',
    ],
    [
      'a timeline',
      () => coach,
      `athlete(id: $id) { timeline(first: 100) { nodes { ... on Run { observations { id } } ... on Comment { subject { __typename } } ... on Instruction { symptoms { id } } ... on Observation { symptom { id } run { id } } } } }`,
    ],
    ['a timeline, to a supporter', () => supporter, 'athlete(id: $id) { timeline(first: 3) { nodes { __typename } } }'],
    [
      'comments, most of them for others',
      () => coach,
      'node(id: $run) { ... on Run { comments(first: 1) { nodes { body } } } }',
    ],
    [
      'comments, most of them for others, to a supporter',
      () => supporter,
      'node(id: $run) { ... on Run { comments(first: 1) { nodes { body } } } }',
    ],
    [
      'boards',
      () => coach,
      'viewer { roster(first: 9) { nodes { timeZone availability { governedBy { symptoms { id } } } } } attention(first: 9) { nodes { athlete { runs(first: 2) { nodes { id } } } } } }',
    ],
  ];
  it.each(queries)('%s', async (_, who, fields) => {
    const variables = { id: ada.id, symptom: ofMany, run: runId };
    const used = (['id', 'symptom', 'run'] as const).filter((name) => fields.includes(`$${name}`));
    const parameters = used.length > 0 ? `(${used.map((name) => `$${name}: ID!`).join(', ')})` : '';
    const query = `query${parameters} { ${fields} }`;
    const { status, errors, data } = await asPromised(counter, query, () => who().ask(query, variables));
    expect({ status, errors }).toEqual({ status: 200, errors: undefined });
    expect(JSON.stringify(data).length).toBeGreaterThan(30);
  });

  it(
    `${WALKS} random walks, as everybody`,
    proves(7, WALKS, 'walks over the largest answers', { timeout: 1_200_000 }),
    async () => {
      const starts = (): Start[] => [
        { root: 'query', field: `athlete(id: "${ada.id}")`, typeName: 'Athlete' },
        { root: 'query', field: `node(id: "${ofMany}")`, typeName: 'Node', types: ['Symptom'] },
        { root: 'query', field: `node(id: "${runId}")`, typeName: 'Node', types: ['Run'] },
        { root: 'query', field: 'viewer', typeName: 'Viewer' },
      ];
      let [answered, outOfReads] = [0, 0];
      await fc.assert(
        fc.asyncProperty(
          fc.nat(3),
          fc.nat(3),
          fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
          async (who, start, numbers) => {
            const walk = walkFrom(starts()[start] as Start, numbers);
            const { status, errors } = await asPromised(counter, walk, () =>
              ([ada, coach, physio, supporter][who] as Someone).ask(walk),
            );
            // Texts like these fill an answer soon, and where every list is as long as it can be, few reads are left over.
            const codes = new Set(errors?.map(({ extensions }) => extensions['code']));
            expect(['', 'ANSWER_TOO_LARGE', 'QUERY_TOO_COSTLY']).toContain([...codes].join(' '));
            // One is refused before it reads, if the most that its lists can hold takes too many reads.
            expect([200, ...(codes.has('QUERY_TOO_COSTLY') ? [400] : [])]).toContain(status);
            if (codes.has('QUERY_TOO_COSTLY')) outOfReads += 1;
            else if (!errors) answered += 1;
          },
        ),
        { numRuns: WALKS, endOnFailure: true },
      );
      expect(answered).toBeGreaterThan(WALKS / 3);
      expect(outOfReads).toBeLessThan(3 + WALKS / 20);
    },
  );

  it('an audit trail of the longest names', async () => {
    const audit = auditOf(world);
    const operation = 'L'.repeat(64);
    for (let app = 0; app < 12; app++) {
      Object.assign(coach.claims, { client_id: `${app}${LONG}` });
      const { errors } = await coach.ask(`query ${operation} { viewer { roster(first: 5) { nodes { ${kinds} } } } }`);
      expect(errors).toBeUndefined();
    }
    while ((await audit.fold()) > 0);
    const entry = 'number at by { name } role kindsRead kindsWritten through client operation hash';
    const page = `auditTrail(first: 100) { edges { cursor node { ${entry} } } pageInfo { endCursor } }`;
    const query = `{ viewer { athlete { ${page} } } }`;
    const { data, errors } = await asPromised(counter, query, () => ada.ask(query));
    expect(errors).toBeUndefined();
    const shown: Shown[] = data.viewer.athlete.auditTrail.edges.map(({ node }: { node: Shown }) => node);
    expect(shown).toHaveLength(100);
    const longest = shown.filter((each) => each.client?.length === 64 && each.operation === operation);
    expect(longest).toHaveLength(12);
  });

  it.each<[string, () => Someone, () => object, string]>([
    ['addObservation', () => ada, () => ({ symptomId: first, observation: observation() }), 'symptom { id }'],
    ['addObservation', () => ada, () => ({ symptomId: ofMany, observation: observation() }), `symptom { ${symptom} }`],
    ['mergeSymptoms', () => ada, () => ({ intoSymptomId: ofMany, fromSymptomId: ofMany }), 'symptom { id }'],
    [
      'issueInstruction',
      () => coach,
      () => ({ athleteId: ada.id, rules: [{ activity: 'RUN', permission: 'ALLOWED' }] }),
      'athlete { id }',
    ],
    [
      'diagnoseSymptom',
      () => coach,
      () => ({ symptomId: first, pathology: 'TENDINOPATHY', certainty: 'SUSPECTED' }),
      'symptom { id }',
    ],
  ])('%s', async (mutation, who, input, selection) => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { code } } }`;
    tick();
    const keyed = { ...input(), idempotencyKey: `${mutation} ${world.now()}` };
    const { status, errors } = await asPromised(counter, query, () => who().ask(query, { input: keyed }));
    expect({ status, errors }).toEqual({ status: 200, errors: undefined });
  });
});
