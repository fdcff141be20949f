import type { Errand, ProviderName } from '../domain/provider.ts';
import { instantAfter } from '../domain/time.ts';
import type { Instant } from '../domain/words.ts';
import { type Item, type Key, type Table, unlessConditionFails } from './client.ts';
import { shortHash } from './hash.ts';
import { LAST, withoutKeys } from './keys.ts';

/** All errands of a provider lie together, each with the instant at which it is due in `kindKey`. */
const errandsOf = (provider: ProviderName): string => `ERRANDS#${provider}`;
const gateKey = (provider: ProviderName): Key => ({ pk: errandsOf(provider), sk: 'GATE' });

/** An errand as it waits. */
export interface Waiting {
  id: string;
  errand: Errand;
  /** How often it was tried in vain. */
  tries: number;
}

/** The stream hands an errand on at once. Should it fail to, the schedule finds it after these milliseconds. */
const STREAM_MS = 5 * 60_000;

const dueKey = (dueAt: Instant, id: string): string => `DUE#${dueAt}#${id}`;

/** An errand as an item; the same `of` is the same errand. */
export function errandItem(errand: Errand, of: unknown, now: Instant): Item {
  const id = shortHash(JSON.stringify(of));
  const kindKey = dueKey(instantAfter(now, STREAM_MS), id);
  const key = { pk: errandsOf(errand.provider), sk: `ERRAND#${id}`, kindKey };
  return { ...key, kind: 'providerEvent', id, errand, tries: 0 };
}

export const errandStore = (table: Table) => ({
  /** Keeps an errand until it is done. The same one, told again while it waits, is there once. [1 request] */
  async keep(errand: Errand, of: unknown, now: Instant): Promise<void> {
    const Item = errandItem(errand, of, now);
    const ConditionExpression = 'attribute_not_exists(pk)';
    await unlessConditionFails(table.client.call('PutItem', { TableName: table.name, Item, ConditionExpression }));
  },

  /** An errand that still waits. [1 request] */
  async waiting(provider: ProviderName, id: string): Promise<Waiting | undefined> {
    const Key = { pk: errandsOf(provider), sk: `ERRAND#${id}` };
    const { Item } = await table.client.call('GetItem', { TableName: table.name, Key, ConsistentRead: true });
    return Item && withoutKeys<Waiting>(Item);
  },

  /** What is due, the oldest first. [1 request] */
  async due(provider: ProviderName, now: Instant, limit: number): Promise<Waiting[]> {
    const { Items = [] } = await table.client.call('Query', {
      TableName: table.name,
      IndexName: 'byKind',
      KeyConditionExpression: 'pk = :pk AND kindKey BETWEEN :first AND :now',
      ExpressionAttributeValues: { ':pk': errandsOf(provider), ':first': 'DUE#', ':now': `DUE#${now}#${LAST}` },
      Limit: limit,
    });
    return Items.map((item) => withoutKeys<Waiting>(item));
  },

  /** Puts an errand off; one that was done meanwhile stays done. [1 request] */
  async putOff({ id, errand: { provider }, tries }: Waiting, dueAt: Instant): Promise<void> {
    await unlessConditionFails(
      table.client.call('UpdateItem', {
        TableName: table.name,
        Key: { pk: errandsOf(provider), sk: `ERRAND#${id}` },
        UpdateExpression: 'SET kindKey = :due, tries = :tries',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':due': dueKey(dueAt, id), ':tries': tries },
      }),
    );
  },

  /** An errand is done. [1 request] */
  async done({ id, errand: { provider } }: Waiting): Promise<void> {
    const Key = { pk: errandsOf(provider), sk: `ERRAND#${id}` };
    await table.client.call('DeleteItem', { TableName: table.name, Key });
  },

  /** Until when a provider wants to be left alone; undefined when it does not. [1 request] */
  async closedUntil(provider: ProviderName, now: Instant): Promise<Instant | undefined> {
    const { Item } = await table.client.call('GetItem', { TableName: table.name, Key: gateKey(provider) });
    const until = Item?.['until'] as Instant | undefined;
    return until !== undefined && until > now ? until : undefined;
  },

  /** Leaves a provider alone until then. [1 request] */
  async closeUntil(provider: ProviderName, until: Instant): Promise<void> {
    await table.client.call('PutItem', { TableName: table.name, Item: { ...gateKey(provider), until } });
  },
});
