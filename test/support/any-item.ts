import fc from 'fast-check';

/** Names that are keywords of DynamoDB or JavaScript, or arbitrary. */
const oddNames = [
  ...['Item', 'Items', 'Key', 'Keys', 'Attributes', 'S', 'N', 'M', 'L', 'B', 'SS', 'NULL', 'BOOL'],
  ...['toString', 'valueOf', 'hasOwnProperty', 'toJSON', 'length', 'prototype', 'then', '0', '', ' ', 'ü.b[0]#:'],
];
/** AWS's code loses an attribute with one of these names, or fails on it. */
const namesLostByAws = ['__proto__', 'constructor'];

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
);
/** Any name that AWS's code keeps. */
export const nameKeptByAws = fc
  .oneof(fc.constantFrom(...oddNames), text)
  .filter((each) => !namesLostByAws.includes(each));
export const anyName = fc.oneof(nameKeptByAws, fc.constantFrom(...namesLostByAws));
const number = fc.oneof(
  fc.maxSafeInteger(),
  fc.double({
    noDefaultInfinity: true,
    noNaN: true,
    min: -(2 ** 53),
    max: 2 ** 53,
    minExcluded: true,
    maxExcluded: true,
  }),
  fc.constantFrom(0, -0, 5e-324, 1e-130, 2 ** 53 - 1, -(2 ** 53 - 1), 0.1 + 0.2, 1e21 / 1e10),
);

/** Any item of attributes with such names, and all kinds of values in it. */
export const itemsWith = (names: fc.Arbitrary<string>) =>
  fc.letrec<{ value: unknown; map: object }>((tie) => ({
    map: fc.dictionary(names, tie('value'), { maxKeys: 6, noNullPrototype: true }),
    value: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      text,
      number,
      fc.boolean(),
      fc.constantFrom(null, undefined),
      fc.uint8Array({ maxLength: 20 }),
      fc.array(tie('value'), { maxLength: 5 }),
      tie('map'),
    ),
  })).map;
