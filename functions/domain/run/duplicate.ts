import type { RunRecord } from './run.ts';

/** How far apart two recordings of one run may start. */
export const SAME_START_MS = 5 * 60_000;

/** Whether two measures differ by at most a tenth of the greater one. Zero measures nothing, and is like nothing. */
const alike = (a: number, b: number): boolean => Math.max(a, b) > 0 && Math.abs(a - b) * 10 <= Math.max(a, b);

type Compared = Pick<RunRecord, 'id' | 'source' | 'startedAt' | 'distanceMeters' | 'durationSeconds' | 'recordedAt'>;

const recordedBefore = (a: Compared, b: Compared): boolean =>
  a.recordedAt === b.recordedAt ? a.id < b.id : a.recordedAt < b.recordedAt;

/**
 * The run that a run is perhaps another recording of: from another source, started within 5 minutes, and alike within 10 %
 * in duration or in distance. The one that was recorded first is the original, so just the later one of two is suspected;
 * of several originals the first. Undefined when nothing speaks for it. A suspicion merges nothing and drops nothing.
 */
export function possibleDuplicateOf<R extends Compared>(run: Compared, others: readonly R[]): R | undefined {
  let original: R | undefined;
  for (const other of others) {
    if (other.id === run.id || other.source === run.source || !recordedBefore(other, run)) continue;
    if (Math.abs(Date.parse(other.startedAt) - Date.parse(run.startedAt)) > SAME_START_MS) continue;
    if (!alike(other.durationSeconds, run.durationSeconds) && !alike(other.distanceMeters, run.distanceMeters))
      continue;
    if (!original || recordedBefore(other, original)) original = other;
  }
  return original;
}
