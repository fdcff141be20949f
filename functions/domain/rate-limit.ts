import { instantAfter } from './time.ts';
import type { Instant } from './vocabulary.ts';

/** How many calls an integration may make per minute of the clock, GraphQL and plain HTTP together. */
export const CALLS_PER_MINUTE = 300;

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
