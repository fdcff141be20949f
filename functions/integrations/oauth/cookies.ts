import type { HttpEvent } from '../../runtime/http.ts';

// What a browser carries between the steps. Every value is checked anew when it comes back, so nobody gains by changing their own.

/** Until the athlete is back from signing in: what the integration asked, and what only this browser can sign in with. */
export interface SignInCookie {
  query: string;
  state: string;
  verifier: string;
}

/** While the athlete decides: their access token, and what the form has to send with it. */
export interface SessionCookie {
  token: string;
  csrf: string;
}

interface Cookies {
  'sign-in': SignInCookie;
  session: SessionCookie;
}

// `__Host-` keeps other hosts of the domain from setting one. Lax: the way back from the sign-in begins on another site.
const nameOf = (name: keyof Cookies): string => `__Host-consent-${name}`;
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax';
const MAX_AGE_SECONDS = 600;

export const setCookie = <N extends keyof Cookies>(name: N, value: Cookies[N]): string =>
  `${nameOf(name)}=${Buffer.from(JSON.stringify(value)).toString('base64url')}; Max-Age=${MAX_AGE_SECONDS}; ${attributes}`;

export const clearCookie = (name: keyof Cookies): string => `${nameOf(name)}=; Max-Age=0; ${attributes}`;

/** A cookie of ours; undefined if it is not there, or malformed. */
export function readCookie<N extends keyof Cookies>(event: HttpEvent, name: N): Cookies[N] | undefined {
  const prefix = `${nameOf(name)}=`;
  const value = event.cookies?.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length);
  if (!value) return undefined;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(value, 'base64url').toString());
    return isTexts(parsed) ? (parsed as unknown as Cookies[N]) : undefined;
  } catch {
    return undefined;
  }
}

const isTexts = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' && value !== null && Object.values(value).every((each) => typeof each === 'string');
