import { execFileSync } from 'node:child_process';

/**
 * The command that binds a process to one core, as a Lambda function of 1,769 MB has one: the last of the benchmark's
 * cores. Empty if the system has no `taskset`.
 */
export const pinToOneCore = (): string[] => {
  const core = ownCores().at(-1);
  return core === undefined ? [] : ['taskset', '-c', String(core)];
};

/**
 * Reserves that core for the functions: this process and everything it starts from now on, such as a database, is bound
 * to the other cores. A function's database runs on another machine, and neither shares its core nor its caches. Does
 * nothing if there is only one core.
 */
export function leaveThatCore(): void {
  const others = ownCores().slice(0, -1);
  // Its other threads start no processes.
  if (others.length > 0) execFileSync('taskset', ['-cp', others.join(','), String(process.pid)], { stdio: 'ignore' });
}

let cores: number[] | undefined;

/** The benchmark's cores, in order; none if the system does not report them. */
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

/** The cores in `pid 17's current affinity list: 0-2,6`; none if the text is different. */
export function coresIn(answer: string): number[] {
  const list = /: (\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*)\n?$/.exec(answer)?.[1];
  return (list?.split(',') ?? []).flatMap((range) => {
    const [first = NaN, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}
