import type { WeekStarts } from '../athlete/week-start.ts';
import { holds, type Period, periodsOf } from '../instruction/in-force.ts';
import type { InstructionRecord, InstructionRule } from '../instruction/instruction.ts';
import { appliesTo } from '../instruction/permissions.ts';
import { asHeard } from '../run/adherence.ts';
import { addDays, latestOf, localDateOf, startOfDay } from '../time.ts';
import { activities, type Activity, type Instant, type LocalDate } from '../vocabulary.ts';
import { type Done, isRequired, isRestDay } from './rest-days.ts';
import { activitiesOf } from './session.ts';

/** How many days one question about requirements may span. */
export const MOST_REQUIREMENT_DAYS = 31;

export const requirementStatuses = ['DONE', 'DUE', 'MISSED', 'UNKNOWN'] as const;
export type RequirementStatus = (typeof requirementStatuses)[number];

/** What was required of the athlete on a day, and what became of it. */
export interface Requirement {
  localDate: LocalDate;
  activity: Activity;
  status: RequirementStatus;
  /** The instructions that required it, in order of issue. */
  instructions: InstructionRecord[];
}

/** A day as instants, from its start (inclusive) to its end (exclusive). */
interface Day {
  localDate: LocalDate;
  from: Instant;
  until: Instant;
}

interface Question {
  from: LocalDate;
  /** The last day, at most MOST_REQUIREMENT_DAYS later. Days that have not begun are left out. */
  to: LocalDate;
  /** Of the athlete, IANA. */
  timeZone: string;
  /** Where the athlete's weeks begin. */
  weeks: WeekStarts;
  now: Instant;
}

interface ToldRule {
  instruction: InstructionRecord;
  rule: InstructionRule;
  /** When it held, as far as the athlete had been told. */
  periods: Period[];
}

const toldRules = (instructions: readonly InstructionRecord[]): ToldRule[] =>
  instructions.flatMap((instruction) =>
    instruction.rules.map((rule) => ({
      instruction,
      rule,
      periods: periodsOf(instruction, asHeard(instruction, rule, instructions))
        .map(({ from, until }) => ({ from: latestOf([from, instruction.issuedAt]) ?? from, until }))
        .filter(({ from, until }) => until === undefined || from < until),
    })),
  );

const touches = ({ from, until }: Period, day: Day): boolean =>
  from < day.until && (until === undefined || until > day.from);
/** Whether periods, one after another, leave no gap in a day. */
function cover(periods: readonly Period[], day: Day): boolean {
  let upTo = day.from;
  for (const { from, until } of periods.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (from > upTo) return false;
    if (until === undefined || until >= day.until) return true;
    if (until > upTo) upTo = until;
  }
  return false;
}
const holdsAt = ({ from, until }: Period, t: Instant): boolean => holds(from, until, t);

function isDone(activity: Activity, localDate: LocalDate, { sessions, runs }: Done): boolean {
  return (
    sessions.some((each) => each.activity === activity && each.localDate === localDate) ||
    runs.some((run) => run.localDate === localDate && isRequired(activity, run))
  );
}

/** Whether it may have been done: by a run that is not shown, or by a session of which nobody said what it was. */
const mayBeDone = (activity: Activity, localDate: LocalDate, { sessions, hiddenRuns }: Done): boolean =>
  hiddenRuns.some((run) => run.localDate === localDate && isRequired(activity, run)) ||
  sessions.some(
    (each) => each.localDate === localDate && activitiesOf(each.activity).some((possible) => possible === activity),
  );

/** The requirement of a day, if there is one to speak of. */
function requirementOn(
  day: Day,
  activity: Activity,
  told: readonly ToldRule[],
  done: Done,
  { now, weeks }: Pick<Question, 'now' | 'weeks'>,
): Requirement[] {
  const { localDate } = day;
  const requiring = told.filter(({ rule }) => rule.activity === activity && rule.permission === 'REQUIRED');
  const that = (status: RequirementStatus, rules: readonly ToldRule[]): Requirement[] =>
    rules.length === 0
      ? []
      : [{ localDate, activity, status, instructions: rules.map(({ instruction }) => instruction) }];
  const any = requiring.filter(({ periods }) => periods.some((period) => touches(period, day) && period.from <= now));
  if (isDone(activity, localDate, done)) return that('DONE', any);
  const isOver = day.until <= now;
  // One that takes the place of another during the day leaves the athlete in no doubt: together they hold all day.
  const all = any.flatMap(({ periods }) => periods);
  const holding = any.filter(({ periods }) => periods.some((period) => holdsAt(period, now)));
  const bound = !isOver ? holding : cover(all, day) ? any : [];
  const applying = told.filter(
    ({ rule, periods }) =>
      appliesTo(rule, activity) && periods.some((period) => (isOver ? touches(period, day) : holdsAt(period, now))),
  );
  // What somebody else prohibits is not owed: the stricter word counts. So it does on a day of rest.
  if (applying.some(({ rule }) => rule.permission === 'PROHIBITED')) return [];
  const rests = isRestDay(
    applying.map(({ rule }) => rule),
    day,
    done,
    weeks,
  );
  if (rests === true) return [];
  const isOpen = rests === 'MAYBE' || mayBeDone(activity, localDate, done);
  return that(isOpen ? 'UNKNOWN' : isOver ? 'MISSED' : 'DUE', bound);
}

/**
 * What was required of the athlete, by local day, the newest first, and whether they did it. One entry for each activity of a
 * day with a REQUIRED rule, which may be of several instructions:
 *
 * - DONE: a session of the activity, or a run, is of that day, however much of the day the rule held.
 * - DUE: today, a rule that holds now, and nothing yet.
 * - MISSED: a past day without it, all of which the rule held, and had been told before it began. Days of which it held
 *   only a part are listed only if it was done: nobody who obeyed is accused.
 * - UNKNOWN: a run of that day is not shown to whoever asks, or nobody said what a session of that day was; or whether it was a
 *   day of rest depends on one.
 *
 * What another rule prohibits is neither due nor missed, nor is anything on a day of rest (`isRestDay`): `done` reaches as far
 * around the days as `daysAround` says. Whether limits were kept is for the verdicts. (domain.md, rule 5)
 */
export function requirementsOf(
  instructions: readonly InstructionRecord[],
  done: Done,
  { from, to, timeZone, ...question }: Question,
): Requirement[] {
  const today = localDateOf(question.now, timeZone);
  const last = to < today ? to : today;
  const told = toldRules(instructions);
  const required = activities.filter((activity) =>
    told.some(({ rule }) => rule.activity === activity && rule.permission === 'REQUIRED'),
  );
  const found: Requirement[] = [];
  if (required.length === 0) return found;
  let until = startOfDay(addDays(last, 1), timeZone);
  for (let localDate = last; localDate >= from; localDate = addDays(localDate, -1)) {
    const day = { localDate, from: startOfDay(localDate, timeZone), until };
    for (const activity of required) found.push(...requirementOn(day, activity, told, done, question));
    until = day.from;
  }
  return found;
}
