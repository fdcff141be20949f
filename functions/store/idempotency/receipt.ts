import type { PersonId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import { batchGet } from '../dynamodb/reads.ts';
import { type Item, type Key, keyText, type Table } from '../dynamodb/table-access.ts';
import { isExpired, receiptKey, spreadReceiptKey } from '../keys.ts';

/** Whose call a receipt is of, and when it is asked for. */
interface Receipt {
  viewer: PersonId;
  keyHash: string;
  now: Instant;
}

const isSpread = ({ partitions = 1 }: Table): boolean => partitions > 1;

/** Where the receipt of a call is written: in the caller's partition, or in one of its own (../spread.ts). */
export const receiptKeyIn = (table: Table, { viewer, keyHash }: Pick<Receipt, 'viewer' | 'keyHash'>): Key =>
  isSpread(table) ? spreadReceiptKey(viewer, keyHash) : receiptKey(viewer, keyHash);

/**
 * The receipt of an earlier call, wherever it lies: receipts that were written before they were spread stay valid. [1 request,
 * 1 RCU; 2 if they are spread]
 */
export async function readReceipt(table: Table, receipt: Receipt): Promise<Item | undefined> {
  const { viewer, keyHash, now } = receipt;
  if (!isSpread(table)) return liveAt(table, receiptKey(viewer, keyHash), now);
  const keys = [spreadReceiptKey(viewer, keyHash), receiptKey(viewer, keyHash)];
  const found = await batchGet(table, keys);
  return keys.map((key) => found.get(keyText(key))).find((item) => item && !isExpired(item, now));
}

/** A receipt that was written before receipts were spread. [no request, or 1 if they are] */
export async function readFormerReceipt(table: Table, { viewer, keyHash, now }: Receipt): Promise<Item | undefined> {
  return isSpread(table) ? liveAt(table, receiptKey(viewer, keyHash), now) : undefined;
}

async function liveAt(table: Table, Key: Key, now: Instant): Promise<Item | undefined> {
  const { Item } = await table.client.call('GetItem', { TableName: table.name, Key, ConsistentRead: true });
  return Item && !isExpired(Item, now) ? Item : undefined;
}
