import { type AthleteId, keyOf, type WebhookId } from '../../domain/ids.ts';
import { instantAfter } from '../../domain/time.ts';
import type { Lane } from '../../domain/webhook/lane.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import { batchGet } from '../dynamodb/reads.ts';
import { type Item, type Key, keyText, type Table } from '../dynamodb/table-access.ts';
import { transact, unlessConditionFails } from '../dynamodb/writes.ts';
import { toSeconds } from '../keys.ts';
import { announcedKey, queuePartition } from './keys.ts';
import { queueHead } from './queue.ts';

/**
 * Announcements of an athlete that are not deliveries to a webhook yet: all after number `after`, of the first of which `from`
 * events are. However many there are, it is one item for a webhook and a lane.
 */
export interface Packed {
  webhook: WebhookId;
  athleteId: AthleteId;
  lane: Lane;
  after: number;
  from: number;
}

/** How long an entry outlives its last change. */
const KEPT_MS = 10 * 86_400_000;
/** An entry that has less left is kept anew with what is announced: longer than that is read. */
const LEFT_MS = 6 * 86_400_000;

const PACKED = 'PACKED#';
/** What is new comes first. */
const packedKey = ({ webhook, athleteId, lane }: Pick<Packed, 'webhook' | 'athleteId' | 'lane'>): Key => ({
  pk: queuePartition(webhook),
  sk: `${PACKED}${lane === 'LIVE' ? 1 : 2}#${keyOf(athleteId)}`,
});

export const packedStore = (table: Table) => {
  /** Puts an entry if the condition holds. */
  const put = (packed: Packed, now: Instant, condition: string, values: Item) =>
    unlessConditionFails(
      table.client.call('PutItem', {
        TableName: table.name,
        Item: {
          ...packedKey(packed),
          kind: 'packed',
          ...packed,
          expiresAtSeconds: toSeconds(instantAfter(now, KEPT_MS)),
        },
        ConditionExpression: condition,
        ExpressionAttributeNames: { '#after': 'after', ...(condition.includes('#from') && { '#from': 'from' }) },
        ExpressionAttributeValues: values,
      }),
    );

  /** Notes how many of them are deliveries now, unless the entry was changed meanwhile. [1 request] */
  const advance = (before: Packed, after: Packed, now: Instant): Promise<boolean> =>
    put(after, now, AS_READ, valuesOf(before));

  return {
    /** The first that is to be unpacked. [1 request] */
    async first(webhook: WebhookId): Promise<Packed | undefined> {
      const { Items = [] } = await queueHead(table, webhook, PACKED, 1);
      return Items[0] && packedIn(Items[0]);
    },

    /**
     * Leaves an entry for each webhook that leads to announcement `number` and all behind it. Called once that is written: an
     * entry that is there leads to it already, since none is dropped while there is more. [1 request for 100, and 1 for each
     * webhook without such an entry, or whose entry was not changed for four days]
     */
    async lead(
      webhooks: readonly WebhookId[],
      { athleteId, lane, number, now }: Pick<Packed, 'athleteId' | 'lane'> & { number: number; now: Instant },
    ): Promise<void> {
      const entries = webhooks.map((webhook): Packed => ({ webhook, athleteId, lane, after: number - 1, from: 0 }));
      const found = await batchGet(table, entries.map(packedKey));
      const lasts = (item: Item) => Number(item['expiresAtSeconds']) >= toSeconds(instantAfter(now, LEFT_MS));
      await Promise.all(
        entries.map(async (entry) => {
          const item = found.get(keyText(packedKey(entry)));
          const there = item && packedIn(item);
          if (!there || there.after >= number)
            await put(entry, now, 'attribute_not_exists(pk) OR #after > :after', { ':after': entry.after });
          // Whoever changes it meanwhile keeps it anew, and whoever drops it has seen this announcement.
          else if (!lasts(item)) await advance(there, there, now);
        }),
      );
    },

    advance,

    /** Drops an entry, unless there is more than announcement `latest` or it was changed meanwhile. [1 request] */
    async drop(packed: Packed, latest: number): Promise<boolean> {
      const isLatest = {
        TableName: table.name,
        Key: announcedKey(packed.athleteId, packed.lane),
        ConditionExpression: 'attribute_not_exists(pk) OR announced = :latest',
        ExpressionAttributeValues: { ':latest': latest },
      };
      const dropped = {
        TableName: table.name,
        Key: packedKey(packed),
        ConditionExpression: AS_READ,
        ExpressionAttributeNames: { '#after': 'after', '#from': 'from' },
        ExpressionAttributeValues: valuesOf(packed),
      };
      return (await transact(table, [{ ConditionCheck: isLatest }, { Delete: dropped }])) === undefined;
    },
  };
};

const AS_READ = '#after = :after AND #from = :from';
const valuesOf = ({ after, from }: Packed): Item => ({ ':after': after, ':from': from });

function packedIn({ webhook, athleteId, lane, after, from }: Item): Packed {
  return {
    webhook: webhook as WebhookId,
    athleteId: athleteId as AthleteId,
    lane: lane as Lane,
    after: Number(after),
    from: Number(from),
  };
}
