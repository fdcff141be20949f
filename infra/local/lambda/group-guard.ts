/**
 * Ends process groups once the process that started this one is gone, however it went: `kill -9` runs no clean-up code,
 * but it does close the channel between the two. The groups cannot do it themselves: one may be frozen, another one busy
 * in an endless loop.
 *
 * Usage: fork(group-guard.ts), then a Began for each group that began, and an Ended when it has.
 */
import { rmSync } from 'node:fs';
import { signalGroup } from './process-group.ts';

/** `folder` is where the group works: deleted with it. */
export type Began = { began: number; folder: string };
export type Ended = { ended: number };

const folders = new Map<number, string>();

process.on('message', (message: Began | Ended) => {
  if ('began' in message) folders.set(message.began, message.folder);
  else folders.delete(message.ended);
});

process.on('disconnect', () => {
  for (const pid of folders.keys()) signalGroup(pid, 'SIGKILL');
  for (const folder of folders.values()) rmSync(folder, { recursive: true, force: true });
});
