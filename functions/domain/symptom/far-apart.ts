import { type BodyRegion, isAnywhere, regionsOf } from '../vocabulary.ts';
import type { ObservationRecord } from './symptom.ts';

type Felt = Pick<ObservationRecord, 'sites' | 'side'>;

/** Regions that touch, each pair once. Pain at the border is often told of as in the one and as in the other. */
const touching: readonly (readonly [BodyRegion, BodyRegion])[] = [
  ['HEAD', 'NECK'],
  ['NECK', 'SHOULDER'],
  ['NECK', 'THORACIC_SPINE'],
  ['SHOULDER', 'CHEST'],
  ['SHOULDER', 'THORACIC_SPINE'],
  ['SHOULDER', 'UPPER_ARM'],
  ['UPPER_ARM', 'ELBOW'],
  ['ELBOW', 'FOREARM'],
  ['FOREARM', 'WRIST'],
  ['WRIST', 'HAND'],
  ['CHEST', 'THORACIC_SPINE'],
  ['CHEST', 'ABDOMEN'],
  ['THORACIC_SPINE', 'LUMBOSACRAL'],
  ['ABDOMEN', 'LUMBOSACRAL'],
  ['ABDOMEN', 'HIP_GROIN'],
  ['LUMBOSACRAL', 'HIP_GROIN'],
  ['LUMBOSACRAL', 'THIGH'],
  ['HIP_GROIN', 'THIGH'],
  ['THIGH', 'KNEE'],
  ['KNEE', 'LOWER_LEG'],
  ['LOWER_LEG', 'ANKLE'],
  ['LOWER_LEG', 'FOOT'],
  ['ANKLE', 'FOOT'],
];

const regionsIn = (felt: readonly Felt[]): BodyRegion[] => regionsOf(felt.flatMap(({ sites }) => sites));

/** Whether everything was felt on one side of the body, and which. */
function sideOf(felt: readonly Felt[]): 'LEFT' | 'RIGHT' | undefined {
  const sides = new Set(felt.map(({ side }) => side));
  const [only] = sides;
  return sides.size === 1 && (only === 'LEFT' || only === 'RIGHT') ? only : undefined;
}

/**
 * Whether two symptoms, by their observations, are too far apart to be one without a second look: in regions that neither are
 * the same nor touch, such as heel and kneecap; or on opposite sides, and in no region together. A site in between that one of
 * them spread to joins them; a site or a side that was not stated stands for any. Left and right of the same region can be one:
 * it may have moved. (domain.md, rule 13)
 */
export function areFarApart(one: readonly Felt[], other: readonly Felt[]): boolean {
  const [here, there] = [regionsIn(one), regionsIn(other)];
  if (here.some(isAnywhere) || there.some(isAnywhere)) return false;
  if (here.some((region) => there.includes(region))) return false;
  const touches = touching.some(
    ([a, b]) => (here.includes(a) && there.includes(b)) || (here.includes(b) && there.includes(a)),
  );
  const [side, otherSide] = [sideOf(one), sideOf(other)];
  return !touches || (side !== undefined && otherSide !== undefined && side !== otherSide);
}
