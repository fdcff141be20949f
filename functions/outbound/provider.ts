import type { Tokens } from '../domain/provider/provider.ts';
import type { RunInput } from '../domain/run/run-input.ts';
import type { Instant } from '../domain/vocabulary.ts';

/** What an activity is: a run, something else, or not found (or not visible to us). */
export type Activity = { run: RunInput } | 'OTHER_SPORT' | 'GONE';

/**
 * A service where athletes record their runs. Every call can throw a Refused (do not retry), a RateLimited (retry at its time),
 * or any other error (retry later).
 */
export interface Provider {
  /** Exchanges the code of a consent, which works once. Returns the athlete's account and tokens. */
  exchangeCode(code: string): Promise<{ tokens: Tokens; accountId: string }>;
  /** Exchanges a refresh token for new tokens. The old one may be invalid from then on. */
  refresh(refreshToken: string): Promise<Tokens>;
  /** An activity as it is now. */
  activity(activityId: string, accessToken: string): Promise<Activity>;
  /** Throws a Refused if the athlete has withdrawn their consent. */
  checkConsent(accessToken: string): Promise<void>;
  /** Revokes the consent. */
  deauthorise(accessToken: string): Promise<void>;
}

/** The provider does not accept a code or token. */
export class Refused extends Error {
  override name = 'Refused';
}

/** The provider limits the rate of requests. */
export class RateLimited extends Error {
  override name = 'RateLimited';
  readonly until: Instant;

  constructor(until: Instant) {
    super('Too many requests');
    this.until = until;
  }
}

/** The provider returned an error, or a response that cannot be read. */
export class Unavailable extends Error {
  override name = 'Unavailable';
}
