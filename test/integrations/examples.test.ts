import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asker } from '../support/execution.ts';
import { IMPORT, RUNS, SESSIONS } from '../support/http-api.ts';
import { startTestGateway, type TestGateway } from '../support/local-gateway.ts';
import { undescribed } from '../support/openapi.ts';
import { createWorld, join, speaker, type Speaker } from '../support/world.ts';

const execute = promisify(execFile);
const folder = 'examples/integrations';

describe('Over the local gateway', () => {
  let gateway: TestGateway;
  let ada: Speaker & { id: string };
  let token: string;

  beforeAll(async () => {
    const world = await createWorld();
    gateway = await startTestGateway(world.handler, { integrations: world.http });
    const signedIn = async (name: string) => speaker(asker(gateway.url, await gateway.issuer.tokenFor(name)));
    const runner = await signedIn('runner');
    const { athlete } = await runner.does('createAthlete', { name: 'Ada', timeZone: 'UTC' }, 'athlete { id }');
    ada = { ...runner, id: athlete.id as string };
    await join(ada, await signedIn('tracker'), 'INTEGRATION', 'Tracker');
    token = await gateway.issuer.tokenFor('tracker');
  });
  afterAll(() => gateway.close());

  const programs: [name: string, command: string, args: string[]][] = [
    ['curl.sh', 'sh', [`${folder}/curl.sh`]],
    ['node.mjs', process.execPath, [`${folder}/node.mjs`]],
    ['python.py', 'python3', [`${folder}/python.py`]],
  ];

  it.each(programs)('%s posts a run, a ride and a file, and all of them again', async (name, command, args) => {
    // Python is optional for this project.
    if (name === 'python.py' && !(await isThere('python3'))) return;
    const before = await countRuns();
    const { stdout } = await execute(command, args, { env: { PATH: process.env['PATH'], API: gateway.url } });
    const statuses = [...stdout.matchAll(/\b(CREATED|UPDATED|UNCHANGED|REJECTED)\b/g)].map(([status]) => status);
    // All three post the same file: the first one creates its run.
    const [run, again, ride, rideAgain, file, fileAgain] = statuses;
    expect([run, again, ride, rideAgain]).toEqual(['CREATED', 'UNCHANGED', 'CREATED', 'UNCHANGED']);
    expect(fileAgain).toBe('UNCHANGED');
    expect(file).toBe(before === 0 ? 'CREATED' : 'UNCHANGED');
    expect((await countRuns()) - before).toBe(before === 0 ? 2 : 1);
    expect(gateway.errors).toEqual([]);
  });

  it('tokens and scopes are asked for, and each refusal is in the document', async () => {
    const reader = await fetch(`${gateway.url}/issuer/oauth2/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa('trackerclient0000000000000:tracker-secret-of-the-local-demo')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'sidelined/runs:read' }),
    });
    const { access_token: readOnly } = (await reader.json()) as { access_token: string };
    for (const [route, path] of [
      [RUNS, 'runs'],
      [SESSIONS, 'sessions'],
      [IMPORT, 'runs/import'],
    ] as const) {
      for (const [authorization, due] of [
        [undefined, 401],
        ['Bearer nonsense', 401],
        [`Bearer ${readOnly}`, 403],
        [`Bearer ${token}`, 400],
      ] as const) {
        const answer = await fetch(`${gateway.url}/v1/athletes/${ada.id}/${path}`, {
          method: 'POST',
          headers: authorization === undefined ? {} : { authorization },
        });
        const type = answer.headers.get('content-type') ?? '';
        expect(undescribed(route, { status: answer.status, type, body: await answer.json() })).toEqual([]);
        expect(answer.status).toBe(due);
      }
    }
  });

  it('a file that is too large is refused, by the function and by the gateway', async () => {
    for (const bytes of [5_000_000, 11_000_000]) {
      const answer = await fetch(`${gateway.url}/v1/athletes/${ada.id}/runs/import`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: new Uint8Array(bytes),
      });
      const type = answer.headers.get('content-type') ?? '';
      expect(undescribed(IMPORT, { status: answer.status, type, body: await answer.json() })).toEqual([]);
      expect(answer.status).toBe(413);
    }
  });

  it('the document needs no token', async () => {
    const answer = await fetch(`${gateway.url}/v1/openapi.json`);
    expect([answer.status, ((await answer.json()) as { openapi: string }).openapi]).toEqual([200, '3.1.0']);
  });

  async function countRuns(): Promise<number> {
    const query = 'query($id: ID!) { athlete(id: $id) { runs(first: 100) { nodes { id } } } }';
    return (await ada.ask(query, { id: ada.id })).data.athlete.runs.nodes.length;
  }
});

it('the examples hold the id and the secret of the demo, and no other', () => {
  for (const name of ['curl.sh', 'node.mjs', 'python.py'])
    expect(readFileSync(`${folder}/${name}`, 'utf8').match(/\btracker-?\w+[\w-]*/g)).toEqual([
      'trackerclient0000000000000',
      'tracker-secret-of-the-local-demo',
    ]);
});

async function isThere(command: string): Promise<boolean> {
  try {
    await execute(command, ['--version']);
    return true;
  } catch {
    return false;
  }
}
