import { type Warnings, warn } from '../warnings.ts';
import { metersBetween } from './place.ts';
import { isPlaced, type Placed, type Point, type Segment } from './recording.ts';

/** Watches write a point at least every few seconds in motion. A longer gap may be a pause. */
const MAX_SILENCE_SECONDS = 60;
/** Below this average speed, a gap is a pause. A slow walk is 0.8. */
const STANDING_METERS_PER_SECOND = 0.5;
/** Nobody runs faster for a minute: the fastest 400 metres were run at 9.3 (world record of 2016, 43.03 s). */
const DRIVEN_METERS_PER_SECOND = 9.5;
/** Nobody runs faster at all: 12.4 was measured in the 100 metres of Berlin, 2009. */
const FASTEST_METERS_PER_SECOND = 12.5;

/** A stretch between two points. */
export interface Step {
  meters: number;
  seconds: number;
}

/** Who moves: on foot, some speeds are impossible. */
export interface On {
  foot: boolean;
}

const between = (from: Placed, to: Placed): Step => ({
  meters: metersBetween(from.place, to.place),
  seconds: (to.at - from.at) / 1_000,
});

/** The speed that half of the steps do not reach, in metres per second. */
function medianSpeed(points: readonly Placed[]): number {
  const speeds = points.flatMap((to, index) => {
    const from = points[index - 1];
    const step = from && between(from, to);
    return step && step.seconds > 0 ? [step.meters / step.seconds] : [];
  });
  return speeds.sort((one, other) => one - other)[Math.floor(speeds.length / 2)] ?? 0;
}

/** A detour by one point that is shorter than this is what positions waver. */
const WAVER_METERS = 30;
/** To go there and back, in a straight line's place, at this many times the usual speed is no way that anybody took. */
const OUT_OF_THE_WAY = 1.5;
/** More of them than one point in so many, and than three, are no slips: somebody runs back and forth. */
const ONE_IN = 100;

/**
 * Without positions that lie out of the way: to go there and back would be a detour, faster than usual. A device that loses its
 * satellites, or a wrong digit, writes such a position.
 */
function withoutDetours(points: readonly Placed[], warnings: Warnings): readonly Placed[] {
  const usual = medianSpeed(points);
  const kept: Placed[] = [];
  points.forEach((point, index) => {
    if (!isDetour(kept.at(-1), point, points[index + 1], usual)) kept.push(point);
  });
  const slips = points.length - kept.length;
  if (slips > 3 && slips * ONE_IN > points.length) return points;
  warn(warnings, 'POSITION_IGNORED', slips);
  return kept;
}

function isDetour(before: Placed | undefined, point: Placed, after: Placed | undefined, usual: number): boolean {
  const [there, back] = [before && between(before, point), after && between(point, after)];
  if (there && back && before && after) {
    const [meters, direct] = [there.meters + back.meters, metersBetween(before.place, after.place)];
    const isFast = meters > OUT_OF_THE_WAY * usual * (there.seconds + back.seconds);
    return isFast && meters - direct > WAVER_METERS && meters > OUT_OF_THE_WAY * direct;
  }
  // The first and the last have one neighbour: only what nobody can run is out of the way.
  const step = there ?? back;
  const limit = Math.max(FASTEST_METERS_PER_SECOND, 5 * usual);
  return step !== undefined && step.meters > WAVER_METERS && step.meters > limit * step.seconds;
}

/** The stretches between the points of a segment, without pauses and, on foot, without what was driven. */
function stepsOf(segment: Segment, { foot }: On, warnings: Warnings): Step[] {
  const steps: Step[] = [];
  withoutDetours(segment.filter(isPlaced), warnings).forEach((to, index, points) => {
    const from = points[index - 1];
    if (!from) return;
    const step = between(from, to);
    const isGap = step.seconds > MAX_SILENCE_SECONDS;
    if (isGap && step.meters < STANDING_METERS_PER_SECOND * step.seconds) return;
    if (foot && isGap && step.meters > DRIVEN_METERS_PER_SECOND * step.seconds) return warn(warnings, 'GAP_LEFT_OUT');
    steps.push(step);
  });
  return steps;
}

export const stepsAlong = (segments: readonly Segment[], on: On, warnings: Warnings): Step[] =>
  segments.flatMap((segment) => stepsOf(segment, on, warnings));

/** Distance and time of stretches, all together. */
export function sumOf(steps: readonly Step[]): Step {
  const total: Step = { meters: 0, seconds: 0 };
  for (const step of steps) {
    total.meters += step.meters;
    total.seconds += step.seconds;
  }
  return total;
}

/** No vehicle with a watch in it is faster, in metres per second: a counted distance that grows faster is a slip. */
const IMPOSSIBLE_METERS_PER_SECOND = 60;

/**
 * The stretches that the device counted itself, by the distances in its points. A count that starts again, as with each lap, goes
 * on from there; a single one that does not fit between its neighbours is left out.
 */
export function countedSteps(points: readonly Point[], warnings: Warnings): Step[] {
  const counted = points.flatMap(({ at, meters }) => (meters === undefined ? [] : [{ at, meters }]));
  const steps: Step[] = [];
  let before = counted[0];
  counted.forEach((point, index) => {
    if (!before || index === 0) return;
    const seconds = (point.at - before.at) / 1_000;
    const meters = point.meters - before.meters;
    const next = counted[index + 1];
    const isTooFast = meters > IMPOSSIBLE_METERS_PER_SECOND * seconds + 100;
    const isSlip = meters < 0 && next !== undefined && next.meters >= before.meters;
    if (isTooFast || isSlip) return warn(warnings, 'DISTANCE_IGNORED');
    const isStanding = seconds > MAX_SILENCE_SECONDS && meters < STANDING_METERS_PER_SECOND * seconds;
    if (!isStanding || meters > 0)
      steps.push({ meters: meters < 0 ? point.meters : meters, seconds: isStanding ? 0 : seconds });
    before = point;
  });
  return steps;
}

/** The highest average speed over at least so many seconds, in metres per second; 0 if the track is shorter. */
export function fastest(steps: readonly Step[], seconds: number): number {
  let best = 0;
  let oldest = 0;
  const stretch: Step = { meters: 0, seconds: 0 };
  for (const step of steps) {
    stretch.meters += step.meters;
    stretch.seconds += step.seconds;
    for (let first = steps[oldest]; first && stretch.seconds - first.seconds >= seconds; first = steps[++oldest]) {
      stretch.meters -= first.meters;
      stretch.seconds -= first.seconds;
    }
    if (stretch.seconds >= seconds) best = Math.max(best, stretch.meters / stretch.seconds);
  }
  return best;
}
