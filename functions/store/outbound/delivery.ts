import type { AthleteId, DeliveryId, PersonId, WebhookId } from '../../domain/ids.ts';
import type { WebhooksRecord } from '../../domain/webhook/webhook.ts';
import type { DeliveryRecord } from '../../domain/webhook/webhook-delivery.ts';
import type { Writer } from '../../domain/audit/access.ts';
import type { Roles } from '../../domain/team/roles.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import { accessWrites } from '../audit/access.ts';
import { readGrants } from '../athlete.ts';
import { WriteConflict } from '../dynamodb/errors.ts';
import { batchGet } from '../dynamodb/reads.ts';
import { keyText, type Table } from '../dynamodb/table-access.ts';
import { transact, type Write } from '../dynamodb/writes.ts';
import { scheduleWrite, unscheduleWrite } from './schedule.ts';
import { recordsAt } from '../entity.ts';
import { recordOf } from '../items.ts';
import {
  deliveryKey,
  deliveryMarkKey,
  deliveryPrefix,
  isExpired,
  LAST,
  profileKey,
  toSeconds,
  webhooksKey,
} from '../keys.ts';
import { type Page, type Paging, readPage } from '../dynamodb/page.ts';
import { commit, type IdempotentCall } from '../idempotency/idempotency.ts';

/** How long a delivery is kept: three days of attempts, and a week to look at the result. */
const KEPT_DAYS = 10;

/** A person who may see an athlete, with all their webhooks. */
export interface Listener {
  person: PersonId;
  /** Undefined if there are none any more. */
  roles: Roles | undefined;
  webhooks: WebhooksRecord;
}

export const deliveryStore = (table: Table) => ({
  /**
   * The people with webhooks who may see an athlete, and `others` who had access; empty if the athlete is being erased.
   * [2 requests; 1 RCU for the athlete and each person with access, more for people with webhooks]
   */
  async listeners(athlete: AthleteId, others: readonly PersonId[]): Promise<Listener[]> {
    const access = new Map<PersonId, Roles | undefined>(others.map((person) => [person, undefined]));
    for (const { person, roles } of await readGrants(table, athlete)) access.set(person.id, roles);
    const found = await batchGet(table, [profileKey(athlete), ...[...access.keys()].map(webhooksKey)]);
    const profile = found.get(keyText(profileKey(athlete)));
    if (!profile || profile['erasedAt'] !== undefined) return [];
    return [...access].flatMap(([person, roles]) => {
      const item = found.get(keyText(webhooksKey(person)));
      return item ? [{ person, roles, webhooks: recordOf<WebhooksRecord>(item) }] : [];
    });
  },

  /**
   * Writes a delivery, with the item that schedules it and the mark that an erasure finds it by. Returns whether it is
   * new: an existing delivery is not changed. Throws WriteConflict. [1 request]
   */
  async add(delivery: DeliveryRecord): Promise<boolean> {
    const cancelled = await transact(table, writesOf(table, delivery, 'attribute_not_exists(pk)'));
    if (cancelled?.reasons[0] === 'ConditionalCheckFailed') return false;
    if (cancelled) throw new WriteConflict();
    return true;
  },

  /** [1 request, 1 RCU] */
  async find(id: DeliveryId): Promise<DeliveryRecord | undefined> {
    const { Item } = await table.client.call('GetItem', {
      TableName: table.name,
      Key: deliveryKey(id),
      ConsistentRead: true,
    });
    return Item && recordOf<DeliveryRecord>(Item);
  },

  /** Deliveries by their ids. [1 request for 100] */
  byIds: (ids: readonly DeliveryId[]): Promise<(DeliveryRecord | undefined)[]> =>
    recordsAt(table, ids.map(deliveryKey)),

  /** The deliveries to a webhook, the latest event first. [1 request] */
  list: (webhook: WebhookId, now: Instant, paging: Paging): Promise<Page<DeliveryRecord>> => {
    const { pk, sk } = deliveryPrefix(webhook);
    return readPage(table, { pk, from: sk, to: sk + LAST, descending: true, consistent: true }, paging, (item) =>
      isExpired(item, now) ? undefined : recordOf<DeliveryRecord>(item),
    );
  },

  /**
   * Writes the result of an attempt, and when the next one is due. Returns false if the delivery has changed since it
   * was read: another attempt may be running, or the athlete was erased. Before a message leaves, `reader` says who
   * will read it, for the athlete's audit trail. [1 request]
   */
  async move(before: DeliveryRecord, after: DeliveryRecord, reader?: Writer): Promise<boolean> {
    const access = accessWrites(table, after.athleteId, reader, {
      kinds: 0,
      written: [{ id: `${after.id} ${String(reader?.at)}`, version: after.attempts }],
    });
    const cancelled = await transact(table, [...moveWrites(table, before, after), ...access]);
    return cancelled === undefined;
  },

  /** The same for a mutation. Throws WriteConflict if the delivery has changed since it was read. [1 request] */
  async redeliver(before: DeliveryRecord, after: DeliveryRecord, once?: IdempotentCall): Promise<void> {
    await commit(table, moveWrites(table, before, after), once, { delivery: after.id });
  },
});

function writesOf(
  table: Table,
  delivery: DeliveryRecord,
  condition: string,
  values?: Record<string, unknown>,
): Write[] {
  const expiresAtSeconds = toSeconds(delivery.giveUpAt) + (KEPT_DAYS - 3) * 86_400;
  const { id, athleteId, nextAttemptAt } = delivery;
  return [
    {
      Put: {
        TableName: table.name,
        Item: { ...deliveryKey(id), ...delivery, expiresAtSeconds },
        ConditionExpression: condition,
        ...(values && { ExpressionAttributeNames: { '#status': 'status' }, ExpressionAttributeValues: values }),
      },
    },
    {
      Put: {
        TableName: table.name,
        Item: { ...deliveryMarkKey(athleteId, id), kind: 'deliveryMark', expiresAtSeconds },
      },
    },
    ...(nextAttemptAt === undefined ? [] : [scheduleWrite(table, { id, at: nextAttemptAt })]),
  ];
}

function moveWrites(table: Table, before: DeliveryRecord, after: DeliveryRecord): Write[] {
  const { id, status, attempts, nextAttemptAt: at } = before;
  const asRead = '#status = :status AND attempts = :attempts';
  const writes = writesOf(table, after, asRead, { ':status': status, ':attempts': attempts });
  return at === undefined || at === after.nextAttemptAt ? writes : [...writes, unscheduleWrite(table, { id, at })];
}
