import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, connect, type AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { localClient } from '../../../../infra/local/dynamodb/client.ts';
import { startEngine, type Engine, type EngineOptions } from '../../../../infra/local/dynamodb/dynamodb.ts';
import { isFree } from '../../../../infra/local/ports.ts';
import { createTable } from '../../../../infra/local/dynamodb/table.ts';
import { CliError } from '../../../../infra/local/cli-error.ts';

let folder: string;
const started: Engine[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidelined-engine-'));
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((engine) => engine.stop()));
});
afterAll(() => rm(folder, { recursive: true }));

async function start(options: EngineOptions = {}): Promise<Engine> {
  const engine = await startEngine(options);
  started.push(engine);
  return engine;
}

/** A command that stands in for `java`. */
async function fakeJava(script: string): Promise<string> {
  const path = join(folder, `java-${Math.random().toString(36).slice(2)}`);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

function isAlive(pid: number | undefined): boolean {
  if (pid === undefined) throw new Error('There is no process');
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const tablesOf = async ({ endpoint }: { endpoint: string }) =>
  (await localClient(endpoint).send(new ListTablesCommand({}))).TableNames;

describe('an engine that runs', () => {
  test('answers, and is gone after stop, with its port', async () => {
    const engine = await start();
    expect(await tablesOf(engine)).toEqual([]);
    expect(isAlive(engine.pid)).toBe(true);
    await Promise.all([engine.stop(), engine.stop()]);
    expect(isAlive(engine.pid)).toBe(false);
    expect(await isFree(Number(new URL(engine.endpoint).port))).toBe(true);
  });

  test('keeps its data in its folder, and none without one', async () => {
    const dbPath = join(folder, 'deep', 'data');
    const first = await start({ dbPath });
    await createTable(localClient(first.endpoint), 'Kept');
    await first.stop();
    expect(await tablesOf(await start({ dbPath }))).toEqual(['Kept']);
  });

  test('that is killed says so; one that is stopped does not', async () => {
    const [killed, stopped] = await Promise.all([start(), start()]);
    process.kill(killed.pid ?? NaN, 'SIGKILL');
    const error = await killed.died;
    expect(error.message).toBe(
      'DynamoDB Local ended (signal SIGKILL). Start again, or name another engine with DYNAMODB_ENDPOINT.',
    );
    const notDied = Symbol();
    await stopped.stop();
    expect(await Promise.race([stopped.died, Promise.resolve(notDied)])).toBe(notDied);
  });

  test('ends with the process that started it, even if that is killed', async () => {
    const parent = spawn(process.execPath, [join(import.meta.dirname, '../../../support/start-engine.ts')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface(parent.stdout), 'line')) as [string];
    const { pid } = JSON.parse(line) as { pid: number };
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  });

  const elsewhere = Object.values(networkInterfaces())
    .flat()
    .find((address) => address?.family === 'IPv4' && !address.internal)?.address;

  test.skipIf(!elsewhere)('does not talk to other machines', async () => {
    const engine = await start();
    // Java 24 and newer cannot keep them out.
    if (!engine.localOnly) return;
    const socket = connect(Number(new URL(engine.endpoint).port), elsewhere);
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    const outcome = await new Promise((resolve) => {
      socket.on('data', () => resolve('answered'));
      socket.on('close', () => resolve('hung up'));
      socket.on('error', () => resolve('hung up'));
    });
    expect(outcome).toBe('hung up');
    expect(await tablesOf(engine)).toEqual([]);
  });
});

describe('an engine that cannot run says why in one line', () => {
  const install = 'e.g. `sudo apt-get install openjdk-17-jre-headless`, or `brew install openjdk@17`';
  const orElse = 'or name another engine with DYNAMODB_ENDPOINT';
  const missing = `Java is not on the PATH, and DynamoDB Local needs it: install Java 17, ${install}, ${orElse}.`;
  const tooOld = `The Java on the PATH is too old for DynamoDB Local: install Java 17, ${install}, ${orElse}.`;

  const line = async (options: EngineOptions) => {
    const error = await startEngine(options).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(CliError);
    return (error as CliError).message;
  };

  test('no Java', async () => {
    expect(await line({ java: join(folder, 'no-such-java') })).toBe(missing);
  });

  test('the stand-in that macOS has for Java', async () => {
    const java = await fakeJava(
      'echo "The operation couldn’t be completed. Unable to locate a Java Runtime." >&2; exit 1',
    );
    expect(await line({ java })).toBe(missing);
  });

  test.each([
    'Exception in thread "main" java.lang.UnsupportedClassVersionError: com/amazonaws has been compiled by a more recent',
    "Unrecognized VM option 'UseSerialGC'",
  ])('an old Java: %s', async (output) => {
    expect(await line({ java: await fakeJava(`cat >&2 <<'END'\n${output}\nEND\nexit 1`) })).toBe(tooOld);
  });

  test('a port that is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await line({ port })).toBe(
      `Port ${port} is taken, so DynamoDB Local cannot have it: free it, or choose another one.`,
    );
    server.close();
  });

  test('a port that is taken while it starts; the real one then hangs instead of ending', async () => {
    const java = await fakeJava('echo "Caused by: java.net.BindException: Address already in use" >&2; exec sleep 60');
    expect(await line({ java })).toMatch(/^Port \d+ was taken while DynamoDB Local was starting: start again, or name/);
  });

  test('it ends at once', async () => {
    const java = await fakeJava('echo "Error: Could not reserve enough space for object heap" >&2; exit 3');
    expect(await line({ java })).toBe(
      `DynamoDB Local ended (exit code 3): Error: Could not reserve enough space for object heap. Start again, ${orElse}.`,
    );
  });

  test('it never answers', async () => {
    const java = await fakeJava('exec sleep 60');
    expect(await line({ java, readyWithinMs: 50 })).toBe(
      'DynamoDB Local does not answer. Is the machine very busy? Start again.',
    );
  });
});

test('a Java without a security manager (24 and newer) runs without it', async () => {
  const java = await fakeJava(
    [
      'for option; do case $option in -Djava.security.manager)',
      '  echo "Error: A command line option has attempted to allow or enable the Security Manager." >&2',
      '  echo "Enabling a Security Manager is not supported." >&2; exit 1;;',
      'esac; done',
      'exec java "$@"',
    ].join('\n'),
  );
  const engine = await start({ java });
  expect(engine.localOnly).toBe(false);
  expect(await tablesOf(engine)).toEqual([]);
});
