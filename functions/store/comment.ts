import type { Writer } from '../domain/audit/access.ts';
import { kindsWritten } from '../domain/audit/kind.ts';
import type { AthleteView, CommentCounts } from '../domain/athlete/athlete.ts';
import type { Change } from '../domain/athlete/change.ts';
import type { CommentRecord, CommentSubjectId } from '../domain/comment/comment.ts';
import { type AthleteId } from '../domain/ids.ts';
import type { Audience } from '../domain/vocabulary.ts';
import { accessWrites } from './audit/access.ts';
import { afterUse, writerLives } from './allowance.ts';
import { isCursorOf, type Page, type Paging, type Range, readPage } from './dynamodb/page.ts';
import type { Item, Table } from './dynamodb/table-access.ts';
import { putVersioned, type Write } from './dynamodb/writes.ts';
import { recordsAt } from './entity.ts';
import { itemFor } from './former-layout.ts';
import { commit, type IdempotentCall } from './idempotency/idempotency.ts';
import { recordOf } from './items.ts';
import { athletePartition, commentCountsKey, commentPrefix, LAST } from './keys.ts';

/** Which of the comments on a subject to show, and how many there are: those to show, and the others. */
export interface CommentsShown {
  keep: (comment: CommentRecord) => boolean;
  count: number;
  others: number;
}

/** Counts a comment on the athlete themselves. */
export const countComment = (table: Table, id: AthleteId, audience: Audience): Write => ({
  Update: {
    TableName: table.name,
    Key: commentCountsKey(id),
    UpdateExpression: 'SET kind = :kind ADD #audience :one',
    ExpressionAttributeNames: { '#audience': audience },
    ExpressionAttributeValues: { ':kind': 'commentCounts', ':one': 1 },
  },
});

export const commentStore = (table: Table) => ({
  /**
   * Writes a change of comments that no rule rests on, in a transaction without the athlete: otherwise everybody who
   * comments would be in the way of an instruction. That the grant lives says that the athlete is there, too, since an
   * erasure ends all grants before it deletes comments. Throws WriteConflict. [1 request]
   */
  async write(
    view: AthleteView,
    { change, writer }: { change: Change; writer: Writer | undefined },
    ids: Record<string, string>,
    once: IdempotentCall,
  ): Promise<AthleteView> {
    const writes = [
      writerLives(table, view, { uses: change.uses, now: once.now }),
      ...change.put.map((entity) => putVersioned(table, itemFor(table, entity), entity.version)),
      ...(change.commentOnAthlete ? [countComment(table, view.id, change.commentOnAthlete)] : []),
      ...accessWrites(table, view.id, writer, {
        kinds: kindsWritten(change.put, writer?.at ?? ''),
        written: change.put,
      }),
    ];
    await commit(table, writes, once, ids);
    return afterUse(view, change.uses, once.now);
  },

  /** How many comments there are on athletes themselves, without those that their profiles count. [1 request for 100] */
  async counts(ids: readonly AthleteId[]): Promise<CommentCounts[]> {
    const found = await recordsAt<CommentCounts>(table, ids.map(commentCountsKey));
    return found.map((counts) => counts ?? {});
  },

  /**
   * Comments on one subject, newest first, filtered by `keep`. [1 request, 2.5 RCU for 20; a second one on the last page
   * of several, and where some were written before ids were random]
   */
  async page(
    view: AthleteView,
    subject: CommentSubjectId,
    { keep, count, others }: CommentsShown,
    { after, ...paging }: Paging,
  ): Promise<Page<CommentRecord>> {
    const prefix = commentPrefix(subject);
    const range = { pk: athletePartition(view.id), from: prefix, to: prefix + LAST, descending: true, spare: others };
    const byTime: Range = { ...range, index: 'byKind', list: 'comments' };
    const shown = (item: Item) => {
      const comment = recordOf<CommentRecord>(item);
      return keep(comment) ? comment : undefined;
    };
    // A cursor of before: a position among the comments whose keys begin with their subject.
    if (after != null && !isCursorOf(table, byTime, after)) return readPage(table, range, { ...paging, after }, shown);
    let seen = 0;
    const first = await readPage(table, byTime, { ...paging, after }, (item) => {
      seen += 1;
      return shown(item);
    });
    if (first.hasNextPage || (after == null && seen >= count + others)) return first;
    // Comments from before ids were random: all of them are older, and none is written any more.
    const room = paging.first - first.items.length;
    // With a full page, one more item says whether there is another page.
    const rest = await readPage(table, range, { ...paging, first: Math.max(room, 1) }, shown);
    if (room === 0) return { ...first, hasNextPage: rest.items.length > 0 || rest.hasNextPage };
    return { ...first, ...rest, items: [...first.items, ...rest.items] };
  },
});
