import { describe, expect, it } from 'vitest';
import type { RedFlagSign } from '../../../functions/domain/symptom/pain.ts';
import { redFlagsOf, standingRedFlags } from '../../../functions/domain/symptom/red-flag.ts';
import type { ObservationRecord } from '../../../functions/domain/symptom/symptom.ts';
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
  const severe = { sign: 'SEVERE_PAIN' } as const;
  const cases: readonly [string, Told[], { sign: RedFlagSign; since: string }[]][] = [
    ['none without observations', [], []],
    ['since the first of several', [run, { ...rest, pain: 8 }, { ...rest, pain: 8 }], [{ ...severe, since: day(1) }]],
    ['whatever the runs are like since', [{ ...rest, pain: 8 }, run, run], [{ ...severe, since: day(0) }]],
    [
      'until the next rest without',
      [
        { ...rest, pain: 7 },
        { ...rest, pain: 5 },
      ],
      [],
    ],
    [
      'since the first on any occasion',
      [
        { ...run, pain: 8 },
        { ...rest, pain: 8 },
      ],
      [{ ...severe, since: day(0) }],
    ],
    ['a jump, until the next time', [run, { ...run, pain: 5 }, { ...run, pain: 5 }], []],
  ];
  it.each(cases)('%s', (_, told, flags) => {
    expect(standingRedFlags(observed(told))).toEqual(flags);
  });
});
