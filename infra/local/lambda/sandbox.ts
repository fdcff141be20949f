import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import type { FunctionConfig, Outcome } from './lambda.ts';
import { groupsExist, guardGroup, signalGroup } from './process-group.ts';
import { startRuntimeApi, type Report, type RuntimeApi } from './runtime-api.ts';
import { functionArn, newTraceId, sandboxEnvironment } from './sandbox-environment.ts';
import { heapOptions, residentMegabytes } from './sandbox-memory.ts';

const initSeconds = 10;
const memoryEveryMs = 50;

export interface SandboxOptions {
  config: FunctionConfig;
  /** The function's own copy of its code. */
  taskRoot: string;
  /** Told each line that the function prints, and how it ended. */
  log: (line: string) => void;
  /** How long loading the code may take; 10. */
  initSeconds?: number;
}

/** One of Lambda's execution environments: a process that answers one invocation at a time, and is reused. */
export interface Sandbox {
  readonly pid: number;
  /** False once it ended or is about to. */
  readonly alive: boolean;
  /** The first time, this waits for the code to load, too. @param event as JSON */
  invoke(event: string): Promise<Outcome>;
  /** Kills it and waits until it is gone. */
  stop(): Promise<void>;
}

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { config, taskRoot } = options;
  const api = await startRuntimeApi();
  const runtime = process.env['AWS_LAMBDA_RIC'] || join(import.meta.dirname, 'bootstrap.mjs');
  const child = spawn(process.execPath, [...heapOptions(config.memoryMegabytes), runtime], {
    cwd: taskRoot,
    env: sandboxEnvironment(config, taskRoot, api.address),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: it is killed with all that it started, and Ctrl-C reaches this process alone.
    detached: true,
  });
  try {
    await once(child, 'spawn');
  } catch (error) {
    api.close();
    throw error;
  }
  return new SandboxProcess(options, api, child);
}

class SandboxProcess implements Sandbox {
  readonly pid: number;
  alive = true;
  readonly #options: SandboxOptions;
  readonly #api: RuntimeApi;
  /** Resolves when it has ended and its last line is logged. */
  readonly #gone: Promise<void>;
  /** Why it was killed. */
  #verdict: Outcome | undefined;
  /** Told, in Lambda's words, how it ended in the middle of what it does now. */
  #onEnd: (reason: string) => void = () => undefined;
  #loaded = false;

  constructor(options: SandboxOptions, api: RuntimeApi, child: ChildProcessByStdio<null, Readable, Readable>) {
    this.pid = child.pid ?? 0;
    this.#options = options;
    this.#api = api;
    for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', options.log);
    const spare = guardGroup(this.pid, options.taskRoot);
    child.once('exit', () => {
      this.alive = false;
      // What it started itself would keep its output open, and 'close' from coming.
      signalGroup(this.pid, 'SIGKILL');
      spare();
      api.close();
    });
    this.#gone = new Promise((resolve) => {
      child.once('close', (code, signal) => {
        this.#onEnd(describeEnd(code, signal));
        resolve();
      });
    });
  }

  async invoke(event: string): Promise<Outcome> {
    const requestId = randomUUID();
    const outcome = (await this.#start(requestId)) ?? (await this.#answer(requestId, event));
    // Between invocations nothing runs, as on Lambda: timers and work that nobody waited for go on with the next one.
    if (this.alive && groupsExist) signalGroup(this.pid, 'SIGSTOP');
    // What it printed waits in pipes since before it answered: one turn of the event loop, and it is logged.
    await turn();
    return outcome;
  }

  async stop(): Promise<void> {
    this.#kill();
    await this.#gone;
  }

  /**
   * @returns why the code could not be loaded. Lambda would try once more before it says so, and so would count a slow
   *   start towards the invocation's own time; here the invocation has failed, and the next one tries again.
   */
  async #start(requestId: string): Promise<Outcome | undefined> {
    if (this.#loaded) return undefined;
    const failure = await this.#within(requestId, 'Init', this.#options.initSeconds ?? initSeconds, this.#api.started);
    this.#loaded = true;
    if (failure) await this.stop();
    return failure;
  }

  async #answer(requestId: string, event: string): Promise<Outcome> {
    const { config } = this.#options;
    if (groupsExist) signalGroup(this.pid, 'SIGCONT');
    const now = Date.now();
    const work = this.#api.deliver({
      requestId,
      deadline: now + config.timeoutSeconds * 1000,
      functionArn: functionArn(config),
      traceId: newTraceId(now),
      event,
    });
    return this.#within(requestId, 'Task', config.timeoutSeconds, work);
  }

  /** What comes of a piece of work, unless its time or its memory runs out, or the process ends. */
  async #within<T extends Report | undefined>(
    requestId: string,
    what: 'Init' | 'Task',
    seconds: number,
    work: Promise<T>,
  ): Promise<T | Outcome> {
    const because = (reason: string) => `RequestId: ${requestId} Error: ${reason}`;
    const failed = (errorType: string, reason: string): Outcome => {
      return { kind: 'failed', errorType, errorMessage: because(reason) };
    };
    const late = because(`${what} timed out after ${seconds.toFixed(2)} seconds`);
    const timer = setTimeout(() => this.#kill({ kind: 'timedOut', errorMessage: late }), seconds * 1000);
    const watch = setInterval(() => {
      if (residentMegabytes(this.pid) <= this.#options.config.memoryMegabytes) return;
      this.#kill(failed('Runtime.OutOfMemory', describeEnd(null, 'SIGKILL')));
    }, memoryEveryMs);
    const ended = Promise.withResolvers<Outcome>();
    this.#onEnd = (reason) => {
      const outcome = this.#verdict ?? failed('Runtime.ExitError', reason);
      if ('errorMessage' in outcome) this.#options.log(outcome.errorMessage);
      ended.resolve(outcome);
    };
    return Promise.race([work, ended.promise]).finally(() => {
      clearTimeout(timer);
      clearInterval(watch);
      this.#onEnd = () => undefined;
    });
  }

  #kill(verdict?: Outcome): void {
    if (!this.alive) return;
    this.alive = false;
    this.#verdict = verdict;
    signalGroup(this.pid, 'SIGKILL');
  }
}

function describeEnd(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal) return `Runtime exited with error: signal: ${signal === 'SIGKILL' ? 'killed' : signal}`;
  if (code === 0) return 'Runtime exited without providing a reason';
  return `Runtime exited with error: exit status ${code}`;
}
