import {
  type ImportedFile,
  type ImportRecord,
  type ImportProgress,
  MAX_SKIPPED_SHOWN,
} from '../domain/imports/import.ts';
import { MAX_RUNS_PER_CALL } from '../domain/run/run-input.ts';
import { type Recording, type PlacedActivity, writeActivities } from '../integrations/write-activities.ts';
import type { Result } from '../integrations/shapes.ts';
import type { Context } from '../request/context.ts';
import type { LookedAt } from './batch.ts';

/** An import after a batch, with the results of its files. */
export interface Written {
  record: ImportRecord;
  results: ImportedFile[];
  /** The source's room for today is used up: the rest of the batch comes again. */
  isFull: boolean;
}

/** The most errors of one activity that a result keeps. */
const MAX_ERRORS = 5;

/** Records what was read. Files from the first one on for which there is no room today do not count: they come again. */
export async function writeBatch(record: ImportRecord, batch: readonly LookedAt[], context: Context): Promise<Written> {
  const byFile = await resultsOf(batch, { athleteId: record.athleteId, key: undefined }, context);
  const full = byFile.findIndex((results) => results.some(hasNoRoomToday));
  const done = full === -1 ? batch : batch.slice(0, full);
  let { progress } = record;
  const results: ImportedFile[] = [];
  for (const [index, file] of done.entries()) {
    const its = byFile[index] ?? [];
    const isShown = !file.skipped || progress.filesSkipped < MAX_SKIPPED_SHOWN;
    progress = counted(progress, file, its);
    if (isShown) results.push(resultOf(record, file, its, record.results + results.length));
  }
  const position = done.at(-1)?.next ?? record.position;
  const stalls = 0;
  return {
    record: { ...record, position, progress, stalls, results: record.results + results.length },
    results,
    isFull: full !== -1,
  };
}

/** The results of each file's activities, in the order of the files. */
async function resultsOf(batch: readonly LookedAt[], recording: Recording, context: Context): Promise<Result[][]> {
  const activities = batch.flatMap(({ content }): PlacedActivity[] =>
    (content?.sessions ?? []).map((activity, place) => ({ activity, path: ['sessions', String(place)] })),
  );
  const results: Result[] = [];
  for (let from = 0; from < activities.length; from += MAX_RUNS_PER_CALL)
    results.push(...(await writeActivities(activities.slice(from, from + MAX_RUNS_PER_CALL), recording, context)));
  let from = 0;
  return batch.map(({ content }) => results.slice(from, (from += content?.sessions.length ?? 0)));
}

/** A limit of the day is about the activity as a whole; other limits, such as sessions of one local day, are about a field. */
const hasNoRoomToday = ({ errors }: Result): boolean =>
  errors.some(({ code, path }) => code === 'LIMIT_REACHED' && path.length === 2);

function counted(progress: ImportProgress, file: LookedAt, results: readonly Result[]): ImportProgress {
  const of = (status: Result['status']) => results.filter((result) => result.status === status).length;
  return {
    files: progress.files + file.files,
    filesDone: progress.filesDone + 1,
    filesSkipped: progress.filesSkipped + (file.skipped ? 1 : 0),
    filesRejected: progress.filesRejected + (file.problem ? 1 : 0),
    created: progress.created + of('CREATED'),
    updated: progress.updated + of('UPDATED'),
    unchanged: progress.unchanged + of('UNCHANGED'),
    rejected: progress.rejected + of('REJECTED'),
    bytesRead: progress.bytesRead + file.bytes,
  };
}

function resultOf(
  { id }: ImportRecord,
  { name, skipped, problem }: LookedAt,
  results: readonly Result[],
  place: number,
): ImportedFile {
  const of = { kind: 'importedFile' as const, importId: id, place, name };
  if (skipped) return { ...of, status: 'SKIPPED', results: [] };
  if (problem)
    return { ...of, status: 'REJECTED', results: [{ status: 'REJECTED', errors: [{ path: [], ...problem }] }] };
  // Possible duplicates are not kept: they are on the runs, and change with each one that comes.
  const kept = results.map(({ possibleDuplicates: _, errors, ...result }) => ({
    ...result,
    errors: errors.slice(0, MAX_ERRORS),
  }));
  return { ...of, status: 'RECORDED', results: kept };
}
