import type { SymptomRecord } from '../domain/symptom/symptom.ts';
import type { Table } from './dynamodb/table-access.ts';
import type { Write } from './dynamodb/writes.ts';
import { entityItem } from './items.ts';

/**
 * MIGRATION: goes once `npm run migrate` has been through every table (docs/changes.md).
 *
 * Open symptoms lay in `byKind` under this prefix before they moved to OPEN_SYMPTOM. Until a table is migrated, an athlete has
 * symptoms in both places. They only ever move from here to there, and none is hidden at any moment of it:
 *
 * - The athlete's summary counts open symptoms, and is written with them. Where fewer are found in the new place, the rest is
 *   looked for in the old one. One that moves between the two reads is in neither, so what is still missing is read again from
 *   the new place, where it then is.
 * - A change that opens a symptom moves all others of the athlete along (`moveSymptoms`). So whoever reads with an older
 *   summary, which counts too few, finds all of them in the new place. (Functions that write the former layout add to the old
 *   place: whoever reads with an older summary finds what was open when that was written, or more.)
 */
const FORMER_SYMPTOM = 'SYMPTOM#';

interface Reads {
  /** The symptoms whose keys begin so. */
  former(prefix: string): Promise<SymptomRecord[]>;
  /** Those in the new place, as they are now. */
  again(): Promise<SymptomRecord[]>;
}

/** The open symptoms of an athlete whose summary counts `due`, in the order of their opening, and those in the old place. */
export async function withFormerSymptoms(
  found: readonly SymptomRecord[],
  due: number,
  { former, again }: Reads,
): Promise<{ symptoms: SymptomRecord[]; former: SymptomRecord[] }> {
  if (found.length >= due) return { symptoms: [...found], former: [] };
  const left = await former(FORMER_SYMPTOM);
  // Later reads count: what they bring is newer.
  const byId = new Map([...found, ...left].map((symptom) => [symptom.id, symptom]));
  if (byId.size < due) for (const symptom of await again()) byId.set(symptom.id, symptom);
  const symptoms = [...byId.values()].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  return { symptoms, former: left };
}

const placeOf = ({ openedAt, id }: SymptomRecord): string => `${openedAt}#${id}`;

/** Puts symptoms into the new place, unless they have changed since they were read. It changes nothing of what they say. */
export const moveSymptoms = (table: Table, symptoms: readonly SymptomRecord[]): Write[] =>
  (table.layout === 'former' ? [] : symptoms).map((symptom) => ({
    Put: {
      TableName: table.name,
      Item: entityItem(symptom),
      ConditionExpression: 'version = :version',
      ExpressionAttributeValues: { ':version': symptom.version },
    },
  }));
