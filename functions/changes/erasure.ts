import { readMark } from '../store/erasure.ts';
import type { Store } from '../store/store.ts';

/** A record says that somebody is being erased, and not who: trying again will not help. */
export class UnusableMark extends Error {
  override name = 'UnusableMark';
}

/** Time is short, and something of her is left. What was deleted stays deleted: the next try goes on from there. */
export class NotFinished extends Error {
  override name = 'NotFinished';
}

/** A step takes a second or so; this long, in milliseconds, where each of its requests has to be tried again. */
const STEP_MS = 30_000;

/** What came of it: whether the athlete is marked, and how many records were deleted. */
export interface Erased {
  marked: boolean;
  deletedCount: number;
}

/**
 * Finishes an erasure whose mark was seen on the stream, whether or not the owner's app calls again. `mark` is the item as
 * the stream has it, `timeLeft` answers milliseconds. Repeating it, also at the same time, is harmless.
 *
 * The stream only says where to look. An image may be old, or wrong, so nothing is deleted unless the profile as it stands
 * in the table is the mark of this owner. IdempotentCall marked, an athlete stays so until DynamoDB drops the mark.
 */
export async function finishErasure(
  erasure: Store['erasure'],
  mark: Record<string, unknown>,
  timeLeft: () => number,
): Promise<Erased> {
  const found = readMark(mark);
  if (!found) throw new UnusableMark();
  const { id, owner } = found;
  if (!(await erasure.erasing(id, owner))) return { marked: false, deletedCount: 0 };
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
