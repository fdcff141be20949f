import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../../infra/local/dynamodb/dynamodb.ts';
import { freePort, isFree } from '../../../infra/local/ports.ts';
import { run, start, type Run } from '../../support/run.ts';
import { sdl } from '../../support/sdl.ts';

/** The first start of this file loads the demo, on a machine that runs other tests at the same time. */
const patienceMs = 90_000;

let folder: string;
let DATA_DIR: string;
const running: Run[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidelined-start-'));
  DATA_DIR = join(folder, 'data');
});
afterEach(async () => {
  for (const one of running.splice(0)) one.process.kill('SIGKILL');
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));

interface Started {
  system: Run;
  url: string;
  engine: { port: number; pid: number };
}

function npmStart(env: NodeJS.ProcessEnv, ...args: string[]): Run {
  const system = run('infra/local/start.ts', args, { DATA_DIR, ...env });
  running.push(system);
  return system;
}

async function startAndWait(env: NodeJS.ProcessEnv = {}): Promise<Started> {
  const PORT = String(await freePort());
  const system = npmStart({ PORT, ...env });
  const [, port, pid] = await system.printed(/DynamoDB answers at http:\/\/127\.0\.0\.1:(\d+) \(process (\d+)\)/);
  await system.printed(/Ready after \d+\.\d s\./);
  return { system, url: `http://localhost:${PORT}`, engine: { port: Number(port), pid: Number(pid) } };
}

const ask = (url: string, token: string, query: string) =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });

/** A start that fails: all that it says is one line on stderr. */
async function refusal(env: NodeJS.ProcessEnv, ...args: string[]) {
  const system = npmStart(env, ...args);
  return { exitCode: await system.ended, stderr: system.stderr };
}

const oneLine = (pattern: RegExp) => ({
  exitCode: 1,
  stderr: expect.stringMatching(new RegExp(`^${pattern.source}\n$`)),
});

describe('the system of npm start', () => {
  let first: Started;
  let token: string;
  beforeAll(async () => {
    first = await startAndWait();
    running.length = 0;
    const command = run('infra/local/token.ts', ['coach'], { PORT: new URL(first.url).port });
    await command.ended;
    token = command.stdout.trim();
  }, patienceMs);

  test('says how long each step took, where it is, who is who, and what to try', () => {
    expect(first.system.stdout).toMatch(/^Sidelined is starting\.\n( +\d+\.\d s {2}\S.*\n){4}Ready after \d+\.\d s\./);
    for (const expected of [`${first.url}/graphql`, 'coach ', 'tracker ', '-- runner)"']) {
      expect(first.system.stdout).toContain(expected);
    }
    expect(first.system.stdout.match(/^curl /gm)).toHaveLength(3);
    expect(first.system.stderr).toBe('');
  });

  test('answers the coach’s question, and nobody without a token', async () => {
    const question = '{ viewer { sidelinedAthletes(first: 20) { nodes { id name availability { status since } } } } }';
    const answer = (await (await ask(first.url, token, question)).json()) as {
      data: { viewer: { sidelinedAthletes: { nodes: { availability: { status: string } }[] } } };
    };
    const { nodes } = answer.data.viewer.sidelinedAthletes;
    expect(nodes.length).toBeGreaterThan(0);
    for (const { availability } of nodes) expect(availability.status).toBe('SIDELINED');
    expect((await ask(first.url, '', question)).status).toBe(401);
  });

  test('is healthy and ready, and has its pages', async () => {
    expect(await (await fetch(`${first.url}/health`)).json()).toEqual({ status: 'ok' });
    const ready = await fetch(`${first.url}/ready`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }]);
    for (const page of ['/', '/graphiql'])
      expect(await (await fetch(first.url + page)).text()).toContain('<title>Sidelined</title>');
    expect(await (await fetch(`${first.url}/schema.graphql`)).text()).toBe(sdl);
  });

  test('keeps a second one from its port and from its data', async () => {
    const { port } = new URL(first.url);
    expect(await refusal({ PORT: port, DATA_DIR: join(folder, 'other') })).toEqual(
      oneLine(
        new RegExp(
          `Port ${port} is taken: stop what listens there, or choose another one, e.g. \`PORT=\\d+ npm start\`\\.`,
        ),
      ),
    );
    const running = oneLine(/Sidelined is running at \S+ already \(process \d+\): use it, or stop it first\./);
    for (const PORT of [port, String(await freePort())]) {
      expect(await refusal({ PORT })).toEqual(running);
      expect(await refusal({ PORT }, '--fresh')).toEqual(running);
    }
  });

  test(
    'Ctrl-C stops every process, and data, demo and tokens are there at the next start',
    async () => {
      first.system.process.kill('SIGINT');
      expect(await first.system.ended).toBe(0);
      expect(await isFree(first.engine.port)).toBe(true);

      const second = await startAndWait();
      expect(second.system.stdout).not.toContain('demo');
      expect((await ask(second.url, token, '{ viewer { roster(first: 100) { nodes { id } } } }')).status).toBe(200);
      second.system.process.kill('SIGTERM');
      expect(await second.system.ended).toBe(0);
      expect(await isFree(second.engine.port)).toBe(true);
    },
    patienceMs,
  );

  test(
    'killed, it leaves no engine; the next start says when the engine dies, and ends',
    async () => {
      const killed = await startAndWait();
      killed.system.process.kill('SIGKILL');
      await expect.poll(() => isFree(killed.engine.port), { timeout: 10_000 }).toBe(true);

      const next = await startAndWait();
      process.kill(next.engine.pid, 'SIGKILL');
      expect(await next.system.ended).toBe(1);
      expect(next.system.stderr).toBe(
        'DynamoDB Local ended (signal SIGKILL). Start again, or name another engine with DYNAMODB_ENDPOINT.\n',
      );
    },
    patienceMs,
  );
});

test.each(['SIGTERM', 'SIGKILL'] as const)(
  '%s to npm alone ends everything, too',
  async (signal) => {
    const npm = start('npm', ['start'], { DATA_DIR: join(folder, signal), PORT: String(await freePort()) });
    const [, enginePort] = await npm.printed(/DynamoDB answers at http:\/\/127\.0\.0\.1:(\d+)/);
    npm.process.kill(signal);
    await expect.poll(() => isFree(Number(enginePort)), { timeout: 20_000 }).toBe(true);
    // The output ends with the last process that could write to it.
    await npm.ended;
  },
  patienceMs,
);

describe('with DYNAMODB_ENDPOINT', () => {
  test(
    'it needs no Java, and leaves the engine running',
    async () => {
      const engine = await startEngine();
      try {
        const PORT = String(await freePort());
        const elsewhere = join(folder, 'elsewhere');
        await mkdir(elsewhere);
        await writeFile(join(elsewhere, 'issuer-key.json'), 'no key');
        const system = npmStart({
          PORT,
          DATA_DIR: elsewhere,
          DYNAMODB_ENDPOINT: engine.endpoint,
          PATH: '',
          // As `npm start --fresh` has it: without, the key would be an error.
          npm_config_fresh: 'true',
        });
        await system.printed(/GraphQL answers at/);
        // In the middle of loading the demo.
        const health = await fetch(`http://localhost:${PORT}/health`);
        const ready = await fetch(`http://localhost:${PORT}/ready`);
        expect([health.status, ready.status, await ready.json()]).toEqual([200, 503, { status: 'starting' }]);
        system.process.kill('SIGTERM');
        expect(await system.ended).toBe(0);
        expect(await isFree(Number(new URL(engine.endpoint).port))).toBe(false);
      } finally {
        await engine.stop();
      }
    },
    patienceMs,
  );

  test('that nobody answers at is one line', async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`;
    expect(await refusal({ PORT: String(await freePort()), DYNAMODB_ENDPOINT: endpoint })).toEqual({
      exitCode: 1,
      stderr: `No DynamoDB engine answers at ${endpoint}: start it, or unset DYNAMODB_ENDPOINT to have one started.\n`,
    });
  });
});

describe('says in one line on stderr what is wrong', () => {
  test('no Java', async () => {
    expect(await refusal({ PORT: String(await freePort()), DATA_DIR: join(folder, 'none'), PATH: folder })).toEqual(
      oneLine(/Java is not on the PATH, and DynamoDB Local needs it: install Java 17, .* DYNAMODB_ENDPOINT\./),
    );
  });

  test('a PORT that is none, an option that is none', async () => {
    expect(await refusal({ PORT: 'http' })).toEqual(
      oneLine(/PORT is "http", which is not a port: give a whole number .*/),
    );
    expect(await refusal({}, '--frsh')).toEqual(oneLine(/Unknown option '--frsh': try `npm start -- --help`\./));
  });

  test('a data folder that is a file, one of something else, one with a database that is none', async () => {
    const PORT = String(await freePort());
    const refused = (name: string) => refusal({ PORT, DATA_DIR: join(folder, name) });
    await writeFile(join(folder, 'file'), '');
    expect(await refused('file')).toEqual(
      oneLine(/The data folder \S+ cannot be made: there is a file in its place.*/),
    );
    await mkdir(join(folder, 'foreign/photos'), { recursive: true });
    expect(await refused('foreign')).toEqual(oneLine(/The data folder \S+ is not Sidelined's: it holds "photos"\..*/));
    await mkdir(join(folder, 'broken/dynamodb'), { recursive: true });
    await writeFile(join(folder, 'broken/dynamodb/shared-local-instance.db'), 'no database'.repeat(1_000));
    expect(await refused('broken')).toEqual(
      oneLine(/DynamoDB Local cannot read its database in \S+: delete it with .*/),
    );
  }, 60_000);

  test('a template that nobody has synthesized', async () => {
    const environment = { PORT: String(await freePort()), DATA_DIR: join(folder, 'template') };
    expect(await refusal(environment, '--template', folder)).toEqual(
      oneLine(/There is no synthesized template in .*: run `npm run synth` first\./),
    );
  });
});

test('--help tells how to use it, and starts nothing', async () => {
  const help = npmStart({ PATH: '' }, '--help');
  expect(await help.ended).toBe(0);
  for (const word of ['--fresh', '--template', 'PORT', 'DATA_DIR', 'DYNAMODB_ENDPOINT'])
    expect(help.stdout).toContain(word);
  expect(help.stdout).not.toContain('is starting');
});
