import type { AthleteView } from '../domain/athlete/athlete.ts';
import type { InstructionRecord } from '../domain/instruction/instruction.ts';
import { queryAll } from './dynamodb/reads.ts';
import { type Table } from './dynamodb/table-access.ts';
import { recordOf } from './items.ts';
import { athletePartition, LAST } from './keys.ts';
import { type Page, type Paging, readPage } from './dynamodb/page.ts';

export const instructionStore = (table: Table) => ({
  /** All instructions, most recently issued first, strongly consistent. [1 request] */
  page: (view: AthleteView, paging: Paging): Promise<Page<InstructionRecord>> =>
    readPage(
      table,
      { pk: athletePartition(view.id), from: 'INS#', to: `INS#${LAST}`, descending: true, consistent: true },
      paging,
      (item) => recordOf<InstructionRecord>(item),
    ),

  /** All instructions in order of issue, strongly consistent, for judging past instants. [1 request a MB] */
  async history(view: AthleteView): Promise<InstructionRecord[]> {
    const items = await queryAll(table, {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :ins)',
      ExpressionAttributeValues: { ':pk': athletePartition(view.id), ':ins': 'INS#' },
      ConsistentRead: true,
    });
    return items.map((item) => recordOf<InstructionRecord>(item));
  },
});
