/**
 * Ends a process once the one that started it is gone, however it went: a crash or `kill -9` runs no clean-up code, but
 * it does close the channel between the two.
 *
 * Usage: fork(guard.ts, [pid]); disconnecting kills `pid`, killing the guard spares it.
 */
const pid = Number(process.argv[2]);
if (!Number.isInteger(pid) || pid <= 0) throw new Error('guard.ts needs the id of the process to end');

/** DynamoDB Local closes its files on SIGTERM within this time; after that it is stuck. */
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
    // Nobody there any more: done.
    process.exit(0);
  }
}
