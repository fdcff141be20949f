import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { viewerFrom } from '../../functions/request/viewer-from.ts';
import type { AthleteRecord } from '../../functions/domain/athlete/athlete.ts';
import { type AthleteId, childId } from '../../functions/domain/ids.ts';
import { atOnce } from '../../functions/domain/limits/limits.ts';
import type { GrantRecord } from '../../functions/domain/team/viewer.ts';
import type { Item } from '../../functions/store/dynamodb/table-access.ts';
import { rosterEntryItem } from '../../functions/store/roster-entry.ts';
import { entityItem, withStoredRoles } from '../../functions/store/items.ts';
import { athletePartition, grantKey, personPartition } from '../../functions/store/keys.ts';
import { bulkAthlete, bulkComment, readItems, readPartition, writeItems } from '../support/bulk.ts';
import { auditOf } from '../support/audit.ts';
import { firstTries, injectFaults, killedBefore } from '../support/faults.ts';
import { brokenInvariants } from '../support/invariants.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

/** Health data, symptoms and instructions, as it would be in a copy: in the field's terms. */
const HEALTH =
  /PES_ANSERINUS|NUMBNESS_TINGLING|BONE_STRESS_INJURY|SIDELINED|PROHIBITED|restrictions|openSymptoms|pain/i;

const at = (day: number) => `2026-03-0${day}T08:00:00.000Z`;

describe('An athlete who leaves', () => {
  let world: World;
  let ada: Someone & { id: string };
  let bea: Someone & { id: string };
  let coach: Someone;
  let supporter: Someone;
  let tracker: Someone;
  let faults: ReturnType<typeof injectFaults>;
  /** Ids of the athlete's own entities, one of each kind. */
  let idsByKind: Record<string, string>;
  /** A word that is in everything written about the athlete, and nowhere else. */
  let canary: string;
  let made = 0;

  const id = async (who: Someone, mutation: string, input: object, selection: string): Promise<string> =>
    (await who.does(mutation, { ...input, idempotencyKey: `key ${(made += 1)}` }, `${selection} { id }`))[selection].id;
  const rows = async () => (await readItems(world.client, world.tableName)).map((item) => JSON.stringify(item));
  const partition = () => readPartition(world.client, world.tableName, athletePartition(ada.id as AthleteId));
  const ownPartition = (who: Someone) =>
    readPartition(world.client, world.tableName, personPartition(viewerFrom(who.claims).id));
  const exportAll = async (): Promise<Item[]> => {
    const records: Item[] = [];
    let after: string | null = null;
    do {
      const part: { records: Item[]; cursor: string | null } = await ada.does(
        'exportAthlete',
        { athleteId: ada.id, after },
        'records cursor',
      );
      records.push(...part.records);
      after = part.cursor;
    } while (after !== null);
    return records;
  };
  const erase = (confirmName = `${canary} Ada`) =>
    ada.does('eraseAthlete', { athleteId: ada.id, confirmName }, 'done deletedCount') as Promise<{
      done: boolean;
      deletedCount: number;
    }>;

  beforeAll(async () => {
    world = await createWorld();
    faults = injectFaults(world.dynamodb);
    bea = await world.athlete('Bea', 'UTC');
    coach = world.person('coach');
    await world.join(bea, coach, 'COACH', 'Maren');
    supporter = world.person('supporter');
    tracker = world.integration('tracker');
    const observation = { phase: 'AT_REST', sites: ['CALF'], pain: 2 };
    await bea.does('reportSymptom', { athleteId: bea.id, observation }, 'symptom { id }');
  });

  beforeEach(async () => {
    canary = `canary-${(made += 1)}-of`;
    ada = await world.athlete(`${canary} Ada`, 'UTC');
    const physio = world.person('physio');
    await world.join(ada, coach, 'COACH', 'Maren');
    await world.join(ada, physio, 'PHYSIO', 'Jonas');
    await world.join(ada, supporter, 'SUPPORTER', 'Ben');
    await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
    const open = { invitation: { toTeam: { athleteId: ada.id, role: 'PHYSIO' } } };
    idsByKind = { athlete: ada.id, invitation: await id(ada, 'invite', open, 'invitation') };
    const run = {
      externalId: `${canary} 1`,
      note: canary,
      startedAt: at(9),
      distanceMeters: 5e3,
      durationSeconds: 1500,
    };
    const record = async (parts: object) => {
      const input = { athleteId: ada.id, runs: [{ ...run, ...parts }] };
      return (await tracker.does('recordRuns', input, 'results { run { id } }')).results[0].run.id as string;
    };
    idsByKind['run'] = await record({});
    const deleted = await record({ externalId: `${canary} 2` });
    await ada.does('deleteRun', { runId: deleted }, 'deletedRunId');
    const where = { sites: ['PES_ANSERINUS'], sensations: ['NUMBNESS_TINGLING'], note: canary };
    const observation = { ...where, phase: 'AFTER_RUN', pain: 6, runId: idsByKind['run'], observedAt: at(9) };
    idsByKind['symptom'] = await id(ada, 'reportSymptom', { athleteId: ada.id, observation }, 'symptom');
    const diagnosis = { pathology: 'BONE_STRESS_INJURY', certainty: 'SUSPECTED', note: canary };
    await coach.does('diagnoseSymptom', { symptomId: idsByKind['symptom'], ...diagnosis }, 'symptom { id }');
    const rules = [{ activity: 'RUN', permission: 'PROHIBITED' }];
    idsByKind['instruction'] = await id(
      coach,
      'issueInstruction',
      { athleteId: ada.id, rules, note: canary },
      'instruction',
    );
    for (const subjectId of Object.values(idsByKind).slice(2))
      idsByKind['comment'] = await id(
        physio,
        'addComment',
        { subjectId, audience: 'CLINICAL', body: canary },
        'comment',
      );
    await supporter.does('addComment', { subjectId: ada.id, audience: 'SUPPORTERS', body: canary }, 'comment { id }');
  });

  it('exports everything first, part by part', async () => {
    const athlete = bulkAthlete(
      { id: ada.id as AthleteId, ownerId: viewerFrom(ada.claims).id, name: 'Ada' },
      viewerFrom(coach.claims).id,
    );
    const many = Array.from({ length: 700 }, (_, number) => bulkComment(athlete, athlete.id, number));
    await writeItems(world.client, world.tableName, many.map(entityItem));
    const records = await exportAll();
    const stored = await partition();
    const belonging = ['person', 'invitation', 'receipt', 'calls'];
    const own = records.filter(({ kind }) => !belonging.includes(String(kind)));
    expect(own).toHaveLength(stored.length);
    const kinds = [
      'athlete',
      'comment',
      'commentCounts',
      'deletedRun',
      'grant',
      'instruction',
      'observation',
      'run',
      'symptom',
    ];
    expect([...new Set(own.map(({ kind }) => kind))].sort()).toEqual(kinds);
    expect(records.map(({ kind }) => kind)).toEqual(expect.arrayContaining(belonging));
    const canaries = (items: Item[]) => JSON.stringify(items).split(canary).length;
    expect(canaries(own)).toBe(canaries(stored));
    for (const record of records) expect(record).not.toHaveProperty('pk');
    await erase();
    while (!(await erase()).done);
  });

  it('is returned part by part only with the position of the last part', async () => {
    for (const after of [
      '',
      'x',
      Buffer.from('\u0000').toString('base64url'),
      Buffer.from('é'.repeat(900)).toString('base64url'),
    ])
      expect(await ada.isRefused('exportAthlete', { athleteId: ada.id, after }), after).toEqual([
        'INVALID input.after',
      ]);
    for (const who of [coach, supporter, tracker])
      expect(await who.isRefused('exportAthlete', { athleteId: ada.id })).toEqual(['FORBIDDEN input']);
    await erase();
  });

  it("leaves no trace of symptoms, nor of the athlete's name except on their own person", async () => {
    await erase('x').catch((error: Error) => expect(error.message).toContain('INVALID'));
    expect((await partition()).length).toBeGreaterThan(14);
    expect(await erase()).toMatchObject({ done: true });
    await auditOf(world).fold();
    expect(await partition()).toEqual([
      {
        pk: athletePartition(ada.id as AthleteId),
        sk: 'PROFILE',
        kind: 'erasedAthlete',
        ownerId: viewerFrom(ada.claims).id,
        erasedAt: world.now(),
        expiresAtSeconds: Date.parse(world.now()) / 1000 + 40 * 86_400,
      },
    ]);
    const left = (await rows()).filter((row) => row.includes(canary));
    // The owner may still look after other athletes, who see their name; nobody sees it through their own data.
    expect(left.map((row) => (JSON.parse(row) as Item)['kind'])).toEqual(['person']);
    const key = ada.id.slice(4);
    const traces = (await rows()).filter((row) => row.includes(key)).map((row) => JSON.parse(row) as Item);
    for (const { pk, sk, ...trace } of traces) {
      expect(`${String(pk).slice(0, 4)}${String(sk).split('#')[0]}`).toMatch(/^(ATH#PROFILE|PER#RECEIPT)$/);
      expect(JSON.stringify(trace)).not.toMatch(HEALTH);
    }
    for (const who of [coach, supporter, tracker]) {
      const theirs = (await ownPartition(who)).filter((item) => JSON.stringify(item).includes(key));
      // Receipts: ids of what a call made, so that it is not made twice; they go by themselves in a week.
      for (const { sk, ids, inputHash, pk: _pk, ...rest } of theirs) {
        expect(String(sk)).toMatch(/^RECEIPT#/);
        expect(typeof ids).toBe('object');
        // Those of requests without a key in a quarter of an hour.
        const kept = inputHash === undefined ? 900 : 7 * 86_400;
        expect(rest).toEqual({ expiresAtSeconds: Date.parse(world.now()) / 1000 + kept });
      }
    }
    expect(await brokenInvariants(world)).toEqual([]);
  });

  it('is gone for everybody at once, before a single record is deleted', async () => {
    const codes = { comment: 'addComment', symptom: 'addObservation' };
    await faults.during(firstTries('BatchWriteItem', 'before', Infinity), async () => {
      const { errors } = await ada.ask(
        'mutation($input: EraseAthleteInput!) { eraseAthlete(input: $input) { done } }',
        { input: { athleteId: ada.id, confirmName: `${canary} Ada` } },
      );
      expect(errors?.[0]?.extensions['code']).toBe('SERVICE_UNAVAILABLE');
    });
    const left = await partition();
    expect(left.length).toBeGreaterThan(9);
    // Comments are written without the profile: no grant may live on beside its mark.
    expect(left.filter(({ kind }) => kind === 'grant')).toEqual([]);
    const ids = Object.values(idsByKind).filter((each) => !each.startsWith('inv_'));
    for (const who of [ada, coach, supporter, tracker]) {
      const { data } = await who.ask(
        `query($ids: [ID!]!, $id: ID!) { nodes(ids: $ids) { id } athlete(id: $id) { id }
          viewer { roster(first: 50) { nodes { id } } sidelinedAthletes(first: 50) { nodes { id } }
            attention(first: 50) { nodes { athlete { id } } } athlete { id } } }`,
        { ids, id: ada.id },
      );
      expect(data.nodes).toEqual(ids.map(() => null));
      expect(data.athlete).toBeNull();
      expect(JSON.stringify(data)).not.toContain(ada.id.slice(4));
    }
    const input = { subjectId: ada.id, audience: 'TEAM', body: 'Late.' };
    expect(await coach.isRefused(codes.comment, input)).toEqual(['NOT_FOUND input.subjectId']);
    const run = { externalId: 'late', startedAt: at(9), distanceMeters: 1, durationSeconds: 1 };
    expect(await tracker.isRefused('recordRuns', { athleteId: ada.id, runs: [run] })).toEqual([
      'NOT_FOUND input.athleteId',
    ]);
    // Another person's token does not continue it.
    expect(await coach.isRefused('eraseAthlete', { athleteId: ada.id, confirmName: `${canary} Ada` })).toEqual([
      'NOT_FOUND input.athleteId',
    ]);
    expect(await erase()).toMatchObject({ done: true });
    expect(await partition()).toHaveLength(1);
    // Others, and what the coach is to them, stay as they were.
    const { data } = await coach.ask(
      '{ viewer { roster(first: 50) { nodes { id } } attention(first: 5) { nodes { athlete { id } } } } }',
    );
    expect(data.viewer.roster.nodes).toEqual([{ id: bea.id }]);
    expect(data.viewer.attention.nodes).toEqual([{ athlete: { id: bea.id } }]);
  });

  it('is erased to the end wherever a call dies, and once only', async () => {
    // The view, the grants, the mark, what is left, the invitations, the deletes; one more call finds the athlete gone.
    for (let killed = 1; killed <= 7; killed++) {
      let error: unknown;
      await faults.during(killedBefore(killed), async () => {
        await erase().catch((caught: unknown) => (error = caught));
      });
      if (killed < 6) expect(error).toBeDefined();
    }
    for (const fault of ['after', 'unprocessed'] as const)
      await faults.during(firstTries('BatchWriteItem', fault), () => erase());
    expect(await erase()).toMatchObject({ done: true, deletedCount: 0 });
    expect(await erase('whatever')).toMatchObject({ done: true, deletedCount: 0 });
    expect(await partition()).toHaveLength(1);
    expect(await brokenInvariants(world)).toEqual([]);
  });

  it('can have the maximum number of grants: a new name reaches all, and all end at once', async () => {
    const athleteId = ada.id as AthleteId;
    const profile = (await partition()).find(({ sk }) => sk === 'PROFILE') as unknown as AthleteRecord;
    const others = Array.from({ length: atOnce.grants - 5 }, (_unused, number): GrantRecord => {
      const key = String(number).padStart(16, '0');
      const person = { id: `per_${key}` as const, name: 'Ben' };
      return {
        kind: 'grant',
        id: childId('gra', athleteId, key),
        athleteId,
        person,
        roles: ['SUPPORTER'],
        grantedAt: at(9),
      };
    });
    await writeItems(world.client, world.tableName, [
      ...others.map((grant) => ({ ...grantKey(grant.athleteId, grant.person.id), ...withStoredRoles(grant) })),
      ...others.map((grant) => rosterEntryItem(profile, grant)),
    ]);
    const { data } = await ada.ask('query($id: ID!) { athlete(id: $id) { grants(first: 100) { nodes { id } } } }', {
      id: ada.id,
    });
    expect(data.athlete.grants.nodes).toHaveLength(atOnce.grants);
    await ada.does(
      'updateAthlete',
      { athleteId: ada.id, name: 'Ada the Second', idempotencyKey: 'new name' },
      'athlete { id }',
    );
    expect(await brokenInvariants(world)).toEqual([]);
    // More grants than end with the mark itself: while they were left, somebody may have written, so another step looks.
    expect(await erase('Ada the Second')).toMatchObject({ done: false });
    expect(await erase('Ada the Second')).toMatchObject({ done: true });
    expect(await brokenInvariants(world)).toEqual([]);
  });

  it('can come back as a new athlete, of whom nothing is known', async () => {
    await erase();
    const { athlete } = await ada.does('createAthlete', { name: 'Ada', timeZone: 'UTC' }, 'athlete { id }');
    expect(athlete.id).not.toBe(ada.id);
    const { data } = await ada.ask(
      '{ viewer { athlete { id timeline(first: 5) { nodes { __typename } } grants(first: 5) { nodes { role } } } } }',
    );
    expect(data.viewer.athlete).toEqual({
      id: athlete.id,
      timeline: { nodes: [] },
      grants: { nodes: [{ role: 'OWNER' }] },
    });
    expect(await brokenInvariants(world)).toEqual([]);
  });
});
