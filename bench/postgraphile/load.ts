import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { endOf } from '../../functions/domain/instruction/in-force.ts';
import type { InstructionRecord } from '../../functions/domain/instruction/instruction.ts';
import type { GrantRecord } from '../../functions/domain/team/viewer.ts';
import type { Item } from '../../functions/store/dynamodb/table-access.ts';

/** Makes the schema and puts into its tables the records that DynamoDB was seeded with. */
export async function load(socketFolder: string, items: readonly Item[]): Promise<void> {
  const client = new pg.Client({ host: socketFolder, user: 'postgres', database: 'postgres' });
  await client.connect();
  try {
    await client.query(readFileSync(join(import.meta.dirname, 'schema.sql'), 'utf8'));
    for (const [table, rows] of Object.entries(rowsOf(items)))
      await client.query(`insert into app.${table} select * from jsonb_populate_recordset(null::app.${table}, $1)`, [
        JSON.stringify(rows.map(inSnakeCase)),
      ]);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** Table -> its rows; tables that others refer to come first. */
function rowsOf(items: readonly Item[]): Record<string, Item[]> {
  const of = (kind: string): Item[] => items.filter((item) => item['kind'] === kind);
  const instructions = of('instruction') as unknown as InstructionRecord[];
  return {
    athletes: of('athlete'),
    grants: (of('grant') as unknown as GrantRecord[]).map(({ athleteId, person, role }) => ({
      athleteId,
      personId: person.id,
      role,
    })),
    instructions: instructions.map((instruction) => ({
      ...instruction,
      issuedByName: instruction.issuedBy.name,
      endsAt: endOf(instruction),
      prohibitsRunning: instruction.rules.some((rule) => rule.activity === 'RUN' && rule.permission === 'PROHIBITED'),
    })),
    symptoms: of('symptom'),
    instruction_symptoms: instructions.flatMap(({ id, athleteId, symptomIds }) =>
      symptomIds.map((symptomId) => ({ instructionId: id, symptomId, athleteId })),
    ),
    observations: of('observation'),
    runs: of('run'),
  };
}

const inSnakeCase = (record: Item): Item =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
