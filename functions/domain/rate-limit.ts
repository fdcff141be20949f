import { instantAfter } from './time.ts';
import type { Instant } from './vocabulary.ts';

/** How many calls an integration may make per minute of the clock, GraphQL and plain HTTP together. */
export interface ClientLimits {
  /** All of its calls, unless its own record says otherwise. */
  calls: number;
  /**
   * Its calls for one athlete: 100 runs in each are 608 write units, so that 60 calls a minute leave a third of what the
   * athlete's partition takes to everybody else.
   */
  callsForAthlete: number;
}

export const CLIENT_LIMITS: ClientLimits = { calls: 300, callsForAthlete: 60 };

/**
 * How many calls an instance takes at once from what is left of a minute: a hundredth. So the count of a client is written
 * about a hundred times a minute, and less than a thousand times for a million calls; and the less is left, the fewer calls
 * lie unused with an instance that is not asked again. Limits of up to 100 are taken one by one.
 */
export const leaseOf = (left: number): number => Math.ceil(left / 100);

/**
 * How many of the `asked` calls an instance gets, if the count of the minute is `count` with them. All instances together get
 * exactly the limit, whatever the order of their requests.
 */
export const grantedOf = ({ asked, count, limit }: { asked: number; count: number; limit: number }): number =>
  Math.max(0, Math.min(asked, limit - (count - asked)));

/** What people may do per minute of the clock. Far more than anybody does at a keyboard, or an app when it starts. */
export interface PersonLimits {
  /** Requests of one person that one instance of the function answers. */
  requests: number;
  /** Changes by one person, all of their athletes together, refused ones included. */
  writes: number;
  /**
   * The same for instructions, withdrawals, acknowledgements, clearances and revocations, counted apart: nothing else that
   * a person or anybody else writes uses them up. An erasure is never refused.
   */
  safetyWrites: number;
  /** Comments by all supporters of one athlete together. */
  supportersComments: number;
}

export const PERSON_LIMITS: PersonLimits = {
  requests: 6_000,
  writes: 600,
  safetyWrites: 600,
  supportersComments: 120,
};

const MINUTE_MS = 60_000;

/** The minute in which an instant lies, counted from the epoch. */
export const minuteOf = (now: Instant): number => Math.floor(Date.parse(now) / MINUTE_MS);

/** Whole seconds until the next minute begins, 1 to 60. */
export const secondsToNextMinute = (now: Instant): number =>
  Math.ceil((MINUTE_MS - (Date.parse(now) % MINUTE_MS)) / 1000);

/**
 * When the count of a minute may be deleted. Late enough that clocks which differ by minutes still use the same count.
 */
export const countExpiresAt = (now: Instant): Instant => instantAfter(now, 10 * MINUTE_MS);
