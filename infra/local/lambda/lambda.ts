import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { maxEventBytes } from './runtime-api.ts';
import { memoryIsMeasured } from './sandbox-memory.ts';
import { startSandbox, type Sandbox } from './sandbox.ts';

export interface FunctionConfig {
  /** For messages, e.g. the logical id. */
  name: string;
  /** The asset's folder; nothing but it is seen by the function: no node_modules beside it. */
  codeFolder: string;
  /** E.g. `index.handler`. */
  handler: string;
  environment: Record<string, string>;
  timeoutSeconds: number;
  memoryMegabytes: number;
  /** Most invocations at once; further ones are throttled. */
  maxConcurrency?: number;
}

export type Outcome =
  | { kind: 'answered'; payload: unknown }
  /** The handler threw, or the process ended by itself or was killed. */
  | { kind: 'failed'; errorType: string; errorMessage: string }
  | { kind: 'timedOut'; errorMessage: string }
  | { kind: 'throttled' };

export interface LocalFunction {
  invoke(event: unknown): Promise<Outcome>;
  /** Ids of the processes that run now; tests kill them. */
  readonly pids: readonly number[];
  /** Cold starts so far. */
  readonly coldStarts: number;
  /** Ends all processes; invocations under way fail. */
  stop(): Promise<void>;
}

export interface FunctionOptions {
  /** Told each line that the function prints, and what Lambda would log of its end. */
  log: (line: string) => void;
  /** Lambda's limit for loading the code; 10. */
  initSeconds?: number;
}

/**
 * Runs a built function on this machine the way Lambda does: the asset alone, in processes that hear of their invocations
 * through the Runtime API, with Lambda's variables and limits. Not the same: the processor (a template may say arm64,
 * which is nothing to plain JavaScript), the speed that comes with memory, a code folder that cannot be written to, and
 * environments that are ended after some quiet minutes.
 *
 * The first invocation starts the first process.
 */
export async function startFunction(config: FunctionConfig, options: FunctionOptions): Promise<LocalFunction> {
  // A copy, as a deployment makes one: apart from this project's packages, and unmoved by the next build.
  const taskRoot = await mkdtemp(join(await realpath(tmpdir()), 'sidelined-function-'));
  try {
    await cp(config.codeFolder, taskRoot, { recursive: true });
  } catch (error) {
    await rm(taskRoot, { recursive: true });
    throw error;
  }
  if (!memoryIsMeasured) options.log(`${config.name}: its memory limit is not enforced on this system.`);
  return new SandboxPool(config, taskRoot, options);
}

class SandboxPool implements LocalFunction {
  coldStarts = 0;
  readonly #config: FunctionConfig;
  readonly #taskRoot: string;
  readonly #options: FunctionOptions;
  readonly #sandboxes = new Set<Sandbox>();
  readonly #idle = new Set<Sandbox>();
  readonly #underWay = new Set<Promise<Outcome>>();
  #stopped = false;

  constructor(config: FunctionConfig, taskRoot: string, options: FunctionOptions) {
    this.#config = config;
    this.#taskRoot = taskRoot;
    this.#options = options;
  }

  get pids(): readonly number[] {
    return [...this.#sandboxes].filter(({ alive }) => alive).map(({ pid }) => pid);
  }

  async invoke(event: unknown): Promise<Outcome> {
    const json = JSON.stringify(event) ?? 'null';
    if (Buffer.byteLength(json) > maxEventBytes) {
      const errorMessage = `Request must be smaller than ${maxEventBytes} bytes for the InvokeFunction operation`;
      return { kind: 'failed', errorType: 'RequestTooLargeException', errorMessage };
    }
    if (this.#underWay.size >= (this.#config.maxConcurrency ?? Infinity)) return { kind: 'throttled' };
    const work = this.#invoke(json);
    this.#underWay.add(work);
    return work.finally(() => this.#underWay.delete(work));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all([...this.#sandboxes].map((sandbox) => sandbox.stop()));
    // One that was just starting ends as soon as it has.
    await Promise.allSettled(this.#underWay);
    await rm(this.#taskRoot, { recursive: true, force: true });
  }

  async #invoke(json: string): Promise<Outcome> {
    const sandbox = this.#takeIdle() ?? (await this.#startCold());
    if (!sandbox) {
      const errorMessage = `${this.#config.name} has been stopped`;
      return { kind: 'failed', errorType: 'Runtime.ExitError', errorMessage };
    }
    const outcome = await sandbox.invoke(json);
    if (sandbox.alive) this.#idle.add(sandbox);
    else this.#sandboxes.delete(sandbox);
    return outcome;
  }

  #takeIdle(): Sandbox | undefined {
    for (const sandbox of this.#idle) {
      this.#idle.delete(sandbox);
      if (sandbox.alive) return sandbox;
      // It ended while nobody used it.
      this.#sandboxes.delete(sandbox);
    }
    return undefined;
  }

  /** Undefined when this function has been stopped. */
  async #startCold(): Promise<Sandbox | undefined> {
    if (this.#stopped) return undefined;
    this.coldStarts += 1;
    const sandbox = await startSandbox({ config: this.#config, taskRoot: this.#taskRoot, ...this.#options });
    if (this.#stopped) {
      await sandbox.stop();
      return undefined;
    }
    this.#sandboxes.add(sandbox);
    return sandbox;
  }
}
