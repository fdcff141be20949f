import { getNullableType, isListType } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { mayReadField } from '../../../functions/domain/access/access.ts';
import type { RunRecord } from '../../../functions/domain/run/run-record.ts';
import type { SessionRecord } from '../../../functions/domain/session/session.ts';
import { countRequests } from '../../support/counter.ts';
import { askTheRules, ofNothing, type Oracle } from '../../support/oracle.ts';
import { proves } from '../../support/promise.ts';
import { asPromised } from '../../support/promised.ts';
import {
  allOf,
  type Field,
  fieldsOf,
  guardedNodes,
  guardedTypes,
  isLeaf,
  typesBehind,
  withArguments,
} from '../../support/schema.ts';
import { createTeam, everybody, rolesOf, type Team, type Who } from '../../support/team.ts';

/**
 * Every viewer and every field of every type that shows an athlete's data. The documents are made from the schema, and what
 * is expected comes from the rules of the domain: a field that is new is tested without a word here.
 */

let team: Team;
let oracle: Oracle;
let counter: ReturnType<typeof countRequests>;
const viewerIds = new Map<Who, string>();
beforeAll(async () => {
  team = await createTeam();
  oracle = await askTheRules(team);
  counter = countRequests(team.world.dynamodb);
  for (const who of everybody) viewerIds.set(who, (await team.people[who].ask('{ viewer { id } }')).data.viewer.id);
});

/** A path to the entities of a guarded type: from an entity with an id, through fields to types without one. */
interface Way {
  typeName: string;
  start: string;
  steps: { of: string; field: Field }[];
}

function waysBelow(of: string, start: string, steps: Way['steps']): Way[] {
  const fields = fieldsOf(of).filter(({ name }) => name !== 'edges' && name !== 'pageInfo');
  return fields.flatMap((field) =>
    typesBehind(field).flatMap(({ name: typeName }): Way[] => {
      const isGuarded = guardedTypes.includes(typeName);
      if (guardedNodes.includes(typeName) || !(isGuarded || typeName.endsWith('Connection'))) return [];
      const here = [...steps, { of, field }];
      return [...(isGuarded ? [{ typeName, start, steps: here }] : []), ...waysBelow(typeName, start, here)];
    }),
  );
}
const ways = [
  ...guardedNodes.map((typeName): Way => ({ typeName, start: typeName, steps: [] })),
  ...[...guardedNodes, 'Viewer'].flatMap((start) => waysBelow(start, start, [])),
];
const nameOf = ({ start, steps }: Way): string => [start, ...steps.map(({ field }) => field.name)].join('.');

type Thing = Record<string, unknown>;

/** The entities at the end of a path, for each id that it may start from. */
async function thingsAt(who: Who, { start, steps, typeName }: Way, ids: string[]): Promise<Map<string, Thing[]>> {
  const selection = steps.reduceRight((inner, { field }) => `${withArguments(field, 5)} { ${inner} }`, allOf(typeName));
  const query = `query($ids: [ID!]!) { nodes(ids: $ids) { ... on ${start} { ${selection} } } }`;
  const found = new Map<string, Thing[]>();
  for (let first = 0; first < ids.length; first += 4) {
    const some = ids.slice(first, first + 4);
    const { data, errors } = await asPromised(counter, query, () => team.people[who].ask(query, { ids: some }));
    expect({ who, query, errors }).toEqual({ who, query, errors: undefined });
    some.forEach((id, index) => {
      let things = [data.nodes[index] as Thing | null];
      for (const { field } of steps) things = things.flatMap((thing) => (thing?.[field.name] ?? []) as Thing[]);
      found.set(
        id,
        things.filter((thing) => thing !== null),
      );
    });
  }
  return found;
}

const prefixes: Record<string, string> = { Athlete: 'ath', Run: 'run', Symptom: 'sym', Observation: 'obs' };
Object.assign(prefixes, { Session: 'ses', Instruction: 'ins', Comment: 'com', Grant: 'gra' });
/** Where a path into Ada's data may start, known or not; for a viewer, the viewer themselves. */
function startsOf(who: Who, { start }: Way): string[] {
  if (start === 'Viewer') return [viewerIds.get(who) ?? ''];
  const ofAda = `${prefixes[start] ?? '?'}_${team.ids.athlete.slice(4)}`;
  return oracle.ids.filter((id) => id.startsWith(ofAda));
}

/**
 * Differs between viewers who may read it: the athlete's own weeks count the run that Strava shows only to them, and
 * the others are told how many there are.
 */
const personal = ['viewerRole', 'viewerRoles', 'commentCount', 'runsNotShown'];
const personalTypes = ['WeeklyTotal', 'AttentionReason', 'AttentionMark'];

/** An integration reads what it wrote: of a run that the athlete edited, not the athlete's words. */
function isAthletesWord(who: Who, typeName: string, { name }: Field, id: string): boolean {
  if (!rolesOf(who).includes('INTEGRATION') || (typeName !== 'Run' && typeName !== 'Session')) return false;
  const { editedFields = [] } = oracle.record(id) as RunRecord | SessionRecord;
  // What a session was is no word about the athlete, and nothing that was measured can be edited.
  return name !== 'activity' && editedFields.some((edited) => edited === (name === 'load' ? 'effort' : name));
}

/** Fields that are null on a path, whatever there is: the diagnosis of a symptom is one that stands. */
const nullOn: Readonly<Record<string, readonly string[]>> = {
  // They are about running, which is prohibited.
  'Athlete.permissions': ['terrain', 'intensity', 'walkRun'],
  'Run.breaches': ['session'],
  'Session.breaches': ['run'],
  'Symptom.diagnosis': ['endedAt', 'endedBy', 'endedNote', 'endedSaidBy'],
};

/** A provider is nobody: its entries in the audit trail have no roles. */
const isOfProvider = (typeName: string, thing: Thing): boolean => typeName === 'AuditEntry' && thing['by'] === null;

const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

describe('every field of every guarded type, for everybody', () => {
  it('there is a way to each type', () => {
    expect(guardedTypes.filter((name) => !ways.some(({ typeName }) => typeName === name))).toEqual([]);
  });

  it.each(ways.map((way) => [nameOf(way), way] as const))(
    '%s',
    proves(6, everybody.length, 'ways to a type, each as somebody'),
    async (_, way) => {
      const { typeName, steps } = way;
      const fields = fieldsOf(typeName);
      const reference: Who = typeName.startsWith('Attention') ? 'coach' : 'owner';
      const all = await thingsAt(reference, way, startsOf(reference, way));

      for (const who of everybody) {
        const roles = rolesOf(who);
        const isOpen = roles.length > 0 && steps.every(({ of, field }) => mayReadField(of, field.name, roles));
        const found = await thingsAt(who, way, startsOf(who, way));
        for (const [id, things] of found) {
          if (!isOpen || !oracle.mayKnow(who, id)) expect({ who, id, things }).toEqual({ who, id, things: [] });
          const isSame = all.get(id)?.length === things.length && !personalTypes.includes(typeName);
          const same = isSame ? all.get(id) : undefined;
          for (const [index, thing] of things.entries()) {
            for (const field of fields) {
              const at = `${who}: ${typeName}.${field.name} of ${id}`;
              const value = thing[field.name];
              const reads = mayReadField(typeName, field.name, roles);
              if (!reads || isAthletesWord(who, typeName, field, id)) expect(value, at).toBeNull();
              else if (field.name === 'roles' && isOfProvider(typeName, thing)) expect(value, at).toBeNull();
              else if (isListType(getNullableType(field.type))) expect(value, at).not.toBeNull();
              else if (isLeaf(field) && same && !personal.includes(field.name))
                expect(value, at).toEqual(same[index]?.[field.name]);
            }
          }
        }
        // If everything were null, it would not be proven that the viewer may read it.
        const seen = [...found.values()].flat();
        if (roles.length === 0 || seen.length === 0) continue;
        for (const { name } of fields.filter((field) => mayReadField(typeName, field.name, roles))) {
          if (nullOn[nameOf(way)]?.includes(name)) continue;
          const at = `${who} finds no ${typeName}.${name}: test/support/team.ts has to hold one`;
          if (!isEmpty(seen[0]?.[name]) || seen.some((thing) => !isEmpty(thing[name]))) continue;
          expect(
            seen.map((thing) => thing[name]),
            at,
          ).toContainEqual(expect.anything());
        }
      }
    },
  );
});

describe('forbidden and missing look the same', () => {
  const everything = `id __typename ${guardedNodes.map((name) => `... on ${name} { ${allOf(name)} }`).join(' ')}`;

  it('every viewer finds exactly what the rules allow, and nothing of the rest', async () => {
    for (const who of everybody) {
      const ids = [...oracle.ids, ...viewerIds.values()];
      const nodes: unknown[] = [];
      // A query takes 100 of them.
      for (let first = 0; first < ids.length; first += 100) {
        const some = { ids: ids.slice(first, first + 100) };
        const { data, errors } = await team.people[who].ask('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', some);
        expect(errors).toBeUndefined();
        nodes.push(...data.nodes);
      }
      const found = ids.filter((_, index) => nodes[index] !== null);
      expect({ who, found }).toEqual({ who, found: ids.filter((id) => oracle.mayKnow(who, id)) });
    }
  });

  it('an operator finds every integration, and nothing of an athlete', async () => {
    const query = 'query($id: ID!) { node(id: $id) { id } }';
    const found: string[] = [];
    for (const id of oracle.ids) {
      const { data, errors } = await team.operator.ask(query, { id });
      expect(errors).toBeUndefined();
      if (data.node !== null) found.push(data.node.id);
    }
    expect(found).toEqual([team.ids.integrationOfCoach]);
  });

  it.each(everybody)('%s: by node, nodes and athlete', async (who) => {
    const unknown = oracle.ids.filter((id) => !oracle.mayKnow(who, id));
    const oneOfEachKind = [...Map.groupBy(unknown, (id) => id.slice(0, 7)).values()].map(([id = '']) => id);
    for (const query of [
      `query($id: ID!) { node(id: $id) { ${everything} } }`,
      `query($id: ID!) { nodes(ids: [$id]) { ${everything} } }`,
      `query($id: ID!) { athlete(id: $id) { ${allOf('Athlete')} } }`,
    ]) {
      const answerTo = async (id: string) => {
        const { extensions: _cost, ...answer } = await team.people[who].ask(query, { id });
        return answer;
      };
      for (const id of oneOfEachKind) {
        const forbidden = await answerTo(id);
        expect(forbidden).toEqual(await answerTo(ofNothing(id)));
        expect(JSON.stringify(forbidden)).not.toContain(id);
      }
    }
  });
});
