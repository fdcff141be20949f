import type { Writer } from '../domain/audit/access.ts';
import { kindsWritten } from '../domain/audit/kind.ts';
import type { AthleteView, CommentCounts } from '../domain/athlete/athlete.ts';
import type { Change } from '../domain/athlete/change.ts';
import type { CommentRecord, CommentSubjectId } from '../domain/comment/comment.ts';
import { type AthleteId, restOf } from '../domain/ids.ts';
import type { Audience } from '../domain/vocabulary.ts';
import { accessWrites } from './audit/access.ts';
import { afterUse, writerLives } from './allowance.ts';
import { type Page, type Paging, readPage } from './dynamodb/page.ts';
import type { Table } from './dynamodb/table-access.ts';
import { putVersioned, type Write } from './dynamodb/writes.ts';
import { recordsAt } from './entity.ts';
import { itemFor } from './former-layout.ts';
import { commit, type IdempotentCall } from './idempotency/idempotency.ts';
import { recordOf } from './items.ts';
import { athletePartition, commentCountsKey, LAST } from './keys.ts';

/** The part of a comment's sort key that names its subject: `COM#run#…#`. */
const prefixOf = (subject: CommentSubjectId): string =>
  subject.startsWith('ath_') ? 'COM#ath#0#' : `COM#${subject.slice(0, 3)}#${restOf(subject)}#`;

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
