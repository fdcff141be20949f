import type { Access, AccessTo } from '../../domain/audit/access.ts';
import { append, type AuditEntry, type DatedPage, entryOf, type TrailHead } from '../../domain/audit/trail.ts';
import type { AthleteId } from '../../domain/ids.ts';
import { instantAfter } from '../../domain/time.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import { deleteAll } from '../dynamodb/batch-write.ts';
import { WriteConflict } from '../dynamodb/errors.ts';
import { batchGet, queryAll } from '../dynamodb/reads.ts';
import { type Item, type Key, keyText, type Table } from '../dynamodb/table-access.ts';
import { retryOnConflict, unlessConditionFails } from '../dynamodb/writes.ts';
import { athletePartition, personKey, profileKey } from '../keys.ts';
import { forgetAccesses, readAccesses } from './access.ts';
import { hash, headIn, headKey, pageIn, pageKey, TRAIL } from './trail-items.ts';

/** How long entries are kept, unless a deployment says otherwise. */
const KEEP_YEARS = 6;
/**
 * Accesses that are folded and forgotten together: if this is broken off, they all come again, and the head has to know them
 * among those that others added meanwhile.
 */
export const ACCESSES_AT_ONCE = 4;
/** Athletes whose trails are read and written together. */
const ATHLETES_AT_ONCE = 40;
/** An access that is older than this when it is folded may have been begun before. */
const USUALLY_FOLDED_MS = 60_000;
/** How far back a late access is looked for. */
const PAGES_LOOKED_AT = 100;

interface Folding {
  now: Instant;
  keepYears: number;
}

/** An access with some of its athletes. */
interface Part {
  access: Access;
  to: AccessTo;
}

/**
 * Adds a few accesses to the trail of each of their athletes, in their order, and then forgets them. An access that was folded
 * already adds nothing. Returns the hashes of the new heads, in no order. [4 requests for four accesses to the same 40 athletes;
 * for each of those a head, or two and a page: 1 WCU each, and 3 RCU]
 */
export async function foldAccesses(
  table: Table,
  keys: readonly Key[],
  now: Instant,
  keepYears = KEEP_YEARS,
): Promise<string[]> {
  const added: string[] = [];
  const accesses = await readAccesses(table, keys);
  for (const some of together(accesses.flatMap(partsOf)))
    added.push(...(await foldSome(table, some, { now, keepYears })));
  await forgetAccesses(table, accesses);
  return added;
}

function partsOf(access: Access): Part[] {
  return access.to.flatMap((to) =>
    Array.from({ length: Math.ceil(to.athleteIds.length / ATHLETES_AT_ONCE) }, (_, index): Part => {
      const athleteIds = to.athleteIds.slice(index * ATHLETES_AT_ONCE, (index + 1) * ATHLETES_AT_ONCE);
      return { access, to: { ...to, athleteIds } };
    }),
  );
}

/** Parts in their order, as many together as have at most 40 athletes between them. */
function together(parts: readonly Part[]): Part[][] {
  const groups: { parts: Part[]; athletes: Set<AthleteId> }[] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    const athletes = new Set([...(last?.athletes ?? []), ...part.to.athleteIds]);
    if (last && athletes.size <= ATHLETES_AT_ONCE) Object.assign(last, { athletes, parts: [...last.parts, part] });
    else groups.push({ parts: [part], athletes: new Set(part.to.athleteIds) });
  }
  return groups.map((group) => group.parts);
}

async function foldSome(table: Table, parts: readonly Part[], folding: Folding): Promise<string[]> {
  const ids = [...new Set(parts.flatMap(({ to }) => to.athleteIds))];
  const people = parts.flatMap(({ access: { by } }) => (by === undefined ? [] : [personKey(by)]));
  const found = await batchGet(table, [...people, ...ids.flatMap((id) => [headKey(id), profileKey(id)])]);
  const isThere = (items: ReadonlyMap<string, Item>) => (id: AthleteId) => {
    const profile = items.get(keyText(profileKey(id)));
    return profile !== undefined && profile['erasedAt'] === undefined;
  };
  const entryIn = ({ access, to }: Part): AuditEntry => {
    const name = access.by && found.get(keyText(personKey(access.by)))?.['name'];
    return entryOf(access, to, typeof name === 'string' ? name : '');
  };
  const added = await Promise.all(
    ids.filter(isThere(found)).map((id) => {
      const entries = parts.filter(({ to }) => to.athleteIds.includes(id)).map(entryIn);
      return addEntries(table, id, { entries, head: headIn(found.get(keyText(headKey(id)))), folding });
    }),
  );
  // An erasure that began meanwhile may have been finished before the entry came.
  const still = await batchGet(table, ids.map(profileKey));
  for (const id of ids.filter((each) => !isThere(still)(each))) await deleteTrail(table, id);
  return added.flat();
}

interface Adding {
  entries: readonly AuditEntry[];
  head: TrailHead | undefined;
  folding: Folding;
}

/** Adds entries in their order, and returns the trail's new hashes; none if there was nothing to add. */
async function addEntries(table: Table, id: AthleteId, { entries, head: found, folding }: Adding): Promise<string[]> {
  const hashes: string[] = [];
  let tries = 0;
  let left = entries;
  await retryOnConflict(table.pause, async () => {
    let head = tries++ === 0 ? found : headIn((await batchGet(table, [headKey(id)])).get(keyText(headKey(id))));
    while (left.length > 0) {
      const next = await appendSome(table, id, { entries: left, head, folding });
      // First the full page. Whoever seals it writes the same, since all of it is in the head.
      if (next.sealed) await put(table, pageKey(id, next.sealed.first), 'auditPage', next.sealed);
      if (next.head && next.head !== head) {
        if (!(await put(table, headKey(id), 'auditHead', next.head, head?.hash ?? ''))) throw new WriteConflict();
        hashes.push(next.head.hash);
      }
      head = next.head;
      left = left.slice(next.taken);
    }
  });
  return hashes;
}

/** A trail with as many more entries as one page takes: only a page that the stored head has whole is sealed. */
async function appendSome(
  table: Table,
  id: AthleteId,
  { entries, head: stored, folding }: Adding,
): Promise<{ head: TrailHead | undefined; sealed: DatedPage | undefined; taken: number }> {
  const keepSeconds = Math.round(folding.keepYears * 365.25 * 86_400);
  let head = stored;
  let sealed: DatedPage | undefined;
  for (const [taken, entry] of entries.entries()) {
    const next = append(head, entry, { hash, keepSeconds });
    if (!next || (await isAddedBefore(table, id, entry, folding.now))) continue;
    if (next.sealed && head !== stored) return { head, sealed, taken };
    sealed ??= next.sealed;
    head = next.head;
  }
  return { head, sealed, taken: entries.length };
}

/** Whether a late access is in a page that is full: the head remembers only the latest. */
async function isAddedBefore(table: Table, id: AthleteId, entry: AuditEntry, now: Instant): Promise<boolean> {
  if (instantAfter(entry.at, USUALLY_FOLDED_MS) > now) return false;
  const { Items = [] } = await table.client.call('Query', {
    TableName: table.name,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :trail)',
    ExpressionAttributeValues: { ':pk': athletePartition(id), ':trail': TRAIL },
    ScanIndexForward: false,
    ConsistentRead: true,
    Limit: PAGES_LOOKED_AT,
  });
  return Items.some((item) => pageIn(item).entries.some((each) => each.id === entry.id));
}

/** Writes a page or a head; a head on the condition that its hash is the one that was read, empty for none. */
function put(table: Table, key: Key, kind: string, page: DatedPage, readHash?: string): Promise<boolean> {
  const { until, ...rest } = page;
  return unlessConditionFails(
    table.client.call('PutItem', {
      TableName: table.name,
      Item: { ...key, kind, ...rest, expiresAtSeconds: until },
      ...(readHash === '' && { ConditionExpression: 'attribute_not_exists(pk)' }),
      ...(readHash && {
        ConditionExpression: '#hash = :hash',
        ExpressionAttributeNames: { '#hash': 'hash' },
        ExpressionAttributeValues: { ':hash': readHash },
      }),
    }),
  );
}

/** What is left of the trail of an athlete who is erased. */
async function deleteTrail(table: Table, id: AthleteId): Promise<void> {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :trail)',
    ExpressionAttributeValues: { ':pk': athletePartition(id), ':trail': TRAIL },
    ProjectionExpression: 'pk, sk',
    ConsistentRead: true,
  });
  await deleteAll(table, items as unknown as Key[]);
}
