import { INPUT } from '../check.ts';
import { atOnce } from '../limits/limits.ts';
import { refuse } from '../refusal.ts';
import { daysBefore, type Weekday } from '../time.ts';
import type { Instant } from '../vocabulary.ts';

/** Where an athlete's weeks begin, now and before. (domain.md, rule 10) */
export interface WeekStarts {
  /** Absent for MONDAY: in records of before December 2026, and where the athlete said nothing. */
  weekStartsOn?: Weekday;
  /** Where weeks began before the athlete changed that, oldest first; at most 12. */
  formerWeekStarts?: readonly FormerWeekStart[];
}

export interface FormerWeekStart {
  weekStartsOn: Weekday;
  until: Instant;
}

/** The day on which the athlete's weeks begin. */
export const weekStartOf = ({ weekStartsOn = 'MONDAY' }: WeekStarts): Weekday => weekStartsOn;

/**
 * Where the weeks begin by whose limits a run is judged, the latest first: where they began when it started, and where else they
 * did in the 7 days before. So what was a breach stays one when the athlete lets weeks begin on another day, and a limit that is
 * used up is not there anew: the stricter verdict counts.
 */
export function weekStartsFor(weeks: WeekStarts, startedAt: Instant): Weekday[] {
  const since = daysBefore(startedAt, 7);
  const { formerWeekStarts: former = [] } = weeks;
  const held = former.filter(({ until }, at) => until > since && (former[at - 1]?.until ?? '') <= startedAt);
  const current = (former.at(-1)?.until ?? '') <= startedAt ? [weekStartOf(weeks)] : [];
  return [...new Set([...current, ...held.reverse().map(({ weekStartsOn }) => weekStartsOn)])];
}

/** What changes if weeks are to begin on another day, which is refused (LIMIT_REACHED) after the 12th time. */
export function changeWeekStart(weeks: WeekStarts, weekStartsOn: Weekday, now: Instant): WeekStarts {
  const before = weekStartOf(weeks);
  if (weekStartsOn === before) return {};
  const { formerWeekStarts = [] } = weeks;
  if (formerWeekStarts.length >= atOnce.weekStarts) {
    const times = `The first day of the week has been changed ${atOnce.weekStarts} times, which is as often as it can be`;
    refuse('LIMIT_REACHED', `${times}. Omit it.`, [...INPUT, 'weekStartsOn']);
  }
  return { weekStartsOn, formerWeekStarts: [...formerWeekStarts, { weekStartsOn: before, until: now }] };
}
