import type { AthleteView } from '../domain/athlete/athlete.ts';
import type { CommentRecord, CommentSubjectId } from '../domain/comment/comment.ts';
import type { Table } from './dynamodb/table-access.ts';
import { recordOf } from './items.ts';
import { athletePartition, commentPrefix, LAST } from './keys.ts';
import { type Page, type Paging, type Range, isCursorOf, readPage } from './dynamodb/page.ts';

/** Which of the comments on a subject to show, and how many there are: those to show, and the others. */
export interface CommentsShown {
  keep: (comment: CommentRecord) => boolean;
  count: number;
  others: number;
}

export const commentStore = (table: Table) => ({
  /**
   * Comments on one subject, newest first, filtered by `keep`. [1 request, 2.5 RCU for 20; a second one if some were
   * written before ids were random]
   */
  async page(
    view: AthleteView,
    subject: CommentSubjectId,
    { keep, count, others }: CommentsShown,
    { after, ...paging }: Paging,
  ): Promise<Page<CommentRecord>> {
    const prefix = commentPrefix(subject);
    const range = { pk: athletePartition(view.id), from: prefix, to: prefix + LAST, descending: true, spare: others };
    const newer: Range = { ...range, index: 'byKind', list: 'comments' };
    // Comments whose ids name their subject. All of them are older, and none is written any more.
    const older: Range = range;
    let seen = 0;
    const toNode = (item: Parameters<typeof recordOf>[0]) => {
      seen += 1;
      const comment = recordOf<CommentRecord>(item);
      return keep(comment) ? comment : undefined;
    };
    if (after != null && !isCursorOf(table, newer, after)) return readPage(table, older, { ...paging, after }, toNode);
    const first = await readPage(table, newer, { ...paging, after }, toNode);
    if (first.hasNextPage || (after == null && seen >= count + others)) return first;
    const room = paging.first - first.items.length;
    // With a full page, one more item says whether there is another page.
    const rest = await readPage(table, older, { ...paging, first: Math.max(room, 1) }, toNode);
    if (room === 0) return { ...first, hasNextPage: rest.items.length > 0 || rest.hasNextPage };
    return { ...first, ...rest, items: [...first.items, ...rest.items] };
  },
});
