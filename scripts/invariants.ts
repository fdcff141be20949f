import { isDeepStrictEqual } from 'node:util';
import type { CommentCounts } from '../functions/domain/athlete/athlete.ts';
import type { Entity } from '../functions/domain/athlete/change.ts';
import type { GrantRecord } from '../functions/domain/team/viewer.ts';
import type { Instant } from '../functions/domain/vocabulary.ts';
import type { Item, Key } from '../functions/store/dynamodb/table-access.ts';
import { keyText } from '../functions/store/dynamodb/table-access.ts';
import { rosterEntryItem } from '../functions/store/roster-entry.ts';
import { entityItem, recordOf } from '../functions/store/items.ts';
import { brokenTrail } from '../functions/domain/audit/trail.ts';
import { hash, trailAmong } from '../functions/store/audit/trail-items.ts';
import { canBeTogether, setOf, toStored } from '../functions/domain/team/roles.ts';
import { grantKey, rosterEntryKey, personKey, toSeconds } from '../functions/store/keys.ts';
import { formerItem } from '../functions/store/former-layout.ts';
import type { Finding, Partition } from './finding.ts';
import { brokenRecords } from './record-invariants.ts';

const keyOfItem = (item: Item): string => keyText(item as unknown as Key);

/**
 * The inconsistencies of items. Between any two mutations, copies match their originals, counts match what they count, and
 * keys match their records. The items are a whole table, or athletes' partitions with their roster entries and the persons of
 * their owners.
 */
export function findBroken(items: readonly Item[], now: Instant): Finding[] {
  const at = new Map(items.map((item) => [keyOfItem(item), item]));
  const edgesDue = new Set<string>();
  const found: Finding[] = [];
  for (const [pk, own] of Map.groupBy(items, ({ pk }) => String(pk))) {
    if (!pk.startsWith('ATH#')) continue;
    const profile = at.get(`${pk} PROFILE`);
    if (!profile) {
      found.push({ id: pk, what: `no profile beside ${own.length} items`, repair: 'delete' });
    } else if (profile['erasedAt'] !== undefined) {
      if (own.length > 1)
        found.push({ id: pk, what: `${own.length - 1} items of an erased athlete`, repair: 'finish-erasure' });
    } else {
      const of = (prefix: RegExp) => own.filter(({ sk }) => prefix.test(String(sk)));
      const items = of(/^(?:RUN|SYM|OBS|INS|COM)#/);
      const partition: Partition = {
        profile: recordOf(profile),
        grants: of(/^GRANT#/).map((item) => recordOf<GrantRecord>(item)),
        commentCounts: countsIn(at.get(`${pk} COUNTS`)),
        entities: items.map((item) => recordOf<Entity>(item)),
        now,
      };
      found.push(...items.flatMap(brokenItem), ...brokenCopies(partition, at), ...brokenRecords(partition));
      found.push(...brokenTrails(partition, own));
      for (const { roles, athleteId, person } of partition.grants)
        if (!roles.includes('OWNER')) edgesDue.add(keyText(rosterEntryKey(athleteId, person.id)));
    }
  }
  for (const [key] of at)
    if (/^PER#\S+ ATH#/.test(key) && !edgesDue.has(key)) found.push({ id: key, what: 'no grant', repair: 'delete' });
  return found;
}

/** What the item of an athlete's comment counts says. */
function countsIn({ pk: _pk, sk: _sk, kind: _kind, ...counts }: Item = {}): CommentCounts {
  return counts;
}

/** The audit trail, by its hashes. */
function brokenTrails({ profile, now }: Partition, own: readonly Item[]): Finding[] {
  const { head, pages } = trailAmong(own);
  const found = brokenTrail(head, pages, { hash, nowSeconds: toSeconds(now) });
  return found.map((what) => ({ id: profile.id, what, repair: 'compare-trail' }));
}

/** An item is what its record is written as, now or before `npm run migrate`. */
function brokenItem(item: Item): Finding[] {
  const entity = recordOf<Entity>(item);
  const due = entityItem(entity);
  // Runs of before December 2026 are in no index of changes until they change, or are migrated.
  const { changeKey: _later, ...before } = due;
  if ([due, before, formerItem(entity)].some((each) => isDeepStrictEqual(item, each))) return [];
  return [{ id: entity.id, what: 'its keys do not match its record', repair: 'copy-back', actual: item, due }];
}

/** The roles of each grant, its roster entry, and the person of the athlete. */
function brokenCopies({ profile, grants }: Partition, at: ReadonlyMap<string, Item>): Finding[] {
  return grants.flatMap((grant): Finding[] => {
    const { id, roles, athleteId, person } = grant;
    const { role, roles: stored } = at.get(keyText(grantKey(athleteId, person.id))) ?? {};
    const held = { role, ...(stored !== undefined && { roles: stored }) };
    if (!canBeTogether(roles) || !isDeepStrictEqual(held, toStored(setOf(roles))))
      return [{ id, what: 'its roles are no set', repair: 'copy-back', actual: held }];
    if (roles.includes('OWNER')) {
      const actual = at.get(keyText(personKey(person.id)));
      if (actual?.['athleteId'] !== athleteId)
        return [{ id, what: 'the owner is another person', repair: 'set-person' }];
      if (actual['name'] !== profile.name || person.name !== profile.name)
        return [{ id, what: 'the name differs', repair: 'rename-and-back' }];
      return [];
    }
    const actual = at.get(keyText(rosterEntryKey(athleteId, person.id)));
    if (!actual) return [{ id, what: 'the roster entry is missing', repair: 'put-edge' }];
    const due = rosterEntryItem(profile, grant);
    if (isDeepStrictEqual(actual, due)) return [];
    return [{ id, what: 'the roster entry differs', repair: 'rename-and-back', actual, due }];
  });
}
