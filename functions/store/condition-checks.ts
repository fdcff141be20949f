import type { AthleteId } from '../domain/ids.ts';
import type { Table } from './dynamodb/table-access.ts';
import type { Write } from './dynamodb/writes.ts';
import { profileKey } from './keys.ts';

/** Checks that the athlete exists and is not being erased at the moment of writing. */
export const athleteExistsCheck = (table: Table, id: AthleteId): Write => ({
  ConditionCheck: {
    TableName: table.name,
    Key: profileKey(id),
    ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(erasedAt)',
  },
});

/** Increments the athlete's version, unless it has changed since it was read. */
export const countUp = (table: Table, id: AthleteId, version: number): Write => ({
  Update: {
    TableName: table.name,
    Key: profileKey(id),
    UpdateExpression: 'ADD version :one',
    ConditionExpression: 'version = :version AND attribute_not_exists(erasedAt)',
    ExpressionAttributeValues: { ':one': 1, ':version': version },
  },
});
