import { describe, expect, it } from 'vitest';
import {
  count,
  given,
  instant,
  number,
  pastInstant,
  text,
  throwIfAny,
  unique,
  wholeNumber,
} from '../../functions/domain/check.ts';
import type { Problem } from '../../functions/domain/refusal.ts';
import { Refusal } from '../../functions/domain/refusal.ts';

const now = '2026-03-08T12:00:00.000Z';
const path = ['input', 'x'];
const distance = { what: 'The distance', unit: 'metres', min: 0, max: 1_000_000 } as const;
const limit = { what: 'The limit', unit: 'metres', above: 0, max: 1_000_000 } as const;

/** Runs one check and tells what it found: `CODE message`, or nothing. */
function found(check: (problems: Problem[]) => unknown): string | undefined {
  const problems: Problem[] = [];
  check(problems);
  expect(problems.every((problem) => problem.path[0] === 'input')).toBe(true);
  return problems.map((problem) => `${problem.code} ${problem.message}`)[0];
}

describe('numbers', () => {
  const cases: readonly [number | null | undefined, typeof distance | typeof limit, string | undefined][] = [
    [undefined, distance, undefined],
    [null, distance, undefined],
    [0, distance, undefined],
    [1_000_000, distance, undefined],
    [-5, distance, 'OUT_OF_RANGE The distance must be 0 to 1,000,000 metres; -5 was given.'],
    [1_000_000.5, distance, 'OUT_OF_RANGE The distance must be 0 to 1,000,000 metres; 1,000,000.5 was given.'],
    [NaN, distance, 'INVALID The distance must be a finite number, in metres.'],
    [Infinity, distance, 'INVALID The distance must be a finite number, in metres.'],
    [1e-101, distance, 'INVALID The distance is too close to 0, in metres. Send 0 if that is meant.'],
    [0, limit, 'OUT_OF_RANGE The limit must be more than 0 and at most 1,000,000 metres; 0 was given.'],
    [0.1, limit, undefined],
  ];
  it.each(cases)('%s in %o', (value, range, expected) => {
    expect(found((problems) => number(problems, value, path, range))).toBe(expected);
  });

  it('whole ones', () => {
    const pain = { what: 'Pain', unit: '(NRS)', min: 0, max: 10 } as const;
    expect(found((problems) => wholeNumber(problems, 10, path, pain))).toBeUndefined();
    expect(found((problems) => wholeNumber(problems, 2.5, path, pain))).toMatch(/^INVALID Pain must be a whole number/);
    expect(found((problems) => wholeNumber(problems, 11, path, pain))).toMatch(/^OUT_OF_RANGE/);
    expect(found((problems) => wholeNumber(problems, NaN, path, pain))).toMatch(/^INVALID/);
  });
});

describe('texts', () => {
  const cases: readonly [string | null | undefined, 0 | 1, string | undefined][] = [
    [undefined, 1, undefined],
    ['Ann', 1, undefined],
    ['', 0, undefined],
    ['', 1, 'INVALID The name is empty. Enter 1 to 5 characters.'],
    [' \n ', 1, 'INVALID The name is empty. Enter 1 to 5 characters.'],
    ['abcdef', 1, 'TOO_LONG The name has 6 characters; at most 5 are allowed. Shorten it.'],
    ['🏃🏃🏃🏃🏃', 1, undefined],
    ['a\ud800', 1, 'INVALID The name contains an incomplete character (a lone surrogate). Send valid Unicode.'],
  ];
  it.each(cases)('%j', (value, min, expected) => {
    expect(found((problems) => text(problems, value, path, { what: 'The name', min, max: 5 }))).toBe(expected);
  });
});

describe('instants', () => {
  const cases: readonly [string | null | undefined, RegExp | undefined][] = [
    [undefined, undefined],
    ['1970-01-01T00:00:00.000Z', undefined],
    ['2199-12-31T23:59:59.999Z', undefined],
    ['1969-12-31T23:59:59.999Z', /^OUT_OF_RANGE .*1970 to 2199/],
    ['2200-01-01T00:00:00.000Z', /^OUT_OF_RANGE/],
    ['0000-01-01T00:00:00.000Z', /^OUT_OF_RANGE/],
    ['+010000-01-01T00:00:00.000Z', /^OUT_OF_RANGE/],
    ['2026-02-30T00:00:00.000Z', /^INVALID/],
    ['2026-03-08T14:05:00Z', /^INVALID/],
    ['yesterday', /^INVALID/],
  ];
  it.each(cases)('%s', (value, expected) => {
    const message = found((problems) => instant(problems, value, path, 'The start'));
    if (expected) expect(message).toMatch(expected);
    else expect(message).toBeUndefined();
  });

  it('of the past may lie up to 15 minutes ahead', () => {
    const check = (value: string) => found((problems) => pastInstant(problems, value, path, 'The start', now));
    expect(check('2026-03-08T12:15:00.000Z')).toBeUndefined();
    expect(check('2026-03-08T12:15:00.001Z')).toMatch(
      /^OUT_OF_RANGE The start \(2026-03-08T12:15:00.001Z\) is in the future; it is /,
    );
  });
});

describe('lists', () => {
  it('have a number of entries', () => {
    const sites = { what: 'sites', min: 1, max: 3 };
    expect(found((problems) => count(problems, ['a'], path, sites))).toBeUndefined();
    expect(found((problems) => count(problems, [], path, sites))).toBe('OUT_OF_RANGE Give 1 to 3 sites; 0 were given.');
    expect(found((problems) => count(problems, null, path, sites))).toBeUndefined();
  });

  it('name the place of an entry that is there twice', () => {
    const problems: Problem[] = [];
    unique(problems, ['HIP', 'GLUTE', 'HIP'], path, 'The site');
    expect(problems).toEqual([
      { code: 'INVALID', message: 'The site HIP is listed twice. List it once.', path: ['input', 'x', '2'] },
    ]);
  });
});

it('everything that was found is thrown at once', () => {
  expect(() => throwIfAny([])).not.toThrow();
  const problems: Problem[] = [];
  number(problems, -1, path, distance);
  text(problems, '', path, { what: 'The name', max: 5 });
  expect(() => throwIfAny(problems)).toThrow(Refusal);
  expect(() => throwIfAny(problems)).toThrow('-1 was given. The name is empty.');
});

it('what is not given stays out of a record', () => {
  expect(Object.keys(given({ a: null, b: undefined, c: 0, d: '' }))).toEqual(['c', 'd']);
});
