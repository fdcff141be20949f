import { type WeekStarts, weekStartsFor } from '../athlete/week-start.ts';
import type { InstructionRecord, InstructionRule } from '../instruction/instruction.ts';
import { fewestRuns } from '../run/duplicates/counted-once.ts';
import { judgeRest } from '../run/judging/weekly-limits.ts';
import type { RunRecord } from '../run/run-record.ts';
import { addDays, latestOf, weekOf, type Weekday } from '../time.ts';
import type { Activity, Instant, LocalDate } from '../vocabulary.ts';
import { recordings } from './session-verdicts.ts';
import { activitiesOf, type SessionRecord } from './session.ts';

type Run = Pick<RunRecord, 'id' | 'type' | 'localDate' | 'startedAt' | 'endedAt' | 'durationSeconds' | 'duplicates'>;
type Session = Pick<SessionRecord, 'activity' | 'localDate' | 'startedAt' | 'durationSeconds'>;

/** What the athlete did in some days, in the view of whoever asks. */
export interface Done {
  sessions: readonly Session[];
  runs: readonly Run[];
  /** Runs that are there and that the viewer may not see. */
  hiddenRuns: readonly Run[];
}

/** The days whose sessions and runs say whether those of a range were days of rest. */
export function daysAround(
  instructions: readonly InstructionRecord[],
  from: LocalDate,
  to: LocalDate,
): [LocalDate, LocalDate] {
  const limits = instructions.flatMap(({ rules }) => rules);
  const ofWeek = limits.some((rule) => rule.maxSessionsPerWeek !== undefined) ? 6 : 0;
  const rest = Math.max(0, ...limits.map(({ minRestDaysBetween = 0 }) => minRestDaysBetween));
  return [addDays(from, -Math.max(ofWeek, rest)), addDays(to, ofWeek)];
}

/** Whether a run is what a rule requires: racing is running, and only a race is a race. */
export const isRequired = (activity: Activity, { type }: Pick<RunRecord, 'type'>): boolean =>
  activity === 'RUN' || (activity === 'RACE' && type === 'RACE');

/** What was certainly of an activity, and what may have been: runs that are not shown, sessions of which nobody said what they were. */
function doneOf(activity: Activity, { sessions, runs, hiddenRuns }: Done, possibly: boolean) {
  const mayBe = (session: Session) => activitiesOf(session.activity).some((possible) => possible === activity);
  return {
    sessions: sessions.filter((each) => (possibly ? mayBe(each) : each.activity === activity)),
    runs: [...runs, ...(possibly ? hiddenRuns : [])].filter((run) => isRequired(activity, run)),
  };
}

/** Whether to do what a rule speaks of on a day, on which it was not done, would be one too many for it. */
function isTooMuch(
  rule: InstructionRule,
  { localDate, weekStarts }: { localDate: LocalDate; weekStarts: readonly Weekday[] },
  { sessions, runs }: ReturnType<typeof doneOf>,
): boolean {
  const { maxSessionsPerWeek: most, minRestDaysBetween: rest } = rule;
  const before = [...sessions, ...runs].map((each) => each.localDate).filter((date) => date < localDate);
  if (rest !== undefined && judgeRest({ localDate }, latestOf(before), rest).verdict === 'BROKEN') return true;
  if (most === undefined) return false;
  return weekStarts.some((start) => {
    const isOfWeek = (each: { localDate: LocalDate }) => weekOf(each.localDate, start) === weekOf(localDate, start);
    return fewestRuns(runs.filter(isOfWeek)) + recordings(sessions.filter(isOfWeek)).length >= most;
  });
}

/**
 * Whether a day, on which what rules speak of was not done, is one of rest by what they say of weeks: to do it, too, would have
 * broken one of them. The days of rest that it asks for are not over since the last time, or as often as a week may have it, it
 * was done in that week, be that later: who does all of it from Friday to Sunday owes nothing on Thursday. MAYBE if that
 * depends on what is not shown, or of which nobody said what it was. (domain.md, rule 5)
 */
export function isRestDay(
  rules: readonly InstructionRule[],
  { localDate, from }: { localDate: LocalDate; from: Instant },
  done: Done,
  weeks: WeekStarts,
): boolean | 'MAYBE' {
  const day = { localDate, weekStarts: weekStartsFor(weeks, from) };
  const rests = (possibly: boolean) =>
    rules.some((rule) => isTooMuch(rule, day, doneOf(rule.activity, done, possibly)));
  return rests(false) || (rests(true) && 'MAYBE');
}
