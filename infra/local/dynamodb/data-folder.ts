import { randomBytes } from 'node:crypto';
import { access, constants, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CliError } from '../cli-error.ts';
import { checkSpace, explainFolderError, foreignFolder } from './data-folder-error.ts';

/** The longest that a start takes, in milliseconds; an older system that does not answer no longer runs. */
const startingMs = 60_000;

/** All files that are ever written into the folder. */
const entries = {
  lock: 'running.json',
  database: 'dynamodb',
  key: 'issuer-key.json',
  newKey: 'issuer-key.json.new',
  clients: 'clients.json',
  newClients: 'clients.json.new',
  secrets: 'secrets-key',
  files: 'files',
};

export interface DataFolder {
  /** The folder of DynamoDB's files. */
  database: string;
  /** The file of the issuer's signing key. */
  keyFile: string;
  /** The file of the clients that integrations were given. */
  clientsFile: string;
  /** The random text that takes the place of the deployment's secret and of the KMS key; made with the folder. */
  secretsKey: string;
  /** The folder of uploads and tracks, in the place of a bucket. */
  filesFolder: string;
  /** Releases the folder for the next system. */
  release(): Promise<void>;
}

/** @throws CliError if another system uses the folder, or it holds files that are not Sidelined's */
export async function checkDataFolder(path: string): Promise<void> {
  const other = await naming(path, () => runningSystem(join(path, entries.lock)));
  if (other) {
    throw new CliError(
      `Sidelined is running at ${other.url} already (process ${other.pid}): use it, or stop it first.`,
    );
  }
  const known = new Set<string>(Object.values(entries));
  const found = await naming(path, () => readdir(path).catch(isMissing));
  const foreign = found?.find((name) => !known.has(name) && !name.startsWith('.'));
  if (foreign !== undefined) throw foreignFolder(path, foreign);
}

/**
 * Locks a checked folder for this process: two engines would corrupt the same files.
 *
 * @throws CliError if the folder is not writable, or its disk is full
 */
export async function openDataFolder(path: string, options: { url: string; fresh: boolean }): Promise<DataFolder> {
  const inFolder = (name: keyof typeof entries) => join(path, entries[name]);
  await naming(path, async () => {
    if (options.fresh) {
      for (const name of Object.values(entries)) await rm(join(path, name), { recursive: true, force: true });
    }
    await makeFolder(inFolder('database'));
    for (const file of await readdir(inFolder('database')))
      await access(join(inFolder('database'), file), constants.W_OK);
    await checkSpace(path);
    await writeFile(inFolder('lock'), JSON.stringify({ pid: process.pid, url: options.url }));
  });
  const secretsKey = await naming(path, () => readOrMakeSecret(inFolder('secrets')));
  return {
    database: inFolder('database'),
    keyFile: inFolder('key'),
    clientsFile: inFolder('clients'),
    secretsKey,
    filesFolder: inFolder('files'),
    release: () => rm(inFolder('lock'), { force: true }),
  };
}

/** Only its owner can read it. A file that exists is never overwritten: what it sealed could not be opened again. */
async function readOrMakeSecret(file: string): Promise<string> {
  try {
    await writeFile(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = (await readFile(file, 'utf8')).trim();
  if (secret.length < 32)
    throw new CliError(`${file} does not contain a key: restore it, or start with --fresh to forget all data.`);
  return secret;
}

async function naming<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw (await explainFolderError(error, path)) ?? error;
  }
}

/** Like `mkdir -p`. Node's own reports ENOENT on a read-only disk, and never returns in /proc. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await mkdir(path);
  }
}

function isMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

interface Running {
  pid: number;
  url: string;
}

/** The running system that the lock names. Its process id alone proves little, since ids are reused. */
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
    // Missing, or cut off while it was written: no system is known to run.
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
