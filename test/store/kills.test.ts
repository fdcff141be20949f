import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { createDynamoDB } from '../../functions/store/dynamodb/client.ts';
import { recordOf } from '../../functions/store/items.ts';
import { localClient, localConnection } from '../../infra/local/dynamodb/client.ts';
import { startEngine } from '../../infra/local/dynamodb/dynamodb.ts';
import { createTable } from '../../infra/local/dynamodb/table.ts';
import { readItems } from '../support/bulk.ts';
import type { Load } from '../support/busy-function.ts';
import { brokenInvariants } from '../support/invariants.ts';
import { proves, size } from '../support/promise.ts';
import { type FreshTable, freshTable } from '../support/table.ts';
import { createWorld } from '../support/world.ts';

const KILLS = size(2, 30);
const ENGINE_KILLS = size(1, 10);

/** Each kill comes at another moment of the load. */
const enough = (number: number) => 7 + ((number * 5) % 31);

/** A process that writes until it is killed; answers what it had acknowledged once it had made so many calls. */
async function killedAfter(acknowledgements: number, load: Load, kill: (pid: number) => void): Promise<string[]> {
  const path = join(import.meta.dirname, '../support/busy-function.ts');
  const child = spawn(process.execPath, [path, JSON.stringify(load)], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const enough = said.split('\n').length > acknowledgements;
    said += text;
    if (!enough && said.split('\n').length > acknowledgements) kill(child.pid as number);
  });
  await once(child, 'close');
  // A line that was cut by the kill is no acknowledgement.
  return said.split('\n').slice(0, -1);
}

/** What a load writes about, another athlete for each kill: nobody comes near what may be written about one in a day. */
async function prepare(table: FreshTable, name: string) {
  const world = await createWorld({ table });
  const ada = await world.athlete(`Ada of ${name}`);
  const [coach, tracker] = [world.person(`coach of ${name}`), world.integration(`tracker of ${name}`)];
  await world.join(ada, coach, 'COACH', 'Maren');
  await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
  const load = (endpoint: string): Load => ({
    endpoint,
    tableName: table.tableName,
    athleteId: ada.id,
    claims: { athlete: ada.claims, coach: coach.claims, tracker: tracker.claims },
    now: Date.parse(world.now()),
  });
  return { world, load };
}

const idsIn = async ({ client, tableName }: Pick<FreshTable, 'client' | 'tableName'>) =>
  new Set((await readItems(client, tableName)).map((item) => recordOf<{ id?: string }>(item).id));

describe('Killed at any moment', () => {
  it(
    'a function has lost nothing that it acknowledged, and half-written nothing',
    proves(14, KILLS, 'kills of a function', { timeout: 1_200_000 }),
    async () => {
      const table = await freshTable();
      for (let number = 1; number <= KILLS; number++) {
        const { world, load } = await prepare(table, `kill ${number}`);
        const acknowledged = await killedAfter(enough(number), load(inject('dynamodbEndpoint')), (pid) =>
          process.kill(pid, 'SIGKILL'),
        );
        expect(acknowledged.length).toBeGreaterThanOrEqual(enough(number));
        const stored = await idsIn(table);
        expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
        expect(await brokenInvariants(world)).toEqual([]);
      }
    },
  );

  describe('the engine', () => {
    let dbPath: string;
    beforeAll(async () => {
      dbPath = await mkdtemp(join(tmpdir(), 'sidelined-kills-'));
    });
    afterAll(() => rm(dbPath, { recursive: true }));

    // DynamoDB acknowledges a write once it is durable. DynamoDB Local may not: what it loses is its own, and said.
    it(
      'has half-written nothing',
      proves(14, ENGINE_KILLS, 'kills of the engine', { timeout: 1_200_000 }),
      async () => {
        const tableName = 'kills';
        let [acknowledged, lost] = [0, 0];
        for (let number = 1; number <= ENGINE_KILLS; number++) {
          const engine = await startEngine({ dbPath });
          const client = localClient(engine.endpoint);
          const table = { client, dynamodb: createDynamoDB(localConnection(engine.endpoint)), tableName };
          if (number === 1) await createTable(client, tableName);
          const { world, load } = await prepare(table, `kill ${number}`);
          const ids = await killedAfter(enough(number), load(engine.endpoint), (pid) => {
            process.kill(engine.pid as number, 'SIGKILL');
            process.kill(pid, 'SIGKILL');
          });
          await engine.died;
          client.destroy();
          const again = await startEngine({ dbPath });
          const after = { client: localClient(again.endpoint), tableName };
          const stored = await idsIn(after);
          acknowledged += ids.length;
          lost += ids.filter((id) => !stored.has(id)).length;
          expect(await brokenInvariants({ ...after, now: world.now })).toEqual([]);
          after.client.destroy();
          await again.stop();
        }
        console.log(
          `the engine was killed ${ENGINE_KILLS} times: it lost ${lost} of ${acknowledged} acknowledged writes`,
        );
      },
    );
  });
});
