import { countedOnce } from './duplicates/counted-once.ts';
import type { RunRecord } from './run-record.ts';
import { addDays, weekOf, type Weekday } from '../time.ts';
import { loadOf } from '../units.ts';
import type { LocalDate } from '../vocabulary.ts';

/** The totals of one week of runs. */
export interface WeeklyTotal {
  /** The first day of the week. */
  weekStart: LocalDate;
  distanceMeters: number;
  durationSeconds: number;
  /** Session-RPE: the sum of effort × minutes over the runs that have an effort. */
  load: number;
  runCount: number;
  runsWithoutEffort: number;
  /** The recordings of the whole week that the viewer may not see, also after `until`. */
  runsNotShown: number;
}

export interface Weeks {
  /** How many weeks, including the one of `until`. */
  weeks: number;
  /** The last day to count. */
  until: LocalDate;
  /** The day on which weeks begin. */
  weekStartsOn: Weekday;
}

/** The first day that `weeklyTotals` counts: that of the oldest week. */
export const firstDayOf = ({ weeks, until, weekStartsOn }: Weeks): LocalDate =>
  addDays(weekOf(until, weekStartsOn), -7 * (weeks - 1));

/** The last day of the newest week, however early in it `until` is: runs that are not shown are counted by whole weeks. */
export const lastDayOf = ({ until, weekStartsOn }: Pick<Weeks, 'until' | 'weekStartsOn'>): LocalDate =>
  addDays(weekOf(until, weekStartsOn), 6);

/**
 * Rounds to thousandths (a millimetre, a millisecond): sums of decimals have noise in their last digits (0.1 + 0.2).
 */
const rounded = (sum: number): number => Math.round(sum * 1_000) / 1_000;

/**
 * Weekly totals of an athlete's runs, newest week first, including weeks without a run. Weeks begin where the athlete says. A run
 * counts on its own local day, that of its start where it was run, as limits of weeks count it: past weeks stay as they were when
 * the athlete moves (S50 to S52). Runs outside the weeks
 * or after `until` do not count, and of several recordings of one run the best described does. Metres, seconds, session-RPE load.
 * Of runs that are not shown (S67), nothing is told but how many there are in a week: not the day, and not whether they are
 * recordings of one that is shown.
 */
export function weeklyTotals(
  runs: readonly RunRecord[],
  { weeks, until, weekStartsOn, notShown = [] }: Weeks & { notShown?: readonly RunRecord[] },
): WeeklyTotal[] {
  const newest = weekOf(until, weekStartsOn);
  const totals = Array.from({ length: weeks }, (_, ago): WeeklyTotal => ({
    weekStart: addDays(newest, -7 * ago),
    distanceMeters: 0,
    durationSeconds: 0,
    load: 0,
    runCount: 0,
    runsWithoutEffort: 0,
    runsNotShown: 0,
  }));
  const byWeek = new Map(totals.map((total) => [total.weekStart, total]));
  for (const run of countedOnce(runs)) {
    const { localDate: date } = run;
    const total = date <= until ? byWeek.get(weekOf(date, weekStartsOn)) : undefined;
    if (!total) continue;
    const load = loadOf(run);
    total.distanceMeters += run.distanceMeters;
    total.durationSeconds += run.durationSeconds;
    total.load += load ?? 0;
    total.runCount += 1;
    if (load === undefined) total.runsWithoutEffort += 1;
  }
  for (const { localDate } of notShown) {
    const total = byWeek.get(weekOf(localDate, weekStartsOn));
    if (total) total.runsNotShown += 1;
  }
  return totals.map((total) => ({
    ...total,
    distanceMeters: rounded(total.distanceMeters),
    durationSeconds: rounded(total.durationSeconds),
    load: rounded(total.load),
  }));
}
