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
import { type Item, keyText, type Table } from '../dynamodb/table-access.ts';
import { transact, type Write } from '../dynamodb/writes.ts';
import { scheduleWrite } from './schedule.ts';
import { queueWrite, requeueWrites, type Waiting, waitingOf } from './queue.ts';
import { recordsAt } from '../entity.ts';
import { recordOf } from '../items.ts';
import { grantKey, isExpired, LAST, profileKey, toSeconds } from '../keys.ts';
import { deliveryKey, deliveryMarkKey, deliveryPrefix, webhooksKey } from './keys.ts';
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
   * Writes deliveries, each with the entry by which it waits and the mark that an erasure finds it by. Returns how many were
   * new: one that is there is not changed. Throws WriteConflict. [1 request for 33, more if some are there already]
   */
  async add(deliveries: readonly DeliveryRecord[]): Promise<number> {
    let added = 0;
    for (let start = 0; start < deliveries.length; start += MOST_AT_ONCE)
      added += await addSome(table, deliveries.slice(start, start + MOST_AT_ONCE), []);
    return added;
  },

  /**
   * The same for at most 25 about one athlete, long after their events: only while the grant of their receiver lives, so that
   * an erasure finds all of them. `reader` says who will read them, for the athlete's audit trail. [1 request]
   */
  async unpack(deliveries: readonly DeliveryRecord[], receiver: PersonId, reader?: Writer): Promise<void> {
    const [first] = deliveries;
    if (!first) return;
    const granted: Write = {
      ConditionCheck: {
        TableName: table.name,
        Key: grantKey(first.athleteId, receiver),
        ConditionExpression: 'attribute_exists(pk)',
      },
    };
    const written = deliveries.map(({ id }) => ({ id, version: 1 }));
    const access = accessWrites(table, first.athleteId, reader, { kinds: 0, written });
    await addSome(table, deliveries, [granted, ...access]);
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
   * Writes that an attempt begins, unless the delivery has changed since it was read: another attempt may be running, or the
   * athlete was erased; then it returns false. Before a message leaves, `reader` says who will read it, for the athlete's
   * audit trail. The entry stays where it is, in case this attempt never ends. [1 request]
   */
  async begin(before: DeliveryRecord, after: DeliveryRecord, reader?: Writer): Promise<boolean> {
    const access = accessWrites(table, after.athleteId, reader, {
      kinds: 0,
      written: [{ id: `${after.id} ${String(reader?.at)}`, version: after.attempts }],
    });
    return (await transact(table, [putIfAsRead(table, before, after), ...access])) === undefined;
  },

  /**
   * Writes the result of an attempt, and when the next one is due in place of the entry that it was found by. Returns false
   * if the delivery has changed since it was read. [1 request]
   */
  async move(before: DeliveryRecord, after: DeliveryRecord, entry: Waiting): Promise<boolean> {
    const entries = requeueWrites(table, [entry, waitingOf(before)], waitingOf(after));
    return (await transact(table, [putIfAsRead(table, before, after), ...entries])) === undefined;
  },

  /**
   * Makes a delivery due again, for a mutation. The schedule wakes its webhook. Throws WriteConflict if the delivery has
   * changed since it was read. [1 request]
   */
  async redeliver(before: DeliveryRecord, after: DeliveryRecord, once?: IdempotentCall): Promise<void> {
    const waiting = waitingOf(after);
    const writes = [
      putIfAsRead(table, before, after),
      markWrite(table, after),
      ...requeueWrites(table, [waitingOf(before)], waiting),
      ...(waiting ? [scheduleWrite(table, { id: waiting.id, at: waiting.at })] : []),
    ];
    await commit(table, writes, once, { delivery: after.id });
  },
});

/** Three items each, in a transaction of 100. */
const MOST_AT_ONCE = 33;

/** Adds those that are not there, with other writes; nothing if a condition of those does not hold. Returns how many. */
async function addSome(table: Table, deliveries: readonly DeliveryRecord[], others: readonly Write[]): Promise<number> {
  if (deliveries.length === 0) return 0;
  const each = deliveries.map((delivery) => addWrites(table, delivery));
  const cancelled = await transact(table, [...each.flat(), ...others]);
  if (!cancelled) return deliveries.length;
  const failed = new Set(cancelled.reasons.flatMap((code, at) => (code === 'ConditionalCheckFailed' ? [at] : [])));
  // The first write of each says whether it is there.
  const firsts = each.map((_, index) => each.slice(0, index).flat().length);
  const left = deliveries.filter((_, index) => !failed.has(firsts[index] ?? -1));
  if (left.length < deliveries.length) return addSome(table, left, others);
  if (failed.size > 0) return 0;
  throw new WriteConflict();
}

/** All that a new delivery is; the first says whether it is there. */
function addWrites(table: Table, delivery: DeliveryRecord): Write[] {
  const waiting = waitingOf(delivery);
  return [
    put(table, delivery, 'attribute_not_exists(pk)'),
    markWrite(table, delivery),
    ...(waiting ? [queueWrite(table, waiting)] : []),
  ];
}

const markWrite = (table: Table, delivery: DeliveryRecord): Write => ({
  Put: {
    TableName: table.name,
    Item: {
      ...deliveryMarkKey(delivery.athleteId, delivery.id),
      kind: 'deliveryMark',
      expiresAtSeconds: expiryOf(delivery),
    },
  },
});

const expiryOf = ({ giveUpAt }: DeliveryRecord): number => toSeconds(giveUpAt) + (KEPT_DAYS - 3) * 86_400;

const put = (table: Table, delivery: DeliveryRecord, ConditionExpression: string, values?: Item): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...deliveryKey(delivery.id), ...delivery, expiresAtSeconds: expiryOf(delivery) },
    ConditionExpression,
    ...(values && { ExpressionAttributeNames: { '#status': 'status' }, ExpressionAttributeValues: values }),
  },
});

const putIfAsRead = (table: Table, { status, attempts }: DeliveryRecord, after: DeliveryRecord): Write =>
  put(table, after, '#status = :status AND attempts = :attempts', { ':status': status, ':attempts': attempts });
