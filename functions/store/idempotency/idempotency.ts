import { createHash } from 'node:crypto';
import type { PersonId } from '../../domain/ids.ts';
import { refuse } from '../../domain/refusal.ts';
import { instantAfter } from '../../domain/time.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import { WriteConflict } from '../dynamodb/errors.ts';
import type { Table } from '../dynamodb/table-access.ts';
import { transact, type Write } from '../dynamodb/writes.ts';
import { toSeconds } from '../keys.ts';
import { readReceipt, receiptKeyIn } from './receipt.ts';

/**
 * A mutation as its receipt knows it: it takes effect once. With an idempotency key, a repeated call returns the first
 * one's result. Without one, it is a single request: an attempt whose answer was lost is found by the next attempt.
 */
export interface IdempotentCall {
  viewer: PersonId;
  /** Hash of the mutation's name and the key; without a key, what names the request. */
  keyHash: string;
  /** Hash of the input: a different input with the same key is refused. Absent without a key. */
  inputHash?: string;
  now: Instant;
  /** What the write waits for beside everything else; it rejects if the caller has written too much. */
  admitted?: Promise<void>;
}

/** How long a key is remembered. */
export const RECEIPT_MS = 7 * 86_400_000;
/** How long a request without a key is remembered: far longer than a function may run. */
const REQUEST_MS = 15 * 60_000;

/** Another call with this key, or another attempt of this request, has committed: answer from its receipt. */
export class RepeatedCall extends Error {}

/** The receipt, the last write of a transaction: it commits with the change or not at all. It holds only ids. */
function receiptWrite(table: Table, once: IdempotentCall | undefined, ids: Record<string, string>): Write[] {
  if (!once) return [];
  const { inputHash } = once;
  const expiresAtSeconds = toSeconds(instantAfter(once.now, inputHash === undefined ? REQUEST_MS : RECEIPT_MS));
  return [
    {
      Put: {
        TableName: table.name,
        Item: { ...receiptKeyIn(table, once), ...(inputHash !== undefined && { inputHash }), ids, expiresAtSeconds },
        ConditionExpression: 'attribute_not_exists(pk) OR expiresAtSeconds <= :now',
        ExpressionAttributeValues: { ':now': toSeconds(once.now) },
      },
    },
  ];
}

/**
 * Writes a transaction with its receipt. Throws RepeatedCall if another call with the key came first, or an attempt of
 * this request whose answer was lost, and WriteConflict if an item that the writes depend on has changed.
 */
export async function commit(
  table: Table,
  writes: readonly Write[],
  once?: IdempotentCall,
  ids: Record<string, string> = {},
): Promise<void> {
  await once?.admitted;
  const all = [...writes, ...receiptWrite(table, once, ids)];
  const cancelled = await transact(table, all);
  if (!cancelled) return;
  if (once && cancelled.reasons[all.length - 1] === 'ConditionalCheckFailed') throw new RepeatedCall();
  throw new WriteConflict();
}

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64url');

export const idempotencyStore = (table: Table) => ({
  /** Identifies a call: the same viewer, mutation, key and input are the same call. */
  once: (viewer: PersonId, mutation: string, key: string, input: unknown, now: Instant) => ({
    viewer,
    keyHash: hashOf([mutation, key]),
    // The hash includes the key, which only the caller has: otherwise health data could be recovered by hashing guesses.
    inputHash: hashOf([key, input]),
    now,
  }),

  /** Identifies a request without a key, by a random `name`. */
  request: (viewer: PersonId, name: string, now: Instant): IdempotentCall => ({ viewer, keyHash: name, now }),

  /** The ids that an earlier call with this key returned; refuses the key if it was used with another input. */
  async find(once: IdempotentCall): Promise<Record<string, string> | undefined> {
    const Item = await readReceipt(table, once);
    if (!Item) return undefined;
    if (Item['inputHash'] !== once.inputHash)
      refuse(
        'IDEMPOTENCY_KEY_REUSED',
        'This idempotency key was used with another input. Use a new key for a new call.',
        ['input', 'idempotencyKey'],
      );
    return Item['ids'] as Record<string, string>;
  },
});
