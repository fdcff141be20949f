/**
 * Ends a process once its parent is gone, for whatever reason: a crash or `kill -9` runs no clean-up code, but closes
 * the channel between the two.
 *
 * Usage: fork(guard.ts, [pid]); disconnecting kills `pid`, killing the guard spares it.
 */
const pid = Number(process.argv[2]);
if (!Number.isInteger(pid) || pid <= 0) throw new Error('guard.ts needs the id of the process to end');

/** DynamoDB Local closes its files on SIGTERM within this time; after that it hangs. */
const graceMs = 3_000;

process.on('disconnect', () => {
  signal('SIGTERM');
  setTimeout(() => signal('SIGKILL'), graceMs);
  setInterval(() => signal(0), 50);
});

function signal(name: NodeJS.Signals | 0): void {
  try {
    process.kill(pid, name);
  } catch {
    // The process has ended: done.
    process.exit(0);
  }
}
