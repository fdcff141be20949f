/**
 * Ends process groups once the process that started this one is gone, however it went: `kill -9` runs no clean-up code,
 * but it does close the channel between the two. The groups cannot do it themselves: one may be frozen, another one busy
 * in an endless loop.
 *
 * Usage: fork(group-guard.ts), then { guard: pid } for each group that began, and { spare: pid } when it has ended.
 */
import { signalGroup } from './process-group.ts';

const groups = new Set<number>();

process.on('message', ({ guard, spare }: { guard?: number; spare?: number }) => {
  if (guard !== undefined) groups.add(guard);
  if (spare !== undefined) groups.delete(spare);
});

process.on('disconnect', () => {
  for (const pid of groups) signalGroup(pid, 'SIGKILL');
});
