import { describe, expect, it } from 'vitest';
import {
  judgeWeek,
  withRunsBefore,
  type WeeklyLimits,
} from '../../../../functions/domain/run/judging/weekly-limits.ts';
import { verdictsWithout } from '../../../../functions/domain/run/adherence.ts';
import { anInstruction, aRun, day } from '../../../support/records.ts';

/** Runs of 10 km on days of March 2026; the 2nd, the 9th and the 16th are Mondays. */
const on = (number: number, distanceMeters = 10_000) => aRun(number, { startedAt: day(number), distanceMeters });
const days = (...numbers: number[]) => numbers.map((number) => on(number));

describe('what a run makes of its week', () => {
  it.each<[string, number, number[], WeeklyLimits, string[]]>([
    ['nothing was said', 4, [2, 3], {}, []],
    ['the third of three', 6, [2, 4], { maxSessionsPerWeek: 3 }, ['maxSessionsPerWeek KEPT 3']],
    ['the fourth of three', 8, [2, 4, 6], { maxSessionsPerWeek: 3 }, ['maxSessionsPerWeek BROKEN 4']],
    ['the first of the next week', 9, [2, 4, 6, 8], { maxSessionsPerWeek: 3 }, ['maxSessionsPerWeek KEPT 1']],
    ['those after it do not count', 4, [2, 5, 6, 7], { maxSessionsPerWeek: 3 }, ['maxSessionsPerWeek KEPT 2']],
    ['30 km of 30', 6, [2, 4], { maxDistanceMetersPerWeek: 30_000 }, ['maxDistanceMetersPerWeek KEPT 30000']],
    ['40 km of 30', 8, [2, 4, 6], { maxDistanceMetersPerWeek: 30_000 }, ['maxDistanceMetersPerWeek BROKEN 40000']],
    ['within 3 % of it', 4, [2], { maxDistanceMetersPerWeek: 19_500 }, ['maxDistanceMetersPerWeek KEPT 20000']],
    ['a rest day between', 4, [2], { minRestDaysBetween: 1 }, ['minRestDaysBetween KEPT 1']],
    ['on the next day', 3, [2], { minRestDaysBetween: 1 }, ['minRestDaysBetween BROKEN 0']],
    ['over the end of the week', 9, [8], { minRestDaysBetween: 1 }, ['minRestDaysBetween BROKEN 0']],
    ['the first run ever', 9, [], { minRestDaysBetween: 1 }, ['minRestDaysBetween KEPT undefined']],
    ['13 days of rest', 16, [2], { minRestDaysBetween: 13 }, ['minRestDaysBetween KEPT 13']],
    ['12 of 13 days of rest', 15, [2], { minRestDaysBetween: 13 }, ['minRestDaysBetween BROKEN 12']],
    ['a month of rest', 31, [2], { minRestDaysBetween: 13 }, ['minRestDaysBetween KEPT undefined']],
  ])('%s', (_, number, others, limits, expected) => {
    const verdicts = judgeWeek(on(number), days(...others, number), limits, 'MONDAY');
    expect(verdicts.map(({ limit, verdict, actual }) => `${limit} ${verdict} ${actual}`)).toEqual(expected);
  });

  it('twice on one day is no rest between', () => {
    const evening = aRun(9, { startedAt: day(3, '18:00') });
    expect(judgeWeek(evening, [on(3)], { minRestDaysBetween: 1 }, 'MONDAY')).toMatchObject([
      { verdict: 'BROKEN', actual: 0 },
    ]);
  });

  it('a run that nobody measured leaves the distance open, unless the others have passed it', () => {
    const limits = { maxDistanceMetersPerWeek: 15_000 };
    expect(judgeWeek(on(4, 0), days(2), limits, 'MONDAY')).toMatchObject([{ verdict: 'UNKNOWN', ask: 'DISTANCE' }]);
    expect(judgeWeek(on(4, 0), days(2, 3), limits, 'MONDAY')).toMatchObject([{ verdict: 'BROKEN' }]);
  });

  describe('recordings that overlap are of one run', () => {
    const watch = on(3);
    const byHand = aRun(30, { startedAt: day(3, '08:07'), distanceMeters: 9_500, type: 'OTHER' });
    const limits = { maxSessionsPerWeek: 2, maxDistanceMetersPerWeek: 20_000, minRestDaysBetween: 1 };
    const verdicts = (run: typeof watch, others: (typeof watch)[]) =>
      judgeWeek(run, others, limits, 'MONDAY').map(({ verdict, actual }) => `${verdict} ${actual}`);

    it('of a run before it', () => {
      expect(verdicts(on(5), [on(2), watch, byHand])).toEqual(['BROKEN 3', 'BROKEN 30000', 'KEPT 1']);
      expect(verdicts(on(5), [watch, byHand])).toEqual(['KEPT 2', 'KEPT 20000', 'KEPT 1']);
    });

    it('of the run itself', () => {
      expect(verdicts(byHand, [watch])).toEqual(['KEPT 1', 'KEPT 9500', 'KEPT undefined']);
    });

    it('a watch that was left on hides no run', () => {
      const allDay = aRun(40, { startedAt: day(3, '07:00'), durationSeconds: 40_000, distanceMeters: 0 });
      const morning = aRun(41, { startedAt: day(3, '08:00') });
      const evening = aRun(42, { startedAt: day(3, '18:00') });
      expect(judgeWeek(on(5), [allDay, morning, evening], { maxSessionsPerWeek: 2 }, 'MONDAY')).toMatchObject([
        { verdict: 'BROKEN', actual: 3 },
      ]);
    });
  });

  it('gives each run those before it, and those of its instant', () => {
    const runs = [on(30), on(20), aRun(99, { startedAt: day(20) }), on(10), on(3)];
    expect(withRunsBefore(runs).map(([, others]) => others.map(({ id }) => Number(id.slice(-2))))).toEqual([
      [30, 20, 99],
      [20, 99, 10],
      [20, 99, 10],
      [10, 3],
      [3],
    ]);
  });

  it.each([
    ['MONDAY', 2],
    ['TUESDAY', 2],
    ['SATURDAY', 2],
    ['SUNDAY', 1],
  ] as const)('on a Sunday after a run on Saturday, in weeks from %s: %i', (weekStartsOn, actual) => {
    expect(judgeWeek(on(8), days(7), { maxSessionsPerWeek: 3 }, weekStartsOn)).toMatchObject([{ actual }]);
  });
});

/** S67: of what is not shown to the coach, nobody tells them that it was kept to. */
describe('in the eyes of somebody who is not shown all runs', () => {
  const told = [
    anInstruction(1, {
      rules: [{ activity: 'RUN', permission: 'LIMITED', maxSessionsPerWeek: 3, minRestDaysBetween: 1 }],
    }),
  ];
  it.each<[string, number[], number[], string[]]>([
    ['there is none', [], [2, 4], ['MAX_SESSIONS_PER_WEEK KEPT', 'MIN_REST_DAYS KEPT']],
    ['one of this week', [3], [], ['MAX_SESSIONS_PER_WEEK RUNS_NOT_SHOWN', 'MIN_REST_DAYS KEPT']],
    ['one of yesterday', [5], [], ['MAX_SESSIONS_PER_WEEK RUNS_NOT_SHOWN', 'MIN_REST_DAYS RUNS_NOT_SHOWN']],
    ['one of last week', [1], [4], ['MAX_SESSIONS_PER_WEEK KEPT', 'MIN_REST_DAYS KEPT']],
    ['what is broken anyway', [3], [2, 4, 5], ['MAX_SESSIONS_PER_WEEK BROKEN', 'MIN_REST_DAYS BROKEN']],
  ])('%s', (_, hidden, shown, expected) => {
    const verdicts = verdictsWithout(days(...hidden), on(6), told, days(...shown), {});
    expect(verdicts.map(({ rule, verdict, ask }) => `${rule} ${ask ?? verdict}`)).toEqual(expected);
  });
});
