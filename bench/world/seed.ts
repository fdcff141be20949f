import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { viewerFrom } from '../../functions/request/viewer-from.ts';
import type { AthleteRecord, Author } from '../../functions/domain/athlete/athlete.ts';
import type { Entity } from '../../functions/domain/athlete/change.ts';
import { type AthleteId, childId, keyOf, type PersonId } from '../../functions/domain/ids.ts';
import { emptySummary, summarize, type SummaryFacts } from '../../functions/domain/athlete/summary.ts';
import type { GrantRecord, PersonRecord } from '../../functions/domain/team/viewer.ts';
import type { Item } from '../../functions/store/dynamodb/table-access.ts';
import { rosterEntryItem } from '../../functions/store/roster-entry.ts';
import { entityItem, withStoredRoles } from '../../functions/store/items.ts';
import { grantKey, personKey, profileKey } from '../../functions/store/keys.ts';
import { createTableInput } from '../../infra/local/dynamodb/table.ts';
import { type BulkAthlete, bulkInstruction, bulkRun, bulkSymptom, writeItems } from '../../test/support/bulk.ts';
import { athleteId, coachClaims, RUNNERS, runnerClaims, runnerId, SIDELINED_ATHLETES } from './operations.ts';

const ATHLETES = 40;
const RUNS_PER_ATHLETE = 30;
const SYMPTOMS_PER_ATHLETE = 3;
/** When all of it was written; the same every time. */
const WRITTEN = '2026-03-10T12:00:00.000Z';
const JOINED = '2026-01-02T08:00:00.000Z';

const coach: Author = { id: viewerFrom(coachClaims).id, name: 'Maren Lindqvist', role: 'COACH' };

/** An athlete with all their data. */
export interface SeededAthlete {
  record: AthleteRecord;
  owner: Author;
  /** The grants on the athlete, the owner's included. */
  team: readonly Author[];
  entities: readonly Entity[];
}

/** An empty table, without a stream: DynamoDB Local's writes get slower as its streams grow. */
export async function createEmptyTable(client: DynamoDBClient, tableName: string): Promise<void> {
  const { StreamSpecification: _stream, ...input } = createTableInput(tableName);
  await client.send(new CreateTableCommand(input));
}

/** A separate table for a variant, so that what one records does not exist for the next one. */
export async function seedTable(client: DynamoDBClient, tableName: string): Promise<void> {
  await createEmptyTable(client, tableName);
  const runners = Array.from({ length: RUNNERS }, (_, number) => runner(number));
  await writeItems(client, tableName, [...seedItems(), ...runners.flatMap(itemsOf)]);
}

/** The data of the coach's board: 20 athletes who are sidelined, 20 who are well, each with two weeks of runs. */
export const seedAthletes = (): SeededAthlete[] => Array.from({ length: ATHLETES }, (_, number) => athlete(number));

export const seedItems = (): Item[] => [personItem(coach), ...seedAthletes().flatMap(itemsOf)];

function athlete(number: number): SeededAthlete {
  const id = athleteId(number);
  const owner: Author = { id: `per_${keyOf(id)}`, name: `Runner Number ${number}`, role: 'OWNER' };
  const bulk: BulkAthlete = { id, owner, coach };
  const symptoms = Array.from({ length: SYMPTOMS_PER_ATHLETE }, (_, index) => bulkSymptom(bulk, 4 + index * 8));
  const instruction = bulkInstruction(bulk, number + 1, {
    symptomIds: symptoms.map(([{ id: symptom }]) => symptom),
  });
  const runs = Array.from({ length: RUNS_PER_ATHLETE }, (_, index) => bulkRun(bulk, index));
  const isSidelined = number < SIDELINED_ATHLETES;
  const facts = { instructions: [instruction], symptoms: symptoms.map(([symptom]) => symptom) };
  return {
    record: athleteRecord(id, owner, isSidelined ? facts : undefined),
    owner,
    team: [owner, coach],
    entities: isSidelined ? [instruction, ...symptoms.flat(), ...runs] : runs,
  };
}

/** An athlete who has no coach and posts runs. */
function runner(number: number): SeededAthlete {
  const id = runnerId(number);
  const owner: Author = { id: viewerFrom(runnerClaims(number)).id, name: `Alone Number ${number}`, role: 'OWNER' };
  const runs = Array.from({ length: RUNS_PER_ATHLETE }, (_, index) => bulkRun({ id, owner, coach }, index));
  return { record: athleteRecord(id, owner), owner, team: [owner], entities: runs };
}

/** Without facts, the athlete is well. */
export const athleteRecord = (id: AthleteId, { id: ownerId, name }: Author, facts?: SummaryFacts): AthleteRecord => ({
  kind: 'athlete',
  id,
  ownerId,
  name,
  timeZone: 'America/Chicago',
  createdAt: JOINED,
  summary: facts ? summarize(emptySummary, facts, WRITTEN) : emptySummary,
  commentCounts: {},
  version: 1,
});

/** An athlete as the store writes them. */
export const itemsOf = ({ record, owner, team, entities }: SeededAthlete): Item[] => [
  { ...profileKey(record.id), ...record },
  ...team.map((person) => ({ ...grantKey(record.id, person.id), ...withStoredRoles(grantOf(record.id, person)) })),
  ...team.filter(({ role }) => role !== 'OWNER').map((person) => rosterEntryItem(record, grantOf(record.id, person))),
  personItem(owner, record.id),
  ...entities.map(entityItem),
];

export const grantOf = (athleteId: AthleteId, { id, name, role }: Author): GrantRecord => ({
  kind: 'grant',
  id: childId('gra', athleteId, keyOf(id)),
  athleteId,
  person: { id, name },
  roles: [role],
  grantedAt: JOINED,
});

function personItem({ id, name }: { id: PersonId; name: string }, ofAthlete?: AthleteId): Item {
  const person: PersonRecord = {
    kind: 'person',
    id,
    name,
    ...(ofAthlete && { athleteId: ofAthlete }),
    createdAt: JOINED,
    version: 1,
  };
  return { ...personKey(id), ...person };
}
