import type { WebhookId } from '../../domain/ids.ts';
import { instantAfter } from '../../domain/time.ts';
import { closedCircuit } from '../../domain/webhook/circuit.ts';
import type { EndpointHealth, EndpointRecord } from '../../domain/webhook/endpoint.ts';
import type { Lane } from '../../domain/webhook/lane.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import { batchGet } from '../dynamodb/reads.ts';
import { type Item, type Key, keyText, type Table } from '../dynamodb/table-access.ts';
import { unlessConditionFails } from '../dynamodb/writes.ts';
import { recordOf } from '../items.ts';
import { toSeconds } from '../keys.ts';
import { partitionKey, partitionsOf, spread } from '../spread.ts';

/** The right to send to a webhook, until it is released or runs out. */
export interface Lease {
  id: WebhookId;
  health: EndpointHealth;
  holder: string;
  until: Instant;
}

/** What is to be sent to a webhook next. */
export interface Next {
  lane: Lane;
  at: Instant;
}

/** The number of partitions that share the endpoints, in a small table. */
const SHARDS = 4;
const shardsOf = (table: Table): string[] =>
  Array.from({ length: SHARDS }, (_, shard) => `ENDPOINTS#${shard}`).flatMap((shard) =>
    partitionsOf(table).map((partition) => partitionKey(shard, partition)),
  );

/** The last character of an ID chooses the shard. */
export const endpointKey = (table: Table, id: WebhookId): Key => ({
  pk: spread(table, `ENDPOINTS#${id.charCodeAt(id.length - 1) % SHARDS}`, id),
  sk: id,
});

/** An endpoint to which nothing is sent any more is forgotten with its last delivery. */
const KEPT_MS = 10 * 86_400_000;
const expiry = (now: Instant): number => toSeconds(instantAfter(now, KEPT_MS));

const orderOf = ({ lane, at }: Next): string => `${lane}#${at}`;

export const endpointStore = (table: Table) => {
  const update = (id: WebhookId, expression: string, condition: string, values: Item) =>
    table.client.call('UpdateItem', {
      TableName: table.name,
      Key: endpointKey(table, id),
      UpdateExpression: expression,
      ConditionExpression: condition,
      ExpressionAttributeValues: values,
      ReturnValues: 'ALL_NEW',
    });

  return {
    shards: shardsOf(table),

    /**
     * The endpoints of a shard that something of a lane waits for, the longest waiting first; at most `limit`. Those that
     * others send to are among them. [1 request]
     */
    async due(shard: string, lane: Lane, now: Instant, limit: number): Promise<EndpointRecord[]> {
      const { Items = [] } = await table.client.call('Query', {
        TableName: table.name,
        IndexName: 'byKind',
        KeyConditionExpression: 'pk = :pk AND kindKey BETWEEN :from AND :now',
        ExpressionAttributeValues: { ':pk': shard, ':from': `${lane}#`, ':now': orderOf({ lane, at: now }) },
        ConsistentRead: true,
        Limit: limit,
      });
      return Items.map((item) => recordOf<EndpointRecord>(item));
    },

    /** Those that were sent something in the last ten days. [1 request] */
    async byIds(ids: readonly WebhookId[]): Promise<(EndpointRecord | undefined)[]> {
      const found = await batchGet(
        table,
        ids.map((id) => endpointKey(table, id)),
      );
      return ids.map((id) => {
        const item = found.get(keyText(endpointKey(table, id)));
        return item && recordOf<EndpointRecord>(item);
      });
    },

    /**
     * Says that there is something to send. While the circuit is open this changes nothing: what waits is looked for when it
     * ends. A wake that changes nothing costs a write unit, as another does. [1 request]
     */
    async wake(id: WebhookId, lane: Lane, now: Instant): Promise<void> {
      // Something live is more urgent than anything of a backfill, and both than what is due later.
      const later =
        lane === 'LIVE'
          ? 'kindKey > :order OR kindKey < :live'
          : '(kindKey > :order AND kindKey < :live) OR kindKey > :liveNow';
      await unlessConditionFails(
        update(
          id,
          'SET kind = :kind, id = :id, kindKey = :order, expiresAtSeconds = :expiry',
          `attribute_not_exists(kindKey) OR ((${later}) AND (attribute_not_exists(health.openUntil) OR health.openUntil <= :now))`,
          {
            ':kind': 'endpoint',
            ':id': id,
            ':order': orderOf({ lane, at: now }),
            ':live': 'LIVE#',
            ...(lane === 'BACKFILL' && { ':liveNow': orderOf({ lane: 'LIVE', at: now }) }),
            ':now': now,
            ':expiry': expiry(now),
          },
        ),
      );
    },

    /**
     * Takes the right to send to a webhook. If its holder dies, it is due again when the lease runs out. Undefined if
     * somebody has it, or while the circuit is open. [1 request]
     */
    async lease(id: WebhookId, holder: string, now: Instant, until: Instant): Promise<Lease | undefined> {
      try {
        const { Attributes } = await update(
          id,
          'SET kind = :kind, id = :id, leasedUntil = :until, holder = :holder, kindKey = :order, expiresAtSeconds = :expiry',
          '(attribute_not_exists(leasedUntil) OR leasedUntil <= :now) AND (attribute_not_exists(health.openUntil) OR health.openUntil <= :now)',
          {
            ':kind': 'endpoint',
            ':id': id,
            ':until': until,
            ':holder': holder,
            ':order': orderOf({ lane: 'LIVE', at: until }),
            ':now': now,
            ':expiry': expiry(now),
          },
        );
        return { id, health: recordOf<EndpointRecord>(Attributes ?? {}).health ?? closedCircuit, holder, until };
      } catch (error) {
        if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return undefined;
        throw error;
      }
    },

    /**
     * Gives the right back, with how the receiver is doing and what is to be sent next. Whoever said meanwhile that there is
     * something is heard, unless the circuit has opened. [1 request, 2 if somebody did]
     */
    async release({ id, health, holder, until }: Lease, next: Next | undefined): Promise<void> {
      const { openUntil } = health;
      const write = (condition: string, then: Next | 'REMOVE' | 'KEEP', values: Item = {}) =>
        unlessConditionFails(
          update(
            id,
            `SET health = :health${typeof then === 'object' ? ', kindKey = :order' : ''} REMOVE leasedUntil, holder${then === 'REMOVE' ? ', kindKey' : ''}`,
            condition,
            {
              ':health': health,
              ':holder': holder,
              ...(typeof then === 'object' && { ':order': orderOf(then) }),
              ...values,
            },
          ),
        );
      if (openUntil !== undefined && next) {
        await write('holder = :holder', { lane: 'LIVE', at: openUntil > next.at ? openUntil : next.at });
        return;
      }
      const untouched = { ':leased': orderOf({ lane: 'LIVE', at: until }) };
      if (!(await write('holder = :holder AND kindKey = :leased', next ?? 'REMOVE', untouched)))
        await write('holder = :holder', 'KEEP');
    },

    /** Puts off an endpoint that cannot be sent to now, unless that has changed. [1 request] */
    async putOff(id: WebhookId, lane: Lane, now: Instant, at: Instant): Promise<void> {
      await unlessConditionFails(
        update(
          id,
          'SET kindKey = :later',
          'kindKey BETWEEN :from AND :now AND (attribute_not_exists(leasedUntil) OR leasedUntil <= :instant)',
          {
            ':later': orderOf({ lane, at }),
            ':from': `${lane}#`,
            ':now': orderOf({ lane, at: now }),
            ':instant': now,
          },
        ),
      );
    },
  };
};
