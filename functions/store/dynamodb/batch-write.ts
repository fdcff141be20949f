import { MAX_TRIES, StoreBusy } from './errors.ts';
import type { Item, Key, Table } from './table-access.ts';

/** DynamoDB writes at most so many items a request. */
const ITEMS_A_REQUEST = 25;

type Request = { PutRequest: { Item: Item } } | { DeleteRequest: { Key: Item } };

/** Writes and deletes items, 25 a request; what stays unprocessed is retried a limited number of times. */
async function batchWrite(table: Table, requests: readonly Request[]): Promise<void> {
  for (let start = 0; start < requests.length; start += ITEMS_A_REQUEST) {
    let left = requests.slice(start, start + ITEMS_A_REQUEST);
    for (let tries = 1; left.length > 0; tries++) {
      if (tries > MAX_TRIES) throw new StoreBusy('writes stay undone');
      if (tries > 1) await table.pause(tries - 1);
      const answer = await table.client.call('BatchWriteItem', { RequestItems: { [table.name]: left } });
      left = (answer.UnprocessedItems?.[table.name] ?? []) as Request[];
    }
  }
}

/** Deletes items by key. */
export const deleteAll = (table: Table, keys: readonly Key[]): Promise<void> =>
  batchWrite(
    table,
    keys.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } })),
  );

/** Puts whole items, whatever is there. */
export const putAll = (table: Table, items: readonly Item[]): Promise<void> =>
  batchWrite(
    table,
    items.map((Item) => ({ PutRequest: { Item } })),
  );
