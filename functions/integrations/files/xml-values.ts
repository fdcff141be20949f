import { FileRefused } from './content.ts';

/** Each digit has one way to match: a text of zeros is refused in linear time. */
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
const DATE_TIME = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

/**
 * The longest number or time that is read. Devices write a tenth of it; what the reader has cut is always longer, so that
 * the beginning of a number is never taken for the number.
 */
const MAX_VALUE = 64;

/** A number; undefined if the element is empty. Throws UNREADABLE for anything else. */
export function decimal(text: string, what: string): number | undefined {
  if (text === '') return undefined;
  const value = text.length <= MAX_VALUE && DECIMAL.test(text) ? Number(text) : NaN;
  if (Number.isFinite(value)) return value;
  throw new FileRefused('UNREADABLE', `${what} is not a number. Export the file again.`);
}

/** A number that cannot be negative. */
export function measure(text: string, what: string): number | undefined {
  const value = decimal(text, what);
  if (value === undefined || value >= 0) return value;
  throw new FileRefused('UNREADABLE', `${what} is negative. Export the file again.`);
}

/** A required number. */
export function required(text: string | undefined, what: string): number {
  const value = decimal(text?.trim() ?? '', what);
  if (value !== undefined) return value;
  throw new FileRefused('UNREADABLE', `${what} is missing. Export the file again.`);
}

/**
 * An XML dateTime in milliseconds since 1970. Without a zone it is UTC if the format says so (`zoneless`), and refused
 * otherwise. Throws UNREADABLE for an invalid date, such as February 30th.
 */
export function milliseconds(text: string, what: string, zoneless: 'UTC' | 'REFUSED'): number {
  const [, day, zone] = (text.length <= MAX_VALUE && DATE_TIME.exec(text)) || [];
  // V8 turns February 30th into March 1st or 2nd.
  const exists = day !== undefined && new Date(`${day}T00:00:00.000Z`).getUTCDate() === Number(day.slice(8));
  const ms = exists && (zone ?? zoneless) !== 'REFUSED' ? Date.parse(zone ? text : `${text}Z`) : NaN;
  if (!Number.isNaN(ms)) return ms;
  const expected = zoneless === 'UTC' ? '' : ' with a zone';
  throw new FileRefused('UNREADABLE', `${what} is not a date and time${expected}, such as 2026-03-08T14:05:00Z.`);
}
