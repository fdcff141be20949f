import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { refuse } from '../../domain/refusal.ts';
import { instantAfter } from '../../domain/time.ts';
import type { Table } from '../dynamodb/table-access.ts';
import { unlessConditionFails } from '../dynamodb/writes.ts';
import { isExpired, receiptKey, toSeconds } from '../keys.ts';
import { type IdempotentCall, RECEIPT_MS } from './idempotency.ts';

/** How long a call that was begun keeps others with its key waiting: one that died blocks nobody for longer. */
const RUNNING_MS = 60_000;

/** A call over plain HTTP that was given an Idempotency-Key. */
export interface Call {
  once: IdempotentCall;
  /** The key itself: what is kept of the answer can be read with it alone. */
  key: string;
  /** Tells this try from others with the same key. */
  claim: string;
}

/** What a call finds when it begins: that it is the first one, the answer of the first one, or that one still under way. */
export type Begun = { is: 'first' } | { is: 'repeated'; answer: string } | { is: 'running' };

/** Receipts of calls over plain HTTP: the first marks that it runs, and leaves its answer for those that repeat it. */
export const callStore = (table: Table) => ({
  /** Begins a call; refuses a key that came with another input. [1 request; a repeated call 2] */
  async begin({ once, key, claim }: Call): Promise<Begun> {
    const receipt = receiptKey(once.viewer, once.keyHash);
    const expiresAtSeconds = toSeconds(instantAfter(once.now, RUNNING_MS));
    const isFirst = await unlessConditionFails(
      table.client.call('PutItem', {
        TableName: table.name,
        Item: { ...receipt, inputHash: once.inputHash, claim, expiresAtSeconds },
        // A claim of our own is there when the SDK repeats a request whose answer was lost.
        ConditionExpression: 'attribute_not_exists(pk) OR expiresAtSeconds <= :now OR claim = :claim',
        ExpressionAttributeValues: { ':now': Math.floor(Date.parse(once.now) / 1000), ':claim': claim },
      }),
    );
    if (isFirst) return { is: 'first' };
    const { Item } = await table.client.call('GetItem', { TableName: table.name, Key: receipt, ConsistentRead: true });
    if (!Item || isExpired(Item, once.now)) return { is: 'running' };
    if (Item['inputHash'] !== once.inputHash)
      refuse(
        'IDEMPOTENCY_KEY_REUSED',
        'This Idempotency-Key was used with another payload. Use a new key for a new call.',
      );
    const sealed = Item['answer'] as Uint8Array | undefined;
    return sealed ? { is: 'repeated', answer: await unseal(key, sealed) } : { is: 'running' };
  },

  /** Leaves the answer of a call. Does nothing where another one took over because this one took too long. [1 request] */
  async finish({ once, key, claim }: Call, answer: string): Promise<void> {
    await unlessConditionFails(
      table.client.call('UpdateItem', {
        TableName: table.name,
        Key: receiptKey(once.viewer, once.keyHash),
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

  /** Gives the key back after a call that came to nothing, so that it can be made again at once. [1 request] */
  async release({ once, claim }: Call): Promise<void> {
    await unlessConditionFails(
      table.client.call('DeleteItem', {
        TableName: table.name,
        Key: receiptKey(once.viewer, once.keyHash),
        ConditionExpression: 'claim = :claim',
        ExpressionAttributeValues: { ':claim': claim },
      }),
    );
  },
});

const [IV_BYTES, TAG_BYTES] = [12, 16];

const secretOf = (key: string): Buffer => createHash('sha256').update(`answer ${key}`).digest();

// eslint-disable-next-line no-restricted-syntax -- functions that keep no answers start without it
const zlib = () => import('node:zlib');

/** An answer may quote what was refused. So it is kept unreadable to all but who has the key, and an erasure need not find it. */
async function seal(key: string, answer: string): Promise<Uint8Array> {
  const { gzipSync } = await zlib();
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', secretOf(key), iv);
  return Buffer.concat([iv, cipher.update(gzipSync(answer)), cipher.final(), cipher.getAuthTag()]);
}

async function unseal(key: string, sealed: Uint8Array): Promise<string> {
  const { gunzipSync } = await zlib();
  const decipher = createDecipheriv('aes-256-gcm', secretOf(key), sealed.subarray(0, IV_BYTES));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const zipped = Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
  return gunzipSync(zipped).toString('utf8');
}
