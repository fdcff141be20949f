import fc from 'fast-check';
import { getVariableValues, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { coercedVariables } from '../../../functions/graphql/cost/coerced-variables.ts';
import { createSchema } from '../../../functions/graphql/schema/schema.ts';

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
    [
      '($id: ID!, $at: DateTime)',
      [{ id: 'a', at: '2026-03-08T09:05:00-05:00' }, { id: 'a', at: 'yesterday' }, { id: 'a' }],
    ],
    ['($id: ID!, $first: Int! = 3)', [{ id: 'a', first: '3' }, { id: 'a', first: 4 }, { id: 'a' }]],
    [
      '($id: ID, $ids: [ID!])',
      [
        { id: 'a', ids: 'b' },
        { id: 'a', ids: ['b'] },
      ],
    ],
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

  it('whatever is declared, and whatever is given', () => {
    const type = fc.constantFrom('ID', 'ID!', 'String', 'String! = "a"', 'Int! = 3', 'DateTime', '[ID!]', 'Unknown');
    const value = fc.constantFrom('a', '', '3', '2026-03-08T09:05:00Z', 3, 0.5, true, null, undefined, ['a'], {});
    const name = fc.constantFrom('a', 'b', 'constructor', '__proto__');
    const declared = fc.uniqueArray(fc.tuple(name, type), { selector: ([each]) => each, maxLength: 3 });
    fc.assert(
      fc.property(declared, fc.array(fc.tuple(name, value)), (variables, entries) => {
        const list = variables.map(([each, of]) => `$${each}: ${of}`).join(', ');
        const operation = operationOf(list && `(${list})`);
        const given = Object.fromEntries(entries);
        const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
        const found = coercedVariables(schema, operation, given);
        // By its entries: a matcher takes a property `constructor` for what made the object.
        expect(found && Object.entries(found)).toEqual(coerced && Object.entries(coerced));
      }),
      { numRuns: 2_000 },
    );
  });
});
