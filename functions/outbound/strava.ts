import * as z from 'zod/mini';
import type { Tokens } from '../domain/provider/provider.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { type Provider, RateLimited, Refused, Unavailable } from './provider.ts';
import { readActivity } from './strava-activity.ts';

export interface StravaParts {
  clientId: string;
  clientSecret: string;
  fetch: typeof fetch;
  /** Milliseconds since the epoch. */
  clock: { now(): number };
  /** The base URL. Tests have their own. */
  baseUrl?: string;
}

/** The timeout of a request. It is retried later. */
const TIMEOUT_MS = 10_000;
const QUARTER_MS = 15 * 60_000;
const DAY_MS = 86_400_000;
/** A margin, because Strava's clock may differ from ours. */
const MARGIN_MS = 5_000;

const tokenAnswer = z.object({ access_token: z.string(), refresh_token: z.string(), expires_at: z.number() });
const faultAnswer = z.object({ errors: z.array(z.object({ resource: z.string() })) });
const consentAnswer = z.extend(tokenAnswer, { athlete: z.object({ id: z.number() }) });

/** Strava's API, version 3: https://developers.strava.com/docs/reference/ */
export function createStrava({ clientId, clientSecret, clock, ...parts }: StravaParts): Provider {
  const { baseUrl = 'https://www.strava.com' } = parts;

  async function call(path: string, init: RequestInit): Promise<Response> {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await parts.fetch(baseUrl + path, { ...init, signal, redirect: 'error' });
    if (response.status === 429) throw new RateLimited(nextWindow(response.headers, clock.now()));
    return response;
  }

  async function read<T>(response: Response, shape: z.ZodMiniType<T>): Promise<T> {
    if (!response.ok) throw new Unavailable(`Strava answers ${response.status}`);
    const parsed = shape.safeParse(await response.json());
    if (!parsed.success) throw new Unavailable('Strava answers with something else');
    return parsed.data;
  }

  async function askForTokens<T>(grant: Record<string, string>, shape: z.ZodMiniType<T>): Promise<T> {
    const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...grant });
    const response = await call('/oauth/token', { method: 'POST', body });
    if (response.status === 400 || response.status === 401) {
      // If it is our own client that Strava does not know, that says nothing of the athlete's consent.
      const fault = faultAnswer.safeParse(await response.json().catch(() => undefined));
      if (fault.data?.errors.some(({ resource }) => resource === 'Application'))
        throw new Unavailable('Strava does not accept the client');
      throw new Refused();
    }
    return read(response, shape);
  }

  const authorised = (accessToken: string) => ({ headers: { authorization: `Bearer ${accessToken}` } });

  return {
    async exchangeCode(code) {
      const answer = await askForTokens({ grant_type: 'authorization_code', code }, consentAnswer);
      return { tokens: tokensOf(answer), accountId: String(answer.athlete.id) };
    },
    async refresh(refreshToken) {
      const grant = { grant_type: 'refresh_token', refresh_token: refreshToken };
      return tokensOf(await askForTokens(grant, tokenAnswer));
    },
    async activity(activityId, accessToken) {
      const response = await call(`/api/v3/activities/${encodeURIComponent(activityId)}`, authorised(accessToken));
      if (response.status === 404 || response.status === 403) return 'GONE';
      if (response.status === 401) throw new Refused();
      return readActivity(await read(response, z.unknown()));
    },
    async checkConsent(accessToken) {
      const response = await call('/api/v3/athlete', authorised(accessToken));
      if (response.status === 401) throw new Refused();
      await read(response, z.unknown());
    },
    async deauthorise(accessToken) {
      const response = await call('/oauth/deauthorize', { method: 'POST', ...authorised(accessToken) });
      // The athlete has revoked it already, or the token has expired: there is nothing to revoke.
      if (response.status !== 401) await read(response, z.unknown());
    },
  };
}

/** The providers that are configured by the environment. */
export function readProviders({ STRAVA_CLIENT_ID: clientId, STRAVA_CLIENT_SECRET: clientSecret }: NodeJS.ProcessEnv) {
  return clientId && clientSecret ? { strava: createStrava({ clientId, clientSecret, fetch, clock: Date }) } : {};
}

const tokensOf = ({ access_token, refresh_token, expires_at }: z.infer<typeof tokenAnswer>): Tokens => ({
  accessToken: access_token,
  refreshToken: refresh_token,
  expiresAt: new Date(expires_at * 1000).toISOString(),
});

/**
 * When Strava accepts requests again: after `Retry-After` (seconds) if given; otherwise at the next quarter of an hour, or at
 * midnight UTC if the daily limit (the second of each pair) is used up.
 */
function nextWindow(headers: Headers, now: number): Instant {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  const over = ['x-ratelimit', 'x-readratelimit'].some((name) => {
    const [, limit = Number.NaN] = numbers(headers.get(`${name}-limit`));
    const [, used = Number.NaN] = numbers(headers.get(`${name}-usage`));
    return used >= limit;
  });
  const window = over ? DAY_MS : QUARTER_MS;
  const ends = Math.ceil((now + 1) / window) * window + MARGIN_MS;
  return new Date(seconds > 0 && seconds * 1000 <= DAY_MS ? now + seconds * 1000 : ends).toISOString();
}

const numbers = (header: string | null): number[] => (header ?? '').split(',').map(Number);
