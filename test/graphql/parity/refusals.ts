import type { GatewayRequest } from '../../support/gateway.ts';
import type { Questions } from './questions.ts';

const ada = 'athlete(id: "<athlete>")';
const nested = (levels: number): string =>
  `{ ${ada} { ${'runs(first: 1) { nodes { athlete { '.repeat(levels)} id ${'} } } '.repeat(levels)} } }`;

/** Documents that are malformed, do not fit the schema, or are too deep or too costly. */
export const misfits: Questions = {
  'nothing but a brace': '{',
  'nothing but a space': ' ',
  'nothing but a comment': '# nothing',
  'a text that never ends': '{ athlete(id: "ath) { id } }',
  'a character that is none': '{ viewer { id ? } }',
  'a syntax error far down': '{\n  viewer {\n    id\n    me { name }\n  }\n}\n}',
  'a type system': 'type Query { mine: Int }',
  'a fragment alone': 'fragment a on Viewer { id }',
  'an empty selection': '{ viewer { } }',
  'a reserved word': 'fragment on on Viewer { id } { viewer { id } }',
  'too many tokens': `{ ${'viewer { id } '.repeat(800)} }`,
  'a field that there is not': '{ viewer { nme } }',
  'fields that there are not': '{ viewer { a b c } athlet(id: 1) { id } }',
  'the same mistake in other lines': '{\n  viewer {\n    nme\n  }\n}',
  'very many fields that there are not': `{ ${Array.from({ length: 60 }, (_, each) => `f${each}`).join(' ')} }`,
  'fields of a leaf': '{ viewer { id { x } } }',
  'an object without fields': '{ viewer }',
  'a list without fields': `{ ${ada} { permissions } }`,
  'an argument that is missing': '{ athlete { id } }',
  'an argument that there is not': `{ ${ada} { name(in: "English") } }`,
  'an argument twice': '{ athlete(id: 1, id: 2) { id } }',
  'a literal of the wrong kind': `{ ${ada} { runs(first: "two") { nodes { id } } } }`,
  'a literal that is no enum': `{ ${ada} { runs(first: 2, type: "EASY") { nodes { id } } } }`,
  'an enum that there is not': `{ ${ada} { runs(first: 2, type: STROLL) { nodes { id } } } }`,
  'a literal that is no instant': `{ ${ada} { availability(at: "soon") { status } } }`,
  'null for what has to be': '{ athlete(id: null) { id } }',
  'null in a literal list': '{ nodes(ids: ["a", null]) { id } }',
  'a number beyond 32 bits': `{ ${ada} { runs(first: 99999999999) { nodes { id } } } }`,
  'a variable that is not declared': '{ athlete(id: $id) { id } }',
  'a variable that is not used': 'query($id: ID!) { viewer { id } }',
  'a variable declared twice': 'query($id: ID!, $id: ID!) { athlete(id: $id) { id } }',
  'a variable of a type that there is not': 'query($id: Name!) { athlete(id: $id) { id } }',
  'a variable of a type that is none for inputs': 'query($id: Athlete!) { athlete(id: $id) { id } }',
  'a variable of the wrong type': 'query($id: Int!) { athlete(id: $id) { id } }',
  'a variable that may be null': 'query($id: ID) { athlete(id: $id) { id } }',
  'a default of the wrong type': 'query($n: Int! = "2") { viewer { roster(first: $n) { nodes { id } } } }',
  'a directive that there is not': '{ viewer { id @upper } }',
  'a directive in the wrong place': 'query @include(if: true) { viewer { id } }',
  'a directive twice': '{ viewer { id @skip(if: false) @skip(if: false) } }',
  'a directive without its argument': '{ viewer { id @skip } }',
  'a fragment that there is not': '{ viewer { ...me } }',
  'a fragment that is not used': '{ viewer { id } } fragment me on Viewer { id }',
  'a fragment twice': '{ viewer { ...a } } fragment a on Viewer { id } fragment a on Viewer { id }',
  'a fragment in itself': '{ viewer { ...a } } fragment a on Viewer { id ...a }',
  'fragments in each other': '{ viewer { ...a } } fragment a on Viewer { ...b } fragment b on Viewer { ...a }',
  'a fragment on a type that there is not': '{ viewer { ...a } } fragment a on Person2 { id }',
  'a fragment on a leaf': '{ viewer { ... on ID { id } } }',
  'a fragment that can never apply': '{ viewer { ... on Run { id } } }',
  'a field of an interface that it has not': '{ node(id: 1) { distanceMeters } }',
  'a field of a union': `{ ${ada} { timeline(first: 1) { nodes { id } } } }`,
  'one name for two fields': '{ viewer { id: __typename id } }',
  'one name for two arguments': `{ ${ada} { runs(first: 1) { nodes { id } } runs(first: 2) { nodes { id } } } }`,
  'one name for two types in a union': `{ ${ada} { timeline(first: 1) { nodes { ... on Run { a: startedAt } ... on Observation { a: pain } } } } }`,
  'two operations without a name': '{ viewer { id } } { viewer { id } }',
  'two operations of one name': 'query A { viewer { id } } query A { viewer { id } }',
  'a subscription': 'subscription { viewer { id } }',
  'a subscription beside a document': {
    query: 'query A { viewer { id } } subscription B { viewer { id } }',
    operationName: 'B',
  },
  'an unknown field of an input':
    'mutation { createAthlete(input: { name: "Ada", timeZone: "UTC", age: 30 }) { athlete { id } } }',
  'several ways in an input of one':
    'mutation { invite(input: { invitation: { toTeam: null, athlete: { as: COACH, yourName: "M" } } }) { userErrors { code } } }',
  'a mutation as a query': '{ createAthlete(input: { name: "Ada", timeZone: "UTC" }) { athlete { id } } }',
  'too deep': nested(6),
  'as deep as can be': nested(60),
  'too many fields': `{ viewer { roster(first: 500) { nodes { ${Array.from({ length: 300 }, (_, each) => `a${each}: name`).join(' ')} } } } }`,
  'too many requests': `{ viewer { roster(first: 100) { nodes { runs(first: 1) { nodes { id } } } } } }`,
  'too many selections': `{ viewer { ...a } } ${'abcdefghijklmn'
    .split('')
    .map(
      (name, each, all) =>
        `fragment ${name} on Viewer { ${all[each + 1] ? `...${all[each + 1]} ...${all[each + 1]}` : 'id'} }`,
    )
    .join(' ')}`,
  'too much of the schema': `{ ${Array.from({ length: 9 }, (_, each) => `a${each}: __schema { types { fields { args { name } type { fields { name args { name } } } } } }`).join(' ')} }`,
  'no document': {},
  'an empty document': '',
  'a document that is a number': { query: 7 },
  'a document that is null': { query: null },
  'variables that are a list': { query: '{ viewer { id } }', variables: [1] },
  'variables that are a text': { query: '{ viewer { id } }', variables: '{}' },
  'an operation name that is a number': { query: '{ viewer { id } }', operationName: 1 },
  'extensions that are a text': { query: '{ viewer { id } }', extensions: 'x' },
  'a hash in place of a document': { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } },
  'a hash beside a document': {
    query: '{ viewer { id } }',
    extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } },
  },
};

const several = 'query A { viewer { id } } query B { __typename } mutation C { __typename }';

/** Choosing one of several operations. */
export const operations: Questions = {
  'the first': { query: several, operationName: 'A' },
  'the second': { query: several, operationName: 'B' },
  'the third': { query: several, operationName: 'C' },
  'the only one, by its name': { query: 'query A { viewer { id } }', operationName: 'A' },
  'the only one, by no name': { query: 'query A { viewer { id } }', operationName: null },
  'an empty mutation': 'mutation { __typename }',
  'a document beside a subscription': {
    query: 'query A { viewer { id } } subscription B { viewer { id } }',
    operationName: 'A',
  },
  'extensions that nobody knows': { query: '{ viewer { id } }', extensions: { client: { name: 'app' } } },
};

export const noOperation: Questions = {
  'none of several': { query: several },
  'one that there is not': { query: several, operationName: 'D' },
  'one that there is not, of one': { query: 'query A { viewer { id } }', operationName: 'a' },
  'an empty name': { query: several, operationName: '' },
  'an empty name for one': { query: '{ viewer { id } }', operationName: '' },
  'a name for one without': { query: '{ viewer { id } }', operationName: 'A' },
  'the name of a fragment': { query: 'query A { viewer { ...B } } fragment B on Viewer { id }', operationName: 'B' },
};

const json = { 'content-type': 'application/json' };
const asked = (query: string, rest = '') => `query=${encodeURIComponent(query)}${rest}`;
const get = (query: string, headers: Record<string, string> = {}): GatewayRequest => ({
  method: 'GET',
  query,
  headers,
});
const post = (body: string, headers: Record<string, string> = json): GatewayRequest => ({ headers, body });
const misfit = '{"query":"{ nothing }"}';

/** HTTP requests: methods, types, malformed bodies. */
export const requests: Readonly<Record<string, GatewayRequest>> = {
  'a GET': get(asked('{ viewer { id } }')),
  'a GET with everything': get(
    asked(
      'query A($v: Boolean!) { viewer { id @skip(if: $v) __typename } } query B { __typename }',
      '&operationName=A&variables=%7B%22v%22%3Atrue%7D',
    ),
  ),
  'a GET of a mutation': get(asked('mutation { __typename }')),
  'a GET of a mutation among queries': get(asked(several, '&operationName=C')),
  'a GET of a query among mutations': get(asked(several, '&operationName=B')),
  'a GET of nothing': get(''),
  'a GET of a syntax error': get(asked('{')),
  'a GET of what does not fit': get(asked('{ nothing }'), { accept: 'application/json' }),
  'a GET with wrong variables': get(asked('{ viewer { id } }', '&variables=%7B')),
  'a GET with two documents': get(asked('{ viewer { id } }', `&${asked('{ __typename }')}`)),
  'a HEAD': { method: 'HEAD', query: asked('{ viewer { id } }'), headers: {} },
  'a PUT': { method: 'PUT', headers: json, body: '{"query":"{ viewer { id } }"}' },
  'a POST without a body': { headers: json },
  'a POST of nothing': post(''),
  'a POST of an empty object': post('{}'),
  'a POST of a list': post('[{"query":"{ viewer { id } }"}]'),
  'a POST of no JSON': post('{ viewer { id } }'),
  'a POST of a text': post('"{ viewer { id } }"'),
  'a POST of another type': post('{ viewer { id } }', { 'content-type': 'application/graphql' }),
  'a POST of no type': post('{"query":"{ viewer { id } }"}', {}),
  'a POST in base64': {
    headers: json,
    body: Buffer.from('{"query":"{ viewer { id } }"}').toString('base64'),
    isBase64Encoded: true,
  },
  'a POST of characters of every size': post(
    '{"query":"{ athlete(id: \\"ä🏃\\") { id } node(id: \\"\\\\u0000\\") { id } }"}',
  ),
  'a POST with keys that nobody knows': post('{"query":"{ viewer { id } }","more":1,"__proto__":{"query":"{ x }"}}'),
  'an answer of the new type': post('{"query":"{ viewer { id } }"}', {
    ...json,
    accept: 'application/graphql-response+json',
  }),
  'an answer of the old type': post('{"query":"{ viewer { id } }"}', { ...json, accept: 'application/json' }),
  'an answer of no type that there is': post('{"query":"{ viewer { id } }"}', { ...json, accept: 'text/html' }),
  'what does not fit, for the new type': post(misfit, { ...json, accept: 'application/graphql-response+json' }),
  'what does not fit, for the old type': post(misfit, { ...json, accept: 'application/json' }),
  'what does not fit, for any type': post(misfit, { ...json, accept: '*/*' }),
  'what is refused, for the old type': post(
    '{"query":"{ node(id: 1) { ... on Run { athlete { runs(first: 101) { nodes { id } } } } } viewer { roster(first: 0) { nodes { id } } } }"}',
    {
      ...json,
      accept: 'application/json',
    },
  ),
};
