import { INPUT, throwIfAny } from '../check.ts';
import type { NewId } from '../ids.ts';
import { atOnce } from '../limits/limits.ts';
import { type Problem, refuse } from '../refusal.ts';
import type { Viewer } from '../team/viewer.ts';
import { instantAfter } from '../time.ts';
import type { Instant } from '../vocabulary.ts';
import type { ClientSecret, IntegrationRecord, OwnIntegrationsRecord } from './integration.ts';
import { changedProfile, checkIntegration, type IntegrationInput, profileOf, sameProfile } from './profile.ts';

interface Setting {
  viewer: Viewer;
  newId: NewId;
  now: Instant;
  allowLocalWebhooks: boolean;
}

type NewIntegration = IntegrationInput & {
  name: string;
  homepageUrl: string;
  redirectUrls: NonNullable<IntegrationInput['redirectUrls']>;
  scopes: NonNullable<IntegrationInput['scopes']>;
  contactEmail: string;
};

/** How long the secret before stays valid, in milliseconds. */
export const SECRET_OVERLAP_MS = 24 * 3_600_000;

/** Registers an integration, which an operator has to approve. FORBIDDEN for integrations; LIMIT_REACHED for a sixth. */
export function newIntegration(own: OwnIntegrationsRecord, input: NewIntegration, setting: Setting): IntegrationRecord {
  const { viewer, newId, now, allowLocalWebhooks } = setting;
  if (viewer.kind === 'integration')
    refuse('FORBIDDEN', 'Integrations are registered by people. Use the token of your own sign-in.');
  const problems: Problem[] = [];
  checkIntegration(problems, input, allowLocalWebhooks);
  throwIfAny(problems);
  if (own.ids.length >= atOnce.ownIntegrations)
    refuse('LIMIT_REACHED', `You have ${atOnce.ownIntegrations} integrations, the maximum. Delete one first.`);
  const empty = { name: '', homepageUrl: '', redirectUrls: [], scopes: [] };
  return {
    kind: 'integration',
    id: `int_${newId.key()}`,
    ownerId: viewer.id,
    ...changedProfile(empty, input),
    contactEmail: input.contactEmail,
    ...(input.webhook && { webhook: { url: input.webhook.url, eventTypes: [...input.webhook.eventTypes] } }),
    status: 'PENDING',
    decisions: [],
    secrets: [],
    createdAt: now,
    version: 0,
  };
}

/**
 * Changes what is given; null leaves a value as it is. What athletes are shown, and where they are sent, holds only once an
 * operator has approved it: before the first approval the integration itself waits (again), and after it the change does.
 */
export function updateIntegration(
  integration: IntegrationRecord,
  input: IntegrationInput,
  { allowLocalWebhooks }: Pick<Setting, 'allowLocalWebhooks'>,
): IntegrationRecord {
  const problems: Problem[] = [];
  checkIntegration(problems, input, allowLocalWebhooks);
  throwIfAny(problems);
  if (input.webhook && integration.clientId !== undefined)
    refuse('CONFLICT', 'The integration has a client by now. Change its webhooks with the token of that client.', [
      ...INPUT,
      'webhook',
    ]);
  const { proposed, ...rest } = integration;
  const changed: IntegrationRecord = {
    ...rest,
    contactEmail: input.contactEmail ?? integration.contactEmail,
    ...(input.webhook && { webhook: { url: input.webhook.url, eventTypes: [...input.webhook.eventTypes] } }),
  };
  const profile = changedProfile(proposed ?? profileOf(integration), input);
  if (sameProfile(profile, integration)) return changed;
  return integration.approvedAt === undefined
    ? { ...changed, ...profile, status: 'PENDING' }
    : { ...changed, proposed: profile };
}

/** Refuses (CONFLICT) a secret for an integration that may not call, or that has two valid ones. */
export function checkSecretDue({ status, secrets }: IntegrationRecord, now: Instant): void {
  if (status !== 'APPROVED')
    refuse('CONFLICT', `The integration is ${status}. Only an approved one is given a secret.`, []);
  const [, before] = validSecrets(secrets, now);
  if (before)
    refuse(
      'CONFLICT',
      `Two secrets are valid, the older one until ${before.expiresAt ?? 'it is deleted'}. Delete it, or wait until then.`,
      [],
    );
}

/** The secrets that are still accepted, newest first. */
export const validSecrets = (secrets: readonly ClientSecret[], now: Instant): ClientSecret[] =>
  secrets.filter(({ expiresAt }) => expiresAt === undefined || expiresAt > now);

/** With a new secret in front; the one before it stays valid for 24 hours. */
export const withSecret = (secrets: readonly ClientSecret[], id: string, now: Instant): ClientSecret[] => [
  { id, createdAt: now },
  ...validSecrets(secrets, now).map((secret) => ({
    ...secret,
    expiresAt: secret.expiresAt ?? instantAfter(now, SECRET_OVERLAP_MS),
  })),
];
