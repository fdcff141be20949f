import type { Tokens } from '../domain/provider/provider.ts';
import type { RunInput } from '../domain/run/run-input.ts';
import type { Instant } from '../domain/vocabulary.ts';

/** What became of an activity: the run that it is, that it is none, or that it is not there (or not for us). */
export type Activity = { run: RunInput } | 'OTHER_SPORT' | 'GONE';

/**
 * A service where athletes keep their runs. Every call may throw a Refused (do not ask again like this), a RateLimited (not
 * before then), or any other error (perhaps later).
 */
export interface Provider {
  /** Exchanges the code of a consent, which works once, and answers who she is there. */
  exchangeCode(code: string): Promise<{ tokens: Tokens; accountId: string }>;
  /** Exchanges a refresh token for new tokens: the old one may be worth nothing from then on. */
  refresh(refreshToken: string): Promise<Tokens>;
  /** An activity as it is now. */
  activity(activityId: string, accessToken: string): Promise<Activity>;
  /** Gives the consent back. */
  deauthorise(accessToken: string): Promise<void>;
}

/** The provider does not accept a code or token. */
export class Refused extends Error {
  override name = 'Refused';
}

/** The provider wants to be left alone for a while. */
export class RateLimited extends Error {
  override name = 'RateLimited';
  readonly until: Instant;

  constructor(until: Instant) {
    super('Too many requests');
    this.until = until;
  }
}

/** The provider answers with an error, or with what cannot be read. */
export class Unavailable extends Error {
  override name = 'Unavailable';
}
