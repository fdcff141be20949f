import type { Writer } from '../../domain/audit/access.ts';
import { kindsTold } from '../../domain/audit/kind.ts';
import type { WebhookId } from '../../domain/ids.ts';
import type { Roles } from '../../domain/team/roles.ts';
import type { DeliveryRecord } from '../../domain/webhook/webhook-delivery.ts';
import { wireType } from '../../domain/webhook/webhook-event.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import { ownerOf } from '../../store/outbound/keys.ts';

/**
 * Who reads messages, for the athlete's audit trail: before any of them is sent, since nobody knows whether an attempt that
 * failed was read. Undefined for the athlete's own webhooks, and for messages that say nothing of their health.
 */
export function readerOf(
  webhook: WebhookId,
  deliveries: readonly Pick<DeliveryRecord, 'eventType'>[],
  roles: Roles | undefined,
  at: Instant,
): Writer | undefined {
  const [first] = deliveries;
  const reads = deliveries.reduce((kinds, { eventType }) => kinds | kindsTold(eventType), 0);
  if (!first || roles === undefined || roles.includes('OWNER') || reads === 0) return undefined;
  return {
    by: ownerOf(webhook),
    roles,
    through: { channel: 'WEBHOOK', client: webhook, operation: wireType(first.eventType) },
    at,
    reads,
  };
}
