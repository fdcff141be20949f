import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recordOf } from '../../functions/store/items.ts';

const keyNames = ['pk', 'sk', 'timeKey', 'kindKey', 'typeKey', 'expiresAtSeconds'];
const names = fc.oneof(
  fc.constantFrom(...keyNames),
  fc.constantFrom('__proto__', 'constructor', 'toString', '0', '10', '', 'PK', 'pk ', 'id', 'kind'),
  fc.string(),
);

it('leaves a record all but its keys, in their order, whatever they are called', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(names, fc.anything())), (properties) => {
      const item = Object.fromEntries(properties) as Record<string, unknown>;
      const before = Object.entries(item);
      const record = recordOf<Record<string, unknown>>(item);
      expect(Object.entries(record)).toStrictEqual(before.filter(([name]) => !keyNames.includes(name)));
      expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
      expect(Object.entries(item)).toStrictEqual(before);
    }),
    { numRuns: 1000, seed: 20260310 },
  );
});
