import {
  createWebhook,
  deleteWebhook,
  redeliverWebhook,
  rotateWebhookSecret,
  updateWebhook,
} from '../../request/actions/webhook.ts';
import type { Context } from '../../request/context.ts';
import type { WebhookId } from '../../domain/ids.ts';
import type { AttemptRecord } from '../../domain/webhook/attempt.ts';
import type { WebhookRecord } from '../../domain/webhook/webhook.ts';
import type { DeliveryRecord } from '../../domain/webhook/webhook-delivery.ts';
import { webhookHealth, type WebhookHealth as WebhookHealthRecord } from '../../domain/webhook/webhook-health.ts';
import type {
  MutationResolvers,
  WebhookAttemptResolvers,
  WebhookDeliveryResolvers,
  WebhookHealthResolvers,
  WebhookResolvers,
} from '../generated/types.ts';
import { checkFirst, connection } from './connection.ts';
import { mutation } from './mutation.ts';
import type { Needed } from './needed.ts';

export const WebhookAttempt: Needed<WebhookAttemptResolvers, AttemptRecord> = {
  statusCode: ({ statusCode }) => statusCode,
  responseExcerpt: ({ responseExcerpt }) => responseExcerpt,
};

export const WebhookDelivery: Needed<WebhookDeliveryResolvers, DeliveryRecord> = {
  lastStatusCode: ({ lastStatusCode }) => lastStatusCode,
  nextAttemptAt: ({ nextAttemptAt }) => nextAttemptAt,
  attemptLog: ({ attemptLog = [] }) => [...attemptLog],
  isBackfill: ({ lane }) => lane === 'BACKFILL',
};

export const WebhookHealth: Needed<WebhookHealthResolvers, WebhookHealthRecord> = {
  failingSince: ({ failingSince }) => failingSince,
  pausedUntil: ({ pausedUntil }) => pausedUntil,
  latestAttempt: ({ latestAttempt }) => latestAttempt,
};

export const Webhook: Needed<WebhookResolvers, WebhookRecord> = {
  health: async (webhook, _, { loaders, now }) =>
    webhookHealth(webhook, (await loaders.own().endpoint.load(webhook.id))?.health, now),
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
