import { beforeEach, describe, expect, it } from 'vitest';
import type { AthleteId, WebhookId } from '../../functions/domain/ids.ts';
import type { AnnouncementRecord } from '../../functions/store/outbound/announcement.ts';
import { createStore, type Store } from '../../functions/store/store.ts';
import { readItems } from '../support/bulk.ts';
import { type FreshTable, freshTable } from '../support/table.ts';

const NOW = '2026-03-10T12:00:00.000Z';
const athleteId: AthleteId = 'ath_AAAAAAAAAAAAAAAA';
const webhook: WebhookId = 'whk_BBBBBBBBBBBBBBBB.01';
const lane = 'LIVE';

let table: FreshTable;
let store: Store;
beforeEach(async () => {
  table = await freshTable();
  const { dynamodb, tableName } = table;
  store = createStore({ client: dynamodb, tableName, pause: async () => {} });
});

const eventsNamed = (...names: string[]): AnnouncementRecord['events'] =>
  names.map((name) => ({ type: 'COMMENT_ADDED', ids: {}, about: {}, name, occurredAt: NOW }));
const add = (...names: string[]) =>
  store.retryOnConflict(() =>
    store.announcements.add({ athleteId, lane, events: eventsNamed(...names), createdAt: NOW }),
  );
const lead = (number: number) => store.packed.lead([webhook], { athleteId, lane, number, now: NOW });
/** All that the webhook's entry leads to. */
async function ahead(): Promise<string[]> {
  const entry = await store.packed.first(webhook);
  const names: string[] = [];
  if (!entry) return names;
  for (let after = entry.after; ;) {
    const next = await store.announcements.next(athleteId, lane, after);
    if (!next) return names;
    names.push(...next.events.map(({ name }) => name));
    after = next.number;
  }
}

describe('What is announced about an athlete', () => {
  it('is numbered in its order, also at once, and a hundred events at a time', async () => {
    const numbers = await Promise.all(['a', 'b', 'c', 'd'].map((name) => add(name)));
    expect(numbers.toSorted()).toEqual([1, 2, 3, 4]);
    const many = Array.from({ length: 250 }, (_, index) => `run ${index}`);
    expect(await add(...many)).toBe(5);
    expect(await store.announcements.latest(athleteId, lane)).toBe(7);
    await lead(5);
    expect(await ahead()).toEqual(many);
    expect(await store.announcements.latest(athleteId, 'BACKFILL')).toBe(0);
  });

  it('has one entry for a webhook, which leads to the first that is not a delivery yet', async () => {
    for (const name of ['a', 'b', 'c']) await lead(await add(name));
    expect(await ahead()).toEqual(['a', 'b', 'c']);
    const entry = await store.packed.first(webhook);
    expect(entry).toEqual({ webhook, athleteId, lane, after: 0, from: 0 });
  });

  it('is led to whoever comes first of those that announced it at once', async () => {
    const [first, second] = [await add('a'), await add('b')];
    await lead(second);
    await lead(first);
    expect(await ahead()).toEqual(['a', 'b']);
  });

  it('keeps its entry if more is announced while the last is unpacked', async () => {
    await lead(await add('a'));
    const entry = await store.packed.first(webhook);
    if (!entry) throw new Error('There is no entry');
    const latest = await store.announcements.latest(athleteId, lane);
    // It finds the entry, and so leaves it as it is.
    await lead(await add('b'));
    expect(await store.packed.drop(entry, latest)).toBe(false);
    expect(await store.packed.advance(entry, { ...entry, after: 1 }, NOW)).toBe(true);
    expect(await ahead()).toEqual(['b']);
  });

  it('is not passed over by who has read the entry before it was put back', async () => {
    await lead(await add('a'));
    const entry = await store.packed.first(webhook);
    if (!entry) throw new Error('There is no entry');
    const third = { ...entry, after: 3 };
    const written = [await add('b'), await add('c')];
    expect(await store.packed.advance(entry, third, NOW)).toBe(true);
    // The record of b was told late, or again.
    await lead(written[0] ?? 0);
    expect(await store.packed.advance(third, { ...third, after: 4 }, NOW)).toBe(false);
    expect(await store.packed.drop(third, 3)).toBe(false);
    expect(await ahead()).toEqual(['b', 'c']);
  });

  it('keeps its entry as long as what was announced last', async () => {
    const day = 86_400;
    const daysLater = (days: number) => new Date(Date.parse(NOW) + days * day * 1000).toISOString();
    const expiries = async (kind: string) =>
      (await readItems(table.client, table.tableName))
        .filter((item) => item['kind'] === kind)
        .map(({ expiresAtSeconds }) => (Number(expiresAtSeconds) - Date.parse(NOW) / 1000) / day);
    const number = await add('a');
    for (const [days, kept] of [
      [0, 10],
      [4, 10],
      [5, 15],
      [9, 15],
      [10, 20],
    ] as const) {
      await store.packed.lead([webhook], { athleteId, lane, number, now: daysLater(days) });
      expect(await expiries('packed'), `day ${days}`).toEqual([kept]);
    }
    expect(await store.packed.first(webhook)).toMatchObject({ after: 0, from: 0 });
    // All of it expires: what is written while an athlete is erased, too.
    expect(await expiries('announced')).toEqual([40]);
    expect(await expiries('announcement')).toEqual([5]);
  });

  it('loses its entry once all of it is told, and gets another with the next', async () => {
    await lead(await add('a'));
    const entry = await store.packed.first(webhook);
    if (!entry) throw new Error('There is no entry');
    expect(await store.packed.drop(entry, 1)).toBe(true);
    expect(await ahead()).toEqual([]);
    await lead(await add('b'));
    expect(await ahead()).toEqual(['b']);
  });
});
