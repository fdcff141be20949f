import type { AthleteView } from '../domain/athlete/athlete.ts';
import type { Change } from '../domain/athlete/change.ts';
import { summaryAfter } from '../domain/athlete/outcome.ts';
import type { LoadedAthlete, Needs } from '../store/write-athlete.ts';
import type { IdempotentCall } from '../store/idempotency/idempotency.ts';
import type { Context } from './context.ts';
import type { Ids } from './idempotency.ts';

/** The state that a decision about an athlete needs: the athlete, the grants of the team, and what `needs` names. */
export const loadAthlete = async (
  view: AthleteView,
  needs: Needs,
  { store, now, access }: Context,
): Promise<LoadedAthlete> => ({ ...(await store.athletes.load(view, needs, now)), writer: access.writer(view) });

/**
 * Writes a change of an athlete with the summary that follows from it, and returns the ids. The written records are
 * cached for the rest of the request, so that the payload shows them without another read.
 */
export async function changeAthlete<R extends Ids>(
  loaded: LoadedAthlete,
  { change, ids }: { change: Change; ids: R },
  context: Context,
  once: IdempotentCall | undefined,
): Promise<R> {
  const { store, loaders, now, access } = context;
  const summary = summaryAfter(loaded.state, loaded.needs, change, now);
  // If the write fails, the loaded state is stale, and the next attempt reads again.
  loaders.forget(loaded.view.id);
  const view = await store.athletes.write(loaded, { change, summary }, ids, once);
  remember(view, context);
  access.written(view.id, loaded.writer);
  for (const record of change.put) loaders.entities().put(record.id, { ...record, version: record.version + 1 });
  return ids;
}

/** Caches an athlete as just written; later reads in this request start from it. */
export function remember(view: AthleteView, { loaders, authorizedAthletes }: Context): void {
  loaders.forget(view.id);
  loaders.view.prime(view.id, view);
  authorizedAthletes.set(view.id, view);
  loaders.lists().open.clear(view.id);
  loaders.lists().history.clear(view.id);
}
