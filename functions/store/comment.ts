import type { AthleteView } from '../domain/athlete/athlete.ts';
import type { CommentRecord, CommentSubjectId } from '../domain/comment/comment.ts';
import { restOf } from '../domain/ids.ts';
import type { Table } from './dynamodb/table-access.ts';
import { recordOf } from './items.ts';
import { athletePartition, LAST } from './keys.ts';
import { type Page, type Paging, readPage } from './dynamodb/page.ts';

/** The part of a comment's sort key that names its subject: `COM#run#…#`. */
const prefixOf = (subject: CommentSubjectId): string =>
  subject.startsWith('ath_') ? 'COM#ath#0#' : `COM#${subject.slice(0, 3)}#${restOf(subject)}#`;

export const commentStore = (table: Table) => ({
  /**
   * Comments on one subject, newest first, filtered by `keep`; `others` is the number of comments filtered out. [1
   * request, 2.5 RCU for 20]
   */
  page(
    view: AthleteView,
    subject: CommentSubjectId,
    { keep, others }: { keep: (comment: CommentRecord) => boolean; others: number },
    paging: Paging,
  ): Promise<Page<CommentRecord>> {
    const prefix = prefixOf(subject);
    return readPage(
      table,
      { pk: athletePartition(view.id), from: prefix, to: prefix + LAST, descending: true, spare: others },
      paging,
      (item) => {
        const comment = recordOf<CommentRecord>(item);
        return keep(comment) ? comment : undefined;
      },
    );
  },
});
