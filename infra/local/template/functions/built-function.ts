import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface FunctionConfig {
  /** For messages, such as the logical id. */
  name: string;
  /** The asset's folder, with an ES module. */
  codeFolder: string;
  /** For example `index.handler`. */
  handler: string;
  /** Its complete environment: it gets nothing from this process, whose credentials it must not see. */
  environment: Record<string, string>;
  timeoutSeconds: number;
}

export interface BuiltFunction {
  /** Calls the handler. @throws FunctionError if it throws, its process ends, or it takes too long */
  invoke(event: unknown): Promise<unknown>;
  /** The id of its process, if it runs. */
  readonly pid: number | undefined;
  /** Ends its process; calls in progress fail. */
  stop(): Promise<void>;
}

export class FunctionError extends Error {
  readonly timedOut: boolean;
  constructor(message: string, { timedOut = false } = {}) {
    super(message);
    this.name = 'FunctionError';
    this.timedOut = timedOut;
  }
}

/** Sent to the process. `deadline` is in milliseconds since the epoch. */
export type Call = { id: string; event: unknown; deadline: number };

/** Sent back: what the handler returned, or why it failed. */
export type Answer = { id: string; payload?: unknown; error?: string };

/**
 * Runs the built code of a function in a child process, which starts with the first call, and again with the next call
 * after it ended. Unlike on Lambda, one process takes all calls, and neither memory nor the size of an event is
 * limited.
 *
 * @param log called with each line that the function prints, and with the reason why its process ended
 */
export function createBuiltFunction(config: FunctionConfig, log: (line: string) => void): BuiltFunction {
  const { name, timeoutSeconds } = config;
  let running: FunctionProcess | undefined;

  function start(): FunctionProcess {
    const child = startChild(config, log);
    const started: FunctionProcess = {
      child,
      calls: new Map(),
      closed: new Promise((done) => child.once('close', done)),
    };
    const end = (how: string) => {
      if (running === started) running = undefined;
      if (started.calls.size > 0) log(`${name} ${how}`);
      for (const { reject } of started.calls.values()) reject(new FunctionError(`${name} ${how}`));
    };
    child.on('message', ({ id, payload, error }: Answer) => {
      if (error === undefined) started.calls.get(id)?.resolve(payload);
      else started.calls.get(id)?.reject(new FunctionError(error));
    });
    // The process could not be started, or could not receive a call.
    child.on('error', (error) => end(`failed: ${error.message}`));
    child.on('exit', (code, signal) => end(`ended (${signal ?? `exit code ${code}`})`));
    return started;
  }

  function timeOut({ child }: FunctionProcess, { reject }: PromiseWithResolvers<unknown>): void {
    const reason = `${name}: Task timed out after ${timeoutSeconds.toFixed(2)} seconds`;
    log(reason);
    reject(new FunctionError(reason, { timedOut: true }));
    running = undefined;
    child.kill('SIGKILL');
  }

  return {
    get pid() {
      return running?.child.pid;
    },
    async invoke(event) {
      const process = (running ??= start());
      const id = randomUUID();
      const work = Promise.withResolvers<unknown>();
      process.calls.set(id, work);
      const timer = setTimeout(() => timeOut(process, work), timeoutSeconds * 1000);
      try {
        process.child.send({ id, event, deadline: Date.now() + timeoutSeconds * 1000 } satisfies Call);
        return await work.promise;
      } finally {
        clearTimeout(timer);
        process.calls.delete(id);
      }
    },
    async stop() {
      const stopped = running;
      stopped?.child.kill('SIGKILL');
      await stopped?.closed;
    },
  };
}

interface FunctionProcess {
  child: ChildProcess;
  /** The calls in progress by id. */
  calls: Map<string, PromiseWithResolvers<unknown>>;
  /** Resolves when it has ended and its output is read. */
  closed: Promise<unknown>;
}

function startChild({ codeFolder, handler, environment }: FunctionConfig, log: (line: string) => void): ChildProcess {
  const child = fork(join(import.meta.dirname, 'function-process.ts'), [codeFolder, handler], {
    env: environment,
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Its own process group: Ctrl-C reaches only this process, which lets calls in progress finish.
    detached: true,
  });
  for (const input of [child.stdout, child.stderr]) if (input) createInterface({ input }).on('line', log);
  return child;
}
