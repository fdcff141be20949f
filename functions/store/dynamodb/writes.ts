import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { MAX_ATTEMPTS, StoreBusy, type Weight, WriteConflict } from './errors.ts';
import type { Table } from './table-access.ts';

/** One write of a transaction. */
export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** A Put conditional on the item's version being `version`, as it was read; 0 for a new item. */
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

/** Awaits a conditional write; false if its condition did not hold. */
export async function unlessConditionFails(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
    throw error;
  }
}

/**
 * Why each write of a transaction failed, in the order of the writes; undefined for writes without a failure of their
 * own.
 */
export interface Cancelled {
  reasons: (string | undefined)[];
}

/**
 * Writes all or nothing. Each call carries a client request token, so the client's own retries after a lost response do
 * not write twice. Returns undefined once written, or the reasons if a condition failed or another transaction
 * conflicted: read and decide again.
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

/** Decides and writes; repeats both on a conflict, as often as the weight of the write allows. */
export async function retryOnConflict<T>(
  pause: Table['pause'],
  decideAndWrite: () => Promise<T>,
  weight: Weight = 'ordinary',
): Promise<T> {
  for (let tries = 1; tries <= MAX_ATTEMPTS[weight]; tries++) {
    if (tries > 1) await pause(tries - 1, weight);
    try {
      return await decideAndWrite();
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
    }
  }
  throw new StoreBusy('others keep changing the same thing');
}
