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
import { forgetAccess, readAccess } from './access.ts';
import { hash, headIn, headKey, pageIn, pageKey, TRAIL } from './trail-items.ts';

/** How long entries are kept, unless a deployment says otherwise. */
const KEEP_YEARS = 6;
/** Athletes that one BatchGetItem reads with their heads. */
const ATHLETES_PER_READ = 40;
/** An access that is older than this when it is folded may have been begun before. */
const USUALLY_FOLDED_MS = 60_000;
/** How far back a late access is looked for. */
const PAGES_LOOKED_AT = 100;

/**
 * Adds an access to the trail of each athlete, and then forgets it. An access that was folded already adds nothing.
 * Returns the hashes of the new heads, in no order. [4 requests and one for each of 40 athletes: 1 WCU and 3 RCU each]
 */
export async function foldAccess(table: Table, key: Key, now: Instant, keepYears = KEEP_YEARS): Promise<string[]> {
  const access = await readAccess(table, key);
  if (!access) return [];
  const added: string[] = [];
  for (const to of access.to)
    for (let start = 0; start < to.athleteIds.length; start += ATHLETES_PER_READ) {
      const ids = to.athleteIds.slice(start, start + ATHLETES_PER_READ);
      added.push(...(await foldSome(table, access, { ...to, athleteIds: ids }, { now, keepYears })));
    }
  await forgetAccess(table, key);
  return added;
}

interface Folding {
  now: Instant;
  keepYears: number;
}

async function foldSome(table: Table, access: Access, to: AccessTo, folding: Folding): Promise<string[]> {
  const ids = to.athleteIds;
  const person = access.by === undefined ? [] : [personKey(access.by)];
  const found = await batchGet(table, [...person, ...ids.flatMap((id) => [headKey(id), profileKey(id)])]);
  const name = person[0] && found.get(keyText(person[0]))?.['name'];
  const entry = entryOf(access, to, typeof name === 'string' ? name : '');
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
