import type { AthleteId } from '../../domain/ids.ts';
import type { WebhookEvent } from '../../domain/webhook/webhook-event.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import { queryOne } from '../dynamodb/reads.ts';
import type { Table } from '../dynamodb/table-access.ts';
import { recordOf } from '../items.ts';
import { toSeconds } from '../keys.ts';
import { announcementKey } from './keys.ts';

/**
 * Events of an athlete, once for all who are to be told and cannot be yet: old runs and sessions that were recorded together,
 * and what is new while receivers are not sent anything. So they cost next to nothing until somebody takes them. It lies with
 * the athlete, and is erased with them.
 */
export interface AnnouncementRecord {
  kind: 'announcement';
  athleteId: AthleteId;
  name: string;
  /** Each with its name, and when it was recorded, to the second. */
  events: readonly (Pick<WebhookEvent, 'type' | 'ids' | 'about'> & { name: string; occurredAt: Instant })[];
  createdAt: Instant;
}

/** How long it is read: as long as a delivery is attempted, and an outage of ours on top. */
const KEPT_SECONDS = 5 * 86_400;

export const announcementStore = (table: Table) => ({
  /** Idempotent. [1 request] */
  async put(record: AnnouncementRecord): Promise<void> {
    const expiresAtSeconds = toSeconds(record.createdAt) + KEPT_SECONDS;
    await table.client.call('PutItem', {
      TableName: table.name,
      Item: { ...announcementKey(record.athleteId, record.name), ...record, expiresAtSeconds },
    });
  },

  /** Undefined once it is erased. [1 request] */
  async find(athlete: AthleteId, name: string): Promise<AnnouncementRecord | undefined> {
    const item = await queryOne(table, announcementKey(athlete, name));
    return item && recordOf<AnnouncementRecord>(item);
  },
});
