import type { AthleteView } from '../../domain/athlete/athlete.ts';
import type { Access } from '../../domain/audit/access.ts';
import { type AuditEntry, ENTRIES_PER_PAGE, hashesOf, pageOf, type TrailPage } from '../../domain/audit/trail.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import { type Page, pageInMemory, type Paging, positionOf } from '../dynamodb/page.ts';
import type { Key, Table } from '../dynamodb/table-access.ts';
import { isExpired } from '../keys.ts';
import { putAccess } from './access.ts';
import { foldAccesses } from './fold.ts';
import { hash, headKey, pageIn, pageKey, TRAIL } from './trail-items.ts';

/** An entry as it is shown: with its number, and the hash by which it can be compared. */
export interface ShownEntry extends AuditEntry {
  number: number;
  hash: string;
}

export const auditStore = (table: Table) => ({
  /** Stores what a request is about to show. [1 request] */
  put: (access: Access): Promise<void> => putAccess(table, access),

  /** Adds a few accesses to the trails of their athletes; see `foldAccesses`. */
  fold: (keys: readonly Key[], now: Instant, keepYears?: number): Promise<string[]> =>
    foldAccesses(table, keys, now, keepYears),

  /**
   * A page of the trail, the latest entry first. A head is written after the page that it continues, and read before it,
   * so nothing is missed. [1 request; 2 if the page lies at the very end of a former one]
   */
  async page({ id }: AthleteView, now: Instant, { first, after }: Paging): Promise<Page<ShownEntry>> {
    const prefix = 'audit ';
    const below = after == null ? undefined : numberIn(positionOf(after, prefix, `${prefix}~`), prefix);
    const from = below === undefined ? headKey(id) : pageKey(id, pageOf(Math.max(1, below - 1)));
    const query = (upTo: Key) =>
      table.client.call('Query', {
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': upTo.pk, ':from': TRAIL, ':to': upTo.sk },
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: Math.ceil(first / ENTRIES_PER_PAGE) + 2,
      });
    let { Items: items = [] } = await query(from);
    // The page is not full yet, so it is still in the head.
    if (below !== undefined && below > 1 && items[0]?.['sk'] !== from.sk)
      ({ Items: items = [] } = await query(headKey(id)));
    const shown = items
      .filter((item) => !isExpired(item, now))
      .flatMap((item) => showPage(pageIn(item)))
      .filter(({ number }) => below === undefined || number < below);
    const position = ({ number }: ShownEntry) => String(number).padStart(12, '0');
    return pageInMemory(shown, { prefix, position, descending: true }, { first });
  },
});

function numberIn(position: string, prefix: string): number {
  const number = Number(position.slice(prefix.length));
  return Number.isSafeInteger(number) && number > 0 ? number : 1;
}

/** The entries of a page, each with its number and its hash. */
export function showPage(page: TrailPage): ShownEntry[] {
  const hashes = hashesOf(page, hash);
  return page.entries.map((entry, index) => ({ ...entry, number: page.first + index, hash: hashes[index] ?? '' }));
}
