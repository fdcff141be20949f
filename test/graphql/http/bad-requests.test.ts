import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { gatewayEvent } from '../../support/gateway.ts';
import { ofNothing } from '../../support/oracle.ts';
import { refusalsIn } from '../../support/outcome.ts';
import { changes, scan } from '../../support/scan.ts';
import { fieldsOf, withArguments } from '../../support/schema.ts';
import { createTeam, type Team, type Who } from '../../support/team.ts';
import type { Answer } from '../../support/world.ts';

/**
 * Questions that cannot be answered. A request that is none, or no operation of this schema, is not run: 4xx. An argument out
 * of its bounds fails its field: 200, with a code and the path, and the rest of the answer is there.
 */

let team: Team;
let before: string[];
beforeAll(async () => {
  team = await createTeam();
  before = await scan(team.world);
});
beforeEach(() => {
  team.world.logged.length = 0;
});
afterEach(async () => {
  expect(changes(before, await scan(team.world))).toEqual([]);
  expect(team.world.logged).toEqual([]);
});

async function ask(query: string, variables: object = {}, who: Who | 'operator' = 'owner'): Promise<Answer> {
  const caller = who === 'operator' ? team.operator : team.people[who];
  const answer = await caller.ask(query, { id: team.ids.athlete, ...variables });
  expect(answer.status).toBeLessThan(500);
  expect(JSON.stringify(answer.errors ?? [])).not.toMatch(
    /INTERNAL_SERVER_ERROR|node_modules|\.ts:\d|DynamoDB|Exception/,
  );
  return answer;
}
const base64 = (text: string): string => Buffer.from(text).toString('base64url');

/** Every list of the schema that is read in pages, and a document that asks for it. */
const lists = ['Athlete', 'Viewer', 'Run', 'Symptom', 'Instruction'].flatMap((typeName) =>
  fieldsOf(typeName)
    .filter(({ args }) => args.some(({ name }) => name === 'after'))
    .map((field): [string, string, number, string] => {
      const list = withArguments(field).replace('first: 3', 'first: $first, after: $after');
      return [typeName, field.name, field.name === 'roster' ? 500 : 100, list];
    }),
);
const nodes: Record<string, keyof Team['ids']> = {
  Run: 'runOfTracker',
  Symptom: 'symptom',
  Instruction: 'supersededInstruction',
};

/** Who may read a list. */
const readerOf = (typeName: string, name: string): Who | 'operator' =>
  name === 'integrationsOf' ? 'operator' : typeName === 'Viewer' ? 'coach' : 'owner';

async function page(typeName: string, name: string, args: object): Promise<Answer> {
  const [, , , called] = lists.find((each) => each[0] === typeName && each[1] === name) ?? [];
  const list = `id ${called} { pageInfo { endCursor } }`;
  const root =
    typeName === 'Viewer'
      ? `viewer { ${list} }`
      : typeName === 'Athlete'
        ? `athlete(id: $id) { ${list} }`
        : `node(id: $id) { ... on ${typeName} { ${list} } }`;
  const needsId = typeName === 'Viewer' ? '' : '$id: ID!, ';
  const id = team.ids[nodes[typeName] ?? 'athlete'];
  const query = `query(${needsId}$first: Int!, $after: String) { ${root} }`;
  return ask(query, { first: 2, ...args, id }, readerOf(typeName, name));
}

describe.each(lists)('%s.%s', (typeName, name, most) => {
  const path = `${typeName === 'Athlete' ? 'athlete' : typeName === 'Viewer' ? 'viewer' : 'node'}.${name}`;

  it.each([
    ['first: 0', { first: 0 }],
    ['first: -1', { first: -1 }],
    ['first: one too many', { first: most + 1 }],
  ])('%s', async (_, args) => {
    const answer = await page(typeName, name, args);
    expect(refusalsIn(answer)).toEqual([`200 OUT_OF_RANGE ${path}`]);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ problems: [{ code: 'OUT_OF_RANGE', path: ['first'] }] });
    expect(JSON.stringify(answer.data)).toMatch(/"id":"\w+/);
  });

  it.each([
    ['as a text', { first: '5' }],
    ['as null', { first: null }],
    ['as 1.5', { first: 1.5 }],
    ['beyond 32 bits', { first: 2 ** 31 }],
    ['of a cursor that is a number', { after: 7 }],
  ])('%s is no question', async (_, args) => {
    expect(refusalsIn(await page(typeName, name, args))).toEqual(['400 BAD_USER_INPUT']);
  });

  it('first: 10,000 is too costly or out of range, and says so', async () => {
    const [refusal, ...others] = refusalsIn(await page(typeName, name, { first: 10_000 }));
    expect([`200 OUT_OF_RANGE ${path}`, '400 QUERY_TOO_COSTLY']).toContain(refusal);
    expect(others).toEqual([]);
  });

  it('a cursor that was not made for it', async () => {
    const forged = ['', ' ', '%%%', 'x'.repeat(300_000), 'AAAA', '😀', 'null'].concat(
      ['', '~', '\u0000', '\uffff', '€'.repeat(400), 'PROFILE', 'PERSON', 'RECEIPT#', '!', 'zzz'].map(base64),
    );
    for (const after of forged) {
      const refusals = refusalsIn(await page(typeName, name, { after }));
      expect({ after: after.slice(0, 50), refusals }).toEqual({
        after: after.slice(0, 50),
        refusals: [`200 INVALID ${path}`],
      });
    }
  });

  it("another list's cursor", async () => {
    let tried = 0;
    for (const [otherType, otherName] of lists) {
      if (otherName === name) continue;
      const { data } = await page(otherType, otherName, { first: 1 });
      const after = (JSON.stringify(data).match(/"endCursor":"([^"]+)"/) ?? [])[1];
      if (after === undefined) continue;
      tried += 1;
      const refusals = refusalsIn(await page(typeName, name, { after }));
      expect({ from: `${otherType}.${otherName}`, refusals }).toEqual({
        from: `${otherType}.${otherName}`,
        refusals: [`200 INVALID ${path}`],
      });
    }
    expect(tried).toBeGreaterThan(5);
  });
});

describe('other arguments', () => {
  const rows: [string, string, object, string | string[]][] = [
    [
      'no weeks',
      'query($id: ID!) { athlete(id: $id) { weeklyTotals(weeks: 0) { runCount } } }',
      {},
      '200 OUT_OF_RANGE athlete.weeklyTotals',
    ],
    [
      '54 weeks',
      'query($id: ID!) { athlete(id: $id) { weeklyTotals(weeks: 54) { runCount } } }',
      {},
      '200 OUT_OF_RANGE athlete.weeklyTotals',
    ],
    [
      'a week until February 30th',
      'query($id: ID!) { athlete(id: $id) { weeklyTotals(weeks: 1, until: "2026-02-30") { load } } }',
      {},
      '400 GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a week until the year 0',
      'query($id: ID!, $d: LocalDate) { athlete(id: $id) { weeklyTotals(weeks: 1, until: $d) { load } } }',
      { d: '0000-01-01' },
      '400 BAD_USER_INPUT',
    ],
    [
      'runs that end before they begin',
      'query($id: ID!) { athlete(id: $id) { runs(first: 1, from: "2026-03-02", to: "2026-03-01") { nodes { id } } } }',
      {},
      '200 INVALID athlete.runs',
    ],
    [
      'availability at no instant',
      'query($id: ID!, $at: DateTime) { athlete(id: $id) { availability(at: $at) { status } } }',
      { at: '2026-03-01' },
      '400 BAD_USER_INPUT',
    ],
    [
      'a status that is none',
      'query($id: ID!) { athlete(id: $id) { symptoms(first: 1, status: [OPEN]) { nodes { id } } } }',
      {},
      '400 GRAPHQL_VALIDATION_FAILED',
    ],
    [
      '101 nodes',
      'query($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids: Array.from({ length: 101 }, String) },
      '200 OUT_OF_RANGE nodes',
    ],
    ['a node that is null', 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: [null] }, '400 BAD_USER_INPUT'],
    [
      'a node that is an object',
      'query($x: ID!) { node(id: $x) { id } }',
      { x: { toString: 1 } },
      '400 BAD_USER_INPUT',
    ],
    ['a field that is none', '{ viewer { password } }', {}, '400 GRAPHQL_VALIDATION_FAILED'],
    [
      'an argument that is none',
      '{ viewer { roster(first: 1, where: "1=1") { nodes { id } } } }',
      {},
      '400 GRAPHQL_VALIDATION_FAILED',
    ],
    ['an argument that is missing', '{ viewer { roster { nodes { id } } } }', {}, '400 GRAPHQL_VALIDATION_FAILED'],
    [
      'a fragment of itself',
      '{ viewer { ...F } } fragment F on Viewer { id athlete { ...G } } fragment G on Athlete { grants(first: 1) { nodes { athlete { ...G } } } }',
      {},
      '400 GRAPHQL_VALIDATION_FAILED',
    ],
    ['no document', '', {}, '400 BAD_REQUEST'],
    ['half a document', '{ viewer { id ', {}, '400 GRAPHQL_PARSE_FAILED'],
    ['a subscription', 'subscription { viewer { id } }', {}, '400 BAD_REQUEST'],
    ['a directive that is none', '{ viewer @cached { id } }', {}, '400 GRAPHQL_VALIDATION_FAILED'],
  ];
  it.each(rows)('%s', async (_, query, variables, refusals) => {
    expect(refusalsIn(await ask(query, variables))).toEqual([refusals].flat());
  });

  it('an id may be anything: there is nothing with it', async () => {
    const { ids } = team;
    for (const id of [
      ...['', ' ', 'null', '0', 'ath_', 'ath_..', 'constructor', '__proto__', 'toString', 'ATH#x', "' OR 1=1 --", '😀'],
      ...['\u0000', 'x'.repeat(100_000), `${ids.athlete} `, `${ids.athlete}\n`, ids.athlete.toUpperCase()],
      ...[ids.athlete.replace('ath', 'run'), `${ids.symptom}.${ids.symptom}`, ids.symptom.replace('.', '#')],
      ...Object.values(ids).map(ofNothing),
    ]) {
      const { data, errors } = await ask(
        'query($x: ID!) { node(id: $x) { id } nodes(ids: [$x]) { id } athlete(id: $x) { id } }',
        { x: id },
      );
      expect({ id, data, errors }).toEqual({
        id,
        data: { node: null, nodes: [null], athlete: null },
        errors: undefined,
      });
    }
    const number = await ask('{ node(id: 5) { id } athlete(id: 12345678901234567890) { id } }');
    expect(number).toMatchObject({ status: 200, data: { node: null, athlete: null } });
  });
});

describe('too much at once', () => {
  const nested = (levels: number): string =>
    levels === 0 ? 'id' : `athlete { runs(first: 1) { nodes { ${nested(levels - 1)} } } }`;
  const rows: [string, string, object, string][] = [
    ['too deep', `query($id: ID!) { node(id: $id) { ... on Run { ${nested(6)} } } }`, {}, '400 QUERY_TOO_DEEP'],
    [
      'too many, by a variable',
      'query($n: Int!) { viewer { roster(first: $n) { nodes { runs(first: $n) { nodes { id } } } } } }',
      { n: 100 },
      '400 QUERY_TOO_COSTLY',
    ],
    [
      'too many, by the default of a variable',
      'query($n: Int! = 100) { viewer { roster(first: $n) { nodes { runs(first: $n) { nodes { id } } } } } }',
      {},
      '400 QUERY_TOO_COSTLY',
    ],
    [
      'too many, by aliases',
      `query($id: ID!) { ${Array.from({ length: 100 }, (_, i) => `a${i}: athlete(id: $id) { runs(first: 1) { nodes { id } } }`).join(' ')} }`,
      {},
      '400 QUERY_TOO_COSTLY',
    ],
    [
      'too many, by fragments',
      `query($id: ID!) { athlete(id: $id) { ...A } } ${['A', 'B', 'C', 'D'].map((name, i, all) => `fragment ${name} on Athlete { ${Array.from({ length: 5 }, (_, j) => `${name}${j}: grants(first: 5) { nodes { athlete { ${all[i + 1] ? `...${all[i + 1]}` : 'id'} } } }`).join(' ')} }`).join(' ')}`,
      {},
      '400 QUERY_TOO_COSTLY',
    ],
    [
      'too many mutations',
      `mutation { ${Array.from({ length: 30 }, (_, i) => `a${i}: revoke(input: { revoke: { grantId: "x" } }) { revokedId }`).join(' ')} }`,
      {},
      '400 QUERY_TOO_COSTLY',
    ],
    ['too many words', `{ viewer { ${'id '.repeat(6_000)} } }`, {}, '400 GRAPHQL_PARSE_FAILED'],
    [
      'too much of the schema',
      `{ ${Array.from({ length: 20 }, (_, i) => `a${i}: __schema { types { fields { type { fields { type { name } } } } } }`).join(' ')} }`,
      {},
      '400 QUERY_TOO_COSTLY',
    ],
  ];
  it.each(rows)('%s: refused before anything is read', async (_, query, variables, refusal) => {
    const answer = await ask(query, variables, 'coach');
    expect(refusalsIn(answer)).toEqual([refusal]);
    expect(answer.data).toBeUndefined();
  });

  it('says what it would have cost, and what it may', async () => {
    const query = 'query($n: Int!) { viewer { roster(first: $n) { nodes { runs(first: 1) { nodes { id } } } } } }';
    const { errors } = await ask(query, { n: 300 }, 'coach');
    expect(errors?.[0]?.extensions['cost']).toMatchObject({ storeRequests: 1_216, storeRequestsLimit: 180 });
    const cheap = await ask(query, { n: 3 }, 'coach');
    expect(cheap.extensions?.cost).toMatchObject({ storeRequests: 28, storeRequestsLimit: 180 });
  });
});

describe('no request at all', () => {
  const json = { 'content-type': 'application/json' };
  const good = '{"query":"{ viewer { id } }"}';
  const rows: [string, Parameters<typeof gatewayEvent>[0], number, string][] = [
    ['no body', { headers: json }, 400, 'BAD_REQUEST'],
    ['an empty body', { headers: json, body: '' }, 400, 'BAD_REQUEST'],
    ['words', { headers: json, body: 'Hello?' }, 400, 'BAD_REQUEST'],
    ['NaN', { headers: json, body: '{"query":"{ viewer { id } }","variables":{"x":NaN}}' }, 400, 'BAD_REQUEST'],
    ['half an object', { headers: json, body: good.slice(0, -1) }, 400, 'BAD_REQUEST'],
    ['a list', { headers: json, body: `[${good}]` }, 400, 'BAD_REQUEST'],
    ['a number', { headers: json, body: '42' }, 400, 'BAD_REQUEST'],
    ['null', { headers: json, body: 'null' }, 400, 'BAD_REQUEST'],
    ['no query', { headers: json, body: '{"variables":{}}' }, 400, 'BAD_REQUEST'],
    ['a query that is a number', { headers: json, body: '{"query":42}' }, 400, 'BAD_REQUEST'],
    [
      'variables that are a text',
      { headers: json, body: '{"query":"{ viewer { id } }","variables":"{"}' },
      400,
      'BAD_REQUEST',
    ],
    [
      'an operation that is not there',
      { headers: json, body: '{"query":"query A { viewer { id } }","operationName":"B"}' },
      400,
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      '1 MiB and a bit',
      { headers: json, body: JSON.stringify({ query: `{ viewer { id } } # ${'x'.repeat(2 ** 20)}` }) },
      413,
      'PAYLOAD_TOO_LARGE',
    ],
    ['no bytes of base64', { headers: json, body: 'not base64', isBase64Encoded: true }, 400, 'BAD_REQUEST'],
    [
      'bytes that are no text',
      { headers: json, body: Buffer.from([0x7b, 0xff, 0xfe]).toString('base64'), isBase64Encoded: true },
      400,
      'BAD_REQUEST',
    ],
    [
      'a form',
      { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query=1' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['a PUT', { method: 'PUT', headers: json, body: good }, 405, 'METHOD_NOT_ALLOWED'],
    [
      'a change by GET',
      {
        method: 'GET',
        query: `query=${encodeURIComponent('mutation { revoke(input: { revoke: { grantId: "x" } }) { revokedId } }')}`,
      },
      405,
      'BAD_REQUEST',
    ],
    ['an answer as HTML', { headers: { ...json, accept: 'text/html' }, body: good }, 406, 'NOT_ACCEPTABLE'],
  ];
  it.each(rows)('%s', async (_, request, status, code) => {
    const { statusCode, body = '' } = await team.world.handler(
      gatewayEvent({ claims: team.people.owner.claims, ...request }),
    );
    const { errors, data } = JSON.parse(body) as Answer;
    expect({ statusCode, codes: errors?.map(({ extensions }) => extensions['code']), data }).toEqual({
      statusCode: status,
      codes: [code],
      data: undefined,
    });
    expect(body.length).toBeLessThan(2_000);
  });

  it.each<[string, Record<string, string>]>([
    ['no claims', {}],
    ['no issuer', { sub: 'coach', client_id: 'app' }],
    ['no subject', { iss: 'https://issuer.test' }],
    ['an empty subject', { iss: 'https://issuer.test', sub: '' }],
  ])('a token with %s is none', async (_, claims) => {
    const { statusCode, body = '' } = await team.world.handler(gatewayEvent({ claims, headers: json, body: good }));
    expect(statusCode).toBe(401);
    expect(JSON.parse(body)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  it('a route without its authorizer is as good as no token', async () => {
    const event = gatewayEvent({ headers: json, body: good });
    const { authorizer: _, ...open } = event.requestContext;
    const { statusCode } = await team.world.handler({ ...event, requestContext: open as typeof event.requestContext });
    expect(statusCode).toBe(401);
  });
});
