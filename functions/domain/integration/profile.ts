import type { Scope } from '../access/scope-access.ts';
import { add, count, INPUT, type Path, text, unique } from '../check.ts';
import { atOnce } from '../limits/limits.ts';
import type { Problem } from '../refusal.ts';
import { checkReceiver } from '../webhook/webhook.ts';
import type { WebhookEventType } from '../webhook/event-type.ts';
import type { IntegrationList, IntegrationProfile, IntegrationRecord } from './integration.ts';

type Optional<T> = T | null | undefined;

export interface ProfileInput {
  name?: Optional<string>;
  homepageUrl?: Optional<string>;
  redirectUrls?: Optional<readonly string[]>;
  scopes?: Optional<readonly Scope[]>;
}

export interface IntegrationInput extends ProfileInput {
  contactEmail?: Optional<string>;
  webhook?: Optional<{ url: string; eventTypes: readonly WebhookEventType[] }>;
}

const MOST_URL_CHARACTERS = 500;
const MOST_EMAIL_CHARACTERS = 254;
const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/** Adds what is wrong with what is given. INVALID, OUT_OF_RANGE or TOO_LONG. */
export function checkIntegration(
  problems: Problem[],
  { name, homepageUrl, redirectUrls, scopes, contactEmail, webhook }: IntegrationInput,
  allowLocalWebhooks: boolean,
): void {
  text(problems, name, [...INPUT, 'name'], { what: 'The name', max: 80 });
  checkUrl(problems, homepageUrl, [...INPUT, 'homepageUrl'], false);
  count(problems, redirectUrls, [...INPUT, 'redirectUrls'], { what: 'redirect URLs', max: atOnce.redirectUrls });
  redirectUrls?.forEach((url, index) => checkUrl(problems, url, [...INPUT, 'redirectUrls', String(index)], true));
  unique(problems, redirectUrls ?? [], [...INPUT, 'redirectUrls'], 'The redirect URL');
  count(problems, scopes, [...INPUT, 'scopes'], { what: 'scopes', min: 1, max: 2 });
  unique(problems, scopes ?? [], [...INPUT, 'scopes'], 'The scope');
  checkEmail(problems, contactEmail, [...INPUT, 'contactEmail']);
  if (webhook) checkReceiver(problems, webhook, [...INPUT, 'webhook'], allowLocalWebhooks);
}

/**
 * An athlete is sent to these, and an authorization code with them: so they are https, and compared as a whole. A developer's
 * own machine is the exception that OAuth makes.
 */
function checkUrl(problems: Problem[], value: Optional<string>, path: Path, allowLocal: boolean): void {
  if (value === null || value === undefined) return;
  const report = (message: string) => add(problems, 'INVALID', path, message);
  const url = value.length <= MOST_URL_CHARACTERS ? URL.parse(value) : null;
  if (!url)
    return report(
      `This is not a URL of at most ${MOST_URL_CHARACTERS} characters, such as https://example.com/callback.`,
    );
  if (url.username !== '' || url.password !== '' || value.includes('#') || value.includes('*'))
    return report('The URL must not contain a user, password, fragment or wildcard: it is compared as a whole.');
  const isLocal = allowLocal && url.protocol === 'http:' && LOCAL_HOSTS.includes(url.hostname);
  if (url.protocol !== 'https:' && !isLocal)
    report(
      allowLocal
        ? 'The URL must begin with https://, or with http://localhost while you develop.'
        : 'The URL must begin with https://.',
    );
}

function checkEmail(problems: Problem[], value: Optional<string>, path: Path): void {
  if (value === null || value === undefined) return;
  const [local = '', domain = '', ...more] = value.split('@');
  const isOne = local !== '' && domain.includes('.') && more.length === 0 && !/[\s<>"]/.test(value);
  if (!isOne || value.length > MOST_EMAIL_CHARACTERS)
    add(problems, 'INVALID', path, 'This is not a mail address such as integrations@example.com.');
}

export const profileOf = ({ name, homepageUrl, redirectUrls, scopes }: IntegrationProfile): IntegrationProfile => ({
  name,
  homepageUrl,
  redirectUrls,
  scopes,
});

/** The profile with what is given changed; null leaves a value as it is. */
export const changedProfile = (profile: IntegrationProfile, input: ProfileInput): IntegrationProfile => ({
  name: input.name ?? profile.name,
  homepageUrl: input.homepageUrl ?? profile.homepageUrl,
  redirectUrls: input.redirectUrls ? [...input.redirectUrls] : profile.redirectUrls,
  scopes: input.scopes ? sorted(input.scopes) : profile.scopes,
});

/** In one order, so that the same scopes are equal. */
const sorted = (scopes: readonly Scope[]): Scope[] => [...scopes].sort();

export const sameProfile = (one: IntegrationProfile, other: IntegrationProfile): boolean =>
  JSON.stringify(profileOf(one)) === JSON.stringify(profileOf(other));

/** The lists that an integration is on. */
export const listsOf = (integration: Pick<IntegrationRecord, 'status' | 'proposed'>): IntegrationList[] => [
  ...(awaitsReview(integration) ? (['TO_REVIEW'] as const) : []),
  ...(integration.status === 'PENDING' ? [] : [integration.status]),
];

/** Whether an operator is asked to decide: on the integration, or on a change of its profile. */
export const awaitsReview = ({ status, proposed }: Pick<IntegrationRecord, 'status' | 'proposed'>): boolean =>
  status === 'PENDING' || proposed !== undefined;
