import {
  CLIENT_LIMITS,
  type ClientLimits,
  minuteOf,
  PERSON_LIMITS,
  type PersonLimits,
  secondsToNextMinute,
} from '../domain/rate-limit.ts';
import type { Viewer } from '../domain/team/viewer.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { RequestError } from './request-error.ts';

const names = {
  requests: 'REQUESTS_PER_MINUTE',
  writes: 'WRITES_PER_MINUTE',
  safetyWrites: 'SAFETY_WRITES_PER_MINUTE',
  supportersComments: 'SUPPORTERS_COMMENTS_PER_MINUTE',
} as const satisfies Record<keyof PersonLimits, string>;

const clientNames = {
  calls: 'CALLS_PER_MINUTE',
  callsForAthlete: 'CALLS_PER_ATHLETE_AND_MINUTE',
} as const satisfies Record<keyof ClientLimits, string>;

type Environment = Readonly<Record<string, string | undefined>>;

/** The limits of a deployment for people: those of the domain, but for what its environment sets. */
export const readLimits = (env: Environment): PersonLimits => read(PERSON_LIMITS, names, env);

/** The same for integrations. */
export const readClientLimits = (env: Environment): ClientLimits => read(CLIENT_LIMITS, clientNames, env);

function read<T extends PersonLimits | ClientLimits>(
  defaults: T,
  variables: Readonly<Record<keyof T, string>>,
  env: Environment,
): T {
  const limits = Object.entries<string>(variables).map(([limit, name]) => {
    const text = env[name];
    if (text !== undefined && !/^[1-9]\d{0,8}$/.test(text))
      throw new Error(`${name} is ${text}: it is a number of at least 1, or left out`);
    return [limit, text === undefined ? defaults[limit as keyof T] : Number(text)];
  });
  return Object.fromEntries(limits) as T;
}

/**
 * Counts the requests of people in the memory of this instance, and refuses (RATE_LIMITED) one too many. Lambda gives a
 * person who asks many things at once several instances, each of which counts for itself: it bounds one loop, not a crowd,
 * and costs nothing. What is written is counted in the table.
 */
export function createRequestLimit() {
  let minute = 0;
  const counts = new Map<string, number>();
  return (viewer: Viewer, now: Instant, most: number): void => {
    if (minute !== minuteOf(now)) counts.clear();
    minute = minuteOf(now);
    const count = (counts.get(viewer.id) ?? 0) + 1;
    counts.set(viewer.id, count);
    if (count > most) refuseUntilNextMinute(`You have made ${most} requests in this minute, the maximum.`, now);
  };
}

/** Throws RATE_LIMITED, with the seconds until the next minute. */
export function refuseUntilNextMinute(why: string, now: Instant): never {
  const seconds = secondsToNextMinute(now);
  throw new RequestError('RATE_LIMITED', `${why} Try again in ${seconds} s.`, seconds);
}
