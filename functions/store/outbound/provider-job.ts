import type { ProviderJob, ProviderName } from '../../domain/provider/provider.ts';
import { instantAfter } from '../../domain/time.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import type { Item, Key, Table } from '../dynamodb/table-access.ts';
import { unlessConditionFails } from '../dynamodb/writes.ts';
import { shortHash } from '../hash.ts';
import { recordOf } from '../items.ts';
import { LAST } from '../keys.ts';

/** All providerJobs of a provider lie together, each with the instant at which it is due in `kindKey`. */
const providerJobsOf = (provider: ProviderName): string => `ERRANDS#${provider}`;
const gateKey = (provider: ProviderName): Key => ({ pk: providerJobsOf(provider), sk: 'GATE' });

/** An providerJob as it waits. */
export interface Waiting {
  id: string;
  providerJob: ProviderJob;
  /** How often it was tried in vain. */
  tries: number;
}

/** The stream hands an providerJob on at once. Should it fail to, the schedule finds it after these milliseconds. */
const STREAM_MS = 5 * 60_000;

const scheduleKey = (dueAt: Instant, id: string): string => `DUE#${dueAt}#${id}`;

/** An providerJob as an item; the same `of` is the same providerJob. */
export function providerJobItem(providerJob: ProviderJob, of: unknown, now: Instant): Item {
  const id = shortHash(JSON.stringify(of));
  const kindKey = scheduleKey(instantAfter(now, STREAM_MS), id);
  const key = { pk: providerJobsOf(providerJob.provider), sk: `ERRAND#${id}`, kindKey };
  return { ...key, kind: 'providerEvent', id, providerJob, tries: 0 };
}

export const providerJobStore = (table: Table) => ({
  /** Keeps an providerJob until it is done. The same one, told again while it waits, is there once. [1 request] */
  async keep(providerJob: ProviderJob, of: unknown, now: Instant): Promise<void> {
    const Item = providerJobItem(providerJob, of, now);
    const ConditionExpression = 'attribute_not_exists(pk)';
    await unlessConditionFails(table.client.call('PutItem', { TableName: table.name, Item, ConditionExpression }));
  },

  /** An providerJob that still waits. [1 request] */
  async waiting(provider: ProviderName, id: string): Promise<Waiting | undefined> {
    const Key = { pk: providerJobsOf(provider), sk: `ERRAND#${id}` };
    const { Item } = await table.client.call('GetItem', { TableName: table.name, Key, ConsistentRead: true });
    return Item && recordOf<Waiting>(Item);
  },

  /** What is due, the oldest first. [1 request] */
  async due(provider: ProviderName, now: Instant, limit: number): Promise<Waiting[]> {
    const { Items = [] } = await table.client.call('Query', {
      TableName: table.name,
      IndexName: 'byKind',
      KeyConditionExpression: 'pk = :pk AND kindKey BETWEEN :first AND :now',
      ExpressionAttributeValues: { ':pk': providerJobsOf(provider), ':first': 'DUE#', ':now': `DUE#${now}#${LAST}` },
      Limit: limit,
    });
    return Items.map((item) => recordOf<Waiting>(item));
  },

  /** Puts an providerJob off; one that was done meanwhile stays done. [1 request] */
  async putOff({ id, providerJob: { provider }, tries }: Waiting, dueAt: Instant): Promise<void> {
    await unlessConditionFails(
      table.client.call('UpdateItem', {
        TableName: table.name,
        Key: { pk: providerJobsOf(provider), sk: `ERRAND#${id}` },
        UpdateExpression: 'SET kindKey = :due, tries = :tries',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':due': scheduleKey(dueAt, id), ':tries': tries },
      }),
    );
  },

  /** An providerJob is done. [1 request] */
  async done({ id, providerJob: { provider } }: Waiting): Promise<void> {
    const Key = { pk: providerJobsOf(provider), sk: `ERRAND#${id}` };
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
