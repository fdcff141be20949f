import type { AthleteView, Author } from '../domain/athlete/athlete.ts';
import type { AthleteId } from '../domain/ids.ts';
import type { Table } from './dynamodb/table-access.ts';
import type { Write } from './dynamodb/writes.ts';
import { grantKey, profileKey } from './keys.ts';

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

/** Checks that the viewer's grant is live at the moment of writing. */
export function grantCheck(table: Table, view: AthleteView): Write {
  if (!view.me) throw new Error('Writing needs a whole view');
  return {
    ConditionCheck: {
      TableName: table.name,
      Key: grantKey(view.id, view.me.id),
      ConditionExpression: 'attribute_exists(pk)',
    },
  };
}

/**
 * Checks that a grant is live, with the role that its holder acts in. An athlete's new name is also written to their
 * own grant, since it signs what they write.
 */
export function grantLives(table: Table, id: AthleteId, { id: holder, role }: Author, newName?: string): Write {
  const condition = {
    TableName: table.name,
    Key: grantKey(id, holder),
    ConditionExpression: '#role = :role',
    ExpressionAttributeNames: { '#role': 'role' },
    ExpressionAttributeValues: { ':role': role },
  };
  if (newName === undefined) return { ConditionCheck: condition };
  return {
    Update: {
      ...condition,
      UpdateExpression: 'SET person.#name = :name',
      ExpressionAttributeNames: { ...condition.ExpressionAttributeNames, '#name': 'name' },
      ExpressionAttributeValues: { ...condition.ExpressionAttributeValues, ':name': newName },
    },
  };
}
