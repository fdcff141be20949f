import { instantAfter } from './time.ts';
import type { Instant } from './vocabulary.ts';

/** Calls that an integration may make in a minute by the clock, of GraphQL and plain HTTP together. People have no limit. */
export const CALLS_PER_MINUTE = 300;

const MINUTE_MS = 60_000;

/** The minute that an instant lies in, counted from the epoch. */
export const minuteOf = (now: Instant): number => Math.floor(Date.parse(now) / MINUTE_MS);

/** Whole seconds until the next minute begins, 1 to 60. */
export const secondsToNextMinute = (now: Instant): number =>
  Math.ceil((MINUTE_MS - (Date.parse(now) % MINUTE_MS)) / 1000);

/** When a minute's count may be forgotten: long enough after that clocks which differ by minutes still meet in it. */
export const forgottenAt = (now: Instant): Instant => instantAfter(now, 10 * MINUTE_MS);
