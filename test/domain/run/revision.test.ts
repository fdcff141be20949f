import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../functions/domain/refusal.ts';
import { checkRevision, isLaterRevision, nextRevision, toRevision } from '../../../functions/domain/run/revision.ts';

const LARGEST = '9223372036854775807';

describe('A revision', () => {
  it.each<[given: number | string | null | undefined, stored: number | string]>([
    [undefined, 0],
    [null, 0],
    [0, 0],
    [7, 7],
    ['7', 7],
    ['007', 7],
    [1_773_144_000_123, 1_773_144_000_123],
    ['1773144000123456', 1_773_144_000_123_456],
    ['9007199254740991', 9_007_199_254_740_991],
    ['9007199254740992', '9007199254740992'],
    ['9007199254740993', '9007199254740993'],
    ['1773144000123456789', '1773144000123456789'],
    [LARGEST, LARGEST],
  ])('given as %o is kept as %o', (given, stored) => {
    const problems: Problem[] = [];
    checkRevision(problems, given, ['revision']);
    expect(problems).toEqual([]);
    expect(toRevision(given)).toBe(stored);
  });

  it.each<[given: number | string, code: string]>([
    [-1, 'OUT_OF_RANGE'],
    [1.5, 'INVALID'],
    [NaN, 'INVALID'],
    [2 ** 53, 'OUT_OF_RANGE'],
    [1e300, 'OUT_OF_RANGE'],
    ['9223372036854775808', 'OUT_OF_RANGE'],
    ['99999999999999999999', 'INVALID'],
    ['', 'INVALID'],
    ['-1', 'INVALID'],
    ['0x10', 'INVALID'],
    ['1e3', 'INVALID'],
    ['latest', 'INVALID'],
  ])('%o is refused: %s', (given, code) => {
    const problems: Problem[] = [];
    checkRevision(problems, given, ['revision']);
    expect(problems.map((each) => `${each.code} ${each.path.join('.')}`)).toEqual([`${code} revision`]);
  });

  const ascending = [0, 1, 2_147_483_648, 9_007_199_254_740_991, '9007199254740992', '9007199254740993', LARGEST].map(
    toRevision,
  );

  it('is later than every one before it, and than no other', () => {
    for (const [place, revision] of ascending.entries())
      for (const [other, than] of ascending.entries())
        expect(isLaterRevision(revision, than), `${revision} > ${than}`).toBe(place > other);
  });

  it('has one after it', () => {
    expect(nextRevision(4)).toBe(5);
    expect(nextRevision(9_007_199_254_740_991)).toBe('9007199254740992');
    expect(nextRevision('9007199254740992')).toBe('9007199254740993');
  });
});
