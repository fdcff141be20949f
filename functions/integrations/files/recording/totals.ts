import { rounded } from '../content.ts';
import { type Warnings, warn } from '../warnings.ts';
import { climbOf } from './climb.ts';
import type { MeasuredLap } from './laps.ts';
import { countedSteps, type On, type Step, stepsAlong, sumOf } from './motion.ts';
import { LONGEST_SECONDS, type Point, type Recording, type Segment } from './recording.ts';

/** Beats per minute: below lies no heart that runs, and 255 is what devices write for none. */
const LOWEST_HEART_RATE = 30;
const HIGHEST_HEART_RATE = 250;
/** Degrees Celsius, as runs may have. */
const HIGHEST_TEMPERATURE = 60;
const HIGHEST_CLIMB = 50_000;

/** A heart rate that a heart can have. 0 is a strap without contact: nothing that was left out. */
function heartRate(bpm: number | undefined, warnings: Warnings): number | undefined {
  if (bpm === undefined || bpm === 0) return undefined;
  if (bpm >= LOWEST_HEART_RATE && bpm <= HIGHEST_HEART_RATE) return bpm;
  warn(warnings, 'HEART_RATE_IGNORED');
  return undefined;
}

function temperature(celsius: number | undefined, warnings: Warnings): number | undefined {
  if (celsius === undefined || Math.abs(celsius) <= HIGHEST_TEMPERATURE) return celsius;
  warn(warnings, 'TEMPERATURE_IGNORED');
  return undefined;
}

const mean = (values: readonly number[]): number | undefined =>
  values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : undefined;

const given = (values: readonly (number | undefined)[]): number[] => values.filter((value) => value !== undefined);

/** The mean over the laps that have one, weighted by time. */
function overLaps(laps: readonly MeasuredLap[]): number | undefined {
  const timed = laps.filter((lap) => lap.heartRate !== undefined && lap.seconds > 0);
  const seconds = timed.reduce((sum, lap) => sum + lap.seconds, 0);
  return seconds > 0 ? timed.reduce((sum, lap) => sum + (lap.heartRate ?? 0) * lap.seconds, 0) / seconds : undefined;
}

/** What the sensors say on average: of the whole, or else of the laps, or else point by point. */
export function sensorsOf({ totals, warnings }: Recording, laps: readonly MeasuredLap[], points: readonly Point[]) {
  const stated = totals.climb !== undefined && totals.climb >= 0 && totals.climb <= HIGHEST_CLIMB;
  if (totals.climb !== undefined && !stated) warn(warnings, 'ELEVATION_IGNORED');
  const climb = stated ? totals.climb : climbOf(points, warnings);
  const celsius =
    temperature(totals.temperature, warnings) ??
    mean(given(points.map((each) => temperature(each.temperature, warnings))));
  const rates = given(points.map((each) => heartRate(each.heartRate, warnings)));
  const bpm = heartRate(totals.heartRate, warnings) ?? overLaps(laps) ?? mean(rates);
  return {
    ...(climb !== undefined && { elevationGainMeters: rounded(climb, 1) }),
    ...(celsius !== undefined && { temperatureCelsius: rounded(celsius, 1) }),
    ...(bpm !== undefined && { averageHeartRateBpm: rounded(bpm, 0) }),
  };
}

/** A recording with laps whose heart rates a heart can have. */
export const withHeartRates = <T extends { heartRate?: number }>(laps: readonly T[], warnings: Warnings): T[] =>
  laps.map(({ heartRate: bpm, ...lap }) => {
    const rate = heartRate(bpm, warnings);
    return { ...lap, ...(rate !== undefined && { heartRate: rate }) } as T;
  });

/** The way by the points: as the device counted it, and along their positions. */
export interface Way {
  counted: readonly Step[];
  along: readonly Step[];
}

export function wayOf(segments: readonly Segment[], on: On, warnings: Warnings): Way {
  const along = stepsAlong(segments, on, warnings);
  return { counted: countedSteps(segments.flat(), warnings), along };
}

/** So many stretches, over so many metres, tell how far somebody went. */
const TELLING = { steps: 10, meters: 200 };
/** Two measures of one way agree within this part. */
const AGREES = 0.01;
/**
 * By how much a stated distance may differ from both measures of the points. A FIT file has a checksum: who corrects the distance of its
 * session meant it. Of a text, a digit may be wrong.
 */
const DIFFERS = { fit: 0.2, tcx: AGREES, gpx: AGREES };

const differs = (one: number, other: number, by: number): boolean => Math.abs(one - other) > by * other;

/** Whether the points contradict a stated distance: they cover all of it, and both of their measures agree on another. */
function isContradicted(stated: number, { format }: Recording, { counted, along }: Way, isCovered: boolean): boolean {
  const [one, other] = [sumOf(counted).meters, sumOf(along).meters];
  const tells =
    counted.length >= TELLING.steps && along.length >= TELLING.steps && Math.min(one, other) >= TELLING.meters;
  if (!isCovered || !tells || differs(one, other, AGREES)) return false;
  return differs(stated, one, DIFFERS[format]) && differs(stated, other, DIFFERS[format]);
}

/** Distance (metres) and time in motion (seconds): of the whole, or else of the laps, or else of the points. */
export function measuredTotals(recording: Recording, laps: readonly MeasuredLap[], way: Way, isCovered: boolean): Step {
  const { totals, warnings } = recording;
  const [counted, along] = [sumOf(way.counted), sumOf(way.along)];
  const byPoints = counted.meters > 0 ? counted : along;
  const everyLap = (of: 'meters' | 'seconds') => recording.laps.some((lap) => (lap[of] ?? 0) > 0);
  const byLaps = sumOf(laps);
  if (laps.some(({ isShort }) => isShort) && !totals.meters) warn(warnings, 'LAPS_INCOMPLETE');

  let meters = totals.meters || (everyLap('meters') ? byLaps.meters : 0);
  if (meters > 0 && isContradicted(meters, recording, way, isCovered)) {
    warn(warnings, 'DISTANCE_IGNORED');
    meters = 0;
  }
  if (meters === 0 && byPoints.meters > 0) {
    if (recording.format !== 'gpx') warn(warnings, 'DISTANCE_FROM_TRACK');
    meters = byPoints.meters;
  }

  const isPlausible = (seconds: number | undefined) =>
    seconds !== undefined && seconds > 0 && seconds <= LONGEST_SECONDS;
  let seconds = isPlausible(totals.seconds) ? totals.seconds : everyLap('seconds') ? byLaps.seconds : undefined;
  if (!isPlausible(seconds) && isPlausible(totals.elapsedSeconds)) {
    warn(warnings, 'DURATION_ELAPSED');
    seconds = totals.elapsedSeconds;
  }
  return { meters, seconds: seconds || along.seconds || counted.seconds };
}
