import { describe, expect, it } from 'vitest';
import { possibleDuplicatesOf } from '../../../functions/domain/symptom/possible-duplicate.ts';
import type { BodySite, Side } from '../../../functions/domain/vocabulary.ts';
import { anObservation, aSymptom } from '../../support/records.ts';

describe('S101: the same calf reported twice as new', () => {
  const hurting = (number: number, sites: BodySite[], side: Side, parts: object = {}) =>
    aSymptom(number, { latestObservation: anObservation(number, { sites, side }), ...parts });
  const calf = hurting(1, ['CALF'], 'LEFT');

  it.each<[string, Parameters<typeof hurting>, boolean]>([
    ['the same site and side', [2, ['CALF'], 'LEFT'], true],
    ['one of several sites', [2, ['SOLEUS', 'CALF'], 'LEFT'], true],
    ['both sides', [2, ['CALF'], 'BILATERAL'], true],
    ['nobody said which side', [2, ['CALF'], 'UNSPECIFIED'], true],
    ['the other side', [2, ['CALF'], 'RIGHT'], false],
    ['another site', [2, ['SHIN'], 'LEFT'], false],
    ['it is over', [2, ['CALF'], 'LEFT', { status: 'RESOLVED' }], false],
    ['it was merged', [2, ['CALF'], 'LEFT', { status: 'MERGED' }], false],
    ['it is back', [2, ['CALF'], 'LEFT', { status: 'RECURRED' }], true],
    ['itself', [1, ['CALF'], 'LEFT'], false],
  ])('%s', (_, other, suspected) => {
    expect(possibleDuplicatesOf(calf, [calf, hurting(...other)])).toHaveLength(suspected ? 1 : 0);
  });

  it('one that is over has none', () => {
    expect(possibleDuplicatesOf({ ...calf, status: 'RESOLVED' }, [hurting(2, ['CALF'], 'LEFT')])).toEqual([]);
  });
});
