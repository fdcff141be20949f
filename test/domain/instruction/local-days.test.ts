import { describe, expect, it } from 'vitest';
import { periodIn } from '../../../functions/domain/instruction/local-days.ts';
import type { Problem } from '../../../functions/domain/refusal.ts';
import { startOfDay } from '../../../functions/domain/time.ts';

describe('a day begins', () => {
  it.each([
    ['at midnight', '2026-03-09', 'Europe/Berlin', '2026-03-08T23:00:00.000Z'],
    ['in the west', '2026-03-09', 'Pacific/Honolulu', '2026-03-09T10:00:00.000Z'],
    ['far in the east', '2026-03-09', 'Pacific/Kiritimati', '2026-03-08T10:00:00.000Z'],
    ['far in the west', '2026-03-09', 'Etc/GMT+12', '2026-03-09T12:00:00.000Z'],
    ['between half hours', '2026-03-09', 'Asia/Kathmandu', '2026-03-08T18:15:00.000Z'],
    ['an hour late where clocks go forward at midnight', '2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
    ['on a day of 25 hours', '2026-11-01', 'America/Chicago', '2026-11-01T05:00:00.000Z'],
    ['with the next one, where it was skipped', '2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ])('%s', (_, date, timeZone, instant) => {
    expect(startOfDay(date, timeZone)).toBe(instant);
  });
});

describe('"from Monday" and "until Tuesday"', () => {
  const now = '2026-03-07T16:00:00.000Z'; // a Saturday, 10:00 in Chicago
  const inChicago = (input: object) => {
    const problems: Problem[] = [];
    const period = periodIn(problems, input, { timeZone: 'America/Chicago', now });
    return { ...period, problems: problems.map(({ code, path }) => `${code} ${path.join('.')}`) };
  };

  it.each([
    ['nothing is from now on', {}, now, undefined],
    ['from Monday', { startsOn: '2026-03-09' }, '2026-03-09T05:00:00.000Z', undefined],
    ['from today is from now on', { startsOn: '2026-03-07' }, now, undefined],
    ['from yesterday, recorded late', { startsOn: '2026-03-06' }, '2026-03-06T06:00:00.000Z', undefined],
    ['until Tuesday holds on Tuesday', { endsOn: '2026-03-10' }, now, '2026-03-11T05:00:00.000Z'],
    ['until today', { endsOn: '2026-03-07' }, now, '2026-03-08T06:00:00.000Z'],
    [
      'through the night in which clocks go forward',
      { startsOn: '2026-03-08', endsOn: '2026-03-08' },
      '2026-03-08T06:00:00.000Z',
      '2026-03-09T05:00:00.000Z',
    ],
    ['an instant and a day', { startsAt: now, endsOn: '2026-03-08' }, now, '2026-03-09T05:00:00.000Z'],
  ])('%s', (_, input, startsAt, endsAt) => {
    expect(inChicago(input)).toEqual({ startsAt, endsAt, problems: [] });
  });

  it.each([
    ['a start said twice', { startsAt: now, startsOn: '2026-03-09' }, ['INVALID input.startsOn']],
    ['an end said twice', { endsAt: now, endsOn: '2026-03-09' }, ['INVALID input.endsOn']],
    [
      'days beyond all calendars',
      { startsOn: '0001-01-01', endsOn: '9999-12-31' },
      ['INVALID input.startsOn', 'INVALID input.endsOn'],
    ],
  ])('%s is refused', (_, input, problems) => {
    expect(inChicago(input).problems).toEqual(problems);
  });
});
