import type { AthleteView } from '../domain/athlete/athlete.ts';
import { BYTES_PER_PART, type ExportPart } from '../store/export.ts';
import type { Context } from './context.ts';
import { readTrack } from './run-track.ts';

/** Runs that are looked at for a part with tracks. */
export const RUNS_PER_PART = 25;
/** Tracks that are read at a time. */
const AT_ONCE = 10;

/**
 * A part of an export: the records of the table, and behind them the tracks of runs, which are files: `kind: track`, with the ID
 * of the run. [1 request; of tracks, a file for each of up to 25 runs]
 */
export async function exportPart(
  view: AthleteView,
  after: string | undefined,
  { store, tracks }: Pick<Context, 'store' | 'tracks'>,
): Promise<ExportPart> {
  const runs = await store.exports.runs(view, after, RUNS_PER_PART);
  if (!runs) return store.exports.part(view, after);
  const records: ExportPart['records'] = [];
  let bytes = 0;
  for (let start = 0; tracks && start < runs.length; start += AT_ONCE) {
    const some = runs.slice(start, start + AT_ONCE);
    const found = await Promise.all(some.map(({ id }) => readTrack(tracks, id)));
    for (const [index, track] of found.entries()) {
      const record = track && { kind: 'track', runId: some[index]?.id, ...track };
      bytes += record ? JSON.stringify(record).length : 0;
      const before = runs[start + index - 1];
      // The first of a part is in it, however large: an answer has room for one.
      if (bytes > BYTES_PER_PART && records.length > 0) return { records, ...cursorAfter(before) };
      if (record) records.push(record);
    }
  }
  return { records, ...cursorAfter(runs.at(-1)) };
}

const cursorAfter = (run: { cursor?: string } | undefined): Pick<ExportPart, 'cursor'> =>
  run?.cursor === undefined ? {} : { cursor: run.cursor };
