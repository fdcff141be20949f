import type { AthleteId, DeliveryId, WebhookId } from '../../domain/ids.ts';
import { keyOf, restOf } from '../../domain/ids.ts';
import type { Lane } from '../../domain/webhook/lane.ts';
import type { DeliveryRecord } from '../../domain/webhook/webhook-delivery.ts';
import { laneOfDelivery, webhookOf } from '../../domain/webhook/webhook-delivery.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import { putAll } from '../dynamodb/batch-write.ts';
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

/** Events of an announcement that are not deliveries yet: `from` counts those that are. */
export interface Packed {
  webhook: WebhookId;
  athleteId: AthleteId;
  /** Of the announcement in the athlete's partition. */
  name: string;
  lane: Lane;
  at: Instant;
  from: number;
}

export const waitingKey = ({ id, at, lane }: Waiting): Key => ({
  pk: queuePartition(webhookOf(id)),
  sk: `${lane}#${at}#${restOf(id)}`,
});
const PACKED = 'PACKED#';
/** What is new comes first. */
const packedKey = ({ webhook, at, athleteId, name, lane }: Omit<Packed, 'from'>): Key => ({
  pk: queuePartition(webhook),
  sk: `${PACKED}${lane === 'LIVE' ? 1 : 2}#${at}#${keyOf(athleteId)}#${name}`,
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

export const queueStore = (table: Table) => {
  const head = (webhook: WebhookId, prefix: string, limit: number) =>
    table.client.call('Query', {
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': queuePartition(webhook), ':from': prefix, ':to': prefix + LAST },
      ConsistentRead: true,
      Limit: limit,
    });
  return {
    /** What waits in a lane, what is due first at the front, whether it is due yet or not. [1 request] */
    async waiting(webhook: WebhookId, lane: Lane, limit: number): Promise<Waiting[]> {
      const { Items = [] } = await head(webhook, `${lane}#`, limit);
      return Items.map(({ id, at }) => ({ id: id as DeliveryId, at: String(at), lane }));
    },

    /** The first that is to be unpacked. [1 request] */
    async packed(webhook: WebhookId): Promise<Packed | undefined> {
      const { Items = [] } = await head(webhook, PACKED, 1);
      const [first] = Items;
      if (!first) return undefined;
      const { athleteId, name, lane, at, from } = first;
      return {
        webhook,
        athleteId: athleteId as AthleteId,
        name: String(name),
        lane: lane as Lane,
        at: String(at),
        from: Number(from),
      };
    },

    /** Puts entries for several webhooks. [1 request for 25] */
    pack: (all: readonly Packed[]): Promise<void> =>
      putAll(
        table,
        all.map((packed) => ({
          ...packedKey(packed),
          kind: 'packed',
          ...packed,
          expiresAtSeconds: toSeconds(packed.at) + KEPT_SECONDS,
        })),
      ),

    /** Notes how many of them are deliveries now. [1 request] */
    async unpacked(packed: Packed, from: number): Promise<void> {
      await table.client.call('UpdateItem', {
        TableName: table.name,
        Key: packedKey(packed),
        UpdateExpression: 'SET #from = :from',
        ExpressionAttributeNames: { '#from': 'from' },
        ExpressionAttributeValues: { ':from': from },
      });
    },

    /** [1 request] */
    async dropPacked(packed: Packed): Promise<void> {
      await table.client.call('DeleteItem', { TableName: table.name, Key: packedKey(packed) });
    },

    /** Puts an entry in the place of another, or removes it. Throws WriteConflict. [1 request] */
    async requeue(before: Waiting, after: Waiting | undefined): Promise<void> {
      if (await transact(table, requeueWrites(table, [before], after))) throw new WriteConflict();
    },
  };
};
