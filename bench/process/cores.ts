import { execFileSync } from 'node:child_process';

/**
 * The command that keeps a process on one core, as a Lambda function of 1,769 MB has one: the last of those that the
 * benchmark was started on. Empty where the system has no `taskset`.
 */
export const pinToOneCore = (): string[] => {
  const core = ownCores().at(-1);
  return core === undefined ? [] : ['taskset', '-c', String(core)];
};

/**
 * Leaves that core to the functions: this process and whatever it starts from now on, such as a database, is kept on the
 * others. A function's database is another machine's, which neither takes turns with it nor empties its caches. Does
 * nothing where there is one core alone.
 */
export function leaveThatCore(): void {
  const others = ownCores().slice(0, -1);
  // Its other threads start nothing.
  if (others.length > 0) execFileSync('taskset', ['-cp', others.join(','), String(process.pid)], { stdio: 'ignore' });
}

let cores: number[] | undefined;

/** The cores that the benchmark was started on, in order; none where the system does not say. */
function ownCores(): number[] {
  cores ??= coresIn(whatTasksetSays());
  return cores;
}

function whatTasksetSays(): string {
  try {
    return execFileSync('taskset', ['-cp', String(process.pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/** The cores in `pid 17's current affinity list: 0-2,6`; none if it does not end like that. */
export function coresIn(answer: string): number[] {
  const list = /: (\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*)\n?$/.exec(answer)?.[1];
  return (list?.split(',') ?? []).flatMap((range) => {
    const [first = NaN, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}
