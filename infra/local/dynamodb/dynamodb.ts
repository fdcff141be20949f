import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { diagnose, isFatal, lacksSecurityManager, localOnly, missingJava, quickStart } from './java.ts';
import { freePort, isFree } from '../ports.ts';
import { CliError } from '../cli-error.ts';

/** AWS's own DynamoDB Local. Only the jar of this package is used. */
const emulator = join(import.meta.dirname, '../../../node_modules/amplify-dynamodb-simulator/emulator');

export interface EngineOptions {
  /** Absolute path of the data folder, created if missing. Without it, the data is kept in memory. */
  dbPath?: string;
  /** By default, a free port. */
  port?: number;
  /** How long to wait for the first response. */
  readyWithinMs?: number;
  /** The Java command. */
  java?: string;
}

/** A running DynamoDB engine. */
export interface Engine {
  endpoint: string;
  /** The process id of Java. */
  readonly pid: number | undefined;
  /** Whether other machines are kept out. False on Java 24 and newer, where that is not possible. */
  localOnly: boolean;
  /** Stops the engine and waits until it has ended. Can be called twice. */
  stop(): Promise<void>;
  /** Resolves if it ends without a call of `stop`, for example because it was killed. */
  died: Promise<CliError>;
}

/**
 * Starts DynamoDB Local and waits until it answers. It ends with this process, even if that crashes.
 *
 * @throws CliError if Java is missing or too old, the port is in use, or the engine ends or does not answer
 */
export async function startEngine(options: EngineOptions = {}): Promise<Engine> {
  if (!existsSync(emulator)) throw new CliError('DynamoDB Local is not installed: run `npm ci`.');
  if (options.port !== undefined && !(await isFree(options.port))) {
    throw new CliError(
      `Port ${options.port} is taken, so DynamoDB Local cannot have it: free it, or choose another one.`,
    );
  }
  if (options.dbPath !== undefined) await mkdir(options.dbPath, { recursive: true });
  const run = new EngineRun(options, options.port ?? (await freePort()));
  run.launch(localOnly(join(import.meta.dirname, 'dynamodb.policy')));
  const deadline = performance.now() + (options.readyWithinMs ?? 30_000);
  while (!(await run.answers())) {
    if (run.ended && lacksSecurityManager(run.output)) run.launch([]);
    else if (run.ended) throw run.ended;
    if (performance.now() > deadline) {
      await run.stop();
      throw new CliError('DynamoDB Local does not answer. Is the machine very busy? Start again.');
    }
    await delay(20);
  }
  return run;
}

class EngineRun implements Engine {
  readonly endpoint: string;
  readonly died: Promise<CliError>;
  localOnly = false;
  /** Its last output, to find out why it ended. */
  output = '';
  /** Why it ended; undefined while it runs. */
  ended: CliError | undefined;
  readonly #options: EngineOptions;
  readonly #port: number;
  readonly #reportDeath: (error: CliError) => void;
  #java: ChildProcess | undefined;
  #stopping = false;

  constructor(options: EngineOptions, port: number) {
    const { promise, resolve } = Promise.withResolvers<CliError>();
    this.#options = options;
    this.#port = port;
    this.#reportDeath = resolve;
    this.died = promise;
    // Not `localhost`, which some machines try as ::1 first.
    this.endpoint = `http://127.0.0.1:${port}`;
  }

  get pid(): number | undefined {
    return this.#java?.pid;
  }

  launch(protection: string[]): void {
    const { java = 'java', dbPath } = this.#options;
    const storage = dbPath === undefined ? ['-inMemory'] : ['-dbPath', dbPath];
    const jvm = [...quickStart, ...protection, `-Djava.library.path=${join(emulator, 'DynamoDBLocal_lib')}`];
    const args = ['-jar', join(emulator, 'DynamoDBLocal.jar'), ...storage];
    // Its own process group: Ctrl-C reaches only this process, which ends the engine after its last request.
    const child = spawn(java, [...jvm, ...args, '-sharedDb', '-disableTelemetry', '-port', String(this.#port)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      // It writes a file to its working directory.
      cwd: dbPath ?? tmpdir(),
    });
    this.output = '';
    this.ended = undefined;
    this.#java = child;
    this.localOnly = protection.length > 0;
    const guard = child.pid === undefined ? undefined : guardProcess(child.pid);
    const read = (chunk: Buffer) => {
      this.output = (this.output + chunk.toString()).slice(-20_000);
      if (isFatal(this.output)) child.kill('SIGKILL');
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', () => this.#end(missingJava()));
    // 'close', not 'exit': all output has been read by then.
    child.once('close', (code, signal) => {
      guard?.kill('SIGKILL');
      this.#end(diagnose(this.output, this.#port, signal ? `signal ${signal}` : `exit code ${code}`));
    });
  }

  /**
   * Whether the engine answers like DynamoDB. Its process must be running, since another program may have taken the
   * port.
   */
  async answers(): Promise<boolean> {
    if (this.ended) return false;
    try {
      const response = await fetch(this.endpoint, { signal: AbortSignal.timeout(1_000) });
      await response.body?.cancel();
      return !this.ended && response.headers.has('x-amzn-requestid');
    } catch {
      // Refused or slow: not ready yet.
      return false;
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#java;
    if (!child || this.ended) return;
    const gone = once(child, 'close');
    child.kill('SIGTERM');
    const impatient = setTimeout(() => child.kill('SIGKILL'), 3_000);
    await gone;
    clearTimeout(impatient);
  }

  #end(error: CliError): void {
    this.ended ??= error;
    if (!this.#stopping && !lacksSecurityManager(this.output)) this.#reportDeath(this.ended);
  }
}

function guardProcess(pid: number): ChildProcess {
  const guard = fork(join(import.meta.dirname, 'guard.ts'), [String(pid)], {
    stdio: 'ignore',
    detached: true,
    execArgv: [],
  });
  // Neither the guard nor its channel keeps this process alive.
  guard.unref();
  guard.channel?.unref();
  return guard;
}
