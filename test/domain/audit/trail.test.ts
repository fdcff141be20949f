import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  append,
  type AuditEntry,
  brokenTrail,
  type DatedPage,
  ENTRIES_PER_PAGE,
  type TrailHead,
} from '../../../functions/domain/audit/trail.ts';
import { instantAfter } from '../../../functions/domain/time.ts';
import { proves, size } from '../../support/promise.ts';
import { TODAY } from '../../support/world.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('base64url');
const keepSeconds = 6 * 365 * 86_400;
const HOUR = 3_600_000;
const nowSeconds = Date.parse(TODAY) / 1000;
/** How many tampered trails are tried. */
const TAMPERED = size(1_000, 20_000);

const entry = (number: number, parts: Partial<AuditEntry> = {}): AuditEntry => ({
  id: `access-${number}`,
  at: instantAfter(TODAY, number * HOUR),
  by: { id: 'per_AAAAAAAAAAAAAAAA', name: 'Maren' },
  role: 'COACH',
  reads: 1,
  writes: 0,
  through: { channel: 'GRAPHQL', client: 'app', operation: 'Board' },
  ...parts,
});

interface Trail {
  head: TrailHead;
  pages: DatedPage[];
}

/** A trail with this many entries, one an hour. */
function trailOf(length: number): Trail {
  let head: TrailHead | undefined;
  const pages: DatedPage[] = [];
  for (let number = 1; number <= length; number++) {
    const next = append(head, entry(number), { hash, keepSeconds });
    if (!next) throw new Error('Nothing was added');
    if (next.sealed) pages.push(next.sealed);
    head = next.head;
  }
  if (!head) throw new Error('A trail of nothing');
  return { head, pages };
}

const broken = ({ head, pages }: Partial<Trail>, at = nowSeconds) =>
  brokenTrail(head, pages ?? [], { hash, nowSeconds: at });

describe('A trail of accesses', () => {
  it('is whole at every length, in pages of four behind its head', () => {
    for (let length = 1; length <= 30; length++) {
      const trail = trailOf(length);
      expect(broken(trail)).toEqual([]);
      expect(trail.pages).toHaveLength(Math.floor((length - 1) / ENTRIES_PER_PAGE));
    }
    expect(broken({})).toEqual([]);
  });

  it('says all roles of somebody who has several; what was stored with one reads as before', () => {
    const both = entry(2, { role: 'PHYSIO', roles: ['COACH', 'PHYSIO'] });
    const { head } = append(trailOf(1).head, both, { hash, keepSeconds }) ?? {};
    if (!head) throw new Error('Nothing was added');
    expect(broken({ head })).toEqual([]);
    const { roles: _roles, ...fewer } = both;
    const [first] = head.entries;
    const changed = { ...head, entries: first ? [first, fewer] : [] };
    expect(broken({ head: changed })).toEqual(['its audit trail was changed']);
    // Another set of roles is another entry, also of the same quarter of an hour.
    const soon = { at: both.at, id: 'soon' };
    expect(append(head, { ...both, ...soon }, { hash, keepSeconds })).toBeUndefined();
    expect(append(head, { ...fewer, ...soon }, { hash, keepSeconds })).toBeDefined();
  });

  it('loses pages that have expired, and no others', () => {
    const { head, pages } = trailOf(30);
    const [first] = pages;
    expect(broken({ head, pages: pages.slice(1) })).toEqual(['its audit trail lacks entries']);
    expect(broken({ head, pages: pages.slice(1) }, (first?.until ?? 0) - 1)).toEqual(['its audit trail lacks entries']);
    expect(broken({ head, pages: pages.slice(1) }, first?.until)).toEqual([]);
    // DynamoDB deletes in any order.
    expect(broken({ head, pages: pages.toSpliced(1, 1) }, pages[1]?.until)).toEqual([]);
    expect(broken({ head, pages: [] }, pages.at(-1)?.until)).toEqual([]);
  });

  it.each([
    ['an access that comes again', entry(3), false],
    [
      'another read of the same kinds, four minutes later',
      entry(3, { id: 'x', at: instantAfter(TODAY, 3 * HOUR + 240_000) }),
      false,
    ],
    ['the same from another operation', entry(3, { id: 'x', through: { channel: 'GRAPHQL', client: 'app' } }), false],
    [
      'the same in the next quarter of an hour',
      entry(3, { id: 'x', at: instantAfter(TODAY, 3 * HOUR + 900_000) }),
      true,
    ],
    ['a read of more kinds', entry(3, { id: 'x', reads: 3 }), true],
    ['a read by somebody else', entry(3, { id: 'x', by: { id: 'per_BBBBBBBBBBBBBBBB', name: 'Maren' } }), true],
    ['a read in another role', entry(3, { id: 'x', role: 'PHYSIO' }), true],
    ['a read with another app', entry(3, { id: 'x', through: { channel: 'GRAPHQL', client: 'other' } }), true],
    ['a change', entry(3, { id: 'x', writes: 2 }), true],
  ])('%s is added: %s', (_name, next, adds) => {
    expect(append(trailOf(3).head, next, { hash, keepSeconds }) !== undefined).toBe(adds);
  });

  it(
    `shows in each of ${TAMPERED} trails what was changed, removed, added or moved`,
    proves(10, TAMPERED, 'tampered trails', { timeout: 1_200_000 }),
    () => {
      const tampering = fc.record({
        length: fc.integer({ min: 2, max: 40 }),
        what: fc.constantFrom('field', 'remove', 'page', 'swap', 'twice', 'pages', 'end', 'head', 'until', 'insert'),
        a: fc.nat(1_000),
        b: fc.nat(1_000),
      });
      let tried = 0;
      fc.assert(
        fc.property(tampering, ({ length, what, a, b }) => {
          const trail = trailOf(length);
          const before = JSON.stringify(trail);
          tamper(trail, what, a, b);
          if (JSON.stringify(trail) === before) return;
          tried += 1;
          expect(broken(trail)).not.toEqual([]);
        }),
        { numRuns: Math.ceil(TAMPERED * 1.3) },
      );
      expect(tried).toBeGreaterThanOrEqual(TAMPERED);
    },
  );
});

/** Changes a trail in place, as somebody would who can write to the table. Some changes change nothing. */
function tamper({ head, pages }: Trail, what: string, a: number, b: number): void {
  const all: DatedPage[] = [...pages, head];
  const page = all[a % all.length] as DatedPage;
  const place = b % page.entries.length;
  const target = page.entries[place] as AuditEntry;
  switch (what) {
    case 'field': {
      const changes: Partial<AuditEntry>[] = [
        { at: instantAfter(target.at, 1) },
        { by: { id: 'per_CCCCCCCCCCCCCCCC', name: 'Maren' } },
        { by: { id: 'per_AAAAAAAAAAAAAAAA', name: 'Someone' } },
        { role: 'PHYSIO' },
        { reads: 9 },
        { writes: 1 },
        { id: 'other' },
        { through: { channel: 'HTTP', client: 'app', operation: 'Board' } },
        { through: { channel: 'GRAPHQL', client: 'app' } },
      ];
      Object.assign(target, changes[b % changes.length]);
      break;
    }
    case 'remove':
      page.entries.splice(place, 1);
      break;
    case 'insert':
      page.entries.splice(place, 0, entry(99));
      break;
    case 'twice':
      page.entries[place] = entry(((page.first + place) % 40) + 41);
      break;
    case 'page':
      pages.splice(a % (pages.length || 1), 1);
      break;
    case 'end':
      // The latest page, or the head's latest entry.
      if (pages.length > 0 && a % 2 === 0) pages.pop();
      else head.entries.pop();
      break;
    case 'swap': {
      const [one, two] = [page.entries[0], page.entries.at(-1)];
      if (one && two) [page.entries[0], page.entries[page.entries.length - 1]] = [two, one];
      break;
    }
    case 'pages': {
      const [one, two] = [pages[0], pages.at(-1)];
      if (one && two) [one.entries, two.entries] = [two.entries, one.entries];
      break;
    }
    case 'until':
      page.beforeUntil = 1;
      break;
    default:
      head.hash = hash('another');
  }
}
