import { describe, expect, it } from 'vitest';
import { movementsOf } from '../../../functions/domain/symptom/movement.ts';
import type { BodySite, Side } from '../../../functions/domain/vocabulary.ts';
import { anObservation, day } from '../../support/records.ts';

const observed = (...all: BodySite[][]) =>
  all.map((sites, index) => anObservation(index, { observedAt: day(index + 1), sites }));

describe('where a symptom moved', () => {
  it.each<[string, BodySite[][], string[]]>([
    ['nowhere, when never observed', [], []],
    ['nowhere, when observed once', [['CALF']], []],
    ['nowhere, in the same place', [['CALF'], ['CALF']], []],
    [
      'nowhere, when just the main site is another',
      [
        ['CALF', 'SHIN'],
        ['SHIN', 'CALF'],
      ],
      [],
    ],
    ['more sites', [['HAMSTRING_BELLY'], ['HAMSTRING_BELLY', 'GLUTE', 'HIP']], ['SPREAD']],
    ['fewer sites', [['CALF', 'SHIN'], ['CALF']], ['LOCALISED']],
    ['one other site in the same region', [['HAMSTRING_BELLY', 'GLUTE'], ['HAMSTRING_PROXIMAL_TENDON']], ['LOCALISED']],
    ['another site', [['HAMSTRING_BELLY'], ['HAMSTRING_PROXIMAL_TENDON']], ['MOVED']],
    [
      'as many sites, one of them another',
      [
        ['CALF', 'SHIN'],
        ['CALF', 'ACHILLES'],
      ],
      ['MOVED'],
    ],
    [
      'there and back',
      [['CALF'], ['ACHILLES'], ['ACHILLES'], ['CALF', 'ACHILLES'], ['CALF']],
      ['MOVED', 'SPREAD', 'LOCALISED'],
    ],
  ])('%s', (_, sites, kinds) => {
    expect(movementsOf(observed(...sites)).map(({ kind }) => kind)).toEqual(kinds);
  });

  const sides: readonly [string, string, string[]][] = [
    ['to the other leg as well', 'LEFT BILATERAL', ['SPREAD']],
    ['to the other leg', 'LEFT RIGHT', ['MOVED']],
    ['back from both', 'BILATERAL RIGHT', ['LOCALISED']],
    ['from the midline to a side', 'MIDLINE LEFT', ['MOVED']],
    ['from the midline to both', 'MIDLINE BILATERAL', ['SPREAD']],
    ['nowhere, on the same side', 'LEFT LEFT', []],
    ['nowhere, when the side is first stated', 'UNSPECIFIED LEFT', []],
    ['nowhere, when the side is not stated any more', 'LEFT UNSPECIFIED', []],
    ['from the side that was stated last', 'LEFT UNSPECIFIED BILATERAL', ['SPREAD']],
  ];
  it.each(sides)('%s: %s', (_, said, kinds) => {
    const observations = said
      .split(' ')
      .map((side, index) => anObservation(index, { observedAt: day(index), side: side as Side }));
    expect(movementsOf(observations).map(({ kind }) => kind)).toEqual(kinds);
  });

  type Place = [Side, ...BodySite[]];
  const both: readonly [string, Place, Place, string][] = [
    ['fewer sites on both sides', ['LEFT', 'CALF', 'SHIN'], ['BILATERAL', 'CALF'], 'SPREAD'],
    ['more sites on one side', ['BILATERAL', 'CALF'], ['LEFT', 'CALF', 'SHIN'], 'SPREAD'],
    ['fewer sites on the other side', ['LEFT', 'CALF', 'SHIN'], ['RIGHT', 'CALF'], 'MOVED'],
    ['another site on one side', ['BILATERAL', 'CALF'], ['LEFT', 'SHIN'], 'MOVED'],
    ['fewer sites on one side', ['BILATERAL', 'CALF', 'SHIN'], ['LEFT', 'CALF'], 'LOCALISED'],
  ];
  it.each(both)('%s', (_, from, to, kind) => {
    const observations = [from, to].map(([side, ...sites], index) =>
      anObservation(index, { observedAt: day(index), side, sites }),
    );
    expect(movementsOf(observations).map((each) => each.kind)).toEqual([kind]);
  });

  it('says when, from where and to where, oldest first; and the sides, where they were stated', () => {
    const left = { fromSide: 'LEFT', toSide: 'LEFT' };
    expect(movementsOf(observed(['CALF'], ['CALF'], ['CALF', 'SHIN'], ['SHIN']))).toEqual([
      { observedAt: day(3), kind: 'SPREAD', from: ['CALF'], to: ['CALF', 'SHIN'], ...left },
      { observedAt: day(4), kind: 'LOCALISED', from: ['CALF', 'SHIN'], to: ['SHIN'], ...left },
    ]);
    const [first, second] = [['CALF' as const], ['SHIN' as const]].map((sites, index) =>
      anObservation(index, { observedAt: day(index), sites, side: 'UNSPECIFIED' }),
    );
    const unstated = movementsOf([first, second].filter((each) => each !== undefined));
    expect(unstated).toEqual([{ observedAt: day(1), kind: 'MOVED', from: ['CALF'], to: ['SHIN'] }]);
  });
});
