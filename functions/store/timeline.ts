import type { AthleteView } from '../domain/athlete/athlete.ts';
import type { CommentRecord } from '../domain/comment/comment.ts';
import type { InstructionRecord } from '../domain/instruction/instruction.ts';
import type { RunRecord } from '../domain/run/run-record.ts';
import type { SessionRecord } from '../domain/session/session.ts';
import type { ObservationRecord } from '../domain/symptom/symptom.ts';
import type { Table } from './dynamodb/table-access.ts';
import { recordOf } from './items.ts';
import { athletePartition } from './keys.ts';
import { type Page, type Paging, readPage } from './dynamodb/page.ts';

export type TimelineItem = RunRecord | SessionRecord | ObservationRecord | InstructionRecord | CommentRecord;

export const timelineStore = (table: Table) => ({
  /**
   * Everything that happened, newest first, filtered by `keep`; instants begin with their year. [1 request, 2.5 RCU for
   * 20; for supporters 15, and a second request if more than 100 items in a row are filtered out]
   */
  page(view: AthleteView, keep: (item: TimelineItem) => boolean, paging: Paging): Promise<Page<TimelineItem>> {
    return readPage(
      table,
      {
        pk: athletePartition(view.id),
        index: 'byTime',
        from: '1',
        to: '3',
        descending: true,
        ...(view.roles.includes('SUPPORTER') && { spare: 100 }),
      },
      paging,
      (item) => {
        const entry = recordOf<TimelineItem>(item);
        return keep(entry) ? entry : undefined;
      },
    );
  },
});
