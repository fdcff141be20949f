import type { TokenRequestIncomingMessage } from 'oauth2-mock-server';
import { consentClientId, findPersona, type Person, type Persona, personScopes, webClientId } from './personas.ts';

/** A token's subject and scopes. */
export interface Grant {
  persona: Persona;
  scopes: readonly string[];
  /** The app that a person signed in with; the web app if absent. */
  clientId?: string;
}

/** An error as OAuth 2.0 (RFC 6749, 5.2) defines it. */
export type Refused = { error: string; error_description: string };

/** Who signed in, and for which app, until the app exchanges its code. */
export interface SignedIn {
  persona: Person;
  clientId: string;
  redirectUrl: string;
  until: number;
}

const codeMs = 60_000;

/** What is wrong with a request to sign in, which Cognito would refuse, too; undefined if nothing is. */
export function wrongSignIn(query: URLSearchParams): string | undefined {
  const redirectUrl = URL.parse(query.get('redirect_uri') ?? '');
  if (![webClientId, consentClientId].includes(query.get('client_id') ?? '')) return 'No such client.';
  if (redirectUrl?.protocol !== 'http:' || redirectUrl.hostname !== 'localhost')
    return 'redirect_uri is not on this machine.';
  if (query.get('response_type') !== 'code') return 'response_type has to be code.';
  if (!query.get('code_challenge') || query.get('code_challenge_method') !== 'S256') return 'PKCE by S256 is required.';
  const persona = query.get('persona');
  return persona === null || findPersona(persona)?.kind === 'person' ? undefined : 'No such persona.';
}

/** The token of whoever signed in. That the verifier fits the challenge is checked by the service. */
export function readCode({ body }: TokenRequestIncomingMessage, codes: ReadonlyMap<string, SignedIn>): Grant | Refused {
  const found = codes.get(String(body.code));
  const { redirect_uri: redirectUrl } = body as { redirect_uri?: unknown };
  const isGood =
    found !== undefined &&
    found.until > Date.now() &&
    found.clientId === body.client_id &&
    found.redirectUrl === redirectUrl &&
    'code_verifier' in body;
  if (!isGood)
    return { error: 'invalid_grant', error_description: 'The code is unknown, used, expired, or of another client.' };
  return { persona: found.persona, scopes: personScopes, clientId: found.clientId };
}

/** Notes who signed in with a code, by what was asked. */
export function noteCode(codes: Map<string, SignedIn>, asked: URLSearchParams, code: string | null): void {
  const persona = findPersona(asked.get('persona') ?? '');
  const [clientId, redirectUrl] = [asked.get('client_id'), asked.get('redirect_uri')];
  if (persona?.kind !== 'person' || !code || !clientId || !redirectUrl) return;
  codes.set(code, { persona, clientId, redirectUrl, until: Date.now() + codeMs });
}
