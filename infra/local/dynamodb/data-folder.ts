import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CliError } from '../cli-error.ts';

/** A start takes no longer than this, in milliseconds; a system that is older and does not answer is gone. */
const startingMs = 60_000;

export interface DataFolder {
  /** DynamoDB's files. */
  database: string;
  /** The issuer's signing key. */
  keyFile: string;
  /** Lets the next system have the folder. */
  release(): Promise<void>;
}

/**
 * Takes the folder for this process: two engines on the same files would spoil them.
 *
 * @throws CliError when another system is using it
 */
export async function openDataFolder(path: string, options: { url: string; fresh: boolean }): Promise<DataFolder> {
  const lock = join(path, 'running.json');
  const other = await runningSystem(lock);
  if (other) {
    throw new CliError(
      `Sidelined is running at ${other.url} already (process ${other.pid}): use it, or stop it first.`,
    );
  }
  if (options.fresh) await rm(path, { recursive: true, force: true });
  await mkdir(path, { recursive: true });
  await writeFile(lock, JSON.stringify({ pid: process.pid, url: options.url }));
  return {
    database: join(path, 'dynamodb'),
    keyFile: join(path, 'issuer-key.json'),
    release: () => rm(lock, { force: true }),
  };
}

interface Running {
  pid: number;
  url: string;
}

/** The system that the lock names, if it lives. Its process id alone says little: ids are used again. */
async function runningSystem(lock: string): Promise<Running | undefined> {
  const running = await readLock(lock);
  if (!running || !isAlive(running.pid)) return undefined;
  const { mtimeMs } = await stat(lock);
  return Date.now() - mtimeMs < startingMs || (await answers(running.url)) ? running : undefined;
}

async function readLock(lock: string): Promise<Running | undefined> {
  try {
    return JSON.parse(await readFile(lock, 'utf8')) as Running;
  } catch (error) {
    // Not there, or cut off while it was written: nobody is known to be running.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/health`, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}
