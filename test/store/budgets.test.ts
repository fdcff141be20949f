import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewerFrom } from '../../functions/request/viewer-from.ts';
import type { Entity } from '../../functions/domain/athlete/change.ts';
import { CLIENT_LIMITS } from '../../functions/domain/rate-limit.ts';
import { entityItem } from '../../functions/store/items.ts';
import {
  bulkAthlete,
  bulkComment,
  bulkInstruction,
  bulkObservation,
  bulkRoster,
  bulkRun,
  bulkSymptom,
  readPartition,
  writeItems,
} from '../support/bulk.ts';
import { writeUnitsOf } from '../../bench/report/prices.ts';
import { countRequests } from '../support/counter.ts';
import { postRuns } from '../support/http-api.ts';
import { proves } from '../support/promise.ts';
import { createWorld, type Someone, TODAY, type World } from '../support/world.ts';

/**
 * The budgets of the access patterns, counted on DynamoDB Local in whole GraphQL operations at two sizes. An operation
 * on an athlete takes the access check (profile and grant: 1 request, 2 RCU), for an entity by id the entity itself (1
 * request, 1 RCU), and the pattern. Round trips are the depth: requests in parallel count once. What the table says is
 * flat costs the same at both sizes.
 */
const ACCESS = { requests: 1, units: 2, roundTrips: 1 };
/** The count of a person's changes: beside the first read, so no round trip. */
const COUNT = { requests: 1, units: 1 };
const THING = { requests: 1, units: 1, roundTrips: 1 };

interface Subject {
  athlete: string;
  symptom: string;
  run: string;
}
interface Row {
  pattern: string;
  who: 'coach' | 'head';
  query: string;
  /** The id in the query. */
  of?: keyof Subject;
  /** The budget of the pattern alone, and what precedes it. */
  requests: number;
  units: number;
  before?: readonly { requests: number; units: number; roundTrips: number }[];
}

const ofAthlete = (fields: string) => `query($id: ID!) { athlete(id: $id) { ${fields} } }`;
const about = (type: string, fields: string) => `query($id: ID!) { node(id: $id) { ... on ${type} { ${fields} } } }`;
const mine = (fields: string) => `{ viewer { ${fields} } }`;
const athlete = { who: 'coach', of: 'athlete', before: [ACCESS] } as const;

const rows: Row[] = [
  { ...athlete, pattern: 'one athlete as seen by a viewer', query: ofAthlete('name timeZone'), requests: 0, units: 0 },
  {
    ...athlete,
    pattern: 'availability now',
    query: ofAthlete('availability { status since until reviewAt }'),
    requests: 0,
    units: 0,
  },
  {
    ...athlete,
    pattern: 'runs, newest 20',
    query: ofAthlete('runs(first: 20) { nodes { id type distanceMeters note } }'),
    requests: 1,
    units: 2.5,
  },
  {
    ...athlete,
    pattern: 'runs of a type, 9',
    query: ofAthlete('runs(first: 9, type: EASY) { nodes { id } }'),
    requests: 1,
    units: 2.5,
  },
  {
    ...athlete,
    pattern: 'runs of some days',
    query: ofAthlete('runs(first: 20, from: "2026-02-20", to: "2026-02-27") { nodes { id } }'),
    requests: 1,
    units: 2.5,
  },
  {
    ...athlete,
    pattern: 'timeline, 20',
    query: ofAthlete('timeline(first: 20) { edges { at } }'),
    requests: 1,
    units: 2.5,
  },
  {
    ...athlete,
    pattern: 'active symptoms with their latest observation, 30',
    query: ofAthlete(
      'symptoms(first: 30, status: [ACTIVE, RECURRED]) { nodes { id status trend latestObservation { pain sites note } } }',
    ),
    requests: 1,
    // 30 items of 0.6 KB, strongly consistent.
    units: 5,
  },
  {
    ...athlete,
    pattern: 'what is open: 30 symptoms, 5 instructions in force, what governs and what may be done',
    query: ofAthlete(
      `availability { status governedBy { note symptoms { trend } } } permissions { activity permission }
       symptoms(first: 30, status: [ACTIVE, RECURRED]) { nodes { trend latestObservation { pain } } }
       instructions(first: 20, show: IN_FORCE) { nodes { note } }`,
    ),
    requests: 1,
    units: 6,
  },
  {
    ...athlete,
    pattern: 'instructions in force',
    query: ofAthlete('instructions(first: 20, show: IN_FORCE) { nodes { id note } }'),
    requests: 1,
    units: 1,
  },
  {
    ...athlete,
    pattern: 'instructions, newest 20',
    query: ofAthlete('instructions(first: 20) { nodes { id note } }'),
    requests: 1,
    units: 5,
  },
  {
    who: 'coach',
    of: 'symptom',
    before: [ACCESS, THING],
    pattern: 'observations of a symptom, 50',
    query: about('Symptom', 'observations(first: 50) { nodes { pain sites } }'),
    requests: 1,
    units: 5,
  },
  {
    who: 'coach',
    of: 'run',
    before: [ACCESS, THING],
    pattern: 'comments of a run, 20',
    query: about('Run', 'comments(first: 20) { nodes { body } }'),
    requests: 1,
    units: 2.5,
  },
  {
    who: 'head',
    pattern: "a coach's 30 sidelined athletes",
    query: mine('sidelinedAthletes(first: 30) { nodes { id name availability { status since } } }'),
    requests: 1,
    units: 5,
  },
  {
    who: 'head',
    pattern: 'attention list',
    query: mine('attention(first: 100) { nodes { athlete { name } reasons { code since } } }'),
    requests: 1,
    units: 10,
  },
  {
    who: 'head',
    pattern: 'roster, a page of 300',
    query: mine('roster(first: 300) { nodes { id name availability { status since } symptomSummary { openCount } } }'),
    requests: 1,
    units: 10,
  },
];

describe('The budgets of the access patterns', () => {
  let world: World;
  let count: ReturnType<typeof countRequests>;
  const sizes = { small: { runs: 20, roster: 300 }, large: { runs: 2_000, roster: 3_000 } };
  type Size = keyof typeof sizes;
  const people = {} as Record<Size, { owner: Someone & { id: string }; coach: Someone; head: Someone; ids: Subject }>;
  const measured: Record<string, Record<string, string>> = {};
  const note = (
    pattern: string,
    column: string,
    { requests, capacityUnits, roundTrips }: { requests: number; capacityUnits: number; roundTrips: number },
  ) => {
    (measured[pattern] ??= {})[column] = `${requests} / ${capacityUnits} / ${roundTrips}`;
  };

  beforeAll(async () => {
    world = await createWorld({ clientLimits: CLIENT_LIMITS });
    for (const size of ['small', 'large'] as const) {
      const { runs, roster } = sizes[size];
      const owner = await world.athlete(`Ada ${size}`, 'UTC');
      const coach = world.person(`coach ${size}`);
      const head = world.person(`head ${size}`);
      await world.join(owner, coach, 'COACH', 'Maren');
      const ada = bulkAthlete(
        { id: owner.id as `ath_${string}`, ownerId: viewerFrom(owner.claims).id, name: 'Ada' },
        viewerFrom(coach.claims).id,
      );
      const [symptom, first] = bulkSymptom(ada, 0);
      const run = bulkRun(ada, 0);
      const entities: Entity[] = [symptom, first, run];
      for (let each = 1; each < runs; each++) entities.push(bulkRun(ada, each));
      for (let each = 1; each < 30; each++) entities.push(...bulkSymptom(ada, each));
      for (let each = 0; each < Math.max(60, runs / 4); each++)
        entities.push(bulkObservation(ada, symptom.id, 100 + each));
      for (let each = 1; each < 6; each++) entities.push(bulkInstruction(ada, each));
      for (let each = 0; each < Math.max(30, runs / 10); each++)
        entities.push(bulkInstruction(ada, 40 + each, { endsAt: TODAY }));
      for (let each = 0; each < Math.max(40, runs / 10); each++) entities.push(bulkComment(ada, run.id, each));
      await writeItems(world.client, world.tableName, entities.map(entityItem));
      const team = { id: viewerFrom(head.claims).id, name: 'Head', role: 'COACH' as const };
      await writeItems(world.client, world.tableName, bulkRoster(team, roster));
      people[size] = { owner, coach, head, ids: { athlete: owner.id, symptom: symptom.id, run: run.id } };
    }
    count = countRequests(world.dynamodb);
  }, 120_000);

  afterAll(() => {
    console.table(measured);
  });

  const ask = async (size: Size, { who, query, of }: Pick<Row, 'who' | 'query' | 'of'>) => {
    const { ids, ...everybody } = people[size];
    // The first look of a quarter of an hour leaves a record for audit trails, which is counted below.
    await everybody[who].ask(query, of ? { id: ids[of] } : {});
    // A different document each time, so that nothing cached is used.
    const document = `${query} # ${size}`;
    return count.during(async () => {
      const { errors, data } = await everybody[who].ask(document, of ? { id: ids[of] } : {});
      expect(errors).toBeUndefined();
      expect(Object.values(data as object)[0]).toEqual(expect.any(Object));
    });
  };

  it.each(rows)('$pattern: $requests request(s), $units RCU, flat', proves(8, 2, 'reads'), async (row) => {
    const [small, large] = [await ask('small', row), await ask('large', row)];
    const before = (row.before ?? []).reduce(
      (sum, each) => ({
        requests: sum.requests + each.requests,
        units: sum.units + each.units,
        roundTrips: sum.roundTrips + each.roundTrips,
      }),
      { requests: 0, units: 0, roundTrips: 0 },
    );
    for (const [size, counted] of [
      ['small', small],
      ['large', large],
    ] as const) {
      note(row.pattern, size, counted);
      expect(counted.requests, size).toBe(before.requests + row.requests);
      expect(counted.roundTrips, size).toBe(before.roundTrips + Math.min(1, row.requests));
      expect(counted.capacityUnits, size).toBeLessThanOrEqual(before.units + row.units);
    }
    // Ids of the larger one are no shorter: what grows by a fraction of a unit is the items, not their number.
    expect(large.capacityUnits).toBeLessThanOrEqual(small.capacityUnits + 0.5);
  });

  it.each([
    ['runs', ofAthlete('runs(first: 20, after: $after) { pageInfo { endCursor } }'), ['athlete', 'runs']],
    ['timeline', ofAthlete('timeline(first: 20, after: $after) { pageInfo { endCursor } }'), ['athlete', 'timeline']],
  ])('%s: the hundredth page costs what the first one does', async (name, query, path) => {
    const { coach, ids } = people.large;
    const document = query.replace('$id: ID!', '$id: ID!, $after: String');
    let after: string | null = null;
    const requests = new Set<number>();
    const units = new Set<number>();
    for (let page = 1; page <= 100; page++) {
      const counted = await count.during(async () => {
        const { data } = await coach.ask(document, { id: ids.athlete, after });
        after = path.reduce((value, key) => value[key], data).pageInfo.endCursor;
      });
      requests.add(counted.requests);
      units.add(counted.capacityUnits);
    }
    note(`${name}, pages 1 to 100: at most`, 'large', {
      requests: 2,
      capacityUnits: Math.max(...units),
      roundTrips: 2,
    });
    expect([...requests]).toEqual([2]);
    // What lies on a page differs by a few bytes.
    expect(Math.max(...units)).toBeLessThanOrEqual(ACCESS.units + 2.5);
    expect(Math.max(...units) - Math.min(...units)).toBeLessThanOrEqual(0.5);
  });

  it('runs of a usual type, where the athlete has none: a second request looks through 1 MB, and no further', async () => {
    const query = ofAthlete('runs(first: 9, type: OTHER) { nodes { id } pageInfo { hasNextPage endCursor } }');
    const [small, large] = [
      await ask('small', { who: 'coach', of: 'athlete', query }),
      await ask('large', { who: 'coach', of: 'athlete', query }),
    ];
    note('runs of a usual type, none', 'small', small);
    note('runs of a usual type, none', 'large', large);
    expect(small.requests).toBe(3);
    expect(large.requests).toBe(3);
    expect(large.capacityUnits).toBeLessThanOrEqual(ACCESS.units + 2.5 + 128);
  });

  it('past availability is one read of the instructions', async () => {
    for (const size of ['small', 'large'] as const) {
      const query = ofAthlete('availability(at: "2026-02-01T00:00:00Z") { status since until }');
      const counted = await ask(size, { who: 'coach', of: 'athlete', query });
      note('availability at an instant of the past', size, counted);
      expect(counted.commands).toEqual(['BatchGetItem', 'Query']);
    }
  });

  it('a roster of 3,000 is read page by page, a request each', async () => {
    const { head } = people.large;
    let after: string | null = null;
    let [pages, seen] = [0, 0];
    const counted = await count.during(async () => {
      do {
        const { data } = await head.ask(
          'query($after: String) { viewer { roster(first: 500, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } }',
          { after },
        );
        const { nodes, pageInfo } = data.viewer.roster;
        seen += nodes.length;
        pages += 1;
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (after !== null);
    });
    note('roster of 3,000, in pages of 500', 'large', counted);
    expect({ seen, pages, requests: counted.requests }).toEqual({ seen: 3_000, pages: 6, requests: 6 });
    expect(counted.capacityUnits).toBeLessThanOrEqual(100);
  });

  // From before the days that boards look at, and a limit of weeks before them.
  const hundred = Array.from({ length: 100 }, (_, each) => ({
    externalId: `upsert-${each}`,
    startedAt: new Date(Date.parse(TODAY) - (24 + each) * 86_400_000).toISOString(),
    distanceMeters: 10_000 + each,
    durationSeconds: 3_000,
    note: 'Along the river and back over the hill.',
  }));

  it.each(['small', 'large'] as const)(
    '100 new runs: 5 requests; again: 2, and 100 RCU (%s)',
    proves(8, 2, 'writes'),
    async (size) => {
      const { owner } = people[size];
      const record = () =>
        count.during(() => owner.does('recordRuns', { athleteId: owner.id, runs: hundred }, 'results { status }'));
      const [created, again] = [await record(), await record()];
      note('record 100 new runs', size, created);
      note('record 100 known runs', size, again);
      // A person's change is counted beside the first read, as an integration's call is before it.
      const first = ['UpdateItem', 'BatchGetItem', 'BatchGetItem'];
      // One is for what was felt during them, if somebody said so before they were synced.
      expect(created.commands).toEqual([...first, 'Query', 'TransactWriteItems', 'TransactWriteItems']);
      expect(created.roundTrips).toBe(4);
      expect(again.commands).toEqual(first);
      expect(again.roundTrips).toBe(1);
      expect(again.capacityUnits).toBeLessThanOrEqual(COUNT.units + ACCESS.units + 100);
    },
  );

  it.each([
    // The runs alone are 600, and 100 in the index of changes. The rest is the two checks of each transaction: that the
    // athlete is there, and the grant.
    ['of no type', undefined, 708],
    ['easy', 'EASY', 708],
    // These show in the index of types, too.
    ['races', 'RACE', 908],
  ] as const)('100 new runs, %s: %s %i write units', async (name, type, units) => {
    const { owner } = people.small;
    const runs = hundred.map((run) => ({ ...run, externalId: `${name} ${run.externalId}`, type }));
    const counted = await count.during(() =>
      owner.does('recordRuns', { athleteId: owner.id, runs }, 'results { status }'),
    );
    const items = (await readPartition(world.client, world.tableName, `ATH#${owner.id.slice(4)}`)).filter(
      ({ externalId }) => String(externalId).startsWith(`${name} `),
    );
    expect(items).toHaveLength(100);
    const written = items.map((after) => ({ before: undefined, after, kind: 'write' as const }));
    const transactions = counted.commands.filter((command) => command === 'TransactWriteItems').length;
    // The engine misreports transactions: they count twice, with each index that shows an item.
    expect(writeUnitsOf(written, true) + transactions * 2 * 2).toBe(units);
  });

  it('100 runs of this week again: the boards are looked at, too', async () => {
    const { owner } = people.large;
    const runs = hundred.map((run, each) => ({
      ...run,
      externalId: `week-${each}`,
      startedAt: new Date(Date.parse(TODAY) - each * 3_600_000).toISOString(),
    }));
    const record = () =>
      count.during(() => owner.does('recordRuns', { athleteId: owner.id, runs }, 'results { status }'));
    const [created, again] = [await record(), await record()];
    note('record 100 new runs of this week', 'large', created);
    note('record 100 known runs of this week', 'large', again);
    expect(created.requests).toBe(COUNT.requests + 8);
    expect(created.roundTrips).toBe(4);
    // The athlete reports at the same instant again: the boards stay as they are.
    expect(again.commands).toEqual(['UpdateItem', 'BatchGetItem', 'BatchGetItem', 'Query']);
  });

  it.each(['small', 'large'] as const)('a run of today: 3 round trips (%s)', proves(8, 1, 'writes'), async (size) => {
    const { owner } = people[size];
    const runs = [{ externalId: 'today', startedAt: TODAY, distanceMeters: 5_000, durationSeconds: 1_500 }];
    const counted = await count.during(() =>
      owner.does('recordRuns', { athleteId: owner.id, runs }, 'results { status run { id } } athlete { id }'),
    );
    note('record 1 new run of today', size, counted);
    const queries = ['Query', 'Query', 'Query', 'Query'];
    expect(counted.commands).toEqual(['UpdateItem', 'BatchGetItem', ...queries, 'TransactWriteItems']);
    expect(counted.roundTrips).toBe(3);
  });

  it("an integration's call is counted for its athlete, beside the first read, and so is its outcome; over plain HTTP, a key costs two", async () => {
    const { owner } = people.large;
    const tracker = world.integration('tracker');
    await world.join(owner, tracker, 'INTEGRATION', 'Tracker');
    const runs = hundred.map((run) => ({ ...run, externalId: `tracker ${run.externalId}` }));
    const record = () =>
      count.during(() => tracker.does('recordRuns', { athleteId: owner.id, runs }, 'results { status }'));
    const post = (headers: Record<string, string>) =>
      count.during(async () => {
        expect((await postRuns(world, tracker, owner.id, { runs }, headers)).status).toBeLessThan(300);
      });
    const created = ['BatchGetItem', 'BatchGetItem', 'Query', 'TransactWriteItems', 'TransactWriteItems'];
    const again = ['BatchGetItem', 'BatchGetItem'];
    // The outcome is counted when the answer is there.
    expect((await record()).commands).toEqual(['UpdateItem', ...created, 'UpdateItem']);
    expect((await record()).commands).toEqual(['UpdateItem', ...again, 'UpdateItem']);
    // The other function has not seen the client in this minute: it looks it up, and takes three of its 300 calls at once.
    const taken = ['GetItem', 'UpdateItem'];
    const first = ['UpdateItem', 'BatchGetItem'];
    // Results over plain HTTP name possible duplicates: one Query for all runs.
    expect((await post({})).commands).toEqual([...taken, ...first, 'BatchGetItem', 'Query', 'UpdateItem']);
    // With a key, access is checked before the key is looked up, and not read again with the runs.
    const key = { 'idempotency-key': 'budget' };
    const work = ['BatchGetItem', 'Query'];
    expect((await post(key)).commands).toEqual([...first, 'PutItem', ...work, 'UpdateItem', 'UpdateItem']);
    const repeated = await post(key);
    expect(repeated.commands).toEqual([...first, 'PutItem', 'GetItem', 'UpdateItem']);
  });

  it.each(['small', 'large'] as const)(
    'an instruction is written in one transaction (%s)',
    proves(8, 1, 'writes'),
    async (size) => {
      const { owner, coach } = people[size];
      const rules = [{ activity: 'RUN', permission: 'PROHIBITED' }];
      const counted = await count.during(() =>
        coach.does(
          'issueInstruction',
          { athleteId: owner.id, rules },
          'instruction { id } athlete { availability { status } }',
        ),
      );
      note('issue an instruction', size, counted);
      const writes = counted.commands.filter((name) => /Write|Put|Update|Delete/.test(name));
      expect(writes).toEqual(['UpdateItem', 'TransactWriteItems']);
      // The open symptoms and the recent sessions are read beside the rest: what may loosen something rests on what is
      // diagnosed, and what was done against instructions is judged anew.
      expect(counted.requests).toBeLessThanOrEqual(COUNT.requests + 7);
      expect(counted.roundTrips).toBe(3);
    },
  );

  it(
    '1,000 records are handed out and erased in at most 45 requests each',
    proves(8, 2, 'erasures and exports'),
    async () => {
      const { owner } = people.large;
      let [cursor, records] = [null as string | null, 0];
      const exported = await count.during(async () => {
        for (let part = 0; part < 2; part++) {
          const payload = await owner.does('exportAthlete', { athleteId: owner.id, after: cursor }, 'records cursor');
          records += payload.records.length;
          cursor = payload.cursor;
        }
      });
      note('export 1,000 records', 'large', exported);
      expect(records).toBe(1_000);
      expect(exported.requests).toBeLessThanOrEqual(45);
      let erased = { deletedCount: 0, done: false };
      const input = { athleteId: owner.id, confirmName: 'Ada large' };
      const counted = await count.during(async () => {
        erased = await owner.does('eraseAthlete', input, 'deletedCount done');
      });
      note('erase 1,000 records', 'large', counted);
      expect(erased).toMatchObject({ deletedCount: 1_000, done: false });
      expect(counted.requests).toBeLessThanOrEqual(45);
    },
  );
});
