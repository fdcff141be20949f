import { endOfRun } from '../felt.ts';
import type { RunRecord } from '../run-record.ts';

/** Several recordings of one run: how many runs there were, and which recording counts. (domain.md, rule 8) */

type Timed = Pick<RunRecord, 'id' | 'startedAt' | 'endedAt' | 'durationSeconds'>;
type Described = Timed &
  Pick<
    RunRecord,
    'type' | 'distanceMeters' | 'surface' | 'elevationGainMeters' | 'averageHeartRateBpm' | 'effort' | 'endedAt'
  >;

/** Whether two runs overlap in time, pauses included. Those that only touch do not. */
export const overlap = (a: Timed, b: Timed): boolean => a.startedAt < endOfRun(b) && b.startedAt < endOfRun(a);

/** How much is known of a run: first of all how far it was. */
function detailOf(run: Described): number {
  const { distanceMeters, type, endedAt, surface, elevationGainMeters, averageHeartRateBpm, effort } = run;
  const told = [endedAt, surface, elevationGainMeters, averageHeartRateBpm, effort].filter(
    (each) => each !== undefined,
  );
  return (distanceMeters > 0 ? 10 : 0) + (type === 'OTHER' ? 0 : 1) + told.length;
}

/** The best described first; of two that are described as well, the one that began first. */
const byDetail = (a: Described, b: Described): number =>
  detailOf(b) - detailOf(a) ||
  (a.startedAt === b.startedAt ? (a.id < b.id ? -1 : 1) : a.startedAt < b.startedAt ? -1 : 1);

/**
 * The runs that count: each but those that overlap a better described one that counts. Of recordings that all overlap,
 * that is the best described. In order of their start.
 */
export function countedOnce<R extends Described>(runs: readonly R[]): R[] {
  return groupsOf(runs).flatMap((group) => {
    const counted: R[] = [];
    for (const run of [...group].sort(byDetail)) if (!counted.some((other) => overlap(run, other))) counted.push(run);
    return counted.sort(byStart);
  });
}

/**
 * How many runs there were at the least: no two recordings that do not overlap are of the same one. So no recording, however
 * long its watch was left on, makes others fewer.
 */
export function fewestRuns(runs: readonly Timed[]): number {
  let count = 0;
  let end = '';
  for (const run of [...runs].sort((a, b) => (endOfRun(a) < endOfRun(b) ? -1 : 1))) {
    if (run.startedAt < end) continue;
    count += 1;
    end = endOfRun(run);
  }
  return count;
}

const byStart = (a: Timed, b: Timed): number =>
  a.startedAt === b.startedAt ? (a.id < b.id ? -1 : 1) : a.startedAt < b.startedAt ? -1 : 1;

/** Runs in groups of which none overlaps another: each is looked at by itself, so that a year is counted in no time. */
function groupsOf<R extends Timed>(runs: readonly R[]): R[][] {
  const groups: R[][] = [];
  let end = '';
  for (const run of [...runs].sort(byStart)) {
    const group = groups.at(-1);
    if (group && run.startedAt < end) group.push(run);
    else groups.push([run]);
    if (endOfRun(run) > end) end = endOfRun(run);
  }
  return groups;
}
