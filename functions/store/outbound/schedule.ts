import type { Instant } from '../../domain/vocabulary.ts';
import type { Item, Key, Table } from '../dynamodb/table-access.ts';
import type { Write } from '../dynamodb/writes.ts';
import { LAST, toSeconds } from '../keys.ts';

/** The number of partitions that share what is due: all of them are read each minute. */
const SHARDS = 4;
export const scheduleShards: readonly number[] = Array.from({ length: SHARDS }, (_, shard) => shard);

/** Something due at a time: only its id, and no content. */
export interface Due {
  id: string;
  at: Instant;
}

/** The last character of an id chooses the shard, so that an id is always in the same one. */
function scheduleKey({ id, at }: Due): Key {
  return { pk: `DUE#${id.charCodeAt(id.length - 1) % SHARDS}`, sk: `${at}#${id}` };
}

/** Schedules something. If it is never done, DynamoDB deletes the entry some days later. */
export function scheduleWrite(table: Table, due: Due): Write {
  const Item: Item = { ...scheduleKey(due), kind: 'due', ...due, expiresAtSeconds: toSeconds(due.at) + 10 * 86_400 };
  return { Put: { TableName: table.name, Item } };
}

/** Removes it from the schedule. */
export const unscheduleWrite = (table: Table, due: Due): Write => ({
  Delete: { TableName: table.name, Key: scheduleKey(due) },
});

export const scheduleStore = (table: Table) => ({
  /** What is due in a shard, the longest overdue first; at most `limit`. [1 request] */
  async by(now: Instant, shard: number, limit: number): Promise<Due[]> {
    const { Items = [] } = await table.client.call('Query', {
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk AND sk <= :now',
      ExpressionAttributeValues: { ':pk': `DUE#${shard}`, ':now': `${now}#${LAST}` },
      ConsistentRead: true,
      Limit: limit,
    });
    return Items.map(({ id, at }) => ({ id: String(id), at: String(at) }));
  },

  /** Schedules something by itself. [1 request] */
  async add(due: Due): Promise<void> {
    const { Put } = scheduleWrite(table, due);
    if (Put) await table.client.call('PutItem', Put);
  },

  /** Removes entries that are done, or due at another time. [1 request] */
  async drop(due: Due): Promise<void> {
    await table.client.call('DeleteItem', { TableName: table.name, Key: scheduleKey(due) });
  },
});
