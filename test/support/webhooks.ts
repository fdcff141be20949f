import type { AthleteId, DeliveryId, WebhookId } from '../../functions/domain/ids.ts';
import { newDelivery } from '../../functions/domain/webhook/webhook-delivery.ts';
import type { Someone, World } from './world.ts';

/** Gives somebody a webhook to which one event of an athlete is on its way. */
export async function addWebhook(
  world: World,
  who: Someone,
  athlete: string,
): Promise<{ webhookId: WebhookId; deliveryId: DeliveryId }> {
  const input = { url: 'https://example.com/team', eventTypes: ['AVAILABILITY_CHANGED'] };
  const { webhook } = await who.does('createWebhook', input, 'webhook { id }');
  const athleteId = athlete as AthleteId;
  const now = world.now();
  const event = { type: 'AVAILABILITY_CHANGED', athleteId, ids: {}, about: {}, change: '' } as const;
  const delivery = newDelivery(webhook.id, event, { name: 'A'.repeat(22), occurredAt: now, now, lane: 'LIVE' });
  await world.store.deliveries.add([delivery]);
  return { webhookId: webhook.id, deliveryId: delivery.id };
}
