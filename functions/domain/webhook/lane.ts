import { instantAfter } from '../time.ts';
import type { Instant } from '../vocabulary.ts';
import type { Image } from './webhook-event.ts';

/** BACKFILL: what happened long before it was recorded, such as the runs of past years. Nothing LIVE waits for it. */
export type Lane = 'LIVE' | 'BACKFILL';

/** A run or session that began this long before it was recorded is no news. */
const OLD_MS = 48 * 3_600_000;

/** The lane of the events of a change that was written at `at`. */
export function laneOf(after: Image | undefined, at: Instant): Lane {
  if (after?.kind !== 'run' && after?.kind !== 'session') return 'LIVE';
  return after.startedAt < instantAfter(at, -OLD_MS) ? 'BACKFILL' : 'LIVE';
}
