import { describe, expect, it } from 'vitest';
import { DOLLARS_PER_MILLISECOND, dollarsPerMillion, writeUnitsOf, type Written } from '../../bench/report/prices.ts';

/** An item of so many KB, more or less, with its place in an index. */
const item = (kb: number, keys: Record<string, string> = {}) => ({
  pk: 'a',
  sk: 'b',
  text: 'x'.repeat(kb * 1_000),
  ...keys,
});
const small = item(0.5);
const inAll = { timeKey: 't', kindKey: 'k', typeKey: 'y' };

describe('What a million calls cost', () => {
  it('is the sum of its parts', () => {
    const cost = dollarsPerMillion({ readUnits: 33, writeUnits: 0 }, 25);
    expect(DOLLARS_PER_MILLISECOND).toBeCloseTo(0.023, 4);
    expect(cost.dynamodb).toBeCloseTo(4.125, 5);
    expect(cost.lambda).toBeCloseTo(0.2 + 0.576, 2);
    expect(cost.gateway).toBe(1);
    expect(cost.total).toBeCloseTo(5.9, 2);
  });

  it('is nearly all DynamoDB where 100 new runs are recorded', () => {
    expect(dollarsPerMillion({ readUnits: 102, writeUnits: 808 }, 34).dynamodb).toBeCloseTo(12.75 + 505, 5);
  });
});

describe('Write units', () => {
  it.each([
    ['a new item that no index shows', { before: undefined, after: small }, 1],
    ['an item of 2.5 KB', { before: undefined, after: item(2.5) }, 3],
    ['an item that shrinks costs what it was', { before: item(2.5), after: small }, 3],
    ['a new run shows in three indexes', { before: undefined, after: item(0.5, inAll) }, 4],
    [
      'one that stays where it is in an index',
      { before: item(0.5, { kindKey: 'k' }), after: item(0.5, { kindKey: 'k' }) },
      2,
    ],
    [
      'one that moves in an index leaves one place and takes another',
      { before: item(0.5, { kindKey: 'k' }), after: item(0.5, { kindKey: 'l' }) },
      3,
    ],
    ['one that leaves an index', { before: item(0.5, { kindKey: 'k' }), after: small }, 2],
    ['one that is deleted', { before: item(0.5, inAll), after: undefined }, 4],
  ])('%s', (_, { before, after }, units) => {
    expect(writeUnitsOf([{ kind: 'write', before, after }], false)).toBe(units);
    expect(writeUnitsOf([{ kind: 'write', before, after }], true)).toBe(2 * units);
  });

  it('a new place in a global index costs a unit, in a transaction, too; another place two; the same one none', () => {
    const at = (changeKey: string) => item(0.5, { changeKey });
    for (const inTransaction of [false, true]) {
      const units = (before: object | undefined, after: object | undefined) =>
        writeUnitsOf([{ kind: 'write', before, after } as Written], inTransaction) - (inTransaction ? 2 : 1);
      expect([units(undefined, at('a')), units(at('a'), at('b')), units(at('a'), at('a'))]).toEqual([1, 2, 0]);
    }
  });

  it('a check costs as a write of the item does, without its indexes', () => {
    const run = item(0.5, inAll);
    expect(writeUnitsOf([{ kind: 'check', before: run, after: run }], true)).toBe(2);
  });

  it('a new run with the checks of the grant and of the athlete: 6 and 6 for its indexes', () => {
    const check = { kind: 'check', before: small, after: small } as const;
    expect(writeUnitsOf([check, check, { kind: 'write', before: undefined, after: item(0.5, inAll) }], true)).toBe(12);
  });
});
