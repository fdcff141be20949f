import type { AthleteId, PersonId, WebhookId } from '../domain/ids.ts';
import { mayReceive } from '../domain/webhook/webhook-access.ts';
import { newDelivery, webhookOf } from '../domain/webhook/webhook-delivery.ts';
import type { WebhookEvent } from '../domain/webhook/webhook-event.ts';
import type { Instant } from '../domain/vocabulary.ts';
import type { Listener } from '../store/outbound/delivery.ts';
import type { Store } from '../store/store.ts';

/** What came of events, for the log and its figures. */
export interface Enqueued {
  delivered: number;
  breaches?: number;
  eventIds?: string[];
}

export type EnqueueStore = Pick<Store, 'deliveries' | 'endpoints' | 'eventName' | 'retryOnConflict'>;

/**
 * Writes a delivery for each webhook that is to receive events about one athlete; `functions/outbound` sends them. Events
 * without listeners cost two requests. Idempotent: a delivery that is there is left as it is.
 */
export async function enqueueEvents(
  { deliveries, endpoints, eventName, retryOnConflict }: EnqueueStore,
  events: readonly WebhookEvent[],
  { occurredAt, now }: { occurredAt: Instant; now: Instant },
): Promise<Enqueued> {
  const [first] = events;
  if (!first) return { delivered: 0 };
  const others = events.flatMap(({ about }): PersonId[] => (about.holder === undefined ? [] : [about.holder]));
  const listeners = await deliveries.listeners(first.athleteId, others);
  const due = events.flatMap((event) => {
    // The same each time that the change is processed.
    const name = eventName(event.change);
    return webhooksFor(event, listeners).map((webhook) =>
      newDelivery(webhook, event, { name, occurredAt, now, lane: 'LIVE' }),
    );
  });
  const added = await retryOnConflict(() => deliveries.add(due));
  // Those that were there, too: whoever wrote them may not have come this far.
  await endpoints.wakeAll([...new Set(due.map(({ id }) => webhookOf(id)))], 'LIVE', now);
  const breaches = events.filter(({ type }) => type === 'INSTRUCTION_BREACHED').length;
  // The ids are those that receivers see as `webhook-id`, and that `functions/outbound` logs with each attempt.
  const eventIds = [...new Set(due.map(({ eventId }) => eventId))];
  return {
    delivered: added,
    ...(breaches > 0 && { breaches }),
    ...(eventIds.length > 0 && { eventIds }),
  };
}

/** Events of old runs and sessions that were recorded together. */
export interface OldEvent {
  event: WebhookEvent;
  occurredAt: Instant;
}

/**
 * Writes old events of one athlete once, and an entry for each webhook that is to receive some of them; `functions/outbound`
 * makes deliveries of them as its receiver takes them. Without listeners they cost two requests together. Idempotent: an
 * event that comes again becomes the same delivery.
 */
export async function enqueueBackfill(
  { backfills, deliveries, endpoints, eventName, queue }: EnqueueStore & Pick<Store, 'backfills' | 'queue'>,
  athleteId: AthleteId,
  old: readonly OldEvent[],
  now: Instant,
): Promise<Enqueued> {
  const listeners = await deliveries.listeners(athleteId, []);
  const receivers = [...new Set(old.flatMap(({ event }) => webhooksFor(event, listeners)))];
  if (receivers.length === 0) return { delivered: 0 };
  const events = old.map(({ event, occurredAt }) => {
    const { type, ids, about, change } = event;
    return { type, ids, about, name: eventName(change), occurredAt };
  });
  const name = eventName(events.map((event) => event.name).join(' '));
  // It has to be there before an entry that leads to it.
  await backfills.put({ kind: 'backfill', athleteId, name, events, createdAt: now });
  await queue.pack(receivers.map((webhook) => ({ webhook, athleteId, name, at: now, from: 0 })));
  await endpoints.wakeAll(receivers, 'BACKFILL', now);
  return { delivered: 0, eventIds: events.map((event) => `evt_${event.name}`) };
}

/** The webhooks that receive an event: enabled, subscribed to its type, and owned by somebody who may receive it. */
const webhooksFor = (event: WebhookEvent, listeners: readonly Listener[]): WebhookId[] =>
  listeners
    .filter(({ person, roles }) => mayReceive(person, roles, event))
    .flatMap(({ webhooks }) => Object.values(webhooks.webhooks))
    .filter(({ status, eventTypes }) => status === 'ENABLED' && eventTypes.includes(event.type))
    .map(({ id }) => id);
