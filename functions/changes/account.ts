import { parseId, type PersonId } from '../domain/ids.ts';
import type { Store } from '../store/store.ts';
import { NotFinished, UnusableMark } from './erasure.ts';

/** Where people sign in: Amazon Cognito's user pool. */
export interface SignIn {
  /** Deletes a user, with their e-mail address. Deleting one who is gone is no error. */
  deleteUser(username: string): Promise<void>;
}

/** How long a step can take, in milliseconds, if each of its requests has to be retried. */
const STEP_MS = 30_000;

/**
 * Finishes the deletion of an account whose mark appeared on the stream: what belongs to the person, and then the sign-in,
 * so that its e-mail address goes last and whoever asks can still be found until then. Safe to repeat.
 *
 * The stream only says where to look: nothing is deleted unless the person in the table is a mark now.
 */
export async function finishAccount(
  { accounts, retryOnConflict }: Pick<Store, 'accounts' | 'retryOnConflict'>,
  { id }: Record<string, string | undefined>,
  { signIn, timeLeft }: { signIn: SignIn | undefined; timeLeft: () => number },
): Promise<{ marked: boolean; deletedCount: number; signIn: 'DELETED' | 'KEPT' }> {
  if (id === undefined || parseId(id)?.kind !== 'per') throw new UnusableMark();
  const person = id as PersonId;
  const mark = await accounts.mark(person);
  if (!mark) return { marked: false, deletedCount: 0, signIn: 'KEPT' };
  let deletedCount = 0;
  for (let done = false; !done;) {
    if (timeLeft() < STEP_MS) throw new NotFinished();
    const step = await retryOnConflict(() => accounts.step(person));
    deletedCount += step.deletedCount;
    done = step.done;
  }
  if (mark.username === undefined || !signIn) return { marked: true, deletedCount, signIn: 'KEPT' };
  await signIn.deleteUser(mark.username);
  await accounts.finish(mark);
  return { marked: true, deletedCount, signIn: 'DELETED' };
}
