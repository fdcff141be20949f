import type { AthleteView } from '../../domain/athlete/athlete.ts';
import type { AthleteId } from '../../domain/ids.ts';
import type { ProviderJob, LinkRecord, ProviderName, StoredTokens, Tokens } from '../../domain/provider/provider.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import { writerLives } from '../allowance.ts';
import { athleteExistsCheck } from '../condition-checks.ts';
import { WriteConflict } from '../dynamodb/errors.ts';
import { type Key, type Table, vaultOf } from '../dynamodb/table-access.ts';
import { putVersioned, transact, type Write } from '../dynamodb/writes.ts';
import { providerJobItem } from './provider-job.ts';
import { ofProvider, openTokens, sealLink, sealSecret, type TokensOf } from './secrets.ts';
import { recordOf } from '../items.ts';
import { athletePartition } from '../keys.ts';
import { commit, type IdempotentCall } from '../idempotency/idempotency.ts';

/** In the athlete's partition, so it is erased with the athlete. */
export const linkKey = (id: AthleteId, provider: ProviderName): Key => ({
  pk: athletePartition(id),
  sk: `PROVIDER#${provider}`,
});
/**
 * Which athlete an account at a provider belongs to. It is outside the athlete's partition, so an erasure deletes it
 * separately.
 */
const accountKey = (provider: ProviderName, accountId: string): Key => ({
  pk: `ACCOUNT#${provider}#${accountId}`,
  sk: 'ATHLETE',
});
/** The writes that end a connection at once; a job does the rest at the provider and for the athlete's runs. */
export async function leaveWrites(table: Table, link: LinkRecord, now: Instant): Promise<Write[]> {
  const { athleteId, ownerId, provider, accountId, tokens } = await sealLink(table, link);
  const providerJob: ProviderJob = { task: 'leave', provider, athleteId, ownerId, ...(tokens && { tokens }) };
  return [
    ...(accountId === undefined
      ? []
      : [{ Delete: { TableName: table.name, Key: accountKey(provider, accountId), ...ownedBy(athleteId) } }]),
    {
      Put: {
        TableName: table.name,
        Item: providerJobItem(table, providerJob, [athleteId, link.requestedAt, 'leave'], now),
      },
    },
  ];
}

/** Checks that an account does not belong to another athlete. */
const ownedBy = (athleteId: AthleteId) => ({
  ConditionExpression: 'attribute_not_exists(pk) OR athleteId = :athlete',
  ExpressionAttributeValues: { ':athlete': athleteId },
});

/** The athlete's connection; undefined if there is none. [1 request, 1 RCU] */
export async function readLink(table: Table, id: AthleteId, provider: ProviderName): Promise<LinkRecord | undefined> {
  const { Item } = await table.client.call('GetItem', {
    TableName: table.name,
    Key: linkKey(id, provider),
    ConsistentRead: true,
  });
  return Item && recordOf<LinkRecord>(Item);
}

/** Checks that a connection has not changed since it was read. */
export const linkLives = (table: Table, { athleteId, provider, requestedAt }: LinkRecord): Write => ({
  ConditionCheck: {
    TableName: table.name,
    Key: linkKey(athleteId, provider),
    ConditionExpression: 'requestedAt = :requested',
    ExpressionAttributeValues: { ':requested': requestedAt },
  },
});

export const providerStore = (table: Table) => ({
  /** A connection as it is stored, its tokens sealed. */
  link: (id: AthleteId, provider: ProviderName) => readLink(table, id, provider),

  /** The tokens of a connection or job that can be used. */
  tokens: (of: TokensOf, tokens: StoredTokens): Promise<Tokens> => openTokens(vaultOf(table), of, tokens),

  /** The athlete's code in a job. */
  code: (of: TokensOf, code: string): Promise<string> => vaultOf(table).open(code, ofProvider(of)),

  /** The connection of an account at a provider. [2 requests, 2 RCU] */
  async linkOf(provider: ProviderName, accountId: string): Promise<LinkRecord | undefined> {
    const { Item } = await table.client.call('GetItem', {
      TableName: table.name,
      Key: accountKey(provider, accountId),
      ConsistentRead: true,
    });
    return Item && readLink(table, Item['athleteId'] as AthleteId, provider);
  },

  /** Begins a connection, with the job that exchanges the athlete's code. Throws WriteConflict. [1 request] */
  async begin(view: AthleteView, link: LinkRecord, plainCode: string, once: IdempotentCall | undefined): Promise<void> {
    const { athleteId, ownerId, provider, requestedAt } = link;
    const code = await sealSecret(table, plainCode, ofProvider(link));
    const providerJob: ProviderJob = { task: 'connect', provider, athleteId, ownerId, requestedAt, code };
    const writes: Write[] = [
      athleteExistsCheck(table, view.id),
      writerLives(table, view, { uses: { connections: 1 }, now: requestedAt }),
      putVersioned(table, { ...linkKey(athleteId, provider), ...link }, link.version),
      {
        Put: {
          TableName: table.name,
          Item: providerJobItem(table, providerJob, [athleteId, requestedAt, 'connect'], requestedAt),
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
    await commit(table, [gone, ...(await leaveWrites(table, link, now))], once, { athlete: link.athleteId });
  },

  /**
   * Writes a connection, its tokens sealed, and links a new account to the athlete. False if the account belongs to another athlete.
   * Throws WriteConflict if the connection has changed since it was read, or the athlete is being erased. [1 request]
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
    const item = { ...linkKey(athleteId, provider), ...(await sealLink(table, link)) };
    const put = putVersioned(table, item, link.version);
    const cancelled = await transact(table, [put, ...account, ...left, athleteExistsCheck(table, athleteId)]);
    if (!cancelled) return true;
    if (cancelled.reasons[0] === undefined && cancelled.reasons[1] === 'ConditionalCheckFailed') return false;
    throw new WriteConflict();
  },
});
