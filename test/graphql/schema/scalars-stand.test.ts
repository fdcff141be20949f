import fc from 'fast-check';
import { specifiedScalarTypes } from 'graphql';
import { describe, expect, it } from 'vitest';
import { scalars, stands } from '../../../functions/graphql/schema/scalars.ts';

const types = [...specifiedScalarTypes, ...Object.values(scalars)];

describe('A value that a scalar answers as it stands', () => {
  it('is told of every scalar but those that hold objects', () => {
    expect(Object.keys(stands).sort()).toEqual(
      types
        .map(({ name }) => name)
        .filter((name) => name !== 'JSONObject')
        .sort(),
    );
  });

  it.each(types.map((type) => [type.name, type] as const))('is what %s makes of it', (name, type) => {
    const values = fc.oneof(
      fc.anything(),
      fc.string(),
      fc.double(),
      fc.integer(),
      fc.maxSafeInteger(),
      fc.constantFrom(-0, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, NaN, Infinity, '', '2026-03-08', 'Europe/Oslo'),
    );
    fc.assert(
      fc.property(values, (value) => {
        if (stands[name]?.(value)) expect(JSON.stringify(type.serialize(value))).toBe(JSON.stringify(value));
      }),
      { numRuns: 2_000, seed: 20260310 },
    );
  });
});
