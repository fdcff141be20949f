import { describeError } from '../runtime/describe-error.ts';
import type { Instant } from '../domain/vocabulary.ts';
import type { Due } from '../store/outbound/schedule.ts';
import type { Store } from '../store/store.ts';
import type { BatchLogger } from '../runtime/logger.ts';

export interface SweepParts {
  schedule: Store['schedule'];
  now: () => Instant;
  /** Processes what is due. */
  duty: (due: Due) => Promise<object>;
  /** Milliseconds. */
  timeLeft: () => number;
  logger: BatchLogger;
}

/** How many entries of a shard are processed at a time. */
const AT_ONCE = 10;
/** With less time left than this, in milliseconds, nothing more is started. */
const ENOUGH_MS = 30_000;

/** Processes what is due, longest waiting first, as far as time permits. The rest is still due a minute later. */
export async function sweep(parts: SweepParts): Promise<void> {
  await Promise.all(parts.schedule.shards.map((shard) => sweepShard(parts, shard)));
}

async function sweepShard({ schedule, now, duty, timeLeft, logger }: SweepParts, shard: string): Promise<void> {
  while (timeLeft() > ENOUGH_MS) {
    const some = await schedule.by(now(), shard, AT_ONCE);
    const done = await Promise.allSettled(
      some.map(async (each) => {
        const outcome = await duty(each);
        // A process may have died after the work but before this. An entry for another time is separate from this one.
        await schedule.drop(each);
        logger.info('A due entry was processed', { ...outcome });
      }),
    );
    const failed = done.filter((one) => one.status === 'rejected');
    for (const { reason } of failed) logger.warn('A due entry was not processed', { ...describeError(reason) });
    // What failed would be first again, so stop here. The next minute is its next attempt.
    if (some.length < AT_ONCE || failed.length > 0) return;
  }
}
