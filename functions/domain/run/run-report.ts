import type { AthleteView, Summary } from '../athlete/athlete.ts';
import { BREACH_DAYS } from '../athlete/attention.ts';
import type { AthleteState } from '../athlete/change.ts';
import { summaryAfter } from '../athlete/outcome.ts';
import type { RunId } from '../ids.ts';
import type { InstructionRecord } from '../instruction/instruction.ts';
import { daysBefore } from '../time.ts';
import type { Instant } from '../vocabulary.ts';
import { openBreachesOf } from './open-breach.ts';
import type { DeletedRunRecord, RunRecord } from './run-record.ts';
import type { RunBatch, StoredRuns } from './run-batch.ts';

/** Whether a run started in the days that boards look at. */
const isRecent = (run: RunRecord | DeletedRunRecord | undefined, now: Instant): boolean =>
  run?.kind === 'run' && run.startedAt >= daysBefore(now, BREACH_DAYS);

/** What a batch of runs may say to the athlete's team: that they ran against an instruction, or that they are not silent. */
export interface RunReport {
  /** Recent runs, those that were there already too: so a retry makes up for a call that died in the middle. */
  recent: RunRecord[];
  /** The runs that are to be written and are recent, or were: who judges recent runs at the same time judges anew. */
  recentIds: ReadonlySet<RunId>;
  /** Whether a run was revised: that may unmake a breach. */
  revised: boolean;
  reportedAt: Instant | undefined;
}

interface Reporting {
  view: Pick<AthleteView, 'role' | 'summary'>;
  /** Whether the same call has written a revision already. */
  revisedBefore: boolean;
  now: Instant;
}

/** The report of a batch; undefined if the batch is of no concern to boards. */
export function reportOf(
  { outcomes, changed }: RunBatch,
  stored: StoredRuns,
  { view: { role, summary }, revisedBefore, now }: Reporting,
): RunReport | undefined {
  const recorded = outcomes.filter((outcome) => outcome.status !== 'REJECTED');
  const recent = recorded.flatMap(({ record }) => (isRecent(record, now) ? [record] : []));
  const recentIds = new Set(
    changed.filter((run) => isRecent(run, now) || isRecent(stored.get(run.id), now)).map(({ id }) => id),
  );
  const revised = revisedBefore || recorded.some(({ status }) => status === 'UPDATED');
  // The athlete's own writing is a word of theirs. A synced run is none: nobody has said how it felt.
  const reportedAt = role === 'OWNER' ? now : undefined;
  const concerns =
    recent.length > 0 || recentIds.size > 0 || revisedBefore || (revised && isNews(summary, reportedAt, now));
  return concerns ? { recent, recentIds, revised, reportedAt } : undefined;
}

/** Whether a report changes what boards show, by everything that the athlete was told. */
export function changesBoards(
  summary: Summary,
  { recent, revised, reportedAt }: RunReport,
  instructions: readonly InstructionRecord[],
  now: Instant,
): boolean {
  const unmakesBreach = revised && summary.lastBreachAt !== undefined;
  const open = openBreachesOf(recent, instructions);
  const { lastBreachAt, breaches } = summary;
  return (
    unmakesBreach ||
    isNews(summary, reportedAt, now) ||
    isAfter(open?.last.startedAt, lastBreachAt) ||
    (breaches !== undefined && isAfter(open?.knownAt, breaches.knownAt))
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
  return summaryAfter(state, { instructions: {}, recentRuns: true }, change, now);
}

/** Whether a report is the latest of an athlete whose silence would matter. */
const isNews = ({ openSymptoms, restrictions, lastReportAt }: Summary, at: Instant | undefined, now: Instant) =>
  (openSymptoms > 0 || restrictions.some(({ from }) => from <= now)) && isAfter(at, lastReportAt);

const isAfter = (at: Instant | undefined, known: Instant | undefined): boolean =>
  at !== undefined && (known === undefined || at > known);
