import type { RunId } from '../../ids.ts';
import { endOfRun } from '../felt.ts';
import type { RunRecord } from '../run-record.ts';
import { overlap, type Timed, type Worded, type Words, wordsAmong } from './words.ts';

/** Several recordings of one run: how many runs there were, and which recording counts. (domain.md, rule 8) */

type Described = Timed &
  Worded &
  Pick<
    RunRecord,
    'type' | 'distanceMeters' | 'surface' | 'elevationGainMeters' | 'averageHeartRateBpm' | 'effort' | 'endedAt'
  >;

/** How much is known of a run: first of all how far it was. */
function detailOf(run: Described): number {
  const { distanceMeters, type, endedAt, surface, elevationGainMeters, averageHeartRateBpm, effort } = run;
  const told = [endedAt, surface, elevationGainMeters, averageHeartRateBpm, effort].filter(
    (each) => each !== undefined,
  );
  return (distanceMeters > 0 ? 10 : 0) + (type === 'OTHER' ? 0 : 1) + told.length;
}

const byStart = (a: Timed, b: Timed): number =>
  a.startedAt === b.startedAt ? (a.id < b.id ? -1 : 1) : a.startedAt < b.startedAt ? -1 : 1;

const byEnd = (a: Timed, b: Timed): number => {
  const [endOfA, endOfB] = [endOfRun(a), endOfRun(b)];
  return endOfA === endOfB ? byStart(a, b) : endOfA < endOfB ? -1 : 1;
};

/** The best described first; of two that are described as well, the one that began first. */
const byDetail = (a: Described, b: Described): number => detailOf(b) - detailOf(a) || byStart(a, b);

/** Recordings that are taken for one run. The first of them stands for all. */
type Cluster<R> = [R, ...R[]];

/**
 * Clusters runs in the order given: each joins those of which somebody said that they are the same, otherwise the first whose
 * first run it overlaps, but none with a run of which somebody said that it is another one.
 */
function clustered<R extends Timed & Worded>(ordered: readonly R[], words: Words): Cluster<R>[] {
  let clusters: Cluster<R>[] = [];
  const has = (run: R, cluster: Cluster<R>, verdict: 'SAME' | 'DIFFERENT') => {
    const said = words.get(run.id);
    return said !== undefined && cluster.some(({ id }) => said.get(id) === verdict);
  };
  for (const run of ordered) {
    const joined: Cluster<R>[] = [];
    for (const cluster of words.has(run.id) ? clusters : [])
      if (
        has(run, cluster, 'SAME') &&
        !has(run, cluster, 'DIFFERENT') &&
        !joined.some((other) => other.some((each) => has(each, cluster, 'DIFFERENT')))
      )
        joined.push(cluster);
    const [home, ...others] = joined;
    const found = home ?? clusters.find((cluster) => overlap(cluster[0], run) && !has(run, cluster, 'DIFFERENT'));
    if (!found) {
      clusters.push([run]);
      continue;
    }
    found.push(...others.flat(), run);
    if (others.length > 0) clusters = clusters.filter((each) => !others.includes(each));
  }
  return clusters;
}

/**
 * The runs that count, in order of their start: each but those that overlap a better described one that counts, and those of
 * which somebody said that they are the same. Of recordings that all overlap, that is the best described. Two of which
 * somebody said that they are different both count, or a recording of each.
 */
export function countedOnce<R extends Described>(runs: readonly R[]): R[] {
  const words = wordsAmong(runs);
  return groupsOf(runs, words)
    .flatMap((group) => clustered([...group].sort(byDetail), words).map(([best]) => best))
    .sort(byStart);
}

/**
 * How many runs there were at the least: no two recordings that do not overlap are of the same one, nor two of which somebody
 * said that they are different. So no recording, however long its watch was left on, makes others fewer; and no word does.
 */
export const fewestRuns = (runs: readonly (Timed & Worded)[]): number =>
  clustered([...runs].sort(byEnd), onlyDifferent(wordsAmong(runs))).length;

/** The same words without SAME, for limits: there, recordings that do not overlap are of two runs, whatever was said. */
const onlyDifferent = (words: Words): Words =>
  new Map(
    [...words].map(([id, said]) => [id, new Map([...said].filter(([, verdict]) => verdict === 'DIFFERENT'))] as const),
  );

/** The runs that count for a limit: as `countedOnce`, but nobody's word makes two runs one that do not overlap. */
export const countedForLimit = <R extends Described>(runs: readonly R[]): R[] =>
  countedOnce(
    runs.map((run) =>
      run.duplicates ? { ...run, duplicates: run.duplicates.filter(({ verdict }) => verdict === 'DIFFERENT') } : run,
    ),
  );

/** Whether two recordings are taken for one run by a limit. */
export const isSameForLimit = (a: Timed & Worded, b: Timed & Worded): boolean =>
  overlap(a, b) && wordsAmong([a, b]).get(a.id)?.get(b.id) !== 'DIFFERENT';

/**
 * Runs in groups of which none overlaps another, nor is said to be the same: each is looked at by itself, so that a year is
 * counted in no time.
 */
function groupsOf<R extends Timed>(runs: readonly R[], words: Words): R[][] {
  const groups = new Set<R[]>();
  const groupOf = new Map<RunId, R[]>();
  let last: R[] = [];
  let end = '';
  for (const run of [...runs].sort(byStart)) {
    if (last.length === 0 || run.startedAt >= end) groups.add((last = []));
    last.push(run);
    groupOf.set(run.id, last);
    if (endOfRun(run) > end) end = endOfRun(run);
  }
  for (const [id, said] of words)
    for (const [other, verdict] of said) {
      const [into, from] = [groupOf.get(id), groupOf.get(other)];
      if (verdict !== 'SAME' || !into || !from || into === from) continue;
      into.push(...from);
      for (const run of from) groupOf.set(run.id, into);
      groups.delete(from);
    }
  return [...groups];
}
