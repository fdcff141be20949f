import type { Scope } from '../../domain/access/scope-access.ts';
import { mayAsk } from '../../domain/integration/consent.ts';
import type { ClientIntegration } from '../../domain/integration/integration.ts';
import type { Store } from '../../store/store.ts';

/** An integration asks an athlete to let it in. */
export interface Asked {
  /** As it came, to be read again: whoever changes it on the way changes only what is checked anew. */
  query: string;
  integration: ClientIntegration;
  redirectUrl: string;
  scopes: Scope[];
  state: string | undefined;
  codeChallenge: string;
}

/** Nobody is sent to an address that is not registered: what is wrong with that is shown to the person. */
export type AuthorizeOutcome =
  { is: 'asked'; asked: Asked } | { is: 'shown'; message: string } | { is: 'redirect'; to: string };

const LONGEST_QUERY = 2_000;
const NAMES = [
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
];

/** Reads an authorization request (OAuth 2.1, with PKCE by S256) by the integration's record. */
export async function readAuthorizeRequest(
  query: string,
  { store, issuer }: { store: Store; issuer: string },
): Promise<AuthorizeOutcome> {
  if (query.length > LONGEST_QUERY) return shown(`The address has more than ${LONGEST_QUERY} characters.`);
  const parameters = new URLSearchParams(query);
  const repeated = NAMES.find((name) => parameters.getAll(name).length > 1);
  if (repeated !== undefined) return shown(`The address says ${repeated} more than once.`);
  const integration = await store.integrations.byClientId(parameters.get('client_id') ?? '');
  if (!mayAsk(integration))
    return shown('No app with this client_id may ask athletes. It is unknown, or not approved.');
  const redirectUrl = parameters.get('redirect_uri') ?? '';
  if (!integration.redirectUrls.includes(redirectUrl))
    return shown('The redirect_uri is none that the app has registered.');

  const state = parameters.get('state') ?? undefined;
  const refused = (error: string, description: string): AuthorizeOutcome => ({
    is: 'redirect',
    to: redirectTo(redirectUrl, { error, error_description: description, state, iss: issuer }),
  });
  if (parameters.get('response_type') !== 'code')
    return refused('unsupported_response_type', 'response_type has to be code.');
  const codeChallenge = parameters.get('code_challenge') ?? '';
  if (parameters.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(codeChallenge))
    return refused('invalid_request', 'PKCE is required: a code_challenge with code_challenge_method=S256.');
  const names = (parameters.get('scope') ?? '').split(' ').filter((name) => name !== '');
  const scopes =
    names.length === 0 ? integration.scopes : integration.scopes.filter((one) => names.includes(named(one)));
  if (scopes.length === 0 || names.some((name) => !scopes.map(named).includes(name)))
    return refused('invalid_scope', `The app may ask for ${integration.scopes.map(named).join(' ')}.`);
  return { is: 'asked', asked: { query, integration, redirectUrl, scopes, state, codeChallenge } };
}

/** A scope as tokens have it. */
export const named = (scope: Scope): string => `sidelined/${scope}`;

/** The integration's address with an answer, which says whose it is (`iss`, RFC 9207). */
export function redirectTo(redirectUrl: string, answer: Record<string, string | undefined>): string {
  const url = new URL(redirectUrl);
  for (const [name, value] of Object.entries(answer)) if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
}

const shown = (message: string): AuthorizeOutcome => ({ is: 'shown', message });
