import type { AthleteView } from '../domain/athlete/athlete.ts';
import { type AthleteId, restOf } from '../domain/ids.ts';
import type { InstructionRecord } from '../domain/instruction/instruction.ts';
import type { SymptomRecord } from '../domain/symptom/symptom.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { queryAll } from './dynamodb/reads.ts';
import type { Table } from './dynamodb/table-access.ts';
import { withFormerSymptoms } from './former-symptoms.ts';
import { recordOf } from './items.ts';
import { athletePartition, LAST, OPEN_SYMPTOM } from './keys.ts';

/** What is open of an athlete; the parts that were not requested are empty. */
export interface Open {
  /** Instructions that have not ended, in force or scheduled, in the order of their ends. */
  instructions: InstructionRecord[];
  /** Symptoms that are ACTIVE or RECURRED, in the order of opening. */
  symptoms: SymptomRecord[];
}

export type OpenPart = keyof Open;

export const openStore = (table: Table) => ({
  /**
   * Instructions that have not ended at `now`, open symptoms, or both, strongly consistent, in one Query. They are
   * adjacent in a sparse index, and a Query adds up small items where a BatchGetItem rounds each of them up to 4 KB. [1
   * request, 1 RCU for an instruction and 3 symptoms]
   */
  async of({ id, summary, record }: AthleteView, now: Instant, parts: ReadonlySet<OpenPart>): Promise<Open> {
    // Ends are exclusive: an instruction that ends right now, `INSTRUCTION#now#…`, sorts before `INSTRUCTION#now~`.
    const from = parts.has('instructions') ? `INSTRUCTION#${now}${LAST}` : OPEN_SYMPTOM;
    const to = parts.has('symptoms') ? OPEN_SYMPTOM + LAST : `INSTRUCTION#${LAST}`;
    const read = async (): Promise<Open> => {
      const items = await readByKind(table, id, from, to);
      const isInstruction = ({ kind }: { kind?: unknown }) => kind === 'instruction';
      return {
        instructions: items.filter(isInstruction).map((item) => recordOf<InstructionRecord>(item)),
        symptoms: items.filter((item) => !isInstruction(item)).map((item) => recordOf<SymptomRecord>(item)),
      };
    };
    const open = await read();
    if (!parts.has('symptoms')) return open;
    const { symptoms } = await withFormerSymptoms(open.symptoms, (record?.summary ?? summary).openSymptoms, {
      former: (prefix) => readSymptoms(table, id, prefix),
      again: async () => (await read()).symptoms,
    });
    return { ...open, symptoms };
  },
});

/**
 * The open symptoms of an athlete whose summary counts `due`, strongly consistent, and which of them are still in the
 * old place. [1 request, 1 RCU for 5]
 */
export async function readOpenSymptoms(table: Table, id: AthleteId, due: number) {
  const read = () => readSymptoms(table, id, OPEN_SYMPTOM);
  return withFormerSymptoms(await read(), due, { former: (prefix) => readSymptoms(table, id, prefix), again: read });
}

async function readSymptoms(table: Table, id: AthleteId, prefix: string): Promise<SymptomRecord[]> {
  const items = await readByKind(table, id, prefix, prefix + LAST);
  return items.map((item) => recordOf<SymptomRecord>(item));
}

const readByKind = (table: Table, id: AthleteId, from: string, to: string) =>
  queryAll(table, {
    IndexName: 'byKind',
    KeyConditionExpression: 'pk = :pk AND kindKey BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': athletePartition(id), ':from': from, ':to': to },
    ConsistentRead: true,
  });

/** The order of open symptoms, from which their cursors are made. */
export const openingOf = ({ openedAt, id }: SymptomRecord): string => `${openedAt}#${restOf(id)}`;
