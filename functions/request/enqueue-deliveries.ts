import type { PersonId, WebhookId } from '../domain/ids.ts';
import { mayReceive } from '../domain/webhook/webhook-access.ts';
import { newDelivery } from '../domain/webhook/webhook-delivery.ts';
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

/**
 * Writes a delivery for each webhook that is to receive events about one athlete; `functions/outbound` sends them. Events
 * without listeners cost two requests. Idempotent: a delivery that is there is left as it is.
 */
export async function enqueueEvents(
  { deliveries, eventName, retryOnConflict }: Pick<Store, 'deliveries' | 'eventName' | 'retryOnConflict'>,
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
    return webhooksFor(event, listeners).map((webhook) => newDelivery(webhook, event, { name, occurredAt, now }));
  });
  const added = await Promise.all(due.map((delivery) => retryOnConflict(() => deliveries.add(delivery))));
  const breaches = events.filter(({ type }) => type === 'INSTRUCTION_BREACHED').length;
  // The ids are those that receivers see as `webhook-id`, and that `functions/outbound` logs with each attempt.
  const eventIds = [...new Set(due.map(({ eventId }) => eventId))];
  return {
    delivered: added.filter(Boolean).length,
    ...(breaches > 0 && { breaches }),
    ...(eventIds.length > 0 && { eventIds }),
  };
}

/** The webhooks that receive an event: enabled, subscribed to its type, and owned by somebody who may receive it. */
const webhooksFor = (event: WebhookEvent, listeners: readonly Listener[]): WebhookId[] =>
  listeners
    .filter(({ person, roles }) => mayReceive(person, roles, event))
    .flatMap(({ webhooks }) => Object.values(webhooks.webhooks))
    .filter(({ status, eventTypes }) => status === 'ENABLED' && eventTypes.includes(event.type))
    .map(({ id }) => id);
