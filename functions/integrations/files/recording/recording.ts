import type { Surface } from '../../../domain/vocabulary.ts';
import type { Warnings } from '../warnings.ts';
import type { Place } from './place.ts';

/** A point of a track. What could not be read is absent. */
export interface Point {
  /** Milliseconds since 1970. */
  at: number;
  place?: Place;
  /** What the device had counted since the start, in metres. */
  meters?: number;
  /** Metres. */
  elevation?: number;
  /** Degrees Celsius. */
  temperature?: number;
  /** Beats per minute. */
  heartRate?: number;
}

/** A point of which the position is known. */
export type Placed = Point & Required<Pick<Point, 'place'>>;
export const isPlaced = (point: Point): point is Placed => point.place !== undefined;

/** Consecutive points without a break. */
export type Segment = readonly Point[];

/** A week. No run lasts longer, nor does a lap of one. */
export const LONGEST_SECONDS = 604_800;

/** The most points in a file: 55 hours at one a second. */
export const MAX_POINTS = 200_000;

/** A lap as the device wrote it. */
export interface RecordedLap {
  /** Milliseconds since 1970. */
  at: number;
  /** In motion. */
  seconds?: number;
  /** With pauses. */
  elapsedSeconds?: number;
  meters?: number;
  heartRate?: number;
}

/** Totals that the device wrote of the whole. */
export interface Totals {
  /** In motion. */
  seconds?: number;
  /** With pauses. */
  elapsedSeconds?: number;
  meters?: number;
  heartRate?: number;
  climb?: number;
  temperature?: number;
  effort?: number;
}

/** An id of a device names an instant. */
export interface DeviceId {
  /** When this activity began by the id, in milliseconds since 1970. */
  at: number;
  /** The instant that is written in the id, if it is another: that of the first activity of the file. */
  writtenAt?: number;
  /** The id with an instant in it. */
  name: (instant: string) => string;
}

/**
 * An activity as its file has it, the same for every format: what the device says of the whole, of each lap, and point by point. From
 * these, `readActivity` makes a run or a session.
 */
export interface Recording {
  format: 'fit' | 'gpx' | 'tcx';
  /** The words for its sport, the most telling first; empty if there is none. */
  sports: readonly string[];
  /** What it was run on, if the device says so apart from the sport. */
  surface?: Surface;
  /** The id that the device gave it. */
  id?: DeviceId;
  /** What identifies an activity without one: numbers that survive another export. It is given its placed points, in the order of time. */
  contentOf: (placed: readonly Placed[]) => readonly number[] | undefined;
  /** Milliseconds since 1970; otherwise that of the first lap or point. */
  startedAt?: number;
  /** Where the device says that it began. */
  place?: Place;
  /** Minutes that the device's local time was ahead of UTC. */
  offsetMinutes?: number;
  totals: Totals;
  laps: RecordedLap[];
  segments: Segment[];
  warnings: Warnings;
}
