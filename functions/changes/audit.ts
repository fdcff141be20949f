import type { Instant } from '../domain/vocabulary.ts';
import type { Store } from '../store/store.ts';

/** An access that does not say where it is stored. Retrying does not help. */
export class UnusableAccess extends Error {
  override name = 'UnusableAccess';
}

/**
 * Adds an access to the trails of its athletes. The stream only says where it is stored: once it was folded, it is gone,
 * and a record that comes again adds nothing.
 *
 * The log names the trails' new hashes, which say nothing by themselves: whoever rewrites a trail in the table
 * cannot rewrite the log, too.
 */
export async function foldAccess(
  audit: Store['audit'],
  { pk, sk }: Record<string, string | undefined>,
  { now, keepYears }: { now: Instant; keepYears: number | undefined },
): Promise<{ auditHashes: string[] }> {
  if (pk === undefined || sk === undefined) throw new UnusableAccess();
  return { auditHashes: await audit.fold({ pk, sk }, now, keepYears) };
}
