import { earliestOf } from '../time.ts';
import type { BodySite, Phase } from '../vocabulary.ts';
import {
  changeThatMatters,
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

/** The last observation before one on the same occasion. */
const lastLike = ({ phase }: Observed, earlier: readonly Observed[]): Observed | undefined =>
  earlier.findLast((each) => occasionOf[each.phase] === occasionOf[phase]);

/**
 * The red flags of one observation: pain at rest or on waking at a site of bone stress (a night is told of as one of the
 * two), numbness, pain of 7 or more (NRS), or 3 more than the last time on the same occasion (`occasionOf`). `earlier` are
 * the symptom's observations before it, oldest first.
 */
export function redFlagsOf(observation: Observed, earlier: readonly Observed[] = []): RedFlagSign[] {
  const { phase, sites, sensations, pain } = observation;
  const before = lastLike(observation, earlier);
  const isResting = phase === 'AT_REST' || phase === 'ON_WAKING';
  const has: Readonly<Record<RedFlagSign, boolean>> = {
    BONE_PAIN_AT_REST: isResting && pain > 0 && sites.some((site) => boneSites.has(site)),
    NUMBNESS: sensations.includes('NUMBNESS_TINGLING'),
    SEVERE_PAIN: pain >= SEVERE_PAIN,
    PAIN_JUMP: before !== undefined && pain - before.pain >= PAIN_JUMP,
  };
  return redFlagSigns.filter((sign) => has[sign]);
}

/** A sign as it was told on one kind of occasion: only what is told of that kind again speaks of it. */
interface Standing extends RedFlag {
  kind: Phase | Occasion;
  /** The pain that a jump rose from. */
  from: number;
}

/** Pain at rest and pain on waking are told of apart: a quiet evening says nothing about the nights, nor do stairs. */
const kindOf = (sign: RedFlagSign, phase: Phase): Standing['kind'] =>
  sign === 'BONE_PAIN_AT_REST' ? phase : occasionOf[phase];

/** Whether a sign is over by what an observation of its kind says of it. */
function isOver({ sign, from }: Standing, { sensations, pain }: Observed): boolean {
  switch (sign) {
    case 'BONE_PAIN_AT_REST':
      // Whatever site is named: pain in the groin at rest can be the neck of the femur.
      return pain === 0;
    case 'NUMBNESS':
      return sensations.length > 0 && !sensations.includes('NUMBNESS_TINGLING');
    case 'SEVERE_PAIN':
      return pain < SEVERE_PAIN;
    case 'PAIN_JUMP':
      return pain - from < changeThatMatters(from);
  }
}

/** The signs that stand after one more observation. */
function standingAfter(before: readonly Standing[], observation: Observed, earlier: readonly Observed[]): Standing[] {
  const { phase, observedAt, pain } = observation;
  const isOfKind = ({ sign, kind }: Standing) => kind === kindOf(sign, phase);
  const standing = before.filter((each) => !isOfKind(each) || !isOver(each, observation));
  const from = lastLike(observation, earlier)?.pain ?? pain;
  const begun = redFlagsOf(observation, earlier).flatMap((sign): Standing[] => {
    const stands = standing.some((each) => each.sign === sign && isOfKind(each));
    return stands ? [] : [{ sign, kind: kindOf(sign, phase), since: observedAt, from }];
  });
  return [...standing, ...begun];
}

/**
 * The red flags of a symptom that stand, from its observations, oldest first. A sign stands until the same occasion is told
 * of again, and what is said speaks of the sign: a run without pain says nothing about the nights, and getting worse ends
 * nothing. (domain.md, the first law)
 *
 * - Pain of bone at rest, or on waking: until the same of the two is told of without any pain.
 * - Numbness: until sensations are named without it. No sensation may be one that was left out, even where nothing hurts:
 *   the pain of a nerve can go before its numbness does.
 * - Pain of 7 or more: until it is below 7.
 * - A jump: until pain is back to less than a change that matters above where it rose from.
 */
export function standingRedFlags(observations: readonly Observed[]): RedFlag[] {
  const standing = observations.reduce<Standing[]>(
    (before, observation, index) => standingAfter(before, observation, observations.slice(0, index)),
    [],
  );
  return redFlagSigns.flatMap((sign): RedFlag[] => {
    const since = earliestOf(standing.map((each) => (each.sign === sign ? each.since : undefined)));
    return since === undefined ? [] : [{ sign, since }];
  });
}
