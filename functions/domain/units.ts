import type { RunRecord } from './run/run-record.ts';

/** The length of each display unit, in metres. */
export const metersPer = { METER: 1, KILOMETER: 1_000, MILE: 1_609.344 } as const;
export type DistanceUnit = keyof typeof metersPer;

/** Converts metres to a display unit. Not rounded. */
export const distanceIn = (meters: number, unit: DistanceUnit): number => meters / metersPer[unit];

/** The same of a distance that may not be given. */
export const optionalDistanceIn = (meters: number | undefined, unit: DistanceUnit): number | undefined =>
  meters === undefined ? undefined : distanceIn(meters, unit);

/** The average pace of a run: seconds in motion per unit of distance. Undefined if the distance is zero. */
export const paceSeconds = (
  run: Pick<RunRecord, 'distanceMeters' | 'durationSeconds'>,
  per: DistanceUnit,
): number | undefined =>
  run.distanceMeters > 0 ? run.durationSeconds / distanceIn(run.distanceMeters, per) : undefined;

/** The session load: effort (RPE 0 to 10) × minutes (session-RPE, Foster). Undefined without an effort. */
export const loadOf = (run: Pick<RunRecord, 'effort' | 'durationSeconds'>): number | undefined =>
  run.effort === undefined ? undefined : (run.effort * run.durationSeconds) / 60;
