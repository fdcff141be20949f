import { readFileSync } from 'node:fs';

const lookEveryMs = 500;

/**
 * Calls back once, when npm, which started this process, is gone. A signal to npm alone never gets here: npm hands it to
 * the shell in between, which ends without a word to its own child.
 */
export function onLauncherGone(callback: () => void): void {
  // Started without npm, a process may well be meant to outlive its shell.
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const launchers = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === launchers) return;
    clearInterval(timer);
    callback();
  }, lookEveryMs);
  timer.unref();
}

/** The shell, and npm behind it where the system tells. A process that lost its parent gets another one. */
function ancestors(): string {
  return `${process.ppid} ${parentOf(process.ppid)}`;
}

/** Read from Linux's process table; empty on other systems. */
function parentOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name stands in parentheses and may hold anything; after it come state and parent.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? '';
  } catch {
    return '';
  }
}
