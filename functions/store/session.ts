import type { AthleteView } from '../domain/athlete/athlete.ts';
import { type AthleteId, childId, type SessionId } from '../domain/ids.ts';
import type { DeletedRunRecord } from '../domain/run/run-record.ts';
import type { DeletedSessionRecord, SessionRecord } from '../domain/session/session.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { type Page, type Paging, readPage } from './dynamodb/page.ts';
import { queryAll } from './dynamodb/reads.ts';
import type { Table } from './dynamodb/table-access.ts';
import { hashBySource } from './hash.ts';
import { recordOf } from './items.ts';
import { athletePartition, DELETED, LAST, SESSION } from './keys.ts';

export const sessionStore = (table: Table) => ({
  /** The permanent id of a session: a hash of the source and the source's own id, as of runs. */
  idOf: (athleteId: AthleteId, source: string, knownBy: readonly string[]): SessionId =>
    childId('ses', athleteId, hashBySource(source, knownBy)),

  /** Sessions, newest first, filtered by `keep`. [1 request; a second one if some are filtered out] */
  page: (
    view: AthleteView,
    { keep, spare, ...paging }: Paging & { keep: (session: SessionRecord) => boolean; spare?: number },
  ): Promise<Page<SessionRecord>> =>
    readPage(
      table,
      {
        pk: athletePartition(view.id),
        index: 'byKind',
        from: SESSION,
        to: `${SESSION}${LAST}`,
        descending: true,
        ...(spare !== undefined && { spare }),
      },
      paging,
      (item) => {
        const session = recordOf<SessionRecord>(item);
        return keep(session) ? session : undefined;
      },
    ),

  /** What is left of deleted runs and sessions that had been judged, the last deleted first. [1 request] */
  deletedPage: (view: AthleteView, paging: Paging): Promise<Page<DeletedRunRecord | DeletedSessionRecord>> =>
    readPage(
      table,
      { pk: athletePartition(view.id), index: 'byKind', from: DELETED, to: `${DELETED}${LAST}`, descending: true },
      paging,
      (item) => recordOf<DeletedRunRecord | DeletedSessionRecord>(item),
    ),

  /** All sessions that start between two instants, oldest first, strongly consistent; at most 20 MB of them. [1 request a MB] */
  async between(view: AthleteView, from: Instant, to: Instant): Promise<SessionRecord[]> {
    const items = await queryAll(
      table,
      {
        IndexName: 'byKind',
        KeyConditionExpression: 'pk = :pk AND kindKey BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': athletePartition(view.id),
          ':from': `${SESSION}${from}`,
          ':to': `${SESSION}${to}${LAST}`,
        },
        ConsistentRead: true,
      },
      20,
    );
    return items.map((item) => recordOf<SessionRecord>(item));
  },
});
