import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../functions/runtime/new-id.ts';
import { countRequests } from '../../support/counter.ts';
import { gatewayEvent, type GatewayRequest } from '../../support/gateway.ts';
import { asFunction } from '../../support/role.ts';
import { allOf, guardedNodes } from '../../support/schema.ts';
import { createTeam, everybody, type Team, type Who } from '../../support/team.ts';
import { NO_CLIENT_LIMITS } from '../../support/world.ts';
import { fields, nulls } from './fields.ts';
import { introspection } from './introspection.ts';
import { asker, filled, type Outcome, type Question, type Questions, requestFor } from './questions.ts';
import { randomRequest } from './random.ts';
import { misfits, noOperation, operations, requests } from './refusals.ts';
import { directives, fragments } from './shapes.ts';
import { type Seen, type Side, stockSide, productSide } from './sides.ts';
import { damages, refused, refusedWhole, type CliError, troubles } from './troubles.ts';
import { badVariables, variables } from './variables.ts';

/**
 * Speed changes no answer. Every question goes to Apollo Server as it comes and twice to the product's server, which parses and
 * validates its document the first time and remembers it the second: status, headers, every byte of the body, what DynamoDB
 * was asked and what was logged are the same. RANDOM_DOCUMENTS says how many are made up on top of those here.
 */
const RANDOM_DOCUMENTS = Number(process.env['RANDOM_DOCUMENTS'] ?? 200);
const TIMES = 2;

let team: Team;
let ids: Record<string, string>;
let stock: Side;
let product: Side;
/** Another pair of them over the same data. */
let freshPair: (options?: { calls?: number }) => { stock: Side; product: Side };

beforeAll(async () => {
  team = await createTeam();
  const { world, people, tracks } = team;
  const { data } = await people.coach.ask(
    `{ athlete(id: "${team.ids.athlete}") { runs(first: 1) { pageInfo { endCursor } } } }`,
  );
  ids = { ...team.ids, cursor: data.athlete.runs.pageInfo.endCursor };
  const { dynamodb: client, tableName } = world;
  const counter = countRequests(client);
  freshPair = ({ calls = Infinity } = {}) => {
    const clock = { now: () => Date.parse(world.now()) };
    const clientLimits = { ...NO_CLIENT_LIMITS, calls };
    const settingsClients = { has: () => true };
    const parts = { client, tableName, newId, clock, pause: async () => {}, clientLimits, settingsClients, tracks };
    return { stock: stockSide(parts, counter), product: productSide(parts, counter) };
  };
  ({ stock, product } = freshPair());
  await meet({ stock, product }, requestFor('{ viewer { id } }', ids), 'tracker', 'watch');
});

/** A server looks a client up the first time: it is known to both before they are compared. */
async function meet(pair: { stock: Side; product: Side }, request: GatewayRequest, ...clients: Who[]): Promise<void> {
  for (const who of clients)
    for (const side of [pair.stock, pair.product]) await side.send({ ...request, claims: team.people[who].claims });
}

const asAsked = (question: Question): GatewayRequest => ({
  ...requestFor(question, ids),
  claims: team.people[asker(question)].claims,
});

interface How {
  times?: number;
  stock?: Side;
  product?: Side;
}

/** Sends it to both servers, and returns the response they agree on. */
async function agreed(request: GatewayRequest, how: How = {}): Promise<Seen> {
  const { times = TIMES } = how;
  const due = await (how.stock ?? stock).send(request);
  for (let time = 1; time <= times; time++) {
    const seen = await (how.product ?? product).send(request);
    expect({ time, ...seen }).toEqual({ time, ...due });
  }
  return due;
}

/** Checks that an operation succeeds or fails as intended: two servers that refuse everything would agree, too. */
function expectOutcome({ status, body = '' }: Seen, outcome: Outcome): void {
  const { data, errors } = JSON.parse(body) as { data?: object | null; errors?: unknown[] };
  const found: Outcome = data && !errors ? 'answered' : data ? 'partly' : 'refused';
  expect({ found, status, errors }).toMatchObject({ found: outcome });
}

const groups: [string, Questions, Outcome][] = [
  ['fields', fields, 'answered'],
  ['what is null', nulls, 'answered'],
  ['fragments', fragments, 'answered'],
  ['directives', directives, 'answered'],
  ['variables', variables, 'answered'],
  ['variables that do not fit', badVariables, 'refused'],
  ['documents that do not fit', misfits, 'refused'],
  ['operations', operations, 'answered'],
  ['operations that there are not', noOperation, 'refused'],
  ['refusals', refused, 'partly'],
  ['refusals of everything', refusedWhole, 'refused'],
  ['the schema', introspection, 'answered'],
];

describe.each(groups)('%s', (_, questions, outcome) => {
  it.each(Object.entries(questions))('%s', async (_name, question) => {
    expectOutcome(await agreed(asAsked(question)), outcome);
  });
});

describe('requests', () => {
  it.each(Object.entries(requests))('%s', async (_, request) => {
    await agreed({ ...request, claims: team.people.coach.claims });
  });

  it('of nobody', async () => {
    const seen = await agreed({ ...requestFor('{ viewer { id } }', ids), claims: {} });
    expect(seen.status).toBe(401);
  });

  it('of an integration that has made too many', async () => {
    const request = { ...requestFor('{ viewer { id } }', ids), claims: team.people.tracker.claims };
    const pair = freshPair({ calls: 0 });
    await meet(pair, request, 'tracker');
    const seen = await agreed(request, pair);
    expect(seen).toMatchObject({ status: 429, headers: { 'retry-after': '60' } });
  });
});

/** Sends it while something is broken. */
async function agreedIn({ question, breaks }: CliError, how?: How): Promise<void> {
  const mended = [stock, product].map(({ store }) => {
    const parts = Object.values<object>(store).map((part): [object, object] => [part, { ...part }]);
    breaks(store);
    return () => parts.forEach(([part, whole]) => Object.assign(part, whole));
  });
  await agreed(asAsked(question), how).finally(() => mended.forEach((mend) => mend()));
}

describe('troubles', () => {
  it.each(Object.entries(troubles))('%s', (_, trouble) => agreedIn(trouble));
});

describe('damages', () => {
  it.each(Object.entries(damages))('%s', (_, trouble) => agreedIn(trouble));
});

describe('one document', () => {
  const everything = (typeName: string): string =>
    `query($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on ${typeName} { ${allOf(typeName)} } } }`;

  it.each(guardedNodes)('asks everybody for all of a %s', async (typeName) => {
    const of = Object.values(team.ids);
    // Twice around: one document serves all.
    for (const who of [...everybody, ...everybody])
      await agreed(asAsked({ as: who, query: everything(typeName), variables: { ids: of } }), { times: 1 });
  });

  it('shows each athlete to one who is something else to each of them', async () => {
    const { world, people, bea, ids: of } = team;
    await world.join({ ...people.owner, id: of.athlete }, bea, 'SUPPORTER', 'Bea');
    const about = 'id name viewerRole availability { status reviewAt } symptoms(first: 2) { nodes { id trend } }';
    const documents = [
      `{ viewer { athlete { ${about} } roster(first: 9) { nodes { ${about} } edges { node { permissions { activity } } } } } }`,
      `{ beas: athlete(id: "${bea.id}") { ${about} } adas: athlete(id: "<athlete>") { ${about} } }`,
      `{ adas: athlete(id: "<athlete>") { ${about} } beas: athlete(id: "${bea.id}") { ${about} } }`,
      '{ nodes(ids: ["<beasSymptom>", "<symptom>", "<beasRun>", "<runOfTracker>", "<beasInstruction>", "<instruction>"]) { __typename id ... on Symptom { trend athlete { name } } ... on Run { note breaches { rule } } ... on Instruction { note symptoms { id } } } }',
      '{ nodes(ids: ["<supportersComment>", "<teamComment>", "<beasComment>"]) { ... on Comment { body subject { __typename ... on Run { note } ... on Athlete { symptomSummary { openCount } } } } } }',
      `{ athlete(id: "<athlete>") { timeline(first: 9) { nodes { __typename ... on Run { note athlete { symptomSummary { openCount } } } ... on Comment { body } } } } viewer { athlete { timeline(first: 9) { nodes { ... on Run { note } } } } } }`,
    ];
    for (const query of documents)
      for (const { claims } of [
        people.coach,
        people.coach,
        bea,
        people.supporter,
        bea,
        people.owner,
        bea,
        people.tracker,
      ])
        await agreed({ ...requestFor(query, ids), claims }, { times: 1 });
  });

  it('comes with one set of variables after the other', async () => {
    const query = `query($id: ID!, $n: Int = 2, $type: RunType, $more: Boolean!) {
      athlete(id: $id) { name runs(first: $n, type: $type) @include(if: $more) { nodes { id type } } id @skip(if: $more) } }`;
    const sets: [Record<string, unknown>, Outcome][] = [
      [{ id: '<athlete>', more: true }, 'answered'],
      [{ id: '<athlete>', more: false }, 'answered'],
      [{ id: '<athlete>', more: true, n: 1, type: 'RACE' }, 'answered'],
      [{ id: '<athlete>', more: true, n: 0 }, 'partly'],
      [{ id: '<athlete>', more: true, n: null }, 'refused'],
      [{ id: '<athlete>', more: 'yes' }, 'refused'],
      [{ more: true }, 'refused'],
      [{ id: 'nobody', more: true, n: 101 }, 'answered'],
      [{ id: '<athlete>', more: true, type: null }, 'answered'],
      [{ id: '<athlete>', more: true, type: 'WALK' }, 'refused'],
    ];
    for (const [values, outcome] of [...sets, ...sets.reverse()])
      expectOutcome(await agreed(asAsked({ query, variables: values }), { times: 1 }), outcome);
  });

  it('holds operations that are asked for in turn', async () => {
    const query = `query A { viewer { id } } query B($id: ID!) { athlete(id: $id) { ...known } }
      query C { viewer { me { name } } } fragment known on Athlete { name }`;
    for (const operationName of ['A', 'B', 'A', 'C', 'B', undefined, 'D', 'C', 'B'])
      await agreed(asAsked({ query, operationName, variables: { id: '<athlete>' } }), { times: 1 });
  });

  it('is one of two that differ in blanks: errors say where they are', async () => {
    const query = '{ athlete(id: "<athlete>") { runs(first: 0) { nodes { id } } } }';
    const where = new Set<string>();
    for (const text of [query, query.replaceAll(' ', '\n'), `\n${query}`, query])
      where.add(JSON.stringify(JSON.parse((await agreed(asAsked(text))).body ?? '').errors[0].locations));
    expect(where.size).toBe(3);
  });

  it.each([
    ['a document that can be answered', 'answered'],
    ['a document that cannot', 'partly'],
    ['a document that does not fit', 'refused'],
  ] as const)('comes twenty times at once, of everybody, to a server that has just begun: %s', async (_, outcome) => {
    const query = `query($first: Int!) { viewer { id roster(first: $first) { nodes { id name } } }
      athlete(id: "<athlete>") { id viewerRole runs(first: 2) { nodes { id note } } } ${outcome === 'refused' ? 'nothing' : ''} }`;
    const variables = { first: outcome === 'partly' ? 0 : 2 };
    const asked = Array.from({ length: 20 }, (__, each) =>
      asAsked({ query, variables, as: everybody[each % everybody.length] as Who }),
    );
    const due = [];
    for (const request of asked) due.push((await stock.send(request)).body);
    const { handler } = freshPair().product;
    for (let time = 0; time < TIMES; time++) {
      const answers = await Promise.all(
        asked.map((request) => asFunction('graphql', () => handler(gatewayEvent(request)))),
      );
      expect(answers.map(({ body }) => body)).toEqual(due);
    }
  });
});

describe('random documents', () => {
  it(`${RANDOM_DOCUMENTS} of them`, { timeout: 600_000 }, async () => {
    const some = [
      '<athlete>',
      '<runOfTracker>',
      '<symptom>',
      '<instruction>',
      '<teamComment>',
      '<observation>',
      'nobody',
    ];
    const outcomes: Record<string, number> = {};
    const who = fc.constantFrom(...everybody.slice(0, 5));
    const numbers = fc.array(fc.nat(), { minLength: 60, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(who, who, numbers, async (one, other, tape) => {
        const asked = randomRequest(
          tape,
          some.map((id) => filled(id, ids)),
        );
        const { body = '' } = await agreed(asAsked({ as: one, ...asked }), { times: 2 });
        // By now it is known.
        if (other !== one) await agreed(asAsked({ as: other, ...asked }), { times: 1 });
        const { data, errors } = JSON.parse(body) as { data?: object; errors?: unknown[] };
        const outcome = data && !errors ? 'answered' : data ? 'partly' : 'refused';
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      }),
      { numRuns: RANDOM_DOCUMENTS, seed: 20260310, endOnFailure: true },
    );
    // Most of them say something; what is refused is tried as well.
    expect(outcomes['answered']).toBeGreaterThan(RANDOM_DOCUMENTS / 2);
    expect((outcomes['refused'] ?? 0) + (outcomes['partly'] ?? 0)).toBeGreaterThan(RANDOM_DOCUMENTS / 20);
  });
});
