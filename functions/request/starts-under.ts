import { parseId } from '../domain/ids.ts';
import type { Instant } from '../domain/vocabulary.ts';
import type { Context } from './context.ts';
import { sourceOf } from './source-of.ts';

/**
 * When the runs, or the sessions, started that the caller recorded of an athlete under external ids, by these; what was deleted is not
 * there. [1 request; none without ids]
 */
export async function startsUnder(
  athleteId: string,
  kind: 'runs' | 'sessions',
  externalIds: readonly string[],
  { store, viewer }: Context,
): Promise<Map<string, Instant>> {
  const { athleteId: owner } = parseId(athleteId) ?? {};
  if (owner === undefined || externalIds.length === 0) return new Map();
  const source = sourceOf(viewer);
  const ids = externalIds.map((externalId) => store[kind].idOf(owner, source, ['id', externalId]));
  const starts = new Map<string, Instant>();
  for (const stored of await store.entities.byIds(ids))
    if ((stored?.kind === 'run' || stored?.kind === 'session') && stored.externalId !== undefined)
      starts.set(stored.externalId, stored.startedAt);
  return starts;
}
