import type { AthleteId, PersonId, WebhookId } from '../domain/ids.ts';
import { mayReceive } from '../domain/webhook/webhook-access.ts';
import { newDelivery } from '../domain/webhook/webhook-delivery.ts';
import type { Lane } from '../domain/webhook/lane.ts';
import type { WebhookEvent } from '../domain/webhook/webhook-event.ts';
import type { Instant } from '../domain/vocabulary.ts';
import type { Listener } from '../store/outbound/delivery.ts';
import { ownerOf } from '../store/outbound/keys.ts';
import type { Store } from '../store/store.ts';

/** What came of events, for the log and its figures. */
export interface Enqueued {
  delivered: number;
  breaches?: number;
  eventIds?: string[];
}

export type EnqueueStore = Pick<
  Store,
  'announcements' | 'deliveries' | 'endpoints' | 'eventName' | 'packed' | 'retryOnConflict'
>;

/**
 * Writes a delivery for each webhook that is to receive events about one athlete; `functions/outbound` sends them. Events
 * without listeners cost two requests. Idempotent: a delivery that is there is left as it is.
 */
export async function enqueueEvents(
  store: EnqueueStore,
  events: readonly WebhookEvent[],
  { occurredAt, now }: { occurredAt: Instant; now: Instant },
): Promise<Enqueued> {
  const { deliveries, endpoints, eventName, retryOnConflict } = store;
  const [first] = events;
  if (!first) return { delivered: 0 };
  const others = events.flatMap(({ about }): PersonId[] => (about.holder === undefined ? [] : [about.holder]));
  const listeners = await deliveries.listeners(first.athleteId, others);
  const heard = events.map((event) => ({ event, webhooks: webhooksFor(event, listeners) }));
  const receivers = [...new Set(heard.flatMap(({ webhooks }) => webhooks))];
  const states = await endpoints.states(receivers, 'LIVE', now);
  // To a receiver that is sent nothing for now, a delivery would be of no use yet.
  const isPaused = (webhook: WebhookId) => states.get(webhook)?.isPaused === true;
  const due = heard.flatMap(({ event, webhooks }) => {
    // The same each time that the change is processed.
    const name = eventName(event.change);
    return webhooks
      .filter((webhook) => !isPaused(webhook) || isLeaveOf(ownerOf(webhook), event))
      .map((webhook) => newDelivery(webhook, event, { name, occurredAt, now, lane: 'LIVE' }));
  });
  const added = await retryOnConflict(() => deliveries.add(due));
  await wakeAll(
    store,
    receivers.filter((webhook) => !isPaused(webhook)),
    'LIVE',
    now,
  );
  const old = events.map((event) => ({ event, occurredAt }));
  const paused = receivers.filter(isPaused);
  await announce(store, old, { receivers: paused, lane: 'LIVE', now });
  // Their circuits may have ended meanwhile, and all else been sent.
  await wakeAll(store, paused, 'LIVE', now);
  const breaches = events.filter(({ type }) => type === 'INSTRUCTION_BREACHED').length;
  // The ids are those that receivers see as `webhook-id`, and that `functions/outbound` logs with each attempt.
  const told = heard.filter(({ webhooks }) => webhooks.length > 0);
  const eventIds = [...new Set(told.map(({ event }) => `evt_${eventName(event.change)}`))];
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
  store: EnqueueStore,
  athleteId: AthleteId,
  old: readonly OldEvent[],
  now: Instant,
): Promise<Enqueued> {
  const listeners = await store.deliveries.listeners(athleteId, []);
  const receivers = [...new Set(old.flatMap(({ event }) => webhooksFor(event, listeners)))];
  if (receivers.length === 0) return { delivered: 0 };
  await announce(store, old, { receivers, lane: 'BACKFILL', now });
  await wakeAll(store, receivers, 'BACKFILL', now);
  return { delivered: 0, eventIds: old.map(({ event }) => `evt_${store.eventName(event.change)}`) };
}

/**
 * Wakes webhooks that something was written for, also if it was there: whoever wrote it may not have come this far. Most of many
 * need not be woken, so they are read first.
 */
async function wakeAll({ endpoints }: EnqueueStore, receivers: readonly WebhookId[], lane: Lane, now: Instant) {
  if (receivers.length === 0) return;
  const states = await endpoints.states(receivers, lane, now);
  const asleep = receivers.filter((id) => states.get(id)?.isDue !== true);
  await Promise.all(asleep.map((id) => endpoints.wake(id, lane, now)));
}

/** Writes events once, and an entry for each webhook that is to receive some of them and has none. */
async function announce(
  { announcements, eventName, packed, retryOnConflict }: EnqueueStore,
  old: readonly OldEvent[],
  { receivers, lane, now }: { receivers: readonly WebhookId[]; lane: Lane; now: Instant },
): Promise<void> {
  const [first] = old;
  if (!first || receivers.length === 0) return;
  const { athleteId } = first.event;
  const events = old.map(({ event: { type, ids, about, change }, occurredAt }) => {
    return { type, ids, about, name: eventName(change), occurredAt };
  });
  const number = await retryOnConflict(() => announcements.add({ athleteId, lane, events, createdAt: now }), 'safety');
  await packed.lead(receivers, { athleteId, lane, number, now });
}

/** Whether an event says that somebody lost their grant: with it they lose what is announced to them. */
const isLeaveOf = (person: PersonId, { type, about }: WebhookEvent): boolean =>
  type === 'GRANT_REVOKED' && about.holder === person;

/** The webhooks that receive an event: enabled, subscribed to its type, and owned by somebody who may receive it. */
const webhooksFor = (event: WebhookEvent, listeners: readonly Listener[]): WebhookId[] =>
  listeners
    .filter(({ person, roles }) => mayReceive(person, roles, event))
    .flatMap(({ webhooks }) => Object.values(webhooks.webhooks))
    .filter(({ status, eventTypes }) => status === 'ENABLED' && eventTypes.includes(event.type))
    .map(({ id }) => id);
