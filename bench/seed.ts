import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { viewerFrom } from '../functions/request/context.ts';
import type { AthleteRecord, Author } from '../functions/domain/athlete/athlete.ts';
import { type AthleteId, childId, keyOf, type PersonId } from '../functions/domain/ids.ts';
import { emptySummary, summarize } from '../functions/domain/athlete/summary.ts';
import type { GrantRecord, PersonRecord } from '../functions/domain/team/viewer.ts';
import type { Item } from '../functions/store/dynamodb/table-access.ts';
import { rosterEntryItem } from '../functions/store/roster-entry.ts';
import { entityItem } from '../functions/store/items.ts';
import { grantKey, personKey, profileKey } from '../functions/store/keys.ts';
import { createTableInput } from '../infra/local/dynamodb/table.ts';
import { type BulkAthlete, bulkInstruction, bulkRun, bulkSymptom, writeItems } from '../test/support/bulk.ts';
import { athleteId, coachClaims, runnerClaims, runnerId, SIDELINED_ATHLETES } from './operations.ts';

const ATHLETES = 40;
const RUNS_PER_ATHLETE = 30;
const SYMPTOMS_PER_ATHLETE = 3;
/** When all of it was written; the same every time. */
const WRITTEN = '2026-03-10T12:00:00.000Z';
const JOINED = '2026-01-02T08:00:00.000Z';

const coach: Author = { id: viewerFrom(coachClaims).id, name: 'Maren Lindqvist', role: 'COACH' };

/** A table of its own for a variant, so that what one records is not there for the next one. */
export async function seedTable(client: DynamoDBClient, tableName: string): Promise<void> {
  // Without its stream, which nothing here reads: each write takes DynamoDB Local longer, the more its streams hold.
  const { StreamSpecification: _stream, ...input } = createTableInput(tableName);
  await client.send(new CreateTableCommand(input));
  await writeItems(client, tableName, seedItems());
}

/** What the coach's board shows: 20 athletes who are sidelined, 20 who are well, each with a month of runs. */
export function seedItems(): Item[] {
  return [personItem(coach), ...Array.from({ length: ATHLETES }, (_, number) => athleteItems(number)).flat()];
}

function athleteItems(number: number): Item[] {
  const id = athleteId(number);
  const ownerId: PersonId = id === runnerId ? viewerFrom(runnerClaims).id : `per_${keyOf(id)}`;
  const owner: Author = { id: ownerId, name: `Runner Number ${number}`, role: 'OWNER' };
  const athlete: BulkAthlete = { id, owner, coach };
  const symptoms = Array.from({ length: SYMPTOMS_PER_ATHLETE }, (_, index) => bulkSymptom(athlete, 4 + index * 8));
  const instruction = bulkInstruction(athlete, number + 1, {
    symptomIds: symptoms.map(([{ id: symptom }]) => symptom),
  });
  const runs = Array.from({ length: RUNS_PER_ATHLETE }, (_, index) => bulkRun(athlete, index));
  const isSidelined = number < SIDELINED_ATHLETES;
  const entities = isSidelined ? [instruction, ...symptoms.flat(), ...runs] : runs;
  const facts = { instructions: [instruction], symptoms: symptoms.map(([symptom]) => symptom) };
  const record: AthleteRecord = {
    kind: 'athlete',
    id,
    ownerId,
    name: owner.name,
    timeZone: 'America/Chicago',
    createdAt: JOINED,
    summary: isSidelined ? summarize(emptySummary, facts, WRITTEN) : emptySummary,
    commentCounts: {},
    version: 1,
  };
  return [
    { ...profileKey(id), ...record },
    { ...grantKey(id, owner.id), ...grantOf(id, owner) },
    { ...grantKey(id, coach.id), ...grantOf(id, coach) },
    rosterEntryItem(record, grantOf(id, coach)),
    personItem(owner, id),
    ...entities.map(entityItem),
  ];
}

function grantOf(athlete: AthleteId, { id, name, role }: Author): GrantRecord {
  return {
    kind: 'grant',
    id: childId('gra', athlete, keyOf(id)),
    athleteId: athlete,
    person: { id, name },
    role,
    grantedAt: JOINED,
  };
}

function personItem({ id, name }: Author, athlete?: AthleteId): Item {
  const person: PersonRecord = {
    kind: 'person',
    id,
    name,
    ...(athlete && { athleteId: athlete }),
    createdAt: JOINED,
    version: 1,
  };
  return { ...personKey(id), ...person };
}
