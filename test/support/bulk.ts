import { createHash } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient, paginateQuery, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { AthleteRecord, Author, Summary } from '../../functions/domain/athlete/athlete.ts';
import type { CommentRecord, CommentSubjectId } from '../../functions/domain/comment/comment.ts';
import { type AthleteId, childId, keyOf, type PersonId, restOf } from '../../functions/domain/ids.ts';
import type { InstructionRecord } from '../../functions/domain/instruction/instruction.ts';
import type { RunRecord } from '../../functions/domain/run/run-record.ts';
import { emptySummary, summarize } from '../../functions/domain/athlete/summary.ts';
import type { ObservationRecord, SymptomRecord } from '../../functions/domain/symptom/symptom.ts';
import { newSymptom } from '../../functions/domain/symptom/symptom-course.ts';
import type { Instant, Role } from '../../functions/domain/vocabulary.ts';
import type { Item } from '../../functions/store/dynamodb/table-access.ts';
import { rosterEntrySummary } from '../../functions/store/roster-entry.ts';
import { rosterEntryKey } from '../../functions/store/keys.ts';
import { ulidTime } from '../../functions/store/merged-observations.ts';

/**
 * Records by the hundred, for tests of cost and limits: written straight into the table, as the store would write them.
 * Their content is made up and of the usual length.
 */

/** Writes items 25 at a time, four requests in parallel. */
export async function writeItems(client: DynamoDBClient, tableName: string, items: readonly Item[]): Promise<void> {
  const documents = documentClient(client);
  const batches: Item[][] = [];
  for (let start = 0; start < items.length; start += 25) batches.push(items.slice(start, start + 25));
  const work = async () => {
    for (let batch = batches.pop(); batch; batch = batches.pop()) {
      const requests = batch.map((each) => ({ PutRequest: { Item: { ...each } } }));
      const { UnprocessedItems = {} } = await documents.send(
        new BatchWriteCommand({ RequestItems: { [tableName]: requests } }),
      );
      if (UnprocessedItems[tableName]) throw new Error('The engine left items unwritten');
    }
  };
  await Promise.all([work(), work(), work(), work()]);
}

/** Everything in a table. */
export async function readItems(client: DynamoDBClient, tableName: string): Promise<Item[]> {
  const items: Item[] = [];
  const pages = paginateScan({ client: documentClient(client) }, { TableName: tableName, ConsistentRead: true });
  for await (const { Items = [] } of pages) items.push(...Items);
  return items;
}

/** Everything in one partition. */
export async function readPartition(client: DynamoDBClient, tableName: string, pk: string): Promise<Item[]> {
  const items: Item[] = [];
  const pages = paginateQuery(
    { client: documentClient(client) },
    {
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ConsistentRead: true,
    },
  );
  for await (const { Items = [] } of pages) items.push(...Items);
  return items;
}

export const documentClient = (client: DynamoDBClient): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });

/**
 * The size of an item by DynamoDB's rules, in bytes: names and strings in UTF-8, numbers two digits a byte, containers
 * 3 and 1 for each element.
 */
export function sizeOf(item: unknown): number {
  if (typeof item === 'string') return Buffer.byteLength(item);
  if (typeof item === 'number') return Math.ceil(String(item).length / 2) + 1;
  if (Array.isArray(item)) return 3 + item.reduce<number>((sum, each) => sum + 1 + sizeOf(each), 0);
  if (typeof item !== 'object' || item === null) return 1;
  const parts = Object.entries(item).filter(([, value]) => value !== undefined);
  return parts.reduce((sum, [name, value]) => sum + name.length + 1 + sizeOf(value), 2);
}

const NOW: Instant = '2026-03-10T12:00:00.000Z';
const DAY_MS = 86_400_000;
const daysAgo = (days: number): Instant => new Date(Date.parse(NOW) - days * DAY_MS).toISOString();

/** `ulid(3)`: an id that sorts as its number. */
export const ulid = (number: number): string => String(number).padStart(26, '0');

const WORDS =
  'Out along the river and back over the hill, legs heavy at first and then it rolled; wind from the west. ';
/** Words up to a given length. */
const words = (length: number): string => WORDS.repeat(Math.ceil(length / WORDS.length)).slice(0, length);

export interface BulkAthlete {
  id: AthleteId;
  owner: Author;
  coach: Author;
}

/** The run of so many half days ago, as an integration posts it. */
export function bulkRun({ id, owner }: BulkAthlete, number: number, parts: Partial<RunRecord> = {}): RunRecord {
  const startedAt = daysAgo(10 + number / 2);
  return {
    kind: 'run',
    id: childId('run', id, `run${String(number).padStart(19, '0')}`),
    athleteId: id,
    source: 'per_tracker_tracker_',
    sourceName: 'Tracker',
    externalId: `activity-2026-${String(number).padStart(8, '0')}`,
    revision: 0,
    startedAt,
    endedAt: startedAt,
    timeZone: 'America/Chicago',
    localDate: startedAt.slice(0, 10),
    type: number % 2 === 0 ? 'EASY' : 'TEMPO',
    surface: 'ROAD',
    distanceMeters: 10_432.7,
    durationSeconds: 3_127,
    elevationGainMeters: 121,
    temperatureCelsius: 17.5,
    averageHeartRateBpm: 148,
    effort: 5,
    note: words(100),
    observationIds: [],
    commentCounts: { TEAM: 20, SUPPORTERS: 10 },
    recordedAt: startedAt,
    recordedBy: owner,
    updatedAt: startedAt,
    version: 1,
    ...parts,
  };
}

/** The observation of so many days ago, of a symptom. */
export function bulkObservation(
  { id, owner }: BulkAthlete,
  symptomId: SymptomRecord['id'],
  number: number,
): ObservationRecord {
  const observedAt = daysAgo(number / 4);
  return {
    kind: 'observation',
    // As in the store: its ULID is made for the instant of the observation.
    id: childId(
      'obs',
      id,
      `${restOf(symptomId)}.${ulidTime(Date.parse(observedAt))}${ulid(100_000 - number).slice(10)}`,
    ),
    athleteId: id,
    symptomId,
    observedAt,
    localDate: observedAt.slice(0, 10),
    phase: 'DURING_RUN',
    onsetDistanceMeters: 6_437,
    sites: ['HAMSTRING_BELLY', 'GLUTE'],
    side: 'LEFT',
    sensations: ['TIGHTNESS', 'ACHE'],
    pain: 3,
    note: words(120),
    recordedBy: owner,
    recordedAt: observedAt,
    version: 1,
  };
}

/** A symptom with its one observation. */
export function bulkSymptom(
  athlete: BulkAthlete,
  number: number,
  parts: Partial<SymptomRecord> = {},
): [SymptomRecord, ObservationRecord] {
  const observation = bulkObservation(athlete, childId('sym', athlete.id, ulid(number)), number);
  return [{ ...newSymptom({ ...observation, version: 0 }, { status: 'ACTIVE' }), version: 1, ...parts }, observation];
}

/** An instruction of so many days ago that prohibits running; in force by default. */
export function bulkInstruction(
  { id, coach }: BulkAthlete,
  number: number,
  parts: Partial<InstructionRecord> = {},
): InstructionRecord {
  const startsAt = daysAgo(number);
  return {
    kind: 'instruction',
    id: childId('ins', id, ulid(100_000 - number)),
    athleteId: id,
    issuedBy: coach,
    issuedAt: startsAt,
    startsAt,
    reviewAt: daysAgo(number - 14),
    note: words(150),
    rules: [
      { activity: 'RUN', permission: 'PROHIBITED' },
      { activity: 'CROSS_TRAINING', permission: 'LIMITED', maxDurationSeconds: 1_800, maxEffort: 3 },
    ],
    symptomIds: [],
    supersedesIds: [],
    commentCounts: {},
    version: 1,
    ...parts,
  };
}

/** A comment of so many hours ago. */
export function bulkComment(
  { id, coach }: BulkAthlete,
  subjectId: CommentSubjectId,
  number: number,
  parts: Partial<CommentRecord> = {},
): CommentRecord {
  const createdAt = daysAgo(number / 24);
  return {
    kind: 'comment',
    id: childId('com', id, createHash('sha256').update(`${subjectId} ${number}`).digest('base64url').slice(0, 16)),
    athleteId: id,
    subjectId,
    author: coach,
    audience: 'TEAM',
    body: words(400),
    createdAt,
    version: 1,
    ...parts,
  };
}

/** The other side of a grant, in the coach's partition. */
export const bulkEdge = (
  id: AthleteId,
  coach: PersonId,
  name: string,
  summary: Summary,
  role: Role = 'COACH',
): Item => ({
  ...rosterEntryKey(id, coach),
  role,
  name,
  ...rosterEntrySummary(id, summary),
});

/**
 * A coach's athletes: the first 30 sidelined, the next 30 with a symptom, every tenth of the others once restricted,
 * all others well. The ids are spread over the alphabet as real ones are.
 */
export function bulkRoster(coach: Author, count: number): Item[] {
  return Array.from({ length: count }, (_, number) => {
    const id: AthleteId = `ath_${Buffer.from(String((number * 7_919) % 100_003).padStart(12, '0')).toString('base64url')}`;
    const athlete: BulkAthlete = { id, coach, owner: { id: `per_${keyOf(id)}`, name: 'Ada', role: 'OWNER' } };
    const facts =
      number < 30
        ? { instructions: [bulkInstruction(athlete, number + 1)], lastReportAt: daysAgo(1) }
        : number < 60
          ? { symptoms: [bulkSymptom(athlete, number)[0]], lastReportAt: daysAgo(2) }
          : number % 10 === 0
            ? { instructions: [bulkInstruction(athlete, 20, { endsAt: daysAgo(10) })] }
            : {};
    return bulkEdge(id, coach.id, `Runner Number ${number}`, summarize(emptySummary, facts, NOW));
  });
}

/** The people of bulk records, from the athlete's record and the coach's id. */
export const bulkAthlete = (
  { id, ownerId, name }: Pick<AthleteRecord, 'id' | 'ownerId' | 'name'>,
  coach: PersonId,
) => ({
  id,
  owner: { id: ownerId, name, role: 'OWNER' as const },
  coach: { id: coach, name: 'Maren Lindqvist', role: 'COACH' as const },
});
