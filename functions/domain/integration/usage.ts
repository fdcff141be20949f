import type { LocalDate } from '../vocabulary.ts';

/** What a call adds to what its client did on a day (UTC). */
export interface Usage {
  calls: number;
  /** Runs that were recorded, or revised. */
  runsRecorded: number;
  runsRejected: number;
  /** Calls answered 400 to 499, but for those answered 429. */
  clientErrors: number;
  /** Calls answered 500 to 599. */
  serverErrors: number;
  /** Calls answered 429. */
  rateLimited: number;
}

export interface DayUsage extends Usage {
  date: LocalDate;
}

export const NO_USAGE: Usage = {
  calls: 0,
  runsRecorded: 0,
  runsRejected: 0,
  clientErrors: 0,
  serverErrors: 0,
  rateLimited: 0,
};

/** How many days can be asked for, and how long they are kept. */
export const USAGE_DAYS = 30;

/** What one call adds. */
export const usageOf = (
  statusCode: number,
  { runsRecorded, runsRejected }: Pick<Usage, 'runsRecorded' | 'runsRejected'>,
): Usage => ({
  calls: 1,
  runsRecorded,
  runsRejected,
  clientErrors: statusCode >= 400 && statusCode < 500 && statusCode !== 429 ? 1 : 0,
  serverErrors: statusCode >= 500 ? 1 : 0,
  rateLimited: statusCode === 429 ? 1 : 0,
});

export const sumOfUsage = (one: Usage, other: Usage): Usage => ({
  calls: one.calls + other.calls,
  runsRecorded: one.runsRecorded + other.runsRecorded,
  runsRejected: one.runsRejected + other.runsRejected,
  clientErrors: one.clientErrors + other.clientErrors,
  serverErrors: one.serverErrors + other.serverErrors,
  rateLimited: one.rateLimited + other.rateLimited,
});
