import type { Path } from '../check.ts';
import { add, count, given, INPUT, text, throwIfAny, unique } from '../check.ts';
import type { NewId, PersonId, WebhookId } from '../ids.ts';
import { keyOf } from '../ids.ts';
import { atOnce } from '../limits/limits.ts';
import type { Problem } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import { instantAfter } from '../time.ts';
import type { Instant } from '../vocabulary.ts';
import type { WebhookEventType } from './event-type.ts';

export type WebhookStatus = 'ENABLED' | 'DISABLED';
/** BY_YOU: its owner disabled it. GONE: its receiver answered 410. FAILING: nothing has succeeded for days. */
export type WebhookDisabledReason = 'BY_YOU' | 'GONE' | 'FAILING';

/** A secret that signs messages. Replaced ones are valid, too, while the receiver switches to the new one. */
export interface WebhookSecret {
  /** `whsec_` and 36 random bytes in base64, as specified by Standard Webhooks; sealed where it is stored. */
  secret: string;
  createdAt: Instant;
  /** Absent until the secret is replaced. */
  expiresAt?: Instant;
}

export interface WebhookRecord {
  kind: 'webhook';
  id: WebhookId;
  url: string;
  description?: string;
  eventTypes: WebhookEventType[];
  status: WebhookStatus;
  disabledReason?: WebhookDisabledReason;
  /** Newest first. */
  secrets: WebhookSecret[];
  /** Since when nothing has succeeded. Absent if the last attempt did. */
  failingSince?: Instant;
  createdAt: Instant;
}

/** All webhooks of one person or integration, by ID: one item, so that a change of any sees all of them. */
export interface WebhooksRecord {
  kind: 'webhooks';
  viewerId: PersonId;
  webhooks: Record<WebhookId, WebhookRecord>;
  version: number;
}

/** How long a replaced secret stays valid, in milliseconds. */
const CHANGEOVER_MS = 24 * 3_600_000;

type Optional<T> = T | null | undefined;

export interface WebhookInput {
  url?: Optional<string>;
  eventTypes?: Optional<readonly WebhookEventType[]>;
  description?: Optional<string>;
}

export interface Setting {
  newId: NewId;
  now: Instant;
  /** Set on a laptop, where `http://localhost` may be a receiver. */
  allowLocalWebhooks: boolean;
}

const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Checks the URL of a receiver (INVALID). This is a help for its author: that the name does not resolve to a private
 * address is asserted each time a message is sent.
 */
function checkUrl(problems: Problem[], value: Optional<string>, path: Path, allowLocalWebhooks: boolean): void {
  if (value === null || value === undefined) return;
  const report = (message: string) => add(problems, 'INVALID', path, message);
  const url = value.length <= 2_000 ? URL.parse(value) : null;
  if (!url) return report('This is not a URL of at most 2,000 characters, such as https://example.com/sidelined.');
  const host = url.hostname.replace(/\.$/, '');
  if (url.username !== '' || url.password !== '' || url.hash !== '')
    return report('The URL must not contain a user, password or fragment: messages are signed instead.');
  if (allowLocalWebhooks && LOCAL_HOSTS.includes(host) && /^https?:$/.test(url.protocol)) return;
  if (url.protocol !== 'https:') return report('The URL must begin with https://.');
  // URL normalizes every notation of an IPv4 address to the dotted one.
  const isAddress = host.startsWith('[') || /^[\d.]+$/.test(host);
  if (isAddress || !host.includes('.') || /\.(?:localhost|local|internal)$/.test(host))
    report(
      'The URL must name a host on the public internet, such as example.com, not an IP address or a private name.',
    );
}

/** Checks the receiver and the event types of a webhook, wherever in the arguments they are. */
export function checkReceiver(
  problems: Problem[],
  { url, eventTypes }: Pick<WebhookInput, 'url' | 'eventTypes'>,
  path: Path,
  allowLocalWebhooks: boolean,
): void {
  checkUrl(problems, url, [...path, 'url'], allowLocalWebhooks);
  count(problems, eventTypes, [...path, 'eventTypes'], { what: 'event types', min: 1, max: 12 });
  unique(problems, eventTypes ?? [], [...path, 'eventTypes'], 'The event type');
}

function checkWebhook({ url, eventTypes, description }: WebhookInput, allowLocalWebhooks: boolean): void {
  const problems: Problem[] = [];
  checkReceiver(problems, { url, eventTypes }, INPUT, allowLocalWebhooks);
  text(problems, description, [...INPUT, 'description'], { what: 'The description', min: 0, max: 200 });
  throwIfAny(problems);
}

/** A new secret: 48 random characters of base64url, rewritten to the standard base64 alphabet. */
function newSecret({ newId, now }: Setting): WebhookSecret {
  const random = newId.key() + newId.key() + newId.key();
  return { secret: `whsec_${random.replaceAll('-', '+').replaceAll('_', '/')}`, createdAt: now };
}

/**
 * A new webhook beside those that the viewer has. LIMIT_REACHED for a sixth; INVALID, OUT_OF_RANGE or TOO_LONG for its
 * values.
 */
export function newWebhook(
  { viewerId, webhooks }: WebhooksRecord,
  input: WebhookInput & { url: string; eventTypes: readonly WebhookEventType[] },
  setting: Setting,
): WebhookRecord {
  checkWebhook(input, setting.allowLocalWebhooks);
  if (Object.keys(webhooks).length >= atOnce.webhooks)
    refuse('LIMIT_REACHED', `You have ${atOnce.webhooks} webhooks, the maximum. Delete one first.`);
  return {
    kind: 'webhook',
    id: `whk_${keyOf(viewerId)}.${setting.newId.ulid(Date.parse(setting.now))}`,
    url: input.url,
    ...given({ description: input.description }),
    eventTypes: [...input.eventTypes],
    status: 'ENABLED',
    secrets: [newSecret(setting)],
    createdAt: setting.now,
  };
}

/**
 * Changes what is given. Null leaves a value as it is, except that it clears the description. Enabling a webhook again
 * forgets its failures.
 */
export function updateWebhook(
  webhook: WebhookRecord,
  input: WebhookInput & { status?: Optional<WebhookStatus> },
  { allowLocalWebhooks }: Pick<Setting, 'allowLocalWebhooks'>,
): WebhookRecord {
  checkWebhook(input, allowLocalWebhooks);
  const { description, disabledReason, failingSince, ...rest } = webhook;
  const kept = input.description === undefined ? description : input.description;
  const status = input.status ?? webhook.status;
  const changesStatus = status !== webhook.status;
  return {
    ...rest,
    ...given({ url: input.url, description: kept }),
    ...(input.eventTypes && { eventTypes: [...input.eventTypes] }),
    status,
    ...(changesStatus
      ? status === 'DISABLED' && { disabledReason: 'BY_YOU' }
      : given({ disabledReason, failingSince })),
  };
}

/**
 * Replaces the secret. Each replaced one stays valid for its 24 hours. LIMIT_REACHED while so many are that another would
 * be one too many: a message carries a signature by each.
 */
export function rotateSecret(webhook: WebhookRecord, setting: Setting): WebhookRecord {
  const valid = webhook.secrets.filter(({ expiresAt }) => expiresAt === undefined || expiresAt > setting.now);
  const [current, ...replaced] = valid;
  if (valid.length >= atOnce.webhookSecrets)
    refuse(
      'LIMIT_REACHED',
      `This webhook has ${atOnce.webhookSecrets} valid secrets, the maximum: a replaced one stays valid for 24 hours. Rotate it again after ${replaced.at(-1)?.expiresAt ?? setting.now}; if a secret is known to others, delete the webhook and create another.`,
      [...INPUT, 'webhookId'],
    );
  const expiresAt = instantAfter(setting.now, CHANGEOVER_MS);
  return { ...webhook, secrets: [newSecret(setting), ...(current ? [{ ...current, expiresAt }] : []), ...replaced] };
}

/** The secrets that sign at `t`, newest first. */
export const secretsAt = ({ secrets }: Pick<WebhookRecord, 'secrets'>, t: Instant): string[] =>
  secrets.filter(({ expiresAt }) => expiresAt === undefined || expiresAt > t).map(({ secret }) => secret);
