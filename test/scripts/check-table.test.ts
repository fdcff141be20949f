import { execFile } from 'node:child_process';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import type { AthleteId, PersonId } from '../../functions/domain/ids.ts';
import type { Item, Key, Table } from '../../functions/store/dynamodb/table-access.ts';
import { personKey, profileKey } from '../../functions/store/keys.ts';
import { checkTable } from '../../scripts/check-table.ts';
import { auditOf } from '../support/audit.ts';
import { readItems, readPartition } from '../support/bulk.ts';
import { createWorld, type Someone, TODAY, type World } from '../support/world.ts';

const WORDS = 'It burns like a hot wire';
const RESTRICTED = { activity: 'RUN', permission: 'PROHIBITED' };

describe('Checking a table', () => {
  let world: World;
  let table: Table;
  let ada: Someone & { id: string };
  let coach: Someone;

  beforeEach(async () => {
    world = await createWorld();
    table = { client: world.dynamodb, name: world.tableName, pause: async () => undefined };
    ada = await world.athlete('Ada Okafor');
    coach = world.person('maren');
    await world.join(ada, coach, 'COACH', 'Maren Holt');
    await observe();
    await instruct();
    const comment = { subjectId: ada.id, body: WORDS, audience: 'TEAM' };
    await ada.does('addComment', comment, 'comment { id }');
    await auditOf(world).fold();
  });

  const observe = () =>
    ada.does(
      'reportSymptom',
      { athleteId: ada.id, observation: { phase: 'AFTER_RUN', sites: ['CALF'], pain: 4, note: WORDS } },
      'symptom { id }',
    );
  const instruct = () =>
    coach.does('issueInstruction', { athleteId: ada.id, rules: [RESTRICTED], note: WORDS }, 'instruction { id }');
  const renameAndBack = async () => {
    for (const name of ['Ada O.', 'Ada Okafor'])
      await ada.does('updateAthlete', { athleteId: ada.id, name }, 'athlete { id }');
  };

  const findings = async (now = world.now()) => {
    const checked = await checkTable(table, () => now);
    return checked.findings.map(({ what, repair }) => `${what} -> ${repair}`);
  };
  const put = (item: Item) => table.client.call('PutItem', { TableName: table.name, Item: item });
  const remove = ({ pk, sk }: Key) => table.client.call('DeleteItem', { TableName: table.name, Key: { pk, sk } });
  const the = async (pk: RegExp, sk: RegExp): Promise<Item & Key> => {
    const items = await readItems(world.client, world.tableName);
    const found = items.filter((item) => pk.test(String(item['pk'])) && sk.test(String(item['sk'])));
    expect(found).toHaveLength(1);
    return found[0] as Item & Key;
  };
  const theEdge = () => the(/^PER#/, /^ATH#/);

  it('says how much it looked at, and nothing where all fits together, today and later', async () => {
    expect(await checkTable(table, world.now)).toEqual({ athletes: 1, items: 22, findings: [] });
    expect(await findings('2026-06-10T12:00:00.000Z')).toEqual([]);
  });

  it('looks at one athlete alone when asked', async () => {
    await world.athlete('Freya Lind');
    await remove(await theEdge());
    const looked = async (id?: string) => {
      const { athletes, findings: found } = await checkTable(table, world.now, id);
      return [athletes, found.length];
    };
    expect(await looked()).toEqual([2, 1]);
    expect(await looked(ada.id)).toEqual([1, 1]);
    expect(await looked('ath_nobodynobodynobo')).toEqual([0, 0]);
  });

  it('a copy that differs is repaired when the athlete changes their name and changes it back', async () => {
    await put({ ...(await theEdge()), kindKey: 'BOARD#OPEN#elsewhere' });
    expect(await findings()).toEqual(['the roster entry differs -> rename-and-back']);
    await renameAndBack();
    expect(await findings()).toEqual([]);
  });

  it('a copy that is missing is put back by its keys, role and name, and then as one that says something else', async () => {
    const { pk, sk, role, name } = await theEdge();
    await remove({ pk, sk });
    expect(await findings()).toEqual(['the roster entry is missing -> put-edge']);
    await put({ pk, sk, role, name });
    expect(await findings()).toEqual(['the roster entry differs -> rename-and-back']);
    await renameAndBack();
    expect(await findings()).toEqual([]);
  });

  it('a copy without a grant, which would show the athlete to somebody, is to be deleted', async () => {
    const { pk, sk } = await theEdge();
    await remove(await the(/^ATH#/, new RegExp(`^GRANT#${pk.slice(4)}$`)));
    expect(await findings()).toEqual(['no grant -> delete']);
    await remove({ pk, sk });
    expect(await findings()).toEqual([]);
  });

  it('a summary that is wrong is worked out anew by the next observation and the next instruction', async () => {
    const update = { UpdateExpression: 'SET summary = :none', ExpressionAttributeValues: { ':none': NO_SUMMARY } };
    await table.client.call('UpdateItem', { TableName: table.name, Key: profileKey(ada.id as AthleteId), ...update });
    expect(await findings()).toContain('its summary differs -> recompute');
    await observe();
    expect(await findings()).toEqual(['its summary differs -> recompute']);
    await instruct();
    expect(await findings()).toEqual([]);
  });

  it('an erasure that was not finished is to be finished, and what it left without a mark to be deleted', async () => {
    const { pk, sk } = await the(/^ATH#/, /^PROFILE$/);
    const left = await readPartition(world.client, world.tableName, pk);
    await ada.does('eraseAthlete', { athleteId: ada.id, confirmName: 'Ada Okafor' }, 'deletedCount');
    for (const item of left) if (item['sk'] !== sk) await put(item);
    expect(await findings()).toEqual([`${left.length - 1} items of an erased athlete -> finish-erasure`]);
    await remove({ pk, sk });
    expect(await findings()).toEqual([`no profile beside ${left.length - 1} items -> delete`]);
  });

  it('a person that does not name its athlete is to be set', async () => {
    const key = personKey((await the(/^ATH#/, /^PROFILE$/))['ownerId'] as PersonId);
    const set = (expression: string, values?: Item) =>
      table.client.call('UpdateItem', {
        TableName: table.name,
        Key: key,
        UpdateExpression: expression,
        ...(values && { ExpressionAttributeValues: values }),
      });
    await set('REMOVE athleteId');
    expect(await findings()).toEqual(['the owner is another person -> set-person']);
    await set('SET athleteId = :athlete', { ':athlete': ada.id });
    expect(await findings()).toEqual([]);
  });

  it('what is missing or none of its kind is to be copied back', async () => {
    const comment = await the(/^ATH#/, /^COM#/);
    await remove(comment);
    expect(await findings()).toEqual(['its count of comments differs -> copy-back']);
    await put(comment);
    const symptom = await the(/^ATH#/, /^SYM#/);
    await put({ ...symptom, latestObservation: undefined });
    expect(await findings()).toEqual(['a malformed record -> copy-back']);
  });

  it('an audit trail that was changed is found, and an access that no trail has yet', async () => {
    const head = await the(/^ATH#/, /^AUDIT#HEAD$/);
    await put({ ...head, entries: [] });
    expect(await findings()).toContain('its audit trail was changed -> compare-trail');
    await remove(head);
    await put({ ...head, sk: 'AUDIT#000000000001' });
    expect(await findings()).toEqual(['its audit trail has no head -> compare-trail']);
    await remove({ pk: head.pk, sk: 'AUDIT#000000000001' });
    await put(head);
    expect(await findings()).toEqual([]);
    await coach.ask('query($id: ID!) { athlete(id: $id) { availability { status } } }', { id: ada.id });
    expect(await findings()).toEqual([]);
    const later = new Date(Date.parse(TODAY) + 7 * 3_600_000).toISOString();
    expect(await findings(later)).toEqual(['not in the audit trail yet -> fold-access']);
    // The repair: any change of the item makes the stream tell of it again.
    await auditOf(world).fold();
    expect(await findings(later)).toEqual([]);
  });

  it('does not tell what somebody was writing while it looked', async () => {
    const edge = await theEdge();
    await remove(edge);
    let looks = 0;
    const now = () => {
      looks += 1;
      return TODAY;
    };
    world.dynamodb.use({
      async call(call, next) {
        if (call.operation === 'Query' && looks === 1) await put(edge);
        return next(call);
      },
    });
    expect((await checkTable(table, now)).findings).toEqual([]);
    expect(looks).toBe(2);
  });

  it('as a command prints ids and repairs, no data, and ends with 1 when something does not fit', async () => {
    const run = (...args: string[]) =>
      new Promise<{ code: number; out: string }>((resolve) => {
        const env = {
          ...process.env,
          AWS_ENDPOINT_URL_DYNAMODB: inject('dynamodbEndpoint'),
          AWS_REGION: 'us-east-1',
          AWS_ACCESS_KEY_ID: 'local',
          AWS_SECRET_ACCESS_KEY: 'local',
        };
        execFile(process.execPath, ['scripts/check-table.ts', ...args], { env }, (error, stdout, stderr) =>
          resolve({ code: typeof error?.code === 'number' ? error.code : 0, out: stdout + stderr }),
        );
      });
    // The command's clock is the real one, and nothing here depends on it.
    expect(await run('--table', table.name)).toEqual({
      code: 0,
      out: 'athletes: 1, items: 22, findings: 0\n',
    });
    await put({ ...(await theEdge()), name: WORDS });
    const { code, out } = await run('--table', table.name);
    expect({ code, lines: out.split('\n').length }).toEqual({ code: 1, lines: 3 });
    expect(out).toMatch(/^gra_\S+ {2}the roster entry differs {2}-> rename-and-back\n/);
    for (const secret of [WORDS, 'Ada', 'Maren', 'CALF']) expect(out).not.toContain(secret);
    expect(await run()).toMatchObject({ code: 2 });
    expect(await run('--table', 'there-is-no-such-table')).toMatchObject({ code: 2 });
  });
});

const NO_SUMMARY = { restrictions: [], openSymptoms: 0 };
