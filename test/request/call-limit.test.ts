import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { grantedOf, leaseOf } from '../../functions/domain/rate-limit.ts';
import { createLeases, type Leases } from '../../functions/request/call-limit.ts';
import { createStore, type Store } from '../../functions/store/store.ts';
import { readItems } from '../support/bulk.ts';
import { type FreshTable, freshTable } from '../support/table.ts';

const NOW = '2026-03-10T12:00:10.000Z';
const LATER = '2026-03-10T12:01:10.000Z';

/** A count in memory, as a table keeps it, with the number of writes. */
function countInMemory() {
  const counts = new Map<string, number>();
  const seen = { writes: 0 };
  const take = async (whose: string, calls: number, now: string) => {
    seen.writes += 1;
    const key = `${whose} ${now.slice(0, 16)}`;
    counts.set(key, (counts.get(key) ?? 0) + calls);
    return counts.get(key) ?? 0;
  };
  return { seen, store: { rate: { take } } as unknown as Pick<Store, 'rate'> };
}

/** The instances of a function, which answer the calls of one client in some order. */
function instances(count: number) {
  const all = Array.from({ length: count }, () => createLeases());
  return (number: number): Leases => all[number % count] as Leases;
}

describe('Leases of calls', () => {
  it.each([
    { left: 1, lease: 1 },
    { left: 100, lease: 1 },
    { left: 101, lease: 2 },
    { left: 300, lease: 3 },
    { left: 34_800, lease: 348 },
  ])('of $left calls that are left, an instance takes $lease', ({ left, lease }) => expect(leaseOf(left)).toBe(lease));

  it.each([
    { asked: 3, count: 3, limit: 300, granted: 3 },
    { asked: 3, count: 300, limit: 300, granted: 3 },
    { asked: 3, count: 301, limit: 300, granted: 2 },
    { asked: 3, count: 303, limit: 300, granted: 0 },
    { asked: 3, count: 900, limit: 300, granted: 0 },
  ])('of $asked that make a count of $count, $granted are within $limit', ({ granted, ...taken }) =>
    expect(grantedOf(taken)).toBe(granted),
  );

  it('never let a call more through than the limit, and at most lose what instances hold that are not asked again', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 2_000 }),
        fc.array(fc.nat({ max: 7 }), { minLength: 1, maxLength: 3_000 }),
        async (limit, order) => {
          const { store } = countInMemory();
          const eight = instances(8);
          let made = 0;
          for (const instance of order)
            if ((await eight(instance)({ whose: 'tracker', limit }, NOW, store)) !== undefined) made += 1;
          expect(made).toBeLessThanOrEqual(limit);
          const unused = 8 * (leaseOf(limit) - 1);
          expect(made).toBeGreaterThanOrEqual(Math.min(order.length, limit - unused));
        },
      ),
      { numRuns: 60, seed: 1 },
    );
  });

  it('are all used where every instance goes on being asked', async () => {
    const { store } = countInMemory();
    const eight = instances(8);
    let made = 0;
    for (let call = 0; call < 4_000; call++)
      if ((await eight(call)({ whose: 'tracker', limit: 3_000 }, NOW, store)) !== undefined) made += 1;
    expect(made).toBe(3_000);
  });

  it('at once are counted once each', async () => {
    const { store } = countInMemory();
    const one = instances(1)(0);
    const answers = await Promise.all(
      Array.from({ length: 500 }, () => one({ whose: 'tracker', limit: 300 }, NOW, store)),
    );
    expect(answers.filter((left) => left !== undefined)).toHaveLength(300);
  });

  it.each([
    { limit: 300, most: 190 },
    { limit: 34_800, most: 700 },
    { limit: 1_000_000, most: 1_100 },
  ])('of $limit calls a minute over 26 instances cost at most $most writes', async ({ limit, most }) => {
    const { store, seen } = countInMemory();
    const all = instances(26);
    const calls = limit + 1_000;
    for (let call = 0; call < calls; call++) await all(call)({ whose: 'tracker', limit }, NOW, store);
    expect(seen.writes).toBeLessThanOrEqual(most);
    // What is refused asks the table no more.
    const before = seen.writes;
    for (let call = 0; call < 1_000; call++) await all(call)({ whose: 'tracker', limit }, NOW, store);
    expect(seen.writes).toBe(before);
  });

  it('are forgotten when the minute ends, and one client’s are not another’s', async () => {
    const { store } = countInMemory();
    const one = instances(1)(0);
    const call = (whose: string, now: string) => one({ whose, limit: 1 }, now, store);
    expect([await call('tracker', NOW), await call('tracker', NOW)]).toEqual([0, undefined]);
    expect([await call('watch', NOW), await call('tracker', LATER)]).toEqual([0, 0]);
  });
});

describe('The counts in the table', () => {
  let table: FreshTable;
  let store: Store;
  beforeAll(async () => {
    table = await freshTable();
    store = createStore({ client: table.dynamodb, tableName: table.tableName });
  });

  it('lie each minute in a partition of their own, which names nobody and expires', async () => {
    const both = instances(2);
    for (const now of [NOW, LATER])
      for (const instance of [0, 1]) await both(instance)({ whose: 'per_trackertracker12', limit: 34_800 }, now, store);
    const items = await readItems(table.client, table.tableName);
    expect(items.map(({ sk, calls }) => [sk, calls])).toEqual([
      ['CALLS', 348 * 2],
      ['CALLS', 348 * 2],
    ]);
    expect(new Set(items.map(({ pk }) => pk)).size).toBe(2);
    expect(JSON.stringify(items)).not.toContain('tracker');
    expect(items.every(({ expiresAtSeconds }) => Number(expiresAtSeconds) * 1000 > Date.parse(LATER))).toBe(true);
  });

  it('of two instances at once add up to the limit', async () => {
    const both = instances(2);
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, call) => both(call)({ whose: 'per_watch', limit: 40 }, NOW, store)),
    );
    expect(answers.filter((left) => left !== undefined)).toHaveLength(40);
  });
});
