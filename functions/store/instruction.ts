import type { AthleteView } from '../domain/athlete/athlete.ts';
import type { InstructionRecord } from '../domain/instruction/instruction.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { queryAll } from './dynamodb/reads.ts';
import type { Table } from './dynamodb/table-access.ts';
import { athletePartition, LAST, withoutKeys } from './keys.ts';
import { type Page, type Paging, readPage } from './dynamodb/page.ts';

export const instructionStore = (table: Table) => ({
  /** All instructions, the one issued last first, strongly consistent. [1 request] */
  page: (view: AthleteView, paging: Paging): Promise<Page<InstructionRecord>> =>
    readPage(
      table,
      { pk: athletePartition(view.id), from: 'INS#', to: `INS#${LAST}`, descending: true, consistent: true },
      paging,
      (item) => withoutKeys<InstructionRecord>(item),
    ),

  /**
   * Instructions that have not ended at `now`, in force or scheduled, strongly consistent: a sparse range that sorts by
   * the end, so what is over is not read. [1 request]
   */
  async open(view: AthleteView, now: Instant): Promise<InstructionRecord[]> {
    const items = await queryAll(table, {
      IndexName: 'byKind',
      KeyConditionExpression: 'pk = :pk AND kindKey BETWEEN :now AND :last',
      ExpressionAttributeValues: {
        ':pk': athletePartition(view.id),
        // Ends are exclusive: what ends right now, `INSTRUCTION#now#…`, sorts before `INSTRUCTION#now~`.
        ':now': `INSTRUCTION#${now}${LAST}`,
        ':last': `INSTRUCTION#${LAST}`,
      },
      ConsistentRead: true,
    });
    return items.map((item) => withoutKeys<InstructionRecord>(item));
  },

  /** Every instruction in order of issue, strongly consistent: what past instants are judged by. [1 request a MB] */
  async history(view: AthleteView): Promise<InstructionRecord[]> {
    const items = await queryAll(table, {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :ins)',
      ExpressionAttributeValues: { ':pk': athletePartition(view.id), ':ins': 'INS#' },
      ConsistentRead: true,
    });
    return items.map((item) => withoutKeys<InstructionRecord>(item));
  },
});
