import type { ObservationRecord } from './symptom.ts';
import type { BodySite, Instant } from '../vocabulary.ts';

export type MovementKind = 'SPREAD' | 'LOCALISED' | 'MOVED';

/** A change of a symptom's sites. */
export interface Movement {
  observedAt: Instant;
  kind: MovementKind;
  from: BodySite[];
  to: BodySite[];
}

/**
 * Each change of a symptom's sites from one observation to the next. Observations and movements are oldest first. More
 * sites than before is SPREAD, fewer is LOCALISED (such as from muscle, hip and glute to one tendon), as many different
 * ones is MOVED. The order of sites says which is the main one, and is no movement.
 */
export function movementsOf(observations: readonly Pick<ObservationRecord, 'observedAt' | 'sites'>[]): Movement[] {
  return observations.flatMap(({ observedAt, sites: to }, index): Movement[] => {
    const from = observations[index - 1]?.sites;
    if (!from || (from.length === to.length && to.every((site) => from.includes(site)))) return [];
    const kind = to.length > from.length ? 'SPREAD' : to.length < from.length ? 'LOCALISED' : 'MOVED';
    return [{ observedAt, kind, from, to }];
  });
}
