import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeThatMatters } from '../../../functions/domain/symptom/pain.ts';
import type { ObservationRecord } from '../../../functions/domain/symptom/symptom.ts';
import { TREND_OVER, trendOf } from '../../../functions/domain/symptom/trend.ts';
import type { Phase } from '../../../functions/domain/vocabulary.ts';
import { anObservation, day } from '../../support/records.ts';

type Told = Partial<ObservationRecord>;

const phases: Readonly<Record<string, Phase>> = {
  run: 'DURING_RUN',
  before: 'PRE_RUN',
  warm: 'WARM_UP',
  cool: 'COOL_DOWN',
  after: 'AFTER_RUN',
  next: 'NEXT_MORNING',
  wake: 'ON_WAKING',
  rest: 'AT_REST',
  daily: 'DAILY_ACTIVITY',
  bike: 'CROSS_TRAINING',
};

/**
 * Observations in words, one a day: `run 4` is pain 4 while running, `run 4 @5000` from 5,000 m on, `after 2 x3` at three
 * sites, `after 2 both` on both sides, `after 2 unsaid` without a side. `+20` lets 20 days pass.
 */
function told(words: string): Told[] {
  let date = 0;
  return words.split(', ').flatMap((each): Told[] => {
    const [first = '', pain, ...parts] = each.split(' ');
    if (first.startsWith('+')) date += Number(first) - 1;
    date++;
    const phase = phases[first];
    if (!phase) return [];
    const [onset, count] = [parts.find((part) => part.startsWith('@')), parts.find((part) => part.startsWith('x'))];
    return [
      {
        observedAt: day(date),
        phase,
        pain: Number(pain),
        ...(onset && { onsetDistanceMeters: Number(onset.slice(1)) }),
        sites: (['HAMSTRING_BELLY', 'GLUTE', 'HIP'] as const).slice(0, Number(count?.slice(1) ?? 1)),
        side: parts.includes('both') ? 'BILATERAL' : parts.includes('unsaid') ? 'UNSPECIFIED' : 'LEFT',
      },
    ];
  });
}

const observed = (all: readonly Told[]) => all.map((parts, index) => anObservation(index, parts));
const letters = { WORSENING: 'W', STEADY: '-', IMPROVING: 'I' };
/** The trend with each of the observations: `--W`. */
const course = (all: readonly ObservationRecord[]) =>
  all.map((_, index) => letters[trendOf(all.slice(0, index + 1)).trend]).join('');
const times = (count: number, words: string) => Array.from({ length: count }, () => words).join(', ');

describe('the trend of a symptom', () => {
  const cases: readonly [string, string, string | RegExp][] = [
    // Stable, like with like.
    ['observed once', 'run 4', '-'],
    ['a stable tendon, four weeks: 4 while running, 2 next morning', times(14, 'run 4, next 2'), /^-{28}$/],
    ['the same the other way round', times(14, 'next 2, run 4'), /^-{28}$/],
    ['stiff on waking after runs that hurt as much', times(5, 'run 3 @4000, wake 3'), /^-{10}$/],
    ['it warms up: 3 in the warm-up, 1 while running', times(6, 'warm 3, run 1 @3000'), /^-{12}$/],
    ['it hurts more on stairs than at rest', times(5, 'rest 0, daily 2'), /^-{10}$/],
    ['after a run it is more than in the cool-down', times(5, 'cool 1, after 3'), /^-{10}$/],
    ['the bike hurts less than running', times(5, 'run 4, bike 1'), /^-{10}$/],

    // A change that matters against its own last three.
    ['0, 0, 0, 1', 'run 0, run 0, run 0, run 1', '---W'],
    ['4 to 5 matters', 'run 4, run 4, run 4, run 5', '---W'],
    ['5 to 6 does not', 'run 5, run 5, run 5, run 6', '----'],
    ['two are too few to speak of a change of 1', 'run 1, run 2', '--'],
    ['not more than the worst of the last three', 'run 2, run 3, run 2, run 3', '----'],
    ['mornings 1, 2, 3, 4 and runs at 5', 'run 5, next 1, run 5, next 2, run 5, next 3, run 5, next 4', '-----WWW'],
    ['waking and the next morning are one', 'next 1, wake 2, next 3', '--W'],
    ['the cool-down and the hours after it are one', 'cool 1, after 1, after 2', '--W'],
    ['stretches and the warm-up are one', 'before 1, warm 1, before 2', '--W'],

    // A jump, a first 7.
    ['2, then 9', 'run 2, run 9', '-W'],
    ['a jump of 3 in the morning', 'run 5, next 1, run 5, next 4', '---W'],
    ['from a morning to a run there is no jump', 'next 1, run 5, next 1, run 5', '----'],
    ['8, 8, 8 at rest', 'rest 8, rest 8, rest 8', 'WWW'],
    ['a first 7 after 6', 'run 6, run 6, run 7', '--W'],
    ['a first 7, and it stays', `run 7, ${times(59, 'run 7')}`, /^W{60}$/],
    ['from 8 down to 6', 'run 8, run 8, run 6', 'WWI'],

    // More sites, earlier in the run.
    ['more sites', 'after 2, after 2 x3', '-W'],
    ['both sides', 'after 2, after 2 both', '-W'],
    ['more sites than in some, not in all of the last three', 'after 2 x2, after 2, after 2 x2', '---'],
    ['one site and two by turns', `after 2, after 2 x2, ${times(4, 'after 2, after 2 x2')}`, /^-WWW-{6}$/],
    ['fewer sites', 'after 2 x3, after 2', '--'],
    ['both sides, in fewer sites', 'after 2 x2, after 2 both', '-W'],
    ['more sites, on one side of the two', 'after 2 both, after 2 x2', '-W'],
    [
      'on both sides, and the side is not stated each time',
      `run 2 both, ${times(4, 'run 2 unsaid')}, run 2 both`,
      '------',
    ],

    // A spread is one on whatever occasion it is told of. What differs between occasions, and stays so, is none.
    ['three sites at rest, one while running before', 'run 3, run 3, rest 3 x3', '--W'],
    ['both sides at rest, left while running before', 'run 3, rest 1 both', '-W'],
    ['as many as in one of the last three, on another occasion', 'after 2 x3, run 2, rest 2 x3', '---'],
    ['one site while running after three at rest', 'rest 2 x3, run 2, run 2, run 2', '----'],
    ['a spread, and one site on another occasion is no turn', 'run 2, rest 2 x3, run 2', '-WW'],
    ['a spread that stays, wherever it is told of', 'run 2, rest 2 x3, run 2 x3, run 2 x3, rest 2 x3', '-WWWW'],
    // The first is looked at. Before, it was not, and with it no spread to another occasion was.
    ['two sites in the morning, one while running', times(4, 'run 2, next 2 x2'), /^-WWW-{4}$/],
    ['one site while running, three after every run, for weeks', times(20, 'run 2, after 2 x3'), /^-WWW-{36}$/],
    ['the same with mornings', times(12, 'run 2, after 2 x3, next 2 x3'), /^-WWWWW-{30}$/],
    ['the same with more runs than hours after', times(8, 'run 2, run 2, run 2, run 2, after 2 x3'), /^-{4}WW-{34}$/],
    ['both sides in the mornings, left while running, for weeks', times(14, 'run 2, next 1 both'), /^-WWW-{24}$/],
    ['more than usual there', `${times(4, 'run 2, after 2 x2')}, run 2, after 2 x3`, /^-WWW-{5}W$/],
    ['as at rest two months ago', 'rest 2 x3, +60, run 2, run 2, run 2, rest 2 x3', '----W'],
    ['earlier in the run', 'run 3 @6000, run 3 @5000', '-W'],
    ['a few steps earlier is not earlier', 'run 3 @5000, run 3 @4900', '--'],
    ['from the first step', 'run 3 @300, run 3 @0', '-W'],
    ['before the run', 'run 3 @6437, before 3', '-W'],
    ['in the stretches, as ever', 'before 2, run 3 @5000, before 2, run 3 @5000', '----'],
    ['earlier by 100 m each time', Array.from({ length: 8 }, (_, n) => `run 3 @${9_000 - 100 * n}`).join(', '), /-W+$/],
    ['later in the run says nothing', 'run 3 @500, run 3 @6000', '--'],

    // A slow creep, and worse stays worse until it turns.
    [
      '2 to 5 in sixteen',
      `${times(4, 'run 2')}, ${times(4, 'run 3')}, ${times(4, 'run 4')}, ${times(4, 'run 5')}`,
      /^-{4}W{12}$/,
    ],
    [
      '2 to 5 in sixteen, up and down',
      [2, 2, 3, 2, 2, 3, 3, 3, 3, 4, 3, 4, 4, 5, 4, 5].map((pain) => `run ${pain}`).join(', '),
      /W{9}$/,
    ],
    [
      '2 to 5 in sixteen, with steady mornings',
      [2, 2, 2, 2, 3, 3, 2, 3, 3, 4, 4, 3, 4, 5, 5, 5].map((pain) => `run ${pain}, next 1`).join(', '),
      /W{16}$/,
    ],
    ['a creep that no single step shows', 'run 2, run 3, run 2, run 2, run 3, run 3, run 3', '------W'],
    [
      'a stable tendon has good days',
      'run 4, run 4, run 3, run 4, run 3, run 4, run 4, run 4, run 3, run 4',
      /^[-I]{10}$/,
    ],
    ['higher, and it stays there', `run 2, run 2, ${times(20, 'run 4')}`, /^--W{20}$/],
    ['after 28 days it is what is usual', `run 2, run 2, run 4, ${times(28, 'run 4')}, run 4`, /^--W{29}-$/],
    ['one good day is no turn', 'run 2, run 2, run 4, run 2, run 4', '--WWW'],
    ['back where it was, twice', 'run 2, run 2, run 3, run 2, run 2', '--WW-'],
    ['back where it was at one stroke', 'run 2, run 9, run 2', '-W-'],
    ['8, and 3 the next time', 'run 8, run 3', 'W-'],
    ['it turns', 'run 2, run 2, run 5, run 5, run 1', '--WWI'],
    ['mornings stay worse while runs are told of', 'next 1, next 1, next 2, run 3, run 3', '--WWW'],
    ['until they were not spoken of for a week', 'next 1, next 1, next 2, +7, run 3', '--W-'],
    ['the best of two months ago is forgotten', `${times(3, 'run 1')}, +40, run 3, run 3, run 3`, '---WWW'],

    // Improving.
    [
      '6, 5, 4, 3, 2 in runs and mornings',
      'run 6, next 6, run 5, next 5, run 4, next 4, run 3, next 3, run 2, next 2',
      '----IIIIII',
    ],
    ['no pain any more', 'run 3, run 3, run 0', '--I'],
    ['week by week', `${times(3, 'run 4')}, ${times(3, 'run 3')}, ${times(3, 'run 2')}`, '---IIIIII'],
    ['not once it is level', `${times(3, 'run 4')}, ${times(4, 'run 3')}`, '---III-'],
    ['6 to 5 is no change that matters', 'run 6, run 6, run 5', '---'],
    ['better while running, worse in the morning', 'run 5, next 1, run 5, next 1, run 2, next 2', '----IW'],

    // The story.
    ['the story', 'cool 1, after 2 x3, run 3 @6437, before 3, after 4, run 6 @0', '-WWWWW'],
  ];
  it.each(cases)('%s: %s', (_, words, trends) => {
    expect(course(observed(told(words)))).toMatch(typeof trends === 'string' ? new RegExp(`^${trends}$`) : trends);
  });

  it.each<[string, string, number | undefined]>([
    ['the first of an unbroken row', 'run 1, run 1, run 2, run 3', 3],
    ['the first on any occasion', 'run 1, run 1, run 2, next 1, next 1, next 4, run 2', 3],
    ['a row that began anew', 'run 1, run 1, run 3, run 1, run 1, run 4', 6],
    ['not once it is steady', 'run 1, run 1, run 3, run 1, run 1', undefined],
  ])('worsening since: %s', (_, words, since) => {
    expect(trendOf(observed(told(words))).worseningSince).toBe(since === undefined ? undefined : day(since));
  });

  it.each([
    [0, 1],
    [4, 1],
    [4.6, 2],
    [5, 2],
    [7, 2],
    [8, 3],
    [10, 3],
  ])('a change that matters at %f is %i', (level, change) => {
    expect(changeThatMatters(level)).toBe(change);
  });

  it('looks at the latest observations alone: what came before them changes nothing', () => {
    const anything = fc.array(
      fc.tuple(fc.constantFrom('run', 'next', 'rest', 'warm'), fc.integer({ min: 0, max: 10 })),
      { minLength: TREND_OVER, maxLength: TREND_OVER + 10 },
    );
    fc.assert(
      fc.property(anything, (all) => {
        const observations = observed(told(all.map(([phase, pain]) => `${phase} ${pain}`).join(', ')));
        expect(trendOf(observations)).toEqual(trendOf(observations.slice(-TREND_OVER)));
      }),
      { numRuns: 20 },
    );
  });

  it('says since when exactly when it is WORSENING, and more pain never makes it better', () => {
    const rank = { IMPROVING: 0, STEADY: 1, WORSENING: 2 };
    const one = fc.record({
      pain: fc.integer({ min: 0, max: 9 }),
      phase: fc.constantFrom('DURING_RUN', 'PRE_RUN', 'AFTER_RUN'),
      onsetDistanceMeters: fc.integer({ min: 0, max: 3 }),
      sites: fc.subarray(['GLUTE', 'HIP', 'CALF'] as const, { minLength: 1 }),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 8 }), (all) => {
        const observations = observed(
          all.map((each, index) => ({ ...each, sites: [...each.sites], observedAt: day(index) })),
        );
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
