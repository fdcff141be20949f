import { type AthleteId, childId, type RunId } from '../domain/ids.ts';
import { hashBySource } from './hash.ts';
import { entityKey } from './keys.ts';

/**
 * The permanent id of a run: a hash of the athlete, the source and the source's own id. Posts of the same run get the
 * same key, in any order.
 */
export function runId(athleteId: AthleteId, source: string, knownBy: readonly string[]): RunId {
  return childId('run', athleteId, hashBySource(source, knownBy));
}

/** Where the run with this id is stored. */
export function runKey(id: RunId) {
  const key = entityKey(id);
  if (!key) throw new Error('A run id that is none');
  return { pk: key.pk, sk: key.sk };
}
