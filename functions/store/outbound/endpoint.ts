import type { WebhookId } from '../../domain/ids.ts';
import { isOpen } from '../../domain/webhook/circuit.ts';
import type { EndpointRecord } from '../../domain/webhook/endpoint.ts';
import type { Lane } from '../../domain/webhook/lane.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import { batchGet } from '../dynamodb/reads.ts';
import { type Item, keyText, type Table } from '../dynamodb/table-access.ts';
import { unlessConditionFails } from '../dynamodb/writes.ts';
import { recordOf } from '../items.ts';
import { endpointKey, expiry, orderOf, shardsOf, updateEndpoint } from './endpoint-item.ts';
import { leaseStore } from './lease.ts';

export const endpointStore = (table: Table) => {
  /**
   * Says that there is something to send. While the circuit is open this changes nothing: what waits is looked for when it
   * ends. While somebody sends, they are told, and the webhook stays out of the way of those that nobody sends to. [1 request,
   * 2 while somebody sends or nothing is to be changed]
   */
  async function wake(id: WebhookId, lane: Lane, now: Instant): Promise<void> {
    // Something live is more urgent than anything of a backfill, and both than what is due later.
    const later =
      lane === 'LIVE'
        ? 'kindKey > :order OR kindKey < :live'
        : '(kindKey > :order AND kindKey < :live) OR kindKey > :liveNow';
    const isClosed = 'attribute_not_exists(health.openUntil) OR health.openUntil <= :now';
    const isFree = 'attribute_not_exists(leasedUntil) OR leasedUntil <= :now';
    const values = {
      ':kind': 'endpoint',
      ':id': id,
      ':order': orderOf({ lane, at: now }),
      ':live': 'LIVE#',
      ...(lane === 'BACKFILL' && { ':liveNow': orderOf({ lane: 'LIVE', at: now }) }),
      ':now': now,
      ':expiry': expiry(now),
    };
    const woken = await unlessConditionFails(
      updateEndpoint(
        table,
        id,
        'SET kind = :kind, id = :id, kindKey = :order, expiresAtSeconds = :expiry',
        `(${isFree}) AND (attribute_not_exists(kindKey) OR ((${later}) AND (${isClosed})))`,
        values,
      ),
    );
    if (woken) return;
    await unlessConditionFails(
      updateEndpoint(table, id, 'SET woken = :yes', 'leasedUntil > :now', { ':now': now, ':yes': true }),
    );
  }

  const read = async (ids: readonly WebhookId[]): Promise<(Item | undefined)[]> => {
    const found = await batchGet(
      table,
      ids.map((id) => endpointKey(table, id)),
    );
    return ids.map((id) => found.get(keyText(endpointKey(table, id))));
  };

  return {
    ...leaseStore(table),
    shards: shardsOf(table),

    /**
     * The endpoints of a shard that something of a lane waits for, the longest waiting first; at most `limit`. Those that
     * others send to are not among them. [1 request]
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
      const endpoints = Items.map((item) => recordOf<EndpointRecord>(item));
      const stray = endpoints.filter(({ id }) => endpointKey(table, id).pk !== shard);
      // A smaller table had them here.
      for (const { id } of stray) {
        await wake(id, lane, now);
        await table.client.call('DeleteItem', { TableName: table.name, Key: { pk: shard, sk: id } });
      }
      return endpoints.filter((one) => !stray.includes(one));
    },

    /** Those that were sent something in the last ten days. [1 request] */
    async byIds(ids: readonly WebhookId[]): Promise<(EndpointRecord | undefined)[]> {
      return (await read(ids)).map((item) => item && recordOf<EndpointRecord>(item));
    },

    wake,

    /**
     * Whether webhooks are due already, so that waking them would change nothing: whoever sends next sees what was written
     * before. And whether they are paused: their circuit is open, and what waits is looked for when it ends. [1 request for 100]
     */
    async states(
      ids: readonly WebhookId[],
      lane: Lane,
      now: Instant,
    ): Promise<Map<WebhookId, { isDue: boolean; isPaused: boolean }>> {
      const found = await read(ids);
      const stateOf = (item: Item = {}) => {
        const { kindKey: order = '' } = item as { kindKey?: string };
        const isSoonEnough = lane === 'LIVE' ? order >= 'LIVE#' : order !== '';
        const { health, woken, leasedUntil } = recordOf<Partial<EndpointRecord>>(item);
        // Whoever sends may have begun since `now`, and have looked already.
        const isLeased = leasedUntil !== undefined && leasedUntil > now;
        const isPaused = order !== '' && !isLeased && health !== undefined && isOpen(health, now);
        return {
          isPaused,
          isDue: isPaused || woken === true || (isSoonEnough && order.slice(order.indexOf('#') + 1) <= now),
        };
      };
      return new Map(ids.map((id, index) => [id, stateOf(found[index])]));
    },

    /** Puts off an endpoint that cannot be sent to now, unless that has changed. [1 request] */
    async putOff(id: WebhookId, lane: Lane, now: Instant, at: Instant): Promise<void> {
      await unlessConditionFails(
        updateEndpoint(
          table,
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
