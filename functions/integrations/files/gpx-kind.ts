import type { Surface } from '../../domain/vocabulary.ts';
import { plain } from './sports.ts';
import type { Motion } from './track.ts';

/** Values of `<type>` that mean a run, reduced to letters and digits, with the surface if known. 9 is Strava's. */
const runs = new Map<string, Surface | undefined>([
  ['run', undefined],
  ['running', undefined],
  ['jogging', undefined],
  ['9', undefined],
  ['indoorrunning', undefined],
  ['obstaclerunning', undefined],
  ['ultrarun', undefined],
  ['ultrarunning', undefined],
  ['roadrunning', 'ROAD'],
  ['streetrunning', 'ROAD'],
  ['trailrun', 'TRAIL'],
  ['trailrunning', 'TRAIL'],
  ['trackrun', 'TRACK'],
  ['trackrunning', 'TRACK'],
  ['treadmill', 'TREADMILL'],
  ['treadmillrunning', 'TREADMILL'],
  ['virtualrun', 'TREADMILL'],
  ['virtualrunning', 'TREADMILL'],
]);

export const saysRun = (type: string): boolean => runs.has(plain(type));
export const surfaceOf = (type: string): Surface | undefined => runs.get(plain(type));

/**
 * Whether a track without a type moves like a run and hardly like anything else. Strict on purpose: a ride or a walk
 * recorded as a run would show a breach that never happened. Slower than 1.8 m/s on average (9:15 a kilometre) may be a
 * walk; faster than 5 m/s (3:20), or than 6 m/s over any 5 minutes, may be a ride that stops at lights. Such runs need
 * `<type>running</type>`.
 */
export function movesLikeARun({ distanceMeters, durationSeconds, fastestFiveMinutes }: Motion): boolean {
  const average = distanceMeters / durationSeconds;
  return average >= 1.8 && average <= 5 && fastestFiveMinutes <= 6;
}
