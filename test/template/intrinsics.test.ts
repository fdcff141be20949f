import { expect, test } from 'vitest';
import { resolveValue } from '../../infra/local/template/assembly/intrinsics.ts';

const names = {
  ref: (id: string) => `name-of-${id}`,
  attribute: (id: string, attribute: string) => `${attribute}-of-${id}`,
};

test.each([
  ['text', 'text'],
  [{ a: [1, true, null] }, { a: [1, true, null] }],
  [{ Ref: 'Table' }, 'name-of-Table'],
  [{ 'Fn::GetAtt': ['Table', 'Arn'] }, 'Arn-of-Table'],
  [{ 'Fn::GetAtt': 'Table.Arn' }, 'Arn-of-Table'],
  [
    { 'Fn::Join': ['/', [{ 'Fn::GetAtt': ['Table', 'Arn'] }, 'index', { Ref: 'Index' }]] },
    'Arn-of-Table/index/name-of-Index',
  ],
  [
    { 'Fn::Sub': 'assets-${AWS::AccountId}-${Table.Arn}-${!Literal}' },
    'assets-name-of-AWS::AccountId-Arn-of-Table-${!Literal}',
  ],
  [{ 'Fn::Split': ['-', { Ref: 'a' }] }, ['name', 'of', 'a']],
  [{ 'Fn::Select': [2, { 'Fn::Split': ['-', { Ref: 'a' }] }] }, 'a'],
  [{ nested: [{ deep: { Ref: 'X' } }] }, { nested: [{ deep: 'name-of-X' }] }],
  // Two keys: an object of the resource's own, whatever they are called.
  [
    { Ref: 'a', other: 'b' },
    { Ref: 'a', other: 'b' },
  ],
])('%j is %j', (value, resolved) => {
  expect(resolveValue(value, names)).toEqual(resolved);
});

test.each([
  [{ 'Fn::ImportValue': 'x' }, 'uses Fn::ImportValue, which'],
  [{ a: { 'Fn::If': ['Prod', 1, 2] } }, 'uses Fn::If, which'],
  [{ 'Fn::Join': ['', 'no list'] }, 'uses Fn::Join in a way'],
  [{ 'Fn::Select': [3, ['too', 'short']] }, 'uses Fn::Select in a way'],
  [{ Ref: 1 }, 'uses Ref in a way'],
])('%j is refused: a wrong answer would be worse', (value, message) => {
  expect(() => resolveValue(value, names)).toThrow(message);
});
