import type { Path } from '../check.ts';
import { add, count, given, INPUT, text, throwIf, unique } from '../check.ts';
import type { NewId, PersonId, WebhookId } from '../ids.ts';
import { keyOf } from '../ids.ts';
import type { Problem } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import { instantAfter } from '../time.ts';
import type { Instant, WebhookEventType } from '../vocabulary.ts';

export type WebhookStatus = 'ENABLED' | 'DISABLED';
/** BY_YOU: she did. GONE: it answered 410. FAILING: nothing has got through for days. */
export type WebhookDisabledReason = 'BY_YOU' | 'GONE' | 'FAILING';

/** Signs what is sent. Two are valid while the receiver changes over. */
export interface WebhookSecret {
  /** `whsec_` and 36 random bytes in base64, as Standard Webhooks has it. */
  secret: string;
  createdAt: Instant;
  /** Absent: until it is replaced. */
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
  /** The newest first. */
  secrets: WebhookSecret[];
  /** Since when nothing has got through; absent while all is well. */
  failingSince?: Instant;
  createdAt: Instant;
}

/** All webhooks of one person or integration, by their ids: one item, so that a change of any sees all of them. */
export interface WebhooksRecord {
  kind: 'webhooks';
  viewerId: PersonId;
  webhooks: Record<WebhookId, WebhookRecord>;
  version: number;
}

export const MAX_WEBHOOKS = 5;
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
  /** On a laptop: `http://localhost` is a receiver, too. */
  allowLocalWebhooks: boolean;
}

const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/**
 * What is wrong with a receiver's address. This is for who writes it: that a name leads to no private address is asserted
 * when it is resolved, each time that something is sent.
 */
function checkUrl(problems: Problem[], value: Optional<string>, path: Path, allowLocalWebhooks: boolean): void {
  if (value === null || value === undefined) return;
  const say = (message: string) => add(problems, 'INVALID', path, message);
  const url = value.length <= 2_000 ? URL.parse(value) : null;
  if (!url) return say('This is not a URL of at most 2,000 characters, such as https://example.com/sidelined.');
  const host = url.hostname.replace(/\.$/, '');
  if (url.username !== '' || url.password !== '' || url.hash !== '')
    return say('The URL must not contain a user, password or fragment: messages are signed instead.');
  if (allowLocalWebhooks && LOCAL_HOSTS.includes(host) && /^https?:$/.test(url.protocol)) return;
  if (url.protocol !== 'https:') return say('The URL must begin with https://.');
  // URL has turned every way to write an IPv4 address into the one with dots.
  const isAddress = host.startsWith('[') || /^[\d.]+$/.test(host);
  if (isAddress || !host.includes('.') || /\.(?:localhost|local|internal)$/.test(host))
    say('The URL must name a host on the public internet, such as example.com, not an IP address or a private name.');
}

function checkWebhook({ url, eventTypes, description }: WebhookInput, allowLocalWebhooks: boolean): void {
  const problems: Problem[] = [];
  checkUrl(problems, url, [...INPUT, 'url'], allowLocalWebhooks);
  count(problems, eventTypes, [...INPUT, 'eventTypes'], { what: 'event types', min: 1, max: 8 });
  unique(problems, eventTypes ?? [], [...INPUT, 'eventTypes'], 'The event type');
  text(problems, description, [...INPUT, 'description'], { what: 'The description', min: 0, max: 200 });
  throwIf(problems);
}

/** 48 characters of a base64 that has - and _ where the common one has + and /. */
function newSecret({ newId, now }: Setting): WebhookSecret {
  const random = newId.key() + newId.key() + newId.key();
  return { secret: `whsec_${random.replaceAll('-', '+').replaceAll('_', '/')}`, createdAt: now };
}

/** A webhook beside those that the viewer has. Five at most. */
export function newWebhook(
  { viewerId, webhooks }: WebhooksRecord,
  input: WebhookInput & { url: string; eventTypes: readonly WebhookEventType[] },
  setting: Setting,
): WebhookRecord {
  checkWebhook(input, setting.allowLocalWebhooks);
  if (Object.keys(webhooks).length >= MAX_WEBHOOKS)
    refuse('LIMIT_REACHED', `You have ${MAX_WEBHOOKS} webhooks, the maximum. Delete one first.`);
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

/** Changes what is given; null leaves as it is, but clears the description. Enabling it again forgets what failed. */
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

/** A new secret; the one so far stays valid for 24 hours, and one before that no longer. */
export function rotateSecret(webhook: WebhookRecord, setting: Setting): WebhookRecord {
  const [current] = webhook.secrets;
  const expiresAt = instantAfter(setting.now, CHANGEOVER_MS);
  return { ...webhook, secrets: [newSecret(setting), ...(current ? [{ ...current, expiresAt }] : [])] };
}

/** The secrets that sign at `t`, the newest first. */
export const secretsAt = ({ secrets }: Pick<WebhookRecord, 'secrets'>, t: Instant): string[] =>
  secrets.filter(({ expiresAt }) => expiresAt === undefined || expiresAt > t).map(({ secret }) => secret);
