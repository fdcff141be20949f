import { createHash } from 'node:crypto';
import { refuse } from '../../domain/refusal.ts';
import { instantAfter } from '../../domain/time.ts';
import type { Item, Table } from '../dynamodb/table-access.ts';
import { unlessConditionFails } from '../dynamodb/writes.ts';
import { isExpired, toSeconds } from '../keys.ts';
import { decrypt, encrypt } from '../secrets/aes-gcm.ts';
import { readFormerReceipt, receiptKeyIn } from './receipt.ts';
import { type IdempotentCall, RECEIPT_MS } from './idempotency.ts';

/** How long a call in progress blocks others with its key. A call that died blocks them no longer than this. */
const RUNNING_MS = 60_000;

/** A plain HTTP call with an Idempotency-Key. */
export interface Call {
  once: IdempotentCall & { inputHash: string };
  /** The key itself: the stored response can be decrypted only with it. */
  key: string;
  /** Distinguishes this attempt from others with the same key. */
  claim: string;
}

/** The state of a call when it begins: it is the first, the first has answered, or the first is still running. */
export type Begun = { is: 'first' } | { is: 'repeated'; answer: string } | { is: 'running' };

/** Receipts of plain HTTP calls: the first call claims the key, and stores its response for calls that repeat it. */
export const callStore = (table: Table) => ({
  /** Claims the key of a call; refuses a key that was used with another input. [1 request; a repeated call 2] */
  async begin({ once, key, claim }: Call): Promise<Begun> {
    const receipt = receiptKeyIn(table, once);
    const former = await readFormerReceipt(table, once);
    if (former) return repeated(former, { once, key });
    const expiresAtSeconds = toSeconds(instantAfter(once.now, RUNNING_MS));
    const isFirst = await unlessConditionFails(
      table.client.call('PutItem', {
        TableName: table.name,
        Item: { ...receipt, inputHash: once.inputHash, claim, expiresAtSeconds },
        // Our own claim exists if the SDK retried a request whose response was lost.
        ConditionExpression: 'attribute_not_exists(pk) OR expiresAtSeconds <= :now OR claim = :claim',
        ExpressionAttributeValues: { ':now': Math.floor(Date.parse(once.now) / 1000), ':claim': claim },
      }),
    );
    if (isFirst) return { is: 'first' };
    const { Item } = await table.client.call('GetItem', { TableName: table.name, Key: receipt, ConsistentRead: true });
    if (!Item || isExpired(Item, once.now)) return { is: 'running' };
    return repeated(Item, { once, key });
  },

  /**
   * Stores the response of a call. Does nothing if another call has taken over because this one took too long. [1
   * request]
   */
  async finish({ once, key, claim }: Call, answer: string): Promise<void> {
    await unlessConditionFails(
      table.client.call('UpdateItem', {
        TableName: table.name,
        Key: receiptKeyIn(table, once),
        UpdateExpression: 'SET answer = :answer, expiresAtSeconds = :until',
        ConditionExpression: 'claim = :claim',
        ExpressionAttributeValues: {
          ':answer': await seal(key, answer),
          ':until': toSeconds(instantAfter(once.now, RECEIPT_MS)),
          ':claim': claim,
        },
      }),
    );
  },

  /** Releases the key after a call that changed nothing, so that it can be repeated at once. [1 request] */
  async release({ once, claim }: Call): Promise<void> {
    await unlessConditionFails(
      table.client.call('DeleteItem', {
        TableName: table.name,
        Key: receiptKeyIn(table, once),
        ConditionExpression: 'claim = :claim',
        ExpressionAttributeValues: { ':claim': claim },
      }),
    );
  },
});

/** What a receipt says to a call that repeats it: the first one's answer, or that it is still running. */
async function repeated(receipt: Item, { once, key }: Pick<Call, 'once' | 'key'>): Promise<Begun> {
  if (receipt['inputHash'] !== once.inputHash)
    refuse(
      'IDEMPOTENCY_KEY_REUSED',
      'This Idempotency-Key was used with another payload. Use a new key for a new call.',
    );
  const sealed = receipt['answer'] as Uint8Array | undefined;
  return sealed ? { is: 'repeated', answer: await unseal(key, sealed) } : { is: 'running' };
}

const secretOf = (key: string): Buffer => createHash('sha256').update(`answer ${key}`).digest();

// eslint-disable-next-line no-restricted-syntax -- functions that keep no answers start without it
const zlib = () => import('node:zlib');

/**
 * A response may quote refused input. It is encrypted with the key, which only the caller has, so an erasure need not
 * find it.
 */
async function seal(key: string, answer: string): Promise<Uint8Array> {
  const { gzipSync } = await zlib();
  return encrypt(secretOf(key), gzipSync(answer));
}

async function unseal(key: string, sealed: Uint8Array): Promise<string> {
  const { gunzipSync } = await zlib();
  return gunzipSync(decrypt(secretOf(key), sealed)).toString('utf8');
}
