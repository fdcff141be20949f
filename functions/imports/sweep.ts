import { type AthleteId, type ImportId, parseId, type RunId } from '../domain/ids.ts';
import { instantAt } from '../domain/time.ts';
import { describeError } from '../runtime/describe-error.ts';
import { filesOf, trackKey } from '../store/files/keys.ts';
import type { FilesDue } from '../store/imports/import-schedule.ts';
import type { TimeLeft, WorkParts } from './parts.ts';
import { work } from './work.ts';

/** How many entries are looked at together. */
const AT_ONCE = 25;
/** With less time left than this, in milliseconds, nothing more is started. */
const ENOUGH_MS = 120_000;

/**
 * Does what is due: deletes files first, which is quick and promised, and then goes on with imports, one after the other. The
 * next minute's call takes up those that this one has not come to.
 */
export async function sweep(parts: WorkParts, timeLeft: TimeLeft): Promise<void> {
  const { store, clock, logger } = parts;
  const seen = new Set<string>();
  while (timeLeft() > ENOUGH_MS) {
    const due = (await store.importSchedule.due(instantAt(clock.now()), AT_ONCE)).filter(
      ({ id, at }) => !seen.has(`${at} ${id}`),
    );
    const [first] = due.toSorted((one, other) => Number(isImport(one)) - Number(isImport(other)));
    if (!first) return;
    // What failed is not tried again at once. The next minute is its next attempt.
    seen.add(`${first.at} ${first.id}`);
    try {
      const outcome = await doDue(first, parts, timeLeft);
      await store.importSchedule.drop(first);
      logger.info('A due entry was processed', { ...outcome });
    } catch (error) {
      logger.warn('A due entry was not processed', { ...describeError(error) });
    }
  }
}

const isImport = ({ id }: FilesDue): boolean => id.startsWith('imp_');

async function doDue({ id }: FilesDue, parts: WorkParts, timeLeft: TimeLeft): Promise<object> {
  switch (parseId(id)?.kind) {
    case 'imp':
      return work(id as ImportId, parts, timeLeft);
    case 'ath':
      return deleteFilesOf(id as AthleteId, parts);
    case 'run':
      return deleteTrack(id as RunId, parts);
    default:
      return { due: 'UNKNOWN' };
  }
}

/** Deletes all files of an erased athlete. Of one who is there, nothing is deleted, whatever the schedule says. */
async function deleteFilesOf(id: AthleteId, { store, files }: WorkParts): Promise<object> {
  if (await store.erasure.isThere(id)) return { due: 'ATHLETE_IS_THERE' };
  let deletedCount = 0;
  for (const prefix of filesOf(id)) deletedCount += await files.deleteAll(prefix);
  return { due: 'FILES_DELETED', deletedCount };
}

/** Deletes the track of a deleted run. A run that is there, or came back, keeps it. */
async function deleteTrack(id: RunId, { store, files }: WorkParts): Promise<object> {
  const [run] = await store.entities.byIds([id]);
  if (run?.kind === 'run') return { due: 'RUN_IS_THERE' };
  await files.delete(trackKey(id));
  return { due: 'TRACK_DELETED' };
}
