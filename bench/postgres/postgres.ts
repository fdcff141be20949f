import { execFileSync, fork, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A temporary PostgreSQL: in its own folder, on a Unix socket, removed when it is stopped. */
export interface Postgres {
  /** The folder of its socket, which `pg` calls the host. */
  socketFolder: string;
  version: string;
  stop(): Promise<void>;
}

/** Ends a process once this one is gone, for whatever reason. */
const guardFile = join(import.meta.dirname, '../../infra/local/dynamodb/guard.ts');

/** The reason to skip it. */
export const NO_POSTGRES = 'No PostgreSQL on the machine that measured (apt-get install postgresql).';

/** The folder with `initdb` and `postgres`, the latest version first: distributions keep it out of PATH. */
export function findPostgres(): string | undefined {
  // PostgreSQL refuses to run as root, and then runs as the user that its package creates.
  if (process.getuid?.() === 0 && spawnSync('id', ['postgres']).status !== 0) return undefined;
  const said = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout as string | null;
  const installed = globSync(['/usr/lib/postgresql/*/bin', '/usr/pgsql-*/bin', '/opt/homebrew/opt/postgresql@*/bin']);
  const version = (folder: string) => Number(/\d+/.exec(folder)?.[0] ?? 0);
  const folders = [
    ...(said ? [said.trim()] : []),
    ...installed.sort((a, b) => version(b) - version(a)),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))));
}

/** The user to run as, if it is not the current one. */
function owner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

export async function startPostgres(binaries: string): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-postgres-'));
  const forget = () => rmSync(folder, { recursive: true, force: true });
  try {
    const user = owner();
    if (user) chownSync(folder, user.uid, user.gid);
    const as = { ...user, cwd: folder };
    const data = join(folder, 'data');
    const init = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
    execFileSync(join(binaries, 'initdb'), init, { ...as, stdio: ['ignore', 'ignore', 'pipe'] });
    const settings = [`unix_socket_directories=${folder}`, 'listen_addresses=', 'fsync=off'];
    const server = spawn(join(binaries, 'postgres'), ['-D', data, ...settings.flatMap((each) => ['-c', each])], {
      ...as,
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    });
    const pid = await ready(server);
    return running(server, pid, folder, execFileSync(join(binaries, 'postgres'), ['-V'], { encoding: 'utf8' }).trim());
  } catch (error) {
    forget();
    throw error;
  }
}

/** Waits until it accepts connections, according to its log. */
async function ready(server: ChildProcess): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let log = '';
  server.stderr?.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-10_000);
    if (log.includes('ready to accept connections') && server.pid !== undefined) resolve(server.pid);
  });
  server.once('error', reject);
  server.once('close', () => reject(new Error(`PostgreSQL did not start: ${log}`)));
  return promise;
}

function running(server: ChildProcess, pid: number, socketFolder: string, version: string): Postgres {
  // It ends with this process, for whatever reason.
  const guard = fork(guardFile, [String(pid)], {
    stdio: 'ignore',
    detached: true,
    execArgv: [],
  });
  guard.unref();
  guard.channel?.unref();
  return {
    socketFolder,
    version,
    async stop() {
      const gone = once(server, 'close');
      // "Fast": clients are disconnected.
      server.kill('SIGINT');
      await gone;
      guard.kill('SIGKILL');
      rmSync(socketFolder, { recursive: true, force: true });
    },
  };
}
