import type { AthleteId } from '../../domain/ids.ts';
import type { WebhookEvent } from '../../domain/webhook/webhook-event.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import { queryOne } from '../dynamodb/reads.ts';
import type { Table } from '../dynamodb/table-access.ts';
import { recordOf } from '../items.ts';
import { backfillKey, toSeconds } from '../keys.ts';

/**
 * Old runs and sessions of an athlete that were recorded together: once for all who are to be told, so that years of runs
 * cost what a few events cost until somebody reads them. It lies with the athlete, and is erased with them.
 */
export interface BackfillRecord {
  kind: 'backfill';
  athleteId: AthleteId;
  name: string;
  /** Each with its name, and when it was recorded, to the second. */
  events: readonly (Pick<WebhookEvent, 'type' | 'ids' | 'about'> & { name: string; occurredAt: Instant })[];
  createdAt: Instant;
}

/** How long it is read: as long as a delivery is attempted, and an outage of ours on top. */
const KEPT_SECONDS = 5 * 86_400;

export const backfillStore = (table: Table) => ({
  /** Idempotent. [1 request] */
  async put(record: BackfillRecord): Promise<void> {
    const expiresAtSeconds = toSeconds(record.createdAt) + KEPT_SECONDS;
    await table.client.call('PutItem', {
      TableName: table.name,
      Item: { ...backfillKey(record.athleteId, record.name), ...record, expiresAtSeconds },
    });
  },

  /** Undefined once it is erased. [1 request] */
  async find(athlete: AthleteId, name: string): Promise<BackfillRecord | undefined> {
    const item = await queryOne(table, backfillKey(athlete, name));
    return item && recordOf<BackfillRecord>(item);
  },
});
