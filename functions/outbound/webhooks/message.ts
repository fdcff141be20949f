import { Webhook } from 'standardwebhooks';
import type { Outcome } from '../../domain/webhook/attempt.ts';
import { secretsAt, type WebhookRecord } from '../../domain/webhook/webhook.ts';
import type { DeliveryRecord } from '../../domain/webhook/webhook-delivery.ts';
import { wireType } from '../../domain/webhook/webhook-event.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import type { BatchLogger } from '../../runtime/logger.ts';
import { SecretUnreadable } from '../../store/secrets/vault.ts';
import type { Store } from '../../store/store.ts';
import type { Post } from '../post.ts';

/** Where a message goes, and the secrets that sign it. */
export interface Receiver {
  url: string;
  secrets: readonly string[];
}

/** The secrets that sign now. One that can never be read again is left out; its owner has to replace it. */
export async function openSecrets(
  { store, logger }: { store: Pick<Store, 'webhooks'>; logger: BatchLogger },
  webhook: WebhookRecord,
  now: Instant,
): Promise<string[]> {
  const opened = secretsAt(webhook, now).map(async (secret): Promise<string[]> => {
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
export async function send(
  post: Post,
  { url, secrets }: Receiver,
  delivery: DeliveryRecord,
  now: Instant,
): Promise<Outcome> {
  // Nothing goes out unsigned.
  if (secrets.length === 0) return { failure: 'NO_SECRET' };
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
