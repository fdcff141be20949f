import { createHash } from 'node:crypto';
import type { DatedPage, Hash, TrailHead } from '../../domain/audit/trail.ts';
import type { AthleteId } from '../../domain/ids.ts';
import type { Item, Key } from '../dynamodb/table-access.ts';
import { recordOf } from '../items.ts';
import { athletePartition } from '../keys.ts';

/** SHA-256, by which entries are chained. */
export const hash: Hash = (text) => createHash('sha256').update(text).digest('base64url');

/** The prefix of a trail's items in the athlete's partition, so they are erased with the athlete. */
export const TRAIL = 'AUDIT#';
/** Sorts after the pages, whose keys continue with a digit. */
export const headKey = (id: AthleteId): Key => ({ pk: athletePartition(id), sk: `${TRAIL}HEAD` });
export const pageKey = (id: AthleteId, first: number): Key => ({
  pk: athletePartition(id),
  sk: `${TRAIL}${String(first).padStart(12, '0')}`,
});

/** The page, or the head, of an item. */
export const pageIn = (item: Item): DatedPage => ({
  ...recordOf<Omit<DatedPage, 'until'>>(item),
  until: Number(item['expiresAtSeconds']),
});
export const headIn = (item: Item | undefined): TrailHead | undefined => item && (pageIn(item) as TrailHead);

/** The head and the pages of a trail among an athlete's items. */
export function trailAmong(items: readonly Item[]): { head: TrailHead | undefined; pages: DatedPage[] } {
  const own = items.filter(({ sk }) => String(sk).startsWith(TRAIL));
  const isHead = ({ sk }: Item) => sk === `${TRAIL}HEAD`;
  return { head: headIn(own.find(isHead)), pages: own.filter((item) => !isHead(item)).map(pageIn) };
}
