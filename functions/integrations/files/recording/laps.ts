import { instantAt, rounded } from '../content.ts';
import type { Lap } from '../../../domain/run/lap.ts';
import { type Warnings, warn } from '../warnings.ts';
import { countedSteps, type On, type Step, stepsAlong, sumOf } from './motion.ts';
import { LONGEST_SECONDS, type Point, type RecordedLap } from './recording.ts';

/** Points may go on for so long after a lap ended: the device writes them now and then. */
const GOES_ON_MS = 30_000;

/** As many as a run keeps, and as far as one of them goes. */
const MAX_LAPS = 200;
const FARTHEST_METERS = 1_000_000;

/** A lap with what the points say where it says nothing. */
export interface MeasuredLap extends RecordedLap {
  meters: number;
  seconds: number;
  /** The lap ended before its points did: these count. */
  isShort: boolean;
}

/** What the points between two instants say; the last one before them is where they begin. */
function measuredBy(points: readonly Point[], on: On): Step {
  const unheard: Warnings = new Map();
  const [counted, along] = [sumOf(countedSteps(points, unheard)), sumOf(stepsAlong([points], on, unheard))];
  return counted.meters > 0 ? counted : along;
}

/**
 * Each lap, in the order of time, completed by the points of its time: where it has no distance or time of its own, and where it ends
 * before they do and they went further.
 */
export function measuredLaps(laps: readonly RecordedLap[], points: readonly Point[], on: On): MeasuredLap[] {
  const sorted = laps.toSorted((one, other) => one.at - other.at);
  let from = 0;
  return sorted.map((lap, index) => {
    while ((points[from]?.at ?? Infinity) < lap.at) from += 1;
    let to = from;
    const until = sorted[index + 1]?.at ?? Infinity;
    while ((points[to]?.at ?? Infinity) < until) to += 1;
    const last = points[to - 1]?.at ?? -Infinity;
    const before = points[from - 1];
    const isNear = before && lap.at - before.at <= 60_000 && index > 0;
    const own = points.slice(isNear ? from - 1 : from, to);
    from = to;
    const { meters = 0, seconds = 0, elapsedSeconds = seconds } = lap;
    const mayBeShort = seconds > 0 && last > lap.at + Math.max(seconds, elapsedSeconds) * 1_000 + GOES_ON_MS;
    if (meters > 0 && seconds > 0 && !mayBeShort) return { ...lap, meters, seconds, isShort: false };
    const way = measuredBy(own, on);
    if (mayBeShort && way.meters > 1.1 * meters) return { ...lap, ...way, isShort: true };
    return { ...lap, meters: meters || way.meters, seconds: seconds || way.seconds, isShort: false };
  });
}

/** The laps of a run: those that took time, no more than a run can, and started in its time. Too many to be kept are left out together. */
export function lapsOf(laps: readonly MeasuredLap[], warnings: Warnings): Lap[] {
  const lasting = laps.filter(({ seconds }) => seconds > 0);
  const first = lasting[0]?.at ?? 0;
  const taken = lasting.filter(
    ({ at, meters, seconds }) =>
      at - first <= LONGEST_SECONDS * 1_000 && meters <= FARTHEST_METERS && seconds <= LONGEST_SECONDS,
  );
  if (taken.length < lasting.length) warn(warnings, 'LAPS_IGNORED', lasting.length - taken.length);
  if (taken.length > MAX_LAPS) {
    warn(warnings, 'LAPS_IGNORED', taken.length);
    return [];
  }
  return taken.map(({ at, meters, seconds, heartRate }) => ({
    startedAt: instantAt(at),
    distanceMeters: rounded(meters, 1),
    durationSeconds: rounded(seconds, 3),
    ...(heartRate !== undefined && { averageHeartRateBpm: rounded(heartRate, 0) }),
  }));
}
