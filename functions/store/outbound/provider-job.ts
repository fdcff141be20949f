import type { ProviderJob, ProviderName } from '../../domain/provider/provider.ts';
import { instantAfter } from '../../domain/time.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import type { Item, Key, Table } from '../dynamodb/table-access.ts';
import { unlessConditionFails } from '../dynamodb/writes.ts';
import { shortHash } from '../hash.ts';
import { recordOf } from '../items.ts';
import { LAST } from '../keys.ts';
import { partitionKey, partitionsOf, spread } from '../spread.ts';

/** All jobs of a provider share a partition, or a few; `kindKey` holds the instant at which each is due. */
const providerJobsOf = (provider: ProviderName): string => `ERRANDS#${provider}`;
const gateKey = (provider: ProviderName): Key => ({ pk: providerJobsOf(provider), sk: 'GATE' });

/** A job that is waiting. */
export interface Waiting {
  id: string;
  /** The partition where it lies. */
  pk: string;
  providerJob: ProviderJob;
  /** The number of failed attempts. */
  tries: number;
}

/** The stream hands on a job at once. If that fails, the schedule finds the job after this time. */
const STREAM_MS = 5 * 60_000;

const scheduleKey = (dueAt: Instant, id: string): string => `DUE#${dueAt}#${id}`;

/** A job as an item; jobs with the same `of` are the same job. */
export function providerJobItem(table: Table, providerJob: ProviderJob, of: unknown, now: Instant): Item {
  const id = shortHash(JSON.stringify(of));
  const kindKey = scheduleKey(instantAfter(now, STREAM_MS), id);
  const key = { pk: spread(table, providerJobsOf(providerJob.provider), id), sk: `ERRAND#${id}`, kindKey };
  return { ...key, kind: 'providerEvent', id, providerJob, tries: 0 };
}

const waitingOf = (item: Item): Waiting => ({ ...recordOf<Waiting>(item), pk: String(item['pk']) });

export const providerJobStore = (table: Table) => ({
  /** Stores a job until it is done. A job that is already waiting is not stored twice. [1 request] */
  async keep(providerJob: ProviderJob, of: unknown, now: Instant): Promise<void> {
    const Item = providerJobItem(table, providerJob, of, now);
    const ConditionExpression = 'attribute_not_exists(pk)';
    await unlessConditionFails(table.client.call('PutItem', { TableName: table.name, Item, ConditionExpression }));
  },

  /** A job that is still waiting in a partition. [1 request] */
  async waiting(pk: string, id: string): Promise<Waiting | undefined> {
    const Key = { pk, sk: `ERRAND#${id}` };
    const { Item } = await table.client.call('GetItem', { TableName: table.name, Key, ConsistentRead: true });
    return Item && waitingOf(Item);
  },

  /** The jobs that are due, the oldest first. [1 request for each partition] */
  async due(provider: ProviderName, now: Instant, limit: number): Promise<Waiting[]> {
    const found = await Promise.all(
      partitionsOf(table).map((partition) =>
        table.client.call('Query', {
          TableName: table.name,
          IndexName: 'byKind',
          KeyConditionExpression: 'pk = :pk AND kindKey BETWEEN :first AND :now',
          ExpressionAttributeValues: {
            ':pk': partitionKey(providerJobsOf(provider), partition),
            ':first': 'DUE#',
            ':now': `DUE#${now}#${LAST}`,
          },
          Limit: limit,
        }),
      ),
    );
    const items = found.flatMap(({ Items = [] }) => Items);
    const dueAt = (item: Item) => String(item['kindKey']);
    return items
      .sort((a, b) => (dueAt(a) < dueAt(b) ? -1 : 1))
      .slice(0, limit)
      .map(waitingOf);
  },

  /** Postpones a job, unless it was done in the meantime. [1 request] */
  async putOff({ id, pk, tries }: Waiting, dueAt: Instant): Promise<void> {
    await unlessConditionFails(
      table.client.call('UpdateItem', {
        TableName: table.name,
        Key: { pk, sk: `ERRAND#${id}` },
        UpdateExpression: 'SET kindKey = :due, tries = :tries',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':due': scheduleKey(dueAt, id), ':tries': tries },
      }),
    );
  },

  /** Removes a job that is done. [1 request] */
  async done({ id, pk }: Waiting): Promise<void> {
    const Key = { pk, sk: `ERRAND#${id}` };
    await table.client.call('DeleteItem', { TableName: table.name, Key });
  },

  /** Until when a provider must not be called; undefined if it may be called. [1 request] */
  async closedUntil(provider: ProviderName, now: Instant): Promise<Instant | undefined> {
    const { Item } = await table.client.call('GetItem', { TableName: table.name, Key: gateKey(provider) });
    const until = Item?.['until'] as Instant | undefined;
    return until !== undefined && until > now ? until : undefined;
  },

  /** Pauses calls to a provider until an instant. [1 request] */
  async closeUntil(provider: ProviderName, until: Instant): Promise<void> {
    await table.client.call('PutItem', { TableName: table.name, Item: { ...gateKey(provider), until } });
  },
});
