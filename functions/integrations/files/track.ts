import { type FileRun, FileRefused, instantAt, rounded } from './content.ts';
import { type Place, metersBetween } from './place.ts';

/** A point of a track: metres, degrees Celsius, beats per minute. */
export interface TrackPoint {
  /** Milliseconds since 1970. */
  at: number;
  place: Place;
  elevation?: number;
  temperature?: number;
  heartRate?: number;
}

/** Consecutive points without a break. */
export type Segment = readonly TrackPoint[];

/** The most points in a file: 55 hours at one a second. */
export const MAX_POINTS = 200_000;

/** Watches write a point at least every few seconds in motion. A longer gap may be a pause. */
const MAX_SILENCE_SECONDS = 60;
/** Below this average speed, a gap is a pause. A slow walk is 0.8. */
const STANDING_METERS_PER_SECOND = 0.5;
/** Elevations fluctuate by this much on flat ground, with or without a barometer. */
const WAVER_METERS = 5;

interface Step {
  meters: number;
  seconds: number;
}

/** The stretches between the points of a segment, without pauses. */
function stepsOf(segment: Segment): Step[] {
  const steps: Step[] = [];
  segment.forEach((to, index) => {
    const from = segment[index - 1];
    if (!from) return;
    const step = { meters: metersBetween(from.place, to.place), seconds: (to.at - from.at) / 1_000 };
    const stood = step.meters < STANDING_METERS_PER_SECOND * step.seconds;
    if (step.seconds > MAX_SILENCE_SECONDS && stood) return;
    steps.push(step);
  });
  return steps;
}

/** Throws UNREADABLE if times (milliseconds) run backwards. */
export function checkOrder(points: readonly { at: number }[]): void {
  points.forEach((point, index) => {
    const before = points[index - 1];
    if (!before || point.at >= before.at) return;
    const jump = `${instantAt(point.at)} follows ${instantAt(before.at)}`;
    throw new FileRefused('UNREADABLE', `The times of the file run backwards: ${jump}. Export it again.`);
  });
}

/** The highest average speed over at least so many seconds, in metres per second; 0 if the track is shorter. */
function fastest(steps: readonly Step[], seconds: number): number {
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

export interface Motion {
  distanceMeters: number;
  /** In motion. */
  durationSeconds: number;
  /** Metres per second over the fastest 5 minutes in motion; 0 below 5 minutes. */
  fastestFiveMinutes: number;
}

/**
 * Distance and time. Breaks between segments are pauses, and so is a gap of more than 60 s within a segment at an
 * average speed below 0.5 m/s: neither its time nor its distance counts. All other time is motion, including a stop at
 * a red light while the watch kept recording. Throws UNREADABLE if time runs backwards.
 */
export function motionOf(segments: readonly Segment[]): Motion {
  checkOrder(segments.flat());
  const steps = segments.flatMap(stepsOf);
  const total: Step = { meters: 0, seconds: 0 };
  for (const step of steps) {
    total.meters += step.meters;
    total.seconds += step.seconds;
  }
  return {
    distanceMeters: rounded(total.meters, 1),
    durationSeconds: rounded(total.seconds, 3),
    fastestFiveMinutes: fastest(steps, 300),
  };
}

/** The climb in metres: rises of at least 5 m above the lowest point since the last one. */
function climb(elevations: readonly number[]): number {
  let gain = 0;
  let base = Infinity;
  for (const elevation of elevations) {
    if (elevation - base >= WAVER_METERS) gain += elevation - base;
    if (elevation < base || elevation - base >= WAVER_METERS) base = elevation;
  }
  return rounded(gain, 1);
}

const given = (values: (number | undefined)[]): number[] => values.filter((value) => value !== undefined);

function mean(values: readonly number[], decimals: number): number {
  return rounded(values.reduce((sum, value) => sum + value, 0) / values.length, decimals);
}

/** Averages of sensor values, each if present. A heart rate of 0 is a strap without contact. */
export function sensorsOf(
  points: readonly Omit<TrackPoint, 'at' | 'place'>[],
): Pick<FileRun, 'elevationGainMeters' | 'temperatureCelsius' | 'averageHeartRateBpm'> {
  const elevations = given(points.map((point) => point.elevation));
  const temperatures = given(points.map((point) => point.temperature));
  const heartRates = given(points.map((point) => point.heartRate)).filter((bpm) => bpm !== 0);
  return {
    ...(elevations.length > 0 && { elevationGainMeters: climb(elevations) }),
    ...(temperatures.length > 0 && { temperatureCelsius: mean(temperatures, 1) }),
    ...(heartRates.length > 0 && { averageHeartRateBpm: mean(heartRates, 0) }),
  };
}
