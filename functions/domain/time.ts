import type { Instant, LocalDate } from './vocabulary.ts';

const DAY_MS = 86_400_000;

/** Building a formatter costs a hundred times its use. Bounded, because zone names come from callers in any spelling. */
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

/** The calendar day on which an instant falls in an IANA zone. Throws a RangeError for what `isTimeZone` denies. */
export function localDateOf(instant: Instant, timeZone: string): LocalDate {
  // en-US is MM/DD/YYYY, and always was.
  const [month, day, year] = formatterFor(timeZone).format(Date.parse(instant)).split('/');
  return `${year?.padStart(4, '0')}-${month}-${day}`;
}

/** Whether a text names an IANA zone. Bare offsets such as `+02:00` are none: they do not know summer time. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    formatterFor(text);
    return true;
  } catch {
    // Intl has no other way to say that it does not know a zone.
    return false;
  }
}

const dayNumber = (date: LocalDate): number => Date.parse(`${date}T00:00:00.000Z`) / DAY_MS;

/** The day `days` after a day; before it, if negative. */
export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date((dayNumber(date) + days) * DAY_MS).toISOString().slice(0, 10);

/** How many days lie between two days: 1 from a day to the next one, negative when `to` is before `from`. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);

/** The Monday of the week that a day is in. Day 0 of the epoch was a Thursday. */
export function mondayOf(date: LocalDate): LocalDate {
  const sinceMonday = (((dayNumber(date) + 3) % 7) + 7) % 7;
  return addDays(date, -sinceMonday);
}

let [lastMinute, upToMinute] = [NaN, ''];

/**
 * The instant so many milliseconds after the epoch, as `toISOString` writes it. For a clock: the text of its minute is kept,
 * and what is left takes a fifth of the time, which was a twelfth of a small request.
 */
export function instantAt(milliseconds: number): Instant {
  const ms = Math.trunc(milliseconds);
  const minute = Math.floor(ms / 60_000);
  if (minute !== lastMinute) [lastMinute, upToMinute] = [minute, new Date(ms).toISOString().slice(0, -7)];
  const left = String(ms - minute * 60_000).padStart(5, '0');
  return `${upToMinute}${left.slice(0, 2)}.${left.slice(2)}Z`;
}

/** The instant `ms` milliseconds after one. */
export const instantAfter = (instant: Instant, ms: number): Instant => new Date(Date.parse(instant) + ms).toISOString();

/** The instant `days` times 24 hours before one. */
export const daysBefore = (instant: Instant, days: number): Instant => instantAfter(instant, -days * DAY_MS);

/** The earliest of those that there are. */
export function earliestOf(instants: readonly (Instant | undefined)[]): Instant | undefined {
  let earliest: Instant | undefined;
  for (const instant of instants) {
    if (instant !== undefined && (earliest === undefined || instant < earliest)) earliest = instant;
  }
  return earliest;
}

/** The latest of those that there are. */
export function latestOf(instants: readonly (Instant | undefined)[]): Instant | undefined {
  let latest: Instant | undefined;
  for (const instant of instants) {
    if (instant !== undefined && (latest === undefined || instant > latest)) latest = instant;
  }
  return latest;
}
