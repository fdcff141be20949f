import {
  buildSchema,
  getIntrospectionQuery,
  getNamedType,
  graphqlSync,
  isInputObjectType,
  isObjectType,
  parse,
  type OperationDefinitionNode,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { measureCost } from '../../../functions/graphql/cost/cost.ts';
import { costTable } from '../../../functions/graphql/cost/cost-table.ts';
import { MAX_DEPTH, MAX_FIELDS } from '../../../functions/graphql/cost/variable-shape.ts';
import { sdl } from '../../support/sdl.ts';

const schema = buildSchema(sdl);

function cost(query: string) {
  const document = parse(query);
  const [operation] = document.definitions as OperationDefinitionNode[];
  if (!operation) throw new Error('no operation');
  return measureCost({ schema, document, operation, variables: {} }, costTable);
}

const { storeRequests, batchedReads, storeRequestsPerItem, listSizes, separateLists, limits } = costTable;

describe('the cost table', () => {
  it('names fields and arguments that exist', () => {
    const known = new Set(['Query.__type', 'Query.__schema']);
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type)) continue;
      for (const { name, args } of Object.values(type.getFields())) {
        known.add(`${type.name}.${name}`);
        for (const argument of args) known.add(`${type.name}.${name}(${argument.name})`);
      }
    }
    const named = [storeRequests, batchedReads, storeRequestsPerItem, listSizes].flatMap(Object.keys);
    expect([...named, ...separateLists].filter((name) => !known.has(name))).toEqual([]);
  });

  it('has a cost for every mutation and every connection', () => {
    const costly = new Set([...Object.keys(storeRequests), ...Object.keys(batchedReads)]);
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type)) continue;
      for (const { name, args } of Object.values(type.getFields())) {
        if (type.name === 'Mutation' || args.some((argument) => argument.name === 'first')) {
          expect(costly, `${type.name}.${name}`).toContain(`${type.name}.${name}`);
        }
      }
    }
  });

  it('lets tools look at the whole schema, twice at once, and about knows how large it is', () => {
    const query = getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, oneOf: true });
    const { introspectionNodes, introspectionDepth } = cost(query);
    const { data } = graphqlSync({ schema, source: query });
    const held = countFields(data);
    expect(introspectionNodes).toBeGreaterThan(held * 0.8);
    expect(introspectionNodes).toBeLessThan(held * 2);
    expect(2 * introspectionNodes).toBeLessThan(limits.introspectionNodes);
    expect(introspectionDepth).toBeLessThanOrEqual(limits.introspectionDepth);
    expect(cost(`{ a: __schema { types { name } } b: __schema { types { name } } }`)).toMatchObject({
      storeRequests: 0,
    });
  });

  it.each([
    ['{ viewer { sidelinedAthletes(first: 20) { nodes { id name availability { status since } } } } }', 2],
    [
      '{ viewer { roster(first: 500) { nodes { id name availability { status } symptomSummary { openCount } } } } }',
      11,
    ],
    [
      '{ athlete(id: "a") { name runs(first: 100) { nodes { id distanceMeters observations { pain } } } } }',
      1 + 2 + 10,
    ],
    ['{ athlete(id: "a") { runs(first: 20) { nodes { id comments(first: 5) { nodes { body } } } } } }', 1 + 2 + 20 * 2],
    ['{ athlete(id: "a") { availability(at: "2026-01-01T00:00:00Z") { status } } }', 3],
    ['{ nodes(ids: ["a", "b"]) { id ... on Run { distanceMeters observations { pain } } } }', 3 + 2],
  ])('%s takes at most %i requests', (query, requests) => {
    expect(cost(query).storeRequests).toBe(requests);
  });
});

function countFields(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countFields(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, item) => sum + 1 + countFields(item), 0);
}

describe('inputs', () => {
  it('are well within the shape that variables may have', () => {
    function depthOf(name: string, above: readonly string[]): number {
      expect(above, 'an input inside of itself').not.toContain(name);
      const type = schema.getType(name);
      if (!isInputObjectType(type)) return 0;
      const fields = Object.values(type.getFields());
      expect(5 * fields.length).toBeLessThanOrEqual(MAX_FIELDS);
      // A list is a level of its own.
      return 2 + Math.max(...fields.map((field) => depthOf(getNamedType(field.type).name, [...above, name])));
    }
    for (const name of Object.keys(schema.getTypeMap())) expect(2 * depthOf(name, [])).toBeLessThanOrEqual(MAX_DEPTH);
  });
});
