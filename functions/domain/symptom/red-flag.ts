import type { BodySite } from '../vocabulary.ts';
import {
  type Occasion,
  occasionOf,
  PAIN_JUMP,
  type RedFlag,
  type RedFlagSign,
  redFlagSigns,
  SEVERE_PAIN,
} from './pain.ts';
import type { ObservationRecord } from './symptom.ts';

type Observed = Pick<ObservationRecord, 'observedAt' | 'phase' | 'sites' | 'sensations' | 'pain'>;

/** Where runners have stress injuries of bone. Pain there at rest or at night is one until somebody has looked. */
const boneSites: ReadonlySet<BodySite> = new Set([
  'RIBS',
  'SACRUM',
  'PUBIC_SYMPHYSIS',
  'FEMORAL_NECK',
  'FEMUR',
  'SHIN',
  'TIBIA',
  'FIBULA',
  'HEEL',
  'MIDFOOT',
  'METATARSAL',
] as const);

/**
 * The red flags of one observation: pain at rest or on waking at a site of bone stress (a night is told of as one of the
 * two), numbness, pain of 7 or more (NRS), or 3 more than the last time on the same occasion (`occasionOf`). `earlier` are
 * the symptom's observations before it, oldest first.
 */
export function redFlagsOf(observation: Observed, earlier: readonly Observed[] = []): RedFlagSign[] {
  const { phase, sites, sensations, pain } = observation;
  const before = earlier.findLast((each) => occasionOf[each.phase] === occasionOf[phase]);
  const isResting = phase === 'AT_REST' || phase === 'ON_WAKING';
  const has: Readonly<Record<RedFlagSign, boolean>> = {
    BONE_PAIN_AT_REST: isResting && pain > 0 && sites.some((site) => boneSites.has(site)),
    NUMBNESS: sensations.includes('NUMBNESS_TINGLING'),
    SEVERE_PAIN: pain >= SEVERE_PAIN,
    PAIN_JUMP: before !== undefined && pain - before.pain >= PAIN_JUMP,
  };
  return redFlagSigns.filter((sign) => has[sign]);
}

/**
 * The red flags of a symptom that stand, from its observations, oldest first. A sign stands until an observation on the
 * same occasion is without it: a run without pain says nothing about the nights.
 */
export function standingRedFlags(observations: readonly Observed[]): RedFlag[] {
  const standing = new Map<Occasion, readonly RedFlag[]>();
  observations.forEach((observation, index) => {
    const occasion = occasionOf[observation.phase];
    const before = standing.get(occasion) ?? [];
    const signs = redFlagsOf(observation, observations.slice(0, index));
    const sinceOf = (sign: RedFlagSign) => before.find((each) => each.sign === sign)?.since ?? observation.observedAt;
    standing.set(
      occasion,
      signs.map((sign) => ({ sign, since: sinceOf(sign) })),
    );
  });
  const all = [...standing.values()].flat();
  return redFlagSigns.flatMap((sign): RedFlag[] => {
    const [since] = all.flatMap((each) => (each.sign === sign ? each.since : [])).sort();
    return since === undefined ? [] : [{ sign, since }];
  });
}
