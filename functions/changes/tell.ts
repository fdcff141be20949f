import type { DynamoDBRecord } from 'aws-lambda';
import type { Instant } from '../domain/vocabulary.ts';
import type { Enqueued } from '../request/enqueue-deliveries.ts';
import { kindOf } from '../runtime/stream-batch.ts';
import type { Store } from '../store/store.ts';
import { gatherBackfill } from './backfill.ts';
import { enqueueDeliveries } from './webhook.ts';

/** The records of a batch of which webhooks are told. */
export interface Telling {
  /** Undefined for a record that is told to nobody. */
  of(record: DynamoDBRecord): Promise<Enqueued | undefined> | undefined;
  /** Resolves once all are told, or have failed. */
  ended(): Promise<unknown>;
}

/** The kinds of items that mean something to webhooks. */
const TOLD = new Set([
  'athlete',
  'comment',
  'deletedRun',
  'grant',
  'import',
  'instruction',
  'run',
  'session',
  'symptom',
]);
/** How many are told at a time. */
const AT_ONCE = 10;

/**
 * Tells webhooks of a batch's records, what is new before what is old: nothing that happened now waits for an audit trail that
 * is folded, or for the runs of past years.
 */
export function tellWebhooks(store: Store, records: readonly DynamoDBRecord[], now: () => Instant): Telling {
  const backfill = gatherBackfill(store, records, now);
  const told = records.filter((record) => TOLD.has(kindOf(record) ?? ''));
  const tells = new Map(told.map((record) => [record, Promise.withResolvers<Enqueued | undefined>()]));
  // Each is awaited by its own record, and may fail before.
  for (const { promise } of tells.values()) promise.catch(() => undefined);

  const isOld = (record: DynamoDBRecord) => backfill.has(record);
  const waiting = [...told.filter((record) => !isOld(record)), ...told.filter(isOld)];
  async function work(): Promise<void> {
    for (let record = waiting.shift(); record; record = waiting.shift()) {
      const { resolve, reject } = tells.get(record) ?? Promise.withResolvers<Enqueued | undefined>();
      await (backfill.tell(record) ?? enqueueDeliveries(store, record, now())).then(resolve, reject);
    }
  }
  const working = Promise.all(Array.from({ length: AT_ONCE }, work));
  return { of: (record) => tells.get(record)?.promise, ended: () => working };
}
