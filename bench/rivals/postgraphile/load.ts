import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Entity } from '../../../functions/domain/athlete/change.ts';
import { endOf } from '../../../functions/domain/instruction/in-force.ts';
import { seedAthletes } from '../../world/seed.ts';

type Row = Record<string, unknown>;

/** Makes the schema and puts into its tables the records that DynamoDB was seeded with. */
export async function load(socketFolder: string): Promise<void> {
  const client = new pg.Client({ host: socketFolder, user: 'postgres', database: 'postgres' });
  await client.connect();
  try {
    await client.query(readFileSync(join(import.meta.dirname, 'schema.sql'), 'utf8'));
    for (const [table, rows] of Object.entries(tables()))
      await client.query(`insert into app.${table} select * from jsonb_populate_recordset(null::app.${table}, $1)`, [
        JSON.stringify(rows.map(inSnakeCase)),
      ]);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** Table -> its rows; tables that others refer to come first. */
function tables(): Record<string, object[]> {
  const athletes = seedAthletes();
  const of = <Kind extends Entity['kind']>(kind: Kind) =>
    athletes
      .flatMap(({ entities }) => entities)
      .filter((entity): entity is Extract<Entity, { kind: Kind }> => entity.kind === kind);
  return {
    athletes: athletes.map(({ record }) => record),
    grants: athletes.flatMap(({ record, team }) =>
      team.map(({ id, role }) => ({ athleteId: record.id, personId: id, role })),
    ),
    instructions: of('instruction').map((instruction) => ({
      ...instruction,
      issuedByName: instruction.issuedBy.name,
      endsAt: endOf(instruction),
      prohibitsRunning: instruction.rules.some((rule) => rule.activity === 'RUN' && rule.permission === 'PROHIBITED'),
    })),
    symptoms: of('symptom'),
    instruction_symptoms: of('instruction').flatMap(({ id, athleteId, symptomIds }) =>
      symptomIds.map((symptomId) => ({ instructionId: id, symptomId, athleteId })),
    ),
    observations: of('observation'),
    runs: of('run'),
  };
}

const inSnakeCase = (record: object): Row =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]: [string, unknown]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
