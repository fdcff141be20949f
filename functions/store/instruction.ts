import { PAGES_OF_HISTORY } from '../domain/answer-limits.ts';
import type { AthleteView } from '../domain/athlete/athlete.ts';
import type { AthleteId } from '../domain/ids.ts';
import { endOf } from '../domain/instruction/in-force.ts';
import type { InstructionRecord } from '../domain/instruction/instruction.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { queryUpTo } from './dynamodb/reads.ts';
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

  /** The instructions that had not ended at `from`, strongly consistent; all of them without it. [1 request a MB] */
  notEndedAt: (view: AthleteView, from?: Instant): Promise<KnownInstructions> => readInstructions(table, view.id, from),
});

/** Instructions in order of issue. */
export interface KnownInstructions {
  instructions: InstructionRecord[];
  /** Those that had ended by then are not among them. Absent if there are no others. */
  since?: Instant;
}

/**
 * The instructions that had not ended at `from`, from a sparse index that sorts them by their end, the latest first: so
 * what is in force comes first, however many have ended. [1 request a MB]
 */
export async function readInstructions(table: Table, id: AthleteId, from?: Instant): Promise<KnownInstructions> {
  const { items, complete } = await queryUpTo(
    table,
    {
      IndexName: 'byKind',
      KeyConditionExpression: 'pk = :pk AND kindKey BETWEEN :from AND :to',
      ExpressionAttributeValues: {
        ':pk': athletePartition(id),
        // Ends are exclusive: one that ends at `from`, `INSTRUCTION#from#…`, sorts before `INSTRUCTION#from~`.
        ':from': from === undefined ? 'INSTRUCTION#' : `INSTRUCTION#${from}${LAST}`,
        ':to': `INSTRUCTION#${LAST}`,
      },
      ScanIndexForward: false,
      ConsistentRead: true,
    },
    from === undefined ? PAGES_OF_HISTORY : undefined,
  );
  const instructions = items.map((item) => recordOf<InstructionRecord>(item));
  const earliest = instructions.at(-1);
  const since = complete || !earliest ? from : endOf(earliest);
  return {
    instructions: instructions.sort((a, b) => (a.id < b.id ? -1 : 1)),
    ...(since !== undefined && { since }),
  };
}
