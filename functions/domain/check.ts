import type { Problem, RefusalCode } from './refusal.ts';
import { Refusal, refuse } from './refusal.ts';
import { daysBetween, instantAfter, isTimeZone } from './time.ts';
import type { Instant, LocalDate } from './vocabulary.ts';

/**
 * Where a problem is in the arguments, such as `['input', 'runs', '3', 'distanceMeters']`.
 *
 * The checks in this file collect: each adds what is wrong to `problems` and never throws, so that the caller hears of
 * every problem at once. Null and undefined mean that a value is not given, and pass: what is required is required by
 * the SDL.
 */
export type Path = readonly string[];

/** The path at which the input of a mutation begins. */
export const INPUT: Path = ['input'];

/** How far ahead of our clock an instant of the past may lie, in milliseconds: the clocks of devices differ. */
export const CLOCK_SLACK_MS = 15 * 60_000;

/**
 * The smallest magnitude that is accepted, apart from 0. Smaller numbers measure nothing, and DynamoDB cannot store
 * numbers below 1e-130.
 */
const LEAST_MAGNITUDE = 1e-100;

const FIRST_INSTANT: Instant = '1970-01-01T00:00:00.000Z';
const LAST_INSTANT: Instant = '2199-12-31T23:59:59.999Z';

type Optional<T> = T | null | undefined;

const formatNumber = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 3 });

/** Adds one problem. */
export function add(problems: Problem[], code: RefusalCode, path: Path, message: string): void {
  problems.push({ code, message, path });
}

/** Throws one Refusal with all the problems, if there are any. */
export function throwIfAny(problems: readonly Problem[]): void {
  const [first, ...others] = problems;
  if (first) throw new Refusal([first, ...others]);
}

/**
 * Checks a text: `min` (default 1) to `max` characters, counted in code points, and not blank unless `min` is 0.
 * INVALID or TOO_LONG.
 */
export function text(
  problems: Problem[],
  value: Optional<string>,
  path: Path,
  { what, min = 1, max }: { what: string; min?: 0 | 1; max: number },
): void {
  if (value === null || value === undefined) return;
  if (!value.isWellFormed()) {
    add(problems, 'INVALID', path, `${what} contains an incomplete character (a lone surrogate). Send valid Unicode.`);
    return;
  }
  if (min > 0 && value.trim() === '') {
    add(problems, 'INVALID', path, `${what} is empty. Enter 1 to ${formatNumber(max)} characters.`);
    return;
  }
  const length = value.length <= max ? value.length : [...value].length;
  if (length > max) {
    const message = `${what} has ${formatNumber(length)} characters; at most ${formatNumber(max)} are allowed. Shorten it.`;
    add(problems, 'TOO_LONG', path, message);
  }
}

/** The range of a number and its unit. `min` and `max` are inclusive, `above` is exclusive. */
export type Range = { what: string; unit: string; max: number } & ({ min: number } | { above: number });

/** Checks that a number is finite and in its range. INVALID or OUT_OF_RANGE. */
export function number(problems: Problem[], value: Optional<number>, path: Path, range: Range): void {
  if (value === null || value === undefined) return;
  if (!Number.isFinite(value)) {
    add(problems, 'INVALID', path, `${range.what} must be a finite number, in ${range.unit}.`);
    return;
  }
  if (value !== 0 && Math.abs(value) < LEAST_MAGNITUDE) {
    add(problems, 'INVALID', path, `${range.what} is too close to 0, in ${range.unit}. Send 0 if that is meant.`);
    return;
  }
  const tooSmall = 'min' in range ? value < range.min : value <= range.above;
  if (!tooSmall && value <= range.max) return;
  const lowest =
    'min' in range ? `${formatNumber(range.min)} to` : `more than ${formatNumber(range.above)} and at most`;
  const allowed = `must be ${lowest} ${formatNumber(range.max)} ${range.unit}`;
  add(problems, 'OUT_OF_RANGE', path, `${range.what} ${allowed}; ${formatNumber(value)} was given.`);
}

/** Checks that a number is an integer in its range. INVALID or OUT_OF_RANGE. */
export function wholeNumber(problems: Problem[], value: Optional<number>, path: Path, range: Range): void {
  if (value === null || value === undefined) return;
  if (Number.isFinite(value) && !Number.isInteger(value)) {
    add(problems, 'INVALID', path, `${range.what} must be a whole number; ${formatNumber(value)} was given.`);
    return;
  }
  number(problems, value, path, range);
}

/**
 * Checks that an instant is in the years 1970 to 2199 and in the form that the store sorts by. INVALID or OUT_OF_RANGE.
 * Returns true if it can be compared with others.
 */
export function instant(problems: Problem[], value: Optional<Instant>, path: Path, what: string): value is Instant {
  if (value === null || value === undefined) return false;
  const ms = Date.parse(value);
  if (Number.isNaN(ms) || new Date(ms).toISOString() !== value) {
    add(
      problems,
      'INVALID',
      path,
      `${what} must be an instant in UTC with milliseconds, such as 2026-03-08T14:05:00.000Z.`,
    );
    return false;
  }
  if (value < FIRST_INSTANT || value > LAST_INSTANT) {
    add(problems, 'OUT_OF_RANGE', path, `${what} must be in the years 1970 to 2199; ${value} was given.`);
    return false;
  }
  return true;
}

/**
 * Checks that an instant has passed, with 15 minutes of tolerance for the clocks of devices. INVALID or OUT_OF_RANGE.
 * Returns true if it can be compared with others.
 */
export function pastInstant(
  problems: Problem[],
  value: Optional<Instant>,
  path: Path,
  what: string,
  now: Instant,
): value is Instant {
  if (!instant(problems, value, path, what)) return false;
  if (value > instantAfter(now, CLOCK_SLACK_MS)) {
    const problem = `${what} (${value}) is in the future; it is ${now} now.`;
    add(problems, 'OUT_OF_RANGE', path, `${problem} At most 15 minutes ahead are allowed. Check the device's clock.`);
  }
  return true;
}

/** Checks that a text is an IANA time zone. INVALID. */
export function zone(problems: Problem[], value: Optional<string>, path: Path): void {
  if (value === null || value === undefined || isTimeZone(value)) return;
  add(problems, 'INVALID', path, 'The time zone must be an IANA name, such as America/Chicago.');
}

/** Refuses a reason that is no text of up to 1,000 characters. INVALID or TOO_LONG. */
export function checkReason(reason: Optional<string>): void {
  const problems: Problem[] = [];
  text(problems, reason, [...INPUT, 'reason'], { what: 'The reason', min: 0, max: 1_000 });
  throwIfAny(problems);
}

/** Checks that a list has `min` (default 0) to `max` entries. OUT_OF_RANGE. */
export function count(
  problems: Problem[],
  values: Optional<readonly unknown[]>,
  path: Path,
  { what, min = 0, max }: { what: string; min?: number; max: number },
): void {
  if (!values || (values.length >= min && values.length <= max)) return;
  const allowed = min > 0 ? `${min} to ${max}` : `at most ${max}`;
  add(problems, 'OUT_OF_RANGE', path, `Give ${allowed} ${what}; ${values.length} were given.`);
}

/** Checks that each entry is listed once. INVALID, with the index of the repeated entry at the end of the path. */
export function unique(problems: Problem[], values: readonly string[], path: Path, what: string): void {
  values.forEach((value, index) => {
    if (values.indexOf(value) === index) return;
    add(problems, 'INVALID', [...path, String(index)], `${what} ${value} is listed twice. List it once.`);
  });
}

/** Refuses days of which the last is before the first (INVALID), or of which there are too many (OUT_OF_RANGE). */
export function requireDays(from: LocalDate, to: LocalDate, most = Infinity): void {
  if (from > to) refuse('INVALID', 'The first day (`from`) is after the last day (`to`). Swap them.', ['to']);
  const days = daysBetween(from, to) + 1;
  if (days > most) refuse('OUT_OF_RANGE', `These are ${days} days; ask for at most ${most}.`, ['to']);
}

/** Copies an object without its null and undefined values: records never store them. */
export function given<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const entries: [string, unknown][] = Object.entries(values);
  return Object.fromEntries(entries.filter(([, value]) => value !== null && value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}
