import type { AthleteView } from '../domain/athlete/athlete.ts';
import type { CommentRecord, CommentSubjectId } from '../domain/comment/comment.ts';
import type { Item, Table } from './dynamodb/table-access.ts';
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
