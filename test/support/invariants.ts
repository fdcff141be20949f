import { isDeepStrictEqual } from 'node:util';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { AthleteRecord, CommentCounts } from '../../functions/graphql/domain/athlete.ts';
import type { Entity } from '../../functions/graphql/domain/change.ts';
import { keyOf } from '../../functions/graphql/domain/ids.ts';
import { summarize } from '../../functions/graphql/domain/summary.ts';
import { courseOf, isOpen } from '../../functions/graphql/domain/symptom-course.ts';
import type { GrantRecord } from '../../functions/graphql/domain/viewer.ts';
import type { Instant } from '../../functions/graphql/domain/words.ts';
import type { Item } from '../../functions/graphql/store/client.ts';
import { edgeSummary } from '../../functions/graphql/store/edge.ts';
import { athletePartition, edgeKey, entityItem, personKey, withoutKeys } from '../../functions/graphql/store/keys.ts';
import { readItems } from './bulk.ts';

/** Everything of one athlete. */
interface Partition {
  profile: AthleteRecord;
  grants: GrantRecord[];
  entities: Entity[];
  now: Instant;
}

/**
 * What holds of every table at every moment between two mutations, however they came in each other's way; what does not
 * hold, one line each. Copies say what they are copies of, counts what there is to count, keys what the records say.
 */
export async function brokenInvariants(world: {
  client: DynamoDBClient;
  tableName: string;
  now(): Instant;
}): Promise<string[]> {
  const items = await readItems(world.client, world.tableName);
  const at = new Map(items.map((item) => [`${String(item['pk'])} ${String(item['sk'])}`, item]));
  const inPartition = Map.groupBy(items, ({ pk }) => String(pk));
  const broken: string[] = [];
  const edgesDue = new Set<string>();

  for (const [pk, own] of inPartition) {
    if (!pk.startsWith('ATH#')) continue;
    const profile = at.get(`${pk} PROFILE`);
    if (!profile) {
      broken.push(`${pk}: no profile beside ${own.length} items`);
      continue;
    }
    if (profile['erasedAt'] !== undefined) {
      if (own.length > 1) broken.push(`${pk}: ${own.length - 1} items of an erased athlete`);
      continue;
    }
    const of = (prefix: RegExp) => own.filter(({ sk }) => prefix.test(String(sk)));
    const partition: Partition = {
      profile: withoutKeys(profile),
      grants: of(/^GRANT#/).map((item) => withoutKeys<GrantRecord>(item)),
      entities: of(/^(?!PROFILE$|GRANT#)/).map((item) => withoutKeys<Entity>(item)),
      now: world.now(),
    };
    for (const entity of partition.entities) {
      const { pk: _pk, sk, ...stored } = own.find((item) => item['id'] === entity.id) ?? {};
      const { pk: _due, sk: skDue, ...due } = entityItem(entity);
      if (sk !== skDue || !isDeepStrictEqual(stored, due))
        broken.push(`${entity.id}: its keys are not those of its record`);
    }
    for (const grant of partition.grants) {
      if (grant.role === 'OWNER') {
        const person = at.get(textOf(personKey(grant.person.id)));
        if (person?.['athleteId'] !== grant.athleteId) broken.push(`${grant.id}: she is somebody else to herself`);
        if (person?.['name'] !== partition.profile.name || grant.person.name !== partition.profile.name)
          broken.push(`${grant.id}: she goes by another name`);
        continue;
      }
      const key = edgeKey(grant.athleteId, grant.person.id);
      edgesDue.add(textOf(key));
      const due = { ...key, ...edgeOf(partition.profile, grant) };
      if (!isDeepStrictEqual(at.get(textOf(key)), due))
        broken.push(
          `${grant.id}: its other side is ${JSON.stringify(at.get(textOf(key)))}, not ${JSON.stringify(due)}`,
        );
    }
    broken.push(...brokenIn(partition));
  }
  for (const { pk, sk } of items) {
    const key = `${String(pk)} ${String(sk)}`;
    if (key.startsWith('PER#') && String(sk).startsWith('ATH#') && !edgesDue.has(key)) broken.push(`${key}: no grant`);
  }
  return broken;
}

const textOf = ({ pk, sk }: { pk: string; sk: string }): string => `${pk} ${sk}`;

const edgeOf = ({ id, name, summary }: AthleteRecord, { role }: GrantRecord): Item => ({
  role,
  name,
  ...((role === 'COACH' || role === 'PHYSIO') && edgeSummary(id, summary)),
});

const DAY_MS = 86_400_000;

function brokenIn({ profile, grants, entities, now }: Partition): string[] {
  const broken: string[] = [];
  const equal = (id: string, what: string, actual: unknown, due: unknown) => {
    if (!isDeepStrictEqual(actual, due))
      broken.push(`${id}: ${what} is ${JSON.stringify(actual)}, not ${JSON.stringify(due)}`);
  };
  const all = <K extends Entity['kind']>(kind: K) =>
    entities.filter((entity): entity is Extract<Entity, { kind: K }> => entity.kind === kind);
  const [runs, symptoms, observations, instructions, comments] = [
    all('run'),
    all('symptom'),
    all('observation'),
    all('instruction'),
    all('comment'),
  ];
  const ids = new Set(entities.map(({ id }) => id));
  equal(
    profile.id,
    'its owner',
    grants.filter(({ role }) => role === 'OWNER').map(({ person }) => person.id),
    [profile.ownerId],
  );
  for (const { id, athleteId } of entities)
    equal(id, 'its athlete', athletePartition(athleteId), `ATH#${keyOf(profile.id)}`);

  const week = new Date(Date.parse(now) - 7 * DAY_MS).toISOString();
  const facts = {
    instructions,
    symptoms: symptoms.filter(isOpen),
    recentRuns: runs.filter(({ startedAt }) => startedAt >= week),
  };
  equal(profile.id, 'its summary', summarize(profile.summary, {}, now), summarize(profile.summary, facts, now));

  for (const subject of [profile, ...runs, ...symptoms, ...instructions]) {
    const counts: CommentCounts = {};
    for (const { audience } of comments.filter(({ subjectId }) => subjectId === subject.id))
      counts[audience] = (counts[audience] ?? 0) + 1;
    equal(subject.id, 'its count of comments', subject.commentCounts, counts);
  }
  for (const run of runs) {
    const felt = observations.filter(({ runId }) => runId === run.id);
    equal(run.id, 'its observations', [...run.observationIds].sort(), felt.map(({ id }) => id).sort());
    equal(
      run.id,
      'its worst pain',
      run.worstPain,
      felt.length > 0 ? Math.max(...felt.map(({ pain }) => pain)) : undefined,
    );
  }
  for (const symptom of symptoms) {
    const parts = [symptom.id, ...symptom.mergedFromIds];
    const own = observations.filter(({ symptomId }) => parts.includes(symptomId));
    const instants = own.map(({ observedAt }) => observedAt).sort();
    equal(symptom.id, 'its number of observations', symptom.observationCount, own.length);
    equal(symptom.id, 'its opening', symptom.openedAt, instants[0]);
    const latest = own.find(({ id }) => id === symptom.latestObservation.id);
    equal(symptom.id, 'its latest instant', symptom.latestObservation.observedAt, instants.at(-1));
    equal(symptom.id, 'its latest observation', symptom.latestObservation, latest);
    equal(symptom.id, 'its trend', symptom.trend, courseOf(own).trend);
  }
  const links = [
    ...observations.flatMap(({ id, symptomId, runId, fromCommentId }) => [
      [id, symptomId],
      ...(runId ? [[id, runId]] : []),
      ...(fromCommentId ? [[id, fromCommentId]] : []),
    ]),
    ...symptoms.flatMap(({ id, mergedFromIds, mergedIntoId, recursFromId }) =>
      [...mergedFromIds, mergedIntoId, recursFromId].flatMap((other) => (other ? [[id, other]] : [])),
    ),
    ...instructions.flatMap(({ id, supersedesIds, supersededById }) =>
      [...supersedesIds, supersededById].flatMap((other) => (other ? [[id, other]] : [])),
    ),
    ...comments.flatMap(({ id, subjectId, promotedToId }) =>
      [subjectId === profile.id ? undefined : subjectId, promotedToId].flatMap((other) => (other ? [[id, other]] : [])),
    ),
  ] as [Entity['id'], Entity['id']][];
  for (const [id, other] of links) if (!ids.has(other)) broken.push(`${id}: ${other} is not there`);
  for (const { id, promotedToId } of comments) {
    const made = observations.filter(({ fromCommentId }) => fromCommentId === id).map((each) => each.id);
    equal(id, 'what was made of it', promotedToId === undefined ? [] : [promotedToId], made);
  }
  return broken;
}
