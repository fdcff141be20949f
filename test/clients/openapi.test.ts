import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiText } from '../../functions/integrations/openapi.ts';
import { asker } from '../support/execution.ts';
import { startTestGateway, type TestGateway } from '../support/local-gateway.ts';
import { createWorld, join as joinTeam, speaker } from '../support/world.ts';

const execute = promisify(execFile);
const command = (name: string) => resolve('node_modules/.bin', name);

/** Clients are generated from the document, compiled with strict types, and used against the running API. */
describe('Clients generated from the OpenAPI document', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sidelined-clients-'));
  let gateway: TestGateway;
  let token: string;
  let file: Uint8Array<ArrayBuffer>;

  beforeAll(async () => {
    const world = await createWorld();
    gateway = await startTestGateway(world.handler, { integrations: world.http });
    const runner = speaker(asker(gateway.url, await gateway.issuer.tokenFor('runner')));
    token = await gateway.issuer.tokenFor('tracker');
    const { athlete } = await runner.does('createAthlete', { name: 'Ada', timeZone: 'UTC' }, 'athlete { id }');
    await joinTeam({ ...runner, id: athlete.id }, speaker(asker(gateway.url, token)), 'INTEGRATION', 'Tracker');
    file = new Uint8Array(await readFile('examples/integrations/easy-run.gpx'));
    writeFileSync(join(folder, 'openapi.json'), openApiText(`${gateway.url}/issuer/oauth2/token`));
    cpSync('test/clients/generated', folder, { recursive: true });
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    const inFolder = { cwd: folder };
    await Promise.all([
      execute(command('openapi-typescript'), ['openapi.json', '-o', 'schema.ts'], inFolder),
      execute(
        command('openapi-ts'),
        ['-i', 'openapi.json', '-o', 'hey', '-c', '@hey-api/client-fetch', '--no-log-file'],
        inFolder,
      ),
    ]);
  }, 120_000);
  afterAll(async () => {
    await gateway.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('compile', { timeout: 60_000 }, async () => {
    const options = [
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--types',
      'node',
      '--target',
      'es2024',
      '--module',
      'preserve',
    ];
    const files = ['with-openapi-fetch.ts', 'with-hey-api.ts'];
    const { stdout } = await execute(command('tsc'), [...options, ...files], { cwd: folder }).catch(
      (error: unknown) => error as { stdout: string },
    );
    expect(stdout).toBe('');
  });

  it.each([
    ['openapi-typescript and openapi-fetch', 'with-openapi-fetch', 'CREATED'],
    // The same file again.
    ['@hey-api/openapi-ts', 'with-hey-api', 'UNCHANGED'],
  ])(
    '%s: find an athlete, post a run and a file, read the run and delete another',
    { timeout: 60_000 },
    async (_, name, imported) => {
      const outfile = join(folder, `${name}.mjs`);
      await build({
        entryPoints: [join(folder, `${name}.ts`)],
        outfile,
        bundle: true,
        format: 'esm',
        platform: 'node',
        logLevel: 'silent',
      });
      const { tour } = (await import(pathToFileURL(outfile).href)) as {
        tour: (baseUrl: string, token: string, file: Uint8Array<ArrayBuffer>) => Promise<string[]>;
      };
      expect(await tour(gateway.url, token, file)).toEqual([
        'CREATED',
        'CREATED',
        imported,
        '1773144000123456789',
        '204',
      ]);
      expect(gateway.errors).toEqual([]);
    },
  );
});
