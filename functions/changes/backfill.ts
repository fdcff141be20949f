import type { DynamoDBRecord } from 'aws-lambda';
import type { AthleteId } from '../domain/ids.ts';
import { instantAt } from '../domain/time.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { laneOf } from '../domain/webhook/lane.ts';
import { eventsOf } from '../domain/webhook/webhook-event.ts';
import { type Enqueued, enqueueBackfill, type OldEvent } from '../request/enqueue-deliveries.ts';
import { kindOf } from '../runtime/stream-batch.ts';
import { imagesOf } from '../store/outbound/image.ts';
import type { Store } from '../store/store.ts';

/** The old runs and sessions of a batch of the stream, which are told of together: once for each athlete. */
export interface Backfill {
  has(record: DynamoDBRecord): boolean;
  /** Undefined for a record that is no old run or session. The same for all records of an athlete. */
  tell(record: DynamoDBRecord): Promise<Enqueued> | undefined;
}

/** Gathers what of a batch is backfill, so that a hundred old runs hold up what comes behind them no longer than one. */
export function gatherBackfill(store: Store, records: readonly DynamoDBRecord[], now: () => Instant): Backfill {
  const found = new Map(records.map((record) => [record, oldEventsIn(record)]));
  const old = [...found.values()].flat();
  const telling = new Map<AthleteId, Promise<Enqueued>>();
  return {
    has: (record) => (found.get(record)?.length ?? 0) > 0,
    tell(record) {
      const athleteId = found.get(record)?.[0]?.event.athleteId;
      if (athleteId === undefined) return undefined;
      const theirs = old.filter(({ event }) => event.athleteId === athleteId);
      const told = telling.get(athleteId) ?? enqueueBackfill(store, athleteId, theirs, now());
      telling.set(athleteId, told);
      return told;
    },
  };
}

/** What is to be told of a run or session that was recorded long after it began. */
function oldEventsIn(record: DynamoDBRecord): OldEvent[] {
  const seconds = record.dynamodb?.ApproximateCreationDateTime;
  if (seconds === undefined || (kindOf(record) !== 'run' && kindOf(record) !== 'session')) return [];
  const writtenAt = Math.floor(seconds) * 1000;
  const at = instantAt(writtenAt + 999);
  try {
    const images = imagesOf(record.dynamodb);
    if (laneOf(images.after, at) !== 'BACKFILL') return [];
    return eventsOf(images, at).map((event) => ({ event, occurredAt: instantAt(writtenAt) }));
  } catch {
    // A record that cannot be read fails by itself, when its turn comes, and takes no other with it.
    return [];
  }
}
