import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface FunctionConfig {
  /** For messages, e.g. the logical id. */
  name: string;
  /** The asset's folder, which holds an ES module. */
  codeFolder: string;
  /** E.g. `index.handler`. */
  handler: string;
  /** All variables that it sees: none of this process, whose credentials are not its business. */
  environment: Record<string, string>;
  timeoutSeconds: number;
}

export interface BuiltFunction {
  /** Calls the handler. @throws FunctionError when it throws, its process ends, or it takes too long */
  invoke(event: unknown): Promise<unknown>;
  /** The id of its process while there is one. */
  readonly pid: number | undefined;
  /** Ends its process; calls under way fail. */
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

/** Sent to the process. `deadline` in milliseconds since the epoch. */
export type Call = { id: string; event: unknown; deadline: number };

/** What it sends back: what the handler returned, or why it failed. */
export type Answer = { id: string; payload?: unknown; error?: string };

/**
 * Runs the built code of a function in a child process, which starts with the first call, and with the next one after it
 * ended. Unlike on Lambda, one process takes all calls, and neither memory nor the size of an event is limited.
 *
 * @param log gets each line that the function prints, and why its process ended
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
    // It could not be started, or sent a call.
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
  /** The calls under way, by their ids. */
  calls: Map<string, PromiseWithResolvers<unknown>>;
  /** Resolves when it has ended and its output is read. */
  closed: Promise<unknown>;
}

function startChild({ codeFolder, handler, environment }: FunctionConfig, log: (line: string) => void): ChildProcess {
  const child = fork(join(import.meta.dirname, 'function-process.ts'), [codeFolder, handler], {
    env: environment,
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // A process group of its own: Ctrl-C reaches this process alone, which lets the calls under way finish.
    detached: true,
  });
  for (const input of [child.stdout, child.stderr]) if (input) createInterface({ input }).on('line', log);
  return child;
}
