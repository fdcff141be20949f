import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstDayOf, lastDayOf, weeklyTotals } from '../../../functions/domain/run/totals.ts';
import { daysBetween, localDateOf, weekdays } from '../../../functions/domain/time.ts';
import { naivelyCounted } from '../../support/naive-duplicates.ts';
import { aRun, day } from '../../support/records.ts';

const nothing = { distanceMeters: 0, durationSeconds: 0, load: 0, runCount: 0, runsWithoutEffort: 0, runsNotShown: 0 };

describe('weekly totals', () => {
  it('a week without a run is there, with zeros', () => {
    expect(weeklyTotals([], { weeks: 3, until: '2026-03-11', weekStartsOn: 'MONDAY' })).toEqual([
      { weekStart: '2026-03-09', ...nothing },
      { weekStart: '2026-03-02', ...nothing },
      { weekStart: '2026-02-23', ...nothing },
    ]);
  });

  it('sums what there is: load just over the runs that carry an effort', () => {
    const runs = [
      aRun(1, { startedAt: day(8), distanceMeters: 20_000, durationSeconds: 7_200, effort: 5 }),
      aRun(2, { startedAt: day(6), distanceMeters: 0.1, durationSeconds: 600 }),
      aRun(3, { startedAt: day(4), distanceMeters: 0.2, durationSeconds: 1_800, effort: 0 }),
      aRun(4, { startedAt: day(1), distanceMeters: 8_000, durationSeconds: 2_700, effort: 3 }),
    ];
    expect(weeklyTotals(runs, { weeks: 2, until: '2026-03-08', weekStartsOn: 'MONDAY' })).toEqual([
      {
        weekStart: '2026-03-02',
        distanceMeters: 20_000.3,
        durationSeconds: 9_600,
        load: 600,
        runCount: 3,
        runsWithoutEffort: 1,
        runsNotShown: 0,
      },
      {
        weekStart: '2026-02-23',
        distanceMeters: 8_000,
        durationSeconds: 2_700,
        load: 135,
        runCount: 1,
        runsWithoutEffort: 0,
        runsNotShown: 0,
      },
    ]);
  });

  it.each([
    ['a run late on Sunday in New York, Monday in UTC', '2026-03-09T03:59:59.999Z', 'America/New_York', '2026-03-02'],
    ['a millisecond later it is Monday there too', '2026-03-09T04:00:00.000Z', 'America/New_York', '2026-03-09'],
    [
      'a run on Sunday evening in UTC, Monday in Auckland',
      '2026-03-08T11:00:00.000Z',
      'Pacific/Auckland',
      '2026-03-09',
    ],
    ['after the last day that counts', '2026-03-12T00:00:00.000Z', 'UTC', undefined],
    ['on the last day that counts', '2026-03-11T23:59:59.999Z', 'UTC', '2026-03-09'],
    ['on the first day that counts', '2026-03-02T00:00:00.000Z', 'UTC', '2026-03-02'],
    ['before the first day that counts', '2026-03-01T23:59:59.999Z', 'UTC', undefined],
    [
      'S50: a run on Monday morning in Tokyo, Sunday at home in Chicago',
      '2026-03-08T22:00:00.000Z',
      'Asia/Tokyo',
      '2026-03-09',
    ],
  ])('%s', (_, startedAt, timeZone, week) => {
    // Nothing here knows where the athlete lives now: moving house changes no week (S52).
    const totals = weeklyTotals([aRun(1, { startedAt, timeZone, localDate: localDateOf(startedAt, timeZone) })], {
      weeks: 2,
      until: '2026-03-11',
      weekStartsOn: 'MONDAY',
    });
    expect(totals.filter(({ runCount }) => runCount > 0).map(({ weekStart }) => weekStart)).toEqual(week ? [week] : []);
  });

  it.each([
    ['on the last day that counts', ['2026-03-11T12:00:00.000Z'], [1, 0]],
    ['after it, but in its week: on which day is not told', ['2026-03-15T23:59:59.999Z'], [1, 0]],
    ['in the week after', ['2026-03-16T00:00:00.000Z'], [0, 0]],
    ['in both weeks', ['2026-03-03T12:00:00.000Z', '2026-03-09T00:00:00.000Z', '2026-03-10T12:00:00.000Z'], [2, 1]],
    ['before them', ['2026-03-01T23:59:59.999Z'], [0, 0]],
    ['at the time of one that is shown', ['2026-03-09T12:00:00.000Z'], [1, 0]],
  ])('runs that are not shown are counted by weeks, and in nothing else: %s', (_, starts, counts) => {
    const shown = [aRun(1, { startedAt: '2026-03-09T12:00:00.000Z' })];
    const notShown = starts.map((startedAt, number) => aRun(10 + number, { startedAt }));
    const asked = { weeks: 2, until: '2026-03-11', weekStartsOn: 'MONDAY' } as const;
    const totals = weeklyTotals(shown, { ...asked, notShown });
    expect(totals.map(({ runsNotShown }) => runsNotShown)).toEqual(counts);
    expect(totals.map((total) => ({ ...total, runsNotShown: 0 }))).toEqual(weeklyTotals(shown, asked));
  });

  it.each([
    [1, '2026-03-09', 'MONDAY', '2026-03-09', '2026-03-15'],
    [1, '2026-03-15', 'MONDAY', '2026-03-09', '2026-03-15'],
    [53, '2026-03-15', 'MONDAY', '2025-03-10', '2026-03-15'],
    [1, '2026-03-15', 'SUNDAY', '2026-03-15', '2026-03-21'],
    [2, '2026-03-14', 'SUNDAY', '2026-03-01', '2026-03-14'],
    [1, '2026-03-15', 'SATURDAY', '2026-03-14', '2026-03-20'],
  ] as const)('%i weeks until %s that begin on %s are from %s to %s', (weeks, until, weekStartsOn, first, last) => {
    expect([firstDayOf({ weeks, until, weekStartsOn }), lastDayOf({ until, weekStartsOn })]).toEqual([first, last]);
  });

  it.each([
    ['MONDAY', ['2026-03-09', '2026-03-02', '2026-03-02']],
    ['SUNDAY', ['2026-03-08', '2026-03-08', '2026-03-01']],
    ['SATURDAY', ['2026-03-07', '2026-03-07', '2026-03-07']],
  ] as const)('weeks that begin on %s', (weekStartsOn, weeks) => {
    const starts = ['2026-03-09T12:00:00.000Z', '2026-03-08T12:00:00.000Z', '2026-03-07T12:00:00.000Z'];
    const found = starts.map((startedAt) => {
      const totals = weeklyTotals([aRun(1, { startedAt })], {
        weeks: 3,
        until: '2026-03-10',
        weekStartsOn,
      });
      return totals.find(({ runCount }) => runCount === 1)?.weekStart;
    });
    expect(found).toEqual(weeks);
  });

  it('each run counts once, in the week that its local day is in', () => {
    const zones = fc.constantFrom('UTC', 'America/New_York', 'Pacific/Auckland', 'Asia/Kathmandu');
    const runs = fc
      .array(
        fc.record({
          timeZone: zones,
          startedAt: fc
            .date({ min: new Date('2026-02-01'), max: new Date('2026-05-01'), noInvalidDate: true })
            .map((date) => date.toISOString()),
          distanceMeters: fc.integer({ min: 0, max: 50_000 }),
          durationSeconds: fc.integer({ min: 1, max: 20_000 }),
          effort: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
        }),
      )
      .map((all) =>
        all.map((parts, number) => aRun(number, { ...parts, localDate: localDateOf(parts.startedAt, parts.timeZone) })),
      );
    fc.assert(
      fc.property(runs, fc.integer({ min: 1, max: 12 }), fc.constantFrom(...weekdays), (all, weeks, weekStartsOn) => {
        const until = '2026-04-16';
        const totals = weeklyTotals(all, { weeks, until, weekStartsOn });
        expect(totals).toHaveLength(weeks);
        totals.forEach((total) => {
          const its = naivelyCounted(all).filter(({ localDate: date }) => {
            const into = daysBetween(total.weekStart, date);
            return into >= 0 && into < 7 && date <= until;
          });
          expect(total.runCount).toBe(its.length);
          expect(total.distanceMeters).toBe(its.reduce((sum, run) => sum + run.distanceMeters, 0));
          expect(total.runsWithoutEffort).toBe(its.filter(({ effort }) => effort === undefined).length);
          const load = its.reduce((sum, run) => sum + ((run.effort ?? 0) * run.durationSeconds) / 60, 0);
          expect(total.load).toBeCloseTo(load, 2);
        });
      }),
    );
  });
});
