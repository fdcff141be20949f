import type { Actor } from '../athlete/athlete.ts';
import type { WeekStarts } from '../athlete/week-start.ts';
import type { RunId } from '../ids.ts';
import type { InstructionRecord } from '../instruction/instruction.ts';
import type { ObservationRecord } from '../symptom/symptom.ts';
import { earliestOf, latestOf } from '../time.ts';
import type { Instant } from '../vocabulary.ts';
import { formerVerdictsOf } from './former-verdicts.ts';
import { endOfRun, withFeltByTime } from './felt.ts';
import { withBreachKnown } from './open-breach.ts';
import { recordRun, type RunOutcome } from './run.ts';
import { firstCounted } from './judging/weekly-limits.ts';
import type { DeletedRunRecord, JudgedRun, RunRecord } from './run-record.ts';

/** What is stored under the ids of a batch. */
export type StoredRuns = ReadonlyMap<RunId, RunRecord | DeletedRunRecord>;

export interface RunBatch {
  /** What becomes of each run, at its place, as it is stored once `changed` is written. */
  outcomes: RunOutcome[];
  /** What is to be written, each run once; `version` is that of the run that is stored. */
  changed: RunRecord[];
}

/**
 * What becomes of runs that are posted together. One that comes twice is decided upon the outcome before, and both outcomes
 * show what is stored in the end.
 */
export function recordBatch(runs: readonly RunRecord[], stored: StoredRuns): RunBatch {
  const changed = new Map<RunId, RunRecord>();
  const decided = runs.map((run) => {
    const outcome = recordRun(changed.get(run.id) ?? stored.get(run.id), run, []);
    // Decided upon a run of the same batch, it still replaces the version that is stored.
    if (outcome.status === 'CREATED' || outcome.status === 'UPDATED')
      changed.set(run.id, { ...outcome.record, version: stored.get(run.id)?.version ?? 0 });
    return outcome;
  });
  const outcomes = decided.map((outcome): RunOutcome => {
    const written = outcome.status === 'REJECTED' ? undefined : changed.get(outcome.record.id);
    if (outcome.status === 'REJECTED' || !written) return outcome;
    return { status: outcome.status, record: { ...written, version: written.version + 1 } };
  });
  return { outcomes, changed: [...changed.values()] };
}

/** From when until when the written runs of a batch lasted, all together. Undefined if none is written. */
export function timeOf({ changed }: RunBatch): { from: Instant; to: Instant } | undefined {
  const from = earliestOf(changed.map(({ startedAt }) => startedAt));
  const to = latestOf(changed.map(endOfRun));
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** A batch in which each written run knows what was felt in its time: a watch may sync hours after the athlete said so. */
export function withFeltInTime(batch: RunBatch, observations: readonly ObservationRecord[]): RunBatch {
  return observations.length === 0 ? batch : eachWritten(batch, (run) => withFeltByTime(run, observations));
}

/**
 * A batch in which each revised run keeps what it was judged to be before, and says when it came to break a rule, as far as
 * the instructions and the runs before it are known: `runs` are all that started since `since`, as they were.
 */
export function withVerdictsOfBefore(
  batch: RunBatch,
  stored: StoredRuns,
  known: { instructions: readonly InstructionRecord[]; runs: readonly JudgedRun[]; since: Instant; weeks: WeekStarts },
  { by, now }: { by: Actor; now: Instant },
): RunBatch {
  const judged = (run: RunRecord): RunRecord => {
    const before = stored.get(run.id);
    if (before?.kind !== 'run') return run;
    const earliest = earliestOf([before.startedAt, run.startedAt]) ?? run.startedAt;
    const { instructions } = known;
    const others = firstCounted(earliest) >= known.since ? known.runs : undefined;
    const judging = { others, weeks: known.weeks, now };
    const formerVerdicts = formerVerdictsOf(before, run, instructions, { by, change: 'REVISED', ...judging });
    const judgedRun = withBreachKnown(run, before, instructions, judging);
    return formerVerdicts.length > 0 ? { ...judgedRun, formerVerdicts } : judgedRun;
  };
  return eachWritten(batch, judged);
}

/** A batch with something about each written run changed. */
const eachWritten = ({ outcomes, changed }: RunBatch, change: (run: RunRecord) => RunRecord): RunBatch => ({
  outcomes: outcomes.map((outcome) =>
    outcome.status === 'CREATED' || outcome.status === 'UPDATED'
      ? { ...outcome, record: change(outcome.record) }
      : outcome,
  ),
  changed: changed.map(change),
});
