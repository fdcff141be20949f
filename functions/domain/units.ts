import type { RunRecord } from './run/run.ts';

/** The length of each unit to show distances in, in metres. */
export const metersPer = { METER: 1, KILOMETER: 1_000, MILE: 1_609.344 } as const;
export type DistanceUnit = keyof typeof metersPer;

/** Metres in a unit to show. Not rounded. */
export const distanceIn = (meters: number, unit: DistanceUnit): number => meters / metersPer[unit];

/** The average pace of a run: seconds in motion for one unit of distance. Undefined when it went nowhere. */
export const paceSeconds = (
  run: Pick<RunRecord, 'distanceMeters' | 'durationSeconds'>,
  per: DistanceUnit,
): number | undefined =>
  run.distanceMeters > 0 ? run.durationSeconds / distanceIn(run.distanceMeters, per) : undefined;

/** Session load: effort (RPE 0 to 10) x minutes (session-RPE, Foster). Undefined without an effort. */
export const loadOf = (run: Pick<RunRecord, 'effort' | 'durationSeconds'>): number | undefined =>
  run.effort === undefined ? undefined : (run.effort * run.durationSeconds) / 60;
