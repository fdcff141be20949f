import { type Place, isNowhere, isOnEarth } from '../recording/place.ts';
import { type WarningCode, type Warnings, warn } from '../warnings.ts';

/** Each digit has one way to match: a text of zeros is refused in linear time. */
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
const DATE_TIME =
  /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d)(:\d\d)?(?:[.,](\d{1,9})\d*)?\s?([Zz]|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/;

/**
 * The longest number or time that is read. Devices write a tenth of it; what the reader has cut is always longer, so that
 * the beginning of a number is never taken for the number.
 */
const MAX_VALUE = 64;

/** Sets what could be read; what could not leaves what was there. */
export function set<T, K extends keyof T>(of: T, key: K, value: T[K] | undefined): void {
  if (value !== undefined) of[key] = value;
}

/** A number; undefined if the element is empty, or if it is none, which is counted. */
export function decimal(text: string, warnings: Warnings, code: WarningCode): number | undefined {
  if (text === '') return undefined;
  const value = text.length <= MAX_VALUE && DECIMAL.test(text) ? Number(text) : NaN;
  if (Number.isFinite(value)) return value;
  warn(warnings, code);
  return undefined;
}

/** A number that cannot be negative. */
export function measure(text: string, warnings: Warnings, code: WarningCode): number | undefined {
  const value = decimal(text, warnings, code);
  if (value === undefined || value >= 0) return value;
  warn(warnings, code);
  return undefined;
}

/** Degrees. Some exporters write the comma of their language, which can be nothing else here. */
const degrees = (text: string | undefined, warnings: Warnings): number | undefined =>
  decimal((text ?? '').trim().replace(',', '.'), warnings, 'POSITION_IGNORED');

/** A position; undefined for 0° N 0° E, and for one that is missing, unreadable or not on earth, which is counted. */
export function placeAt(north: string | undefined, east: string | undefined, warnings: Warnings): Place | undefined {
  const [latitude, longitude] = [degrees(north, warnings), degrees(east, warnings)];
  if (latitude === undefined || longitude === undefined) {
    if (!north?.trim() || !east?.trim()) warn(warnings, 'POSITION_IGNORED');
    return undefined;
  }
  const place = { latitude, longitude };
  if (isNowhere(place)) return undefined;
  if (isOnEarth(place)) return place;
  warn(warnings, 'POSITION_IGNORED');
  return undefined;
}

/**
 * A date and time in milliseconds since 1970; undefined if it is none, such as of February 30th. Without a zone it is UTC, as GPX
 * defines; where the format asks for one, `zoneless` counts that.
 */
export function milliseconds(text: string, warnings: Warnings, zoneless?: 'ZONE_ASSUMED'): number | undefined {
  const [, day, minutes, seconds = ':00', decimals = '', zone] =
    (text.length <= MAX_VALUE && DATE_TIME.exec(text)) || [];
  // V8 turns February 30th into March 1st or 2nd.
  if (day === undefined || new Date(`${day}T00:00:00.000Z`).getUTCDate() !== Number(day.slice(8))) return undefined;
  const ahead = zone?.startsWith('+') || zone?.startsWith('-') ? offset(zone) : 'Z';
  const ms = Date.parse(`${day}T${minutes}${seconds}.${decimals.padEnd(3, '0').slice(0, 3)}${ahead}`);
  if (Number.isNaN(ms)) return undefined;
  if (zone === undefined && zoneless) warn(warnings, zoneless);
  return ms;
}

/** `+02`, `+0200` and `+02:00`. */
const offset = (zone: string): string => `${zone.slice(0, 3)}:${zone.length > 3 ? zone.slice(-2) : '00'}`;
