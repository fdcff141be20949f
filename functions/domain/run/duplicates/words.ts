import type { RunId } from '../../ids.ts';
import { endOfRun } from '../felt.ts';
import type { DuplicateVerdict, DuplicateWord, RunRecord } from '../run-record.ts';

/** What somebody said of two recordings: that they are of the same run, or of different ones. (domain.md, rule 8) */

export type Timed = Pick<RunRecord, 'id' | 'startedAt' | 'endedAt' | 'durationSeconds'>;
export type Worded = Pick<RunRecord, 'id' | 'duplicates'>;

/** Whether two runs overlap in time, pauses included. Those that only touch do not. */
export const overlap = (a: Timed, b: Timed): boolean => a.startedAt < endOfRun(b) && b.startedAt < endOfRun(a);

/** What was said of two runs last. Both keep it; one that was deleted and restored does not. */
export function wordOn(a: Worded, b: Worded): DuplicateWord | undefined {
  const [one, other] = [find(a, b.id), find(b, a.id)];
  if (!one || !other) return one ?? other;
  return one.at >= other.at ? one : other;
}
const find = ({ duplicates }: Worded, id: RunId) => duplicates?.find(({ runId }) => runId === id);

export type Words = ReadonlyMap<RunId, ReadonlyMap<RunId, DuplicateVerdict>>;

/** What was said of each two of the runs, in both directions. */
export function wordsAmong(runs: readonly Worded[]): Words {
  const words = new Map<RunId, Map<RunId, DuplicateVerdict>>();
  const byId = new Map(runs.map((run) => [run.id, run]));
  const say = (a: RunId, b: RunId, verdict: DuplicateVerdict) => {
    const own = words.get(a) ?? new Map<RunId, DuplicateVerdict>();
    words.set(a, own.set(b, verdict));
  };
  for (const run of runs)
    for (const { runId } of run.duplicates ?? []) {
      const other = byId.get(runId);
      const word = other && wordOn(run, other);
      if (!word) continue;
      say(run.id, runId, word.verdict);
      say(runId, run.id, word.verdict);
    }
  return words;
}
