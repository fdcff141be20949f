import { Webhook } from 'standardwebhooks';
import type { DeliveryId, PersonId, WebhookId } from '../domain/ids.ts';
import { keyOf } from '../domain/ids.ts';
import { secretsAt, type WebhookRecord } from '../domain/webhook/webhook.ts';
import { mayHear } from '../domain/webhook/webhook-access.ts';
import {
  type DeliveryRecord,
  givenUp,
  healthAfter,
  type Outcome,
  settled,
  tried,
} from '../domain/webhook/webhook-delivery.ts';
import { sentType } from '../domain/webhook/webhook-event.ts';
import type { Instant } from '../domain/vocabulary.ts';
import type { Store } from '../store/store.ts';
import type { BatchLogger } from '../runtime/logger.ts';
import type { Post } from './post.ts';

export interface WebhookParts {
  store: Pick<Store, 'athletes' | 'deliveries' | 'webhooks'>;
  post: Post;
  now: () => Instant;
  /** 0 to 1: keeps what failed together from being tried again together. */
  random: () => number;
  logger: BatchLogger;
}

/** What came of taking a delivery out, for the log: nothing of what it says. */
export type Taken = { delivery: 'NOT_DUE' | 'ELSEWHERE' | 'NOBODY_TO_HEAR' | DeliveryRecord['status'] };

/**
 * Takes a delivery out that is new (`at` undefined) or was due at `at`. The try after this one is planned before it begins:
 * whatever becomes of this process, the delivery is not forgotten, and nobody else takes it out at the same time.
 */
export async function takeOut(parts: WebhookParts, id: DeliveryId, at?: Instant): Promise<Taken> {
  const { store, post, now, random, logger } = parts;
  const found = await store.deliveries.find(id);
  if (found?.status !== 'PENDING' || (at === undefined ? found.attempts > 0 : found.nextAttemptAt !== at))
    return { delivery: 'NOT_DUE' };
  const webhook = await receiverOf(parts, found);
  if (!webhook || now() > found.giveUpAt) {
    const moved = await store.deliveries.move(found, givenUp(found));
    if (webhook && moved) warnOf(logger, found);
    return { delivery: 'NOBODY_TO_HEAR' };
  }
  const trying = tried(found, now(), random());
  if (!(await store.deliveries.move(found, trying))) return { delivery: 'ELSEWHERE' };

  // What was read of the grant is a few milliseconds old by now: anything later is read again, with the next try.
  const outcome = await send(post, webhook, trying, now());
  const after = settled(trying, outcome);
  await store.deliveries.move(trying, after);
  await noteHealth(parts, webhook, outcome);
  if (after.status === 'FAILED') warnOf(logger, after);
  return { delivery: after.status };
}

/** The webhook that is to hear, if it is enabled and its viewer may hear of this: now, whatever held when it happened. */
async function receiverOf(
  { store }: WebhookParts,
  { id, athleteId, eventType, about }: DeliveryRecord,
): Promise<WebhookRecord | undefined> {
  const viewer: PersonId = `per_${keyOf(id).slice(0, 16)}`;
  const webhookId: WebhookId = `whk_${keyOf(id).split('.', 2).join('.')}`;
  const [{ webhooks }, [view]] = await Promise.all([
    store.webhooks.of(viewer),
    store.athletes.views(viewer, [athleteId]),
  ]);
  const webhook = webhooks[webhookId];
  const hears = webhook?.status === 'ENABLED' && mayHear(viewer, view?.role, { type: eventType, about });
  return hears ? webhook : undefined;
}

/** Posts as Standard Webhooks has it: signed with each secret that is valid, over ids, types and times. */
function send(post: Post, webhook: WebhookRecord, delivery: DeliveryRecord, now: Instant): Promise<Outcome> {
  const { eventId, eventType, occurredAt, athleteId, ids } = delivery;
  const body = JSON.stringify({ type: sentType(eventType), timestamp: occurredAt, data: { athleteId, ...ids } });
  const at = new Date(now);
  const signatures = secretsAt(webhook, now).map((secret) => new Webhook(secret).sign(eventId, at, body));
  return post(
    webhook.url,
    {
      'content-type': 'application/json',
      'user-agent': 'Sidelined-Webhooks/1',
      'webhook-id': eventId,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': signatures.join(' '),
    },
    body,
  );
}

async function noteHealth({ store, now }: WebhookParts, webhook: WebhookRecord, outcome: Outcome): Promise<void> {
  const health = healthAfter(webhook, outcome, now());
  const changes = health.failingSince !== webhook.failingSince || health.disabledReason !== undefined;
  if (changes) await store.webhooks.note(webhook.id, health);
}

/** The line that an alarm counts (`infra/alarms.ts`): of whom it is about, and where it was to go, it says nothing. */
function warnOf(logger: BatchLogger, { eventType, attempts, lastStatusCode }: DeliveryRecord): void {
  logger.warn('A webhook delivery was given up', { eventType, attempts, lastStatusCode });
}
