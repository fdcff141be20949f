import type { BodySite, Instant, Side } from '../vocabulary.ts';
import type { ObservationRecord } from './symptom.ts';

export type MovementKind = 'SPREAD' | 'LOCALISED' | 'MOVED';

/** A change of a symptom's sites, or of its side. */
export interface Movement {
  observedAt: Instant;
  kind: MovementKind;
  from: BodySite[];
  to: BodySite[];
  /** The sides, where they were stated. */
  fromSide?: Side;
  toSide?: Side;
}

function changeOfSites(from: readonly BodySite[], to: readonly BodySite[]): MovementKind | undefined {
  if (from.length === to.length && to.every((site) => from.includes(site))) return undefined;
  return to.length > from.length ? 'SPREAD' : to.length < from.length ? 'LOCALISED' : 'MOVED';
}

function changeOfSide(from: Side | undefined, to: Side | undefined): MovementKind | undefined {
  if (from === undefined || to === undefined || from === to) return undefined;
  return to === 'BILATERAL' ? 'SPREAD' : from === 'BILATERAL' ? 'LOCALISED' : 'MOVED';
}

/** Of two changes at once: what spreads in any way has spread, and what is elsewhere has moved, in fewer sites or not. */
const strictest = ['SPREAD', 'MOVED', 'LOCALISED'] as const;

/**
 * Each change of where a symptom is from one observation to the next. Observations and movements are oldest first.
 *
 * - Sites: more than before is SPREAD, fewer is LOCALISED (such as from muscle, hip and glute to one tendon), as many
 *   different ones is MOVED. Their order says which is the main one, and is no movement.
 * - Side: to both sides is SPREAD, from both to one is LOCALISED, from one to another is MOVED. A side that is not stated
 *   is the one that was stated last.
 */
export function movementsOf(
  observations: readonly Pick<ObservationRecord, 'observedAt' | 'sites' | 'side'>[],
): Movement[] {
  let before: { sites: BodySite[]; side: Side | undefined } | undefined;
  return observations.flatMap(({ observedAt, sites: to, side }): Movement[] => {
    const from = before;
    const toSide = side === 'UNSPECIFIED' ? from?.side : side;
    before = { sites: to, side: toSide };
    if (!from) return [];
    const changes = [changeOfSites(from.sites, to), changeOfSide(from.side, toSide)];
    const kind = strictest.find((each) => changes.includes(each));
    if (!kind) return [];
    const sides = { ...(from.side && { fromSide: from.side }), ...(toSide && { toSide }) };
    return [{ observedAt, kind, from: from.sites, to, ...sides }];
  });
}
