import { beforeAll, describe, expect, it } from 'vitest';
import { type AthleteId, childId } from '../../functions/domain/ids.ts';
import type { ObservationRecord } from '../../functions/domain/symptom/symptom.ts';
import { viewerFrom } from '../../functions/request/viewer-from.ts';
import { entityItem } from '../../functions/store/items.ts';
import { ulidTime } from '../../functions/store/merged-observations.ts';
import { bulkAthlete, bulkObservation, bulkRun, bulkSymptom, ulid, writeItems } from '../support/bulk.ts';
import { countRequests } from '../support/counter.ts';
import { type Answer, createWorld, type World } from '../support/world.ts';
import { fill, type Team, teamOf } from './largest-athlete.ts';

/** Years of an athlete: what is asked of them takes bounded work, and is answered in full. */

let world: World;
let team: Team;
let count: ReturnType<typeof countRequests>;

beforeAll(async () => {
  world = await createWorld();
  team = await teamOf(world, 'years');
  count = countRequests(world.dynamodb);
});

/** An answer with what it took. */
async function counted(ask: () => Promise<Answer>) {
  const answers: Answer[] = [];
  const took = await count.during(async () => answers.push(await ask()));
  return { ...took, result: answers[0] as Answer };
}

describe('a merged symptom whose parts lie years apart on a busy timeline', () => {
  const years = [2026, 2023, 2019, 2015];
  let all: ObservationRecord[];
  let symptomId: string;

  beforeAll(async () => {
    const id = team.ada.id as AthleteId;
    const athlete = bulkAthlete(
      { id, ownerId: viewerFrom(team.ada.claims).id, name: 'Ada' },
      viewerFrom(team.coach.claims).id,
    );
    const parts = years.map((year, at) => childId('sym', id, ulid(year * 10 + at)));
    // Every third of a part's observations is made at one instant with one of each other part: their order is total, too.
    const observe = (part: (typeof parts)[number], year: number, number: number): ObservationRecord => {
      const observedAt =
        number % 15 === 14 ? '2014-01-01T00:00:00.000Z' : `${year}-02-0${1 + (number % 9)}T0${number % 7}:00:00.000Z`;
      const rest = `${ulidTime(Date.parse(observedAt))}${ulid(number).slice(10)}`;
      const localDate = observedAt.slice(0, 10);
      return {
        ...bulkObservation(athlete, part, 1),
        id: `obs_${part.slice(4)}.${rest}`,
        observedAt,
        recordedAt: observedAt,
        localDate,
      };
    };
    all = parts.flatMap((part, at) => Array.from({ length: 40 }, (_, number) => observe(part, years[at] ?? 0, number)));
    const place = ({ observedAt, id: own }: ObservationRecord) => `${observedAt}#${own}`;
    all.sort((a, b) => (place(a) > place(b) ? -1 : 1));
    const [newest, oldest] = [all[0], all.at(-1)] as [ObservationRecord, ObservationRecord];
    const [into, ...merged] = parts as [(typeof parts)[number], ...typeof parts];
    symptomId = into;
    const [symptom] = bulkSymptom(athlete, 1, {
      id: into,
      ...{
        mergedFromIds: merged,
        openedAt: oldest.observedAt,
        latestObservation: newest,
        observationCount: all.length,
      },
    });
    const runs = Array.from({ length: 1_800 }, (_, number) => {
      const startedAt = new Date(Date.parse('2026-02-01') - number * 2 * 86_400_000).toISOString();
      return bulkRun(athlete, number, { startedAt, endedAt: startedAt, localDate: startedAt.slice(0, 10) });
    });
    await writeItems(world.client, world.tableName, [symptom, ...all, ...runs].map(entityItem));
  });

  it('shows all of its observations in full pages, with one request a part', async () => {
    const query = `query($id: ID!, $after: String) { node(id: $id) { ... on Symptom {
      observations(first: 30, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } } }`;
    const shown: string[] = [];
    let after: string | undefined;
    for (let pages = 1; ; pages++) {
      const { result, commands, roundTrips } = await counted(() => team.coach.ask(query, { id: symptomId, after }));
      const { nodes, pageInfo } = result.data.node.observations;
      const queries = commands.filter((command) => command === 'Query');
      expect([queries.length, roundTrips]).toEqual([years.length, 3]);
      shown.push(...nodes.map((node: { id: string }) => node.id));
      if (!pageInfo.hasNextPage) break;
      expect(nodes).toHaveLength(30);
      after = pageInfo.endCursor;
      expect(pages).toBeLessThan(10);
    }
    expect(shown).toEqual(all.map(({ id }) => id));
  });

  it('takes no more of many in one query than it was said to cost', async () => {
    const fields = Array.from(
      { length: 8 },
      (_, at) => `a${at}: node(id: $id) { ... on Symptom { movements { kind } } }`,
    );
    const query = `query($id: ID!) { ${fields.join(' ')} }`;
    const { result, requests } = await counted(() => team.coach.ask(query, { id: symptomId }));
    expect(result.errors).toBeUndefined();
    expect(requests).toBeLessThanOrEqual(result.extensions?.cost?.['storeRequests'] ?? 0);
  });

  it('is worsening by the latest of all parts', async () => {
    const observation = { phase: 'AT_REST', sites: ['HAMSTRING_BELLY'], pain: 9 };
    const { symptom } = await team.ada.does('addObservation', { symptomId, observation }, 'symptom { trend }');
    expect(symptom).toEqual({ trend: 'WORSENING' });
  });
});

describe('an athlete with thousands of ended instructions', () => {
  it('is asked about any instant, and told again', async () => {
    const { ada, coach } = team;
    const none = { runs: 0, runNote: 0, openSymptoms: 0, diagnoses: 0, diagnosisNote: 0 };
    await fill(world, team, { ...none, endedInstructions: 2_000, instructionNote: 0 });
    const at = '2026-03-05T12:00:00.000Z';
    const query = `query($id: ID!, $at: DateTime!) { athlete(id: $id) {
      then: availability(at: $at) { status governedBy { id } } permissions(at: $at) { activity permission } now: availability { status } } }`;
    const { data, errors } = await ada.ask(query, { id: ada.id, at });
    expect(errors).toBeUndefined();
    expect(data.athlete.then.status).toBe('SIDELINED');
    expect(data.athlete.then.governedBy.length).toBeGreaterThan(0);
    const input = { athleteId: ada.id, rules: [{ activity: 'RUN', permission: 'PROHIBITED' }] };
    const { requests } = await count.during(() => coach.does('issueInstruction', input, 'instruction { id }'));
    expect(requests).toBeLessThanOrEqual(8);
  });
});
