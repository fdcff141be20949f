import type { DeliveryId, WebhookId } from '../../domain/ids.ts';
import { restOf } from '../../domain/ids.ts';
import type { Lane } from '../../domain/webhook/lane.ts';
import type { DeliveryRecord } from '../../domain/webhook/webhook-delivery.ts';
import { laneOfDelivery, webhookOf } from '../../domain/webhook/webhook-delivery.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import { WriteConflict } from '../dynamodb/errors.ts';
import type { Item, Key, Table } from '../dynamodb/table-access.ts';
import { transact, type Write } from '../dynamodb/writes.ts';
import { LAST, toSeconds } from '../keys.ts';
import { queuePartition } from './keys.ts';

/** A delivery that waits, or an attempt of it that is under way: a hint, of which the delivery itself says what holds. */
export interface Waiting {
  id: DeliveryId;
  /** When its next attempt is due. */
  at: Instant;
  lane: Lane;
}

export const waitingKey = ({ id, at, lane }: Waiting): Key => ({
  pk: queuePartition(webhookOf(id)),
  sk: `${lane}#${at}#${restOf(id)}`,
});

/** How long an entry outlives its time: longer than anything is attempted. */
const KEPT_SECONDS = 10 * 86_400;

/** The entry of a delivery; undefined if nothing of it is due. */
export const waitingOf = (delivery: DeliveryRecord): Waiting | undefined => {
  const { id, nextAttemptAt: at } = delivery;
  return at === undefined ? undefined : { id, at, lane: laneOfDelivery(delivery) };
};

export const queueWrite = (table: Table, waiting: Waiting): Write => ({
  Put: { TableName: table.name, Item: itemOf(waiting) },
});
const itemOf = (waiting: Waiting): Item => ({
  ...waitingKey(waiting),
  kind: 'waiting',
  ...waiting,
  expiresAtSeconds: toSeconds(waiting.at) + KEPT_SECONDS,
});

export const unqueueWrite = (table: Table, waiting: Waiting): Write => ({
  Delete: { TableName: table.name, Key: waitingKey(waiting) },
});

/** The writes that leave exactly `after` of the entries that a delivery has. A transaction names each item once. */
export function requeueWrites(
  table: Table,
  before: readonly (Waiting | undefined)[],
  after: Waiting | undefined,
): Write[] {
  const keep = after && waitingKey(after).sk;
  const old = new Map(before.flatMap((each) => (each ? [[waitingKey(each).sk, each] as const] : [])));
  return [
    ...[...old].flatMap(([sk, each]) => (sk === keep ? [] : [unqueueWrite(table, each)])),
    ...(after ? [queueWrite(table, after)] : []),
  ];
}

/** What is at the front of a webhook's queue under a prefix. [1 request] */
export const queueHead = (table: Table, webhook: WebhookId, prefix: string, limit: number) =>
  table.client.call('Query', {
    TableName: table.name,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': queuePartition(webhook), ':from': prefix, ':to': prefix + LAST },
    ConsistentRead: true,
    Limit: limit,
  });

export const queueStore = (table: Table) => ({
  /** What waits in a lane, what is due first at the front, whether it is due yet or not. [1 request] */
  async waiting(webhook: WebhookId, lane: Lane, limit: number): Promise<Waiting[]> {
    const { Items = [] } = await queueHead(table, webhook, `${lane}#`, limit);
    return Items.map(({ id, at }) => ({ id: id as DeliveryId, at: String(at), lane }));
  },

  /** Puts an entry in the place of another, or removes it. Throws WriteConflict. [1 request] */
  async requeue(before: Waiting, after: Waiting | undefined): Promise<void> {
    if (await transact(table, requeueWrites(table, [before], after))) throw new WriteConflict();
  },
});
