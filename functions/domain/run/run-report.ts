import type { AthleteView, Summary } from '../athlete/athlete.ts';
import { BREACH_DAYS } from '../athlete/attention.ts';
import type { AthleteState } from '../athlete/change.ts';
import { summaryAfter } from '../athlete/outcome.ts';
import { areEqual } from '../athlete/summary.ts';
import type { RunId } from '../ids.ts';
import type { InstructionRecord } from '../instruction/instruction.ts';
import { daysBefore } from '../time.ts';
import type { Instant } from '../vocabulary.ts';
import { limitWeeks, WEEKLY_DAYS } from './judging/weekly-limits.ts';
import { openBreachesOf } from './open-breach.ts';
import type { DeletedRunRecord, RunRecord } from './run-record.ts';
import type { RunBatch, StoredRuns } from './run-batch.ts';

/** Whether a run started in the last days. */
const isOf = (days: number, run: RunRecord | DeletedRunRecord | undefined, now: Instant): boolean =>
  run?.kind === 'run' && run.startedAt >= daysBefore(now, days);

/**
 * How many days back runs count in the verdicts that boards show: the days that boards look at and, if the athlete was
 * restricted in these, so many more as a limit of weeks may look back.
 */
function daysCounted({ restrictions, availableSince }: Summary, now: Instant): number {
  const wasRestricted = restrictions.length > 0 || isAfter(availableSince, daysBefore(now, BREACH_DAYS));
  return BREACH_DAYS + (wasRestricted ? WEEKLY_DAYS : 0);
}

/** What a batch of runs may say to the athlete's team: that they ran against an instruction, or that they are not silent. */
export interface RunReport {
  /** Recent runs, those that were there already too: so a retry makes up for a call that died in the middle. */
  recent: RunRecord[];
  /** Whether any of them, or an earlier one, may count in the verdict on a recent run. */
  counting: boolean;
  /** The runs that are to be written and count, or did: who judges recent runs at the same time judges anew. */
  recentIds: ReadonlySet<RunId>;
  /** Whether a run was revised: that may unmake a breach. */
  revised: boolean;
  reportedAt: Instant | undefined;
}

interface Reporting {
  view: Pick<AthleteView, 'roles' | 'summary'>;
  /** Whether the same call has written a revision already. */
  revisedBefore: boolean;
  now: Instant;
}

/** The report of a batch; undefined if the batch is of no concern to boards. */
export function reportOf(
  { outcomes, changed }: RunBatch,
  stored: StoredRuns,
  { view: { roles, summary }, revisedBefore, now }: Reporting,
): RunReport | undefined {
  const recorded = outcomes.filter((outcome) => outcome.status !== 'REJECTED');
  const recent = recorded.flatMap(({ record }) => (isOf(BREACH_DAYS, record, now) ? [record] : []));
  const days = daysCounted(summary, now);
  const recentIds = new Set(
    changed.filter((run) => isOf(days, run, now) || isOf(days, stored.get(run.id), now)).map(({ id }) => id),
  );
  const revised = revisedBefore || recorded.some(({ status }) => status === 'UPDATED');
  // The athlete's own writing is a word of theirs. A synced run is none: nobody has said how it felt.
  const reportedAt = roles.includes('OWNER') ? now : undefined;
  const counting = recentIds.size > 0 || recorded.some(({ record }) => isOf(days, record, now));
  const concerns = counting || revisedBefore || (revised && isNews(summary, reportedAt, now));
  return concerns ? { recent, counting, recentIds, revised, reportedAt } : undefined;
}

/** Whether a report changes what boards show, or may: where weeks are limited, other runs than its own may now break a rule. */
export function changesBoards(
  summary: Summary,
  { recent, recentIds, counting, revised, reportedAt }: RunReport,
  instructions: readonly InstructionRecord[],
  now: Instant,
): boolean {
  const unmakesBreach = revised && summary.lastBreachAt !== undefined;
  // Where weeks are limited, that is news by itself: here, it does not matter where they begin.
  const open = openBreachesOf(recent, instructions, [], {});
  const { lastBreachAt, breaches } = summary;
  return (
    unmakesBreach ||
    isNews(summary, reportedAt, now) ||
    (counting && limitWeeks(instructions)) ||
    isAfter(open?.last.startedAt, lastBreachAt) ||
    // One that is written at the same instant as the last one counts, too.
    (breaches !== undefined && (isAfter(open?.knownAt, breaches.knownAt) || (open !== undefined && recentIds.size > 0)))
  );
}

/** The summary once the runs are written; undefined if it stays as it is. */
export function summaryWithRuns(
  state: AthleteState,
  changed: readonly RunRecord[],
  report: RunReport,
  now: Instant,
): Summary | undefined {
  if (!changesBoards(state.athlete.summary, report, state.instructions, now)) return undefined;
  const { reportedAt } = report;
  const change = { put: changed, ...(reportedAt !== undefined && { lastReportAt: reportedAt }) };
  const after = summaryAfter(state, { instructions: {}, recentRuns: true }, change, now);
  // A retry whose runs are all there writes nothing.
  return changed.length === 0 && areEqual(after, state.athlete.summary) ? undefined : after;
}

/** Whether a report is the latest of an athlete whose silence would matter. */
const isNews = ({ openSymptoms, restrictions, lastReportAt }: Summary, at: Instant | undefined, now: Instant) =>
  (openSymptoms > 0 || restrictions.some(({ from }) => from <= now)) && isAfter(at, lastReportAt);

const isAfter = (at: Instant | undefined, known: Instant | undefined): boolean =>
  at !== undefined && (known === undefined || at > known);
