import { Refusal, refuse } from '../domain/refusal.ts';
import { type IdempotentCall, RepeatedCall } from '../store/idempotency/idempotency.ts';
import type { Context } from './context.ts';

/** The ids of what an action made or changed. Its receipt holds no more, so a repeated call reads the rest anew. */
export type Ids = Record<string, string>;

interface Keyed {
  /** Makes a repeated call answer as the first one did. */
  idempotencyKey?: string | null | undefined;
}

/** Loads, decides and writes once; throws WriteConflict when what it decided on has changed meanwhile. */
type Attempt<I, R extends Ids> = (input: I, context: Context, once: IdempotentCall | undefined) => Promise<R>;

/**
 * An action: what anybody who changes something calls. It throws a Refusal, is tried again when others are in its way, and
 * with an idempotency key happens once: a repeated call, even one at the same time, answers the ids of the first one.
 */
export const action =
  <I extends object, R extends Ids>(name: string, attempt: Attempt<I, R>) =>
  async (input: I & Keyed, context: Context): Promise<R> => {
    const { store } = context;
    const once = idempotentCall(name, input, context);
    // A receipt is found under the name of its action, so it holds the ids that this one answers.
    const find = async () => (once ? ((await store.idempotency.find(once)) as R | undefined) : undefined);
    const earlier = await find();
    if (earlier) return earlier;
    try {
      return await store.retryOnConflict(() => attempt(input, context, once));
    } catch (error) {
      if (!(error instanceof RepeatedCall || error instanceof Refusal)) throw error;
      // A rule may refuse just because the other call was first: then that one's answer is the answer, too.
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

/** Refuses an idempotency key that is none. */
export function checkKey(key: string | null | undefined): void {
  if (key != null && (key.length < 1 || key.length > 128 || !key.isWellFormed()))
    refuse('INVALID', 'An idempotency key must be 1 to 128 valid Unicode characters.', ['input', 'idempotencyKey']);
}
