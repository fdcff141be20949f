import type { PersonId, WebhookId } from '../../domain/ids.ts';
import type { WebhookRecord, WebhooksRecord } from '../../domain/webhook/webhook.ts';
import { putVersioned, unlessConditionFails } from '../dynamodb/writes.ts';
import { type Table, vaultOf } from '../dynamodb/table-access.ts';
import { recordOf } from '../items.ts';
import { ownerOf, webhooksKey } from './keys.ts';
import { ofWebhook, sealWebhooks } from './secrets.ts';
import { commit, type IdempotentCall } from '../idempotency/idempotency.ts';

export const webhookStore = (table: Table) => ({
  /** All webhooks of a person, strongly consistent. [1 request] */
  async of(viewer: PersonId): Promise<WebhooksRecord> {
    const { Item } = await table.client.call('GetItem', {
      TableName: table.name,
      Key: webhooksKey(viewer),
      ConsistentRead: true,
    });
    return Item ? recordOf<WebhooksRecord>(Item) : { kind: 'webhooks', viewerId: viewer, webhooks: {}, version: 0 };
  },

  /** A secret that was read. A call to the key's service, at most once in a few minutes. */
  open: (id: WebhookId, secret: string): Promise<string> => vaultOf(table).open(secret, ofWebhook(id)),

  /**
   * Writes all webhooks of a person, unless one has changed since they were read. Secrets in the clear are sealed. [1
   * request]
   */
  async save(webhooks: WebhooksRecord, ids: Record<string, string>, once?: IdempotentCall): Promise<void> {
    const item = { ...webhooksKey(webhooks.viewerId), ...(await sealWebhooks(table, webhooks)) };
    await commit(table, [putVersioned(table, item, webhooks.version)], once, ids);
  },

  /** Records whether a webhook works; a deleted webhook stays deleted. [1 request] */
  async note(id: WebhookId, { failingSince, disabledReason }: Pick<WebhookRecord, 'failingSince' | 'disabledReason'>) {
    const disables = disabledReason !== undefined;
    await unlessConditionFails(
      table.client.call('UpdateItem', {
        TableName: table.name,
        Key: webhooksKey(ownerOf(id)),
        UpdateExpression: [
          failingSince === undefined ? 'REMOVE webhooks.#id.failingSince' : 'SET webhooks.#id.failingSince = :since',
          disables ? ', webhooks.#id.#status = :disabled, webhooks.#id.disabledReason = :reason' : '',
          // The concurrent change reads them again.
          ' ADD version :one',
        ].join(''),
        ConditionExpression: 'attribute_exists(webhooks.#id)',
        ExpressionAttributeNames: { '#id': id, ...(disables && { '#status': 'status' }) },
        ExpressionAttributeValues: {
          ':one': 1,
          ...(failingSince !== undefined && { ':since': failingSince }),
          ...(disables && { ':disabled': 'DISABLED', ':reason': disabledReason }),
        },
      }),
    );
  },
});
