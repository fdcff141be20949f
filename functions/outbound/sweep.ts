import { describeError } from '../runtime/describe-error.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { type Due, scheduleShards } from '../store/outbound/schedule.ts';
import type { Store } from '../store/store.ts';
import type { BatchLogger } from '../runtime/logger.ts';

export interface SweepParts {
  schedule: Store['schedule'];
  now: () => Instant;
  /** Does what is due. */
  duty: (due: Due) => Promise<object>;
  /** Milliseconds. */
  timeLeft: () => number;
  logger: BatchLogger;
}

/** How many of a shard are done at once. */
const AT_ONCE = 10;
/** What is begun with less time left may not end, in milliseconds. */
const ENOUGH_MS = 30_000;

/** Does what is due by now, what has waited longest first, as far as the time goes: the rest is due in a minute still. */
export async function sweep(parts: SweepParts): Promise<void> {
  await Promise.all(scheduleShards.map((shard) => sweepShard(parts, shard)));
}

async function sweepShard({ schedule, now, duty, timeLeft, logger }: SweepParts, shard: number): Promise<void> {
  while (timeLeft() > ENOUGH_MS) {
    const some = await schedule.by(now(), shard, AT_ONCE);
    const done = await Promise.allSettled(
      some.map(async (each) => {
        const outcome = await duty(each);
        // Whoever did it may have died before it was forgotten; what is due at another time is noted beside this.
        await schedule.drop(each);
        logger.info('What was due was dealt with', { ...outcome });
      }),
    );
    const failed = done.filter((one) => one.status === 'rejected');
    for (const { reason } of failed) logger.warn('What was due was not dealt with', { ...describeError(reason) });
    // What failed would be first again: the next minute is its next try.
    if (some.length < AT_ONCE || failed.length > 0) return;
  }
}
