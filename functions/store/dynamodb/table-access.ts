import type { QueryCommandInput, TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { DynamoDB } from './client.ts';

/** What every access pattern needs: the client (one per container), the table's name, and how to wait between tries. */
export interface Table {
  client: DynamoDB;
  name: string;
  /** Waits before try `n` (from 1), with jitter; handed in, so that tests do not wait. */
  pause(n: number): Promise<void>;
  /** How records are written; as this release does it unless said otherwise (../former-layout.ts). */
  layout?: 'former' | undefined;
}

export type Item = Record<string, unknown>;
export interface Key {
  pk: string;
  sk: string;
}
export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** How often a request is tried that DynamoDB left unfinished or that collided with another. */
export const MAX_TRIES = 6;

/** The store could not finish after bounded tries. Nothing is half-written; the caller may try again. */
export class StoreBusy extends Error {
  constructor(what: string) {
    super(`The store is busy: ${what}`);
    this.name = 'StoreBusyException';
  }
}

/** Something that a write rested on changed meanwhile: whoever decided on it reads and decides again. */
export class WriteConflict extends Error {}

/** Decides and writes, again if it collides, at most MAX_TRIES times. */
export async function retryOnConflict<T>(pause: Table['pause'], decideAndWrite: () => Promise<T>): Promise<T> {
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    if (tries > 1) await pause(tries - 1);
    try {
      return await decideAndWrite();
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
    }
  }
  throw new StoreBusy('others keep changing the same thing');
}

/** Reads items by key, strongly consistent, 100 a request, each key once; unread ones are asked for again, boundedly. */
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

/** A key as one text, to look items up by. */
export const keyText = ({ pk, sk }: Key): string => `${pk} ${sk}`;

/** Runs a Query to its end, at most `maxPages` pages of 1 MB. Throws StoreBusy beyond, rather than answer a part as the whole. */
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

/** A Put on the condition that nobody changed the item since it was read as `version`; 0 for a new one. */
export function putVersioned(table: Table, item: Record<string, unknown>, version: number): Write {
  const Item = { ...item, version: version + 1 };
  return version === 0
    ? { Put: { TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' } }
    : {
        Put: {
          TableName: table.name,
          Item,
          ConditionExpression: 'version = :version',
          ExpressionAttributeValues: { ':version': version },
        },
      };
}

/** Waits for a write under a condition, and answers whether it was done: not if the condition did not hold. */
export async function unlessConditionFails(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
    throw error;
  }
}

/** Why each write of a transaction failed, in the order of the writes; undefined for those that would have succeeded. */
export interface Cancelled {
  reasons: (string | undefined)[];
}

/**
 * Writes all or nothing. Each call carries a client request token, so the client's own retries after a lost answer do
 * not write twice. Answers `undefined` when written, and the reasons when a condition failed or another transaction was
 * in the way: the caller reads again and decides again.
 */
export async function transact(table: Table, writes: readonly Write[]): Promise<Cancelled | undefined> {
  try {
    await table.client.call('TransactWriteItems', { TransactItems: [...writes] });
    return undefined;
  } catch (error) {
    if (!isCancelled(error)) throw error;
    const reasons = (error.CancellationReasons ?? []).map(({ Code }) => (Code === 'None' ? undefined : Code));
    const retryable = [
      'ConditionalCheckFailed',
      'TransactionConflict',
      'ThrottlingError',
      'ProvisionedThroughputExceeded',
    ];
    if (reasons.some((code) => code !== undefined && !retryable.includes(code))) throw error;
    return { reasons };
  }
}

function isCancelled(error: unknown): error is Error & { CancellationReasons?: { Code?: string }[] } {
  return error instanceof Error && error.name === 'TransactionCanceledException';
}
