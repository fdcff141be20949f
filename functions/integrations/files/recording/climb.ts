import { type Warnings, warn } from '../warnings.ts';
import type { Point } from './recording.ts';

/** Metres: the shore of the Dead Sea is at -430, Everest at 8,849. -32,768 and -9,999 are what devices write for none. */
const LOWEST = -500;
const HIGHEST = 9_000;
/** Metres a second: nobody on foot or skis climbs or falls faster for long; a step that does is a slip of the sensor. */
const STEEPEST = 10;
/** So many elevations that fit each other, and not the ones before, are a new level: the barometer was set anew. */
const ENOUGH_FOR_A_LEVEL = 3;
/** Averaged over so much on either side at least: a barometer wavers by decimetres from second to second. */
const SMOOTHED_MS = 10_000;
/** GPS wavers by several metres. Averaged over twice as many elevations as the square of that, it wavers by less than one. */
const SMOOTHER_MS = 60_000;
/** Rises of less are not told from wavering, by either. */
const HYSTERESIS_METERS = 5;

interface Height {
  at: number;
  elevation: number;
}

const fits = (from: Height, to: Height): boolean =>
  Math.abs(to.elevation - from.elevation) <= STEEPEST * Math.max(1, (to.at - from.at) / 1_000);

/** Elevations that follow from one another; where the level changes at once, another list begins. */
export function levelsOf(points: readonly Point[], warnings: Warnings): Height[][] {
  const levels: Height[][] = [];
  let pending: Height[] = [];
  for (const { at, elevation } of points) {
    if (elevation === undefined) continue;
    const height = { at, elevation };
    const last = levels.at(-1)?.at(-1);
    if (elevation < LOWEST || elevation > HIGHEST) warn(warnings, 'ELEVATION_IGNORED');
    else if (last && fits(last, height)) {
      warn(warnings, 'ELEVATION_IGNORED', pending.length);
      pending = [];
      levels.at(-1)?.push(height);
    } else {
      const previous = pending.at(-1);
      if (previous && !fits(previous, height)) {
        warn(warnings, 'ELEVATION_IGNORED', pending.length);
        pending = [];
      }
      pending.push(height);
      if (pending.length === ENOUGH_FOR_A_LEVEL) {
        levels.push(pending);
        pending = [];
      }
    }
  }
  // So few in all that nothing contradicts them.
  if (levels.length === 0 && pending.length > 0) return [pending];
  warn(warnings, 'ELEVATION_IGNORED', pending.length);
  return levels;
}

/** The value that half of the others do not reach. */
const middleOf = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/** By how much elevations waver from one to the next, as a standard deviation in metres: hills are straight at this distance. */
function wavering(heights: readonly Height[]): number {
  const bends = heights.flatMap(({ elevation }, index) => {
    const [before, after] = [heights[index - 1], heights[index + 1]];
    return before && after ? [Math.abs(before.elevation - 2 * elevation + after.elevation)] : [];
  });
  // 1.4826 makes a standard deviation of a median; a bend has the variance of six elevations.
  return (1.4826 * middleOf(bends)) / Math.sqrt(6);
}

/** Each value as the mean of those around it, as many on either side; at the ends, of fewer. */
function averaged(values: readonly number[], side: number): number[] {
  const sums = [0];
  for (const value of values) sums.push((sums.at(-1) ?? 0) + value);
  return values.map((_, index) => {
    const half = Math.min(side, index, values.length - 1 - index);
    return ((sums[index + half + 1] ?? 0) - (sums[index - half] ?? 0)) / (2 * half + 1);
  });
}

/**
 * Elevations without their wavering: averaged over as many as it takes. What the average takes from the tops is what it takes
 * again when it is repeated, and given back ("twicing", Tukey 1977).
 */
function smoothed(heights: readonly Height[]): number[] {
  const apart = middleOf(heights.slice(1).map(({ at }, index) => at - (heights[index]?.at ?? at)));
  const [least = 0, most = 0] = [SMOOTHED_MS, SMOOTHER_MS].map((ms) => (apart > 0 ? Math.round(ms / apart) : 0));
  const side = Math.min(most, Math.max(least, Math.ceil(wavering(heights) ** 2)));
  const once = averaged(
    heights.map(({ elevation }) => elevation),
    side,
  );
  const twice = averaged(once, side);
  return once.map((elevation, index) => 2 * elevation - (twice[index] ?? elevation));
}

/** What is climbed from each low to the next high, of those that are at least 5 metres apart. */
function rises(elevations: readonly number[]): number {
  const [start = 0] = elevations;
  let gain = 0;
  let [low, high] = [start, start];
  let isRising = false;
  for (const elevation of elevations) {
    if (isRising) {
      high = Math.max(high, elevation);
      if (high - elevation < HYSTERESIS_METERS) continue;
      gain += high - low;
      [isRising, low] = [false, elevation];
    } else {
      low = Math.min(low, elevation);
      if (elevation - low < HYSTERESIS_METERS) continue;
      [isRising, high] = [true, elevation];
    }
  }
  return isRising ? gain + high - low : gain;
}

/** The climb in metres, of a barometer or of GPS; undefined without elevations. */
export function climbOf(points: readonly Point[], warnings: Warnings): number | undefined {
  const levels = levelsOf(points, warnings);
  if (levels.length === 0) return undefined;
  return levels.reduce((sum, heights) => sum + rises(smoothed(heights)), 0);
}
