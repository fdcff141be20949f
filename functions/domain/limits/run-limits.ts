import { BREACH_DAYS } from '../athlete/attention.ts';
import type { Problem } from '../refusal.ts';
import type { RunBatch } from '../run/run-batch.ts';
import type { RunRecord } from '../run/run-record.ts';
import { daysBefore } from '../time.ts';
import type { Instant } from '../vocabulary.ts';
import { sumOf } from '../counts.ts';
import { exceeded, messageFor, type Used, type Uses, usedToday } from './allowance.ts';
import { bytesOf } from './limits.ts';

/** What a lap takes where it is stored. */
const LAP_BYTES = 25;

/** What writing a run uses of its source's room. */
export function usesOfRun(run: Pick<RunRecord, 'startedAt' | 'note' | 'externalId' | 'laps'>, now: Instant): Uses {
  const bytes = bytesOf(run.note, run.externalId) + LAP_BYTES * (run.laps?.length ?? 0);
  return run.startedAt >= daysBefore(now, BREACH_DAYS)
    ? { runs: 1, runBytes: bytes }
    : { olderRuns: 1, olderRunBytes: bytes };
}

/** What writing runs uses of their source's room. */
export const usesOfRuns = (runs: readonly RunRecord[], now: Instant): Uses =>
  runs.reduce<Uses>((sum, run) => sumOf(sum, usesOfRun(run, now)), {});

/**
 * A batch of runs with those left out for which there is no room: they are rejected (LIMIT_REACHED), each by itself, in
 * the order in which they were posted.
 */
export function limitRuns(batch: RunBatch, used: Used | undefined, now: Instant): RunBatch {
  let before = usedToday(used, now);
  const full = new Map<string, Problem>();
  for (const run of batch.changed) {
    const uses = usesOfRun(run, now);
    const [meter] = exceeded(before, uses);
    if (meter) full.set(run.id, { code: 'LIMIT_REACHED', message: messageFor(meter, before), path: [] });
    else before = sumOf(before, uses);
  }
  if (full.size === 0) return batch;
  return {
    changed: batch.changed.filter(({ id }) => !full.has(id)),
    outcomes: batch.outcomes.map((outcome) => {
      const problem = outcome.status === 'REJECTED' ? undefined : full.get(outcome.record.id);
      return problem ? { status: 'REJECTED', problem } : outcome;
    }),
  };
}

/** What a run from a provider uses of the athlete's room for these: never of that for their own runs. */
export const usesOfProviderRun = ({ note, externalId }: Pick<RunRecord, 'note' | 'externalId'>): Uses => ({
  providerRuns: 1,
  providerRunBytes: bytesOf(note, externalId),
});
