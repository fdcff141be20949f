import type { Instant, LocalDate } from './vocabulary.ts';

const DAY_MS = 86_400_000;

/**
 * Creating a formatter costs a hundred times as much as using it. Bounded, because callers choose the spelling of zone
 * names.
 */
const formatters = new Map<string, Intl.DateTimeFormat>();
const MAX_FORMATTERS = 1_000;

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  if (formatters.size >= MAX_FORMATTERS) formatters.clear();
  formatters.set(timeZone, formatter);
  return formatter;
}

/** The calendar day of an instant in an IANA time zone. Throws a RangeError for a zone that `isTimeZone` rejects. */
export function localDateOf(instant: Instant, timeZone: string): LocalDate {
  // The format of en-US is MM/DD/YYYY.
  const [month, day, year] = formatterFor(timeZone).format(Date.parse(instant)).split('/');
  return `${year?.padStart(4, '0')}-${month}-${day}`;
}

/**
 * From when until when the days of a range may last in any zone: they begin up to 14 hours before UTC's and end up to 12 hours
 * after. What else lies in it is of other days.
 */
export const aroundDays = (first: LocalDate, last: LocalDate): [from: Instant, to: Instant] => [
  `${addDays(first, -1)}T00:00:00.000Z`,
  `${addDays(last, 2)}T00:00:00.000Z`,
];

const HOUR_MS = 3_600_000;

/**
 * The first instant of a calendar day in an IANA time zone: mostly midnight, but where clocks go forward at midnight 01:00,
 * and where a day was skipped the begin of the next one. Zones are at most 14 hours ahead of UTC and 12 behind.
 */
export function startOfDay(date: LocalDate, timeZone: string): Instant {
  const utc = Date.parse(`${date}T00:00:00.000Z`);
  let [before, from] = [utc - 16 * HOUR_MS, utc + 16 * HOUR_MS];
  while (from - before > 1) {
    const between = Math.floor((before + from) / 2);
    if (localDateOf(new Date(between).toISOString(), timeZone) >= date) from = between;
    else before = between;
  }
  return new Date(from).toISOString();
}

/** Whether a text is an IANA time zone. Offsets such as `+02:00` are not: they do not know daylight saving time. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    formatterFor(text);
    return true;
  } catch {
    // Intl has no other way to report an unknown zone.
    return false;
  }
}

const dayNumber = (date: LocalDate): number => Date.parse(`${date}T00:00:00.000Z`) / DAY_MS;

/** The day that is `days` after `date`, or before it if `days` is negative. */
export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date((dayNumber(date) + days) * DAY_MS).toISOString().slice(0, 10);

/** The number of days from one day to another. Negative if `to` is before `from`. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);

export const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export type Weekday = (typeof weekdays)[number];

/** The first day of the week of a day, of weeks that begin on `weekStartsOn`. Day 0 of the epoch was a Thursday. */
export function weekOf(date: LocalDate, weekStartsOn: Weekday): LocalDate {
  const sinceStart = (dayNumber(date) + 3 - weekdays.indexOf(weekStartsOn)) % 7;
  return addDays(date, -((sinceStart + 7) % 7));
}

let [lastMinute, upToMinute] = [NaN, ''];

/**
 * Formats milliseconds since the epoch as `toISOString` does. For a clock that is read often: the text of the current
 * minute is cached, which makes it five times faster.
 */
export function instantAt(milliseconds: number): Instant {
  const ms = Math.trunc(milliseconds);
  const minute = Math.floor(ms / 60_000);
  if (minute !== lastMinute) [lastMinute, upToMinute] = [minute, new Date(ms).toISOString().slice(0, -7)];
  const left = String(ms - minute * 60_000).padStart(5, '0');
  return `${upToMinute}${left.slice(0, 2)}.${left.slice(2)}Z`;
}

/** The instant `ms` milliseconds after another. */
export const instantAfter = (instant: Instant, ms: number): Instant => new Date(Date.parse(instant) + ms).toISOString();

/** The instant `days` times 24 hours before another, or after it if `days` is negative. */
export const daysBefore = (instant: Instant, days: number): Instant => instantAfter(instant, -days * DAY_MS);

/** The earliest of the instants that are defined. Undefined if none is. */
export function earliestOf(instants: readonly (Instant | undefined)[]): Instant | undefined {
  let earliest: Instant | undefined;
  for (const instant of instants) {
    if (instant !== undefined && (earliest === undefined || instant < earliest)) earliest = instant;
  }
  return earliest;
}

/** The latest of the instants that are defined. Undefined if none is. */
export function latestOf(instants: readonly (Instant | undefined)[]): Instant | undefined {
  let latest: Instant | undefined;
  for (const instant of instants) {
    if (instant !== undefined && (latest === undefined || instant > latest)) latest = instant;
  }
  return latest;
}

/** The latest days, by UTC: that of the instant first, then those before it. */
export const daysUntil = (instant: Instant, count: number): LocalDate[] =>
  Array.from({ length: count }, (_, back) => addDays(instant.slice(0, 10), -back));
