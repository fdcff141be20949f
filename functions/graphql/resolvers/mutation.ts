import type { Context } from '../../request/context.ts';
import type { AthleteView, Author } from '../../domain/athlete/athlete.ts';
import type { AthleteState, Change } from '../../domain/athlete/change.ts';
import { parseId } from '../../domain/ids.ts';
import { type Problem, Refusal, refuse } from '../../domain/refusal.ts';
import { summaryAfter } from '../../domain/athlete/outcome.ts';
import type { UserError } from '../generated/types.ts';
import type { Needs } from '../../store/athlete.ts';
import type { IdempotentCall } from '../../store/idempotency/idempotency.ts';

/** The ids of what a mutation made or changed; its payload is read from them, the first time and on every repeat. */
export type Ids = Record<string, string>;

interface Steps<I, P> {
  /** Decides and writes. */
  run(input: I, context: Context, once: IdempotentCall | undefined): Promise<Ids>;
  /** The payload from the ids. */
  payload(ids: Ids, context: Context, input: I): Promise<P> | P;
}

/**
 * A mutation: what it refuses goes to `userErrors`, and with an idempotency key it happens once. A repeated call, even
 * one that ran at the same time, answers with what the first one made.
 */
export function mutation<I extends { idempotencyKey?: string | null | undefined }, P extends object>(
  name: string,
  { run, payload }: Steps<I, P>,
) {
  return async (
    _parent: unknown,
    { input }: { input: I },
    context: Context,
  ): Promise<P & { userErrors: UserError[] }> => {
    try {
      const ids = await onceOnly(name, input, context, (once) =>
        context.store.retryOnConflict(() => run(input, context, once)),
      );
      return { ...(await payload(ids, context, input)), userErrors: [] };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // Every other field of a payload is nullable, and null where it was refused.
      return { userErrors: error.problems.map(userError) } as unknown as P & { userErrors: UserError[] };
    }
  };
}

/** A problem as the schema shows it. */
export const userError = ({ code, message, path }: Problem): UserError => ({ code, message, path: [...path] });

async function onceOnly<I extends { idempotencyKey?: string | null | undefined }>(
  name: string,
  input: I,
  { store, viewer, now }: Context,
  run: (once: IdempotentCall | undefined) => Promise<Ids>,
): Promise<Ids> {
  const { idempotencyKey: key, ...rest } = input;
  if (key == null) return run(undefined);
  checkKey(key);
  const once = store.idempotency.once(viewer.id, name, key, rest, now);
  const earlier = await store.idempotency.find(once);
  if (earlier) return earlier;
  return store.idempotency.orEarlier(once, run(once));
}

/** Refuses an idempotency key that is none. */
export function checkKey(key: string | null | undefined): void {
  if (key != null && (key.length < 1 || key.length > 128 || !key.isWellFormed()))
    refuse('INVALID', 'An idempotency key must be 1 to 128 valid Unicode characters.', ['input', 'idempotencyKey']);
}

/** The athlete that an id belongs to, seen through a live grant; refuses NOT_FOUND otherwise, whatever the reason. */
export async function athleteOf(id: string, context: Context, field: string): Promise<AthleteView> {
  const athleteId = parseId(id)?.athleteId;
  const view = athleteId && (await context.loaders.view.load(athleteId));
  return view ?? notFound(field);
}

/** The athlete with an id: a thing of hers is none. */
export async function athleteNamed(id: string, context: Context, field: string): Promise<AthleteView> {
  const view = await athleteOf(id, context, field);
  return view.id === id ? view : notFound(field);
}

export const notFound = (field: string): never =>
  refuse('NOT_FOUND', `There is nothing with this ID that you may see.`, ['input', ...field.split('.')]);

/** The viewer as she writes for an athlete. */
export function authorFor(view: AthleteView): Author {
  if (!view.me) throw new Error('Writing needs a whole view');
  return view.me;
}

/**
 * Decides on a change of an athlete and writes it with the summary that follows from it. What was written is remembered
 * for the rest of the request, so that the payload shows it without another read.
 */
export async function changeAthlete(
  view: AthleteView,
  needs: Needs,
  context: Context,
  once: IdempotentCall | undefined,
  decide: (state: AthleteState) => Promise<{ change: Change; ids: Ids }>,
): Promise<Ids> {
  const { store, loaders, now } = context;
  const done = await store.athletes.change(view, needs, now, once, async (state) => {
    const { change, ids } = await decide(state);
    return { change, summary: summaryAfter(state, needs, change, now), answer: { ids } };
  });
  loaders.forget(view.id);
  loaders.view.prime(view.id, done.view);
  context.authorizedAthletes.set(view.id, done.view);
  loaders.lists().open.clear(view.id);
  loaders.lists().history.clear(view.id);
  for (const record of done.put) loaders.entities().put(record.id, { ...record, version: record.version + 1 });
  return done.answer.ids;
}
