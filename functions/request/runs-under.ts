import { parseId } from '../domain/ids.ts';
import type { RunRecord } from '../domain/run/run-record.ts';
import type { Context } from './context.ts';
import { sourceOf } from './source-of.ts';

/**
 * The runs that the caller recorded under external ids, by these; what was deleted is not there. Empty if the viewer may not see the
 * athlete. [1 request; none without ids]
 */
export async function runsUnder(
  athleteId: string,
  externalIds: readonly string[],
  { store, viewer, authorizedAthletes }: Context,
): Promise<Map<string, RunRecord>> {
  const found = new Map<string, RunRecord>();
  const { athleteId: owner } = parseId(athleteId) ?? {};
  if (owner === undefined || externalIds.length === 0) return found;
  const source = sourceOf(viewer);
  const ids = externalIds.map((externalId) => store.runs.idOf(owner, source, ['id', externalId]));
  const seen = authorizedAthletes.get(owner);
  const { stored } = await store.runs.stored(viewer.id, owner, ids, seen?.record && seen);
  for (const run of stored.values())
    if (run.kind === 'run' && run.externalId !== undefined) found.set(run.externalId, run);
  return found;
}
