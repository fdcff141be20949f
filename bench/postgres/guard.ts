/**
 * Ends PostgreSQL and removes its folder once the benchmark is gone, however it went: a crash or Ctrl-C runs no clean-up
 * code, but it does close the channel between the two.
 *
 * Usage: fork(guard.ts, [pid, folder]); disconnecting ends PostgreSQL, killing the guard spares it.
 */
import { rmSync } from 'node:fs';

const [, , pidText = '', folder = ''] = process.argv;
const pid = Number(pidText);
if (!Number.isInteger(pid) || pid <= 0 || folder === '') throw new Error('guard.ts needs a process id and a folder');

process.on('disconnect', () => {
  // At once, without writing anything down: nobody will read it.
  signal('SIGQUIT');
  setInterval(() => signal(0), 50);
});

function signal(name: NodeJS.Signals | 0): void {
  try {
    process.kill(pid, name);
  } catch {
    // Nobody there any more.
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  }
}
