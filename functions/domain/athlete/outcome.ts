import type { Summary } from './athlete.ts';
import type { AthleteState, Change, Entity } from './change.ts';
import { summarize } from './summary.ts';
import type { Instant } from '../vocabulary.ts';

/** The records of one kind after a change: those that were put take the place of their earlier versions. */
function after<E extends Entity>(before: readonly E[], put: readonly Entity[], kind: E['kind']): E[] {
  const ids = new Set(put.map(({ id }) => id));
  const written = put.filter((record): record is E => record.kind === kind);
  return [...before.filter(({ id }) => !ids.has(id)), ...written];
}

/**
 * The summary of an athlete after a change, worked out from all that was loaded for it. Breaches are counted anew over
 * the runs of the last days, so that an edited run or a withdrawn instruction leaves no stale reproach.
 */
export function summaryAfter(
  state: AthleteState,
  loaded: { instructions?: boolean; symptoms?: boolean; recentRuns?: boolean },
  { put, lastReportAt }: Change,
  now: Instant,
): Summary {
  return summarize(
    state.athlete.summary,
    {
      ...(loaded.instructions && { instructions: after(state.instructions, put, 'instruction') }),
      ...(loaded.symptoms && { symptoms: after(state.symptoms, put, 'symptom') }),
      ...(loaded.recentRuns && { recentRuns: after(state.recentRuns, put, 'run') }),
      ...(lastReportAt !== undefined && { lastReportAt }),
    },
    now,
  );
}
