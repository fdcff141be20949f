import { execFileSync } from 'node:child_process';

/** The cores that this process may run on, in order; none where the system has no `taskset`. */
const cores = ownCores();

/**
 * The command that keeps a process on one core, as a Lambda function of 1,769 MB has one; the last core, since whatever
 * else runs begins at the first. Empty where the system has no `taskset`.
 */
export const pinToOneCore = (): string[] => {
  const core = cores.at(-1);
  return core === undefined ? [] : ['taskset', '-c', String(core)];
};

/**
 * Keeps a database off that core, with whatever it starts from now on: a function's database is another machine's, which neither takes turns with it
 * nor empties its caches. Does nothing where there is one core alone.
 */
export function keepOffThatCore(pid: number): void {
  if (cores.length > 1)
    execFileSync('taskset', ['-acp', cores.slice(0, -1).join(','), String(pid)], { stdio: 'ignore' });
}

function ownCores(): number[] {
  try {
    const answer = execFileSync('taskset', ['-cp', String(process.pid)], { encoding: 'utf8' });
    const list = /([\d,-]+)\s*$/.exec(answer)?.[1] ?? '';
    return list.split(',').flatMap((range) => {
      const [first = NaN, last = first] = range.split('-').map(Number);
      return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    });
  } catch {
    return [];
  }
}
