import { execFileSync } from 'node:child_process';

let command: string[] | undefined;

/**
 * The command that keeps a process on one core, as a Lambda function of 1,769 MB has one; the last core, since whatever
 * else runs begins at the first. Empty where the system has no `taskset`.
 */
export const pinToOneCore = (): string[] => (command ??= findCommand());

function findCommand(): string[] {
  try {
    const answer = execFileSync('taskset', ['-cp', String(process.pid)], { encoding: 'utf8' });
    const core = /(\d+)\s*$/.exec(answer)?.[1];
    return core === undefined ? [] : ['taskset', '-c', core];
  } catch {
    return [];
  }
}
