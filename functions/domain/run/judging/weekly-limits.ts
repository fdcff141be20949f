import type { InstructionRecord } from '../../instruction/instruction.ts';
import type { Limits } from '../../instruction/rule-limits.ts';
import { daysBefore, daysBetween, weekOf, type Weekday } from '../../time.ts';
import type { Instant, LocalDate } from '../../vocabulary.ts';
import { countedForLimit, fewestRuns, isSameForLimit } from '../duplicates/counted-once.ts';
import { type BreachedRule, judgeMaximum, type Judgement } from '../judgement.ts';
import type { JudgedRun } from '../run-record.ts';

const weekly = ['maxSessionsPerWeek', 'maxDistanceMetersPerWeek', 'minRestDaysBetween'] as const;

/** Limits of a rule over several runs. (domain.md, rule 5) */
export type WeeklyLimits = Pick<Limits, (typeof weekly)[number]>;

/** Whether any rule of instructions has a limit over several runs: only then are other runs read to judge one. */
export const limitWeeks = (instructions: readonly InstructionRecord[]): boolean =>
  instructions.some(({ rules }) => rules.some((rule) => weekly.some((limit) => rule[limit] !== undefined)));

/** Whether a rule that a run broke is of several runs. */
export const isOfWeek = (rule: BreachedRule): boolean =>
  rule === 'MAX_SESSIONS_PER_WEEK' || rule === 'MAX_DISTANCE_PER_WEEK' || rule === 'MIN_REST_DAYS';

/**
 * How many days before a run others count for such a limit: 13 days of rest are the most that a rule can ask for, the
 * 14th day before is the last that keeps them, and local days differ by up to 26 hours.
 */
export const WEEKLY_DAYS = 16;

/** The start of the earliest run that counts for the verdict on a run. */
export const firstCounted = (startedAt: Instant): Instant => daysBefore(startedAt, WEEKLY_DAYS);

/** Runs, newest first, each with those that count for limits over several: itself, those before it, and those of its instant. */
export function withRunsBefore<R extends Pick<JudgedRun, 'startedAt'>>(newestFirst: readonly R[]): [R, R[]][] {
  let [from, to] = [0, 0];
  return newestFirst.map((run) => {
    const first = firstCounted(run.startedAt);
    while ((newestFirst[from]?.startedAt ?? '') > run.startedAt) from += 1;
    while ((newestFirst[to]?.startedAt ?? '') >= first) to += 1;
    return [run, newestFirst.slice(from, to)];
  });
}

export interface WeeklyJudgement extends Judgement {
  limit: keyof WeeklyLimits;
  allowed: number;
}

/**
 * The verdicts on a run by what came before it: the runs of its local week up to it, itself included, and the day of the run
 * before. So the run that passes a limit breaks it, and each one after that; those before it do not. Runs of before the
 * rule was given count, too: whoever is told "three a week" knows how often they have run this week. `others` are the runs
 * of the last WEEKLY_DAYS in any order; recordings that overlap are taken for one run.
 */
export function judgeWeek(
  run: JudgedRun,
  others: readonly JudgedRun[],
  limits: WeeklyLimits,
  weekStartsOn: Weekday,
): WeeklyJudgement[] {
  const first = firstCounted(run.startedAt);
  const before = others.filter(
    ({ id, startedAt }) => id !== run.id && first <= startedAt && startedAt <= run.startedAt,
  );
  const week = weekOf(run.localDate, weekStartsOn);
  const inWeek = before.filter(({ localDate }) => weekOf(localDate, weekStartsOn) === week);
  const { maxSessionsPerWeek: sessions, maxDistanceMetersPerWeek: distance, minRestDaysBetween: rest } = limits;
  const verdicts: WeeklyJudgement[] = [];
  if (sessions !== undefined) {
    const actual = fewestRuns([...inWeek, run]);
    const verdict = actual > sessions ? 'BROKEN' : 'KEPT';
    verdicts.push({ limit: 'maxSessionsPerWeek', allowed: sessions, verdict, actual });
  }
  if (distance !== undefined)
    verdicts.push({ limit: 'maxDistanceMetersPerWeek', allowed: distance, ...judgeDistance(run, inWeek, distance) });
  const last = before.reduce<LocalDate | undefined>(
    (latest, other) =>
      (latest === undefined || other.localDate > latest) && !isSameForLimit(other, run) ? other.localDate : latest,
    undefined,
  );
  if (rest !== undefined) verdicts.push({ limit: 'minRestDaysBetween', allowed: rest, ...judgeRest(run, last, rest) });
  return verdicts;
}

/**
 * Whether a run that is not shown would count in the verdict on a run of what a rule says of weeks. Who sees it not can only be
 * told that the rule was broken, not that it was kept. (S67)
 */
export const mayCount = (
  hidden: Pick<JudgedRun, 'localDate'>,
  run: Pick<JudgedRun, 'localDate'>,
  { rule, allowed = 0 }: { rule: BreachedRule; allowed?: number },
  weekStarts: readonly Weekday[],
): boolean =>
  rule === 'MIN_REST_DAYS'
    ? daysBetween(hidden.localDate, run.localDate) <= allowed
    : isOfWeek(rule) && weekStarts.some((start) => weekOf(hidden.localDate, start) === weekOf(run.localDate, start));

/** The verdict on the days of rest since the last day with a run, or session; undefined if that is longer ago than any rule asks. */
export function judgeRest(
  { localDate }: Pick<JudgedRun, 'localDate'>,
  last: LocalDate | undefined,
  allowed: number,
): Judgement {
  if (last === undefined) return { verdict: 'KEPT' };
  const actual = Math.max(0, daysBetween(last, localDate) - 1);
  return { verdict: actual < allowed ? 'BROKEN' : 'KEPT', actual };
}

/** The verdict on the distance of a week up to a run. Of several recordings of it, this one is judged. */
function judgeDistance(run: JudgedRun, inWeek: readonly JudgedRun[], allowed: number): Judgement {
  const counted = [...countedForLimit(inWeek.filter((other) => !isSameForLimit(other, run))), run];
  const sum = counted.reduce((meters, each) => meters + each.distanceMeters, 0);
  const judged = judgeMaximum(sum, allowed, 100);
  // Without a distance, a run may be the one that passes it.
  const isMeasured = judged.verdict === 'BROKEN' || counted.every(({ distanceMeters }) => distanceMeters > 0);
  return isMeasured ? judged : { verdict: 'UNKNOWN', ask: 'DISTANCE', actual: sum };
}
