import type { AthleteView, Summary } from '../domain/athlete/athlete.ts';
import type { Change } from '../domain/athlete/change.ts';
import { mayBeginEarlier, summaryAfter, withBreachesKnown } from '../domain/athlete/outcome.ts';
import { requireRoom } from '../domain/limits/allowance.ts';
import { checkCounted } from '../domain/limits/counted.ts';
import type { Instant } from '../domain/vocabulary.ts';
import type { LoadedAthlete, Needs } from '../store/write-athlete.ts';
import type { IdempotentCall } from '../store/idempotency/idempotency.ts';
import type { Context } from './context.ts';
import type { Ids } from './idempotency.ts';
import type { Loaders } from './loaders.ts';

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
  { change: decided, ids }: { change: Change; ids: R },
  context: Context,
  once: IdempotentCall,
): Promise<R> {
  const { store, loaders, access } = context;
  const { change, summary } = await outcomeOf(loaded, decided, context);
  // If the write fails, the loaded state is stale, and the next attempt reads again.
  loaders.forget(loaded.view.id);
  const view = await store.athletes.write(loaded, { change, summary }, ids, once);
  remember(view, context);
  access.written(view.id, loaded.writer);
  rememberRecords(change, loaders);
  return ids;
}

/**
 * Shows a change as if it had been written, and writes nothing: what the request reads next, the payload, sees it. Refuses
 * what `changeAthlete` would refuse.
 */
export async function previewAthlete<R extends Ids>(
  loaded: LoadedAthlete,
  { change: decided, ids }: { change: Change; ids: R },
  context: Context,
  { admitted }: IdempotentCall,
): Promise<R> {
  const { view, state } = loaded;
  const { change, summary } = await outcomeOf(loaded, decided, context);
  await admitted;
  remember({ ...view, summary, record: { ...state.athlete, ...change.athlete, summary } }, context);
  context.loaders.preview(view.id, change.put);
  rememberRecords(change, context.loaders);
  return ids;
}

/** A change as it is to be written, with the summary that follows. Refuses (LIMIT_REACHED) one that there is no room for. */
async function outcomeOf(loaded: LoadedAthlete, decided: Change, context: Context) {
  checkRoom(loaded.view, decided, context.now);
  const change = withBreachesKnown(loaded.state, loaded.needs, decided, context.now);
  return { change, summary: await summaryOf(loaded, change, context) };
}

/** Writes a change of comments that no rule rests on, without the athlete, and returns the ids. */
export async function writeComments<R extends Ids>(
  view: AthleteView,
  { change, ids }: { change: Change; ids: R },
  context: Context,
  once: IdempotentCall,
): Promise<R> {
  const { store, loaders, now, access } = context;
  checkRoom(view, change, now);
  // If the write fails, the grant may have ended or the athlete may be going: the next attempt reads again.
  loaders.forget(view.id);
  const writer = access.writer(view);
  remember(await store.comments.write(view, { change, writer }, ids, once), context);
  access.written(view.id, writer);
  rememberRecords(change, loaders);
  return ids;
}

/** Refuses (LIMIT_REACHED) a change for which its writer has no room left today. */
function checkRoom({ used }: AthleteView, { put, uses = {} }: Change, now: Instant): void {
  requireRoom(used, uses, now);
  checkCounted(put, uses);
}

/** Caches what was written, as it is stored. */
function rememberRecords({ put }: Change, loaders: Loaders): void {
  for (const record of put) loaders.entities().put(record.id, { ...record, version: record.version + 1 });
}

/** The summary after a change. Rarely, a restriction reaches back to what had ended long ago, which is then read, too. */
async function summaryOf(loaded: LoadedAthlete, change: Change, context: Context): Promise<Summary> {
  const { view, needs, state } = loaded;
  const summary = summaryAfter(state, needs, change, context.now);
  if (!needs.instructions || needs.instructions.all || !mayBeginEarlier(state, summary)) return summary;
  const whole = await loadAthlete(view, { instructions: { ...needs.instructions, all: true } }, context);
  const { instructions, instructionsSince } = whole.state;
  const { instructionsSince: _since, ...known } = state;
  const more = { ...known, instructions, ...(instructionsSince !== undefined && { instructionsSince }) };
  return summaryAfter(more, needs, change, context.now);
}

/** Caches an athlete as just written; later reads in this request start from it. */
export function remember(view: AthleteView, { loaders, authorizedAthletes }: Context): void {
  loaders.forget(view.id);
  loaders.view.prime(view.id, view);
  authorizedAthletes.set(view.id, view);
  loaders.lists().open.clear(view.id);
  loaders.lists().history.clear(view.id);
  loaders.lists().commentCounts.clear(view.id);
}
