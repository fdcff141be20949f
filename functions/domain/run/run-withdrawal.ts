import type { DeletedRunRecord, RunRecord } from './run.ts';
import type { Instant } from '../vocabulary.ts';

/**
 * What is left of a run that its source says is gone, or that no longer may be kept: nothing that the source said. Undefined
 * where nothing changes. A run that is not there leaves a mark, too, against a copy of it that is still on its way.
 */
export function withdrawRun(
  existing: RunRecord | DeletedRunRecord | undefined,
  { id, athleteId, source }: Pick<RunRecord, 'id' | 'athleteId' | 'source'>,
  now: Instant,
): DeletedRunRecord | undefined {
  const gone = { kind: 'deletedRun', id, athleteId, source, deletedAt: now } as const;
  if (existing === undefined) return { ...gone, revision: 0, version: 0 };
  if (existing.kind === 'deletedRun') return undefined;
  const { revision, observationIds, worstPain, version } = existing;
  const kept = { observationIds, ...(worstPain !== undefined && { worstPain }) };
  return { ...gone, revision: revision + 1, ...(observationIds.length > 0 && kept), version };
}
