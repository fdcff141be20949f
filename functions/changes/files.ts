import { type AthleteId, parseId, type RunId } from '../domain/ids.ts';
import { instantAfter } from '../domain/time.ts';
import type { Instant } from '../domain/vocabulary.ts';
import type { Store } from '../store/store.ts';

/** Longer than any function runs: by then, nobody is about to put another file. */
const AFTER_EVERYBODY_MS = 30 * 60_000;

/**
 * Has the files of an erased athlete deleted, at once and once more when nobody can still be writing one. The function that deletes
 * files asks the table again whether the athlete is gone.
 */
export async function forgetFiles(schedule: Store['importSchedule'], id: AthleteId, since: Instant): Promise<void> {
  for (const at of [since, instantAfter(since, AFTER_EVERYBODY_MS)]) await schedule.add({ id, at });
}

/** Has the track of a deleted run deleted. */
export async function forgetTrack(
  schedule: Store['importSchedule'],
  { pk, sk, deletedAt }: Record<string, string | undefined>,
): Promise<object> {
  const id = `run_${pk?.replace(/^ATH#/, '') ?? ''}.${sk?.replace(/^RUN#/, '') ?? ''}` as RunId;
  if (parseId(id)?.kind !== 'run' || deletedAt === undefined) return { track: 'NONE' };
  for (const at of [deletedAt, instantAfter(deletedAt, AFTER_EVERYBODY_MS)]) await schedule.add({ id, at });
  return { track: 'TO_DELETE' };
}
