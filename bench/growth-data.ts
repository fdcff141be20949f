import { viewerFrom } from '../functions/request/context.ts';
import type { AthleteRecord, Author } from '../functions/domain/athlete/athlete.ts';
import type { Entity } from '../functions/domain/athlete/change.ts';
import { type AthleteId, childId, keyOf } from '../functions/domain/ids.ts';
import type { RunRecord } from '../functions/domain/run/run.ts';
import { emptySummary, summarize } from '../functions/domain/athlete/summary.ts';
import type { GrantRecord } from '../functions/domain/team/viewer.ts';
import type { Item } from '../functions/store/dynamodb/table-access.ts';
import type { DynamoDB } from '../functions/store/dynamodb/client.ts';
import { rosterEntryItem } from '../functions/store/roster-entry.ts';
import { entityItem } from '../functions/store/items.ts';
import { grantKey, profileKey } from '../functions/store/keys.ts';
import { type BulkAthlete, bulkInstruction, bulkRun, bulkSymptom } from '../test/support/bulk.ts';

const WRITTEN = '2026-03-10T12:00:00.000Z';
/** When the latest run was; each is two hours before the one that was recorded after it. */
const LATEST_RUN = Date.parse('2026-03-01T06:00:00.000Z');
const TWO_HOURS_MS = 7_200_000;
/** However many athletes a coach has, so many are sidelined: the answer stays as large as it is. */
const SIDELINED = 30;

/** Writes items 25 at a time, two requests side by side: more of them only wait for each other in DynamoDB Local. */
export async function writeAll(dynamodb: DynamoDB, tableName: string, items: readonly Item[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(items.length / 25) }, (_, index) =>
    items.slice(index * 25, (index + 1) * 25),
  );
  const work = async () => {
    for (let batch = batches.pop(); batch; batch = batches.pop()) {
      const requests = batch.map((each) => ({ PutRequest: { Item: each } }));
      const { UnprocessedItems } = await dynamodb.call('BatchWriteItem', { RequestItems: { [tableName]: requests } });
      if (UnprocessedItems?.[tableName]) throw new Error('The engine left items unwritten');
    }
  };
  await Promise.all([work(), work()]);
}

/** A coach, with the claims that she asks with. */
export interface Coach extends Author {
  claims: Record<string, string>;
}

export function coachNamed(name: string): Coach {
  const claims = { iss: 'https://issuer.test', sub: name, client_id: 'app', token_use: 'access', scope: 'openid' };
  return { id: viewerFrom(claims).id, name, role: 'COACH', claims };
}

/** An id is 16 characters of base64url, spread over the alphabet as real ones are. */
const idOf = (text: string): AthleteId => `ath_${Buffer.from(text.padStart(12, '0').slice(-12)).toString('base64url')}`;

/** So many athletes of a coach: at most 30 are sidelined, with instruction, symptom and runs; all others are well. */
export function rosterItems(coach: Coach, count: number): Item[] {
  return Array.from({ length: count }, (_, number) => {
    const athlete = athleteOf(idOf(`${count % 97}x${(number * 7_919) % 100_003}`), coach);
    const name = `Runner Number ${number}`;
    if (number >= SIDELINED) return [rosterEntryItem(recordOf(athlete, name), grantOf(athlete, coach))];
    const [symptom, observation] = bulkSymptom(athlete, 4);
    const instruction = bulkInstruction(athlete, number + 1, { symptomIds: [symptom.id] });
    const summary = summarize(emptySummary, { instructions: [instruction], symptoms: [symptom] }, WRITTEN);
    const runs = Array.from({ length: 20 }, (_unused, index) => bulkRun(athlete, index));
    return athleteItems(athlete, { ...recordOf(athlete, name), summary }, [instruction, symptom, observation, ...runs]);
  }).flat();
}

/** One athlete of a coach with so many runs, newest first. */
export function athleteWithRuns(coach: Coach, count: number) {
  const athlete = athleteOf(idOf(`r${count}`), coach);
  const runs = Array.from({ length: count }, (_, number) => runOf(athlete, number));
  return { id: athlete.id, runs, items: () => athleteItems(athlete, recordOf(athlete, `With ${count} runs`), runs) };
}

function runOf(athlete: BulkAthlete, number: number): RunRecord {
  const startedAt = new Date(LATEST_RUN - number * TWO_HOURS_MS).toISOString();
  const localDate = startedAt.slice(0, 10);
  return bulkRun(athlete, number, {
    startedAt,
    endedAt: startedAt,
    recordedAt: startedAt,
    updatedAt: startedAt,
    localDate,
  });
}

const athleteOf = (id: AthleteId, coach: Coach): BulkAthlete => ({
  id,
  owner: { id: `per_${keyOf(id)}`, name: 'Her', role: 'OWNER' },
  coach: { id: coach.id, name: coach.name, role: coach.role },
});

const recordOf = ({ id, owner }: BulkAthlete, name: string): AthleteRecord => ({
  kind: 'athlete',
  id,
  ownerId: owner.id,
  name,
  timeZone: 'America/Chicago',
  createdAt: WRITTEN,
  summary: emptySummary,
  commentCounts: {},
  version: 1,
});

const grantOf = ({ id }: BulkAthlete, { id: person, name, role }: Author): GrantRecord => ({
  kind: 'grant',
  id: childId('gra', id, keyOf(person)),
  athleteId: id,
  person: { id: person, name },
  role,
  grantedAt: WRITTEN,
});

function athleteItems(athlete: BulkAthlete, record: AthleteRecord, entities: readonly Entity[]): Item[] {
  const { id, owner, coach } = athlete;
  return [
    { ...profileKey(id), ...record },
    { ...grantKey(id, owner.id), ...grantOf(athlete, owner) },
    { ...grantKey(id, coach.id), ...grantOf(athlete, coach) },
    rosterEntryItem(record, grantOf(athlete, coach)),
    ...entities.map(entityItem),
  ];
}
