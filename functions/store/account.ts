import type { AthleteId, PersonId, WebhookId } from '../domain/ids.ts';
import { refuse } from '../domain/refusal.ts';
import type { DeletedAccount } from '../domain/team/account.ts';
import type { PersonRecord } from '../domain/team/viewer.ts';
import type { DeliveryRecord } from '../domain/webhook/webhook-delivery.ts';
import { deleteAll } from './dynamodb/batch-write.ts';
import { WriteConflict } from './dynamodb/errors.ts';
import { queryOne } from './dynamodb/reads.ts';
import type { Item, Key, Table } from './dynamodb/table-access.ts';
import { putVersioned, transact } from './dynamodb/writes.ts';
import { endpointKey } from './outbound/endpoint-item.ts';
import { waitingKey, waitingOf } from './outbound/queue.ts';
import { commit } from './idempotency/idempotency.ts';
import { recordOf } from './items.ts';
import { grantKey, personKey, personPartition, markExpiry, profileKey, rosterEntryKey } from './keys.ts';
import { deliveryMarkKey } from './outbound/keys.ts';

/** Records deleted by one step at most. */
const RECORDS_PER_STEP = 500;
/** Grants ended by one step at most, eight at a time: each is a transaction. */
const GRANTS_PER_STEP = 40;
const AT_ONCE = 8;

export const accountStore = (table: Table) => ({
  /**
   * Puts the mark of a deleted account in the place of the person: from now on, nothing can be done with it. Throws
   * WriteConflict if the person has changed since they were read. [1 request]
   */
  async begin(person: PersonRecord | undefined, mark: DeletedAccount): Promise<void> {
    await commit(table, [putVersioned(table, markItem(mark), person?.version ?? 0)]);
  },

  /** The mark of a deleted account; undefined for an account that is there. [1 request, 1 RCU] */
  async mark(id: PersonId): Promise<DeletedAccount | undefined> {
    const item = await queryOne(table, personKey(id));
    return item && isMark(item) ? recordOf<DeletedAccount>(item) : undefined;
  },

  /**
   * One step of deleting what belongs to a person. What lets them see others goes first, on both sides. It can be
   * repeated, and is done when only the mark is left. [1 request, and at most 40 transactions or 60 requests]
   */
  async step(id: PersonId): Promise<{ deletedCount: number; done: boolean }> {
    const answer = await table.client.call('Query', {
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': personPartition(id) },
      ProjectionExpression: 'pk, sk, kind, id, athleteId, lane, nextAttemptAt, webhooks',
      ConsistentRead: true,
      Limit: RECORDS_PER_STEP,
    });
    const items = (answer.Items ?? []).filter(({ sk }) => sk !== personKey(id).sk);
    const entries = items.filter(({ sk }) => String(sk).startsWith('ATH#')).slice(0, GRANTS_PER_STEP);
    for (let start = 0; start < entries.length; start += AT_ONCE)
      await Promise.all(
        entries
          .slice(start, start + AT_ONCE)
          .map(({ sk }) => endGrant(table, `ath_${String(sk).slice('ATH#'.length)}`, id)),
      );
    if (entries.length > 0) return { deletedCount: entries.length, done: false };
    // The marks in athletes' partitions, before the deliveries that name them.
    await deleteAll(table, [...items.flatMap(markOf), ...items.flatMap((item) => waitingKeys(table, item))]);
    await deleteAll(
      table,
      items.map(({ pk, sk }): Key => ({ pk: String(pk), sk: String(sk) })),
    );
    return { deletedCount: items.length, done: !answer.LastEvaluatedKey };
  },

  /** Notes that the sign-in is deleted, too, and forgets its user. [1 request] */
  async finish({ username: _username, ...mark }: DeletedAccount): Promise<void> {
    await table.client.call('PutItem', { TableName: table.name, Item: { ...markItem(mark), version: 0 } });
  },
});

/** The person of an item; refused (DELETED) if their account was deleted while their token lives on. */
export function personIn(item: Item | undefined): PersonRecord | undefined {
  if (item && isMark(item)) refuse('DELETED', 'This account was deleted. Sign up again for a new one.', []);
  return item && recordOf<PersonRecord>(item);
}

const markItem = (mark: DeletedAccount): Item => ({
  ...personKey(mark.id),
  ...mark,
  expiresAtSeconds: markExpiry(mark.deletedAt),
});

const isMark = (item: Item): boolean => item['kind'] === 'deletedAccount';

const markOf = ({ kind, id, athleteId }: Item): Key[] =>
  kind === 'webhookDelivery' ? [deliveryMarkKey(athleteId as AthleteId, id as `dlv_${string}`)] : [];

/** What is elsewhere so that webhooks are sent to. */
function waitingKeys(table: Table, item: Item): Key[] {
  if (item['kind'] === 'webhooks')
    return Object.keys(item['webhooks'] as object).map((id) => endpointKey(table, id as WebhookId));
  const waiting = item['kind'] === 'webhookDelivery' ? waitingOf(item as unknown as DeliveryRecord) : undefined;
  return waiting ? [waitingKey(waiting)] : [];
}

/** Ends a grant on both sides, and moves the athlete's version, so that no change of the summary brings a copy back. */
async function endGrant(table: Table, athlete: AthleteId, person: PersonId): Promise<void> {
  const entry = { Delete: { TableName: table.name, Key: rosterEntryKey(athlete, person) } };
  const cancelled = await transact(table, [
    {
      Update: {
        TableName: table.name,
        Key: profileKey(athlete),
        UpdateExpression: 'ADD version :one',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(erasedAt)',
        ExpressionAttributeValues: { ':one': 1 },
      },
    },
    { Delete: { TableName: table.name, Key: grantKey(athlete, person) } },
    entry,
  ]);
  if (!cancelled) return;
  // The athlete is gone, and the grant with them.
  if (cancelled.reasons[0] !== 'ConditionalCheckFailed') throw new WriteConflict();
  await deleteAll(table, [rosterEntryKey(athlete, person)]);
}
