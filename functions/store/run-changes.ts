import type { AthleteView } from '../domain/athlete/athlete.ts';
import type { DeletedRunRecord, RunRecord } from '../domain/run/run-record.ts';
import { instantAfter } from '../domain/time.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { cursorOf, type Range, readPage } from './dynamodb/page.ts';
import type { Table } from './dynamodb/table-access.ts';
import { recordsAt } from './entity.ts';
import { athletePartition, changePrefix, LAST } from './keys.ts';

/** What changed, oldest change first, each run as it is now. */
export interface RunChanges {
  records: (RunRecord | DeletedRunRecord)[];
  /** Where to go on, now or at any time later. */
  cursor: string;
  hasMore: boolean;
}

/**
 * How long after its instant a change may still become visible: a call that began before may be written as late as its function
 * ends, after 30 s, and the index lags behind by moments. A list that is read to its end goes on from so long before, so that
 * nothing is missed and what changed in this minute comes again.
 */
const SETTLED_AFTER_MS = 60_000;

export const runChangeStore = (table: Table) => ({
  /**
   * A page of what a source recorded of an athlete, by when it last changed, deletions included. [2 requests, 1 RCU a run and
   * 0.5 for 25 keys]
   */
  async since(
    view: AthleteView,
    source: string,
    { after, first, now }: { after: string | undefined; first: number; now: Instant },
  ): Promise<RunChanges> {
    const prefix = changePrefix(source);
    if (prefix === undefined) throw new Error('A source whose changes are not listed');
    const range: Range = {
      pk: athletePartition(view.id),
      index: 'byChange',
      from: prefix,
      to: prefix + LAST,
      list: LIST,
      cursorPrefix: { stored: prefix, shown: '' },
    };
    const page = await readPage(table, range, { first, after }, ({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
    const keys = page.items.map(({ node }) => node);
    // As they are now: one that changed again since comes again, at its later place.
    const found = await recordsAt<RunRecord | DeletedRunRecord>(table, keys);
    const settled = `${LIST} ${instantAfter(now, -SETTLED_AFTER_MS)}`;
    const last = page.endPosition ?? positionIn(after) ?? settled;
    return {
      records: found.filter((record) => record !== undefined),
      cursor: cursorOf(page.hasNextPage || last < settled ? last : settled),
      hasMore: page.hasNextPage,
    };
  },
});

const LIST = 'changes';

/** The position in a cursor that `readPage` has checked. */
const positionIn = (cursor: string | undefined): string | undefined =>
  cursor === undefined ? undefined : Buffer.from(cursor, 'base64url').toString('utf8');
