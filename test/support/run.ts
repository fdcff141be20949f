import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '../..');

/** A command of the project while it runs. */
export interface Run {
  process: ChildProcess;
  /** What it has printed so far. */
  readonly stdout: string;
  readonly stderr: string;
  /** Resolves once stdout matches. Rejects if the process ends before that. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  /** Resolves when it has ended and all its output is read: to its exit code, or to the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
}

/** Runs a TypeScript file of the project as npm does: in its folder, by this version of Node. */
export function run(file: string, args: string[] = [], env: NodeJS.ProcessEnv = {}): Run {
  return start(process.execPath, [join(repository, file), ...args], env);
}

export function start(command: string, args: string[], env: NodeJS.ProcessEnv = {}): Run {
  // Only what is needed: no DYNAMODB_ENDPOINT or PORT from the environment of the tests.
  const { PATH, HOME } = process.env;
  const child = spawn(command, args, {
    cwd: repository,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  const watchers = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => {
    output.stdout += chunk.toString();
    for (const look of watchers) look();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output.stderr += chunk.toString();
  });
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  return {
    process: child,
    get stdout() {
      return output.stdout;
    },
    get stderr() {
      return output.stderr;
    },
    ended,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(output.stdout);
          if (!match) return;
          watchers.delete(look);
          resolve(match);
        };
        watchers.add(look);
        look();
        void ended.then((how) => reject(new Error(`It ended (${how}) without printing ${pattern}: ${output.stderr}`)));
      }),
  };
}
