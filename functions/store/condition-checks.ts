import type { AthleteView } from '../domain/athlete/athlete.ts';
import type { AthleteId } from '../domain/ids.ts';
import type { Table } from './dynamodb/table-access.ts';
import type { Write } from './dynamodb/writes.ts';
import { grantKey, profileKey } from './keys.ts';

const athleteThere = (table: Table, id: AthleteId) => ({
  TableName: table.name,
  Key: profileKey(id),
  ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(erasedAt)',
});

/** That an athlete is there, and not being erased, at the moment of writing. */
export const athleteExistsCheck = (table: Table, id: AthleteId): Write => ({ ConditionCheck: athleteThere(table, id) });

/** That the athlete is there and the viewer's grant lives, at the moment of writing; counts up her version if asked to. */
export function grantChecks(table: Table, view: AthleteView, countUp: boolean): Write[] {
  if (!view.me) throw new Error('Writing needs a whole view');
  const counting = { UpdateExpression: 'ADD version :one', ExpressionAttributeValues: { ':one': 1 } };
  return [
    countUp ? { Update: { ...athleteThere(table, view.id), ...counting } } : athleteExistsCheck(table, view.id),
    {
      ConditionCheck: {
        TableName: table.name,
        Key: grantKey(view.id, view.me.id),
        ConditionExpression: 'attribute_exists(pk)',
      },
    },
  ];
}
