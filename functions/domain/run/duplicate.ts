import type { RunRecord } from './run-record.ts';

/** How far apart two recordings of one run may start, in milliseconds. */
export const SAME_START_MS = 5 * 60_000;

/**
 * Whether two values differ by at most a tenth of the greater one. Zero means not measured, and is similar to nothing.
 */
const isSimilar = (a: number, b: number): boolean => Math.max(a, b) > 0 && Math.abs(a - b) * 10 <= Math.max(a, b);

type Compared = Pick<RunRecord, 'id' | 'source' | 'startedAt' | 'distanceMeters' | 'durationSeconds' | 'recordedAt'>;

const recordedBefore = (a: Compared, b: Compared): boolean =>
  a.recordedAt === b.recordedAt ? a.id < b.id : a.recordedAt < b.recordedAt;

/**
 * The run of which a run is possibly another recording: from another source, started within 5 minutes, and within 10 %
 * in duration or distance. The one that was recorded first is the original, so only the later of two is suspected; of
 * several originals, the first is returned. Undefined if there is none. Nothing is merged or dropped.
 */
export function possibleDuplicateOf<R extends Compared>(run: Compared, others: readonly R[]): R | undefined {
  let original: R | undefined;
  for (const other of others) {
    if (other.id === run.id || other.source === run.source || !recordedBefore(other, run)) continue;
    if (Math.abs(Date.parse(other.startedAt) - Date.parse(run.startedAt)) > SAME_START_MS) continue;
    if (!isSimilar(other.durationSeconds, run.durationSeconds) && !isSimilar(other.distanceMeters, run.distanceMeters))
      continue;
    if (!original || recordedBefore(other, original)) original = other;
  }
  return original;
}
