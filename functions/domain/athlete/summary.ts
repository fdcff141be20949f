import type { AttentionMark, ResolvedByOther, Summary } from './athlete.ts';
import type { WeekStarts } from './week-start.ts';
import { BREACH_DAYS, OVERRIDDEN_DAYS } from './attention.ts';
import { marksAfter } from './attention-mark.ts';
import { restrictionsFrom, restrictionsLeft } from '../instruction/availability.ts';
import { lapsesIn, overriddenIn } from '../instruction/lapses.ts';
import type { InstructionRecord } from '../instruction/instruction.ts';
import { notEnded, unacknowledgedIn } from '../instruction/unacknowledged.ts';
import { openBreachesOf } from '../run/open-breach.ts';
import type { JudgedRun } from '../run/run-record.ts';
import { openSessionBreachesOf } from '../session/session-verdicts.ts';
import type { JudgedSession } from '../session/session.ts';
import type { SymptomRecord } from '../symptom/symptom.ts';
import { isOpen } from '../symptom/symptom-course.ts';
import { given } from '../check.ts';
import { concernAfter } from './silence.ts';
import { factsOfOpen, knownSince, resolvedAfter } from './symptom-facts.ts';
import { daysBefore, latestOf } from '../time.ts';
import type { Instant } from '../vocabulary.ts';

/** The summary of a new athlete, or of one with nothing to report. */
export const emptySummary: Summary = { restrictions: [], openSymptoms: 0 };

/** What is known after a change. Parts that the change did not touch are absent. */
export interface SummaryFacts {
  /** The athlete's instructions: all that had not ended at `instructionsSince`. */
  instructions?: readonly InstructionRecord[];
  /** What ended before is known from the previous summary. Absent if all instructions are given. */
  instructionsSince?: Instant;
  /** All of the athlete's open symptoms. */
  symptoms?: readonly SymptomRecord[];
  /**
   * The athlete's runs of the last 7 days. Together with `instructions` they decide whether and when the athlete ran
   * against one. Runs that only the athlete may see do not count, because others read the summary.
   */
  recentRuns?: readonly JudgedRun[];
  /** The runs of the days before those, for limits over several runs. */
  runsBefore?: readonly JudgedRun[];
  /** The same of sessions. */
  recentSessions?: readonly JudgedSession[];
  sessionsBefore?: readonly JudgedSession[];
  /** Where the athlete's weeks begin. Absent if no runs are given, nor sessions. */
  weeks?: WeekStarts;
  /** When the athlete reported, if the change is a report. Ignored if a later report is known. */
  lastReportAt?: Instant;
  /** What a member of the team says of a reason for attention. */
  mark?: AttentionMark;
  /** Whose symptom was resolved by somebody else. */
  resolved?: readonly ResolvedByOther[];
}

/**
 * The summary after a change at `now`: from the facts that are given, otherwise from the previous summary. Keeps what
 * matters from `now` on: restrictions and instructions that have not ended, a breach of the last 7 days, and the last
 * report while the athlete is restricted or has an open symptom, so that the runs of a healthy athlete do not change
 * the copies on the team's grants. Absent values are left out.
 */
export function summarize(previous: Summary, facts: SummaryFacts, now: Instant): Summary {
  const { instructions, symptoms } = facts;
  const { restrictions, availableSince } = instructions
    ? restrictionsFrom(instructions, now, facts.instructionsSince, previous)
    : restrictionsLeft(previous, now);
  const open = symptoms ? factsOfOpen(symptoms, previous.toldLate) : previous;
  const symptomsSince = symptoms?.filter(isOpen).map((each) => knownSince(each, previous.toldLate));
  const concernSince = concernAfter(
    previous,
    { restrictions, openSymptoms: open.openSymptoms, ...given({ newestSymptomAt: open.newestSymptomAt }) },
    given({ instructions, symptomsSince }),
    now,
  );
  const unacknowledged = instructions
    ? unacknowledgedIn(instructions, now)
    : notEnded(previous.unacknowledged ?? [], now);
  const { instructionsSince: since } = facts;
  const earlier = since === undefined ? [] : previous.lapses?.filter((at) => at <= since);
  const lapses = instructions ? lapsesIn(instructions, earlier) : previous.lapses;
  const overridden = (instructions ? overriddenIn(instructions, previous.overridden) : previous.overridden)?.filter(
    ({ at }) => at >= daysBefore(now, OVERRIDDEN_DAYS),
  );
  const resolvedByOthers = resolvedAfter(previous.resolvedByOthers, facts, now);
  const recent = facts.recentRuns?.filter(isVisibleToOthers);
  const before = facts.runsBefore?.filter(isVisibleToOthers) ?? [];
  const { lastBreachAt, breaches } =
    recent && instructions ? breachFacts(recent, instructions, before, facts.weeks ?? {}) : previous;
  const isShown = (at: Instant | undefined) => at !== undefined && at >= daysBefore(now, BREACH_DAYS);
  const { recentSessions, sessionsBefore = [] } = facts;
  const sessionBreaches =
    recentSessions && instructions
      ? sessionBreachFacts(recentSessions, instructions, sessionsBefore, facts.weeks ?? {})
      : previous.sessionBreaches;
  const restricted = restrictions.some(({ from }) => from <= now);
  const summary = withoutUndefined({
    restrictions,
    availableSince,
    openSymptoms: open.openSymptoms,
    worstPain: open.worstPain,
    worseningSince: open.worseningSince,
    worsening: open.worsening,
    notSettledSince: open.notSettledSince,
    notSettled: open.notSettled,
    redFlagSince: open.redFlagSince,
    redFlags: open.redFlags,
    newestSymptomAt: open.newestSymptomAt,
    toldLate: open.toldLate,
    newSymptomPain: open.newSymptomPain,
    concernSince,
    unacknowledged: unacknowledged.length > 0 ? unacknowledged : undefined,
    lapses: lapses && lapses.length > 0 ? lapses : undefined,
    overridden: overridden && overridden.length > 0 ? overridden : undefined,
    resolvedByOthers: resolvedByOthers.length > 0 ? resolvedByOthers : undefined,
    lastBreachAt: isShown(lastBreachAt) ? lastBreachAt : undefined,
    breaches: isShown(lastBreachAt) ? breaches : undefined,
    sessionBreaches: isShown(sessionBreaches?.lastAt) ? sessionBreaches : undefined,
    lastReportAt:
      restricted || open.openSymptoms > 0 ? latestOf([previous.lastReportAt, facts.lastReportAt]) : undefined,
  });
  const marks = marksAfter({ ...summary, ...(previous.marks && { marks: previous.marks }) }, facts.mark, {
    instructions,
    now,
  });
  return marks ? { ...summary, marks } : summary;
}

function breachFacts(
  runs: readonly JudgedRun[],
  instructions: readonly InstructionRecord[],
  before: readonly JudgedRun[],
  weeks: WeekStarts,
): Pick<Summary, 'lastBreachAt' | 'breaches'> {
  const open = openBreachesOf(runs, instructions, before, weeks);
  if (!open) return {};
  const { last, count, knownAt, worst } = open;
  return { lastBreachAt: last.startedAt, breaches: { count, knownAt, lastRunId: last.id, worst } };
}

function sessionBreachFacts(
  sessions: readonly JudgedSession[],
  instructions: readonly InstructionRecord[],
  before: readonly JudgedSession[],
  weeks: WeekStarts,
): Summary['sessionBreaches'] {
  const open = openSessionBreachesOf(sessions, instructions, before, weeks);
  if (!open) return undefined;
  const { last, count, knownAt, worst } = open;
  return { lastAt: last.startedAt, count, knownAt, lastSessionId: last.id, worst };
}

/**
 * Whether an athlete belongs on the team's boards, and until when as a sidelined one: the end of their last SIDELINED
 * restriction, current or future. `open` says whether anything else may need attention: modified training, an open
 * symptom, an instruction to acknowledge, a run or a session against one. Both are upper bounds: a board computes what applies when it
 * is read.
 */
// eslint-disable-next-line @typescript-eslint/no-redundant-type-constituents -- an Instant is a string; 'forever' is named although it is one, too
export function openUntil(summary: Summary): { sidelinedUntil?: Instant | 'forever'; open: boolean } {
  const sidelined = summary.restrictions.findLast(({ status }) => status === 'SIDELINED');
  return {
    ...(sidelined && { sidelinedUntil: sidelined.until ?? 'forever' }),
    open:
      summary.restrictions.some(({ status }) => status === 'MODIFIED') ||
      summary.openSymptoms > 0 ||
      (summary.unacknowledged?.length ?? 0) > 0 ||
      summary.overridden !== undefined ||
      summary.resolvedByOthers !== undefined ||
      summary.lastBreachAt !== undefined ||
      summary.sessionBreaches !== undefined,
  };
}

const isVisibleToOthers = ({ ownerOnly }: JudgedRun): boolean => !ownerOnly;

/** A summary without the keys whose value is undefined: DynamoDB cannot store undefined. */
function withoutUndefined(summary: Summary): Summary {
  return Object.fromEntries(Object.entries(summary).filter(([, value]) => value !== undefined)) as Summary;
}

/** A value as JSON, whatever the order of its keys: a map comes back from the table in another one. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** Whether two summaries say the same. */
export const areEqual = (one: Summary, other: Summary): boolean => inOrder(one) === inOrder(other);
