import { execFile } from 'node:child_process';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import type { AthleteId } from '../../functions/domain/ids.ts';
import type { Table } from '../../functions/store/dynamodb/table-access.ts';
import { eraseAthlete } from '../../scripts/erase-athlete.ts';
import { readItems } from '../support/bulk.ts';
import { brokenInvariants } from '../support/invariants.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

describe('Erasing an athlete on their behalf', () => {
  let world: World;
  let table: Table;
  let ada: Someone & { id: AthleteId };
  let coach: Someone;

  beforeEach(async () => {
    world = await createWorld();
    table = { client: world.dynamodb, name: world.tableName, pause: async () => undefined };
    const { id, ...someone } = await world.athlete('Ada Okafor');
    ada = { ...someone, id: id as AthleteId };
    coach = world.person('maren');
    await world.join(ada, coach, 'COACH', 'Maren Holt');
    const runs = [{ startedAt: world.now(), distanceMeters: 5_000, durationSeconds: 1_800 }];
    await ada.does('recordRuns', { athleteId: ada.id, runs }, 'results { status }');
  });

  const isThere = async () => {
    const { data } = await coach.ask('query($id: ID!) { athlete(id: $id) { id } }', { id: ada.id });
    return data.athlete !== null;
  };
  const owner = async () => {
    const items = await readItems(world.client, world.tableName);
    return String(items.find(({ sk }) => sk === 'PROFILE')?.['ownerId']);
  };

  it('needs the name or the person of the athlete', async () => {
    await expect(eraseAthlete(table, ada.id, 'Ada', world.now())).rejects.toThrow('Nothing was erased');
    expect(await isThere()).toBe(true);
    const nobody = 'ath_nobodynobodynobo';
    await expect(eraseAthlete(table, nobody, 'Ada', world.now())).rejects.toThrow('no such athlete');
  });

  it('is done as in the app, and called again finds it done', async () => {
    const person = await owner();
    // Grants end with the mark. Then a run, the invitation that the coach accepted, and the receipt of a call.
    expect(await eraseAthlete(table, ada.id, 'Ada Okafor', world.now())).toBe(3);
    expect(await isThere()).toBe(false);
    expect(await brokenInvariants(world)).toEqual([]);
    const items = await readItems(world.client, world.tableName);
    // Beside what expires by itself: how often somebody has called, and that a call was made.
    const kinds = items.flatMap(({ sk, kind }) => (/^(?:RATE|RECEIPT)#/.test(String(sk)) ? [] : kind)).sort();
    expect(kinds).toEqual(['erasedAthlete', 'person', 'person']);
    expect(await eraseAthlete(table, ada.id, person, world.now())).toBe(0);
  });

  it('as a command', async () => {
    const run = (...args: string[]) =>
      new Promise<string>((resolve) => {
        const env = {
          ...process.env,
          AWS_ENDPOINT_URL_DYNAMODB: inject('dynamodbEndpoint'),
          AWS_REGION: 'us-east-1',
          AWS_ACCESS_KEY_ID: 'local',
          AWS_SECRET_ACCESS_KEY: 'local',
        };
        execFile(process.execPath, ['scripts/erase-athlete.ts', ...args], { env }, (_error, stdout, stderr) =>
          resolve(stdout + stderr),
        );
      });
    const arguments_ = ['--table', table.name, '--athlete', ada.id];
    expect(await run(...arguments_)).toContain('Give --table, --athlete and --confirm.');
    expect(await run(...arguments_, '--confirm', 'Eve')).toContain('Nothing was erased');
    expect(await run(...arguments_, '--confirm', await owner())).toBe('erased; records deleted: 3\n');
  });
});
