import { describe, expect, it } from 'vitest';
import {
  changeWeekStart,
  weekStartOf,
  weekStartsFor,
  type WeekStarts,
} from '../../../functions/domain/athlete/week-start.ts';
import { weekdays } from '../../../functions/domain/time.ts';
import { refused } from '../../support/decisions.ts';
import { day } from '../../support/records.ts';

/** Weeks that began on Monday until the 10th, on Thursday until the 20th, and on Sunday since. */
const weeks: WeekStarts = {
  weekStartsOn: 'SUNDAY',
  formerWeekStarts: [
    { weekStartsOn: 'MONDAY', until: day(10) },
    { weekStartsOn: 'THURSDAY', until: day(20) },
  ],
};

describe('where weeks begin', () => {
  it('is on Monday where nobody said anything, as in records of before', () => {
    expect(weekStartOf({})).toBe('MONDAY');
    expect(weekStartsFor({}, day(1))).toEqual(['MONDAY']);
  });

  it.each([
    ['before the first change', day(9), ['MONDAY']],
    ['a moment before it', '2026-03-10T07:59:59.999Z', ['MONDAY']],
    ['at the first change', day(10), ['THURSDAY', 'MONDAY']],
    ['less than 7 days after it', '2026-03-17T07:59:59.999Z', ['THURSDAY', 'MONDAY']],
    ['7 days after it', day(17), ['THURSDAY']],
    ['at the second change', day(20), ['SUNDAY', 'THURSDAY']],
    ['7 days after that', day(27), ['SUNDAY']],
  ])('a run %s is judged by', (_, startedAt, expected) => {
    expect(weekStartsFor(weeks, startedAt)).toEqual(expected);
  });

  it('counts each day once, and all of several changes within days', () => {
    const restless: WeekStarts = {
      weekStartsOn: 'MONDAY',
      formerWeekStarts: [
        { weekStartsOn: 'MONDAY', until: day(10) },
        { weekStartsOn: 'FRIDAY', until: day(11) },
        { weekStartsOn: 'TUESDAY', until: day(12) },
      ],
    };
    expect(weekStartsFor(restless, day(13))).toEqual(['MONDAY', 'TUESDAY', 'FRIDAY']);
  });
});

describe('letting weeks begin on another day', () => {
  it('keeps where they began before', () => {
    expect(changeWeekStart({}, 'SUNDAY', day(1))).toEqual({
      weekStartsOn: 'SUNDAY',
      formerWeekStarts: [{ weekStartsOn: 'MONDAY', until: day(1) }],
    });
    expect(changeWeekStart(weeks, 'MONDAY', day(30)).formerWeekStarts).toHaveLength(3);
  });

  it('changes nothing where they begin there', () => {
    expect(changeWeekStart({}, 'MONDAY', day(1))).toEqual({});
    expect(changeWeekStart(weeks, 'SUNDAY', day(30))).toEqual({});
  });

  it('is refused after the 12th time', () => {
    let now: WeekStarts = {};
    for (let time = 1; time <= 12; time++)
      now = { ...now, ...changeWeekStart(now, weekdays[time % 7] ?? 'MONDAY', day(time)) };
    expect(now.formerWeekStarts).toHaveLength(12);
    expect(refused(() => changeWeekStart(now, 'MONDAY', day(20)))).toEqual(['LIMIT_REACHED input.weekStartsOn']);
    expect(changeWeekStart(now, weekStartOf(now), day(20))).toEqual({});
  });
});
