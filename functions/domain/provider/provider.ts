import type { Path } from '../check.ts';
import { add, INPUT, text, throwIf } from '../check.ts';
import type { AthleteId, PersonId } from '../ids.ts';
import { type Problem, refuse } from '../refusal.ts';
import type { Instant } from '../vocabulary.ts';

/** Where runs come from by themselves, once she has connected it. Each is the `source` of its runs, too. */
export type ProviderName = 'strava';

/** What each provider is called, and whom it lets see what it says: Strava nobody but the athlete herself. */
export const providers: Readonly<Record<ProviderName, { sourceName: string; ownerOnly: boolean; scopes: string[] }>> = {
  // Without `activity:read` there is nothing to fetch; `activity:read_all` includes it.
  strava: { sourceName: 'Strava', ownerOnly: true, scopes: ['activity:read', 'activity:read_all'] },
};

/** What lets the product read at a provider on her behalf. Never in a log, an answer or an export. */
export interface Tokens {
  accessToken: string;
  refreshToken: string;
  expiresAt: Instant;
}

/** Why a connection does not work: her code or tokens are refused, her account is another athlete's, or no provider is set up. */
export type ProviderProblem = 'REFUSED' | 'TAKEN' | 'NOT_AVAILABLE';

/** How a connection stands: asked for, working, or not working. */
export type ProviderStatus = 'PENDING' | 'CONNECTED' | 'FAILED';

/** An athlete's connection with a provider. */
export interface LinkRecord {
  kind: 'providerLink';
  athleteId: AthleteId;
  ownerId: PersonId;
  provider: ProviderName;
  status: ProviderStatus;
  problem?: ProviderProblem;
  /** When she asked for it: tells one attempt from the next. */
  requestedAt: Instant;
  connectedAt?: Instant;
  /** Who she is there. */
  accountId?: string;
  tokens?: Tokens;
  version: number;
}

/**
 * Something to do at a provider, or about what it said. A provider's events only say where to look: what is fetched then is
 * what counts, so they may come late, twice, or in any order.
 */
export type ProviderJob = { provider: ProviderName } & (
  | { task: 'look'; accountId: string; activityId: string; expects: 'there' | 'gone' | 'either' }
  | { task: 'deauthorised'; accountId: string; at: Instant }
  | { task: 'connect'; athleteId: AthleteId; ownerId: PersonId; requestedAt: Instant; code: string }
  | { task: 'leave'; athleteId: AthleteId; ownerId: PersonId; tokens?: Tokens }
);

export interface ConnectInput {
  provider: ProviderName;
  code: string;
  scope?: string | null | undefined;
}

/** Her connection at its beginning. Refuses a code or scope that cannot work, and a second connection. */
export function beginLink(
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
  throwIf(problems);
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
/** About a day of tries. */
const MAX_TRIES = 28;

/** When to try again after `tries` failures, in ever longer steps up to an hour; undefined: give up. */
export function nextTry(tries: number, now: Instant): Instant | undefined {
  if (tries >= MAX_TRIES) return undefined;
  const minutes = Math.min(60, 2 ** Math.min(tries, 6));
  return new Date(Date.parse(now) + minutes * MINUTE_MS).toISOString();
}

/** How often a provider that does not answer as its event said is asked again, before it is believed. */
export const DOUBTS = 3;
