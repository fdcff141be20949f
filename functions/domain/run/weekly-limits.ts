import type { Limits } from '../instruction/rule-limits.ts';
import { addDays, daysBetween, mondayOf } from '../time.ts';
import type { LocalDate } from '../vocabulary.ts';
import { judgeMaximum, type Judgement } from './judgement.ts';
import type { RunRecord } from './run-record.ts';

/** Limits of a rule over several runs. Verdicts on runs do not ask for these yet. */
export type WeeklyLimits = Pick<Limits, 'maxSessionsPerWeek' | 'maxDistanceMetersPerWeek' | 'minRestDaysBetween'>;

type Counted = Pick<RunRecord, 'id' | 'startedAt' | 'localDate' | 'distanceMeters'>;

/** The first day of the week of a day; weeks begin `shift` days after Monday. */
export const weekOf = (date: LocalDate, shift = 0): LocalDate => addDays(mondayOf(addDays(date, -shift)), shift);

export interface WeeklyJudgement extends Judgement {
  limit: keyof WeeklyLimits;
  allowed: number;
}

/**
 * The verdicts on a run by what came before it: the runs of its local week up to it, itself included, and the day of the run
 * before. So the run that passes a limit breaks it, and each one after that; those before it do not. `others` are the runs
 * of the last weeks in any order, each of them once: without duplicates.
 */
export function judgeWeek(
  run: Counted,
  others: readonly Counted[],
  limits: WeeklyLimits,
  weekShift = 0,
): WeeklyJudgement[] {
  const before = others.filter(({ id, startedAt }) => id !== run.id && startedAt <= run.startedAt);
  const week = weekOf(run.localDate, weekShift);
  const inWeek = [...before.filter(({ localDate }) => weekOf(localDate, weekShift) === week), run];
  const { maxSessionsPerWeek: sessions, maxDistanceMetersPerWeek: distance, minRestDaysBetween: rest } = limits;
  const verdicts: WeeklyJudgement[] = [];
  if (sessions !== undefined) {
    const actual = inWeek.length;
    const verdict = actual > sessions ? 'BROKEN' : 'KEPT';
    verdicts.push({ limit: 'maxSessionsPerWeek', allowed: sessions, verdict, actual });
  }
  if (distance !== undefined) {
    const sum = inWeek.reduce((meters, each) => meters + each.distanceMeters, 0);
    const judged = judgeMaximum(sum, distance, 100);
    // Without a distance, a run may be the one that passes it.
    const isMeasured = judged.verdict === 'BROKEN' || inWeek.every(({ distanceMeters }) => distanceMeters > 0);
    const verdict: Judgement = isMeasured ? judged : { verdict: 'UNKNOWN', ask: 'DISTANCE', actual: sum };
    verdicts.push({ limit: 'maxDistanceMetersPerWeek', allowed: distance, ...verdict });
  }
  const last = before.reduce<LocalDate | undefined>(
    (latest, { localDate }) => (latest === undefined || localDate > latest ? localDate : latest),
    undefined,
  );
  if (rest !== undefined && last !== undefined) {
    const actual = Math.max(0, daysBetween(last, run.localDate) - 1);
    verdicts.push({
      limit: 'minRestDaysBetween',
      allowed: rest,
      verdict: actual < rest ? 'BROKEN' : 'KEPT',
      actual,
    });
  }
  return verdicts;
}
