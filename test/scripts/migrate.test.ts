import { execFile } from 'node:child_process';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import type { Entity } from '../../functions/domain/athlete/change.ts';
import { eventsOf } from '../../functions/domain/webhook/webhook-event.ts';
import type { AthleteId } from '../../functions/domain/ids.ts';
import { createDynamoDB } from '../../functions/store/dynamodb/client.ts';
import { toAttributes } from '../../functions/store/dynamodb/attribute-values.ts';
import type { Item, Table } from '../../functions/store/dynamodb/table-access.ts';
import { entityItem, recordOf } from '../../functions/store/items.ts';
import { entityKey } from '../../functions/store/keys.ts';
import { formerItem } from '../../functions/store/former-layout.ts';
import { imagesOf } from '../../functions/store/outbound/image.ts';
import { localConnection } from '../../infra/local/dynamodb/client.ts';
import { migrate } from '../../scripts/migrate.ts';
import { readItems, writeItems } from '../support/bulk.ts';
import { injectFaults, justBefore } from '../support/faults.ts';
import { FORMER_NOW, formerTable, questions } from '../support/former-table.ts';
import { brokenInvariants } from '../support/invariants.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

const former = formerTable();
const isEntity = ({ id }: Item) => typeof id === 'string' && entityKey(id) !== undefined;
const migrated = (item: Item): Item => (isEntity(item) ? entityItem(recordOf<Entity>(item)) : item);
const placeOf = ({ pk, sk }: Item) => `${String(pk)} ${String(sk)}`;
const inOrder = (items: readonly Item[]) => [...items].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
/** Without what calls leave: their count, and what reading leaves for audit trails. */
const records = (items: readonly Item[]) =>
  inOrder(
    items.filter(
      ({ pk, sk, kind }) => !String(sk).startsWith('RATE#') && !String(pk).startsWith('USAGE#') && kind !== 'access',
    ),
  );
const entities = former.items.filter(isEntity);

/**
 * The earlier release judged runs by other rules, and took silence for a permission (docs/changes.md): its answers and
 * summaries are compared without what broke an instruction, without activities that nobody spoke of, and without totals.
 */
const isNew = (code: string | undefined) => code === 'REVIEW_OVERDUE' || code === 'READY_TO_CLEAR';
const withoutBreaches = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, each: unknown) => {
      // Totals count a run once by now, and possible duplicates are told by overlap.
      if (key === 'breaches' || key === 'weeklyTotals' || key === 'possibleDuplicateOf') return undefined;
      if (key === 'reasons' && Array.isArray(each)) return each.filter(({ code }: { code?: string }) => !isNew(code));
      if (key !== 'permissions' || !Array.isArray(each)) return each;
      return each.filter(({ instructions }: { instructions?: unknown[] }) => instructions?.length !== 0);
    }),
  );
async function broken(world: World): Promise<string[]> {
  const lines = await brokenInvariants(world);
  return lines.filter((line) => {
    const [, actual, due] = /: its summary differs: (.*), not (.*)$/.exec(line) ?? [];
    if (actual === undefined || due === undefined) return true;
    const [one, other] = [actual, due].map((summary) => ({
      ...(JSON.parse(summary) as object),
      lastBreachAt: undefined,
    }));
    return !isDeepStrictEqual(one, other);
  });
}

describe('A table that the earlier release wrote', () => {
  let world: World;
  let table: Table;
  let faults: ReturnType<typeof injectFaults>;
  let people: Record<string, Someone>;
  const athlete = former.ids['athlete'] as AthleteId;
  const all = () => readItems(world.client, world.tableName);

  beforeAll(async () => {
    world = await createWorld({ now: FORMER_NOW });
    table = { client: world.dynamodb, name: world.tableName, pause: async () => undefined };
    faults = injectFaults(world.dynamodb);
    people = {
      owner: world.person('CANARY-SUPPORTERS Ada'),
      coach: world.person('coach'),
      supporter: world.person('supporter'),
      tracker: world.integration('tracker'),
    };
  });
  beforeEach(async () => {
    await clear();
    await writeItems(world.client, world.tableName, former.items);
  });
  afterEach(async () => {
    expect(await broken(world)).toEqual([]);
  });

  async function clear(): Promise<void> {
    for (const { pk, sk } of await all())
      await world.dynamodb.call('DeleteItem', { TableName: world.tableName, Key: { pk, sk } });
  }

  /** What everybody is answered, or some are, in the order of the fixture. */
  async function answers(who?: string) {
    const asked = former.answers.filter((each) => who === undefined || each.who === who);
    const said = [];
    for (const { question, who: one } of asked) {
      const query = questions[question] ?? '';
      const { data } = await (people[one] as Someone).ask(query, query.includes('$id') ? { id: athlete } : {});
      said.push({ question, who: one, data });
    }
    return { asked, said };
  }

  async function readsAsBefore(who?: string): Promise<void> {
    const { asked, said } = await answers(who);
    for (const [index, one] of said.entries()) expect(withoutBreaches(one)).toEqual(withoutBreaches(asked[index]));
  }

  const openSymptoms = async () => {
    const query = questions['openSymptoms'] ?? '';
    const { data } = await (people['coach'] as Someone).ask(query, { id: athlete });
    return data.athlete.symptoms.nodes.map(({ id }: { id: string }) => id) as string[];
  };
  /** The open symptoms of the athlete that lie where the earlier release looked for them. */
  const inFormerPlace = async () =>
    (await all()).filter(({ pk, kindKey }) => pk === `ATH#${athlete.slice(4)}` && /^SYMPTOM#/.test(String(kindKey)));

  it('answers as the earlier release did, before it is migrated and after', async () => {
    await readsAsBefore();
    expect(records(await all())).toEqual(records(former.items));
    expect(await migrate(table)).toMatchObject({ rewritten: entities.length, right: 0 });
    await readsAsBefore();
    expect(records(await all())).toEqual(records(former.items.map(migrated)));
  });

  it('answers as it did whichever items are migrated', async () => {
    const some = fc.array(fc.boolean(), { minLength: former.items.length, maxLength: former.items.length });
    await fc.assert(
      fc.asyncProperty(some, async (chosen) => {
        const mixed = former.items.map((item, index) => (chosen[index] ? migrated(item) : item));
        await writeItems(world.client, world.tableName, mixed);
        await readsAsBefore('coach');
        expect(await broken(world)).toEqual([]);
      }),
      { numRuns: 8, seed: 20260310, endOnFailure: true },
    );
  });

  it('is changed whichever items are migrated, and nothing open is lost', async () => {
    const some = fc.array(fc.boolean(), { minLength: former.items.length, maxLength: former.items.length });
    const owner = people['owner'] as Someone;
    await fc.assert(
      fc.asyncProperty(some, async (chosen) => {
        await clear();
        const mixed = former.items.map((item, index) => (chosen[index] ? migrated(item) : item));
        await writeItems(world.client, world.tableName, mixed);
        const before = await openSymptoms();
        const observation = { phase: 'AT_REST', sites: ['CALF'], pain: 9 };
        const { symptom } = await owner.does('reportSymptom', { athleteId: athlete, observation }, 'symptom { id }');
        // A reader with an older summary counts too few, so all of them must have moved.
        expect(await inFormerPlace()).toEqual([]);
        expect(new Set(await openSymptoms())).toEqual(new Set([...before, symptom.id]));
        const over = { symptomId: former.ids['symptom'] };
        await owner.does('resolveSymptom', { ...over, resolvedAt: '2026-03-09T12:00:00.000Z' }, 'symptom { id }');
        await owner.does('recurSymptom', { ...over, observation }, 'symptom { id }');
        const instruction = { instructionId: former.ids['prohibition'], reason: 'better' };
        const physio = world.person('physio');
        await physio.does('withdrawInstruction', instruction, 'instruction { id }');
        await owner.does('editRun', { runId: former.ids['manualRun'], note: 'anew' }, 'run { id }');
        expect(await openSymptoms()).toHaveLength(before.length + 1);
        expect(await broken(world)).toEqual([]);
      }),
      { numRuns: 6, seed: 20260310, endOnFailure: true },
    );
  });

  it('is migrated once: what is right is left alone, and a dry run writes nothing', async () => {
    const before = await all();
    expect(await migrate(table, { dryRun: true })).toEqual({
      items: former.items.length,
      rewritten: entities.length,
      right: 0,
      // Its webhooks and its connection with Strava: without a key, they stay as they are.
      clear: 2,
    });
    expect(inOrder(await all())).toEqual(inOrder(before));
    await migrate(table);
    expect(await migrate(table)).toMatchObject({ rewritten: 0, right: entities.length });
  });

  it('goes on where it was interrupted, or begins anew', async () => {
    const positions: string[] = [];
    const stopAfter = (pages: number) => (_: unknown, position: string) => {
      positions.push(position);
      if (positions.length === pages) throw new Error('interrupted');
    };
    await expect(migrate(table, { pageSize: 10, progress: stopAfter(3) })).rejects.toThrow('interrupted');
    await readsAsBefore('coach');
    const rest = await migrate(table, { from: positions.at(-1), pageSize: 10 });
    expect(rest.items).toBe(former.items.length - 30);
    expect(await migrate(table)).toMatchObject({ rewritten: 0 });
    await expect(migrate(table, { from: 'nowhere' })).rejects.toThrow('no position');
  });

  it('goes back to what the earlier release wrote', async () => {
    await migrate(table);
    expect(await migrate(table, { back: true })).toMatchObject({ rewritten: entities.length });
    expect(records(await all())).toEqual(records(former.items));
    await readsAsBefore('coach');
  });

  it.each([
    ['edited', 'editRun', 'manualRun', { note: 'written meanwhile' }, 'run { id }'],
    ['resolved', 'resolveSymptom', 'symptom', {}, 'symptom { id }'],
  ] as const)('loses nothing of what is %s meanwhile', async (_, mutation, named, more, selection) => {
    const id = former.ids[named] as string;
    const key = entityKey(id);
    const owner = people['owner'] as Someone;
    let changed = false;
    await faults.during(
      async ({ command }) => {
        // Its item was read, and is about to be written.
        if (command === 'PutItem' && !changed) {
          changed = true;
          await owner.does(mutation, { [`${named === 'symptom' ? 'symptom' : 'run'}Id`]: id, ...more }, selection);
        }
        return undefined;
      },
      () => migrate(table),
    );
    const item = (await all()).find(({ pk, sk }) => pk === key?.pk && sk === key?.sk);
    expect(recordOf(item as Item)).toMatchObject(named === 'symptom' ? { status: 'RESOLVED' } : more);
    expect(await migrate(table)).toMatchObject({ rewritten: 0 });
  });

  it('leaves alone what is erased meanwhile', async () => {
    const owner = people['owner'] as Someone;
    const input = { athleteId: athlete, confirmName: 'CANARY-SUPPORTERS Ada' };
    await faults.during(
      justBefore('PutItem', () => owner.does('eraseAthlete', input, 'done')),
      () => migrate(table),
    );
    expect((await all()).filter(({ pk }) => String(pk).endsWith(athlete.slice(4))).map(({ kind }) => kind)).toEqual([
      'erasedAthlete',
    ]);
  });

  it('hides no symptom that moves between two reads, nor one from a summary of before', async () => {
    const before = await openSymptoms();
    // Not as a function, none of which may scan the table.
    const connection = localConnection(inject('dynamodbEndpoint'));
    const operators = { ...table, client: createDynamoDB(connection) };
    // The second Query looks in the old place, where nothing is left by then.
    await faults.during(
      justBefore('Query', () => migrate(operators), 2),
      async () => expect(await openSymptoms()).toEqual(before),
    );
    expect(await openSymptoms()).toEqual(before);
    await migrate(table, { back: true });
    const owner = people['owner'] as Someone;
    const observation = { phase: 'AT_REST', sites: ['CALF'], pain: 9 };
    // The summary is read, then as many symptoms are reported as it counts, then symptoms are read.
    let now: string[] = [];
    await faults.during(
      justBefore('Query', async () => {
        for (const _ of before)
          await owner.does('reportSymptom', { athleteId: athlete, observation }, 'symptom { id }');
      }),
      async () => (now = await openSymptoms()),
    );
    expect(now).toHaveLength(2 * before.length);
  });

  it('is read and written by functions that write as the earlier release did, for as long as both run', async () => {
    await migrate(table);
    const before = await openSymptoms();
    vi.stubEnv('ITEM_LAYOUT', 'former');
    const sameTable = { client: world.client, dynamodb: world.dynamodb, tableName: world.tableName };
    const changingOver = await createWorld({ now: FORMER_NOW, table: sameTable });
    vi.unstubAllEnvs();
    const owner = changingOver.person('CANARY-SUPPORTERS Ada');
    const observation = { phase: 'AT_REST', sites: ['CALF'], pain: 9 };
    const { symptom } = await owner.does('reportSymptom', { athleteId: athlete, observation }, 'symptom { id }');
    const { run } = await owner.does('editRun', { runId: former.ids['manualRun'], note: 'anew' }, 'run { id }');
    // An observation of one moves it back to where the earlier release looks for it.
    await owner.does('addObservation', { symptomId: former.ids['symptom'], observation }, 'symptom { id }');
    for (const id of [symptom.id, run.id, former.ids['symptom']] as string[]) {
      const item = (await all()).find(({ sk }) => sk === entityKey(id)?.sk) as Item;
      expect(item).toEqual(formerItem(recordOf<Entity>(item)));
    }
    // Both understand what is there.
    expect(new Set(await openSymptoms())).toEqual(new Set([...before, symptom.id]));
    const { data } = await owner.ask(questions['openSymptoms'] ?? '', { id: athlete });
    expect(data.athlete.symptoms.nodes).toHaveLength(before.length + 1);
    expect(data.athlete.symptomSummary.openCount).toBe(before.length + 1);
  });

  it('tells no webhook: what records say stays the same', () => {
    for (const item of entities) {
      const [OldImage, NewImage] = [toAttributes(item), toAttributes(migrated(item))];
      expect(eventsOf(imagesOf({ OldImage, NewImage }), FORMER_NOW)).toEqual([]);
      expect(eventsOf(imagesOf({ OldImage: NewImage, NewImage: OldImage }), FORMER_NOW)).toEqual([]);
    }
  });

  it('is migrated by a command', async () => {
    const run = (...args: string[]) =>
      new Promise<string>((resolve) => {
        const env = {
          ...process.env,
          AWS_ENDPOINT_URL_DYNAMODB: inject('dynamodbEndpoint'),
          AWS_REGION: 'us-east-1',
          AWS_ACCESS_KEY_ID: 'local',
          AWS_SECRET_ACCESS_KEY: 'local',
        };
        execFile(process.execPath, ['scripts/migrate.ts', ...args], { env }, (_error, stdout, stderr) =>
          resolve(stdout + stderr),
        );
      });
    const [items, count] = [former.items.length, entities.length];
    expect(await run('--help')).toContain('--dry-run');
    expect(await run('--table', table.name, '--dry-run')).toBe(
      `items: ${items}, to rewrite: ${count}, right: 0, with secrets in the clear: 2 (give --key), done\n`,
    );
    expect(await run('--table', table.name)).toBe(
      `items: ${items}, rewritten: ${count}, right: 0, with secrets in the clear: 2 (give --key), done\n`,
    );
    expect(await run('--table', table.name, '--from', 'nowhere')).toContain('no position');
  });
});
