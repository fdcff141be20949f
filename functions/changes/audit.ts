import type { DynamoDBRecord } from 'aws-lambda';
import type { Instant } from '../domain/vocabulary.ts';
import { kindOf } from '../runtime/stream-batch.ts';
import type { Key } from '../store/dynamodb/table-access.ts';
import type { Store } from '../store/store.ts';

/** An access that does not say where it is stored. Retrying does not help. */
class UnusableAccess extends Error {
  override name = 'UnusableAccess';
}

/**
 * Adds the accesses of a batch to the trails of their athletes. The stream only says where they are stored: once one was folded,
 * it is gone, and a record that comes again adds nothing. They are folded together, since most of what happens within a second
 * happens to few athletes; so they fail together, too, and the stream halves the batch.
 *
 * The log names the trails' new hashes with the first of them. They say nothing by themselves: whoever rewrites a trail in the
 * table cannot rewrite the log, too.
 */
export function foldAccesses(
  audit: Store['audit'],
  records: readonly DynamoDBRecord[],
  { now, keepYears }: { now: Instant; keepYears: number | undefined },
): (record: DynamoDBRecord) => Promise<{ auditHashes?: string[] }> {
  const accesses = records.filter((record) => kindOf(record) === 'access' && keyIn(record).length > 0);
  const folding = audit.fold(accesses.flatMap(keyIn), now, keepYears);
  // Each record awaits it.
  folding.catch(() => undefined);
  return async (record) => {
    if (keyIn(record).length === 0) throw new UnusableAccess();
    const auditHashes = await folding;
    return record === accesses[0] ? { auditHashes } : {};
  };
}

/** Where the item of a record is stored; empty if it does not say. */
function keyIn({ dynamodb }: DynamoDBRecord): Key[] {
  const { pk, sk } = dynamodb?.NewImage ?? {};
  return pk?.S !== undefined && sk?.S !== undefined ? [{ pk: pk.S, sk: sk.S }] : [];
}
