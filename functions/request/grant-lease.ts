import { areSame } from '../domain/team/roles.ts';
import type { Context } from './context.ts';

/**
 * How long a request may go on reading by the grants that it has read, in milliseconds. Most requests take a few dozen. One
 * that took longer reads its grants again before it answers; and a revocation is acknowledged this long after it has been
 * written. So whatever is read after an acknowledgement is read by nobody whose grant it ended: a quicker request was done
 * by then, and a slower one finds that the grant is gone.
 */
export const GRANT_LEASE_MS = 300;

/**
 * Whether the grants by which this request has read are live, in their roles, and still share what it has read. Asked when
 * everything has been read.
 * [no request within the lease; otherwise 1 for 50 athletes, 2 RCU each]
 */
export async function grantsAreLive({
  elapsedMs,
  authorizedAthletes,
  sharedTracks,
  store,
  viewer,
}: Context): Promise<boolean> {
  if (elapsedMs() <= GRANT_LEASE_MS || authorizedAthletes.size === 0) return true;
  const known = [...authorizedAthletes.values()];
  const live = await store.athletes.views(
    viewer.id,
    known.map(({ id }) => id),
  );
  return known.every(({ id, roles }, index) => {
    const now = live[index];
    return areSame(roles, now?.roles ?? []) && (!sharedTracks.has(id) || now?.seesTracks === true);
  });
}
