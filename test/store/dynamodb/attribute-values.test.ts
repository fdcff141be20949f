import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AttributeMap, fromAttributes, toAttributes } from '../../../functions/store/dynamodb/attribute-values.ts';
import { anyName, itemsWith, nameKeptByAws } from '../../support/any-item.ts';
import { type FreshTable, freshTable } from '../../support/table.ts';

/** As AWS's own code writes an item. */
const writtenByAws = (item: object) => marshall(item, { removeUndefinedValues: true });
const thereAndBack = (item: object) => fromAttributes(toAttributes(item));

/** Without undefined values, and without the sign of zero, which DynamoDB does not have. */
function kept(value: unknown): unknown {
  if (value === 0) return 0;
  if (Array.isArray(value)) return value.filter((each) => each !== undefined).map(kept);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  const left = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(left.map(([key, each]) => [key, kept(each)]));
}

describe('values', () => {
  it('are written and read as AWS does, whatever they are', () => {
    fc.assert(
      fc.property(itemsWith(nameKeptByAws), (item) => {
        const attributes = toAttributes(item);
        expect(attributes).toStrictEqual(writtenByAws(item));
        expect(fromAttributes(attributes)).toStrictEqual(unmarshall(attributes));
      }),
      { numRuns: 1000, seed: 20260310 },
    );
  });

  it('come back as they were, by any name', () => {
    fc.assert(
      fc.property(itemsWith(anyName), (item) => {
        // What `expect` takes for a class, and Node does not, is an attribute by the name of `constructor`.
        expect(isDeepStrictEqual(thereAndBack(item), kept(item))).toBe(true);
      }),
      { numRuns: 1000, seed: 20260310 },
    );
  });

  it('pollute nothing', () => {
    const item = JSON.parse(
      '{"__proto__":{"polluted":1,"toString":"x"},"constructor":{"prototype":{"polluted":1}}}',
    ) as object;
    const read = thereAndBack(item);
    expect(Object.keys(read)).toEqual(['__proto__', 'constructor']);
    expect(JSON.stringify(read)).toBe(JSON.stringify(item));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(read['polluted']).toBeUndefined();
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  });

  it('of objects without a prototype, and of a list with holes, are kept', () => {
    const bare = Object.assign(Object.create(null), { a: 1 }) as object;
    // eslint-disable-next-line no-sparse-arrays -- a hole is what this is about: it is left out as undefined is
    const item = { bare, list: [1, , undefined, 2] };
    expect(toAttributes(item)).toEqual({ bare: { M: { a: { N: '1' } } }, list: { L: [{ N: '1' }, { N: '2' }] } });
    expect(writtenByAws({ list: item.list })).toEqual({ list: { L: [{ N: '1' }, { N: '2' }] } });
  });

  it('of a part of a buffer are that part', () => {
    const part = Buffer.from('all of it').subarray(0, 3);
    expect(toAttributes({ part })).toEqual({ part: { B: part } });
  });
});

class Athlete {
  name = 'Ada';
}

describe('what cannot be kept is refused', () => {
  const refused: [string, unknown][] = [
    ...[NaN, Infinity, -Infinity, 2 ** 53, -(2 ** 53), 1e100].map((each): [string, unknown] => [String(each), each]),
    ['a symbol', Symbol('private')],
    ['a Date', new Date(0)],
    ['an instance', new Athlete()],
    ['a regular expression', /private/],
    ['an error', new Error('private')],
    ['a promise', Promise.resolve('private')],
    ['an empty set', new Set()],
    ['a set of booleans', new Set([true])],
  ];
  /** AWS keeps these: as something else than they are, or as what nothing here would read. */
  const refusedHereAlone: [string, unknown, awsKeeps: object | undefined][] = [
    ['a big integer', 1n, { N: '1' }],
    ['a set of texts', new Set(['private']), { SS: ['private'] }],
    ['a set of numbers', new Set([1]), { NS: ['1'] }],
    ['a Map', new Map([['a', 1]]), { M: { a: { N: '1' } } }],
    ['a function', () => 'private', undefined],
  ];

  it.each(refused)('%s: by AWS too', (_, value) => {
    for (const item of [{ value }, { list: [value] }, { map: { value } }]) {
      expect(() => toAttributes(item)).toThrow(TypeError);
      expect(() => toAttributes(item)).not.toThrow(/private|Ada/);
      expect(() => writtenByAws(item)).toThrow();
    }
  });

  it.each(refusedHereAlone)('%s, which AWS keeps in its way', (_, value, awsKeeps) => {
    expect(() => toAttributes({ value })).toThrow(TypeError);
    expect(() => toAttributes({ value })).not.toThrow(/private/);
    expect(writtenByAws({ value })).toEqual(awsKeeps === undefined ? {} : { value: awsKeeps });
  });

  it.each([
    ['a Map', new Map()],
    ['a Date', new Date(0)],
    ['an instance', new Athlete()],
  ])('%s as an item', (_, item) => {
    expect(() => toAttributes(item)).toThrow(TypeError);
  });

  it('typed numbers, buffers and boxed values', () => {
    for (const value of [
      new Float64Array([1]),
      new ArrayBuffer(1),
      new DataView(new ArrayBuffer(1)),
      Object(1),
      Object('a'),
    ])
      expect(() => toAttributes({ value })).toThrow(TypeError);
  });

  it('sets when they are read: nothing here writes them', () => {
    for (const value of [{ SS: ['a'] }, { NS: ['1'] }, { BS: [new Uint8Array([1])] }, {}])
      expect(() => fromAttributes({ value } as unknown as AttributeMap)).toThrow(
        'A kind of value that nothing here writes',
      );
  });

  it('reads an integer beyond 2^53 as a number, which AWS makes a big integer; writing it again is refused', () => {
    const attributes: AttributeMap = { value: { N: '9007199254740993' } };
    expect(unmarshall(attributes)).toEqual({ value: 9007199254740993n });
    expect(fromAttributes(attributes)).toEqual({ value: 2 ** 53 });
    expect(() => toAttributes(fromAttributes(attributes))).toThrow(TypeError);
  });
});

describe('in DynamoDB', () => {
  let table: FreshTable;
  beforeAll(async () => {
    table = await freshTable();
  });

  it('values come back as they were', async () => {
    const { dynamodb, tableName: TableName } = table;
    const Key = { pk: 'P', sk: 'S' };
    // DynamoDB keeps no attribute without a name, and no number this near to zero.
    const keepable = itemsWith(nameKeptByAws.filter((each) => each !== '' && each.isWellFormed())).filter(
      (item) => !/"(pk|sk|timeKey|kindKey|typeKey)"|e-1[3-9]\d|e-[2-9]\d\d/.test(JSON.stringify(toAttributes(item))),
    );
    await fc.assert(
      fc.asyncProperty(keepable, async (item) => {
        await dynamodb.call('PutItem', { TableName, Item: { ...item, ...Key } });
        const { Item } = await dynamodb.call('GetItem', { TableName, Key });
        expect(Item).toEqual({ ...(kept(item) as object), ...Key });
      }),
      { numRuns: 60, seed: 20260310 },
    );
  });
});
