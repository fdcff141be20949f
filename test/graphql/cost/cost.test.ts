import fc from 'fast-check';
import {
  execute,
  getIntrospectionQuery,
  getNamedType,
  getVariableValues,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  parse,
  validate,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { afterAll, describe, expect, it } from 'vitest';
import { measureCost, type Cost } from '../../../functions/graphql/cost/cost.ts';
import { createCostMeter } from '../../../functions/graphql/cost/cost-plugin.ts';
import { createServer } from '../../../functions/graphql/server/server.ts';
import { silentLogger } from '../../support/logger.ts';
import { createMeteredSchema, meteredContext, testCosts } from './cost-schema.ts';

const schema = createMeteredSchema();

function cost(query: string, variables: Record<string, unknown> = {}, of: GraphQLSchema = schema): Cost {
  const document = parse(query);
  expect(validate(of, document)).toEqual([]);
  return costOf(document, variables, of);
}

function costOf(document: DocumentNode, variables: Record<string, unknown>, of: GraphQLSchema = schema): Cost {
  const operation = document.definitions.find(
    (node) => node.kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode;
  const { coerced = {} } = getVariableValues(of, operation.variableDefinitions ?? [], variables);
  return measureCost({ schema: of, document, operation, variables: coerced }, testCosts);
}

describe('nodes', () => {
  it.each([
    ['{ __typename }', 1],
    ['{ athlete(id: "a") { id name } }', 3],
    // runs + 5 x (id) + the connection's own fields, once
    ['{ athlete(id: "a") { runs(first: 5) { nodes { id } pageInfo { hasNextPage } } } }', 1 + 1 + 1 + 5 + 2],
    ['{ viewer { roster(first: 3) { edges { cursor node { id } } } } }', 1 + 1 + 1 + 3 * 3],
    ['{ viewer { roster { nodes { id } } } }', 1 + 1 + 1 + 2],
    ['{ viewer { roster(first: 10) { nodes { runs(first: 10) { nodes { id } } } } } }', 1 + 1 + 1 + 10 * (1 + 1 + 10)],
    ['{ athlete(id: "a") { permissions { activity } } }', 1 + 1 + 3],
    ['{ nodes(ids: ["a", "b", "c", "d"]) { id } }', 1 + 4],
    // Only the most expensive type counts.
    [
      '{ node(id: "a") { id ... on Athlete { name runs(first: 9) { nodes { id } } } ... on Run { id } } }',
      1 + 1 + 2 + 10,
    ],
    // Merged as in the answer.
    [
      '{ athlete(id: "a") { id id ...F } } fragment F on Athlete { id name runs(first: 2) { nodes { id } } }',
      1 + 2 + 2 + 2,
    ],
    ['{ a: athlete(id: "a") { id } b: athlete(id: "a") { id } }', 4],
    ['{ athlete(id: "a") { id @skip(if: true) name @include(if: false) } }', 1],
    ['{ ... on Query @include(if: true) { athlete(id: "a") { id } } }', 2],
    [
      'mutation { recordRuns(input: { runs: [{}, {}, {}] }) { results { run { id } } userErrors { path } } }',
      1 + 1 + 3 * 2 + 1, // or three errors
    ],
  ])('%s costs %i', (query, nodes) => {
    expect(cost(query).nodes).toBe(nodes);
  });

  it('count what variables and their defaults say', () => {
    const query = 'query ($n: Int! = 4) { viewer { roster(first: $n) { nodes { id } } } }';
    expect(cost(query).nodes).toBe(3 + 4);
    expect(cost(query, { n: 100 }).nodes).toBe(3 + 100);
    const ids = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    expect(cost(ids, { ids: Array.from({ length: 50 }, String) }).nodes).toBe(51);
    const runs = 'mutation ($input: RecordRunsInput!) { recordRuns(input: $input) { results { run { id } } } }';
    expect(cost(runs, { input: { runs: Array.from({ length: 100 }, () => ({})) } }).nodes).toBe(2 + 200);
    const shown = 'query ($yes: Boolean!) { athlete(id: "a") { id @include(if: $yes) } }';
    expect([cost(shown, { yes: true }).nodes, cost(shown, { yes: false }).nodes]).toEqual([2, 1]);
  });

  it('stay finite and positive, whatever `first` says', () => {
    const nested = 'query ($n: Int!) { viewer { roster(first: $n) { nodes { runs(first: $n) { nodes { id } } } } } }';
    expect(cost(nested, { n: 2 ** 31 - 1 }).nodes).toBe(Number.MAX_SAFE_INTEGER);
    for (const n of [0, -1, -(2 ** 31)]) expect(cost(nested, { n })).toMatchObject({ nodes: 3, storeRequests: 2 });
  });
});

describe('store requests', () => {
  it.each([
    ['{ __typename viewer { __typename } }', 0],
    ['{ athlete(id: "a") { id } }', 1],
    ['{ viewer { roster(first: 50) { nodes { id name } } } }', 2],
    // one for the athlete, one for their runs, and one for each run's comments
    ['{ athlete(id: "a") { runs(first: 5) { nodes { comments(first: 100) { nodes { id } } } } } }', 1 + 1 + 5 + 2],
    // the loader reads the athletes of 3 runs at once
    ['{ athlete(id: "a") { runs(first: 3) { nodes { athlete { id } } } } }', 1 + 1 + 1],
    ['{ athlete(id: "a") { runs(first: 4) { nodes { athlete { id } } } } }', 1 + 1 + 2],
    // and what they lead to, at once again
    [
      '{ athlete(id: "a") { runs(first: 3) { nodes { athlete { id permissions { given { id } } } } } } }',
      1 + 1 + 1 + 3,
    ],
    // comments arrive run by run, and so do their authors
    [
      '{ athlete(id: "a") { runs(first: 5) { nodes { comments(first: 3) { nodes { author { id } } } } } } }',
      1 + 1 + 5 + 2 + 5,
    ],
    // an argument may ask for more
    ['{ athlete(id: "a") { name } }', 1],
    ['{ athlete(id: "a") { name(at: 1) } }', 2],
    ['query ($at: Int) { athlete(id: "a") { name(at: $at) } }', 1],
    ['{ nodes(ids: ["a", "b", "c"]) { ... on Comment { author { id } } ... on Run { athlete { id } } } }', 1 + 2],
    ['mutation { recordRuns(input: { runs: [{}, {}] }) { results { run { athlete { id } } } } }', 1 + 2 + 1],
  ])('%s takes %i', (query, storeRequests) => {
    expect(cost(query).storeRequests).toBe(storeRequests);
  });
});

describe('depth', () => {
  it('counts fields inside each other, through fragments', () => {
    expect(cost('{ __typename }').depth).toBe(1);
    expect(cost('{ athlete(id: "a") { ...F } } fragment F on Athlete { runs(first: 1) { nodes { id } } }').depth).toBe(
      4,
    );
    expect(cost('{ athlete(id: "a") { ... { ... on Node { id } } } }').depth).toBe(2);
  });

  it('ends at a cycle', () => {
    const cyclic = parse(
      '{ athlete(id: "a") { ...F } } fragment F on Athlete { runs(first: 1) { nodes { athlete { ...F ...F } } } }',
    );
    expect(costOf(cyclic, {}).depth).toBe(testCosts.limits.depth + 1);
  });
});

describe('introspection', () => {
  it('costs the operation next to nothing', () => {
    expect(cost(getIntrospectionQuery())).toMatchObject({ nodes: 1, storeRequests: 0, depth: 1 });
  });

  it('counts about what the description of the schema holds', () => {
    const query = '{ __schema { types { name fields { name type { name ofType { name } } } } } }';
    const { introspectionNodes, introspectionDepth } = cost(query);
    expect(introspectionNodes).toBe(Math.ceil(1 + 175 * (2 + 3 * (2 + 2 + 0.5))));
    expect(introspectionDepth).toBe(5);
  });
});

describe('what is measured', () => {
  it('bounds what happens', async () => {
    let equal = 0;
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (g) => {
        const document = parse(randomQuery(g));
        expect(validate(schema, document)).toEqual([]);
        const variables = { n: g(fc.integer, { min: 0, max: 4 }), yes: g(fc.boolean) };
        const expected = costOf(document, variables);
        fc.pre(expected.nodes < 1_000);

        const contextValue = meteredContext();
        const { data, errors } = await execute({ schema, document, contextValue, variableValues: variables });
        expect(errors).toBeUndefined();
        const nodes = countFields(data);
        expect(expected.nodes).toBeGreaterThanOrEqual(nodes);
        if (expected.storeRequests < contextValue.meter.storeRequests)
          expect(expected.storeRequests).toBeGreaterThanOrEqual(contextValue.meter.storeRequests);
        if (expected.nodes === nodes) equal += 1;
      }),
      { numRuns: 300 },
    );
    // The bound is not a wild guess either: without a choice of types it is exact.
    expect(equal).toBeGreaterThan(50);
  });
});

type Generator = fc.GeneratorValue;

/** A valid query: random fields, sizes, aliases, fragments and conditions. */
function randomQuery(g: Generator): string {
  let aliases = 0;
  function select(type: GraphQLCompositeType, depth: number): string {
    const parts: string[] = [];
    if (isAbstractType(type)) {
      for (const possible of schema.getPossibleTypes(type)) {
        if (g(fc.boolean)) parts.push(`... on ${possible.name} ${select(possible, depth)}`);
      }
    } else {
      for (const field of Object.values(type.getFields())) {
        const inner = getNamedType(field.type);
        if (g(fc.integer, { min: 0, max: 1 }) === 0) continue;
        if (isCompositeType(inner) && depth === 0) continue;
        const below = isCompositeType(inner) ? ` ${select(inner, depth - 1)}` : '';
        const given = field.args.map(({ name }) =>
          name === 'first'
            ? `first: ${g(fc.constantFrom, '$n', '1', '2')}`
            : name === 'ids'
              ? `ids: ["a", "b", "c", "d"]`
              : name === 'at'
                ? 'at: 1'
                : `id: "a"`,
        );
        const alias = g(fc.integer, { min: 0, max: 3 }) === 0 || given.length > 0 ? `a${(aliases += 1)}: ` : '';
        const condition = g(fc.integer, { min: 0, max: 9 }) === 0 ? ' @include(if: $yes)' : '';
        const selected = `${alias}${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${condition}${below}`;
        parts.push(g(fc.integer, { min: 0, max: 9 }) === 0 ? `... on ${type.name} { ${selected} }` : selected);
      }
    }
    return `{ ${['__typename', ...parts].join(' ')} }`;
  }
  const root = schema.getQueryType();
  const named = isObjectType(root) ? select(root, 5) : '';
  return `query ($n: Int! = 2, $yes: Boolean! = true) { v: viewer { r: roster(first: $n) @include(if: $yes) { __typename } } ...All } fragment All on Query ${named}`;
}

function countFields(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countFields(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, item) => sum + 1 + countFields(item), 0);
}

describe('an operation', () => {
  const server = createServer({ schema, logger: silentLogger, meter: createCostMeter(testCosts) });
  afterAll(() => server.stop());

  async function run(query: string, variables: Record<string, unknown> = {}) {
    const contextValue = { requestId: 'request-1', ...meteredContext() };
    const { body, http } = await server.executeOperation({ query, variables }, { contextValue });
    if (body.kind !== 'single') throw new Error('not a single result');
    return { status: http.status ?? 200, result: body.singleResult, reads: contextValue.meter.storeRequests };
  }

  async function refused(query: string, variables: Record<string, unknown> = {}) {
    const { status, result, reads } = await run(query, variables);
    expect(result).not.toHaveProperty('data');
    expect(reads, 'nothing is read').toBe(0);
    const [error] = result.errors ?? [];
    return { status, code: error?.extensions?.['code'], message: error?.message, cost: error?.extensions?.['cost'] };
  }

  it('says what it cost at most', async () => {
    const { result, reads } = await run('{ athlete(id: "a") { runs(first: 2) { nodes { athlete { id } } } } }');
    expect(result.extensions).toEqual({
      cost: {
        nodes: 7,
        nodesLimit: 10_000,
        storeRequests: 2 * 3 + 10,
        storeRequestsLimit: 2 * 60 + 10,
        bytes: 389,
        bytesLimit: 5_000_000,
      },
    });
    expect(reads).toBe(3);
  });

  it('is refused when it asks for too much of the store', async () => {
    const query = 'query ($n: Int!) { viewer { roster(first: $n) { nodes { runs(first: 1) { nodes { id } } } } } }';
    expect((await run(query, { n: 58 })).status).toBe(200);
    expect(await refused(query, { n: 59 })).toEqual({
      status: 400,
      code: 'QUERY_TOO_COSTLY',
      message:
        'The query may take 132 requests to the database; the limit is 130. Request fewer nested lists at a time.',
      cost: {
        nodes: 180,
        nodesLimit: 10_000,
        storeRequests: 132,
        storeRequestsLimit: 130,
        bytes: 10_908,
        bytesLimit: 5_000_000,
      },
    });
  });

  it('is refused when it asks for too many fields', async () => {
    const query = '{ viewer { roster(first: 5000) { nodes { id name } } } }';
    expect(await refused(query)).toMatchObject({
      status: 400,
      code: 'QUERY_TOO_COSTLY',
      message: 'The result may contain 10003 fields; the limit is 10000. Request fewer items or fields at a time.',
    });
  });

  it('is refused when it goes too deep', async () => {
    const nest = (levels: number): string =>
      levels === 0 ? 'id' : `runs(first: 1) { nodes { athlete { ${nest(levels - 1)} } } }`;
    // athlete, 4 x 3 levels, id
    expect((await run(`{ athlete(id: "a") { ${nest(4)} } }`)).status).toBe(200);
    expect(await refused(`{ athlete(id: "a") { ${nest(5)} } }`)).toMatchObject({
      status: 400,
      code: 'QUERY_TOO_DEEP',
      message: 'The query is 16 or more levels deep; the limit is 15. Split it.',
    });
  });

  it('is refused with 300 aliases', async () => {
    const aliases = (field: string) => `{ ${Array.from({ length: 300 }, (_, i) => `a${i}: ${field}`).join(' ')} }`;
    expect(await refused(aliases('viewer { athlete { id } }'))).toMatchObject({ code: 'QUERY_TOO_COSTLY' });
    expect(await refused(aliases('__schema { types { name } }'))).toMatchObject({
      code: 'QUERY_TOO_COSTLY',
    });
  });

  it('is refused when fragments multiply, without much work', async () => {
    const fragments = Array.from({ length: 40 }, (_, i) => {
      const next = i === 39 ? 'id' : `...F${i + 1}`;
      return `fragment F${i} on Athlete { x${i}: runs(first: 1) { nodes { athlete { ${next} } } } y${i}: runs(first: 1) { nodes { athlete { ${next} } } } }`;
    });
    const started = performance.now();
    const answer = await refused(`{ athlete(id: "a") { ...F0 } } ${fragments.join(' ')}`);
    expect(answer).toMatchObject({ status: 400 });
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('is refused when it repeats a choice of types over and over, without much work', async () => {
    const nest = (levels: number): string =>
      levels === 0
        ? '__typename'
        : `... on Comment { ${['a', 'b', 'c'].map((a) => `${a}: subject { ...${`N${levels - 1}`} }`).join(' ')} }`;
    const fragments = Array.from({ length: 9 }, (_, i) => `fragment N${i} on Node { ${nest(i)} id }`);
    const wide = `{ node(id: "a") { ...N8 } } ${fragments.join(' ')}`;
    const started = performance.now();
    expect((await run(wide)).status).toBeLessThanOrEqual(400);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('with too many tokens is not even parsed', async () => {
    const { status, code } = await refused(`{ ${'__typename '.repeat(3_000)} }`);
    expect([status, code]).toEqual([400, 'GRAPHQL_PARSE_FAILED']);
  });

  it.each([
    ['selections', '{ viewer { athlete '.repeat(490) + '{ id }' + '} }'.repeat(490)],
    ['inline fragments', '{ ... '.repeat(980) + '{ __typename }' + '}'.repeat(980)],
    ['lists', `{ athlete(id: ${'['.repeat(1_480)}${']'.repeat(1_480)}) { id } }`],
    ['objects', `{ athlete(id: ${'{ a: '.repeat(740)}1${'}'.repeat(740)}) { id } }`],
    ['types', `query ($x: ${'['.repeat(1_480)}Int${']'.repeat(1_480)}) { viewer { __typename } }`],
  ])('with very many %s in each other does not break anything', async (_, query) => {
    const { status, result } = await run(query);
    const code = result.errors?.[0]?.extensions?.['code'] ?? 'none';
    expect([200, 400]).toContain(status);
    expect(['none', 'GRAPHQL_VALIDATION_FAILED', 'QUERY_TOO_DEEP']).toContain(code);
  });

  it('with a wrong variable hears of the variable', async () => {
    const query = 'query ($n: Int!) { viewer { roster(first: $n) { nodes { id } } } }';
    for (const variables of [{}, { n: null }, { n: '5' }, { n: 1.5 }, { n: 2 ** 31 }, { n: [1, 2] }]) {
      const { status, code, message } = await refused(query, variables);
      expect([status, code]).toEqual([400, 'BAD_USER_INPUT']);
      expect(message).toContain('"$n"');
    }
  });

  it('with null where a default stood in hears of the argument', async () => {
    const query =
      'query ($n: Int = 5, $yes: Boolean = true) { viewer { roster(first: $n) { nodes { id @skip(if: $yes) } } } }';
    for (const variables of [{ n: null }, { yes: null }]) {
      const { status, code, message } = await refused(query, variables);
      expect([status, code]).toEqual([400, 'BAD_USER_INPUT']);
      expect(message).toMatch(/^Argument "(first|if)"/);
    }
  });

  it('of a kind that there is not hears so', async () => {
    expect(await refused('subscription { viewer { __typename } }')).toMatchObject({ status: 400 });
  });

  it('may look at the schema, but not too deep', async () => {
    const { status, result } = await run(getIntrospectionQuery());
    expect([status, result.errors]).toEqual([200, undefined]);
    const deep = `{ __type(name: "Run") { ${'ofType { '.repeat(25)} name ${'} '.repeat(25)} } }`;
    expect(await refused(deep)).toMatchObject({ code: 'QUERY_TOO_DEEP' });
  });
});
