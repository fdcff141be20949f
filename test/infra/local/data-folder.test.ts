import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDataFolder } from '../../../infra/local/dynamodb/data-folder.ts';

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

const open = (fresh = false) => openDataFolder(path, { url, fresh });

test('is made, is kept, and is let go', async () => {
  await rm(path, { recursive: true });
  const data = await open();
  await writeFile(data.keyFile, 'key');
  await data.release();
  expect(await readdir(path)).toEqual(['issuer-key.json']);
  expect(await readFile((await open()).keyFile, 'utf8')).toBe('key');
});

test('is emptied when it shall be fresh', async () => {
  const data = await open();
  await writeFile(data.keyFile, 'key');
  await data.release();
  await open(true);
  expect(await readdir(path)).toEqual(['running.json']);
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
