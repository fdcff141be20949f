import type { Question, Questions } from './questions.ts';

const withRuns = (types: string, variables?: object): Question => ({
  query: `query(${types}) { athlete(id: "<athlete>") { runs(first: $first, type: $type, after: $after) { nodes { id type } } } }`,
  ...(variables && { variables }),
});
const TYPES = '$first: Int! = 2, $type: RunType, $after: String';
const runs = (variables?: object) => withRuns(TYPES, variables);

const byId = (id: unknown, type = 'ID!'): Question => ({
  query: `query($id: ${type}) { athlete(id: $id) { id name } }`,
  variables: { id },
});
const byIds = (ids: unknown, type = '[ID!]!'): Question => ({
  query: `query($ids: ${type}) { nodes(ids: $ids) { id } }`,
  variables: { ids },
});
const held = (at: unknown): Question => ({
  query: 'query($at: DateTime) { athlete(id: "<athlete>") { availability(at: $at) { status at } } }',
  variables: { at },
});
const totals = (weeks: unknown, until?: unknown): Question => ({
  query:
    'query($weeks: Int!, $until: LocalDate) { athlete(id: "<athlete>") { weeklyTotals(weeks: $weeks, until: $until) { weekStart } } }',
  variables: { weeks, ...(until !== undefined && { until }) },
});
const symptoms = (status: unknown, type = '[SymptomStatus!]'): Question => ({
  query: `query($status: ${type}) { athlete(id: "<athlete>") { symptoms(first: 9, status: $status) { nodes { id } } } }`,
  variables: { status },
});
const distance = (unit: unknown, type = 'DistanceUnit! = KILOMETER'): Question => ({
  query: `query($unit: ${type}) { node(id: "<runOfTracker>") { ... on Run { distance(unit: $unit) paceSeconds(per: $unit) } } }`,
  variables: { unit },
});

/** Variables that fit: with defaults, null, missing, of too many kinds, and what is made to fit. */
/** Variables that are called as something that every object inherits, and were not sent. */
const inherited = (list: string, argument: string, name: string, type: string): Question => ({
  query: `query($${name}: ${type}) { athlete(id: "<athlete>") { ${list}(first: 2, ${argument}: $${name}) { nodes { id } } } }`,
});

export const variables: Questions = {
  'a variable called toString': inherited('runs', 'type', 'toString', 'RunType'),
  'a variable called constructor': inherited('runs', 'after', 'constructor', 'String'),
  'a variable called __proto__': inherited('runs', 'after', '__proto__', 'String'),
  'a variable called valueOf': inherited('runs', 'from', 'valueOf', 'LocalDate'),
  'a variable called hasOwnProperty': inherited('comments', 'after', 'hasOwnProperty', 'String'),
  'all by default': runs(),
  'variables that are null altogether': { ...(runs() as object), variables: null },
  'one by default': runs({ type: 'RACE' }),
  'nulls where they may be': runs({ first: 1, type: null, after: null }),
  'an enum': runs({ first: 3, type: 'EASY' }),
  'a cursor': runs({ after: '<cursor>' }),
  'unknown ones beside': runs({ first: 1, more: { of: ['them'] }, __proto__: 1 }),
  'a number that is whole': runs({ first: 2.0 }),
  'an id that is a number': byId(12),
  'an id that is a text': byId('<athlete>'),
  'an id of every script': byId('Ада 🏃\u0000"\\'),
  'an id that is empty': byId(''),
  'a list': byIds(['<symptom>', 12, '<runOfTracker>']),
  'a list made of one': byIds('<symptom>'),
  'an empty list': byIds([]),
  'an item of a literal list': {
    query: 'query($id: ID!) { nodes(ids: ["<symptom>", $id]) { id } }',
    variables: { id: '<runOfTracker>' },
  },
  'enums in a list': symptoms(['ACTIVE', 'RESOLVED']),
  'an enum made a list': symptoms('RECURRED'),
  'null for a list': symptoms(null),
  'a list that may be left out': { ...(symptoms(null) as object), variables: {} },
  'an enum that stands in literals': symptoms(['ACTIVE'], '[SymptomStatus!] = [RESOLVED]'),
  'an instant with an offset': held('2026-03-08T09:05:00-05:00'),
  'an instant to the nanosecond': held('2026-03-08T09:05:00.123456789z'),
  'no instant': held(null),
  'a day': totals(2, '2026-03-04'),
  'no day': totals(1, null),
  'a unit': distance('MILE'),
  'a unit by default': { ...(distance('') as object), variables: {} },
  'a variable in several places': {
    query:
      'query($id: ID!, $n: Int!) { athlete(id: $id) { runs(first: $n) { nodes { id } } symptoms(first: $n) { nodes { id } } } node(id: $id) { id } }',
    variables: { id: '<athlete>', n: 1 },
  },
  'a variable that only a directive uses': {
    query: 'query($show: Boolean! = true) { viewer { id @include(if: $show) } }',
  },
  'variables of another operation': {
    query: 'query A($id: ID!) { node(id: $id) { id } } query B { viewer { id } }',
    operationName: 'B',
  },
  'literals that are null beside them': {
    query:
      'query($n: Int!) { athlete(id: "<athlete>") { weeklyTotals(weeks: $n, until: null) { weekStart } runs(first: $n, type: null, after: null) { nodes { id } } } }',
    variables: { n: 1 },
  },
};

/** Variables of a wrong type: the operation is not executed. */
export const badVariables: Questions = {
  'one that is missing': { query: 'query($id: ID!) { athlete(id: $id) { id } }' },
  'null where it may not be': byId(null),
  'a list for an id': byId(['<athlete>']),
  'an object for an id': byId({ id: '<athlete>' }),
  'a truth for an id': byId(true),
  'a fraction for an id': byId(1.5),
  'a text for a number': runs({ first: '2' }),
  'a fraction for a whole number': runs({ first: 2.5 }),
  'a number beyond 32 bits': runs({ first: 2 ** 31 }),
  'a truth for a number': runs({ first: true }),
  'null in spite of a default': runs({ first: null }),
  'an enum that there is not': runs({ type: 'STROLL' }),
  'an enum in lower case': runs({ type: 'easy' }),
  'a number for an enum': runs({ type: 1 }),
  'a number for a text': runs({ after: 1 }),
  'several at once': runs({ first: 'x', type: 'y', after: {} }),
  'null in a list': byIds(['<symptom>', null]),
  'null for a list that has to be': byIds(null),
  'a list in a list': byIds([['<symptom>']]),
  'enums, one of which is wrong': symptoms(['ACTIVE', 'GONE', 'ALSO_GONE']),
  'a day for an instant': held('2026-03-08'),
  'an instant of no calendar': held('2026-02-30T12:00:00Z'),
  'an instant of no clock': held('2026-03-08T25:00:00Z'),
  'a number for an instant': held(1767225600000),
  'an instant long ago': held('1850-01-01T00:00:00Z'),
  'an instant for a day': totals(1, '2026-03-08T12:00:00Z'),
  'a day that there is not': totals(1, '2026-02-30'),
  'a unit that there is not': distance('FURLONG'),
  'a text for a directive': {
    query: 'query($v: Boolean!) { viewer { id @include(if: $v) } }',
    variables: { v: 'true' },
  },
  'nothing for a directive': { query: 'query($v: Boolean!) { viewer { id @include(if: $v) } }' },
  'null through a default into an argument': {
    query: 'query($n: Int = 2) { athlete(id: "<athlete>") { runs(first: $n) { nodes { id } } } }',
    variables: { n: null },
  },
  'more wrong ones than are named': {
    query: 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    variables: { ids: Array.from({ length: 40 }, () => null) },
  },
  'an input that lacks what it needs': mutates({ athleteId: '<athlete>' }),
  'an input with a field that there is not': mutates({ athleteId: '<athlete>', runs: [], colour: 'red' }),
  'wrong values deep in an input': mutates({
    athleteId: '<athlete>',
    runs: [
      { startedAt: '2026-03-01T08:00:00Z', distanceMeters: 1, durationSeconds: 1 },
      { startedAt: 'today', distanceMeters: 'far', durationSeconds: null, type: 'STROLL', effort: 1.5 },
    ],
  }),
  'a text for an input': mutates('an athlete'),
  'both of one': invites({
    toTeam: { athleteId: '<athlete>', role: 'COACH' },
    athlete: { as: 'COACH', yourName: 'M' },
  }),
  'none of one': invites({}),
  'null of one': invites({ toTeam: null }),
  'an input that nests too deep': mutates(JSON.parse('{"a":'.repeat(30) + '1' + '}'.repeat(30))),
};

function mutates(input: unknown): Question {
  const query = 'mutation($input: RecordRunsInput!) { recordRuns(input: $input) { results { status } } }';
  return { as: 'owner', query, variables: { input } };
}
function invites(invitation: unknown): Question {
  const query = 'mutation($kind: InvitationKindInput!) { invite(input: { invitation: $kind }) { invitation { id } } }';
  return { as: 'owner', query, variables: { kind: invitation } };
}
