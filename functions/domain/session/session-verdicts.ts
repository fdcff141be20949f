import { weekStartsFor, type WeekStarts } from '../athlete/week-start.ts';
import type { InstructionRecord, InstructionRule } from '../instruction/instruction.ts';
import { judgedByTold, toldAt } from '../run/adherence.ts';
import type { Judgement } from '../run/judgement.ts';
import {
  type LimitVerdict,
  type NumberLimit,
  numberVerdicts,
  timeAndEffort,
  worstOfEach,
} from '../run/judging/limit-verdicts.ts';
import { firstCounted, judgeRest } from '../run/judging/weekly-limits.ts';
import { instantAfter, latestOf, weekOf } from '../time.ts';
import type { Instant } from '../vocabulary.ts';
import type { SessionActivity, SessionRecord } from './session.ts';

/** What rules about adherence read of a session. */
export type JudgedSession = Pick<
  SessionRecord,
  'id' | 'activity' | 'startedAt' | 'localDate' | 'durationSeconds' | 'effort'
>;

/** The sessions of the days before a session, as far as limits over several need them; undefined if they were not read. */
export type OtherSessions = readonly JudgedSession[] | undefined;

/** How a session stands to a rule of an instruction. */
export type SessionVerdict = LimitVerdict<SessionActivity> & { instruction: InstructionRecord };

const ask = (what: 'DISTANCE' | 'PAIN'): Judgement => ({ verdict: 'UNKNOWN', ask: what });

/** A session does not say how far it was, nor whether it hurt: of these limits nobody knows. */
const limits: readonly NumberLimit<JudgedSession>[] = [
  { rule: 'MAX_DISTANCE', limit: 'maxDistanceMeters', judge: () => ask('DISTANCE') },
  ...timeAndEffort,
  { rule: 'STOP_IF_PAIN', limit: 'stopIfPainAtLeast', judge: () => ask('PAIN') },
];

const endOf = ({ startedAt, durationSeconds }: JudgedSession): Instant =>
  instantAfter(startedAt, durationSeconds * 1_000);

/** How many sessions there were at least: those that overlap may be one, logged by several sources. */
function fewest(sessions: readonly JudgedSession[]): number {
  let [found, until]: [number, Instant] = [0, ''];
  for (const each of sessions.toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1))) {
    if (each.startedAt >= until) found += 1;
    until = latestOf([until, endOf(each)]) ?? until;
  }
  return found;
}

/** The sessions of the days before a session, and where its athlete's weeks may begin. */
interface Around {
  others: readonly JudgedSession[];
  weeks: WeekStarts;
}

/** The verdicts on what a session makes of its week, by the sessions of its activity up to it. As of runs: `judgeWeek`. */
function ofWeek(
  session: JudgedSession,
  { others, weeks }: Around,
  rule: InstructionRule,
): LimitVerdict<SessionActivity>[] {
  const { activity, startedAt, localDate } = session;
  const first = firstCounted(startedAt);
  const before = others.filter(
    (each) =>
      each.activity === activity && each.id !== session.id && first <= each.startedAt && each.startedAt <= startedAt,
  );
  const { maxSessionsPerWeek: most, maxDistanceMetersPerWeek: distance, minRestDaysBetween: rest } = rule;
  const verdicts: LimitVerdict<SessionActivity>[] = [];
  if (most !== undefined)
    for (const weekStartsOn of weekStartsFor(weeks, startedAt)) {
      const isOfWeek = (each: JudgedSession) =>
        weekOf(each.localDate, weekStartsOn) === weekOf(localDate, weekStartsOn);
      const actual = fewest([...before.filter(isOfWeek), session]);
      const verdict = actual > most ? 'BROKEN' : 'KEPT';
      verdicts.push({ rule: 'MAX_SESSIONS_PER_WEEK', activity, allowed: most, verdict, actual });
    }
  if (distance !== undefined)
    verdicts.push({ rule: 'MAX_DISTANCE_PER_WEEK', activity, allowed: distance, ...ask('DISTANCE') });
  if (rest !== undefined) {
    const days = before.filter((each) => endOf(each) <= startedAt).map((each) => each.localDate);
    verdicts.push({ rule: 'MIN_REST_DAYS', activity, allowed: rest, ...judgeRest(session, latestOf(days), rest) });
  }
  return verdicts;
}

/**
 * The verdict on every rule that applies to a session, the worst first: by what the athlete had been told of its activity
 * when it started, as runs are judged. `others` are the sessions of the WEEKLY_DAYS before it; without weekly limits
 * (`limitWeeks`) none are needed, and nothing is said of these if they were not read. (domain.md, rule 5)
 */
export function sessionVerdicts(
  session: JudgedSession,
  instructions: readonly InstructionRecord[],
  others: OtherSessions,
  weeks: WeekStarts,
): SessionVerdict[] {
  const { activity, startedAt } = session;
  return judgedByTold<LimitVerdict<SessionActivity>>(toldAt(instructions, startedAt), activity, (rules) => {
    const limiting = rules.filter(({ permission }) => permission !== 'PROHIBITED');
    return [
      ...(limiting.length < rules.length
        ? [{ rule: 'SESSION_WHILE_PROHIBITED' as const, activity, verdict: 'BROKEN' as const }]
        : []),
      ...numberVerdicts(session, limiting, { limits, activityOf: () => activity }),
      ...(others ? worstOfEach(limiting.flatMap((rule) => ofWeek(session, { others, weeks }, rule))) : []),
    ];
  });
}
