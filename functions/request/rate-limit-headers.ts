import type { AthleteId } from '../domain/ids.ts';

/** A limit that a request has met or used, as it stands with this request. */
export interface Quota {
  policy: 'client' | 'athlete';
  /** Calls per minute of the clock. */
  limit: number;
  left: number;
  /** Until the next minute. */
  seconds: number;
  /** Whose calls are counted apart from others'. */
  athleteId?: AthleteId;
}

/**
 * `RateLimit-Policy` and `RateLimit`, as draft-ietf-httpapi-ratelimit-headers has them: lists of structured fields (RFC 9651).
 * The partition key of the calls for an athlete is the athlete's ID. Of several athletes, as in a call about many, only the one
 * with the fewest calls left is told. Empty where nothing was counted.
 */
export function rateLimitHeaders(quotas: readonly Quota[]): Record<string, string> {
  const [first] = quotas;
  if (!first) return {};
  const tightest = (['client', 'athlete'] as const).flatMap((policy) => {
    const [least] = quotas.filter((quota) => quota.policy === policy).sort((a, b) => a.left - b.left);
    return least ? [least] : [];
  });
  return {
    'ratelimit-policy': tightest
      .map((quota) => `"${quota.policy}";q=${quota.limit};w=60${partitionOf(quota)}`)
      .join(', '),
    ratelimit: tightest
      .map((quota) => `"${quota.policy}";r=${quota.left};t=${quota.seconds}${partitionOf(quota)}`)
      .join(', '),
  };
}

const partitionOf = ({ athleteId }: Quota): string =>
  athleteId === undefined ? '' : `;pk=:${Buffer.from(athleteId).toString('base64')}:`;
