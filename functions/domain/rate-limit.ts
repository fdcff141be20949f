import { instantAfter } from './time.ts';
import type { Instant } from './vocabulary.ts';

/**
 * How many calls an integration may make per minute of the clock, GraphQL and plain HTTP together. People have no
 * limit.
 */
export const CALLS_PER_MINUTE = 300;

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
