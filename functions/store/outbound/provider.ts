import type { AthleteView } from '../../domain/athlete/athlete.ts';
import type { AthleteId } from '../../domain/ids.ts';
import type { ProviderJob, LinkRecord, ProviderName } from '../../domain/provider/provider.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import { athleteExistsCheck, grantCheck } from '../condition-checks.ts';
import { WriteConflict } from '../dynamodb/errors.ts';
import { type Key, type Table } from '../dynamodb/table-access.ts';
import { putVersioned, transact, type Write } from '../dynamodb/writes.ts';
import { providerJobItem } from './provider-job.ts';
import { recordOf } from '../items.ts';
import { athletePartition } from '../keys.ts';
import { commit, type IdempotentCall } from '../idempotency/idempotency.ts';

/** In her partition, and so gone with her. */
export const linkKey = (id: AthleteId, provider: ProviderName): Key => ({
  pk: athletePartition(id),
  sk: `PROVIDER#${provider}`,
});
/** Whose account at a provider it is: outside of her partition, so an erasure deletes it by itself. */
const accountKey = (provider: ProviderName, accountId: string): Key => ({
  pk: `ACCOUNT#${provider}#${accountId}`,
  sk: 'ATHLETE',
});
/** The writes by which a connection ends at once; what is left to do at the provider, and of her runs, is an providerJob. */
export function leaveWrites(table: Table, link: LinkRecord, now: Instant): Write[] {
  const { athleteId, ownerId, provider, accountId, tokens } = link;
  const providerJob: ProviderJob = { task: 'leave', provider, athleteId, ownerId, ...(tokens && { tokens }) };
  return [
    ...(accountId === undefined
      ? []
      : [{ Delete: { TableName: table.name, Key: accountKey(provider, accountId), ...ownedBy(athleteId) } }]),
    { Put: { TableName: table.name, Item: providerJobItem(providerJob, [athleteId, link.requestedAt, 'leave'], now) } },
  ];
}

/** That an account is not another athlete's. */
const ownedBy = (athleteId: AthleteId) => ({
  ConditionExpression: 'attribute_not_exists(pk) OR athleteId = :athlete',
  ExpressionAttributeValues: { ':athlete': athleteId },
});

/** Her connection as it is; undefined when there is none. [1 request, 1 RCU] */
export async function readLink(table: Table, id: AthleteId, provider: ProviderName): Promise<LinkRecord | undefined> {
  const { Item } = await table.client.call('GetItem', {
    TableName: table.name,
    Key: linkKey(id, provider),
    ConsistentRead: true,
  });
  return Item && recordOf<LinkRecord>(Item);
}

/** That a connection is the one that was read. */
export const linkLives = (table: Table, { athleteId, provider, requestedAt }: LinkRecord): Write => ({
  ConditionCheck: {
    TableName: table.name,
    Key: linkKey(athleteId, provider),
    ConditionExpression: 'requestedAt = :requested',
    ExpressionAttributeValues: { ':requested': requestedAt },
  },
});

export const providerStore = (table: Table) => ({
  link: (id: AthleteId, provider: ProviderName) => readLink(table, id, provider),

  /** The connection of an account at a provider. [2 requests, 2 RCU] */
  async linkOf(provider: ProviderName, accountId: string): Promise<LinkRecord | undefined> {
    const { Item } = await table.client.call('GetItem', {
      TableName: table.name,
      Key: accountKey(provider, accountId),
      ConsistentRead: true,
    });
    return Item && readLink(table, Item['athleteId'] as AthleteId, provider);
  },

  /** Begins a connection, with the providerJob that exchanges her code. Throws WriteConflict. [1 request] */
  async begin(view: AthleteView, link: LinkRecord, code: string, once: IdempotentCall | undefined): Promise<void> {
    const { athleteId, ownerId, provider, requestedAt } = link;
    const providerJob: ProviderJob = { task: 'connect', provider, athleteId, ownerId, requestedAt, code };
    const writes: Write[] = [
      athleteExistsCheck(table, view.id),
      grantCheck(table, view),
      putVersioned(table, { ...linkKey(athleteId, provider), ...link }, link.version),
      {
        Put: {
          TableName: table.name,
          Item: providerJobItem(providerJob, [athleteId, requestedAt, 'connect'], requestedAt),
        },
      },
    ];
    await commit(table, writes, once, { athlete: athleteId });
  },

  /** Ends a connection. Throws WriteConflict. [1 request] */
  async end(link: LinkRecord, now: Instant, once?: IdempotentCall): Promise<void> {
    const gone: Write = {
      Delete: {
        TableName: table.name,
        Key: linkKey(link.athleteId, link.provider),
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':version': link.version },
      },
    };
    await commit(table, [gone, ...leaveWrites(table, link, now)], once, { athlete: link.athleteId });
  },

  /**
   * Writes a connection that changed since it was read; a new account goes to her. False when its account is another
   * athlete's. Throws WriteConflict, also when she is being erased. [1 request]
   */
  async save(link: LinkRecord, earlierAccount?: string): Promise<boolean> {
    const { athleteId, ownerId, provider, accountId } = link;
    const account: Write[] =
      accountId === undefined
        ? []
        : [
            {
              Put: {
                TableName: table.name,
                Item: { ...accountKey(provider, accountId), athleteId, ownerId },
                ...ownedBy(athleteId),
              },
            },
          ];
    const left: Write[] =
      earlierAccount === undefined || earlierAccount === accountId
        ? []
        : [{ Delete: { TableName: table.name, Key: accountKey(provider, earlierAccount), ...ownedBy(athleteId) } }];
    const put = putVersioned(table, { ...linkKey(athleteId, provider), ...link }, link.version);
    const cancelled = await transact(table, [put, ...account, ...left, athleteExistsCheck(table, athleteId)]);
    if (!cancelled) return true;
    if (cancelled.reasons[0] === undefined && cancelled.reasons[1] === 'ConditionalCheckFailed') return false;
    throw new WriteConflict();
  },
});
