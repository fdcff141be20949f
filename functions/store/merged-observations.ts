import type { AthleteView } from '../domain/athlete/athlete.ts';
import { restOf, type SymptomId } from '../domain/ids.ts';
import type { ObservationRecord, SymptomRecord } from '../domain/symptom/symptom.ts';
import { justBefore, type Page, type Paging, positionOf, readPage } from './dynamodb/page.ts';
import type { Table } from './dynamodb/table-access.ts';
import { recordOf } from './items.ts';
import { athletePartition, indexKeys, LAST } from './keys.ts';

/**
 * The observations of a merged symptom, newest first. Those of each part are adjacent, so the newest of each are read, all
 * together, and are put into one order: the same work whatever else happened to the athlete between them. Cursors are
 * positions in `byTime`, as they are where a page is read from the timeline. [1 request a part, at most 11; 1 round trip]
 */
export async function readParts(
  table: Table,
  view: AthleteView,
  symptom: SymptomRecord,
  { first, after }: Paging,
  consistent: boolean,
): Promise<Page<ObservationRecord>> {
  const name = `${symptom.id} `;
  const [from, to] = [name + symptom.openedAt, name + symptom.latestObservation.observedAt + LAST];
  const position = after == null ? undefined : positionOf(after, from, to).slice(name.length);
  const parts = [symptom.id, ...symptom.mergedFromIds];
  const pages = await Promise.all(
    parts.map(async (part) => {
      const prefix = `OBS#${restOf(part)}#`;
      const to = position === undefined ? prefix + LAST : endOfPart(part, position);
      if (to < prefix) return [];
      const range = { pk: athletePartition(view.id), from: prefix, to, descending: true, consistent };
      const paging = { first: first + 1, asksForNext: false };
      const { items } = await readPage(table, range, paging, (item) => recordOf<ObservationRecord>(item));
      return items.map(({ node }) => node);
    }),
  );
  const all = pages.flat().map((node) => ({ node, position: name + placeOf(node) }));
  all.sort((a, b) => (a.position > b.position ? -1 : 1));
  const items = all.slice(0, first);
  const endPosition = items.at(-1)?.position;
  return { items, hasNextPage: all.length > first, ...(endPosition !== undefined && { endPosition }) };
}

const placeOf = (observation: ObservationRecord): string => indexKeys(observation).timeKey ?? '';

const INSTANT = 24;
const KIND = '#OBS#';
const ULID = 26;

/**
 * The last sort key of a part's observations before a position in time. The ULID of an observation is made for the
 * instant at which it was observed, so both orders agree; at the same millisecond, the parts sort by their ids.
 */
function endOfPart(part: SymptomId, position: string): string {
  const prefix = `OBS#${restOf(part)}#`;
  const instant = prefix + ulidTime(Date.parse(position.slice(0, INSTANT)));
  const kind = position.slice(INSTANT, INSTANT + KIND.length);
  if (kind !== KIND) return kind > KIND ? instant + LAST : justBefore(instant);
  const rest = position.slice(INSTANT + KIND.length);
  const other = rest.slice(0, ULID);
  if (other === restOf(part)) return justBefore(prefix + rest.slice(ULID + 1));
  return other > restOf(part) ? instant + LAST : justBefore(instant);
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The first ten characters of the ULIDs of a millisecond. */
export function ulidTime(ms: number): string {
  let time = '';
  for (let rest = ms; time.length < 10; rest = Math.floor(rest / 32)) time = ALPHABET.charAt(rest % 32) + time;
  return time;
}
