import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { mayReadField } from '../../../functions/domain/access/access.ts';
import { countRequests } from '../../support/counter.ts';
import { askTheRules, type Oracle } from '../../support/oracle.ts';
import { asPromised } from '../../support/promised.ts';
import { type Hidden, hiddenFrom, hiddenIn } from '../../support/hidden.ts';
import { idsIn } from '../../support/scan.ts';
import { guardedTypes } from '../../support/schema.ts';
import { canaries, createTeam, everybody, rolesOf, type Team, viewers, type Who } from '../../support/team.ts';
import { type Start, walkFrom } from '../../support/walk.ts';
import { proves, size } from '../../support/promise.ts';

/**
 * Random walks through the graph, as everybody, from everywhere: no way leads to what the walker may not see, and none takes
 * more requests to the store than its answer said. WALKS says how many; 10,000 take some minutes.
 */
const WALKS = size(300, 10_000);

let team: Team;
let oracle: Oracle;
let ids: string[];
let counter: ReturnType<typeof countRequests>;
/** Words that a viewer must not see: canaries, invitation codes, ids of what they may not know of. */
const secrets = new Map<Who, string[]>();
/** What nothing that they are shown may carry. */
const hidden = new Map<Who, Hidden>();

beforeAll(async () => {
  team = await createTeam();
  oracle = await askTheRules(team);
  ids = await idsIn(team.world);
  counter = countRequests(team.world.dynamodb);
  const codes = new Map<Who, string[]>();
  for (const who of ['owner', 'coach'] as const) {
    const { data } = await team.people[who].ask('{ viewer { invitations(first: 9) { nodes { code } } } }');
    codes.set(
      who,
      data.viewer.invitations.nodes.flatMap(({ code }: { code: string | null }) => code ?? []),
    );
  }
  for (const who of everybody) {
    const words = Object.entries(canaries).filter(([, allowed]) => !(allowed as readonly Who[]).includes(who));
    const unknown = oracle.ids.filter((id) => !oracle.mayHearOf(who, id) && !id.startsWith('per_'));
    const others = [...codes].filter(([maker]) => maker !== who).flatMap(([, made]) => made);
    hidden.set(who, hiddenFrom(oracle, who));
    secrets.set(who, [...words.map(([word]) => word), ...unknown, ...others]);
  }
});

/** Mutations that can be repeated without a change: payloads are a way into the graph, too. */
const repeats = (): Record<string, string> => ({
  owner: `acknowledgeInstruction(input: { instructionId: "${team.ids.supersededInstruction}" })`,
  coach: `withdrawInstruction(input: { instructionId: "${team.ids.supersededInstruction}" })`,
  physio: `mergeSymptoms(input: { intoSymptomId: "${team.ids.intoSymptom}", fromSymptomId: "${team.ids.mergeInto}" })`,
  supporter: `deleteComment(input: { commentId: "${team.ids.deletedComment}" })`,
  tracker: `recordRuns(input: { athleteId: "${team.ids.athlete}", runs: [{ externalId: "CANARY-TRACKER 1", startedAt: "2026-03-07T12:00:00Z", distanceMeters: 1, durationSeconds: 1 }] })`,
});

function startOf(who: Who, kind: number, number: number): Start {
  // Starts are more often at what the viewer may know of, and sometimes at what they may not.
  const places = number % 3 === 0 ? ids : ids.filter((each) => oracle.mayKnow(who, each));
  const id = places[number % places.length] ?? team.ids.athlete;
  const another = ids[(number * 7) % ids.length] ?? '';
  const repeat = repeats()[who];
  switch (kind % 6) {
    case 0:
      return { root: 'query', field: `athlete(id: "${team.ids.athlete}")`, typeName: 'Athlete' };
    case 1:
      return { root: 'query', field: 'viewer', typeName: 'Viewer' };
    case 2:
      return {
        root: 'query',
        field: `nodes(ids: ["${id}", "${another}"])`,
        typeName: 'Node',
        types: typesOf(id, another),
      };
    case 3:
      if (repeat === undefined) return startOf(who, kind + 1, number);
      return { root: 'mutation', field: repeat, typeName: payloadOf(repeat) };
    default:
      return { root: 'query', field: `node(id: "${id}")`, typeName: 'Node', types: typesOf(id) };
  }
}
const typeNames = {
  ath: 'Athlete',
  run: 'Run',
  ses: 'Session',
  sym: 'Symptom',
  obs: 'Observation',
  ins: 'Instruction',
  com: 'Comment',
  gra: 'Grant',
  per: 'Person',
  inv: 'Invitation',
};
const typesOf = (...of: string[]): string[] => of.map((id) => typeNames[id.slice(0, 3) as keyof typeof typeNames]);
const payloadOf = (call: string): string => `${call.charAt(0).toUpperCase()}${call.slice(1, call.indexOf('('))}Payload`;

/** Everything in a response: objects with their ids, and strings. */
function everythingIn(value: unknown): { objects: Record<string, unknown>[]; texts: string[] } {
  if (typeof value === 'string') return { objects: [], texts: [value] };
  if (typeof value !== 'object' || value === null) return { objects: [], texts: [] };
  const parts = Object.values(value).map(everythingIn);
  const objects = parts.flatMap((part) => part.objects);
  if (!Array.isArray(value)) objects.push(value as Record<string, unknown>);
  return { objects, texts: parts.flatMap(({ texts }) => texts) };
}

function check(who: Who, query: string, data: unknown): void {
  const { objects, texts } = everythingIn(data);
  const shown = JSON.stringify(data);
  const leaked = (secrets.get(who) ?? []).filter((secret) => shown.includes(secret));
  expect({ who, query, leaked }).toEqual({ who, query, leaked: [] });

  // Neither an id nor a cursor carries a part of something hidden from the viewer, or its instant.
  const found = hiddenIn(texts, hidden.get(who));
  expect({ who, query, found }).toEqual({ who, query, found: [] });

  const roles = rolesOf(who);
  for (const object of objects) {
    const typeName = String(object['__typename']);
    if (!guardedTypes.includes(typeName)) continue;
    for (const [name, value] of Object.entries(object)) {
      const field = name.replace(/\d+$/, '');
      if (field === '__typename' || value === null) continue;
      const reads = mayReadField(typeName, field, roles);
      expect({ who, query, field: `${typeName}.${field}`, reads }).toMatchObject({ reads: true });
    }
  }
}

describe('random walks', () => {
  /** By one person. */
  const runs = Math.ceil(WALKS / everybody.length);
  const numbers = fc.array(fc.nat(), { minLength: 40, maxLength: 40 });

  it.each(everybody)(
    '%s finds nothing hidden from them',
    proves(6, runs, 'walks', { timeout: 1_200_000 }),
    async (who) => {
      let found = 0;
      await fc.assert(
        fc.asyncProperty(fc.nat(), fc.nat(), numbers, async (kind, number, tape) => {
          const query = walkFrom(startOf(who, kind, number), tape);
          const { status, data, errors } = await asPromised(counter, query, () => team.people[who].ask(query));
          // A walk may ask for more than an operation may cost. It is refused before anything is read.
          if (errors?.every(({ extensions }) => extensions['code'] === 'QUERY_TOO_COSTLY') && !data) return;
          expect({ who, query, status, errors }).toEqual({ who, query, status: 200, errors: undefined });
          check(who, query, data);
          found += everythingIn(data).objects.length;
        }),
        { numRuns: runs, endOnFailure: true },
      );
      // They have been somewhere.
      expect(found).toBeGreaterThan(viewers[who] ? 2 * runs : runs / 5);
    },
  );

  it('what is hidden is found however it is written', () => {
    const symptom = team.ids.symptom;
    const [, ulid = ''] = symptom.split('.');
    const looks = (text: string) => hiddenIn([text], hidden.get('supporter')).length > 0;
    for (const text of [
      symptom,
      // As ids of comments were, and cursors that point at it.
      `com_${team.ids.athlete.slice(4)}.sym.${ulid}.${'0'.repeat(26)}`,
      Buffer.from(`SYM#${ulid}`).toString('base64url'),
      Buffer.from(JSON.stringify({ at: ulid })).toString('base64'),
      // Another id of the same instant.
      `com_${team.ids.athlete.slice(4)}.${ulid.slice(0, 10)}${'0'.repeat(16)}`,
    ])
      expect({ text, found: looks(text) }).toEqual({ text, found: true });
    for (const text of [team.ids.supportersComment, team.ids.runOfTracker, team.ids.athlete])
      expect({ text, found: looks(text) }).toEqual({ text, found: false });
  });

  it('every canary is there to be found', async () => {
    const records: unknown[] = [];
    for (let after: string | undefined; ;) {
      const input = { athleteId: team.ids.athlete, after };
      const part = await team.people.owner.does('exportAthlete', input, 'records cursor');
      records.push(...part.records);
      if (part.cursor === null) break;
      after = part.cursor;
    }
    const breaches = '{ breaches { rule } }';
    const query = `query($id: ID!) { node(id: $id) { ... on Run ${breaches} } viewer { attention(first: 9) { nodes { reasons { code } } } } }`;
    const coachs = await team.people.coach.ask(query, { id: team.ids.runOfTracker });
    const shown = JSON.stringify([records, coachs]);
    const alive = Object.entries(canaries).filter(([, allowed]) => allowed.length > 1);
    expect(alive.filter(([word]) => !shown.includes(word))).toEqual([]);
  });
});
