import { type DayUsage, NO_USAGE, sumOfUsage, type Usage, USAGE_DAYS } from '../../domain/integration/usage.ts';
import type { LocalDate } from '../../domain/vocabulary.ts';
import type { Item, Table } from '../dynamodb/table-access.ts';
import { usageKey } from './keys.ts';

/** Over how many items a day's counts of a client are spread: some 4,000 calls a second, at a thousand writes each. */
const PARTS = 4;
/** Counts are deleted some days after they can be asked for. */
const KEPT_SECONDS = (USAGE_DAYS + 5) * 86_400;

export const usageStore = (table: Table, random: () => number = Math.random) => ({
  /** Adds to what a client did on a day. [1 request] */
  async add(clientId: string, day: LocalDate, usage: Usage): Promise<void> {
    const added = Object.entries(usage).filter(([, amount]) => amount > 0);
    if (added.length === 0) return;
    await table.client.call('UpdateItem', {
      TableName: table.name,
      Key: { ...usageKey(clientId, day, Math.floor(random() * PARTS)) },
      UpdateExpression: `ADD ${added.map(([name]) => `${name} :${name}`).join(', ')} SET expiresAtSeconds = :expires`,
      ExpressionAttributeValues: {
        ...Object.fromEntries(added.map(([name, amount]) => [`:${name}`, amount])),
        ':expires': Date.parse(`${day}T00:00:00.000Z`) / 1000 + KEPT_SECONDS,
      },
    });
  },

  /** What a client did on each of these days, in their order. [4 requests at once] */
  async of(clientId: string, days: readonly LocalDate[]): Promise<DayUsage[]> {
    const ends = [...days].sort();
    const [first, last] = [ends[0], ends.at(-1)];
    if (first === undefined || last === undefined) return [];
    const parts = Array.from({ length: PARTS }, async (_, part) => {
      const { Items = [] } = await table.client.call('Query', {
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: { ':pk': usageKey(clientId, first, part).pk, ':first': first, ':last': last },
      });
      return Items;
    });
    const items = (await Promise.all(parts)).flat();
    return days.map((date) => ({
      date,
      ...items
        .filter(({ sk }) => sk === date)
        .map(toUsage)
        .reduce(sumOfUsage, NO_USAGE),
    }));
  },
});

const toUsage = (item: Item): Usage => {
  const amount = (name: keyof Usage): number => (typeof item[name] === 'number' ? item[name] : 0);
  return {
    calls: amount('calls'),
    runsRecorded: amount('runsRecorded'),
    runsRejected: amount('runsRejected'),
    clientErrors: amount('clientErrors'),
    serverErrors: amount('serverErrors'),
    rateLimited: amount('rateLimited'),
  };
};
