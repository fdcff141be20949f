import type { AthleteId } from '../domain/ids.ts';
import type { Weight } from '../store/dynamodb/errors.ts';
import type { Context } from './context.ts';
import { refuseUntilNextMinute } from './request-limit.ts';

/**
 * Counts a change by a person; rejects (RATE_LIMITED) one too many. It goes beside the first read of the change, and the
 * write waits for it. An integration's calls are counted already. If the count itself fails, the change goes ahead.
 * [1 request]
 */
export async function admitWrite({ store, viewer, now, limits }: Context, weight: Weight): Promise<void> {
  if (viewer.kind === 'integration') return;
  const [most, what] =
    weight === 'safety' ? [limits.safetyWrites, 'SAFETY' as const] : [limits.writes, 'WRITES' as const];
  const count = await store.rate.count(viewer.id, now, what).catch(() => 0);
  if (count > most) refuseUntilNextMinute(`You have made ${most} changes in this minute, the maximum.`, now);
}

/** Counts a comment by a supporter; rejects (RATE_LIMITED) one too many for the athlete. [1 request] */
export async function admitSupporter(athlete: AthleteId, { store, now, limits }: Context): Promise<void> {
  const count = await store.rate.count(athlete, now, 'COMMENTS').catch(() => 0);
  if (count > limits.supportersComments)
    refuseUntilNextMinute('Supporters have written as many comments to this athlete as fit into this minute.', now);
}
