import { Refusal, refuse } from '../domain/refusal.ts';
import { isTransientError } from '../runtime/transient-error.ts';
import type { Weight } from '../store/dynamodb/errors.ts';
import { type IdempotentCall, RepeatedCall } from '../store/idempotency/idempotency.ts';
import type { Context } from './context.ts';
import { admitWrite } from './limits.ts';

/**
 * The ids of what an action created or changed. Its receipt holds only these, so a repeated call reads the rest again.
 */
export type Ids = Record<string, string>;

export interface Keyed {
  /** Makes a repeated call return the first one's result. */
  idempotencyKey?: string | null | undefined;
  /** Whether the call writes nothing. Then its key means nothing, either. */
  dryRun?: boolean | null | undefined;
}

/** Loads, decides and writes once; throws WriteConflict if the loaded state has changed in the meantime. */
type Attempt<I, R extends Ids> = (input: I, context: Context, once: IdempotentCall) => Promise<R>;

/**
 * An action: the function behind every change, whoever calls it. It throws a Refusal and is retried on conflicts. It takes
 * effect once: an attempt whose answer was lost is found by its receipt, so that the next one neither does the same again
 * nor refuses what was done. With an idempotency key, a repeated call, even a concurrent one, returns the first one's ids.
 */
export const action =
  <I extends object, R extends Ids>(name: string, attempt: Attempt<I, R>, weight: Weight = 'ordinary') =>
  async (input: I & Keyed, context: Context): Promise<R> => {
    const { store, viewer, newId, now, loaders } = context;
    const keyed = input.dryRun ? undefined : idempotentCall(name, input, context);
    // Looking is not counted among what must never have to wait.
    const admitted = admitWrite(context, input.dryRun ? 'ordinary' : weight);
    // A write awaits it, and sees its error; a change that is refused before its write does not ask.
    admitted.catch(() => undefined);
    const once = { ...(keyed ?? store.idempotency.request(viewer.id, newId.key(), now)), admitted };
    // A receipt's key includes the name of its action, so it holds the ids of this action.
    const find = async () => (await store.idempotency.find(once)) as R | undefined;
    const earlier = keyed && (await find());
    if (earlier) return earlier;
    let attempts = 0;
    try {
      return await store.retryOnConflict(() => {
        attempts += 1;
        return attempt(input, context, once);
      }, weight);
    } catch (error) {
      if (!mayBeDone(error, keyed !== undefined || attempts > 1)) throw error;
      const done = await find().catch(() => undefined);
      if (!done) throw error;
      // What was read before may be of the time before the change.
      loaders.forgetAll();
      return done;
    }
  };

/**
 * Whether an attempt may have been carried out although it ended with this error. A rule may refuse just because the
 * other call, or the earlier attempt, came first; a response that is lost says nothing about the write.
 */
const mayBeDone = (error: unknown, isRepeated: boolean): boolean =>
  error instanceof RepeatedCall || (error instanceof Refusal && isRepeated) || isTransientError(error);

function idempotentCall(name: string, input: Keyed, { store, viewer, now }: Context): IdempotentCall | undefined {
  const { idempotencyKey: key, dryRun: _writes, ...rest } = input;
  if (key == null) return undefined;
  checkKey(key);
  return store.idempotency.once(viewer.id, name, key, rest, now);
}

/** Refuses a malformed idempotency key. */
export function checkKey(key: string | null | undefined): void {
  if (key != null && (key.length < 1 || key.length > 128 || !key.isWellFormed()))
    refuse('INVALID', 'An idempotency key must be 1 to 128 valid Unicode characters.', ['input', 'idempotencyKey']);
}
