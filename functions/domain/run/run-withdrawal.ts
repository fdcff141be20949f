import { given } from '../check.ts';
import { nextRevision } from './revision.ts';
import type { DeletedRunRecord, RunRecord } from './run-record.ts';
import type { Instant } from '../vocabulary.ts';

/**
 * What is left of a run that its source has deleted, or that may no longer be stored: nothing that the source supplied.
 * Undefined if nothing changes. A run that does not exist leaves a mark, too, against a copy of it that is still on its
 * way.
 */
export function deleteRunBySource(
  existing: RunRecord | DeletedRunRecord | undefined,
  { id, athleteId, source }: Pick<RunRecord, 'id' | 'athleteId' | 'source'>,
  now: Instant,
): DeletedRunRecord | undefined {
  const gone = { kind: 'deletedRun', id, athleteId, source, deletedAt: now } as const;
  if (existing === undefined) return { ...gone, revision: 0, version: 0 };
  if (existing.kind === 'deletedRun') return undefined;
  const { revision, observationIds, worstPain, felt = [], version } = existing;
  const kept = {
    ...(observationIds.length > 0 && { observationIds, ...given({ worstPain }) }),
    ...(felt.length > 0 && { felt }),
  };
  return { ...gone, revision: nextRevision(revision), ...kept, version };
}
