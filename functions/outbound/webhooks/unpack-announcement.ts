import type { WebhookId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import { mayReceive } from '../../domain/webhook/webhook-access.ts';
import { newDelivery } from '../../domain/webhook/webhook-delivery.ts';
import { ownerOf } from '../../store/outbound/keys.ts';
import { readerOf } from './reader.ts';
import type { Store } from '../../store/store.ts';

/** How many events become deliveries at a time: 3 items each, in one transaction. */
const AT_ONCE = 25;

/**
 * Makes deliveries of the next announced events that a webhook is to be told of, only once nothing else is due to it: what a
 * receiver cannot take yet stays one entry. Returns whether there were any.
 */
export async function unpackAnnouncement(
  { packed: entries, announcements, deliveries, retryOnConflict, webhooks, athletes }: Store,
  id: WebhookId,
  now: Instant,
): Promise<boolean> {
  const packed = await entries.first(id);
  if (!packed) return false;
  const { athleteId, lane, after, from } = packed;
  const owner = ownerOf(id);
  // Before the rest: whoever announces more from here on keeps the entry from being dropped.
  const latest = await announcements.latest(athleteId, lane);
  const [announcement, own, [view]] = await Promise.all([
    announcements.next(athleteId, lane, after),
    webhooks.of(owner),
    athletes.views(owner, [athleteId]),
  ]);
  const webhook = own.webhooks[id];
  if (!announcement || !view || webhook?.status !== 'ENABLED') {
    await entries.drop(packed, latest);
    return true;
  }
  // Announcements may have expired, and with them the one that was begun.
  const begun = announcement.number === after + 1 ? from : 0;
  const some = announcement.events
    .slice(begun, begun + AT_ONCE)
    .filter((event) => webhook.eventTypes.includes(event.type) && mayReceive(owner, view.roles, event));
  const added = some.map(({ name: event, occurredAt, ...rest }) =>
    newDelivery(id, { ...rest, athleteId, change: event }, { name: event, occurredAt, now, lane }),
  );
  // Of what is new, the trail has each when it is sent.
  const reader = lane === 'BACKFILL' ? readerOf(id, added, view.roles, now) : undefined;
  await retryOnConflict(() => deliveries.unpack(added, owner, reader));
  const next = begun + AT_ONCE;
  const { number, events } = announcement;
  const isLast = next >= events.length && number === latest;
  if (!isLast || !(await entries.drop(packed, latest)))
    await entries.advance(
      packed,
      { ...packed, ...(next < events.length ? { after: number - 1, from: next } : { after: number, from: 0 }) },
      now,
    );
  return true;
}
