import { describe, expect, it } from 'vitest';
import { movementsOf } from '../../../functions/domain/symptom/movement.ts';
import type { BodySite } from '../../../functions/domain/vocabulary.ts';
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

  it('says when, from where and to where, oldest first', () => {
    expect(movementsOf(observed(['CALF'], ['CALF'], ['CALF', 'SHIN'], ['SHIN']))).toEqual([
      { observedAt: day(3), kind: 'SPREAD', from: ['CALF'], to: ['CALF', 'SHIN'] },
      { observedAt: day(4), kind: 'LOCALISED', from: ['CALF', 'SHIN'], to: ['SHIN'] },
    ]);
  });
});
