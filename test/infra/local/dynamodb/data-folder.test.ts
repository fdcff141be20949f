import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { explainFolderError } from '../../../../infra/local/dynamodb/data-folder-error.ts';
import { checkDataFolder, openDataFolder } from '../../../../infra/local/dynamodb/data-folder.ts';

const url = 'http://localhost:1';
let path: string;
beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), 'sidelined-data-'));
});
afterEach(() => rm(path, { recursive: true, force: true }));

/** Leaves behind what a system of another process would: its lock, so many seconds old. */
async function lockedBy(pid: number, at: string, ageSeconds: number): Promise<void> {
  const lock = join(path, 'running.json');
  await writeFile(lock, JSON.stringify({ pid, url: at }));
  const then = new Date(Date.now() - ageSeconds * 1000);
  await utimes(lock, then, then);
}

async function open(fresh = false) {
  await checkDataFolder(path);
  return openDataFolder(path, { url, fresh });
}

test('is made, is kept, and is let go', async () => {
  await rm(path, { recursive: true });
  const data = await open();
  await writeFile(data.keyFile, 'key');
  await writeFile(data.clientsFile, '[]');
  await data.release();
  expect((await readdir(path)).sort()).toEqual(['clients.json', 'dynamodb', 'issuer-key.json', 'secrets-key']);
  expect((await stat(join(path, 'secrets-key'))).mode & 0o777).toBe(0o600);
  const again = await open();
  expect(again.secretsKey).toBe(data.secretsKey);
  expect(await readFile(again.keyFile, 'utf8')).toBe('key');
});

test('is emptied when it shall be fresh', async () => {
  const data = await open();
  await writeFile(data.keyFile, 'key');
  await writeFile(data.clientsFile, '[]');
  await data.release();
  await writeFile(join(data.database, 'shared-local-instance.db'), 'data');
  await writeFile(join(path, '.note'), 'kept');
  await open(true);
  expect((await readdir(path)).sort()).toEqual(['.note', 'dynamodb', 'running.json', 'secrets-key']);
  expect(await readFile(join(path, 'secrets-key'), 'utf8')).not.toBe(data.secretsKey);
  expect(await readdir(data.database)).toEqual([]);
});

test('is refused, and not emptied, while another system starts on it', async () => {
  await lockedBy(process.ppid, 'http://localhost:4321', 5);
  await expect(open(true)).rejects.toThrow(
    `Sidelined is running at http://localhost:4321 already (process ${process.ppid}): use it, or stop it first.`,
  );
  expect(await readdir(path)).toEqual(['running.json']);
});

test('is refused while another system answers, however long it has run', async () => {
  const server = createServer((_request, response) => response.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await lockedBy(process.ppid, `http://localhost:${port}`, 90_000);
  await expect(open()).rejects.toThrow('is running at');
  server.closeAllConnections();
  server.close();
});

test('is taken over from a system whose process id went to somebody else', async () => {
  await lockedBy(process.ppid, url, 90_000);
  await open();
});

test('is taken over from a system that is dead, at once', async () => {
  const dead = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(dead, 'close');
  await lockedBy(dead.pid ?? NaN, url, 0);
  await open();
});

test.each(['', '{"pid":', 'null', '{}'])('a lock that holds %j locks nothing', async (content) => {
  await writeFile(join(path, 'running.json'), content);
  await open();
});

describe('a folder that cannot be used is one line', () => {
  const another = 'Choose another one, e.g. `DATA_DIR=~/sidelined-data npm start`.';

  test('with files of something else, none of which is deleted', async () => {
    await writeFile(join(path, 'thesis.txt'), 'mine');
    await expect(open(true)).rejects.toThrow(
      `The data folder ${path} is not Sidelined's: it holds "thesis.txt". ${another}`,
    );
    expect(await readdir(path)).toEqual(['thesis.txt']);
  });

  test.each(['', '/below'])('a file in its place%s', async (below) => {
    await rm(path, { recursive: true });
    await writeFile(path, '');
    const inTheWay = 'cannot be made: there is a file in its place, or in the place of a folder above it';
    path += below;
    await expect(open()).rejects.toThrow(`The data folder ${path} ${inTheWay}. ${another}`);
    await expect(openDataFolder(path, { url, fresh: false })).rejects.toThrow(inTheWay);
    path = path.slice(0, path.length - below.length);
  });

  test.runIf(process.platform === 'linux')('a disk that is full', async () => {
    // Whatever is written to this device finds it full.
    await symlink('/dev/full', join(path, 'running.json'));
    await expect(openDataFolder(path, { url, fresh: false })).rejects.toThrow(
      `The data folder ${path} is on a disk that is full: free at least 16 MB there. ${another}`,
    );
  });

  const failure = (values: object) => Object.assign(new Error('no'), values);
  test.each<[string, (folder: string) => object, string]>([
    ['a read-only disk', (folder) => ({ code: 'EROFS', path: folder }), 'is on a read-only disk.'],
    ['another user', (folder) => ({ code: 'EACCES', path: join(folder, 'x') }), 'cannot be written: it belongs to'],
    ['a folder above it', (folder) => ({ code: 'EPERM', path: dirname(folder) }), 'cannot be written: it belongs to'],
    ['a quota', () => ({ code: 'EDQUOT' }), 'is on a disk that is full'],
    ['anything else', (folder) => ({ code: 'EIO', path: join(folder, 'x') }), 'cannot be used (EIO).'],
    ['a broken database', () => ({ name: 'InternalFailure' }), ': delete it with `npm start -- --fresh`'],
  ])('%s', async (_, values, line) => {
    expect((await explainFolderError(failure(values(path)), path))?.message).toContain(
      `${path}${line.startsWith(':') ? '' : ' '}${line}`,
    );
  });

  test.each<[string, unknown]>([
    ['of another file', failure({ code: 'EACCES', path: '/elsewhere/x' })],
    ['of the network', failure({ code: 'ECONNREFUSED' })],
    ['that is none', 'no'],
  ])('but not for an error %s', async (_, error) => {
    expect(await explainFolderError(error, path)).toBeUndefined();
  });
});
