import { readMark } from '../store/erasure.ts';
import type { Store } from '../store/store.ts';

import { forgetFiles } from './files.ts';

/** An erasure marker that does not name its athlete. Retrying does not help. */
export class UnusableMark extends Error {
  override name = 'UnusableMark';
}

/** Time is up before everything is deleted. What was deleted stays deleted, and the next attempt continues from there. */
export class NotFinished extends Error {
  override name = 'NotFinished';
}

/** How long a step can take, in milliseconds, if each of its requests has to be retried. Normally about a second. */
const STEP_MS = 30_000;

/** The result: whether the athlete is marked as erased, and how many records were deleted. */
export interface Erased {
  marked: boolean;
  deletedCount: number;
}

/**
 * Completes an erasure whose marker appeared on the stream, whether or not the athlete's app calls again. `mark` is the item
 * from the stream, `timeLeft` returns milliseconds. Safe to repeat, even concurrently.
 *
 * The stream only says where to look. An image can be old or wrong, so nothing is deleted unless the profile in the table is
 * now the marker of this owner. An athlete who is marked stays so until DynamoDB expires the marker.
 */
export async function finishErasure(
  { erasure, importSchedule }: Pick<Store, 'erasure' | 'importSchedule'>,
  mark: Record<string, unknown>,
  timeLeft: () => number,
): Promise<Erased> {
  const found = readMark(mark);
  if (!found) throw new UnusableMark();
  const { id, owner } = found;
  const since = await erasure.erasing(id, owner);
  if (since === undefined) return { marked: false, deletedCount: 0 };
  await forgetFiles(importSchedule, id, since);
  let deletedCount = 0;
  let done = false;
  while (!done) {
    if (timeLeft() < STEP_MS) throw new NotFinished();
    const step = await erasure.step(id, owner);
    deletedCount += step.deletedCount;
    done = step.done;
  }
  return { marked: true, deletedCount };
}
