import { weekStartsFor, type WeekStarts } from '../athlete/week-start.ts';
import type { InstructionRecord, InstructionRule } from '../instruction/instruction.ts';
import { judgedByTold, toldAt, worstFirst } from '../run/adherence.ts';
import { judgeMaximum, type Judgement } from '../run/judgement.ts';
import {
  type LimitVerdict,
  type NumberLimit,
  numberVerdicts,
  timeAndEffort,
  worstOfEach,
} from '../run/judging/limit-verdicts.ts';
import { firstCounted, judgeRest } from '../run/judging/weekly-limits.ts';
import { type OpenBreaches, openOf } from '../run/open-breach.ts';
import { instantAfter, latestOf, weekOf } from '../time.ts';
import type { Instant } from '../vocabulary.ts';
import { activitiesOf, type JudgedSession, type TrainedActivity } from './session.ts';

/** The sessions of the days before a session, as far as limits over several need them; undefined if they were not read. */
export type OtherSessions = readonly JudgedSession[] | undefined;

/** How a session stands to a rule of an instruction. */
export type SessionVerdict = LimitVerdict<TrainedActivity> & { instruction: InstructionRecord };

const notMeasured: Judgement = { verdict: 'UNKNOWN', ask: 'DISTANCE' };

type Timed = Pick<JudgedSession, 'startedAt' | 'durationSeconds'>;

/** A session does not say whether it hurt: of a limit of pain nobody knows. */
const limits: readonly NumberLimit<JudgedSession>[] = [
  {
    rule: 'MAX_DISTANCE',
    limit: 'maxDistanceMeters',
    judge: ({ distanceMeters: actual }, allowed) => (actual ? judgeMaximum(actual, allowed, 100) : notMeasured),
  },
  ...timeAndEffort,
  { rule: 'STOP_IF_PAIN', limit: 'stopIfPainAtLeast', judge: () => ({ verdict: 'UNKNOWN', ask: 'PAIN' }) },
];

const endOf = ({ startedAt, durationSeconds }: Timed): Instant => instantAfter(startedAt, durationSeconds * 1_000);

/** Sessions in groups that may each have been one, logged by several sources: those that overlap. */
export function recordings<S extends Timed>(sessions: readonly S[]): S[][] {
  const groups: S[][] = [];
  let until: Instant = '';
  for (const each of sessions.toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1))) {
    if (each.startedAt >= until) groups.push([]);
    groups.at(-1)?.push(each);
    until = latestOf([until, endOf(each)]) ?? until;
  }
  return groups;
}

/** The verdict on the distance of a week: of several recordings the shortest counts, so that nobody is accused by two. */
function judgeDistance(inWeek: readonly JudgedSession[], allowed: number): Judgement {
  const distances = recordings(inWeek).map((group) =>
    Math.min(...group.flatMap(({ distanceMeters }) => distanceMeters || [])),
  );
  const sum = distances.filter(Number.isFinite).reduce((meters, each) => meters + each, 0);
  const judged = judgeMaximum(sum, allowed, 100);
  const isMeasured = judged.verdict === 'BROKEN' || distances.every(Number.isFinite);
  return isMeasured ? judged : { ...notMeasured, actual: sum };
}

/** The sessions of the days before a session, and where its athlete's weeks may begin. */
interface Around {
  others: readonly JudgedSession[];
  weeks: WeekStarts;
}

/**
 * The verdicts on what a session makes of its week, by those up to it that were of the activity. As of runs: `judgeWeek`. A rule
 * that is broken only if others were of it, which nobody said, is UNKNOWN.
 */
function ofWeek(
  session: JudgedSession,
  activity: TrainedActivity,
  { others, weeks }: Around,
  rule: InstructionRule,
): LimitVerdict<TrainedActivity>[] {
  const { startedAt, localDate } = session;
  const first = firstCounted(startedAt);
  const before = others.filter(
    (each) => each.id !== session.id && first <= each.startedAt && each.startedAt <= startedAt,
  );
  const possibly = before.filter((each) => activitiesOf(each.activity).includes(activity));
  const surely = possibly.filter((each) => each.activity === activity);
  const byBoth = (judge: (earlier: readonly JudgedSession[]) => Judgement): Judgement => {
    const judged = judge(surely);
    const isOpen = judged.verdict !== 'BROKEN' && judge(possibly).verdict === 'BROKEN';
    return isOpen ? { ...judged, verdict: 'UNKNOWN', ask: 'ACTIVITY' } : judged;
  };
  const { maxSessionsPerWeek: most, maxDistanceMetersPerWeek: distance, minRestDaysBetween: rest } = rule;
  const verdicts: LimitVerdict<TrainedActivity>[] = [];
  for (const weekStartsOn of weekStartsFor(weeks, startedAt)) {
    const inWeek = (earlier: readonly JudgedSession[]) => [
      ...earlier.filter((each) => weekOf(each.localDate, weekStartsOn) === weekOf(localDate, weekStartsOn)),
      session,
    ];
    if (most !== undefined) {
      const judged = byBoth((earlier) => {
        const actual = recordings(inWeek(earlier)).length;
        return { verdict: actual > most ? 'BROKEN' : 'KEPT', actual };
      });
      verdicts.push({ rule: 'MAX_SESSIONS_PER_WEEK', activity, allowed: most, ...judged });
    }
    if (distance !== undefined) {
      const judged = byBoth((earlier) => judgeDistance(inWeek(earlier), distance));
      verdicts.push({ rule: 'MAX_DISTANCE_PER_WEEK', activity, allowed: distance, ...judged });
    }
  }
  if (rest !== undefined) {
    const judged = byBoth((earlier) => {
      const days = earlier.filter((each) => endOf(each) <= startedAt).map((each) => each.localDate);
      return judgeRest(session, latestOf(days), rest);
    });
    verdicts.push({ rule: 'MIN_REST_DAYS', activity, allowed: rest, ...judged });
  }
  return verdicts;
}

/**
 * The verdict on every rule that applies to a session, the worst first: by what the athlete had been told of its activity
 * when it started, as runs are judged. Where nobody said which activity it was, a rule is broken if it broke one whichever it
 * was, and otherwise UNKNOWN. `others` are the sessions of the WEEKLY_DAYS before it; without weekly limits
 * (`limitWeeks`) none are needed, and nothing is said of these if they were not read. (domain.md, rule 5)
 */
export function sessionVerdicts(
  session: JudgedSession,
  instructions: readonly InstructionRecord[],
  others: OtherSessions,
  weeks: WeekStarts,
): SessionVerdict[] {
  const told = toldAt(instructions, session.startedAt);
  const possible = activitiesOf(session.activity).map((activity) =>
    judgedByTold<LimitVerdict<TrainedActivity>>(told, activity, (rules) => {
      const limiting = rules.filter(({ permission }) => permission !== 'PROHIBITED');
      return [
        ...(limiting.length < rules.length
          ? [{ rule: 'SESSION_WHILE_PROHIBITED' as const, activity, verdict: 'BROKEN' as const }]
          : []),
        ...numberVerdicts(session, limiting, { limits, activityOf: () => activity }),
        ...(others ? worstOfEach(limiting.flatMap((rule) => ofWeek(session, activity, { others, weeks }, rule))) : []),
      ];
    }),
  );
  const isBroken = possible.every((verdicts) => verdicts.some(({ verdict }) => verdict === 'BROKEN'));
  const verdicts = possible.flat();
  return worstFirst(
    isBroken
      ? verdicts
      : verdicts.map((each) => (each.verdict === 'BROKEN' ? { ...each, verdict: 'UNKNOWN', ask: 'ACTIVITY' } : each)),
  );
}

export const isBroken = ({ verdict }: SessionVerdict): boolean => verdict === 'BROKEN';

/** The sessions that broke a rule and on which the team has not acted, as `openOf` says. */
export const openSessionBreachesOf = (
  sessions: readonly JudgedSession[],
  instructions: readonly InstructionRecord[],
  before: readonly JudgedSession[],
  weeks: WeekStarts,
): OpenBreaches<JudgedSession> | undefined =>
  openOf(sessions, { instructions, before }, (session, others) =>
    sessionVerdicts(session, instructions, others, weeks).filter(isBroken),
  );
