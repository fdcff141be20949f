import { Webhook } from 'standardwebhooks';
import type { Writer } from '../domain/audit/access.ts';
import { kindsTold } from '../domain/audit/kind.ts';
import type { DeliveryId, PersonId, WebhookId } from '../domain/ids.ts';
import { keyOf } from '../domain/ids.ts';
import { secretsAt, type WebhookRecord } from '../domain/webhook/webhook.ts';
import { mayReceive } from '../domain/webhook/webhook-access.ts';
import {
  type DeliveryRecord,
  giveUp,
  healthAfter,
  type Outcome,
  finishAttempt,
  beginAttempt,
} from '../domain/webhook/webhook-delivery.ts';
import { wireType } from '../domain/webhook/webhook-event.ts';
import type { Roles } from '../domain/team/roles.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { SecretUnreadable } from '../store/secrets/vault.ts';
import type { Store } from '../store/store.ts';
import type { BatchLogger } from '../runtime/logger.ts';
import type { Post } from './post.ts';

export interface WebhookParts {
  store: Pick<Store, 'athletes' | 'deliveries' | 'webhooks'>;
  post: Post;
  now: () => Instant;
  /** Returns 0 to 1. Spreads the retries of deliveries that failed together. */
  random: () => number;
  logger: BatchLogger;
}

/** The result of sending a delivery, for the log. Contains none of its data. */
export type Taken = {
  delivery: 'NOT_DUE' | 'ELSEWHERE' | 'NOBODY_TO_HEAR' | DeliveryRecord['status'];
  /** Of an attempt: what the receiver sees as `webhook-id`, and what `functions/changes` logged for the change. */
  eventId?: string;
};

/**
 * Sends a delivery that is new (`at` undefined) or was due at `at`. The next attempt is planned before this one begins, so
 * that the delivery is not lost if the process dies, and nobody else sends it at the same time.
 */
export async function takeOut(parts: WebhookParts, id: DeliveryId, at?: Instant): Promise<Taken> {
  const { store, post, now, random, logger } = parts;
  const found = await store.deliveries.find(id);
  if (found?.status !== 'PENDING' || (at === undefined ? found.attempts > 0 : found.nextAttemptAt !== at))
    return { delivery: 'NOT_DUE' };
  const { webhook, roles } = await receiverOf(parts, found);
  if (!webhook || now() > found.giveUpAt) {
    const moved = await store.deliveries.move(found, giveUp(found));
    if (webhook && moved) warnOf(logger, found);
    return { delivery: 'NOBODY_TO_HEAR' };
  }
  // Before the attempt begins: if the key's service does not answer, the attempt is not spent.
  const secrets = await openSecrets(parts, webhook);
  const trying = beginAttempt(found, now(), random());
  const reader = readerOf(trying, roles, now());
  if (!(await store.deliveries.move(found, trying, reader))) return { delivery: 'ELSEWHERE' };

  // The grant was read a few milliseconds ago. The next attempt reads it again.
  const outcome = await send(post, { url: webhook.url, secrets }, trying, now());
  const after = finishAttempt(trying, outcome);
  await store.deliveries.move(trying, after);
  await noteHealth(parts, webhook, outcome);
  if (after.status === 'FAILED') warnOf(logger, after);
  return { delivery: after.status, eventId: after.eventId };
}

/** The webhook, if it is enabled and its owner may receive the event now, whatever applied when it happened. */
async function receiverOf(
  { store }: WebhookParts,
  { id, athleteId, eventType, about }: DeliveryRecord,
): Promise<{ webhook?: WebhookRecord; roles?: Roles | undefined }> {
  const viewer = receiverIn(id);
  const webhookId: WebhookId = `whk_${keyOf(id).split('.', 2).join('.')}`;
  const [{ webhooks }, [view]] = await Promise.all([
    store.webhooks.of(viewer),
    store.athletes.views(viewer, [athleteId]),
  ]);
  const webhook = webhooks[webhookId];
  const hears = webhook?.status === 'ENABLED' && mayReceive(viewer, view?.roles, { type: eventType, about });
  return hears ? { webhook, roles: view?.roles } : {};
}

const receiverIn = (id: DeliveryId): PersonId => `per_${keyOf(id).slice(0, 16)}`;

/**
 * Who reads a message, for the athlete's audit trail: with its first attempt, since nobody knows whether an attempt that
 * failed was read. Undefined for the athlete's own webhooks, and for messages that say nothing of their health.
 */
function readerOf(
  { id, eventType, attempts }: DeliveryRecord,
  roles: Roles | undefined,
  at: Instant,
): Writer | undefined {
  const reads = kindsTold(eventType);
  if (roles === undefined || roles.includes('OWNER') || reads === 0 || attempts > 1) return undefined;
  const client = `whk_${keyOf(id).split('.', 2).join('.')}`;
  return {
    by: receiverIn(id),
    roles,
    through: { channel: 'WEBHOOK', client, operation: wireType(eventType) },
    at,
    reads,
  };
}

/** Where a message goes, and the secrets that sign it. */
interface Receiver {
  url: string;
  secrets: string[];
}

/** The secrets that sign now. One that can never be read again is left out; its owner has to replace it. */
async function openSecrets({ store, now, logger }: WebhookParts, webhook: WebhookRecord): Promise<string[]> {
  const opened = secretsAt(webhook, now()).map(async (secret): Promise<string[]> => {
    try {
      return [await store.webhooks.open(webhook.id, secret)];
    } catch (error) {
      if (!(error instanceof SecretUnreadable)) throw error;
      logger.warn('A webhook secret cannot be read', {});
      return [];
    }
  });
  return (await Promise.all(opened)).flat();
}

/** Posts a message as specified by Standard Webhooks, signed with each valid secret: IDs, type and time only. */
async function send(post: Post, { url, secrets }: Receiver, delivery: DeliveryRecord, now: Instant): Promise<Outcome> {
  // Nothing goes out unsigned.
  if (secrets.length === 0) return { failure: 'UNREACHABLE' };
  const { eventId, eventType, occurredAt, athleteId, ids } = delivery;
  const body = JSON.stringify({ type: wireType(eventType), timestamp: occurredAt, data: { athleteId, ...ids } });
  const at = new Date(now);
  const signatures = secrets.map((secret) => new Webhook(secret).sign(eventId, at, body));
  return post(
    url,
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
function warnOf(logger: BatchLogger, { eventId, eventType, attempts, lastStatusCode }: DeliveryRecord): void {
  logger.warn('A webhook delivery was given up', { eventId, eventType, attempts, lastStatusCode });
}
