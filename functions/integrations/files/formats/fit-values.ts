import { isNowhere, isOnEarth, type Place } from '../recording/place.ts';
import { type Warnings, warn } from '../warnings.ts';

/** FIT times below this are seconds since the device was switched on, before it knew the time. */
const FIRST_KNOWN_TIME = Date.UTC(1989, 11, 31) + 0x10000000 * 1_000;

// The file defines its own fields, so a field that the profile calls a number may be anything.

/** A number; undefined for anything else, which costs that value. */
export const number = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** A number that is not negative. */
export const measure = (value: unknown): number | undefined => {
  const read = number(value);
  return read !== undefined && read >= 0 ? read : undefined;
};

/** Milliseconds since 1970; undefined if the device did not know the time. */
export function time(value: unknown): number | undefined {
  const ms = value instanceof Date ? value.getTime() : NaN;
  return ms >= FIRST_KNOWN_TIME ? ms : undefined;
}

export function place(latitude: unknown, longitude: unknown, warnings: Warnings): Place | undefined {
  const [north, east] = [number(latitude), number(longitude)];
  if (north === undefined || east === undefined) return undefined;
  const found = { latitude: north, longitude: east };
  if (isNowhere(found)) return undefined;
  if (isOnEarth(found)) return found;
  warn(warnings, 'POSITION_IGNORED');
  return undefined;
}

/** `cross_country_skiing` as a person writes it. */
export const inWords = (value: unknown): string => (typeof value === 'string' ? value.replaceAll('_', ' ') : 'unknown');
export const word = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * RPE 0 to 10. The profile has it tenfold, `workout_rpe` from 0 to 100; anything else costs the effort alone. `workout_feel`
 * is left out: it says how the athlete felt, not how hard they worked, and an effort that nobody stated could excuse a run.
 */
export function effortIn(rpe: unknown, warnings: Warnings): number | undefined {
  const tenfold = number(rpe);
  if (tenfold === undefined) return undefined;
  if (tenfold >= 0 && tenfold <= 100) return Math.round(tenfold / 10);
  warn(warnings, 'EFFORT_IGNORED');
  return undefined;
}

/** An object without what is undefined. */
export function present<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
