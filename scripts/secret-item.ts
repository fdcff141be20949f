import type { LinkRecord } from '../functions/domain/provider/provider.ts';
import type { WebhooksRecord } from '../functions/domain/webhook/webhook.ts';
import type { Item } from '../functions/store/dynamodb/table-access.ts';
import { mapSecrets, ofWebhook, openTokens, sealTokens } from '../functions/store/outbound/secrets.ts';
import { isSealed, type Vault } from '../functions/store/secrets/vault.ts';

/** An item that has secrets. Codes and tokens in jobs of providers are left out: a job is done within a day. */
export type SecretItem = Item & (WebhooksRecord | LinkRecord);

export const isSecretItem = (item: Item): item is SecretItem =>
  (item['kind'] === 'webhooks' && item['sk'] === 'WEBHOOKS') ||
  (item['kind'] === 'providerLink' && String(item['sk']).startsWith('PROVIDER#') && item['tokens'] !== undefined);

/** Whether a secret of the item is in the clear. */
export const hasClearSecret = (item: SecretItem): boolean =>
  item.kind === 'webhooks'
    ? Object.values(item.webhooks).some(({ secrets }) => secrets.some(({ secret }) => !isSealed(secret)))
    : item.tokens !== undefined && !('sealed' in item.tokens);

/** The item with all its secrets sealed, or opened for the release before. */
export async function withSecrets(item: SecretItem, vault: Vault, { opened }: { opened: boolean }): Promise<Item> {
  if (item.kind === 'webhooks') {
    const { webhooks } = await mapSecrets(item, async ({ id }, secret) => {
      if (opened) return vault.open(secret, ofWebhook(id));
      return isSealed(secret) ? secret : vault.seal(secret, ofWebhook(id));
    });
    return { ...item, webhooks };
  }
  const { tokens } = item;
  if (!tokens) return item;
  if (opened) return { ...item, tokens: await openTokens(vault, item, tokens) };
  return { ...item, tokens: 'sealed' in tokens ? tokens : await sealTokens(vault, item, tokens) };
}
