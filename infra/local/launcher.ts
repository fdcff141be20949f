import { readFileSync } from 'node:fs';

const lookEveryMs = 500;

/**
 * Calls back once npm, which started this process, is gone. A signal to npm alone does not arrive here: npm sends it to
 * the shell in between, which ends without passing it on.
 */
export function onLauncherGone(callback: () => void): void {
  // Without npm, a process may be meant to outlive its shell.
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const launchers = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === launchers) return;
    clearInterval(timer);
    callback();
  }, lookEveryMs);
  timer.unref();
}

/** The shell, and npm behind it if the system shows it. A process that lost its parent gets another one. */
function ancestors(): string {
  return `${process.ppid} ${parentOf(process.ppid)}`;
}

/** From Linux's process table; empty on other systems. */
function parentOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name is in parentheses and may contain anything; state and parent follow it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? '';
  } catch {
    return '';
  }
}
