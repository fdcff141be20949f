import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An activity in Strava's format; by default an easy run of 5 km in the morning. */
export type StravaActivity = Record<string, unknown> & { id: number };

export const aStravaRun = (id: number, parts: Record<string, unknown> = {}): StravaActivity => ({
  id,
  resource_state: 3,
  name: 'Morning Run',
  sport_type: 'Run',
  type: 'Run',
  start_date: '2026-03-09T12:00:00Z',
  start_date_local: '2026-03-09T07:00:00Z',
  timezone: '(GMT-06:00) America/Chicago',
  distance: 5012.4,
  moving_time: 1800,
  elapsed_time: 1860,
  total_elevation_gain: 31,
  average_heartrate: 151.6,
  ...parts,
});

interface Consent {
  accountId: number;
  refreshToken: string;
  accessToken: string;
  expiresAtMs: number;
}

/** Access tokens are valid for six hours. */
const TOKEN_MS = 6 * 3_600_000;

/**
 * Strava's API as documented, over real HTTP: codes that work once, access tokens that expire, refresh tokens that are
 * replaced when used, activities for tokens that may read them, limits with their headers, and deauthorization.
 */
export async function startFakeStrava(clock: { now(): number }) {
  const codes = new Map<string, number>();
  const consents = new Set<Consent>();
  const activities = new Map<string, StravaActivity & { accountId: number }>();
  /** How many more times an existing activity is not found. */
  const late = new Map<string, number>();
  const requests: string[] = [];
  const trouble: { limits?: Record<string, string>; status?: number; client?: 'unknown' } = {};
  let made = 0;

  function grant(accountId: number): Consent {
    const number = ++made;
    const tokens = { accessToken: `secret-access-${number}`, refreshToken: `secret-refresh-${number}` };
    return { accountId, ...tokens, expiresAtMs: clock.now() + TOKEN_MS };
  }
  const tokensOf = ({ accessToken, refreshToken, expiresAtMs }: Consent) => ({
    token_type: 'Bearer',
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_at: Math.floor(expiresAtMs / 1000),
    expires_in: Math.floor((expiresAtMs - clock.now()) / 1000),
  });
  const consentOf = (request: IncomingMessage): Consent | undefined => {
    const token = request.headers.authorization?.replace(/^Bearer /, '');
    return [...consents].find(({ accessToken, expiresAtMs }) => accessToken === token && expiresAtMs > clock.now());
  };
  const fault = (resource: string, code: string) => ({ message: 'Error', errors: [{ resource, field: '', code }] });

  function exchange(form: URLSearchParams): [number, object] {
    if (trouble.client || form.get('client_id') !== 'client' || form.get('client_secret') !== 'secret-of-client')
      return [401, fault('Application', 'invalid')];
    if (form.get('grant_type') === 'authorization_code') {
      const code = form.get('code') ?? '';
      const accountId = codes.get(code);
      if (accountId === undefined) return [400, fault('AuthorizationCode', 'invalid')];
      codes.delete(code);
      const consent = grant(accountId);
      consents.add(consent);
      return [200, { ...tokensOf(consent), athlete: { id: accountId, resource_state: 2 } }];
    }
    const consent = [...consents].find(({ refreshToken }) => refreshToken === form.get('refresh_token'));
    if (!consent) return [400, fault('RefreshToken', 'invalid')];
    Object.assign(consent, grant(consent.accountId));
    return [200, tokensOf(consent)];
  }

  function activity(request: IncomingMessage, id: string): [number, object] {
    const consent = consentOf(request);
    if (!consent) return [401, fault('Athlete', 'access_token')];
    const found = activities.get(id);
    const waits = late.get(id) ?? 0;
    if (waits > 0) late.set(id, waits - 1);
    if (!found || waits > 0 || found.accountId !== consent.accountId) return [404, fault('Activity', 'not found')];
    const { accountId: _account, ...shown } = found;
    return [200, shown];
  }

  async function respond(request: IncomingMessage): Promise<[number, object, Record<string, string>?]> {
    const { method = '', url = '' } = request;
    requests.push(`${method} ${url}`);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (trouble.limits) return [429, { message: 'Rate Limit Exceeded', errors: [] }, trouble.limits];
    if (trouble.status) return [trouble.status, { message: 'Error' }];
    if (method === 'POST' && url === '/oauth/token')
      return exchange(new URLSearchParams(Buffer.concat(chunks).toString()));
    if (method === 'POST' && url === '/oauth/deauthorize') {
      const consent = consentOf(request);
      if (!consent) return [401, fault('Athlete', 'access_token')];
      for (const each of consents) if (each.accountId === consent.accountId) consents.delete(each);
      return [200, { access_token: consent.accessToken }];
    }
    if (method === 'GET' && url === '/api/v3/athlete') {
      const consent = consentOf(request);
      return consent ? [200, { id: consent.accountId, resource_state: 2 }] : [401, fault('Athlete', 'access_token')];
    }
    const [, id] = /^\/api\/v3\/activities\/(\d+)$/.exec(url) ?? [];
    return method === 'GET' && id !== undefined ? activity(request, id) : [404, fault('Path', 'not found')];
  }

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    void respond(request).then(([status, body, headers = {}]) => {
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
      response.end(JSON.stringify(body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    /** The requests, such as `GET /api/v3/activities/1`. */
    requests,
    /** With limits, it answers 429 with them as headers; with a status, it answers everything with that status; it may not know our client. */
    trouble,
    /** A code as from the consent page. */
    consent(accountId: number): string {
      const code = `code-${++made}`;
      codes.set(code, accountId);
      return code;
    },
    /** The athlete withdraws consent on Strava's own page. */
    takeBack(accountId: number) {
      for (const each of consents) if (each.accountId === accountId) consents.delete(each);
    },
    isConsented: (accountId: number) => [...consents].some((each) => each.accountId === accountId),
    /** Adds an activity, which is not found the first `notFound` times. */
    put(accountId: number, { id, ...parts }: StravaActivity, notFound = 0) {
      activities.set(String(id), { id, ...parts, accountId });
      late.set(String(id), notFound);
    },
    remove: (id: number) => activities.delete(String(id)),
    async close() {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
}

export type FakeStrava = Awaited<ReturnType<typeof startFakeStrava>>;
