import type { ObservationRecord } from './symptom.ts';
import type { BodySite, Instant } from '../vocabulary.ts';

export type MovementKind = 'SPREAD' | 'LOCALISED' | 'MOVED';

/** That a symptom changed place. */
export interface Movement {
  observedAt: Instant;
  kind: MovementKind;
  from: BodySite[];
  to: BodySite[];
}

/**
 * Where a symptom moved: each time that its sites changed from one observation to the next, oldest first, as are the
 * observations. More sites than before is SPREAD, fewer LOCALISED (as from muscle, hip and glute to one tendon), as many
 * others MOVED. The order of the sites says which is the main one, and is no movement.
 */
export function movementsOf(observations: readonly Pick<ObservationRecord, 'observedAt' | 'sites'>[]): Movement[] {
  return observations.flatMap(({ observedAt, sites: to }, index): Movement[] => {
    const from = observations[index - 1]?.sites;
    if (!from || (from.length === to.length && to.every((site) => from.includes(site)))) return [];
    const kind = to.length > from.length ? 'SPREAD' : to.length < from.length ? 'LOCALISED' : 'MOVED';
    return [{ observedAt, kind, from, to }];
  });
}
