import { parseId, type WebhookId } from '../../domain/ids.ts';
import { refuse } from '../../domain/refusal.ts';
import {
  newWebhook,
  rotateSecret,
  updateWebhook as decideUpdate,
  type WebhookRecord,
  type WebhooksRecord,
} from '../../domain/webhook/webhook.ts';
import { restartDelivery } from '../../domain/webhook/webhook-delivery.ts';
import type { Context } from '../context.ts';
import { notFound } from '../find-athlete.ts';
import { action } from '../idempotency.ts';

/** The current version of the viewer's webhooks, and the one with the id; NOT_FOUND if it is not theirs. */
async function webhookOf(id: string, { store, viewer }: Context, field: string) {
  const all = await store.webhooks.of(viewer.id);
  const webhook = parseId(id)?.kind === 'whk' ? all.webhooks[id as WebhookId] : undefined;
  return { all, webhook: webhook ?? notFound(field) };
}

const withOne = (all: WebhooksRecord, webhook: WebhookRecord): WebhooksRecord => ({
  ...all,
  webhooks: { ...all.webhooks, [webhook.id]: webhook },
});

/** Ids for a payload that shows the newest secret. A repeated call shows the same one, or none if it was replaced. */
const withSecret = ({ id, secrets }: WebhookRecord) => ({ webhook: id, secretFrom: secrets[0]?.createdAt ?? '' });

export const createWebhook = action('createWebhook', async (input: Parameters<typeof newWebhook>[1], context, once) => {
  const { store, viewer } = context;
  const all = await store.webhooks.of(viewer.id);
  const webhook = newWebhook(all, input, context);
  const ids = withSecret(webhook);
  await store.webhooks.save(withOne(all, webhook), ids, once);
  return ids;
});

type UpdateInput = { webhookId: string } & Parameters<typeof decideUpdate>[1];

export const updateWebhook = action('updateWebhook', async (input: UpdateInput, context, once) => {
  const { all, webhook } = await webhookOf(input.webhookId, context, 'webhookId');
  const ids = { webhook: webhook.id };
  await context.store.webhooks.save(withOne(all, decideUpdate(webhook, input, context)), ids, once);
  return ids;
});

export const rotateWebhookSecret = action(
  'rotateWebhookSecret',
  async ({ webhookId }: { webhookId: string }, context, once) => {
    const { all, webhook } = await webhookOf(webhookId, context, 'webhookId');
    const rotated = rotateSecret(webhook, context);
    const ids = withSecret(rotated);
    await context.store.webhooks.save(withOne(all, rotated), ids, once);
    return ids;
  },
);

export const deleteWebhook = action('deleteWebhook', async ({ webhookId }: { webhookId: string }, context, once) => {
  const { all, webhook } = await webhookOf(webhookId, context, 'webhookId');
  const { [webhook.id]: _, ...webhooks } = all.webhooks;
  const ids = { deleted: webhook.id };
  await context.store.webhooks.save({ ...all, webhooks }, ids, once);
  return ids;
});

export const redeliverWebhook = action(
  'redeliverWebhook',
  async ({ deliveryId }: { deliveryId: string }, context, once) => {
    const { store, loaders, now } = context;
    // This runs again after a conflict, when the cached read is stale.
    const delivery = await loaders.own().delivery.clear(deliveryId).load(deliveryId);
    if (!delivery) return notFound('deliveryId');
    const [viewer, webhook] = parseId(delivery.id)?.rest.split('.') ?? [];
    const found = await webhookOf(`whk_${viewer}.${webhook}`, context, 'deliveryId');
    if (found.webhook.status === 'DISABLED')
      refuse('CONFLICT', 'The webhook of this delivery is disabled. Enable it first with updateWebhook.', [
        'input',
        'deliveryId',
      ]);
    await store.deliveries.redeliver(delivery, restartDelivery(delivery, now), once);
    loaders.own().delivery.clear(deliveryId);
    return { delivery: delivery.id };
  },
);
