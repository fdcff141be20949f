import type { PersonId } from '../ids.ts';
import type { Roles } from '../team/roles.ts';
import type { Instant, Role } from '../vocabulary.ts';
import { type Access, type AccessTo, type Through, windowOf } from './access.ts';
import { includesAll, type Kinds } from './kind.ts';

/** An entry of an athlete's audit trail: who did what, and no health data. */
export interface AuditEntry {
  /** Of the access that it was made from. */
  id: string;
  at: Instant;
  /** Absent for a provider. */
  by?: { id: PersonId; name: string };
  /** Absent for a provider; see `StoredRoles`. */
  role?: Role;
  roles?: Roles;
  reads: Kinds;
  writes: Kinds;
  through: Through;
}

/**
 * A stretch of a trail. The hash of each entry covers the one before it, so that none can be changed, removed or moved
 * without a trace.
 */
export interface TrailPage {
  /** The number of its first entry; the trail's first is 1. */
  first: number;
  /** The hash of the entry before; empty at the beginning of the trail. */
  before: string;
  /** When the page before expires, in seconds since the epoch; 0 at the beginning of the trail. */
  beforeUntil: number;
  entries: AuditEntry[];
}

/** A page with its expiry, in seconds since the epoch. */
export interface DatedPage extends TrailPage {
  until: number;
}

/** The page that entries are added to. */
export interface TrailHead extends DatedPage {
  /** The hash of the last entry. */
  hash: string;
  /** The latest accesses that were added, so that one which comes again is known. */
  lately: string[];
}

/** SHA-256 in base64url. Injected, since the domain imports nothing. */
export type Hash = (text: string) => string;

/** Entries in a page: as many as usually fit into the kilobyte that a write unit pays for. */
export const ENTRIES_PER_PAGE = 4;
const REMEMBERED = 12;

/** The number of the first entry in the page of entry `number`. */
export const pageOf = (number: number): number => number - ((number - 1) % ENTRIES_PER_PAGE);

/** The hash of each entry of a page. */
export function hashesOf({ first, before, beforeUntil, entries }: TrailPage, hash: Hash): string[] {
  let last = hash(JSON.stringify([before, beforeUntil]));
  return entries.map(({ id, at, by, role, roles, reads, writes, through }, index) => {
    const { channel, client, operation } = through;
    const parts = [first + index, id, at, by?.id, by?.name, role, reads, writes, channel, client, operation];
    if (roles) parts.push(roles.join());
    return (last = hash(JSON.stringify([last, ...parts.map((part) => part ?? null)])));
  });
}

/** The entry that an access makes in a trail; `name` is what the person is called. */
export const entryOf = (
  { id, at, by, through }: Access,
  { role, roles, reads, writes }: AccessTo,
  name: string,
): AuditEntry => ({
  id,
  at,
  ...(by !== undefined && { by: { id: by, name } }),
  ...(role && { role }),
  ...(roles && { roles }),
  reads,
  writes,
  through,
});

/** Whether an entry says already what a read would say: of the same viewer and app, in the same quarter of an hour. */
const says = (entry: AuditEntry, read: AuditEntry): boolean =>
  read.writes === 0 &&
  windowOf(entry.at) === windowOf(read.at) &&
  entry.by?.id === read.by?.id &&
  entry.role === read.role &&
  entry.roles?.join() === read.roles?.join() &&
  entry.through.channel === read.through.channel &&
  entry.through.client === read.through.client &&
  includesAll(entry.reads, read.reads);

/**
 * A trail with one more entry: its new head, and the page that is full by that, if one is. Undefined if there is nothing
 * to add: the access is there already, or an entry says the same.
 */
export function append(
  head: TrailHead | undefined,
  entry: AuditEntry,
  { hash, keepSeconds }: { hash: Hash; keepSeconds: number },
): { head: TrailHead; sealed?: DatedPage } | undefined {
  if (head?.lately.includes(entry.id) || head?.entries.some((each) => says(each, entry))) return undefined;
  const lately = [...(head?.lately ?? []), entry.id].slice(-REMEMBERED);
  const entryUntil = Math.ceil(Date.parse(entry.at) / 1000) + keepSeconds;
  const put = (page: DatedPage) => ({ ...page, hash: hashesOf(page, hash).at(-1) ?? '', lately });
  if (!head) return { head: put({ first: 1, before: '', beforeUntil: 0, until: entryUntil, entries: [entry] }) };
  const { first, before, beforeUntil, until, entries } = head;
  if (entries.length < ENTRIES_PER_PAGE) {
    const longer = { first, before, beforeUntil, until: Math.max(until, entryUntil), entries: [...entries, entry] };
    return { head: put(longer) };
  }
  const next = { first: first + entries.length, before: head.hash, beforeUntil: until, until: entryUntil };
  return { head: put({ ...next, entries: [entry] }), sealed: { first, before, beforeUntil, until, entries } };
}

/**
 * What is wrong with a stored trail; empty if nothing is. Finds entries that were changed, removed, added or moved, at the
 * end as well. A page may be missing only if the one after it says that it has expired. What it cannot find is a trail
 * that is gone as a whole, or was put back as a whole to what it was: for that, compare the hash of an entry that was
 * noted elsewhere.
 */
export function brokenTrail(
  head: TrailHead | undefined,
  pages: readonly DatedPage[],
  { hash, nowSeconds }: { hash: Hash; nowSeconds: number },
): string[] {
  if (!head) return pages.length > 0 ? ['its audit trail has no head'] : [];
  const found = new Set<string>();
  let last: { next: number; hash: string; until: number } | undefined;
  const sorted = [...pages].sort((a, b) => a.first - b.first);
  for (const page of [...sorted, head]) {
    const isFull = page.entries.length === ENTRIES_PER_PAGE || (page === head && page.entries.length > 0);
    if (!isFull || page.entries.length > ENTRIES_PER_PAGE || pageOf(page.first) !== page.first)
      found.add('its audit trail has a page of another length');
    if (last?.next === page.first) {
      if (last.hash !== page.before || last.until !== page.beforeUntil) found.add('its audit trail was changed');
    } else if (page.first === 1) {
      if (last || page.before !== '' || page.beforeUntil !== 0) found.add('its audit trail was changed');
    } else if (page.first < (last?.next ?? 1) || page.beforeUntil > nowSeconds)
      found.add('its audit trail lacks entries');
    last = {
      next: page.first + page.entries.length,
      hash: hashesOf(page, hash).at(-1) ?? '',
      until: page.until,
    };
  }
  if (last?.hash !== head.hash) found.add('its audit trail was changed');
  return [...found];
}
