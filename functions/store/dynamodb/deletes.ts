import { MAX_TRIES, StoreBusy } from './errors.ts';
import type { Key, Table } from './table-access.ts';

/** Deletes items by key, 25 a request; unprocessed deletes are retried a limited number of times. */
export async function deleteAll(table: Table, keys: readonly Key[]): Promise<void> {
  for (let start = 0; start < keys.length; start += 25) {
    let requests = keys.slice(start, start + 25).map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } }));
    for (let tries = 1; requests.length > 0; tries++) {
      if (tries > MAX_TRIES) throw new StoreBusy('deletes stay undone');
      if (tries > 1) await table.pause(tries - 1);
      const answer = await table.client.call('BatchWriteItem', { RequestItems: { [table.name]: requests } });
      requests = (answer.UnprocessedItems?.[table.name] ?? []) as typeof requests;
    }
  }
}
