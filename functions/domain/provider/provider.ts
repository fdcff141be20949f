import type { Path } from '../check.ts';
import { add, INPUT, text, throwIfAny } from '../check.ts';
import type { AthleteId, PersonId } from '../ids.ts';
import { type Problem, refuse } from '../refusal.ts';
import type { Instant } from '../vocabulary.ts';

/** A service that runs come from automatically once the athlete has connected it. Also the `source` of its runs. */
export type ProviderName = 'strava';

/**
 * The name of each provider, whether only the athlete may see its data (Strava's terms), and the scopes of which one is
 * required.
 */
export const providers: Readonly<Record<ProviderName, { sourceName: string; ownerOnly: boolean; scopes: string[] }>> = {
  // Nothing can be fetched without `activity:read`. `activity:read_all` includes it.
  strava: { sourceName: 'Strava', ownerOnly: true, scopes: ['activity:read', 'activity:read_all'] },
};

/** Tokens that let the product read at a provider on the athlete's behalf. Never in a log, a response or an export. */
export interface Tokens {
  accessToken: string;
  refreshToken: string;
  expiresAt: Instant;
}

/** The same as they are stored: what gives access is sealed. */
export interface SealedTokens {
  sealed: string;
  expiresAt: Instant;
}

/** Tokens from before they were sealed are stored in the clear until the connection is written next. */
export type StoredTokens = SealedTokens | Tokens;

/**
 * Why a connection does not work: the code or tokens are refused, the account is connected with another athlete, or the
 * provider is not set up.
 */
export type ProviderProblem = 'REFUSED' | 'TAKEN' | 'NOT_AVAILABLE';

/** The status of a connection: requested, working, or not working. */
export type ProviderStatus = 'PENDING' | 'CONNECTED' | 'FAILED';

/** An athlete's connection with a provider. */
export interface LinkRecord {
  kind: 'providerLink';
  athleteId: AthleteId;
  ownerId: PersonId;
  provider: ProviderName;
  status: ProviderStatus;
  problem?: ProviderProblem;
  /** When the athlete asked for it. Distinguishes one attempt from the next. */
  requestedAt: Instant;
  connectedAt?: Instant;
  /** The athlete's account at the provider. */
  accountId?: string;
  tokens?: StoredTokens;
  version: number;
}

/**
 * A job to do at a provider, or because of one of its events. An event only says where to look: what is then fetched
 * counts, so events may arrive late, twice, or in any order.
 */
export type ProviderJob = { provider: ProviderName } & (
  | { task: 'look'; accountId: string; activityId: string; expects: 'there' | 'gone' | 'either' }
  | { task: 'deauthorised'; accountId: string; at: Instant }
  | { task: 'connect'; athleteId: AthleteId; ownerId: PersonId; requestedAt: Instant; code: string }
  | { task: 'leave'; athleteId: AthleteId; ownerId: PersonId; tokens?: StoredTokens }
);

export interface ConnectInput {
  provider: ProviderName;
  code: string;
  scope?: string | null | undefined;
}

/**
 * A new connection, PENDING. INVALID or TOO_LONG for a code or scope that cannot work, CONFLICT if the provider is
 * already connected.
 */
export function newProviderLink(
  existing: LinkRecord | undefined,
  input: ConnectInput,
  { athleteId, ownerId, now }: { athleteId: AthleteId; ownerId: PersonId; now: Instant },
): LinkRecord {
  const problems: Problem[] = [];
  const at = (field: string): Path => [...INPUT, field];
  const { sourceName, scopes } = providers[input.provider];
  text(problems, input.code, at('code'), { what: 'The code', max: 500 });
  text(problems, input.scope, at('scope'), { what: 'The scope', max: 500 });
  if (input.scope != null && !input.scope.split(/[ ,]+/).some((scope) => scopes.includes(scope)))
    add(
      problems,
      'INVALID',
      at('scope'),
      `The scope does not allow reading activities. Ask ${sourceName} for ${scopes[0]}.`,
    );
  throwIfAny(problems);
  if (existing?.status === 'CONNECTED')
    refuse('CONFLICT', `${sourceName} is already connected. Disconnect it first.`, at('provider'));
  const { accountId, version = 0 } = existing ?? {};
  const { provider } = input;
  return {
    kind: 'providerLink',
    athleteId,
    ownerId,
    provider,
    status: 'PENDING',
    requestedAt: now,
    ...(accountId !== undefined && { accountId }),
    version,
  };
}

const MINUTE_MS = 60_000;
/** About a day of attempts. */
const MAX_TRIES = 28;

/** When to try again after `tries` failures, at growing intervals of up to an hour. Undefined to give up. */
export function nextAttemptAfter(tries: number, now: Instant): Instant | undefined {
  if (tries >= MAX_TRIES) return undefined;
  const minutes = Math.min(60, 2 ** Math.min(tries, 6));
  return new Date(Date.parse(now) + minutes * MINUTE_MS).toISOString();
}

/** How often a provider that contradicts its event is asked again before its answer is accepted. */
export const MAX_RECHECKS = 3;
