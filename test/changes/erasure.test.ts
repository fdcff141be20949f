import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChangesHandler } from '../../functions/changes/consumer.ts';
import { viewerFrom } from '../../functions/request/viewer-from.ts';
import type { AthleteId } from '../../functions/domain/ids.ts';
import type { Item } from '../../functions/store/dynamodb/table-access.ts';
import { entityItem } from '../../functions/store/items.ts';
import { athletePartition, personPartition, profileKey } from '../../functions/store/keys.ts';
import { table } from '../../functions/store/dynamodb/table.ts';
import { bulkAthlete, bulkComment, documentClient, readItems, readPartition, writeItems } from '../support/bulk.ts';
import { change, testConsumer, timeLeft } from '../support/changes.ts';
import { firstTries, injectFaults } from '../support/faults.ts';
import { brokenInvariants } from '../support/invariants.ts';
import type { LogLine } from '../support/logger.ts';
import { scan } from '../support/scan.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

const FOREVER = timeLeft();

describe('An erasure that was begun', () => {
  let world: World;
  let faults: ReturnType<typeof injectFaults>;
  let handler: ChangesHandler;
  let lines: LogLine[];
  let ada: Someone & { id: AthleteId };
  let coach: Someone;
  /** A word that is in everything written about the athlete, and nowhere else. */
  let canary: string;
  let made = 0;

  const partition = () => readPartition(world.client, world.tableName, athletePartition(ada.id));
  const owner = () => viewerFrom(ada.claims).id;
  const mark = (): Item => ({ ...profileKey(ada.id), kind: 'erasedAthlete', ownerId: owner(), erasedAt: world.now() });
  const stored = async (): Promise<Item> => (await partition()).find(({ sk }) => sk === 'PROFILE') ?? {};
  const see = async (...items: (Item | undefined)[]) =>
    handler({ Records: items.map((item, index) => change(item, index + 1)) }, FOREVER);
  const writeComments = async (count: number) => {
    const athlete = bulkAthlete({ id: ada.id, ownerId: owner(), name: 'Ada' }, viewerFrom(coach.claims).id);
    const comments = Array.from({ length: count }, (_, number) =>
      bulkComment(athlete, ada.id, number, { body: canary }),
    );
    await writeItems(world.client, world.tableName, comments.map(entityItem));
  };
  const begin = (): Promise<{ done: boolean; deletedCount: number }> =>
    ada.does('eraseAthlete', { athleteId: ada.id, confirmName: `${canary} Ada` }, 'done deletedCount');

  beforeAll(async () => {
    world = await createWorld();
    faults = injectFaults(world.dynamodb);
    coach = world.person('coach');
  });

  beforeEach(async () => {
    ({ handler, lines } = testConsumer(world));
    canary = `canary-${(made += 1)}-of`;
    ada = (await world.athlete(`${canary} Ada`, 'UTC')) as typeof ada;
    await world.join(ada, coach, 'COACH', 'Maren');
    const supporter = world.person('supporter');
    await world.join(ada, supporter, 'SUPPORTER', 'Ben');
    const open = { invitation: { toTeam: { athleteId: ada.id, role: 'PHYSIO' } } };
    await ada.does('invite', open, 'invitation { id }');
    const observation = { phase: 'AFTER_RUN', sites: ['CALF'], pain: 6, note: canary };
    await ada.does('reportSymptom', { athleteId: ada.id, observation }, 'symptom { id }');
    const rules = [{ activity: 'RUN', permission: 'PROHIBITED' }];
    await coach.does('issueInstruction', { athleteId: ada.id, rules, note: canary }, 'instruction { id }');
  });

  it('is finished without another call: of 2,500 records nothing is left, in no index, on no roster', async () => {
    await writeComments(2_500);
    expect(await begin()).toEqual({ done: false, deletedCount: 1_000, userErrors: [] });
    expect((await partition()).length).toBeGreaterThan(1_500);
    expect(await see(await stored())).toEqual({ batchItemFailures: [] });

    expect(await partition()).toEqual([await stored()]);
    expect(await stored()).toMatchObject({ kind: 'erasedAthlete', ownerId: owner() });
    const left = (await readItems(world.client, world.tableName)).filter((item) =>
      JSON.stringify(item).includes(canary),
    );
    // The owner may still look after other athletes, who see their name; nobody sees it through their own data.
    expect(left.map(({ kind }) => kind)).toEqual(['person']);
    for (const index of Object.keys(table.indexes)) {
      const items = (await scan(world, index)).filter(
        (line) => line.includes(ada.id.slice(4)) || line.includes(canary),
      );
      expect(items, index).toEqual([]);
    }
    for (const who of [coach, ada, world.person('supporter')]) {
      const theirs = await readPartition(world.client, world.tableName, personPartition(viewerFrom(who.claims).id));
      const keys = theirs.map(({ sk }) => String(sk)).filter((sk) => !sk.startsWith('RECEIPT#'));
      expect(keys.filter((sk) => sk.includes(ada.id.slice(4)) || sk.startsWith('INV#'))).toEqual([]);
    }
    expect(await brokenInvariants(world)).toEqual([]);
  });

  it('logs how much it deleted, and nothing about the athlete', async () => {
    await faults.during(firstTries('BatchWriteItem', 'before', Infinity), async () => {
      await begin().catch(() => undefined);
      await see(await stored());
    });
    await see(await stored(), { ...mark(), ownerId: canary });
    const logged = lines.map(({ level, message, details }) => ({ level, message, ...details }));
    expect(logged).toMatchObject([
      { level: 'warn', name: 'TimeoutError', kind: 'erasedAthlete', eventName: 'MODIFY' },
      { level: 'info', marked: true, deletedCount: expect.any(Number), sequenceNumber: '000000000000000000001' },
      { level: 'warn', name: 'UnusableMark', kind: 'erasedAthlete', sequenceNumber: '000000000000000000002' },
    ]);
    for (const secret of [canary, ada.id.slice(4), owner().slice(4)])
      expect(JSON.stringify(lines)).not.toContain(secret);
  });

  it('is finished once, however often and late its mark is seen, also at the same time', async () => {
    await writeComments(100);
    await faults.during(firstTries('BatchWriteItem', 'before', Infinity), () => begin().catch(() => undefined));
    const seen = await stored();
    await Promise.all([see(seen, seen), see(seen), begin()]);
    expect(await partition()).toEqual([seen]);
    const before = await scan(world);
    expect(await see(seen, seen)).toEqual({ batchItemFailures: [] });
    expect(await scan(world)).toEqual(before);
    expect(lines.at(-1)?.details).toMatchObject({ marked: true, deletedCount: 0 });
  });

  it('goes on with the next try where time ran out, and loses no ground', async () => {
    await writeComments(1_100);
    await faults.during(firstTries('BatchWriteItem', 'before', Infinity), () => begin().catch(() => undefined));
    const left = (await partition()).length;
    const Records = [change(await stored(), 7)];
    const failed = { batchItemFailures: [{ itemIdentifier: '000000000000000000007' }] };
    expect(await handler({ Records }, timeLeft(300_000, 29_999))).toEqual(failed);
    expect(lines).toMatchObject([{ level: 'warn', details: { name: 'NotFinished' } }]);
    expect(await partition()).toHaveLength(left - 1_000);
    // If there is no time even for one step, none is begun.
    expect(await handler({ Records }, timeLeft(29_999))).toEqual(failed);
    expect(await partition()).toHaveLength(left - 1_000);
    expect(await handler({ Records }, FOREVER)).toEqual({ batchItemFailures: [] });
    expect(await partition()).toHaveLength(1);
  });

  it('is tried again where the store was busy', async () => {
    await faults.during(firstTries('BatchWriteItem', 'throttled', Infinity), async () => {
      await begin().catch(() => undefined);
      expect((await see(await stored())).batchItemFailures).toHaveLength(1);
    });
    expect(await see(await stored())).toEqual({ batchItemFailures: [] });
    expect(await partition()).toHaveLength(1);
  });
});

describe('Nothing is deleted', () => {
  let world: World;
  let handler: ChangesHandler;
  let ada: Someone & { id: string };
  let bea: Someone & { id: string };

  const markOf = (athlete: Someone & { id: string }): Item => ({
    ...profileKey(athlete.id as AthleteId),
    kind: 'erasedAthlete',
    ownerId: viewerFrom(athlete.claims).id,
    erasedAt: world.now(),
  });
  const report = (athlete: Someone & { id: string }) => {
    const observation = { phase: 'AT_REST', sites: ['CALF'], pain: 2 };
    return athlete.does('reportSymptom', { athleteId: athlete.id, observation }, 'symptom { id }');
  };

  beforeAll(async () => {
    world = await createWorld();
    ({ handler } = testConsumer(world));
    ada = await world.athlete('Ada', 'UTC');
    bea = await world.athlete('Bea', 'UTC');
    for (const athlete of [ada, bea]) await report(athlete);
  });

  /** The record of the stream, and whether it is unusable. */
  const cases: [string, () => Item | undefined, 'unusable' | 'fine'][] = [
    ['of a live athlete, whatever a record says about them', () => markOf(ada), 'fine'],
    ['of a live athlete whom somebody else is said to erase', () => ({ ...markOf(ada), ownerId: owner(bea) }), 'fine'],
    ['when a profile changes', () => ({ ...markOf(ada), kind: 'athlete' }), 'fine'],
    ['when something is removed, such as a mark after its 40 days', () => undefined, 'fine'],
    ['when a kind is named like a part of an object', () => ({ ...markOf(ada), kind: 'constructor' }), 'fine'],
    ['without a partition', () => without('pk'), 'unusable'],
    ['in a partition of nobody', () => ({ ...markOf(ada), pk: 'ATH#' }), 'unusable'],
    ['in the partition of a person', () => ({ ...markOf(ada), pk: personPartition(owner(ada)) }), 'unusable'],
    ['by something that lies where no profile lies', () => ({ ...markOf(ada), sk: 'GRANT#x' }), 'unusable'],
    ['without an owner', () => without('ownerId'), 'unusable'],
    ['for an owner who is no person', () => ({ ...markOf(ada), ownerId: ada.id }), 'unusable'],
    ['for an owner who is a number', () => ({ ...markOf(ada), ownerId: 7 }), 'unusable'],
  ];
  const owner = (athlete: Someone) => viewerFrom(athlete.claims).id;
  const without = (part: string): Item => {
    const { [part]: _, ...rest } = markOf(ada);
    return rest;
  };

  it.each(cases)('%s', async (_name, item, verdict) => {
    const before = await scan(world);
    const { batchItemFailures } = await handler({ Records: [change(item())] }, FOREVER);
    expect(batchItemFailures).toHaveLength(verdict === 'unusable' ? 1 : 0);
    expect(await scan(world)).toEqual(before);
  });

  it('when the mark is gone from the table, or is of another owner', async () => {
    const cleo = await world.athlete('Cleo', 'UTC');
    await report(cleo);
    const seen = markOf(cleo);
    await writeItems(world.client, world.tableName, [{ ...seen, ownerId: owner(ada) }]);
    const before = await scan(world);
    expect(await handler({ Records: [change(seen)] }, FOREVER)).toEqual({ batchItemFailures: [] });
    expect(await scan(world)).toEqual(before);
    const Key = profileKey(cleo.id as AthleteId);
    await documentClient(world.client).send(new DeleteCommand({ TableName: world.tableName, Key }));
    const without = await scan(world);
    expect(await handler({ Records: [change(seen)] }, FOREVER)).toEqual({ batchItemFailures: [] });
    expect(await scan(world)).toEqual(without);
  });
});
