import { Refusal, refuse } from '../domain/refusal.ts';
import { type IdempotentCall, RepeatedCall } from '../store/idempotency/idempotency.ts';
import type { Context } from './context.ts';

/**
 * The ids of what an action created or changed. Its receipt holds only these, so a repeated call reads the rest again.
 */
export type Ids = Record<string, string>;

interface Keyed {
  /** Makes a repeated call return the first one's result. */
  idempotencyKey?: string | null | undefined;
}

/** Loads, decides and writes once; throws WriteConflict if the loaded state has changed in the meantime. */
type Attempt<I, R extends Ids> = (input: I, context: Context, once: IdempotentCall | undefined) => Promise<R>;

/**
 * An action: the function behind every change, whoever calls it. It throws a Refusal and is retried on conflicts. With
 * an idempotency key it takes effect once: a repeated call, even a concurrent one, returns the first one's ids.
 */
export const action =
  <I extends object, R extends Ids>(name: string, attempt: Attempt<I, R>) =>
  async (input: I & Keyed, context: Context): Promise<R> => {
    const { store } = context;
    const once = idempotentCall(name, input, context);
    // A receipt's key includes the name of its action, so it holds the ids of this action.
    const find = async () => (once ? ((await store.idempotency.find(once)) as R | undefined) : undefined);
    const earlier = await find();
    if (earlier) return earlier;
    try {
      return await store.retryOnConflict(() => attempt(input, context, once));
    } catch (error) {
      if (!(error instanceof RepeatedCall || error instanceof Refusal)) throw error;
      // A rule may refuse just because the other call came first; the result is then that call's.
      const meanwhile = await find();
      if (!meanwhile) throw error;
      return meanwhile;
    }
  };

function idempotentCall(name: string, input: Keyed, { store, viewer, now }: Context): IdempotentCall | undefined {
  const { idempotencyKey: key, ...rest } = input;
  if (key == null) return undefined;
  checkKey(key);
  return store.idempotency.once(viewer.id, name, key, rest, now);
}

/** Refuses a malformed idempotency key. */
export function checkKey(key: string | null | undefined): void {
  if (key != null && (key.length < 1 || key.length > 128 || !key.isWellFormed()))
    refuse('INVALID', 'An idempotency key must be 1 to 128 valid Unicode characters.', ['input', 'idempotencyKey']);
}
