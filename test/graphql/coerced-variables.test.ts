import { getVariableValues, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { coercedVariables } from '../../functions/graphql/coerced-variables.ts';
import { createSchema } from '../../functions/graphql/schema.ts';

const schema = createSchema();

function operationOf(definitions: string): OperationDefinitionNode {
  const [operation] = parse(`query Q${definitions} { viewer { id } }`).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('not an operation');
  return operation;
}

describe('variables are what graphql-js makes of them', () => {
  it.each<[definitions: string, given: Record<string, unknown>[]]>([
    ['', [{}, { id: 'x' }]],
    ['($id: ID!)', [{ id: 'ath_1' }, { id: '' }, { id: 7 }, { id: 7.5 }, { id: null }, { id: ['a'] }, {}]],
    [
      '($id: ID!, $name: String!)',
      [{ id: 'a', name: 'b' }, { name: 'b', id: 'a', more: 1 }, { id: 'a' }, { id: 'a', name: 1 }],
    ],
    ['($id: ID)', [{ id: 'a' }, { id: null }, { id: 3 }, {}]],
    ['($id: ID! = "a")', [{}, { id: 'b' }, { id: null }]],
    ['($ids: [ID!]!)', [{ ids: ['a'] }, { ids: 'a' }, { ids: [null] }]],
    ['($at: DateTime)', [{ at: '2026-03-08T09:05:00-05:00' }, { at: 'yesterday' }, {}]],
    ['($first: Int!)', [{ first: 3 }, { first: '3' }, { first: 2 ** 40 }]],
    ['($constructor: String)', [{}, JSON.parse('{"constructor": "a"}') as Record<string, unknown>]],
    ['($__proto__: String)', [{}, JSON.parse('{"__proto__": "a"}') as Record<string, unknown>]],
    ['($id: Unknown)', [{ id: 'a' }]],
  ])('%s', (definitions, all) => {
    const operation = operationOf(definitions);
    // In either order: what is known of an operation is kept.
    for (const given of [...all, ...all.toReversed()]) {
      const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
      expect(coercedVariables(schema, operation, given)).toStrictEqual(coerced);
    }
  });
});
