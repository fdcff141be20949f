import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RedFlagSign } from '../../../functions/domain/symptom/pain.ts';
import { redFlagsOf, standingRedFlags } from '../../../functions/domain/symptom/red-flag.ts';
import type { ObservationRecord } from '../../../functions/domain/symptom/symptom.ts';
import type { BodySite, Phase, Sensation } from '../../../functions/domain/vocabulary.ts';
import { anObservation, day } from '../../support/records.ts';

type Told = Partial<ObservationRecord>;
const observed = (all: readonly Told[]) =>
  all.map((parts, index) => anObservation(index, { observedAt: day(index), pain: 2, ...parts }));

const bone = { sites: ['FEMORAL_NECK'] } satisfies Told;
const rest = { phase: 'AT_REST' } satisfies Told;
const run = { phase: 'DURING_RUN' } satisfies Told;
const waking = { phase: 'ON_WAKING' } satisfies Told;

describe('the red flags of an observation', () => {
  const cases: readonly [string, Told[], RedFlagSign[]][] = [
    ['a muscle at rest', [rest], []],
    ['a bone while running', [{ ...run, ...bone }], []],
    ['a bone at rest', [{ ...rest, ...bone }], ['BONE_PAIN_AT_REST']],
    ['a bone on waking, as a night is told of', [{ ...waking, ...bone }], ['BONE_PAIN_AT_REST']],
    ['a bone in daily life', [{ phase: 'DAILY_ACTIVITY', ...bone }], []],
    ['a bone the morning after a run', [{ phase: 'NEXT_MORNING', ...bone }], []],
    ['a bone at rest that does not hurt', [{ ...rest, ...bone, pain: 0 }], []],
    ['a bone beside the main site', [{ ...rest, sites: ['CALF', 'TIBIA'] }], ['BONE_PAIN_AT_REST']],
    ['a kneecap after long sitting', [{ ...rest, sites: ['KNEECAP'] }], []],
    ['numb, without pain', [{ ...run, pain: 0, sensations: ['NUMBNESS_TINGLING'] }], ['NUMBNESS']],
    ['weak', [{ ...run, sensations: ['WEAKNESS'] }], []],
    ['pain 6', [{ ...run, pain: 6 }], []],
    ['pain 7', [{ ...run, pain: 7 }], ['SEVERE_PAIN']],
    ['up by 2', [run, { ...run, pain: 4 }], []],
    ['up by 3', [run, { ...run, pain: 5 }], ['PAIN_JUMP']],
    ['down by 3', [{ ...run, pain: 5 }, run], []],
    ['up by 3 from a morning to a run', [waking, { ...run, pain: 5 }], []],
    ['up by 3 since the last run, before a morning', [run, waking, { ...run, pain: 5 }], ['PAIN_JUMP']],
    ['up by 3 since before the last run', [run, { ...run, pain: 4 }, { ...run, pain: 5 }], []],
    ['2, then 9', [run, { ...run, pain: 9 }], ['SEVERE_PAIN', 'PAIN_JUMP']],
    [
      'all of it',
      [
        { ...rest, ...bone },
        { ...rest, ...bone, pain: 9, sensations: ['NUMBNESS_TINGLING'] },
      ],
      ['BONE_PAIN_AT_REST', 'NUMBNESS', 'SEVERE_PAIN', 'PAIN_JUMP'],
    ],
  ];
  it.each(cases)('%s', (_, told, signs) => {
    const observations = observed(told);
    const latest = observations.at(-1) ?? anObservation(1);
    expect(redFlagsOf(latest, observations.slice(0, -1))).toEqual(signs);
  });
});

describe('the red flags that stand', () => {
  const since = (sign: RedFlagSign, number = 0) => [{ sign, since: day(number) }];
  const numb = { sensations: ['NUMBNESS_TINGLING'] } satisfies Told;
  const dull = { sensations: ['ACHE'] } satisfies Told;
  const daily = { phase: 'DAILY_ACTIVITY' } satisfies Told;
  const next = { phase: 'NEXT_MORNING' } satisfies Told;
  const at = (pain: number, parts: Told = run): Told => ({ ...parts, pain });
  const cases: readonly [string, Told[], { sign: RedFlagSign; since: string }[]][] = [
    ['none without observations', [], []],
    ['since the first of several', [run, at(8, rest), at(8, rest)], since('SEVERE_PAIN', 1)],
    ['since the first on any occasion', [at(8), at(8, rest)], since('SEVERE_PAIN')],
    ['since the one that still stands', [at(8), at(8, rest), at(6)], since('SEVERE_PAIN', 1)],

    // A sign goes only by what speaks of it.
    ['severe pain, whatever the runs are like since', [at(8, rest), run, run], since('SEVERE_PAIN')],
    ['severe pain, until the next rest with less', [at(7, rest), at(5, rest)], []],
    [
      'a bone at rest, then daily life as bad',
      [at(5, { ...rest, ...bone }), at(5, { ...daily, ...bone })],
      since('BONE_PAIN_AT_REST'),
    ],
    [
      'a bone at rest, then daily life without pain',
      [{ ...rest, ...bone }, at(0, { ...daily, ...bone })],
      since('BONE_PAIN_AT_REST'),
    ],
    [
      'a bone on waking, then a morning after a run',
      [
        { ...waking, ...bone },
        { ...next, ...bone },
      ],
      since('BONE_PAIN_AT_REST'),
    ],
    [
      'a bone on waking, then rest without pain',
      [{ ...waking, ...bone }, at(0, { ...rest, ...bone })],
      since('BONE_PAIN_AT_REST'),
    ],
    [
      'a bone at rest, then less pain at rest',
      [at(5, { ...rest, ...bone }), at(1, { ...rest, ...bone })],
      since('BONE_PAIN_AT_REST'),
    ],
    [
      'a bone at rest, then pain beside it',
      [
        { ...rest, ...bone },
        { ...rest, sites: ['GROIN'] },
      ],
      since('BONE_PAIN_AT_REST'),
    ],
    ['a bone at rest, until rest without pain', [{ ...rest, ...bone }, at(0, { ...rest, ...bone })], []],
    ['a bone on waking, until waking without pain', [{ ...waking, ...bone }, at(0, waking)], []],
    [
      'numbness, then no sensation is named',
      [
        { ...rest, ...numb },
        { ...rest, sensations: [] },
      ],
      since('NUMBNESS'),
    ],
    [
      'numbness, then no pain and no sensation',
      [{ ...rest, ...numb }, at(0, { ...rest, sensations: [] })],
      since('NUMBNESS'),
    ],
    [
      'numbness, then an ache on another occasion',
      [
        { ...rest, ...numb },
        { ...run, ...dull },
      ],
      since('NUMBNESS'),
    ],
    [
      'numbness, until sensations without it',
      [
        { ...rest, ...numb },
        { ...rest, ...dull },
      ],
      [],
    ],
    [
      'numbness, with another sensation',
      [
        { ...rest, ...numb },
        { ...rest, sensations: ['ACHE', 'NUMBNESS_TINGLING'] },
      ],
      since('NUMBNESS'),
    ],

    // Getting worse, or staying as bad, ends no jump. Before, it stood until the next time alone, and 1, 5, 6 was none.
    ['a jump, and it stays there', [run, at(5), at(5)], since('PAIN_JUMP', 1)],
    ['a jump, and more', [at(1, rest), at(5, rest), at(6, rest)], since('PAIN_JUMP', 1)],
    ['a jump, and half the way back', [at(1), at(5), at(3)], since('PAIN_JUMP', 1)],
    ['a jump, and back but for a change that matters', [at(1), at(5), at(2)], since('PAIN_JUMP', 1)],
    ['a jump, until it is back', [at(1), at(5), at(1)], []],
    ['a jump, until it is back, step by step', [at(1), at(5), at(4), at(2), at(0)], []],
    ['a jump from 5, where 1 does not matter', [at(5), at(8), at(6)], []],
    ['a jump from 5, where 2 matter', [at(5), at(8), at(7)], [...since('SEVERE_PAIN', 1), ...since('PAIN_JUMP', 1)]],
    ['two jumps, back where the second rose from', [at(0), at(3), at(6), at(3)], since('PAIN_JUMP', 1)],
    ['a jump, then a morning as it was', [at(1), at(5), at(1, next)], since('PAIN_JUMP', 1)],
    ['a jump that comes again is new', [at(1), at(5), at(1), at(5)], since('PAIN_JUMP', 3)],
  ];
  it.each(cases)('%s', (_, told, flags) => {
    expect(standingRedFlags(observed(told))).toEqual(flags);
  });

  const anything = fc.array(
    fc.record({
      phase: fc.constantFrom<Phase>('AT_REST', 'ON_WAKING', 'DAILY_ACTIVITY', 'DURING_RUN', 'NEXT_MORNING'),
      pain: fc.integer({ min: 0, max: 10 }),
      sites: fc.constantFrom<BodySite[]>(['CALF'], ['TIBIA']),
      sensations: fc.constantFrom<Sensation[]>([], ['ACHE'], ['NUMBNESS_TINGLING']),
    }),
    { minLength: 1, maxLength: 12 },
  );
  const signsOf = (all: readonly Told[]) => standingRedFlags(observed(all)).map(({ sign }) => sign);

  it('what hurts more the next time ends none, and each can end without the end of the symptom', () => {
    fc.assert(
      fc.property(anything, (all) => {
        const last = all.at(-1);
        if (last) {
          const worse = { ...last, pain: Math.min(10, last.pain + 1) };
          expect(signsOf([...all, worse])).toEqual(expect.arrayContaining(signsOf(all)));
        }
        const over = [rest, waking, run].map((each) => at(0, { ...each, ...dull }));
        expect(signsOf([...all, ...over])).toEqual([]);
      }),
    );
  });
});
