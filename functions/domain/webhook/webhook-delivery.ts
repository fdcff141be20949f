import type { AthleteId, DeliveryId, WebhookId } from '../ids.ts';
import { keyOf } from '../ids.ts';
import { instantAfter } from '../time.ts';
import type { WebhookRecord } from './webhook.ts';
import type { WebhookEvent } from './webhook-event.ts';
import type { Instant } from '../vocabulary.ts';
import type { WebhookEventType } from './event-type.ts';
import { type AttemptRecord, ATTEMPTS_KEPT, isDelivered, isGone, type Outcome } from './attempt.ts';
import type { Lane } from './lane.ts';

export type WebhookDeliveryStatus = 'PENDING' | 'DELIVERED' | 'FAILED';

/** The delivery of one event to one webhook. */
export interface DeliveryRecord {
  kind: 'webhookDelivery';
  id: DeliveryId;
  /** Sent as `webhook-id`: the same for each attempt, and for each webhook that receives the event. */
  eventId: `evt_${string}`;
  eventType: WebhookEventType;
  /** When it happened, to the second. */
  occurredAt: Instant;
  athleteId: AthleteId;
  ids: WebhookEvent['ids'];
  about: WebhookEvent['about'];
  status: WebhookDeliveryStatus;
  /** The attempts that were begun since it was first sent or last redelivered. */
  attempts: number;
  /** The receiver's latest status. Absent if it did not answer. */
  lastStatusCode?: number;
  /** Its latest attempts, oldest first; at most 10. Absent before the first, and in records of before December 2026. */
  attemptLog?: readonly AttemptRecord[];
  /** BACKFILL, or absent. */
  lane?: Exclude<Lane, 'LIVE'>;
  /** When the next attempt is due. Absent unless PENDING. */
  nextAttemptAt?: Instant;
  /** There is no attempt after this. */
  giveUpAt: Instant;
  createdAt: Instant;
}

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long a delivery is attempted. */
const ATTEMPTS_MS = 3 * DAY_MS;
/** How long every attempt to a receiver may fail before its webhook is disabled. */
const FAILING_MS = 5 * DAY_MS;
const FIRST_WAIT_MS = 30 * SECOND_MS;
const LONGEST_WAIT_MS = 12 * HOUR_MS;

/** A delivery of an event to a webhook, from `now` on. `name` is the event's, 22 characters that say nothing of it. */
export function newDelivery(
  webhook: WebhookId,
  { type, athleteId, ids, about }: WebhookEvent,
  { name, occurredAt, now, lane }: { name: string; occurredAt: Instant; now: Instant; lane: Lane },
): DeliveryRecord {
  return {
    kind: 'webhookDelivery',
    id: `dlv_${keyOf(webhook)}.${String(Date.parse(occurredAt)).padStart(13, '0')}.${name}`,
    eventId: `evt_${name}`,
    eventType: type,
    occurredAt,
    athleteId,
    ids,
    about,
    ...(lane === 'BACKFILL' && { lane }),
    createdAt: now,
    ...freshAttempts(now),
  };
}

/** The webhook of a delivery. */
export const webhookOf = (id: DeliveryId): WebhookId => `whk_${keyOf(id).split('.', 2).join('.')}`;

export const laneOfDelivery = ({ lane }: Pick<DeliveryRecord, 'lane'>): Lane => lane ?? 'LIVE';

/** The fields of a delivery whose attempts begin, or begin again: due at once. */
const freshAttempts = (now: Instant) => ({
  status: 'PENDING' as const,
  attempts: 0,
  nextAttemptAt: now,
  giveUpAt: instantAfter(now, ATTEMPTS_MS),
});

/** A delivery that is to be sent again, whatever its result was. Somebody waits for it, so it is no backfill. */
export const restartDelivery = (
  { lastStatusCode: _, lane: _lane, ...delivery }: DeliveryRecord,
  now: Instant,
): DeliveryRecord => ({ ...delivery, ...freshAttempts(now) });

/**
 * The delivery with its next attempt begun at `now` and the one after that planned, in case this one never finishes.
 * The waits are 30 seconds, 2 minutes, 8 minutes and so on up to 12 hours, each multiplied by 3/4 to 5/4: `random` is 0
 * to 1. The first wait is longer than an attempt takes.
 */
export function beginAttempt(delivery: DeliveryRecord, now: Instant, random: number): DeliveryRecord {
  const wait = Math.min(FIRST_WAIT_MS * 4 ** delivery.attempts, LONGEST_WAIT_MS) * (0.75 + random / 2);
  return { ...delivery, attempts: delivery.attempts + 1, nextAttemptAt: instantAfter(now, Math.round(wait)) };
}

/**
 * The delivery after an attempt: DELIVERED by an answer of 200 to 299, FAILED by 410 or if no further attempt is in
 * time.
 */
export function finishAttempt(delivery: DeliveryRecord, outcome: Outcome, attempt?: AttemptRecord): DeliveryRecord {
  const { lastStatusCode: _, attemptLog = [], ...rest } = delivery;
  const log = attempt ? [...attemptLog, attempt].slice(-ATTEMPTS_KEPT) : attemptLog;
  const { nextAttemptAt, ...done } = {
    ...rest,
    ...('statusCode' in outcome && { lastStatusCode: outcome.statusCode }),
    ...(log.length > 0 && { attemptLog: log }),
  };
  if (isDelivered(outcome)) return { ...done, status: 'DELIVERED' };
  const continues = !isGone(outcome) && nextAttemptAt !== undefined && nextAttemptAt <= delivery.giveUpAt;
  return continues ? { ...done, nextAttemptAt } : { ...done, status: 'FAILED' };
}

/** The delivery without a further attempt, because nobody may receive it any more. */
export const giveUp = ({ nextAttemptAt: _, ...delivery }: DeliveryRecord): DeliveryRecord => ({
  ...delivery,
  status: 'FAILED',
});

/** The health of a webhook after an attempt: since when nothing has succeeded, and whether that disables it. */
export function healthAfter(
  webhook: Pick<WebhookRecord, 'failingSince'>,
  outcome: Outcome,
  now: Instant,
): Pick<WebhookRecord, 'failingSince' | 'disabledReason'> {
  if (isDelivered(outcome)) return {};
  const failingSince = webhook.failingSince ?? now;
  if (isGone(outcome)) return { failingSince, disabledReason: 'GONE' };
  const isDead = now >= instantAfter(failingSince, FAILING_MS);
  return { failingSince, ...(isDead && { disabledReason: 'FAILING' }) };
}
