import type { LinkRecord, ProviderName, SealedTokens, StoredTokens, Tokens } from '../../domain/provider/provider.ts';
import type { AthleteId, WebhookId } from '../../domain/ids.ts';
import type { WebhookRecord, WebhooksRecord } from '../../domain/webhook/webhook.ts';
import { type Table, vaultOf } from '../dynamodb/table-access.ts';
import { isSealed, type SecretOf, type Vault } from '../secrets/vault.ts';

/** Whose tokens they are: an athlete's at a provider. */
export type TokensOf = { athleteId: AthleteId; provider: ProviderName };

export const ofWebhook = (id: WebhookId): SecretOf => ({ purpose: 'webhook', id });
export const ofProvider = ({ athleteId, provider }: TokensOf): SecretOf => ({
  purpose: 'provider',
  id: `${athleteId} ${provider}`,
});

/**
 * MIGRATION: functions of the release before read secrets in the clear only. While some of them run, or before going
 * back to them, the layout is `former`, and secrets are written as that release wrote them.
 */
const sealsNothing = ({ layout }: Table): boolean => layout === 'former';

/** Seals what is in the clear; what is sealed stays as it is. */
const sealed = async (vault: Vault, stored: string, of: SecretOf): Promise<string> =>
  isSealed(stored) ? stored : vault.seal(stored, of);

/** A secret as it is to be stored. */
export const sealSecret = async (table: Table, text: string, of: SecretOf): Promise<string> =>
  sealsNothing(table) ? text : sealed(vaultOf(table), text, of);

/** All webhooks of a person with their secrets as they are to be stored. */
export async function sealWebhooks(table: Table, record: WebhooksRecord): Promise<WebhooksRecord> {
  if (sealsNothing(table)) return record;
  return mapSecrets(record, ({ id }, secret) => sealed(vaultOf(table), secret, ofWebhook(id)));
}

/** The same with each secret as `change` has it. */
export async function mapSecrets(
  record: WebhooksRecord,
  change: (webhook: WebhookRecord, secret: string) => Promise<string>,
): Promise<WebhooksRecord> {
  const entries = Object.values(record.webhooks).map(async (webhook) => {
    const secrets = webhook.secrets.map(async (one) => ({ ...one, secret: await change(webhook, one.secret) }));
    return [webhook.id, { ...webhook, secrets: await Promise.all(secrets) }] as const;
  });
  return { ...record, webhooks: Object.fromEntries(await Promise.all(entries)) };
}

/** A connection with its tokens as they are to be stored. */
export async function sealLink(table: Table, link: LinkRecord): Promise<LinkRecord> {
  const { tokens } = link;
  if (!tokens || 'sealed' in tokens || sealsNothing(table)) return link;
  return { ...link, tokens: await sealTokens(vaultOf(table), link, tokens) };
}

export async function sealTokens(
  vault: Vault,
  of: TokensOf,
  { accessToken, refreshToken, expiresAt }: Tokens,
): Promise<SealedTokens> {
  return { sealed: await vault.seal(JSON.stringify({ accessToken, refreshToken }), ofProvider(of)), expiresAt };
}

/** Tokens that can be used. */
export async function openTokens(vault: Vault, of: TokensOf, tokens: StoredTokens): Promise<Tokens> {
  if (!('sealed' in tokens)) return tokens;
  const opened = JSON.parse(await vault.open(tokens.sealed, ofProvider(of))) as Omit<Tokens, 'expiresAt'>;
  return { ...opened, expiresAt: tokens.expiresAt };
}
