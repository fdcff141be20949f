import type { Problem, RefusalCode } from './refusal.ts';
import { Refusal } from './refusal.ts';
import { instantAfter } from './time.ts';
import type { Instant } from './vocabulary.ts';

/**
 * Checks collect: each adds what is wrong to `problems` and never throws, so that a caller hears everything at once.
 * Null and undefined mean "not given" and pass; what must be given is required by the SDL.
 */
export type Path = readonly string[];

/** Where the input of a mutation begins. */
export const INPUT: Path = ['input'];

/** Clocks of devices differ: what "is not in the future" may lie this far ahead of ours, in milliseconds. */
const CLOCK_SLACK_MS = 15 * 60_000;

/** Numbers nearer to 0 measure nothing; somewhat below this, DynamoDB cannot keep them either. */
const LEAST_MAGNITUDE = 1e-100;

const FIRST_INSTANT: Instant = '1970-01-01T00:00:00.000Z';
const LAST_INSTANT: Instant = '2199-12-31T23:59:59.999Z';

type Optional<T> = T | null | undefined;

const shown = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 3 });

export function add(problems: Problem[], code: RefusalCode, path: Path, message: string): void {
  problems.push({ code, message, path });
}

/** Throws one Refusal with everything that was found; nothing when nothing was. */
export function throwIf(problems: readonly Problem[]): void {
  const [first, ...others] = problems;
  if (first) throw new Refusal([first, ...others]);
}

/** A text of `min` (1 unless told) to `max` characters, counted as a person counts them, and not blank. */
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
    add(problems, 'INVALID', path, `${what} is empty. Enter 1 to ${shown(max)} characters.`);
    return;
  }
  const length = value.length <= max ? value.length : [...value].length;
  if (length > max) {
    const message = `${what} has ${shown(length)} characters; at most ${shown(max)} are allowed. Shorten it.`;
    add(problems, 'TOO_LONG', path, message);
  }
}

/** What a number may be. `above` leaves its bound out, `min` includes it. */
export type Range = { what: string; unit: string; max: number } & ({ min: number } | { above: number });

/** A finite number in a range. */
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
  const lowest = 'min' in range ? `${shown(range.min)} to` : `more than ${shown(range.above)} and at most`;
  const allowed = `must be ${lowest} ${shown(range.max)} ${range.unit}`;
  add(problems, 'OUT_OF_RANGE', path, `${range.what} ${allowed}; ${shown(value)} was given.`);
}

/** A whole number in a range. */
export function wholeNumber(problems: Problem[], value: Optional<number>, path: Path, range: Range): void {
  if (value === null || value === undefined) return;
  if (Number.isFinite(value) && !Number.isInteger(value)) {
    add(problems, 'INVALID', path, `${range.what} must be a whole number; ${shown(value)} was given.`);
    return;
  }
  number(problems, value, path, range);
}

/** An instant in the years 1970 to 2199. True when it is one, so that it can be compared. */
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

/** An instant that has passed, 15 minutes of slack for the clocks of devices. True when it can be compared. */
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

/** A list of `min` to `max` entries. */
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

/** Each entry at most once; the path of a repeated one ends in its place. */
export function unique(problems: Problem[], values: readonly string[], path: Path, what: string): void {
  values.forEach((value, index) => {
    if (values.indexOf(value) === index) return;
    add(problems, 'INVALID', [...path, String(index)], `${what} ${value} is listed twice. List it once.`);
  });
}

/** What is given of some values: null and undefined are left out, so that records never hold them. */
export function given<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const entries: [string, unknown][] = Object.entries(values);
  return Object.fromEntries(entries.filter(([, value]) => value !== null && value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}
