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
 * Runs a Query to its end, at most `maxPages` pages of 1 MB. Throws StoreBusy beyond that, so that a part is never
 * taken for the whole.
 */
export async function queryAll(
  table: Table,
  input: Omit<QueryCommandInput, 'TableName'>,
  maxPages = 10,
): Promise<Item[]> {
  const items: Item[] = [];
  let ExclusiveStartKey: Item | undefined;
  for (let page = 0; page < maxPages; page++) {
    const answer = await table.client.call('Query', { ...input, TableName: table.name, ExclusiveStartKey });
    items.push(...(answer.Items ?? []));
    ExclusiveStartKey = answer.LastEvaluatedKey;
    if (!ExclusiveStartKey) return items;
  }
  throw new StoreBusy('more items than one answer may read');
}
