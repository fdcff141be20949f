import { grantedOf, leaseOf, minuteOf, secondsToNextMinute } from '../domain/rate-limit.ts';
import type { AthleteId } from '../domain/ids.ts';
import type { Viewer } from '../domain/team/viewer.ts';
import type { Instant } from '../domain/vocabulary.ts';
import type { Store } from '../store/store.ts';
import type { Quota } from './rate-limit-headers.ts';
import { refuseUntilNextMinute } from './request-limit.ts';

/** What an instance holds of one count: calls that it has taken and not made, and what it knows to be left in the table. */
interface Lease {
  own: number;
  inTable: number;
}

/** A count, and how high it may get in a minute. */
interface Counter {
  whose: string;
  limit: number;
}

/** An instance remembers no more counts than this; those beyond are asked of the table again. */
const MOST_LEASES = 10_000;

/**
 * The calls that one instance of a function has taken from the table and not made yet. It writes once for a lease of calls,
 * and not again in a minute of which nothing is left. What is taken and not made when the minute ends is lost, which makes
 * the limit stricter, never wider.
 */
export function createLeases() {
  let minute = 0;
  const leases = new Map<string, Lease>();

  function leaseFor({ whose, limit }: Counter, now: Instant): Lease {
    if (minute !== minuteOf(now) || leases.size >= MOST_LEASES) leases.clear();
    minute = minuteOf(now);
    const lease = leases.get(whose) ?? { own: 0, inTable: limit };
    leases.set(whose, lease);
    return lease;
  }

  /** Makes a call; returns how many more can be made in this minute, or undefined if this one is too many. [0 or 1 request] */
  return async (counter: Counter, now: Instant, store: Pick<Store, 'rate'>): Promise<number | undefined> => {
    const { whose, limit } = counter;
    const lease = leaseFor(counter, now);
    if (lease.own === 0 && lease.inTable > 0) {
      const asked = leaseOf(lease.inTable);
      const count = await store.rate.take(whose, asked, now);
      lease.own += grantedOf({ asked, count, limit });
      lease.inTable = Math.min(lease.inTable, Math.max(0, limit - count));
    }
    if (lease.own === 0) return undefined;
    lease.own -= 1;
    return lease.own + lease.inTable;
  };
}

export type Leases = ReturnType<typeof createLeases>;

export interface CallQuotasParts {
  store: Pick<Store, 'rate'>;
  viewer: Viewer;
  now: Instant;
  leases: Leases;
  callsForAthlete: number;
  /** Where the quotas of this request are noted, for the headers of its answer. */
  quotas: Quota[];
}

/**
 * Counts the calls of integrations, and refuses (RATE_LIMITED) one too many: all of a client, and those for one athlete, so
 * that a loop about one athlete takes nothing from others. People are counted in `request-limit.ts` and `limits.ts`.
 */
export function createCallQuotas({ store, viewer, now, leases, callsForAthlete, quotas }: CallQuotasParts) {
  const athletes = new Map<AthleteId, Promise<void>>();

  async function make(quota: Omit<Quota, 'left' | 'seconds'>, whose: string, why: string): Promise<void> {
    const { limit } = quota;
    // Without a limit, as in most tests, there is nothing to count.
    if (limit === Infinity) return;
    const left = await leases({ whose, limit }, now, store);
    quotas.push({ ...quota, left: left ?? 0, seconds: secondsToNextMinute(now) });
    if (left === undefined) refuseUntilNextMinute(why, now);
  }

  return {
    /** Counts this request; `limit` is what the client may make in a minute. */
    async countCall(limit: number): Promise<void> {
      if (viewer.kind !== 'integration') return;
      const why = `This client has used its ${limit} calls for this minute. Send up to 100 runs per call.`;
      await make({ policy: 'client', limit }, viewer.id, why);
    },

    /** Counts this request among those for an athlete, once however often it names them. */
    countCallFor(id: AthleteId): Promise<void> {
      if (viewer.kind !== 'integration') return Promise.resolve();
      const counted =
        athletes.get(id) ??
        make(
          { policy: 'athlete', limit: callsForAthlete, athleteId: id },
          `${viewer.id} ${id}`,
          `This client has made ${callsForAthlete} calls for this athlete in this minute, the maximum. Send up to 100 runs per call; calls for other athletes go on.`,
        );
      athletes.set(id, counted);
      return counted;
    },
  };
}

export type CallQuotas = ReturnType<typeof createCallQuotas>;
