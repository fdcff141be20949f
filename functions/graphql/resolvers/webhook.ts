import type { Context } from '../../request/context.ts';
import { requireScope } from '../../domain/access/access.ts';
import { parseId, type WebhookId } from '../../domain/ids.ts';
import { refuse } from '../../domain/refusal.ts';
import {
  newWebhook,
  rotateSecret,
  updateWebhook,
  type WebhookRecord,
  type WebhooksRecord,
} from '../../domain/webhook/webhook.ts';
import { restartDelivery } from '../../domain/webhook/webhook-delivery.ts';
import type { MutationResolvers, WebhookResolvers } from '../generated/types.ts';
import { checkFirst, connection } from './connection.ts';
import { type Ids, mutation, notFound } from './mutation.ts';
import type { Needed } from './needed.ts';

export const Webhook: Needed<WebhookResolvers, WebhookRecord> = {
  description: ({ description }) => description,
  disabledReason: ({ disabledReason }) => disabledReason,
  deliveries: async ({ id }, paging, { store, now }) => {
    checkFirst(paging.first);
    return connection(await store.deliveries.list(id, now, paging));
  },
};

/** The viewer's webhooks as they are at this moment, and the one with an id; refuses NOT_FOUND what is none of hers. */
async function webhookOf(id: string, { store, viewer }: Context, field: string) {
  const all = await store.webhooks.of(viewer.id);
  const webhook = parseId(id)?.kind === 'whk' ? all.webhooks[id as WebhookId] : undefined;
  return { all, webhook: webhook ?? notFound(field) };
}

const withOne = (all: WebhooksRecord, webhook: WebhookRecord): WebhooksRecord => ({
  ...all,
  webhooks: { ...all.webhooks, [webhook.id]: webhook },
});

/** Ids for a payload that shows the newest secret: a repeated call shows the same one, or none when it was replaced. */
const withSecret = ({ id, secrets }: WebhookRecord): Ids => ({ webhook: id, secretFrom: secrets[0]?.createdAt ?? '' });

const payload = async ({ webhook = '', secretFrom }: Ids, { store, viewer }: Context) => {
  const found = (await store.webhooks.of(viewer.id)).webhooks[webhook as WebhookId];
  const secret = found?.secrets.find(({ createdAt }) => createdAt === secretFrom)?.secret;
  return { webhook: found, secret };
};

type Mutations = 'createWebhook' | 'updateWebhook' | 'rotateWebhookSecret' | 'deleteWebhook' | 'redeliverWebhook';

export const Mutation: Pick<Required<MutationResolvers>, Mutations> = {
  createWebhook: mutation('createWebhook', {
    run: async (input, context, once) => {
      const { store, viewer } = context;
      requireScope(viewer, 'runs:read');
      const all = await store.webhooks.of(viewer.id);
      const webhook = newWebhook(all, input, context);
      const ids = withSecret(webhook);
      await store.webhooks.save(withOne(all, webhook), ids, once);
      return ids;
    },
    payload,
  }),
  updateWebhook: mutation('updateWebhook', {
    run: async (input, context, once) => {
      const { all, webhook } = await webhookOf(input.webhookId, context, 'webhookId');
      const ids = { webhook: webhook.id };
      await context.store.webhooks.save(withOne(all, updateWebhook(webhook, input, context)), ids, once);
      return ids;
    },
    payload,
  }),
  rotateWebhookSecret: mutation('rotateWebhookSecret', {
    run: async ({ webhookId }, context, once) => {
      const { all, webhook } = await webhookOf(webhookId, context, 'webhookId');
      const rotated = rotateSecret(webhook, context);
      await context.store.webhooks.save(withOne(all, rotated), withSecret(rotated), once);
      return withSecret(rotated);
    },
    payload,
  }),
  deleteWebhook: mutation('deleteWebhook', {
    run: async ({ webhookId }, context, once) => {
      const { all, webhook } = await webhookOf(webhookId, context, 'webhookId');
      const { [webhook.id]: _, ...webhooks } = all.webhooks;
      const ids = { deleted: webhook.id };
      await context.store.webhooks.save({ ...all, webhooks }, ids, once);
      return ids;
    },
    payload: ({ deleted }) => ({ deletedWebhookId: deleted }),
  }),
  redeliverWebhook: mutation('redeliverWebhook', {
    run: async ({ deliveryId }, context, once) => {
      const { store, loaders, now } = context;
      // Whoever collides comes here again: what was read before no longer counts.
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
    payload: async ({ delivery = '' }, { loaders }) => ({ delivery: await loaders.own().delivery.load(delivery) }),
  }),
};
