import { describe, expect, test } from 'vitest';
import { createFilter } from '../../../../infra/local/streams/event-filter.ts';
import { CliError } from '../../../../infra/local/cli-error.ts';

const record = {
  eventName: 'MODIFY',
  dynamodb: {
    NewImage: {
      kind: { S: 'erasedAthlete' },
      tags: { SS: ['left', 'knee'] },
      done: { BOOL: true },
      nothing: { NULL: true },
      parts: { L: [{ S: 'a' }, { M: { name: { S: 'b' } } }] },
    },
    SizeBytes: 120,
    note: null,
  },
};
const image = (fields: object) => ({ dynamodb: { NewImage: fields } });
const passes = (...patterns: unknown[]) => createFilter(patterns.map((pattern) => JSON.stringify(pattern)))(record);

describe('a record passes', () => {
  test.each<[string, unknown]>([
    ['a text', { eventName: ['MODIFY'] }],
    ['one of several texts', { eventName: ['INSERT', 'MODIFY'] }],
    ['a text deep inside', image({ kind: { S: ['erasedAthlete'] } })],
    ['several fields', { eventName: ['MODIFY'], dynamodb: { SizeBytes: [120] } }],
    ['a number', { dynamodb: { SizeBytes: [120] } }],
    ['a boolean', image({ done: { BOOL: [true] } })],
    ['null', { dynamodb: { note: [null] } }],
    ['an element of a set', image({ tags: { SS: ['knee'] } })],
    ['an element of a list', image({ parts: { L: { M: { name: { S: ['b'] } } } } })],
  ])('by %s', (_name, pattern) => {
    expect(passes(pattern)).toBe(true);
  });

  test('without patterns', () => expect(passes()).toBe(true));
  test('by one pattern of two', () => expect(passes({ eventName: ['INSERT'] }, { eventName: ['MODIFY'] })).toBe(true));
});

describe('a record is passed over', () => {
  test.each<[string, unknown]>([
    ['another text', { eventName: ['INSERT'] }],
    ['a part of a text', { eventName: ['MOD'] }],
    ['another case', { eventName: ['modify'] }],
    ['one field of two', { eventName: ['MODIFY'], dynamodb: { SizeBytes: [1] } }],
    ['a text for a number', { dynamodb: { SizeBytes: ['120'] } }],
    ['null where nothing is', { dynamodb: { nowhere: [null] } }],
    ['a value deep in nowhere', { dynamodb: { OldImage: { kind: { S: ['erasedAthlete'] } } } }],
    ['a field that every object inherits', { constructor: { name: ['Object'] } }],
    ['a list that holds no such element', image({ parts: { L: { M: { name: { S: ['c'] } } } } })],
  ])('by %s', (_name, pattern) => {
    expect(passes(pattern)).toBe(false);
  });
});

describe('what cannot be executed here is refused by name', () => {
  test.each<[unknown, string]>([
    [{ eventName: [{ 'anything-but': ['REMOVE'] }] }, 'compares with {"anything-but":["REMOVE"]}'],
    [{ a: [{ numeric: ['>', 1] }] }, 'compares with {"numeric":[">",1]}'],
    [{ a: [{ prefix: 'x' }] }, 'compares with {"prefix":"x"}'],
    [{ a: [{ exists: true }] }, 'compares with {"exists":true}'],
    [{ a: [{}] }, 'compares with {}'],
    [{ a: [['x']] }, 'compares with ["x"]'],
    [{ $or: [{ a: ['x'] }] }, 'uses "$or"'],
    [{ a: 'x' }, 'has "x" where'],
    [{ a: [] }, 'has [] where'],
    [{ a: {} }, 'has {} where'],
    ['x', 'has "x" where'],
  ])('%j', (pattern, why) => {
    const text = JSON.stringify(pattern);
    expect(() => createFilter([text])).toThrow(CliError);
    expect(() => createFilter([text])).toThrow(`The filter pattern ${text} ${why}`);
  });

  test('no JSON', () => expect(() => createFilter(['{a'])).toThrow('The filter pattern {a is not JSON'));
});
