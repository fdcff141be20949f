import type { Lap } from '../domain/run/lap.ts';
import { instantAfter } from '../domain/time.ts';

/** When a run ended, as milliseconds after its start; unchanged if that would not restore it exactly. */
export function shortEnd(startedAt: string, endedAt: string): string | number {
  const milliseconds = Date.parse(endedAt) - Date.parse(startedAt);
  return Number.isSafeInteger(milliseconds) && instantAfter(startedAt, milliseconds) === endedAt
    ? milliseconds
    : endedAt;
}

/** A lap as a list: seconds after the start of the run, metres, seconds in motion, and beats a minute if there are any. */
export type StoredLap = readonly [at: number, meters: number, seconds: number, bpm?: number];

export const shortLap = (startedAt: string, lap: Lap): StoredLap => {
  const at = (Date.parse(lap.startedAt) - Date.parse(startedAt)) / 1_000;
  const { distanceMeters, durationSeconds, averageHeartRateBpm: bpm } = lap;
  return bpm == null ? [at, distanceMeters, durationSeconds] : [at, distanceMeters, durationSeconds, bpm];
};

export const wholeLap = (startedAt: string, [at, distanceMeters, durationSeconds, bpm]: StoredLap): Lap => ({
  startedAt: instantAfter(startedAt, Math.round(at * 1_000)),
  distanceMeters,
  durationSeconds,
  ...(bpm !== undefined && { averageHeartRateBpm: bpm }),
});
