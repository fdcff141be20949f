import { describe, expect, it } from 'vitest';
import { notSettledSince } from '../../../functions/domain/symptom/settling.ts';
import type { Phase } from '../../../functions/domain/vocabulary.ts';
import { day } from '../../support/records.ts';

/** The 24-hour rule: pain is accepted if it has settled by the next morning, and mornings do not rise from week to week. */

type Told = readonly [number, Phase, number];
const since = (told: readonly Told[]) =>
  notSettledSince(
    told.map(([number, phase, pain]) => ({
      observedAt: day(number, phase === 'NEXT_MORNING' || phase === 'ON_WAKING' ? '06:00' : '18:00'),
      phase,
      pain,
    })),
  );
const run = (number: number, pain: number): Told => [number, 'DURING_RUN', pain];
const morning = (number: number, pain: number): Told => [number, 'NEXT_MORNING', pain];
const waking = (number: number, pain: number): Told => [number, 'ON_WAKING', pain];
const days = Array.from({ length: 14 }, (_, index) => index * 2 + 1);

describe('pain that has not settled by the next morning', () => {
  it.each<[string, Told[], string | undefined]>([
    ['S3: pain 5 the morning after a run', [run(1, 3), morning(2, 5)], day(2, '06:00')],
    ['S4: the same where the run did not hurt', [morning(2, 5)], day(2, '06:00')],
    ['none the morning after', [run(1, 5), morning(2, 0)], undefined],
    ['on waking, within 36 hours of a run', [run(1, 5), waking(2, 2)], day(2, '06:00')],
    ['on waking, and no run before', [waking(2, 2)], undefined],
    ['on waking, the run too long ago', [run(1, 5), waking(4, 2)], undefined],
    ['S8: usual stiffness on waking after runs', [run(1, 3), waking(2, 3), run(3, 3), waking(4, 3)], undefined],
    ['as usual at low pain', [morning(2, 2), morning(4, 2)], undefined],
    ['one more than usual at low pain matters', [morning(2, 2), morning(4, 2), morning(6, 3)], day(6, '06:00')],
    ['as bad as the last: a run, 5, a run, 5', [run(1, 3), morning(2, 5), run(3, 3), morning(4, 5)], day(2, '06:00')],
    ['5, 5, 6: moderate pain is never the usual', [morning(2, 5), morning(4, 5), morning(6, 6)], day(2, '06:00')],
    ['usual mornings at 3', [morning(2, 3), morning(4, 3), morning(6, 3)], undefined],
    ['usual mornings at 3, then 4', [morning(2, 3), morning(4, 3), morning(6, 4)], day(6, '06:00')],
    [
      'a bad morning does not raise the usual',
      [morning(2, 1), morning(4, 1), morning(6, 7), morning(8, 2)],
      day(6, '06:00'),
    ],
    ['back to the usual after a bad morning', [morning(2, 2), morning(4, 2), morning(6, 7), morning(8, 2)], undefined],
    ['better than bad mornings, and none known that was not', [morning(2, 6), morning(4, 3)], day(2, '06:00')],
    ['until it is the usual', [morning(2, 6), morning(4, 3), morning(6, 3)], undefined],
    ['on waking at 5, and no run before', [waking(2, 5), waking(4, 5)], undefined],
    ['since the first of several', [morning(2, 1), morning(4, 3), morning(6, 5)], day(2, '06:00')],
    ['until a morning had settled', [morning(2, 5), run(3, 4), morning(4, 0)], undefined],
    ['an evening says nothing about the morning', [morning(2, 5), run(3, 0)], day(2, '06:00')],
    ['nothing was said of mornings', [run(1, 5), run(3, 5)], undefined],
  ])('%s', (_, told, expected) => {
    expect(since(told)).toBe(expected);
  });

  it('S97: 4 while running and 2 next morning for four weeks has settled, but for the first morning', () => {
    const told = days.flatMap((number): Told[] => [run(number, 4), morning(number + 1, 2)]);
    expect(told.map((_, index) => since(told.slice(0, index + 1)) !== undefined).filter(Boolean)).toHaveLength(2);
  });

  it('5 every morning after a run has not, for as long as it goes on', () => {
    const told = days.flatMap((number): Told[] => [run(number, 4), morning(number + 1, 5)]);
    expect(since(told)).toBe(day(2, '06:00'));
  });

  it('S6b: mornings of 1, 2, 3, 4 have not', () => {
    expect(since([morning(2, 1), morning(4, 2), morning(6, 3), morning(8, 4)])).toBe(day(2, '06:00'));
  });
});

describe('mornings that rise from week to week', () => {
  const week = (first: number, pains: number[]): Told[] => pains.map((pain, index) => waking(first + index * 2, pain));

  it.each<[string, Told[], boolean]>([
    ['by a change that matters', [...week(1, [2, 2, 2]), ...week(8, [3, 3, 3])], true],
    ['by less', [...week(1, [2, 2, 3]), ...week(8, [3, 2, 3])], false],
    ['one morning is no week', [...week(1, [2, 2, 2]), ...week(13, [4])], false],
    ['down', [...week(1, [4, 4, 4]), ...week(8, [3, 3, 3])], false],
  ])('%s', (_, told, rises) => {
    expect(since(told) !== undefined).toBe(rises);
  });
});
