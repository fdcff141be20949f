import { beforeAll, describe, expect, it } from 'vitest';
import { countRequests } from '../../support/counter.ts';
import { proves } from '../../support/promise.ts';
import { asPromised } from '../../support/promised.ts';
import { createWorld, TODAY, type Someone, type World } from '../../support/world.ts';

/** The stated cost of a response is never less than the actual one: the cost table is in step with the resolvers. */
describe('What an answer says that it may cost', () => {
  let world: World;
  let coach: Someone;
  let ada: Someone & { id: string };
  let ids: string[];
  let counter: ReturnType<typeof countRequests>;

  const startedAt = (run: number) => new Date(Date.parse(TODAY) - run * 10 * 3_600_000).toISOString();

  beforeAll(async () => {
    world = await createWorld();
    ada = await world.athlete('Ada');
    const bea = await world.athlete('Bea');
    coach = world.person('coach');
    for (const athlete of [ada, bea]) await world.join(athlete, coach, 'COACH', 'Maren');
    const made: string[] = [];
    for (const athlete of [ada, bea]) {
      const runs = Array.from({ length: 30 }, (_, i) => ({
        externalId: `run-${i}`,
        startedAt: startedAt(i + 1),
        distanceMeters: 5000,
        durationSeconds: 1500,
        effort: 5,
      }));
      const { results } = await athlete.does('recordRuns', { athleteId: athlete.id, runs }, 'results { run { id } }');
      const runIds: string[] = results.map(({ run }: { run: { id: string } }) => run.id);
      for (let symptom = 0; symptom < 3; symptom += 1) {
        const observation = (n: number) => ({
          phase: 'AFTER_RUN',
          sites: ['CALF'],
          pain: n,
          runId: runIds[symptom * 2 + n],
          observedAt: startedAt(symptom + 1),
        });
        const input = { athleteId: athlete.id, observation: observation(1) };
        const { symptom: opened } = await athlete.does(
          'reportSymptom',
          input,
          'symptom { id latestObservation { id } }',
        );
        await athlete.does('addObservation', { symptomId: opened.id, observation: observation(2) }, 'symptom { id }');
        made.push(opened.id, opened.latestObservation.id);
      }
      const rules = [{ activity: 'RUN', permission: 'PROHIBITED' }];
      const issued = { athleteId: athlete.id, rules, startsAt: startedAt(5) };
      const { instruction } = await coach.does('issueInstruction', issued, 'instruction { id }');
      made.push(instruction.id, athlete.id, ...runIds.slice(0, 2));
      for (const subjectId of [...runIds.slice(0, 5), instruction.id, athlete.id]) {
        const { comment } = await coach.does(
          'addComment',
          { subjectId, body: 'Well?', audience: 'TEAM' },
          'comment { id }',
        );
        made.push(comment.id);
      }
    }
    ids = made;
    counter = countRequests(world.dynamodb);
  });

  const comments = 'comments(first: 5) { nodes { body athlete { id } subject { __typename } promotedTo { id } } }';
  const run = `id observations { pain symptom { id } run { id } } breaches { rule instruction { id } } possibleDuplicateOf { id } athlete { id } commentCount`;
  const symptom =
    'id latestObservation { pain fromComment { id } } mergedFrom { id } mergedInto { id } recursFrom { id } athlete { timeZone }';
  const instruction = 'id symptoms { id } supersedes { id } supersededBy { id } breaches { run { id } }';

  it.each([
    '{ viewer { id me { name } athlete { name } roster(first: 50) { nodes { id name availability { status } symptomSummary { openCount } } } } }',
    '{ viewer { sidelinedAthletes(first: 20) { nodes { id name availability { status since } } } } }',
    '{ viewer { sidelinedAthletes(first: 20) { nodes { timeZone createdAt commentCount availability { governedBy { id } } permissions { activity } } } } }',
    '{ viewer { attention(first: 20) { nodes { athlete { id timeZone } reasons { code } } } } }',
    `{ viewer { roster(first: 5) { nodes { runs(first: 3) { nodes { ${run} } } } } } }`,
    `query ($id: ID!) { athlete(id: $id) { runs(first: 30) { nodes { ${run} } } } }`,
    `query ($id: ID!) { athlete(id: $id) { runs(first: 10) { nodes { ${comments} } } } }`,
    `query ($id: ID!) { athlete(id: $id) { symptoms(first: 10) { nodes { ${symptom} observations(first: 5) { nodes { pain } } movements { kind } comments(first: 2) { nodes { body } } } } } }`,
    `query ($id: ID!) { athlete(id: $id) { instructions(first: 10) { nodes { ${instruction} ${comments} } } } }`,
    'query ($id: ID!) { athlete(id: $id) { instructions(first: 10, show: IN_FORCE) { nodes { id } } permissions { activity } availability { governedBy { id } } } }',
    `query ($id: ID!, $at: DateTime!) { athlete(id: $id) { availability(at: $at) { governedBy { id } } permissions(at: $at) { activity } } }`,
    `query ($id: ID!) { athlete(id: $id) { timeline(first: 50) { nodes { __typename ... on Run { ${run} } ... on Observation { symptom { id } } ... on Comment { subject { __typename } } ... on Instruction { symptoms { id } } } } } }`,
    'query ($id: ID!) { athlete(id: $id) { weeklyTotals(weeks: 5) { distanceMeters } comments(first: 5) { nodes { body } } } }',
    'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    `query ($few: [ID!]!) { nodes(ids: $few) { id ... on Symptom { ${symptom} } ... on Run { observations { pain } } } }`,
  ])('bounds %s', proves(7, 1, 'documents'), async (query) => {
    const variables = { id: ada.id, ids, few: ids.slice(0, 4), at: startedAt(3) };
    const { extensions, errors, status } = await asPromised(counter, query, () => coach.ask(query, variables));
    expect({ errors, status }).toEqual({ errors: undefined, status: 200 });
    expect(extensions?.cost?.['storeRequests']).toBeLessThanOrEqual(150);
  });

  it('bounds mutations', async () => {
    const runs = Array.from({ length: 100 }, (_, i) => ({
      externalId: `new-${i}`,
      startedAt: startedAt(i / 10 + 0.1),
      distanceMeters: 8000,
      durationSeconds: 2400,
    }));
    const first = (prefix: string, skip = 0) => ids.filter((id) => id.startsWith(prefix))[skip] ?? '';
    const [symptomId, instructionId, athleteId] = [first('sym_'), first('ins_'), ada.id];
    const [runId, otherRunId] = [first('run_'), first('run_', 1)];
    const observation = { phase: 'AT_REST', sites: ['CALF'], pain: 3, runId };
    const calls: [Someone, string, object, string][] = [
      [ada, 'recordRuns', { athleteId, runs }, `results { run { ${run} } } athlete { name }`],
      [ada, 'recordRuns', { athleteId, runs }, 'results { status }'],
      [ada, 'editRun', { runId, effort: 9, idempotencyKey: 'a' }, `run { ${run} }`],
      [ada, 'addObservation', { symptomId, observation, idempotencyKey: 'b' }, `symptom { ${symptom} }`],
      [ada, 'addObservation', { symptomId, observation, idempotencyKey: 'b' }, `symptom { ${symptom} }`],
      [ada, 'resolveSymptom', { symptomId, idempotencyKey: 'c' }, `symptom { ${symptom} }`],
      [
        ada,
        'recurSymptom',
        { symptomId, observation: { ...observation, observedAt: startedAt(-0.01) }, idempotencyKey: 'd' },
        `symptom { ${symptom} }`,
      ],
      [ada, 'acknowledgeInstruction', { instructionId, idempotencyKey: 'e' }, `instruction { ${instruction} }`],
      [
        coach,
        'withdrawInstruction',
        { instructionId, idempotencyKey: 'f' },
        `instruction { ${instruction} } athlete { name }`,
      ],
      [ada, 'deleteRun', { runId: otherRunId, idempotencyKey: 'g' }, 'athlete { name }'],
      [ada, 'updateAthlete', { athleteId, name: 'Ada L.', idempotencyKey: 'h' }, 'athlete { name timeZone }'],
      [ada, 'exportAthlete', { athleteId }, 'cursor'],
      [ada, 'eraseAthlete', { athleteId, confirmName: 'Ada L.' }, 'done deletedCount'],
    ];
    for (const [who, name, input, selection] of calls) {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
      const document = `mutation ($input: ${type}) { ${name}(input: $input) { ${selection} userErrors { message } } }`;
      const { data, errors } = await asPromised(counter, document, () => who.ask(document, { input }));
      expect({ name, errors, userErrors: data?.[name]?.userErrors }).toEqual({
        name,
        errors: undefined,
        userErrors: [],
      });
    }
  });
});
