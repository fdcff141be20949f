import type { AthleteId, ImportId, RunId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import type { Key, Table } from '../dynamodb/table-access.ts';
import type { Write } from '../dynamodb/writes.ts';
import { LAST, toSeconds } from '../keys.ts';

/**
 * What is due for `functions/imports`, the one function that lists and deletes files: an import to go on with, the files of an
 * erased athlete, the track of a deleted run.
 */
export interface FilesDue {
  id: ImportId | AthleteId | RunId;
  at: Instant;
}

/** One partition: an import writes a few entries in its life. */
const PARTITION = 'FILES#DUE';

const dueKey = ({ id, at }: FilesDue): Key => ({ pk: PARTITION, sk: `${at}#${id}` });

/** Schedules something. If it is never done, DynamoDB deletes the entry some days later. */
export const filesDueWrite = (table: Table, due: FilesDue): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...dueKey(due), kind: 'filesDue', ...due, expiresAtSeconds: toSeconds(due.at) + 10 * 86_400 },
  },
});

export const importScheduleStore = (table: Table) => ({
  /** What is due, the longest overdue first; at most `limit`. [1 request] */
  async due(now: Instant, limit: number): Promise<FilesDue[]> {
    const { Items = [] } = await table.client.call('Query', {
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk AND sk <= :now',
      ExpressionAttributeValues: { ':pk': PARTITION, ':now': `${now}#${LAST}` },
      ConsistentRead: true,
      Limit: limit,
    });
    return Items.map(({ id, at }) => ({ id: String(id) as FilesDue['id'], at: String(at) }));
  },

  /** Schedules something by itself. [1 request] */
  async add(due: FilesDue): Promise<void> {
    const { Put } = filesDueWrite(table, due);
    if (Put) await table.client.call('PutItem', Put);
  },

  /** Removes an entry that is done, or due at another time. [1 request] */
  async drop(due: FilesDue): Promise<void> {
    await table.client.call('DeleteItem', { TableName: table.name, Key: dueKey(due) });
  },
});
