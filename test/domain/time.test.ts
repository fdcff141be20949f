import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  daysBefore,
  daysBetween,
  earliestOf,
  instantAfter,
  instantAt,
  isTimeZone,
  latestOf,
  localDateOf,
  weekdays,
  weekOf,
} from '../../functions/domain/time.ts';

describe('the instant that a clock shows', () => {
  it('is written as JavaScript writes it, as time goes on and wherever it jumps', () => {
    const at = (ms: number) => expect(instantAt(ms)).toBe(new Date(ms).toISOString());
    const [minute, start] = [60_000, Date.parse('2026-11-28T23:59:00.000Z')];
    for (const ms of [0, 1, 9, 10, 99, 100, 999, 1_000, 9_999, 10_000, 59_999, 60_000, 60_001, 59_999]) at(start + ms);
    for (const ms of [
      0,
      -1,
      0.5,
      -0.5,
      5_123.5,
      -minute,
      -minute - 1,
      8.64e15,
      -8.64e15,
      Date.parse('0987-06-05T12:00:00.000Z'),
    ])
      at(ms);
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), fc.nat(3 * minute), (from, later) => {
        at(from.getTime());
        at(Math.min(from.getTime() + later, 8.64e15));
      }),
    );
  });

  it('is none where the clock shows none', () => {
    instantAt(0);
    for (const ms of [NaN, Infinity, 8.64e15 + 1]) expect(() => instantAt(ms)).toThrow(RangeError);
    expect(instantAt(1)).toBe('1970-01-01T00:00:00.001Z');
  });
});

describe('the local day of an instant', () => {
  it.each([
    ['2026-03-08T14:05:00.000Z', 'America/New_York', '2026-03-08', 'in the middle of the day'],
    ['2026-03-09T03:59:59.999Z', 'America/New_York', '2026-03-08', 'the last millisecond of a day with 23 hours'],
    ['2026-03-09T04:00:00.000Z', 'America/New_York', '2026-03-09', 'and the first one of the day after'],
    ['2026-11-01T03:59:59.999Z', 'America/New_York', '2026-10-31', 'the day before summer time ends'],
    ['2026-11-02T04:59:59.999Z', 'America/New_York', '2026-11-01', 'the last millisecond of a day with 25 hours'],
    ['2026-03-08T23:00:00.000Z', 'Europe/Berlin', '2026-03-09', 'ahead of UTC'],
    ['2026-12-31T10:00:00.000Z', 'Pacific/Kiritimati', '2027-01-01', 'ahead by 14 hours, over the end of a year'],
    ['2027-01-01T10:59:59.999Z', 'Pacific/Pago_Pago', '2026-12-31', 'behind by 11 hours'],
    ['2026-03-08T18:14:59.999Z', 'Asia/Kathmandu', '2026-03-08', 'in a zone that is off by quarters of an hour'],
    ['2026-03-08T18:15:00.000Z', 'Asia/Kathmandu', '2026-03-09', 'and a millisecond later'],
    ['2011-12-30T09:59:59.999Z', 'Pacific/Apia', '2011-12-29', 'before the day that Samoa left out'],
    ['2011-12-30T10:00:00.000Z', 'Pacific/Apia', '2011-12-31', 'after it'],
    ['0987-06-05T12:00:00.000Z', 'UTC', '0987-06-05', 'in a year with three digits'],
  ])('%s in %s is %s: %s', (instant, timeZone, date) => {
    expect(localDateOf(instant, timeZone)).toBe(date);
  });

  it('is the day of the instant itself in UTC', () => {
    const instants = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (date) => {
        expect(localDateOf(date.toISOString(), 'UTC')).toBe(date.toISOString().slice(0, 10));
      }),
    );
  });
});

describe('a time zone', () => {
  it.each([
    ['Europe/Berlin', true],
    ['UTC', true],
    ['Asia/Kolkata', true],
    ['america/argentina/buenos_aires', true],
    ['+02:00', false],
    ['Europe/Atlantis', false],
    ['Berlin', false],
    ['', false],
    ['Europe/Berlin\n', false],
  ])('%j: %s', (text, is) => {
    expect(isTimeZone(text)).toBe(is);
  });

  it('still works after more spellings than are kept', () => {
    const letters = 'europe/berlin';
    for (let spelling = 0; spelling < 1_200; spelling++) {
      const text = [...letters].map((letter, at) => (spelling & (1 << at) ? letter.toUpperCase() : letter)).join('');
      expect(localDateOf('2026-03-08T23:00:00.000Z', text)).toBe('2026-03-09');
    }
  });
});

describe('days', () => {
  it.each([
    ['2026-03-08', 1, '2026-03-09'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-03-08', 0, '2026-03-08'],
    ['1969-12-31', 1, '1970-01-01'],
  ])('%s and %i days is %s', (date, days, then) => {
    expect(addDays(date, days)).toBe(then);
    expect(daysBetween(date, then)).toBe(days);
  });

  it.each([
    ['2026-03-02', 'MONDAY', '2026-03-02', 'a Monday'],
    ['2026-03-03', 'MONDAY', '2026-03-02', 'a Tuesday'],
    ['2026-03-08', 'MONDAY', '2026-03-02', 'a Sunday'],
    ['2026-03-08', 'SUNDAY', '2026-03-08', 'the first day of its week'],
    ['2026-03-07', 'SUNDAY', '2026-03-01', 'the last day of its week'],
    ['2026-03-02', 'TUESDAY', '2026-02-24', 'the last day of its week'],
    ['2026-03-05', 'WEDNESDAY', '2026-03-04', 'a Thursday'],
    ['2026-01-01', 'MONDAY', '2025-12-29', 'a week that began last year'],
    ['1969-12-28', 'MONDAY', '1969-12-22', 'a Sunday before the epoch'],
    ['1969-12-28', 'SUNDAY', '1969-12-28', 'a Sunday before the epoch'],
    ['1970-01-01', 'MONDAY', '1969-12-29', 'the first day of the epoch'],
    ['1970-01-01', 'FRIDAY', '1969-12-26', 'the first day of the epoch'],
  ] as const)('the week of %s that begins on a %s begins on %s: %s', (date, weekStartsOn, first, _) => {
    expect(weekOf(date, weekStartsOn)).toBe(first);
  });

  it('a week begins on its day, at most six days before', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 40_000 }), fc.integer({ min: 0, max: 6 }), (number, day) => {
        const date = addDays('1970-01-01', number);
        const first = weekOf(date, weekdays[day] ?? 'MONDAY');
        expect(new Date(first).getUTCDay()).toBe((day + 1) % 7);
        expect(daysBetween(first, date)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(first, date)).toBeLessThan(7);
      }),
    );
  });
});

describe('instants', () => {
  const [early, late] = ['2026-03-08T08:00:00.000Z', '2026-03-08T08:00:00.001Z'];

  it.each([
    [[], undefined, undefined],
    [[undefined], undefined, undefined],
    [[late, undefined, early], early, late],
    [[early, early], early, early],
  ])('of %j the earliest is %s and the latest %s', (instants, first, last) => {
    expect(earliestOf(instants)).toBe(first);
    expect(latestOf(instants)).toBe(last);
  });

  it('are counted in milliseconds and in days of 24 hours', () => {
    expect(instantAfter(early, 1)).toBe(late);
    expect(instantAfter(late, -1)).toBe(early);
    expect(daysBefore(early, 8)).toBe('2026-02-28T08:00:00.000Z');
  });
});
