import type { AthleteId, DeliveryId, WebhookId } from '../ids.ts';
import { keyOf } from '../ids.ts';
import { instantAfter } from '../time.ts';
import type { WebhookRecord } from './webhook.ts';
import type { WebhookEvent } from './webhook-event.ts';
import type { Instant, WebhookEventType } from '../vocabulary.ts';

export type WebhookDeliveryStatus = 'PENDING' | 'DELIVERED' | 'FAILED';

/** One event on its way to one webhook. */
export interface DeliveryRecord {
  kind: 'webhookDelivery';
  id: DeliveryId;
  /** Sent as `webhook-id`: the same for each try, and for each webhook that hears of the event. */
  eventId: `evt_${string}`;
  eventType: WebhookEventType;
  /** When it happened, to the second. */
  occurredAt: Instant;
  athleteId: AthleteId;
  ids: WebhookEvent['ids'];
  about: WebhookEvent['about'];
  status: WebhookDeliveryStatus;
  /** Tries that were begun, since it was first sent or sent again. */
  attempts: number;
  /** What the receiver answered last; absent where it did not answer. */
  lastStatusCode?: number;
  /** When it is tried (again); absent when it is settled. */
  nextAttemptAt?: Instant;
  /** After this it is not tried again. */
  giveUpAt: Instant;
  createdAt: Instant;
}

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long it is tried. */
const TRIES_MS = 3 * DAY_MS;
/** How long nothing may get through to a receiver before its webhook is disabled. */
const DEAD_MS = 5 * DAY_MS;
/** The stream has it sent at once. Should that fail before a try is begun, it is due by then. */
const FIRST_TRY_BY_MS = 60 * SECOND_MS;
const FIRST_WAIT_MS = 30 * SECOND_MS;
const LONGEST_WAIT_MS = 12 * HOUR_MS;

/** An event on its way to a webhook, from `now` on. `hash` names the event in 22 characters. */
export function newDelivery(
  webhook: WebhookId,
  { type, athleteId, ids, about }: WebhookEvent,
  { hash, occurredAt, now }: { hash: string; occurredAt: Instant; now: Instant },
): DeliveryRecord {
  return {
    kind: 'webhookDelivery',
    id: `dlv_${keyOf(webhook)}.${String(Date.parse(occurredAt)).padStart(13, '0')}.${hash}`,
    eventId: `evt_${hash}`,
    eventType: type,
    occurredAt,
    athleteId,
    ids,
    about,
    createdAt: now,
    ...beginning(now),
  };
}

/** What is true of a delivery that is begun, or begun again. */
const beginning = (now: Instant) => ({
  status: 'PENDING' as const,
  attempts: 0,
  nextAttemptAt: instantAfter(now, FIRST_TRY_BY_MS),
  giveUpAt: instantAfter(now, TRIES_MS),
});

/** A delivery that is to be sent again, whatever came of it: due at once. */
export const redelivered = ({ lastStatusCode: _, ...delivery }: DeliveryRecord, now: Instant): DeliveryRecord => ({
  ...delivery,
  ...beginning(now),
  nextAttemptAt: now,
});

/**
 * The delivery with its next try begun at `now`, and the one after that planned: should this one never end, it is due
 * then. The waits are half a minute, two, eight and so on up to twelve hours, each between 3/4 and 5/4 of that: `random`
 * is 0 to 1. With the first wait longer than a try takes, no two run at once.
 */
export function tried(delivery: DeliveryRecord, now: Instant, random: number): DeliveryRecord {
  const wait = Math.min(FIRST_WAIT_MS * 4 ** delivery.attempts, LONGEST_WAIT_MS) * (0.75 + random / 2);
  return { ...delivery, attempts: delivery.attempts + 1, nextAttemptAt: instantAfter(now, Math.round(wait)) };
}

/** What came of a try: the answer's status, or none. */
export type Outcome = { statusCode: number } | { failure: 'REFUSED_ADDRESS' | 'TIMEOUT' | 'UNREACHABLE' };

/** The delivery after a try. It is delivered by an answer of 200 to 299, and failed when no further try is in time. */
export function settled(delivery: DeliveryRecord, outcome: Outcome): DeliveryRecord {
  const { lastStatusCode: _, ...rest } = delivery;
  const { nextAttemptAt, ...done } = {
    ...rest,
    ...('statusCode' in outcome && { lastStatusCode: outcome.statusCode }),
  };
  if (isDelivered(outcome)) return { ...done, status: 'DELIVERED' };
  const goesOn = !isGone(outcome) && nextAttemptAt !== undefined && nextAttemptAt <= delivery.giveUpAt;
  return goesOn ? { ...done, nextAttemptAt } : { ...done, status: 'FAILED' };
}

/** The delivery without a further try: nobody is there any more to hear of it. */
export const givenUp = ({ nextAttemptAt: _, ...delivery }: DeliveryRecord): DeliveryRecord => ({
  ...delivery,
  status: 'FAILED',
});

export const isDelivered = (outcome: Outcome): boolean =>
  'statusCode' in outcome && outcome.statusCode >= 200 && outcome.statusCode < 300;

const isGone = (outcome: Outcome): boolean => 'statusCode' in outcome && outcome.statusCode === 410;

/** How well a webhook is after a try: since when nothing got through, and whether it is disabled by that. */
export function healthAfter(
  webhook: Pick<WebhookRecord, 'failingSince'>,
  outcome: Outcome,
  now: Instant,
): Pick<WebhookRecord, 'failingSince' | 'disabledReason'> {
  if (isDelivered(outcome)) return {};
  const failingSince = webhook.failingSince ?? now;
  if (isGone(outcome)) return { failingSince, disabledReason: 'GONE' };
  const isDead = now >= instantAfter(failingSince, DEAD_MS);
  return { failingSince, ...(isDead && { disabledReason: 'FAILING' }) };
}
