import {
  createWebhook,
  deleteWebhook,
  redeliverWebhook,
  rotateWebhookSecret,
  updateWebhook,
} from '../../request/actions/webhook.ts';
import type { Context } from '../../request/context.ts';
import type { WebhookId } from '../../domain/ids.ts';
import type { WebhookRecord } from '../../domain/webhook/webhook.ts';
import type { MutationResolvers, WebhookResolvers } from '../generated/types.ts';
import { checkFirst, connection } from './connection.ts';
import { mutation } from './mutation.ts';
import type { Needed } from './needed.ts';

export const Webhook: Needed<WebhookResolvers, WebhookRecord> = {
  description: ({ description }) => description,
  disabledReason: ({ disabledReason }) => disabledReason,
  deliveries: async ({ id }, paging, { store, now }) => {
    checkFirst(paging.first);
    return connection(await store.deliveries.list(id, now, paging));
  },
};

const payload = async (
  { webhook, secretFrom }: { webhook: WebhookId; secretFrom?: string },
  { store, viewer }: Context,
) => {
  const found = (await store.webhooks.of(viewer.id)).webhooks[webhook];
  const stored = found?.secrets.find(({ createdAt }) => createdAt === secretFrom)?.secret;
  return { webhook: found, secret: found && stored && (await store.webhooks.open(found.id, stored)) };
};

type Mutations = 'createWebhook' | 'updateWebhook' | 'rotateWebhookSecret' | 'deleteWebhook' | 'redeliverWebhook';

export const Mutation: Pick<Required<MutationResolvers>, Mutations> = {
  createWebhook: mutation(createWebhook, payload),
  updateWebhook: mutation(updateWebhook, payload),
  rotateWebhookSecret: mutation(rotateWebhookSecret, payload),
  deleteWebhook: mutation(deleteWebhook, ({ deleted }) => ({ deletedWebhookId: deleted })),
  redeliverWebhook: mutation(redeliverWebhook, async ({ delivery }, { loaders }) => ({
    delivery: await loaders.own().delivery.load(delivery),
  })),
};
