import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewerFrom } from '../../functions/request/viewer-from.ts';
import type { AthleteRecord, Author } from '../../functions/domain/athlete/athlete.ts';
import { emptySummary, summarize } from '../../functions/domain/athlete/summary.ts';
import { type AthleteId, childId, keyOf } from '../../functions/domain/ids.ts';
import type { GrantRecord } from '../../functions/domain/team/viewer.ts';
import type { Item } from '../../functions/store/dynamodb/table-access.ts';
import { entityItem, withStoredRoles } from '../../functions/store/items.ts';
import { grantKey, profileKey } from '../../functions/store/keys.ts';
import { rosterEntryItem } from '../../functions/store/roster-entry.ts';
import { bulkAthlete, bulkEdge, bulkInstruction, bulkRun, bulkSymptom, writeItems } from '../support/bulk.ts';
import { type Counted, countRequests } from '../support/counter.ts';
import { asPromised } from '../support/promised.ts';
import { createWorld, type Someone, TODAY, type World } from '../support/world.ts';

/**
 * What the screens of a coach cost that ask for several things of many athletes, at two sizes: 20 athletes of 40, with 30 runs
 * each, and 20 of 1,000, with 200. Items are of the usual length (test/support/bulk.ts).
 */
const sizes = { small: { athletes: 40, runs: 30 }, large: { athletes: 1_000, runs: 200 } } as const;
type Size = keyof typeof sizes;
const SIDELINED = 20;

const example = (name: string) =>
  readFileSync(new URL(`../../examples/${name}.graphql`, import.meta.url), 'utf8').replaceAll(/#.*/g, '');

const board = `query Board($athletes: Int!, $runs: Int!) { viewer { sidelinedAthletes(first: $athletes) { nodes {
  id name availability { status since governedBy { id note startsAt rules { activity permission } } }
  symptoms(first: 3, status: [ACTIVE, RECURRED]) { nodes { id status openedAt trend latestObservation { id pain sites note } } }
  runs(first: $runs) { nodes { id startedAt localDate type distanceMeters durationSeconds note } } } } } }`;

describe('What screens cost', () => {
  let world: World;
  let count: ReturnType<typeof countRequests>;
  const coaches = {} as Record<Size, Someone>;
  const firsts = {} as Record<Size, AthleteId>;
  const measured: Record<string, Record<string, string>> = {};
  const note = (what: string, size: Size, { requests, capacityUnits, roundTrips }: Counted) => {
    (measured[what] ??= {})[size] = `${requests} / ${capacityUnits} / ${roundTrips}`;
  };
  afterAll(() => {
    console.table(measured);
  });

  beforeAll(async () => {
    world = await createWorld();
    for (const size of ['small', 'large'] as const) {
      const coach = world.person(`coach ${size}`);
      coaches[size] = coach;
      const author: Author = { id: viewerFrom(coach.claims).id, name: 'Maren Lindqvist', role: 'COACH' };
      const ids = Array.from({ length: sizes[size].athletes }, (_, number): AthleteId => athleteId(size, number));
      firsts[size] = athleteId(size, 0);
      const items = ids.flatMap((id, number) =>
        number < SIDELINED
          ? sidelined(id, number, sizes[size].runs, author)
          : [bulkEdge(id, author.id, `Runner Number ${number}`, emptySummary)],
      );
      await writeItems(world.client, world.tableName, items);
    }
    count = countRequests(world.dynamodb);
  }, 120_000);

  /**
   * A different document each time, so that nothing cached is used. The first look of a quarter of an hour leaves a
   * record for audit trails, which is counted apart.
   */
  const ask = async (size: Size, query: string, variables: object) => {
    await coaches[size].ask(query, { ...variables });
    return count.during(async () => {
      const document = `${query} # ${size}`;
      const { data, errors } = await asPromised(count, document, () => coaches[size].ask(document, { ...variables }));
      expect(errors).toBeUndefined();
      const nodes: { runs: { nodes: unknown[] } }[] = data.viewer?.sidelinedAthletes.nodes ?? [data.athlete];
      expect(nodes.map(({ runs }) => runs.nodes.length)).toEqual(nodes.map(() => (data.viewer ? 5 : 3)));
      expect(JSON.stringify(data).match(/"sym_/g)).toHaveLength(nodes.length * 3);
    });
  };

  it.each([
    ['with the symptoms that instructions are about', example('sidelined-board')],
    ['with open symptoms', board],
  ])('the board of 20, %s: 41 requests, 33 RCU, 2 round trips', async (name, query) => {
    for (const size of ['small', 'large'] as const) {
      const counted = await ask(size, query, { athletes: 20, runs: 5 });
      const { requests, capacityUnits, roundTrips } = counted;
      note(`board ${name}`, size, counted);
      expect({ size, requests, roundTrips }).toEqual({ size, requests: 41, roundTrips: 2 });
      expect(capacityUnits, size).toBeLessThanOrEqual(33);
    }
  });

  it('the first look of a quarter of an hour: one request and two units more, and no round trip', async () => {
    const coach = coaches.small;
    for (const [query, variables, due] of [
      [board, { athletes: 20, runs: 5 }, { requests: 42, roundTrips: 2 }],
      [example('athlete-page'), { id: firsts.small }, { requests: 5, roundTrips: 2 }],
    ] as const) {
      world.at(new Date(Date.parse(world.now()) + 900_000).toISOString());
      const first = await count.during(() => coach.ask(query, variables));
      expect({ requests: first.requests, roundTrips: first.roundTrips }).toEqual(due);
      const again = await count.during(() => coach.ask(query, variables));
      expect(first.capacityUnits - again.capacityUnits).toBeLessThanOrEqual(2);
      note(`the first look: ${'id' in variables ? 'page' : 'board'}`, 'small', first);
    }
    world.at(TODAY);
  });

  it("an athlete's page: 4 requests, 2 round trips", async () => {
    for (const size of ['small', 'large'] as const) {
      const counted = await ask(size, example('athlete-page'), { id: firsts[size] });
      const { requests, roundTrips } = counted;
      note('page', size, counted);
      expect({ size, requests, roundTrips }).toEqual({ size, requests: 4, roundTrips: 2 });
      // Access 2, open symptoms and instructions 1, 3 runs 0.5, and four weeks of two runs a day, each with its key in `byChange`.
      expect(counted.capacityUnits, size).toBeLessThanOrEqual(6.5);
    }
  });

  it('what is open of an athlete: 1 request, 1 RCU for 3 symptoms and an instruction', async () => {
    const query = `query($id: ID!) { athlete(id: $id) {
      availability { governedBy { id } } permissions { activity } runs(first: 3) { nodes { id } }
      symptoms(first: 3, status: [ACTIVE, RECURRED]) { nodes { id } } instructions(first: 3, show: IN_FORCE) { nodes { id } } } }`;
    const { requests, capacityUnits } = await ask('small', query, { id: firsts.small });
    // In addition to the access check and the runs.
    expect({ requests: requests - 2, capacityUnits: capacityUnits - 2.5 }).toEqual({ requests: 1, capacityUnits: 1 });
  });
});

const athleteId = (size: Size, number: number): AthleteId =>
  `ath_${size.slice(0, 1)}${String(number).padStart(15, '0')}`;

/** An athlete who must not run, with three open symptoms that the instruction is about. */
function sidelined(id: AthleteId, number: number, runs: number, coach: Author): Item[] {
  const runner = { id, ownerId: `per_${keyOf(id)}` as const, name: `Runner Number ${number}` };
  const athlete = bulkAthlete(runner, coach.id);
  const symptoms = [4, 12, 20].map((each) => bulkSymptom(athlete, each));
  const symptomIds = symptoms.map(([symptom]) => symptom.id);
  const instruction = bulkInstruction(athlete, number + 1, { symptomIds });
  const facts = { instructions: [instruction], symptoms: symptoms.map(([symptom]) => symptom) };
  const profile: AthleteRecord = {
    kind: 'athlete',
    ...runner,
    timeZone: 'America/Chicago',
    createdAt: TODAY,
    summary: summarize(emptySummary, facts, TODAY),
    commentCounts: {},
    version: 1,
  };
  const grant: GrantRecord = {
    kind: 'grant',
    id: childId('gra', id, keyOf(coach.id)),
    athleteId: id,
    person: { id: coach.id, name: coach.name },
    roles: ['COACH'],
    grantedAt: TODAY,
  };
  const records = [
    instruction,
    ...symptoms.flat(),
    ...Array.from({ length: runs }, (_, each) => bulkRun(athlete, each)),
  ];
  return [
    { ...profileKey(id), ...profile },
    { ...grantKey(id, coach.id), ...withStoredRoles(grant) },
    rosterEntryItem(profile, grant),
    ...records.map(entityItem),
  ];
}
