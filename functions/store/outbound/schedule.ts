import type { Instant } from '../../domain/vocabulary.ts';
import type { Item, Key, Table } from '../dynamodb/table-access.ts';
import type { Write } from '../dynamodb/writes.ts';
import { LAST, toSeconds } from '../keys.ts';
import { partitionKey, partitionsOf, spread } from '../spread.ts';

/** The number of partitions that share what is due, in a small table: all of them are read each minute. */
const SHARDS = 4;
/** All of them: a larger table has several of each. */
const shardsOf = (table: Table): string[] =>
  Array.from({ length: SHARDS }, (_, shard) => `DUE#${shard}`).flatMap((shard) =>
    partitionsOf(table).map((partition) => partitionKey(shard, partition)),
  );

/** Something due at a time: only its id, and no content. */
export interface Due {
  id: string;
  at: Instant;
}

/** An entry of the schedule. */
export interface DueEntry extends Due {
  /** The shard where it lies. */
  shard: string;
}

/** The last character of an id chooses the shard, so that an id is always in the same one. */
function scheduleKey(table: Table, { id, at }: Due): Key {
  return { pk: spread(table, `DUE#${id.charCodeAt(id.length - 1) % SHARDS}`, id), sk: `${at}#${id}` };
}

/** Schedules something: an athlete, whose availability changes by itself, or a delivery. If it is never done, DynamoDB deletes the entry some days later. */
export function scheduleWrite(table: Table, due: Due): Write {
  const Item: Item = {
    ...scheduleKey(table, due),
    kind: 'due',
    ...due,
    expiresAtSeconds: toSeconds(due.at) + 10 * 86_400,
  };
  return { Put: { TableName: table.name, Item } };
}

export const scheduleStore = (table: Table) => ({
  shards: shardsOf(table),

  /** What is due in a shard, the longest overdue first; at most `limit`. [1 request] */
  async by(now: Instant, shard: string, limit: number): Promise<DueEntry[]> {
    const { Items = [] } = await table.client.call('Query', {
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk AND sk <= :now',
      ExpressionAttributeValues: { ':pk': shard, ':now': `${now}#${LAST}` },
      ConsistentRead: true,
      Limit: limit,
    });
    return Items.map(({ id, at }) => ({ id: String(id), at: String(at), shard }));
  },

  /** Schedules something by itself. [1 request] */
  async add(due: Due): Promise<void> {
    const { Put } = scheduleWrite(table, due);
    if (Put) await table.client.call('PutItem', Put);
  },

  /** Removes entries that are done, or due at another time. [1 request] */
  async drop({ id, at, shard }: DueEntry): Promise<void> {
    await table.client.call('DeleteItem', { TableName: table.name, Key: { pk: shard, sk: `${at}#${id}` } });
  },
});
