import { createHash } from 'node:crypto';
import type { AthleteView } from '../../domain/athlete/athlete.ts';
import type { Access, AccessTo } from '../../domain/audit/access.ts';
import {
  append,
  type AuditEntry,
  type DatedPage,
  ENTRIES_PER_PAGE,
  entryOf,
  type Hash,
  hashesOf,
  pageOf,
  type TrailHead,
} from '../../domain/audit/trail.ts';
import { type AthleteId, type PersonId } from '../../domain/ids.ts';
import { instantAfter } from '../../domain/time.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import { deleteAll } from '../dynamodb/deletes.ts';
import { WriteConflict } from '../dynamodb/errors.ts';
import { type Page, pageInMemory, type Paging, positionOf } from '../dynamodb/page.ts';
import { batchGet, queryAll } from '../dynamodb/reads.ts';
import { type Item, type Key, keyText, type Table } from '../dynamodb/table-access.ts';
import { retryOnConflict, unlessConditionFails } from '../dynamodb/writes.ts';
import { recordOf } from '../items.ts';
import { athletePartition, isExpired, personKey, profileKey } from '../keys.ts';
import { forgetAccess, putAccess, readAccess } from './access.ts';

/** How long entries are kept, unless a deployment says otherwise. */
export const KEEP_YEARS = 6;
/** Athletes that one BatchGetItem reads with their heads. */
const ATHLETES_PER_READ = 40;
/** An access that is older than this when it is folded may have been begun before. */
const USUALLY_FOLDED_MS = 60_000;
/** How far back a late access is looked for. */
const PAGES_LOOKED_AT = 100;

export const hash: Hash = (text) => createHash('sha256').update(text).digest('base64url');

const TRAIL = 'AUDIT#';
/** Sorts after the pages, whose keys continue with a digit. */
const headKey = (id: AthleteId): Key => ({ pk: athletePartition(id), sk: `${TRAIL}HEAD` });
const pageKey = (id: AthleteId, first: number): Key => ({
  pk: athletePartition(id),
  sk: `${TRAIL}${String(first).padStart(12, '0')}`,
});

/** An entry as it is shown: with its number, and the hash by which it can be compared. */
export interface ShownEntry extends AuditEntry {
  number: number;
  hash: string;
}

export const auditStore = (table: Table) => ({
  /** Stores what a request is about to show. [1 request] */
  put: (access: Access): Promise<void> => putAccess(table, access),

  /**
   * Adds an access to the trail of each athlete, and then forgets it. An access that was folded already adds nothing.
   * Returns the hashes of the new heads, in no order. [5 requests and one for each athlete: 1 WCU and 3 RCU each]
   */
  async fold(key: Key, now: Instant, keepYears = KEEP_YEARS): Promise<string[]> {
    const access = await readAccess(table, key);
    if (!access) return [];
    const added: string[] = [];
    for (const to of access.to)
      for (let start = 0; start < to.athleteIds.length; start += ATHLETES_PER_READ) {
        const ids = to.athleteIds.slice(start, start + ATHLETES_PER_READ);
        added.push(...(await foldSome(table, access, { ...to, athleteIds: ids }, { now, keepYears })));
      }
    await forgetAccess(table, access);
    return added;
  },

  /**
   * A page of the trail, the latest entry first. A head is written after the page that it continues, and read before it,
   * so nothing is missed. [1 request; 2 if the page lies at the very end of a former one]
   */
  async page({ id }: AthleteView, now: Instant, { first, after }: Paging): Promise<Page<ShownEntry>> {
    const prefix = 'audit ';
    const below = after == null ? undefined : numberIn(positionOf(after, prefix, `${prefix}~`), prefix);
    const from = below === undefined ? headKey(id) : pageKey(id, pageOf(Math.max(1, below - 1)));
    const query = (upTo: Key) =>
      table.client.call('Query', {
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': upTo.pk, ':from': TRAIL, ':to': upTo.sk },
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: Math.ceil(first / ENTRIES_PER_PAGE) + 2,
      });
    let { Items: items = [] } = await query(from);
    // The page is not full yet, so it is still in the head.
    if (below !== undefined && below > 1 && items[0]?.['sk'] !== from.sk)
      ({ Items: items = [] } = await query(headKey(id)));
    const shown = items
      .filter((item) => !isExpired(item, now))
      .flatMap((item) => showPage(pageIn(item)))
      .filter(({ number }) => below === undefined || number < below);
    const position = ({ number }: ShownEntry) => String(number).padStart(12, '0');
    return pageInMemory(shown, { prefix, position, descending: true }, { first });
  },
});

function numberIn(position: string, prefix: string): number {
  const number = Number(position.slice(prefix.length));
  return Number.isSafeInteger(number) && number > 0 ? number : 1;
}

function showPage(page: DatedPage): ShownEntry[] {
  const hashes = hashesOf(page, hash);
  return page.entries.map((entry, index) => ({ ...entry, number: page.first + index, hash: hashes[index] ?? '' }));
}

/** The page, or the head, of an item. */
export const pageIn = (item: Item): DatedPage => ({
  ...recordOf<Omit<DatedPage, 'until'>>(item),
  until: Number(item['expiresAtSeconds']),
});
const headIn = (item: Item | undefined): TrailHead | undefined => item && (pageIn(item) as TrailHead);

/** The head and the pages of a trail among an athlete's items. */
export function trailAmong(items: readonly Item[]): { head: TrailHead | undefined; pages: DatedPage[] } {
  const own = items.filter(({ sk }) => String(sk).startsWith(TRAIL));
  const isHead = ({ sk }: Item) => sk === `${TRAIL}HEAD`;
  return { head: headIn(own.find(isHead)), pages: own.filter((item) => !isHead(item)).map(pageIn) };
}

interface Folding {
  now: Instant;
  keepYears: number;
}

async function foldSome(table: Table, access: Access, to: AccessTo, folding: Folding): Promise<string[]> {
  const ids = to.athleteIds;
  const person = access.by === undefined ? [] : [personKey(access.by)];
  const found = await batchGet(table, [...person, ...ids.flatMap((id) => [headKey(id), profileKey(id)])]);
  const names = new Map(person.map((key) => [access.by, found.get(keyText(key))?.['name']]));
  const entry = entryOf(access, to, (id: PersonId) => String(names.get(id) ?? ''));
  const isThere = (items: ReadonlyMap<string, Item>) => (id: AthleteId) => {
    const profile = items.get(keyText(profileKey(id)));
    return profile !== undefined && profile['erasedAt'] === undefined;
  };
  const there = ids.filter(isThere(found));
  const added = await Promise.all(
    there.map((id) => addEntry(table, id, { entry, head: headIn(found.get(keyText(headKey(id)))), folding })),
  );
  // An erasure that began meanwhile may have been finished before the entry came.
  const still = await batchGet(table, ids.map(profileKey));
  for (const id of ids.filter((each) => !isThere(still)(each))) await deleteTrail(table, id);
  return added.flatMap((each) => each ?? []);
}

/** Adds an entry, and returns the trail's new hash; undefined if there was nothing to add. */
async function addEntry(
  table: Table,
  id: AthleteId,
  { entry, head: found, folding }: { entry: AuditEntry; head: TrailHead | undefined; folding: Folding },
): Promise<string | undefined> {
  let tries = 0;
  return retryOnConflict(table.pause, async () => {
    const head = tries++ === 0 ? found : headIn((await batchGet(table, [headKey(id)])).get(keyText(headKey(id))));
    const next = append(head, entry, { hash, keepSeconds: Math.round(folding.keepYears * 365.25 * 86_400) });
    if (!next || (await isAddedBefore(table, id, entry, folding.now))) return undefined;
    // First the full page. Whoever seals it writes the same, since all of it is in the head.
    if (next.sealed) await put(table, pageKey(id, next.sealed.first), 'auditPage', next.sealed);
    if (!(await put(table, headKey(id), 'auditHead', next.head, head?.hash ?? ''))) throw new WriteConflict();
    return next.head.hash;
  });
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
