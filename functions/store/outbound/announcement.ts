import type { AthleteId } from '../../domain/ids.ts';
import type { Lane } from '../../domain/webhook/lane.ts';
import type { WebhookEvent } from '../../domain/webhook/webhook-event.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import { WriteConflict } from '../dynamodb/errors.ts';
import { queryOne } from '../dynamodb/reads.ts';
import type { Table } from '../dynamodb/table-access.ts';
import { transact, type Write } from '../dynamodb/writes.ts';
import { recordOf } from '../items.ts';
import { LAST, toSeconds } from '../keys.ts';
import { announcedKey, announcementKey, announcementPrefix } from './keys.ts';

/**
 * Events of an athlete, once for all who are to be told and cannot be yet: old runs and sessions that were recorded together,
 * and what is new while receivers are not sent anything. So they cost next to nothing until somebody takes them. It lies with
 * the athlete, and is erased with them.
 */
export interface AnnouncementRecord {
  kind: 'announcement';
  athleteId: AthleteId;
  lane: Lane;
  /** Counts an athlete's announcements in a lane from 1, in the order in which they were written. */
  number: number;
  /** Each with its name, and when it was recorded, to the second. */
  events: readonly (Pick<WebhookEvent, 'type' | 'ids' | 'about'> & { name: string; occurredAt: Instant })[];
  createdAt: Instant;
}

/** How long it is read: as long as a delivery is attempted, and an outage of ours on top. */
const KEPT_SECONDS = 5 * 86_400;
/** How long it is known how many there were: longer than anything lasts that says a number. */
const COUNTED_SECONDS = 40 * 86_400;
/** So many fit into one item with room to spare, and are read as a whole for each 25 that become deliveries. */
const EVENTS_EACH = 100;

export const announcementStore = (table: Table) => {
  /** The number of the latest; 0 if there was none yet, or the athlete is erased. [1 request, 1 RCU] */
  async function latest(athlete: AthleteId, lane: Lane): Promise<number> {
    const item = await queryOne(table, announcedKey(athlete, lane));
    return Number(item?.['announced'] ?? 0);
  }

  return {
    latest,

    /**
     * Adds events behind all that were announced, a hundred in each announcement, and returns the number of the first. Whoever
     * has read a number has seen all before it. Throws WriteConflict. [2 requests]
     */
    async add({ athleteId, lane, events, createdAt }: Omit<AnnouncementRecord, 'kind' | 'number'>): Promise<number> {
      const before = await latest(athleteId, lane);
      const records = Array.from({ length: Math.ceil(events.length / EVENTS_EACH) }, (_, index): AnnouncementRecord => {
        const some = events.slice(index * EVENTS_EACH, (index + 1) * EVENTS_EACH);
        return { kind: 'announcement', athleteId, lane, number: before + index + 1, events: some, createdAt };
      });
      const expiresAtSeconds = toSeconds(createdAt) + KEPT_SECONDS;
      const puts = records.map((record): Write => {
        const key = announcementKey(athleteId, lane, record.number);
        return { Put: { TableName: table.name, Item: { ...key, ...record, expiresAtSeconds } } };
      });
      const count: Write = {
        Put: {
          TableName: table.name,
          // It expires, too: one that comes after an erasure is found by nobody.
          Item: {
            ...announcedKey(athleteId, lane),
            kind: 'announced',
            announced: before + records.length,
            expiresAtSeconds: toSeconds(createdAt) + COUNTED_SECONDS,
          },
          ConditionExpression: before === 0 ? 'attribute_not_exists(pk)' : 'announced = :before',
          ...(before > 0 && { ExpressionAttributeValues: { ':before': before } }),
        },
      };
      if (await transact(table, [count, ...puts])) throw new WriteConflict();
      return before + 1;
    },

    /** The first announcement after number `after`; undefined if there is none, or it has expired. [1 request] */
    async next(athlete: AthleteId, lane: Lane, after: number): Promise<AnnouncementRecord | undefined> {
      const { pk, sk } = announcementPrefix(athlete, lane);
      const { Items = [] } = await table.client.call('Query', {
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': pk,
          ':from': announcementKey(athlete, lane, after + 1).sk,
          ':to': sk + LAST,
        },
        ConsistentRead: true,
        Limit: 1,
      });
      return Items[0] && recordOf<AnnouncementRecord>(Items[0]);
    },
  };
};
