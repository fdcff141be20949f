import type { DynamoDBRecord } from 'aws-lambda';
import { eventsOf, nextChangeAfter } from '../domain/webhook/webhook-event.ts';
import { instantAt } from '../domain/time.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { type Enqueued, enqueueEvents, type EnqueueStore } from '../request/enqueue-deliveries.ts';
import { imagesOf } from '../store/outbound/image.ts';
import type { Store } from '../store/store.ts';

/** A record without the time of its write. Retrying does not help. */
export class UnusableChange extends Error {
  override name = 'UnusableChange';
}

/**
 * Writes the deliveries of a change, and schedules the next instant at which the athlete's availability changes by itself.
 * Judged as of the change's own time, however late its record comes. A change that causes neither costs no request.
 * Undefined if there was no event.
 */
export async function enqueueDeliveries(
  store: EnqueueStore & Pick<Store, 'schedule'>,
  record: DynamoDBRecord,
  now: Instant,
): Promise<Enqueued | undefined> {
  const images = imagesOf(record.dynamodb);
  const seconds = record.dynamodb?.ApproximateCreationDateTime;
  const writtenAt = Math.floor(seconds ?? 0) * 1000;
  // The stream rounds down to the second: by its end, the write and all that it says of its own instant have happened.
  const at = instantAt(writtenAt + 999);
  const events = eventsOf(images, at);
  const next = nextChangeAfter(images, at);
  if (events.length === 0 && next === undefined) return undefined;
  if (seconds === undefined) throw new UnusableChange();
  if (next) await store.schedule.add(next);
  if (events.length === 0) return undefined;
  return enqueueEvents(store, events, { occurredAt: instantAt(writtenAt), now });
}
