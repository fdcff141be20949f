import type { IntegrationId } from '../domain/ids.ts';
import { parseId } from '../domain/ids.ts';
import type { IntegrationRecord } from '../domain/integration/integration.ts';
import { checkSecretDue, validSecrets, withSecret } from '../domain/integration/registration.ts';
import { refuse } from '../domain/refusal.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { newWebhook } from '../domain/webhook/webhook.ts';
import { type Context } from '../request/context.ts';
import { personIdOf } from '../request/viewer-from.ts';
import type { Store } from '../store/store.ts';
import type { OAuthClients } from './oauth-clients.ts';

/** What a developer is shown once. */
export interface IssuedSecret {
  clientId: string;
  clientSecret: string;
  secretId: string;
  /** Until when the secret before is accepted, too; absent without one. */
  previousExpiresAt?: Instant;
  /** The webhook that comes with the first secret, and the secret that verifies its messages. */
  webhookSecret?: string;
}

/** The integration, if it is the viewer's; NOT_FOUND otherwise. */
async function own(id: string, { store, viewer }: Context): Promise<IntegrationRecord> {
  const integration = parseId(id)?.kind === 'int' ? await store.integrations.byId(id as IntegrationId) : undefined;
  if (integration?.ownerId !== viewer.id) return refuse('NOT_FOUND', 'You have no such integration.', ['id']);
  return integration;
}

/**
 * A new secret for an approved integration; the first one comes with its client, and its webhook. What was made at the identity
 * provider and could not be noted here is taken back.
 */
export async function issueSecret(
  id: string,
  issuer: string,
  context: Context,
  clients: OAuthClients,
): Promise<IssuedSecret> {
  const { store, now } = context;
  const integration = await own(id, context);
  checkSecretDue(integration, now);
  const { clientId } = integration;
  if (clientId === undefined) return firstSecret(integration, issuer, context, clients);
  const { secretId, secret } = await clients.addSecret(clientId);
  const secrets = withSecret(integration.secrets, secretId, now);
  await orTakeBack(
    () => store.integrations.save(integration, { ...integration, secrets }),
    () => clients.deleteSecret(clientId, secretId),
  );
  const previousExpiresAt = secrets[1]?.expiresAt;
  return { clientId, clientSecret: secret, secretId, ...(previousExpiresAt !== undefined && { previousExpiresAt }) };
}

async function firstSecret(
  integration: IntegrationRecord,
  issuer: string,
  context: Context,
  clients: OAuthClients,
): Promise<IssuedSecret> {
  const { store, now } = context;
  const { clientId, secretId, secret } = await clients.create(integration.id);
  const personId = personIdOf(issuer, clientId);
  const { webhook, ...rest } = integration;
  const secrets = withSecret([], secretId, now);
  await orTakeBack(
    async () => {
      // Not before the record: whoever loses against another call leaves no webhook behind.
      await store.integrations.save(integration, { ...rest, clientId, personId, secrets });
    },
    () => clients.remove(clientId),
  );
  const issued = { clientId, clientSecret: secret, secretId };
  if (!webhook) return issued;
  const all = await store.webhooks.of(personId);
  const made = newWebhook(all, webhook, context);
  await store.webhooks.save({ ...all, webhooks: { ...all.webhooks, [made.id]: made } }, {});
  const [first] = made.secrets;
  return { ...issued, ...(first && { webhookSecret: first.secret }) };
}

/** Deletes one of two secrets before its time, as after a leak. CONFLICT for the only one: issue another first. */
export async function deleteSecret(
  id: string,
  secretId: string,
  context: Context,
  clients: OAuthClients,
): Promise<void> {
  const { store, now } = context;
  const integration = await own(id, context);
  const valid = validSecrets(integration.secrets, now);
  if (integration.clientId === undefined || !valid.some((secret) => secret.id === secretId))
    return refuse('NOT_FOUND', 'The integration has no such secret.', ['secretId']);
  if (valid.length === 1)
    return refuse('CONFLICT', 'This is the only secret. Issue another one first, or delete the integration.', []);
  await clients.deleteSecret(integration.clientId, secretId);
  const secrets = integration.secrets.filter((secret) => secret.id !== secretId).map(({ expiresAt: _, ...one }) => one);
  await store.integrations.save(integration, { ...integration, secrets });
}

/**
 * Deletes an integration with its client. Its runs stay, and athletes' grants to it, by which nobody can read any more; the
 * client goes first, so that a call that dies in between can be made again.
 */
export async function deleteIntegration(id: string, context: Context, clients: OAuthClients): Promise<void> {
  const integration = await own(id, context);
  if (integration.clientId !== undefined) await clients.remove(integration.clientId);
  const { own: list } = await context.store.integrations.of(context.viewer.id);
  await context.store.integrations.remove(integration, list);
}

/** How many integrations one sweep looks at; the next one goes on. */
const MOST_PER_SWEEP = 50;

/** Deletes the secrets that have expired, at the identity provider, too. It can be repeated. */
export async function sweepSecrets(store: Store, now: Instant, clients: OAuthClients): Promise<number> {
  const due = await store.integrations.withExpiredSecrets(now, MOST_PER_SWEEP);
  let deleted = 0;
  for (const integration of due) {
    const secrets = validSecrets(integration.secrets, now);
    const expired = integration.secrets.filter((secret) => !secrets.includes(secret));
    for (const { id } of expired)
      if (integration.clientId !== undefined) await clients.deleteSecret(integration.clientId, id);
    await store.integrations.save(integration, { ...integration, secrets });
    deleted += expired.length;
  }
  return deleted;
}

/** Writes; if that fails, takes back what the write was to note, and fails all the same. */
async function orTakeBack(write: () => Promise<void>, takeBack: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    await takeBack();
    throw error;
  }
}
