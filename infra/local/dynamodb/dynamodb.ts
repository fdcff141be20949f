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

/** AWS's own DynamoDB Local. Only the jar of this package is used, by its path. */
const emulator = join(import.meta.dirname, '../../../node_modules/amplify-dynamodb-simulator/emulator');

export interface EngineOptions {
  /** Absolute path of the folder that keeps the data, made if missing. Without it the engine forgets everything when it stops. */
  dbPath?: string;
  /** Without it, some free port. */
  port?: number;
  /** How long to wait for the first answer. */
  readyWithinMs?: number;
  /** The Java command. */
  java?: string;
}

/** A DynamoDB engine that answers. */
export interface Engine {
  endpoint: string;
  /** Of the Java process. */
  readonly pid: number | undefined;
  /** Other machines are kept out. False on Java 24 and newer, which cannot. */
  localOnly: boolean;
  /** Ends it and waits until it is gone. May be called twice. */
  stop(): Promise<void>;
  /** Resolves when it ends without `stop` having been called, e.g. because somebody killed it. */
  died: Promise<CliError>;
}

/**
 * Starts DynamoDB Local and waits until it answers. It ends with this process, even if that crashes.
 *
 * @throws CliError when Java is missing or too old, the port is taken, or the engine ends or stays silent.
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
  /** What it printed last, to find out why it ended. */
  output = '';
  /** Why it ended; undefined while it lives. */
  ended: CliError | undefined;
  readonly #options: EngineOptions;
  readonly #port: number;
  readonly #reportDeath: (trouble: CliError) => void;
  #java: ChildProcess | undefined;
  #stopping = false;

  constructor(options: EngineOptions, port: number) {
    const { promise, resolve } = Promise.withResolvers<CliError>();
    this.#options = options;
    this.#port = port;
    this.#reportDeath = resolve;
    this.died = promise;
    // Not `localhost`: that is tried as ::1 first on some machines.
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
    // A process group of its own: Ctrl-C reaches this process alone, which then ends the engine after its last request.
    const child = spawn(java, [...jvm, ...args, '-sharedDb', '-disableTelemetry', '-port', String(this.#port)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      // It leaves a file of its own where it runs.
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
    // 'close', not 'exit': by then its last words are read.
    child.once('close', (code, signal) => {
      guard?.kill('SIGKILL');
      this.#end(diagnose(this.output, this.#port, signal ? `signal ${signal}` : `exit code ${code}`));
    });
  }

  /** True once the engine answers as DynamoDB does. Its process must live: another program may have taken the port. */
  async answers(): Promise<boolean> {
    if (this.ended) return false;
    try {
      const response = await fetch(this.endpoint, { signal: AbortSignal.timeout(1_000) });
      await response.body?.cancel();
      return !this.ended && response.headers.has('x-amzn-requestid');
    } catch {
      // Refused or slow: not yet.
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

  #end(trouble: CliError): void {
    this.ended ??= trouble;
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
