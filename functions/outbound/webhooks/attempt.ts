import type { Roles } from '../../domain/team/roles.ts';
import { instantAt } from '../../domain/time.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import { attemptOf, type AttemptRecord, type Outcome } from '../../domain/webhook/attempt.ts';
import type { WebhookRecord } from '../../domain/webhook/webhook.ts';
import { mayReceive } from '../../domain/webhook/webhook-access.ts';
import {
  beginAttempt,
  type DeliveryRecord,
  finishAttempt,
  giveUp,
  healthAfter,
  laneOfDelivery,
  webhookOf,
} from '../../domain/webhook/webhook-delivery.ts';
import type { BatchLogger } from '../../runtime/logger.ts';
import { ownerOf } from '../../store/outbound/keys.ts';
import { type Waiting, waitingOf } from '../../store/outbound/queue.ts';
import type { Store } from '../../store/store.ts';
import type { Post } from '../post.ts';
import { openSecrets, send } from './message.ts';
import { readerOf } from './reader.ts';

export interface AttemptParts {
  store: Pick<Store, 'athletes' | 'deliveries' | 'queue' | 'retryOnConflict' | 'webhooks'>;
  post: Post;
  /** Milliseconds since the epoch. */
  clock: { now(): number };
  /** Returns 0 to 1. Spreads the retries of deliveries that failed together. */
  random: () => number;
  logger: BatchLogger;
}

/** The result of looking at a delivery that waits. */
export type Attempted =
  /** Nothing was sent, and what waited has gone from the queue or to its right place in it. */
  | { delivery: 'NOT_DUE' | 'NOBODY_TO_HEAR' }
  /** Nothing was sent: it was changed at the same moment. */
  | { delivery: 'ELSEWHERE' }
  | { delivery: DeliveryRecord['status']; attempt: AttemptRecord };

/**
 * Attempts a delivery whose time has come. The delivery decides what holds; the entry by which it waits is a hint. The next
 * attempt is planned before this one begins, so that nothing is lost if the process dies.
 */
export async function attemptDelivery(parts: AttemptParts, waiting: Waiting): Promise<Attempted> {
  const { store, post, clock, random, logger } = parts;
  const now = () => instantAt(clock.now());
  const found = await store.deliveries.find(waiting.id);
  if (found?.status !== 'PENDING' || (found.nextAttemptAt ?? '') > now()) {
    const right = found && waitingOf(found);
    await store.retryOnConflict(() => store.queue.requeue(waiting, right));
    return { delivery: 'NOT_DUE' };
  }
  const { webhook, roles } = await receiverOf(parts, found);
  if (!webhook || now() > found.giveUpAt) {
    const moved = await store.deliveries.move(found, giveUp(found), waiting);
    if (webhook && moved) warnOf(logger, found);
    return moved ? { delivery: 'NOBODY_TO_HEAR' } : { delivery: 'ELSEWHERE' };
  }
  // Before the attempt begins: if the key's service does not answer, the attempt is not spent.
  const secrets = await openSecrets(parts, webhook, now());
  const trying = beginAttempt(found, now(), random());
  // Of a backfill, the trail has it since it was unpacked. Later attempts are the same message.
  const isTold = trying.attempts > 1 || laneOfDelivery(found) === 'BACKFILL';
  const reader = isTold ? undefined : readerOf(webhook.id, [trying], roles, now());
  if (!(await store.deliveries.begin(found, trying, reader))) return { delivery: 'ELSEWHERE' };

  // The grant was read a few milliseconds ago. The next attempt reads it again.
  const began = clock.now();
  const outcome = await send(post, { url: webhook.url, secrets }, trying, instantAt(began));
  const attempt = attemptOf(outcome, instantAt(began), Math.max(0, Math.round(clock.now() - began)));
  const after = finishAttempt(trying, outcome, attempt);
  await store.deliveries.move(trying, after, waiting);
  await noteHealth(parts, webhook, outcome, now());
  if (after.status === 'FAILED') warnOf(logger, after);
  // What a receiver sees as `webhook-id`, and `functions/changes` logged for the change. What it answered is no log's concern.
  const { eventId, attempts } = after;
  const { outcome: came, durationMilliseconds } = attempt;
  logger.info('A webhook delivery was attempted', {
    eventId,
    delivery: after.status,
    outcome: came,
    attempts,
    durationMilliseconds,
  });
  return { delivery: after.status, attempt };
}

/** The webhook, if it is enabled and its owner may receive the event now, whatever applied when it happened. */
async function receiverOf(
  { store }: AttemptParts,
  { id, athleteId, eventType, about }: DeliveryRecord,
): Promise<{ webhook?: WebhookRecord; roles?: Roles | undefined }> {
  const owner = ownerOf(id);
  const [{ webhooks }, [view]] = await Promise.all([
    store.webhooks.of(owner),
    store.athletes.views(owner, [athleteId]),
  ]);
  const webhook = webhooks[webhookOf(id)];
  const hears = webhook?.status === 'ENABLED' && mayReceive(owner, view?.roles, { type: eventType, about });
  return hears ? { webhook, roles: view?.roles } : {};
}

async function noteHealth(
  { store }: AttemptParts,
  webhook: WebhookRecord,
  outcome: Outcome,
  now: Instant,
): Promise<void> {
  const health = healthAfter(webhook, outcome, now);
  const changes = health.failingSince !== webhook.failingSince || health.disabledReason !== undefined;
  if (changes) await store.webhooks.note(webhook.id, health);
}

/** The line that an alarm counts (`infra/alarms.ts`): of whom it is about, and where it was to go, it says nothing. */
function warnOf(logger: BatchLogger, { eventId, eventType, attempts, lastStatusCode }: DeliveryRecord): void {
  logger.warn('A webhook delivery was given up', { eventId, eventType, attempts, lastStatusCode });
}
