import type { DynamoDBRecord } from 'aws-lambda';
import type { Instant } from '../domain/vocabulary.ts';
import { kindOf } from '../runtime/stream-batch.ts';
import { ACCESSES_AT_ONCE } from '../store/audit/fold.ts';
import type { Key } from '../store/dynamodb/table-access.ts';
import type { Store } from '../store/store.ts';

/** An access that does not say where it is stored. Retrying does not help. */
class UnusableAccess extends Error {
  override name = 'UnusableAccess';
}

/**
 * Adds the accesses of a batch to the trails of their athletes. The stream only says where they are stored: once one was folded,
 * it is gone, and a record that comes again adds nothing. A few are folded together, one few after the other, since most of what
 * happens within a second happens to few athletes; those fail together, too.
 *
 * The log names the trails' new hashes with the first of each few. They say nothing by themselves: whoever rewrites a trail in
 * the table cannot rewrite the log, too.
 */
export function foldAccesses(
  audit: Store['audit'],
  records: readonly DynamoDBRecord[],
  { now, keepYears }: { now: Instant; keepYears: number | undefined },
): (record: DynamoDBRecord) => Promise<{ auditHashes?: string[] }> {
  const accesses = records.filter((record) => kindOf(record) === 'access' && keyIn(record).length > 0);
  const folds = new Map<DynamoDBRecord, { first: boolean; folded: Promise<string[]> }>();
  let before: Promise<unknown> = Promise.resolve();
  for (let start = 0; start < accesses.length; start += ACCESSES_AT_ONCE) {
    const some = accesses.slice(start, start + ACCESSES_AT_ONCE);
    const folded = before.then(() => audit.fold(some.flatMap(keyIn), now, keepYears));
    // Each record awaits it.
    before = folded.catch(() => undefined);
    for (const [index, record] of some.entries()) folds.set(record, { first: index === 0, folded });
  }
  return async (record) => {
    const fold = folds.get(record);
    if (!fold) throw new UnusableAccess();
    const auditHashes = await fold.folded;
    return fold.first ? { auditHashes } : {};
  };
}

/** Where the item of a record is stored; empty if it does not say. */
function keyIn({ dynamodb }: DynamoDBRecord): Key[] {
  const { pk, sk } = dynamodb?.NewImage ?? {};
  return pk?.S !== undefined && sk?.S !== undefined ? [{ pk: pk.S, sk: sk.S }] : [];
}
