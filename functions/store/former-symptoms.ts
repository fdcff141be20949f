import type { SymptomRecord } from '../domain/symptom/symptom.ts';
import type { Table } from './dynamodb/table-access.ts';
import type { Write } from './dynamodb/writes.ts';
import { entityItem } from './items.ts';

/**
 * MIGRATION: goes once `npm run migrate` has been through every table (docs/changes.md).
 *
 * Open symptoms had this prefix in `byKind` before they moved to OPEN_SYMPTOM. Until a table is migrated, an athlete may have
 * symptoms in both places. They only move from the old place to the new one, and none is hidden meanwhile:
 *
 * - The athlete's summary counts open symptoms, and is written with them. If the new place has fewer, the rest is read from
 *   the old one. A symptom that moves between the two reads is found in neither, so if some are still missing, the new place
 *   is read again.
 * - A change that opens a symptom moves all others of the athlete as well (`moveSymptoms`). So a reader with an older
 *   summary, which counts too few, finds all of them in the new place. (Functions that write the former layout add to the old
 *   place: a reader with an older summary finds what was open when that was written, or more.)
 */
const FORMER_SYMPTOM = 'SYMPTOM#';

interface Reads {
  /** Reads the symptoms whose keys have this prefix. */
  former(prefix: string): Promise<SymptomRecord[]>;
  /** Reads the symptoms in the new place again. */
  again(): Promise<SymptomRecord[]>;
}

/**
 * The open symptoms of an athlete whose summary counts `due`, in the order of opening, and those that are still in the
 * old place.
 */
export async function withFormerSymptoms(
  found: readonly SymptomRecord[],
  due: number,
  { former, again }: Reads,
): Promise<{ symptoms: SymptomRecord[]; former: SymptomRecord[] }> {
  if (found.length >= due) return { symptoms: [...found], former: [] };
  const left = await former(FORMER_SYMPTOM);
  // Later reads win: their data is newer.
  const byId = new Map([...found, ...left].map((symptom) => [symptom.id, symptom]));
  if (byId.size < due) for (const symptom of await again()) byId.set(symptom.id, symptom);
  const symptoms = [...byId.values()].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  return { symptoms, former: left };
}

const placeOf = ({ openedAt, id }: SymptomRecord): string => `${openedAt}#${id}`;

/** Moves symptoms to the new place, unless they have changed since they were read. Their content stays the same. */
export const moveSymptoms = (table: Table, symptoms: readonly SymptomRecord[]): Write[] =>
  (table.layout === 'former' ? [] : symptoms).map((symptom) => ({
    Put: {
      TableName: table.name,
      Item: entityItem(symptom),
      ConditionExpression: 'version = :version',
      ExpressionAttributeValues: { ':version': symptom.version },
    },
  }));
