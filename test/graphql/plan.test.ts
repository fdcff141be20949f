import fc from 'fast-check';
import {
  buildSchema,
  execute,
  getOperationAST,
  type GraphQLError,
  type GraphQLSchema,
  isObjectType,
  isUnionType,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { coercedVariables } from '../../functions/graphql/cost/coerced-variables.ts';
import type { Context } from '../../functions/request/context.ts';
import { planQuery } from '../../functions/graphql/plan.ts';
import { createPlans } from '../../functions/graphql/plans.ts';

const schema = buildSchema(`
  type Query { thing(n: Int = 3, in: [Int!], on: Colour): Thing  must: Thing!  any: Any  names: [String]! }
  enum Colour { RED GREEN }
  union Any = Thing | Other
  type Other { id: ID! count: Int! }
  type Thing {
    id: ID!  text: String  must: String!  int: Int  float: Float  flag: Boolean  colour: Colour  colours: [Colour!]
    texts: [String]  grid: [[Int!]]!  part: Thing  mustPart: Thing!  parts: [Thing]  mustParts: [Thing!]!  anys: [Any]
  }
`);

type Resolve = (parent: unknown, args: object) => unknown;

/** Gives every field the same resolver, which is told its name. */
function resolving(resolve: (name: string) => Resolve | undefined): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isUnionType(type)) type.resolveType = (value) => (value as { type: string }).type;
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) field.resolve = resolve(field.name);
  }
  return schema;
}

const tell = ({ message, path, locations }: GraphQLError) => ({ message, path, locations });
const context = {} as Context;

/** What graphql-js answers, and what a plan does the first time and the second one. */
async function bothAnswer(of: GraphQLSchema, query: string, given: Record<string, unknown> = {}) {
  const document = parse(query);
  const operation = getOperationAST(document);
  const plan = operation && planQuery(of, document, operation);
  if (!plan) throw new Error(`Not planned: ${query}`);
  const variables = coercedVariables(of, operation, given);
  if (!variables) throw new Error('Variables that do not fit');
  const due = await execute({ schema: of, document, variableValues: given, contextValue: context });
  const told = { data: JSON.stringify(due.data), errors: (due.errors ?? []).map(tell) };
  const planned = [await plan.execute(context, variables), await plan.execute(context, variables)];
  return {
    due: told,
    planned: planned.map(({ data, errors }) => ({ data: JSON.stringify(data), errors: errors.map(tell) })),
  };
}

async function expectSame(...asked: Parameters<typeof bothAnswer>): Promise<void> {
  const { due, planned } = await bothAnswer(...asked);
  expect(planned).toEqual([due, due]);
}

describe('A plan answers what graphql-js does', () => {
  const thing = {
    id: 'a',
    must: 'b',
    int: -0,
    float: 0.1,
    flag: false,
    colour: 'RED',
    colours: ['GREEN', 'RED'],
    texts: ['"', null, '\ud800', '\u2028'],
    grid: [[1], null, []],
    parts: [{ id: 1 }, null],
    mustParts: [],
  };
  const data = {
    thing,
    any: { type: 'Other', id: 7, count: 2 },
    names: new Set(['x', null]),
    must: { ...thing, id: 5 },
  };
  const ofData = (name: string): Resolve | undefined =>
    name in data ? () => data[name as keyof typeof data] : undefined;

  it.each<[string, string, Record<string, unknown>?]>([
    ['properties', '{ thing { id text must int float flag colour colours texts grid } }'],
    ['what is null where it must not be', '{ thing { mustPart { id } } names }'],
    ['an item that is null', '{ thing { parts { id must } } }'],
    ['a union', '{ any { __typename ... on Other { id count } ... on Thing { text } } }'],
    ['something that is not a list', '{ thing { id } must { anys { __typename } } names }'],
    [
      'aliases that JavaScript knows',
      '{ constructor: thing { class: id default: must toString: int hasOwnProperty: flag } }',
    ],
    [
      'a field in two fragments',
      '{ thing { ...a ...b } } fragment a on Thing { parts { id } } fragment b on Thing { id parts { must } }',
    ],
    ['a value that is none of its type', '{ must { id int: text } thing { int: id } }'.replace('int: id', 'id')],
  ])('%s', async (_, query, variables) => expectSame(resolving(ofData), query, variables));

  it.each<[string, Record<string, unknown>]>([
    ['{ thing { id } }', {}],
    ['{ thing(n: 5, in: [1, 2], on: RED) { id } }', {}],
    ['{ thing(n: null, in: 1) { id } }', {}],
    ['query($n: Int) { thing(n: $n) { id } }', {}],
    ['query($n: Int) { thing(n: $n) { id } }', { n: null }],
    ['query($n: Int) { thing(n: $n) { id } }', { n: 0 }],
    ['query($n: Int = 8) { thing(n: $n, on: GREEN) { id } }', {}],
    ['query($n: Int!, $on: Colour) { thing(in: [$n, 4], on: $on) { id } }', { n: 1, on: 'RED' }],
    ['query($in: [Int!]) { thing(in: $in) { id } }', { in: [] }],
    ['query($constructor: Int) { thing(n: $constructor) { id } }', {}],
    ['query($toString: Colour, $hasOwnProperty: [Int!]) { thing(on: $toString, in: $hasOwnProperty) { id } }', {}],
    ['query($__proto__: Int = 4) { thing(n: $__proto__) { id } }', {}],
  ])('arguments: %s with %j', async (query, variables) => {
    const echo = resolving((name) => (name === 'thing' ? (_, args) => ({ id: JSON.stringify(args) }) : undefined));
    await expectSame(echo, query, variables);
  });

  it('whatever its resolvers do, and in whatever order', { timeout: 120_000 }, async () => {
    const query = `{
      thing { ...all part { ...all mustPart { id must } } parts { ...all } mustParts { id must } anys { ...any } }
      must { id mustPart { must } mustParts { must int } } any { ...any } names }
      fragment all on Thing { id text must int float flag colour colours texts grid }
      fragment any on Any { __typename ... on Thing { text must } ... on Other { id count } }`;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), async (tape) => {
        await expectSame(
          resolving((name) => (isLate(name, tape) ? async () => valueOf(name, tape) : () => valueOf(name, tape))),
          query,
        );
      }),
      { numRuns: Number(process.env['RANDOM_DOCUMENTS'] ?? 400), seed: 20260310 },
    );
  });
});

/** What a resolver of this name does, the same each time. */
const rollOf = (name: string, tape: readonly number[]): number =>
  tape[[...name].reduce((sum, letter) => sum * 7 + letter.charCodeAt(0), 1) % tape.length] ?? 0;
const waysOf = (roll: number): number => Math.floor(roll / 8) % 12;

/** Whether it is one that takes its time. */
const isLate = (name: string, tape: readonly number[]): boolean => [2, 4, 5].includes(waysOf(rollOf(name, tape)));

/** A value that a resolver of this name may answer, right or wrong, at once or later. */
function valueOf(name: string, tape: readonly number[]): unknown {
  const roll = rollOf(name, tape);
  const right = () => rightValue(name, roll);
  switch (waysOf(roll)) {
    case 0:
      return null;
    case 1:
      throw new Error(`thrown by ${name}`);
    case 2:
      return Promise.reject(new Error(`rejected by ${name}`));
    case 3:
      return new Error(`answered by ${name}`);
    case 4:
      return right();
    case 5:
      return Promise.resolve().then(right);
    default:
      return right();
  }
}

function rightValue(name: string, roll: number): unknown {
  // Those that are promised are made when they are in it: a rejection that nobody waits for is an error of the test.
  const list = (...items: unknown[]) =>
    items.slice(0, roll % 4).map((item) => (typeof item === 'function' ? (item as () => unknown)() : item));
  const values: Record<string, () => unknown> = {
    id: () => [1, 'x', '', 2n][roll % 4],
    text: () => ['"', 'plain', 5, true][roll % 4],
    must: () => 'there',
    int: () => [1, 2 ** 31, 1.5, '3'][roll % 4],
    float: () => [1, 0.5, Infinity, NaN][roll % 4],
    flag: () => [true, false, 1, 'yes'][roll % 4],
    colour: () => ['RED', 'GREEN', 'BLUE', 3][roll % 4],
    colours: () => list('RED', 'BLUE', 'GREEN'),
    texts: () => list('a', null, () => Promise.resolve('b')),
    grid: () => list([1, 2], null, () => Promise.reject(new Error('late'))),
    names: () => list('a', () => Promise.reject(new Error('no name')), null),
    count: () => 3,
    parts: () => list({}, null, () => Promise.resolve({})),
    // Where one comes after others that wait, graphql-js leaves these to themselves, and Node ends the process.
    mustParts: () => list(null, {}, {}),
    anys: () => list({ type: 'Thing' }, { type: 'Other' }, { type: 'Query' }),
    any: () => ({ type: ['Thing', 'Other'][roll % 2] }),
  };
  return values[name]?.() ?? {};
}

it('waits for what fails in a list that has failed already', async () => {
  const of = resolving((name) => {
    if (name === 'thing') return () => ({});
    if (name === 'mustParts') return () => [{}, null];
    return name === 'must' ? () => Promise.reject(new Error('late')) : undefined;
  });
  const document = parse('{ thing { mustParts { must } } }');
  const operation = getOperationAST(document);
  const executed = operation && (await planQuery(of, document, operation)?.execute(context, {}));
  expect(executed?.data).toEqual({ thing: null });
  expect(executed?.errors.map(({ path }) => path)).toEqual([['thing', 'mustParts', 1]]);
});

describe('What is left to graphql-js', () => {
  it.each([
    ['a mutation', 'mutation { thing { id } }'],
    ['a subscription', 'subscription { thing { id } }'],
    ['a condition', '{ thing { id @include(if: true) } }'],
    ['the schema', '{ __schema { types { name } } }'],
    ['a type of the schema', '{ __type(name: "Thing") { name } }'],
    ['a name that says what an object inherits from', '{ thing { __proto__: id } }'],
    ['what is very long', `{ ${Array.from({ length: 1_001 }, (_, n) => `a${n}: thing { id }`).join(' ')} }`],
    ['what fragments make very long', longByFragments(11)],
  ])('%s', (_, query) => {
    const document = parse(query);
    const operation = getOperationAST(document);
    expect(operation && planQuery(schema, document, operation)).toBeUndefined();
  });
});

describe('Plans of all operations together', () => {
  it('are bounded, also those of one document: the oldest go', () => {
    const names = Array.from({ length: 30 }, (_, n) => `o${n}`);
    const document = parse(names.map((name) => `query ${name} { thing { id text must } }`).join(' '));
    const planOf = createPlans(schema, 60);
    const plans = names.map((name) => planOf(document, getOperationAST(document, name) as OperationDefinitionNode));
    const again = names.map((name) => planOf(document, getOperationAST(document, name) as OperationDefinitionNode));
    // Six each: four fields, and what is selected of two objects.
    expect(plans.map((plan) => plan?.size)).toEqual(names.map(() => 6));
    expect(again.filter((plan, n) => plan === plans[n])).toEqual([]);
    const kept = names
      .slice(-10)
      .map((name) => planOf(document, getOperationAST(document, name) as OperationDefinitionNode));
    expect(kept).toEqual(again.slice(-10));
  });
});

/** Each fragment spreads the one before twice. */
function longByFragments(levels: number): string {
  const fragments = Array.from({ length: levels }, (_, n) =>
    n === 0
      ? 'fragment f0 on Thing { id }'
      : `fragment f${n} on Thing { a: part { ...f${n - 1} } b: part { ...f${n - 1} } }`,
  );
  return `{ thing { ...f${levels - 1} } } ${fragments.join(' ')}`;
}
