import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trendOf } from '../../../functions/domain/symptom/trend.ts';
import type { ObservationRecord } from '../../../functions/domain/symptom/symptom.ts';
import { anObservation, day } from '../../support/records.ts';

type Told = Partial<ObservationRecord>;
/** Observations of one site, one a day from day 1 on. `pains(1, 2)` are two in daily activity. */
const observed = (all: readonly Told[]) =>
  all.map((parts, index) => anObservation(index, { observedAt: day(index + 1), phase: 'AFTER_RUN', ...parts }));
const pains = (...all: number[]): Told[] => all.map((pain) => ({ pain }));
const running = (pain: number, onsetDistanceMeters: number): Told => ({
  pain,
  phase: 'DURING_RUN',
  onsetDistanceMeters,
});
const two = { sites: ['HAMSTRING_BELLY', 'GLUTE'] } satisfies Told;
const one = { sites: ['GLUTE'] } satisfies Told;

describe('the trend of a symptom', () => {
  it.each<[string, Told[], string]>([
    ['nothing observed', [], 'STEADY'],
    ['one observation', pains(9), 'STEADY'],
    ['two, however far apart', pains(1, 9), 'STEADY'],
    ['pain 1 above the mean of those before', pains(2, 2, 3), 'WORSENING'],
    ['pain a half above it', pains(2, 3, 3), 'STEADY'],
    ['pain at the mean', pains(2, 2, 2), 'STEADY'],
    ['pain a half below it', pains(2, 3, 2), 'STEADY'],
    ['pain 1 below it', pains(3, 3, 2), 'IMPROVING'],
    ['no pain any more', pains(3, 3, 0), 'IMPROVING'],
    ['just the last three before count', pains(9, 9, 2, 2, 2, 3), 'WORSENING'],
    ['all of the last three before count', pains(9, 2, 2, 3), 'IMPROVING'],
    ['more sites at the same pain', [...pains(2, 2), { pain: 2, ...two }], 'WORSENING'],
    [
      'more sites than in some, but not in all before',
      [...pains(2), { pain: 2, ...two }, { pain: 2, ...two }],
      'STEADY',
    ],
    ['more sites at less pain is no clear change', [...pains(3, 3), { pain: 2, ...two }], 'STEADY'],
    [
      'fewer sites at the same pain',
      [
        { pain: 2, ...two },
        { pain: 2, ...two },
        { pain: 2, ...one },
      ],
      'STEADY',
    ],
    ['earlier in the run at the same pain', [running(2, 6_000), running(2, 5_000), running(2, 4_999)], 'WORSENING'],
    ['as early as before', [running(2, 6_000), running(2, 5_000), running(2, 5_000)], 'STEADY'],
    ['earlier in the run at less pain', [running(4, 6_000), running(4, 5_000), running(3, 0)], 'STEADY'],
    ['later in the run at less pain', [running(4, 500), running(4, 500), running(3, 6_000)], 'IMPROVING'],
    [
      'in the warm-up, which is before the first step',
      [running(2, 1), running(2, 1), { pain: 2, phase: 'WARM_UP' }],
      'WORSENING',
    ],
    ['at rest, as before', [{ pain: 2, phase: 'PRE_RUN' }, running(2, 0), { pain: 2, phase: 'AT_REST' }], 'STEADY'],
    ['phases that state no onset count for nothing', [...pains(2), running(2, 500), running(2, 400)], 'WORSENING'],
    ['nothing before states an onset', [...pains(2, 2), running(2, 0)], 'STEADY'],
    ['the latest states no onset', [running(2, 500), running(2, 400), ...pains(2)], 'STEADY'],
  ])('%s: %j is %s', (_, told, trend) => {
    expect(trendOf(observed(told)).trend).toBe(trend);
  });

  it.each<[string, number[], number | undefined]>([
    ['the first of an unbroken row', [1, 1, 2, 3, 4], 3],
    ['a row that began anew', [1, 1, 3, 1, 1, 3], 6],
    ['a row that began right after it had improved', [4, 4, 1, 4], 4],
    ['the third at the earliest', [1, 2, 3], 3],
    ['not once it is steady', [1, 1, 3, 2], undefined],
  ])('worsening since: %s', (_, told, since) => {
    expect(trendOf(observed(pains(...told))).worseningSince).toBe(since === undefined ? undefined : day(since));
  });

  it('says since when exactly when it is WORSENING, and more pain never makes it better', () => {
    const rank = { IMPROVING: 0, STEADY: 1, WORSENING: 2 };
    const told = fc.record({
      pain: fc.integer({ min: 0, max: 9 }),
      phase: fc.constantFrom('DURING_RUN', 'PRE_RUN', 'AFTER_RUN'),
      onsetDistanceMeters: fc.integer({ min: 0, max: 3 }),
      sites: fc.subarray(['GLUTE', 'HIP', 'CALF'] as const, { minLength: 1 }),
    });
    fc.assert(
      fc.property(fc.array(told, { minLength: 1, maxLength: 6 }), (all) => {
        const observations = observed(all.map((each) => ({ ...each, sites: [...each.sites] })));
        const { trend, worseningSince } = trendOf(observations);
        expect(worseningSince !== undefined).toBe(trend === 'WORSENING');
        const worse = observations.map((each, index) =>
          index === observations.length - 1 ? { ...each, pain: each.pain + 1 } : each,
        );
        expect(rank[trendOf(worse).trend]).toBeGreaterThanOrEqual(rank[trend]);
      }),
    );
  });
});
