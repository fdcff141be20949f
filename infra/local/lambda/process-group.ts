import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Began, Ended } from './group-guard.ts';

/** Windows has neither groups nor processes that stand still. */
export const groupsExist = process.platform !== 'win32';

/** Reaches the process and whatever it started itself. `pid` is that of a process that was spawned `detached`. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(groupsExist ? -pid : pid, signal);
  } catch {
    // Nobody there any more: done.
  }
}

/**
 * Has the group killed, and the folder that it works in deleted, once this process is gone, however it goes.
 *
 * @returns to be called when the group has ended
 */
export function guardGroup(pid: number, folder: string): () => void {
  if (!guard?.connected) guard = startGuard();
  const told = guard;
  told.send({ began: pid, folder } satisfies Began);
  return () => void told.send({ ended: pid } satisfies Ended);
}

/** One for all groups of this process. */
let guard: ChildProcess | undefined;

function startGuard(): ChildProcess {
  const child = fork(join(import.meta.dirname, 'group-guard.ts'), { stdio: 'ignore', detached: true, execArgv: [] });
  // Somebody killed the guard: the next group gets another one.
  child.on('error', () => undefined);
  // Neither the guard nor its channel keeps this process alive.
  child.unref();
  child.channel?.unref();
  return child;
}
