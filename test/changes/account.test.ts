import { beforeAll, describe, expect, it } from 'vitest';
import { viewerFrom } from '../../functions/request/viewer-from.ts';
import type { AthleteId } from '../../functions/domain/ids.ts';
import { table } from '../../functions/store/dynamodb/table.ts';
import { personPartition } from '../../functions/store/keys.ts';
import { readItems, readPartition } from '../support/bulk.ts';
import { injectFaults, killedBefore } from '../support/faults.ts';
import { brokenInvariants } from '../support/invariants.ts';
import { proves } from '../support/promise.ts';
import { scan } from '../support/scan.ts';
import { createWebhookWorld, type WebhookWorld } from '../support/webhook-world.ts';
import { personClaims, type Someone } from '../support/world.ts';

/** A word in every text that can be written about somebody, or by them, with a number for each. */
const CANARY = 'zanary';
/** Texts that give access somewhere. They must go, and are not given back. */
const SECRETS = ['access-token', 'refresh-token'].map((name) => `${CANARY}-${name}`);

type Export = Record<string, unknown>[];

describe('Somebody who leaves for good', () => {
  let world: WebhookWorld;
  let faults: ReturnType<typeof injectFaults>;
  let ada: Someone & { id: string };
  let bea: Someone & { id: string };
  let secret: string;
  /** Every canary but the secrets. */
  const canaries: string[] = [];
  const canary = (what: string): string => {
    canaries.push(`${CANARY}-${what}`);
    return `${CANARY}-${what}`;
  };
  const exportAll = async (): Promise<Export> => {
    const records: Export = [];
    let after: string | null = null;
    do {
      const part: { records: Export; cursor: string | null; formatVersion: number } = await ada.does(
        'exportAthlete',
        { athleteId: ada.id, after },
        'records cursor formatVersion',
      );
      expect(part.formatVersion).toBe(2);
      records.push(...part.records);
      after = part.cursor;
    } while (after !== null);
    return records;
  };
  const vwr = (who: Someone) => `vwr_${viewerFrom(who.claims).id.slice(4)}`;
  const leave = (who: Someone = ada) => who.does('deleteAccount', { viewerId: vwr(who) }, 'done deletedCount');
  const everything = async (): Promise<string[]> => [
    ...(await scan(world)),
    ...(await Promise.all(Object.keys(table.indexes).map((index) => scan(world, index)))).flat(),
  ];

  beforeAll(async () => {
    world = await createWebhookWorld();
    faults = injectFaults(world.dynamodb);
    const [coach, tracker] = [world.person('maren'), world.integration('tracker')];
    bea = await world.athlete('Bea');
    ada = await world.athlete(canary('name'));
    Object.assign(ada.claims, { username: `${CANARY}-username` });
    await world.join(ada, coach, 'COACH', 'Maren');
    await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
    await world.join(bea, ada, 'COACH', 'ignored');
    const run = { startedAt: '2026-03-09T08:00:00.000Z', distanceMeters: 5_000, durationSeconds: 1_500 };
    const { results } = await tracker.does(
      'recordRuns',
      { athleteId: ada.id, runs: [{ ...run, externalId: canary('external'), note: canary('run') }] },
      'results { run { id } }',
    );
    const observation = { phase: 'AFTER_RUN', sites: ['CALF'], pain: 6, note: canary('observation') };
    const { symptom } = await ada.does('reportSymptom', { athleteId: ada.id, observation }, 'symptom { id }');
    const diagnosis = { symptomId: symptom.id, pathology: 'TENDINOPATHY', certainty: 'SUSPECTED' };
    await coach.does('diagnoseSymptom', { ...diagnosis, note: canary('diagnosis') }, '');
    const rules = [{ activity: 'RUN', permission: 'PROHIBITED' }];
    const instruct = async (who: Someone, athleteId: string, note: string) =>
      (await who.does('issueInstruction', { athleteId, rules, note }, 'instruction { id }')).instruction.id as string;
    const instructionId = await instruct(coach, ada.id, canary('instruction'));
    await coach.does('withdrawInstruction', { instructionId, reason: canary('reason') }, '');
    for (const [subjectId, audience] of [
      [ada.id, 'TEAM'],
      [results[0].run.id, 'SUPPORTERS'],
    ])
      await ada.does('addComment', { subjectId, audience, body: canary(`comment-${audience}`) }, '');
    const url = (name: string) => `https://example.com/${canary(name)}`;
    const hook = { eventTypes: ['INSTRUCTION_ISSUED', 'COMMENT_ADDED'], description: canary('hook') };
    ({ secret } = await ada.does('createWebhook', { ...hook, url: url('url') }, 'secret'));
    await ada.does(
      'invite',
      { invitation: { toTeam: { athleteId: ada.id, role: 'PHYSIO' } }, idempotencyKey: 'k' },
      '',
    );
    await ada.does('invite', { invitation: { athlete: { as: 'COACH', yourName: ada.id } }, idempotencyKey: 'l' }, '');
    await connect();
    await coach.ask(`query ${canary('operation').replaceAll('-', '_')} { viewer { sidelinedAthletes(first: 5) { nodes { id } }
      roster(first: 5) { nodes { availability { status } } } } }`);
    // Of Bea, whom Ada looks after: what stays is hers.
    await instruct(ada, bea.id, 'Rest.');
    await world.streams();
    await world.streams();
  });

  /** A connection as it is once the athlete has consented. */
  async function connect(): Promise<void> {
    const athleteId = ada.id as AthleteId;
    const [accessToken, refreshToken] = SECRETS as [string, string];
    const link = { kind: 'providerLink', provider: 'strava', status: 'CONNECTED', version: 0 } as const;
    const tokens = { accessToken, refreshToken, expiresAt: '2026-03-11T00:00:00.000Z', scopes: [] };
    await world.store.providers.save({
      ...{ ...link, athleteId, ownerId: viewerFrom(ada.claims).id, tokens, accountId: canary('account') },
      ...{ requestedAt: world.now(), connectedAt: world.now() },
    });
  }

  it(
    'is given everything back first, and neither secrets nor what is about others',
    proves(9, 1, 'exports with canaries in everything'),
    async () => {
      const exported = await exportAll();
      const text = JSON.stringify(exported);
      const missing = canaries.filter((each) => !text.includes(each) && !text.includes(each.replaceAll('-', '_')));
      expect(missing).toEqual([]);
      for (const each of [...SECRETS, secret]) expect(text).not.toContain(each);
      const kinds = [...new Set(exported.map(({ kind }) => kind))].sort();
      expect(kinds).toEqual(
        [
          ...[
            'athlete',
            'auditEntry',
            'calls',
            'comment',
            'commentCounts',
            'grant',
            'instruction',
            'invitation',
            'observation',
            'person',
          ],
          ...['providerLink', 'receipt', 'rosterEntry', 'run', 'symptom', 'webhook', 'webhookDelivery'],
        ].sort(),
      );
      // Of Bea there is that Ada is her coach, and the ids of what Ada made.
      expect(text).not.toContain('"Bea"');
      expect(text).not.toContain('Rest.');
      for (const record of exported) expect(record).not.toHaveProperty('pk');
    },
  );

  it('is refused while they are an athlete, or with an id of another', async () => {
    expect(await ada.isRefused('deleteAccount', { viewerId: vwr(ada) })).toEqual(['CONFLICT input']);
    expect(await bea.isRefused('deleteAccount', { viewerId: vwr(ada) })).toEqual(['INVALID input.viewerId']);
    const tracker = world.integration('tracker');
    expect(await tracker.isRefused('deleteAccount', { viewerId: vwr(tracker) })).toEqual(['FORBIDDEN input']);
  });

  it(
    'leaves nothing behind: in the table, its indexes, queues, the logs',
    proves(9, 6, 'kills of a deletion'),
    async () => {
      const confirmName = `${CANARY}-name`;
      await ada.does('eraseAthlete', { athleteId: ada.id, confirmName }, 'done');
      await world.streams();
      expect((await readPartition(world.client, world.tableName, `ATH#${ada.id.slice(4)}`)).length).toBe(1);
      // Wherever a call dies, the next one goes on.
      for (let killed = 1; killed <= 6; killed++)
        await faults.during(killedBefore(killed), () => leave().catch(() => undefined));
      while (!(await leave()).done);
      expect(world.deletedUsers).toEqual([]);
      await world.streams();
      expect(world.deletedUsers).toEqual([`${CANARY}-username`]);
      await world.minutesLater(10);
      await world.streams();
      const provider = (row: string) => row.includes('"ERRANDS#strava"');
      const left = (await everything()).filter((row) => row.includes(CANARY));
      // The job that ends the consent at the provider needs its token once more, and is not configured here.
      expect(left.filter((row) => !provider(row) && !row.includes(bea.id.slice(4)))).toEqual([]);
      // What Ada wrote about Bea is Bea's: it is still signed, and her audit trail says who it was.
      const kinds = left.flatMap((row) => (provider(row) ? [] : [/"kind":\{"S":"(\w+)"/.exec(row)?.[1]]));
      expect(new Set(kinds)).toEqual(new Set(['instruction', 'auditHead']));
      expect(JSON.stringify([world.logged, world.lines])).not.toContain(CANARY);
      expect((await everything()).filter((row) => row.includes(secret))).toEqual([]);
      const own = await readPartition(world.client, world.tableName, personPartition(viewerFrom(ada.claims).id));
      expect(own).toEqual([
        {
          ...{ pk: expect.any(String), sk: 'PERSON', kind: 'deletedAccount', id: viewerFrom(ada.claims).id },
          ...{ deletedAt: expect.any(String), version: 0, expiresAtSeconds: expect.any(Number) },
        },
      ]);
      expect(await brokenInvariants(world)).toEqual([]);
    },
  );

  it('sees nobody any more, and can do nothing with a token that lives on', async () => {
    const { data } = await ada.ask(
      'query($id: ID!) { athlete(id: $id) { id } viewer { roster(first: 5) { nodes { id } } } }',
      {
        id: bea.id,
      },
    );
    expect(data).toEqual({ athlete: null, viewer: { roster: { nodes: [] } } });
    const { data: grants } = await bea.ask('{ viewer { athlete { grants(first: 5) { nodes { role } } } } }');
    expect(grants.viewer.athlete.grants.nodes).toEqual([{ role: 'OWNER' }]);
    expect(await ada.isRefused('createAthlete', { name: 'Ada', timeZone: 'UTC' })).toEqual(['DELETED ']);
    const { errors } = await ada.ask('{ viewer { me { name } } }');
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['DELETED']);
    // Of the call itself, which is counted.
    expect(await leave()).toMatchObject({ done: true, deletedCount: 1 });
    // Somebody else, though they never were anything here.
    const stranger = { ...world.person('stranger'), claims: personClaims('stranger') };
    expect(await leave(stranger)).toMatchObject({ done: true, deletedCount: 0 });
    await world.streams();
    expect(world.deletedUsers).toEqual([`${CANARY}-username`, 'stranger']);
  });

  it('is finished by the stream alone, with a longer roster than one step takes', async () => {
    const coach = world.person('busy');
    for (let each = 0; each < 42; each++) {
      const athlete = await world.athlete(`Runner ${each}`);
      await world.join(athlete, coach, 'COACH', 'Busy');
    }
    expect((await leave(coach)).done).toBe(false);
    await world.streams();
    const rows = await readItems(world.client, world.tableName);
    const id = viewerFrom(coach.claims).id.slice(4);
    expect(rows.filter((row) => JSON.stringify(row).includes(id)).map(({ kind }) => kind)).toEqual(['deletedAccount']);
    expect(await brokenInvariants(world)).toEqual([]);
  });
});
