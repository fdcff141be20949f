import { beforeAll, describe, expect, it } from 'vitest';
import { viewerFrom } from '../../functions/request/viewer-from.ts';
import type { AthleteRecord, Author } from '../../functions/domain/athlete/athlete.ts';
import type { Entity } from '../../functions/domain/athlete/change.ts';
import { type AthleteId, childId, keyOf } from '../../functions/domain/ids.ts';
import { emptySummary, summarize } from '../../functions/domain/athlete/summary.ts';
import type { GrantRecord } from '../../functions/domain/team/viewer.ts';
import type { Item } from '../../functions/store/dynamodb/table-access.ts';
import { entityItem, withStoredRoles } from '../../functions/store/items.ts';
import { grantKey, profileKey } from '../../functions/store/keys.ts';
import {
  bulkAthlete,
  bulkComment,
  bulkEdge,
  bulkInstruction,
  bulkObservation,
  bulkRun,
  bulkSymptom,
  ulid,
  writeItems,
} from '../support/bulk.ts';
import { countRequests } from '../support/counter.ts';
import { asPromised } from '../support/promised.ts';
import { createWorld, type Someone, TODAY } from '../support/world.ts';

/**
 * Nested lists batch their reads. Each query runs for a list of 5 and for one of 20; the number of requests to DynamoDB
 * grows as stated here and no further. DynamoDB has no Query over several ranges: a list in each item of another list
 * takes one Query for each, with a reason. Entities by id are never read one by one.
 */
const [FEW, MANY] = [5, 20];
const ATHLETES = 50;

/** The coach of all of them. */
let coach: Someone;
let athletes: AthleteId[];
let counter: ReturnType<typeof countRequests>;

const nth = <T>(list: readonly T[], index: number): T => list[index] as T;
const pad = (number: number): string => String(number).padStart(16, '0');

/** An athlete with as many of everything, each with related entities, and what a coach sees of them on a board. */
function recordsOf(index: number, count: number, { id: coachId, name }: Author): Item[] {
  const id: AthleteId = `ath_${pad(index)}`;
  const runner = { id, ownerId: `per_${pad(index)}` as const, name: `Runner ${index}` };
  const athlete = bulkAthlete(runner, coachId);
  const symptomIds = Array.from({ length: count }, (_, each) => childId('sym', id, ulid(each)));
  const instructionIds = Array.from({ length: count }, (_, each) => bulkInstruction(athlete, each).id);
  const entities: Entity[] = [];
  for (let each = 0; each < count; each++) {
    const [one, next] = [each, (each + 1) % count];
    const at = new Date(Date.parse(TODAY) - one * 86_400_000).toISOString();
    const said = { createdAt: at };
    const run = bulkRun(athlete, one, { startedAt: at, localDate: at.slice(0, 10), commentCounts: { TEAM: 1 } });
    const [symptom, observation] = bulkSymptom(athlete, one, one > 0 ? { recursFromId: nth(symptomIds, one - 1) } : {});
    const first = { ...observation, runId: run.id };
    const felt = { ...bulkObservation(athlete, symptom.id, 1_000 + one), observedAt: at, runId: run.id };
    const instruction = bulkInstruction(athlete, one, {
      symptomIds: [symptom.id, nth(symptomIds, next)],
      ...(one > 0 && { supersedesIds: [nth(instructionIds, one - 1)] }),
      commentCounts: { TEAM: 1 },
    });
    entities.push(
      { ...run, observationIds: [felt.id] },
      { ...symptom, latestObservation: first },
      first,
      felt,
      instruction,
      bulkComment(athlete, run.id, one, said),
      bulkComment(athlete, instruction.id, one, said),
      bulkComment(athlete, id, one, { ...said, promotedToId: felt.id }),
    );
  }
  const summary = summarize(
    emptySummary,
    { instructions: [bulkInstruction(athlete, 0)], symptoms: [bulkSymptom(athlete, 0)[0]], lastReportAt: TODAY },
    TODAY,
  );
  const profile: AthleteRecord = {
    kind: 'athlete',
    ...runner,
    timeZone: 'UTC',
    createdAt: TODAY,
    summary,
    commentCounts: { TEAM: count },
    version: 1,
  };
  const grant: GrantRecord = {
    kind: 'grant',
    id: childId('gra', id, keyOf(coachId)),
    athleteId: id,
    person: { id: coachId, name },
    roles: ['COACH'],
    grantedAt: TODAY,
  };
  return [
    ...entities.map(entityItem),
    { ...profileKey(id), ...profile },
    { ...grantKey(id, coachId), ...withStoredRoles(grant) },
    bulkEdge(id, coachId, runner.name, summary),
  ];
}

beforeAll(async () => {
  const world = await createWorld();
  coach = world.person('coach');
  const author: Author = { id: viewerFrom(coach.claims).id, name: 'Maren', role: 'COACH' };
  const items = Array.from({ length: ATHLETES }, (_, index) => recordsOf(index, index === 0 ? MANY + 4 : 3, author));
  await writeItems(world.client, world.tableName, items.flat());
  athletes = items.map((_, index): AthleteId => `ath_${pad(index)}`);
  counter = countRequests(world.dynamodb);
});

type Commands = Record<string, number>;

interface Row {
  list: string;
  query: string;
  /** The length of the list; FEW and MANY by default. */
  sizes?: readonly [number, number];
  /** Requests for any length of the list. */
  once: Commands;
  /** Additional requests for each item, and why they cannot be batched. */
  each?: Commands;
  because?: string;
}

const ofAthlete = (fields: string) => `query($n: Int!, $id: ID!) { athlete(id: $id) { ${fields} } }`;
const mine = (fields: string) => `query($n: Int!) { viewer { ${fields} } }`;

const ONE_RANGE_EACH = 'a Query reads one range: each athlete has their own, and so has each entity with a list';
const PACKED = 'a Query packs what is open of an athlete into a unit or two, where ids take a unit each';
const rows: Row[] = [
  {
    list: 'a roster with who may run and who hurts',
    query: mine('roster(first: $n) { nodes { id name availability { status since } symptomSummary { openCount } } }'),
    sizes: [10, 50],
    once: { Query: 1 },
  },
  {
    list: 'a roster with what grants do not carry',
    query: mine('roster(first: $n) { nodes { timeZone createdAt commentCount } }'),
    sizes: [10, 50],
    // Profiles with grants, and what is counted beside them.
    once: { Query: 1, BatchGetItem: 2 },
  },
  {
    list: 'a roster with why, and with what it is about',
    query: mine(
      'roster(first: $n) { nodes { timeZone availability { governedBy { note symptoms { trend latestObservation { pain run { type } } } } } } }',
    ),
    // Profiles with grants, and the runs in which the symptoms were felt.
    once: { Query: 1, BatchGetItem: 2 },
    each: { Query: 1 },
    because: PACKED,
  },
  {
    list: 'a roster with why, of more athletes than what is open is read ahead of',
    query: mine('roster(first: $n) { nodes { availability { governedBy { note symptoms { trend } } } } }'),
    sizes: [25, 50],
    // What is open of 20 athletes; for the others the instructions, then their symptoms.
    once: { Query: 21, BatchGetItem: 2 },
  },
  {
    list: 'a board with why',
    query: mine(
      'sidelinedAthletes(first: $n) { nodes { name availability { status since governedBy { note symptoms { trend } } } } }',
    ),
    once: { Query: 1 },
    each: { Query: 1 },
    because: PACKED,
  },
  {
    list: 'a board with why, but not what it is about',
    query: mine('sidelinedAthletes(first: $n) { nodes { availability { governedBy { note } } } }'),
    sizes: [10, 50],
    once: { Query: 1, BatchGetItem: 1 },
  },
  {
    list: 'a board with symptoms, and why',
    query: mine(
      'sidelinedAthletes(first: $n) { nodes { availability { governedBy { note } } symptoms(first: 2, status: [ACTIVE]) { nodes { trend diagnosis { pathology } } } } }',
    ),
    once: { Query: 1 },
    each: { Query: 1 },
    because: PACKED,
  },
  {
    list: 'a board with runs',
    query: mine('sidelinedAthletes(first: $n) { nodes { runs(first: 3) { nodes { type distanceMeters } } } }'),
    once: { Query: 1 },
    each: { Query: 1 },
    because: ONE_RANGE_EACH,
  },
  {
    list: 'a board with what holds and what may be done',
    query: mine(
      'sidelinedAthletes(first: $n) { nodes { permissions { activity permission } instructions(first: 3, show: IN_FORCE) { nodes { note } } } }',
    ),
    once: { Query: 1 },
    // Both fields use the same Query.
    each: { Query: 1 },
    because: ONE_RANGE_EACH,
  },
  {
    list: 'a board with runs, and what was felt in them',
    query: mine('sidelinedAthletes(first: $n) { nodes { runs(first: 3) { nodes { observations { pain } } } } }'),
    sizes: [3, 12],
    once: { Query: 1, BatchGetItem: 1 },
    each: { Query: 1 },
    because: ONE_RANGE_EACH,
  },
  {
    list: 'attention',
    query: mine(
      'attention(first: $n) { nodes { athlete { name timeZone availability { governedBy { note } } } reasons { code } } }',
    ),
    sizes: [10, 50],
    once: { Query: 1, BatchGetItem: 2 },
  },
  {
    list: 'runs with what was felt, which rules they broke, and which may be twins',
    query: ofAthlete(
      'runs(first: $n) { nodes { athlete { name } observations { pain symptom { trend recursFrom { trend } } } breaches { instruction { note } run { type } } possibleDuplicateOf { id } } }',
    ),
    // The page, all instructions, the surrounding runs: one Query each for all runs together.
    once: { Query: 3, BatchGetItem: 3 },
  },
  {
    list: 'runs with their comments',
    query: ofAthlete('runs(first: $n) { nodes { comments(first: 3) { nodes { body author { name } } } } }'),
    once: { BatchGetItem: 1, Query: 1 },
    each: { Query: 1 },
    because: ONE_RANGE_EACH,
  },
  {
    list: 'symptoms without comments, asked for them',
    query: ofAthlete('symptoms(first: $n) { nodes { commentCount comments(first: 3) { nodes { body } } } }'),
    once: { BatchGetItem: 1, Query: 1 },
  },
  {
    list: 'symptoms with what they come from',
    query: ofAthlete(
      'symptoms(first: $n) { nodes { recursFrom { trend } mergedFrom { id } latestObservation { run { type } } } }',
    ),
    once: { BatchGetItem: 2, Query: 1 },
  },
  {
    list: 'symptoms with how they went, and in which runs',
    query: ofAthlete(
      'symptoms(first: $n) { nodes { observations(first: 3) { nodes { pain run { type } symptom { trend } } } } }',
    ),
    sizes: [3, 12],
    once: { BatchGetItem: 2, Query: 1 },
    each: { Query: 1 },
    because: ONE_RANGE_EACH,
  },
  {
    list: 'symptoms with where they moved',
    query: ofAthlete('symptoms(first: $n) { nodes { movements { kind to } } }'),
    once: { BatchGetItem: 1, Query: 1 },
    each: { Query: 1 },
    because: ONE_RANGE_EACH,
  },
  {
    list: 'instructions with their symptoms and what took their place',
    query: ofAthlete(
      'instructions(first: $n) { nodes { symptoms { trend latestObservation { run { type } } } supersededBy { note } supersedes { note } acknowledgement { by { name } } } }',
    ),
    once: { BatchGetItem: 3, Query: 1 },
  },
  {
    list: 'instructions with the runs that broke them',
    query: ofAthlete('instructions(first: $n) { nodes { breaches { rule run { type } } } }'),
    // One is for all instructions, by which the runs are judged, and one for the sessions of all of them.
    once: { BatchGetItem: 1, Query: 3 },
    each: { Query: 1 },
    because: 'each lasted for a time of its own, and its runs are those of that time',
  },
  {
    list: 'a timeline with what its items are about',
    query: ofAthlete(
      `timeline(first: $n) { nodes { __typename ... on Run { observations { pain } breaches { rule } } ... on Observation { symptom { trend } run { type } }
        ... on Instruction { symptoms { trend } } ... on Comment { author { name } subject { ... on Run { type } } promotedTo { pain } } } }`,
    ),
    sizes: [10, 40],
    once: { BatchGetItem: 2, Query: 2 },
  },
  {
    list: 'comments with what became of them',
    query: ofAthlete(
      'comments(first: $n) { nodes { author { name } subject { __typename } promotedTo { pain symptom { trend } } } }',
    ),
    // One is for how many comments there are.
    once: { BatchGetItem: 4, Query: 1 },
  },
];

/** The number of requests per command. */
const tally = (commands: readonly string[]): Commands => {
  const sent: Commands = {};
  for (const command of commands) sent[command] = (sent[command] ?? 0) + 1;
  return sent;
};

/** Queries a list of a given length, and returns the requests to DynamoDB. */
async function ask(query: string, variables: object, length: number): Promise<Commands> {
  // The first look of a quarter of an hour leaves a record for audit trails (test/changes/audit.test.ts).
  await coach.ask(query, { ...variables });
  const { commands } = await counter.during(async () => {
    // Throws if it takes more requests than the response states.
    // A different document each time, so that nothing cached is used.
    const document = `${query} # ${length}`;
    const { data, errors } = await asPromised(counter, document, () => coach.ask(document, { ...variables }));
    expect(errors).toBeUndefined();
    const [root] = Object.values<object>(data);
    const list: unknown[] = Array.isArray(root)
      ? root
      : (Object.values<{ nodes: unknown[] }>(root as never)[0]?.nodes ?? []);
    expect(list.filter((item) => item !== null)).toHaveLength(length);
  });
  return tally(commands);
}

const plus = (one: Commands, other: Commands = {}, times = 1): Commands => {
  const sum = { ...one };
  for (const [command, count] of Object.entries(other)) sum[command] = (sum[command] ?? 0) + count * times;
  return sum;
};

describe('a list and what hangs off it', () => {
  it.each(rows)('$list', async ({ query, sizes = [FEW, MANY], once, each }) => {
    for (const n of sizes) {
      const asked = await ask(query, { n, ...(query.includes('$id') && { id: athletes[0] }) }, n);
      expect({ n, ...asked }).toEqual({ n, ...plus(once, each, n) });
    }
  });

  it('says why, wherever it grows', () => {
    for (const { list, each, because } of rows)
      expect({ list, because: because !== undefined }).toEqual({ list, because: each !== undefined });
  });
});

describe('things by their ids', () => {
  const of = (id: AthleteId) => {
    const athlete = bulkAthlete({ id, ownerId: 'per_x', name: '' }, 'per_x');
    const [symptom, observation] = bulkSymptom(athlete, 0);
    const [run, instruction] = [bulkRun(athlete, 0), bulkInstruction(athlete, 0)];
    return { athlete: id, run: run.id, symptom: symptom.id, observation: observation.id, instruction: instruction.id };
  };
  const kinds = ['run', 'symptom', 'observation', 'instruction'] as const;
  const document = (below = '') => `query($ids: [ID!]!) { nodes(ids: $ids) { id __typename ${below} } }`;

  it.each([
    ['athletes', ['athlete'], '... on Athlete { name timeZone availability { status } }', { BatchGetItem: 1 }],
    ['things of several athletes', ['run'], '... on Run { athlete { name } }', { BatchGetItem: 2 }],
    ['things of every kind, of several athletes', kinds, '', { BatchGetItem: 2 }],
    [
      'with what they are about',
      ['observation'],
      '... on Observation { run { type } symptom { trend } }',
      { BatchGetItem: 3 },
    ],
  ] as const)('%s', async (_, wanted, below, due) => {
    for (const n of [3, 12]) {
      const ids = athletes
        .slice(0, n)
        .map((id, index) => of(id)[wanted[index % wanted.length] as keyof ReturnType<typeof of>]);
      expect(await ask(document(below), { ids }, n)).toEqual(due);
    }
  });

  it('are read a hundred at once', async () => {
    const ids = athletes.flatMap((id) => kinds.map((kind) => of(id)[kind])).slice(0, 100);
    expect(ids).toHaveLength(100);
    expect(await ask(document(), { ids }, 100)).toEqual({ BatchGetItem: 2 });
  });

  it('are read once, however often they are asked for', async () => {
    const { run, symptom } = of(athletes[0] as AthleteId);
    expect(await ask(document(), { ids: [run, symptom, run, symptom, run] }, 5)).toEqual({ BatchGetItem: 2 });
  });
});
