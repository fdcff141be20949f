import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { MAX_TRIES, StoreBusy } from './errors.ts';
import { type Item, type Key, keyText, type Table } from './table-access.ts';

/**
 * Reads items by key, strongly consistent, 100 a request, each key once; unprocessed keys are retried a limited number
 * of times.
 */
export async function batchGet(table: Table, keys: readonly Key[]): Promise<Map<string, Item>> {
  const found = new Map<string, Item>();
  const unique = [...new Map(keys.map((key) => [keyText(key), key])).values()];
  for (let start = 0; start < unique.length; start += 100) {
    let Keys: Item[] = unique.slice(start, start + 100).map(({ pk, sk }) => ({ pk, sk }));
    for (let tries = 1; Keys.length > 0; tries++) {
      if (tries > MAX_TRIES) throw new StoreBusy('keys stay unread');
      if (tries > 1) await table.pause(tries - 1);
      const answer = await table.client.call('BatchGetItem', {
        RequestItems: { [table.name]: { Keys, ConsistentRead: true } },
      });
      for (const item of answer.Responses?.[table.name] ?? []) found.set(keyText(item as unknown as Key), item);
      Keys = answer.UnprocessedKeys?.[table.name]?.Keys ?? [];
    }
  }
  return found;
}

/**
 * How many pages of 1 MB one list may take. What can be written (docs/limits.md) stays far below; the rest is for tables
 * in which former versions let more be written, so that whatever they hold can still be answered and cleared.
 */
const MOST_PAGES = 100;

type Input = Omit<QueryCommandInput, 'TableName'>;

/** Runs a Query to its end. Throws StoreBusy beyond `maxPages`, so that a part is never taken for the whole. */
export async function queryAll(table: Table, input: Input, maxPages = MOST_PAGES): Promise<Item[]> {
  const { items, complete } = await queryUpTo(table, input, maxPages);
  if (!complete) throw new StoreBusy('more items than one answer may read');
  return items;
}

/** Runs a Query to its end, or as far as `maxPages` reach: for lists whose first part is of use by itself. */
export async function queryUpTo(
  table: Table,
  input: Input,
  maxPages = MOST_PAGES,
): Promise<{ items: Item[]; complete: boolean }> {
  const items: Item[] = [];
  let ExclusiveStartKey: Item | undefined;
  for (let page = 0; page < maxPages; page++) {
    const answer = await table.client.call('Query', { ...input, TableName: table.name, ExclusiveStartKey });
    items.push(...(answer.Items ?? []));
    ExclusiveStartKey = answer.LastEvaluatedKey;
    if (!ExclusiveStartKey) return { items, complete: true };
  }
  return { items, complete: false };
}

/** Reads one item by key, strongly consistent, by a Query: for functions that may not read items by key. [1 request, 1 RCU] */
export async function queryOne(table: Table, { pk, sk }: Key): Promise<Item | undefined> {
  const { Items = [] } = await table.client.call('Query', {
    TableName: table.name,
    KeyConditionExpression: 'pk = :pk AND sk = :sk',
    ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
    ConsistentRead: true,
  });
  return Items[0];
}
