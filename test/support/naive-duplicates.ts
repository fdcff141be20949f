import type { RunRecord } from '../../functions/domain/run/run-record.ts';

/**
 * Which recordings count, by a model that is deliberately naive and shares no code with the product. Only what domain.md
 * (rule 8) says is in it, as definitions; nobody has said anything of any two.
 */

const begins = ({ startedAt }: RunRecord) => Date.parse(startedAt);
const ends = (run: RunRecord) =>
  Math.max(begins(run) + run.durationSeconds * 1_000, run.endedAt ? Date.parse(run.endedAt) : 0);
export const naivelyOverlap = (a: RunRecord, b: RunRecord) =>
  Math.min(ends(a), ends(b)) > Math.max(begins(a), begins(b));

/** How well a run is described, as text that sorts: the better, the greater. */
function worth(run: RunRecord): string {
  const known = [run.endedAt, run.surface, run.elevationGainMeters, run.averageHeartRateBpm, run.effort];
  const fields = known.filter((each) => each !== undefined).length + Number(run.type !== 'OTHER');
  const early = String(9e15 - begins(run)).padStart(17, '0');
  return `${run.distanceMeters > 0 ? 1 : 0} ${fields} ${early}`;
}
const isBetter = (a: RunRecord, b: RunRecord) => (worth(a) === worth(b) ? a.id < b.id : worth(a) > worth(b));

/** A run counts if it overlaps no better described one that counts. */
export function naivelyCounted(runs: readonly RunRecord[]): RunRecord[] {
  const counts = (run: RunRecord): boolean =>
    !runs.some((other) => other !== run && isBetter(other, run) && naivelyOverlap(other, run) && counts(other));
  return runs.filter(counts);
}

/** The size of the greatest set of runs of which no two overlap. */
export function naivelyFewest(runs: readonly RunRecord[]): number {
  const [first, ...others] = runs;
  if (!first) return 0;
  const apart = others.filter((other) => !naivelyOverlap(first, other));
  return Math.max(naivelyFewest(others), 1 + naivelyFewest(apart));
}
