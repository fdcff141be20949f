import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { arrayBuffer } from 'node:stream/consumers';
import { JwtVerifier } from 'aws-jwt-verify';
import {
  CognitoJwtInvalidTokenUseError,
  FetchError,
  JwtBaseError,
  JwtExpiredError,
  JwtInvalidAudienceError,
  JwtInvalidClaimError,
  JwtNotBeforeError,
} from 'aws-jwt-verify/error';
import { type Fetcher, SimpleFetcher } from 'aws-jwt-verify/https';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import type { JwtPayload } from 'aws-jwt-verify/jwt-model';

/** The claims of a token, each as a string: numbers in digits, lists as `[a b]`, as API Gateway's authorizers pass them on. */
export interface Authorized {
  claims: Record<string, string>;
  scopes: string[];
}

/** The refusal, as an HTTP response. */
export interface Unauthorized {
  statusCode: 401 | 403;
  wwwAuthenticate: string;
}

/** Verifies the value of an `Authorization` header; a token needs one of the scopes. Throws FetchError without the issuer's keys. */
export type VerifyToken = (
  authorization: string | undefined,
  acceptedScopes: readonly string[],
) => Promise<Authorized | Unauthorized>;

export interface TokenIssuer {
  issuer: string;
  jwksUri: string;
  /** The clients that people sign in with. */
  webClientIds: readonly string[];
}

const KEYS_TIMEOUT_MS = 3_000;

/** The issuer as a function's environment names it. Throws if it does not. */
export function readIssuer(env: Readonly<Record<string, string | undefined>>): TokenIssuer {
  const { TOKEN_ISSUER: issuer, WEB_CLIENT_ID: webClientId } = env;
  if (!issuer || !webClientId) throw new Error('TOKEN_ISSUER and WEB_CLIENT_ID are to be set');
  // On a laptop the issuer's name is no address of its own.
  const jwksUri = env['TOKEN_JWKS_URI'] ?? `${issuer}/.well-known/jwks.json`;
  return { issuer, jwksUri, webClientIds: [webClientId] };
}

/**
 * Verifies access tokens: signature by a key of the issuer's JWKS, issuer, times, use, and whom it was issued to: a person who
 * signed in with the web app, or a client for itself. Whether a client may call at all is for `request/known-clients.ts`.
 * The keys are fetched once per instance, from now on, and again when a token names an unknown one.
 */
export function createTokenVerifier({ issuer, jwksUri, webClientIds }: TokenIssuer): VerifyToken {
  const verifier = JwtVerifier.create(
    { issuer, jwksUri, audience: null, customJwtCheck: ({ payload }) => checkClaims(payload, webClientIds) },
    { jwksCache: new SimpleJwksCache({ fetcher: jwksUri.startsWith('http:') ? plainFetcher : new SimpleFetcher() }) },
  );
  // While the rest of the function starts. A call that finds no keys fetches them again, and reports its error.
  verifier.hydrate().catch(() => undefined);
  return async (authorization, acceptedScopes) => {
    if (!authorization) return { statusCode: 401, wwwAuthenticate: 'Bearer' };
    try {
      const payload = await verifier.verify(authorization.replace(/^Bearer +/i, ''));
      const scopes = (payload.scope?.split(' ') ?? []).filter((scope) => acceptedScopes.includes(scope));
      return scopes.length > 0 ? { claims: asStrings(payload), scopes } : insufficientScope(acceptedScopes);
    } catch (error) {
      if (!(error instanceof JwtBaseError) || error instanceof FetchError) throw error;
      return invalidToken(error);
    }
  };
}

/** What the library does not check: a token must expire, must not be from the future, and must be meant for this API. */
function checkClaims(payload: JwtPayload, webClientIds: readonly string[]): void {
  const { aud, client_id: clientId, sub, exp, iat, token_use: use } = payload;
  const meantFor = aud === undefined ? [clientId] : [aud].flat();
  const isOfClient = aud === undefined && typeof clientId === 'string' && clientId === sub;
  if (!isOfClient && !meantFor.some((one) => typeof one === 'string' && webClientIds.includes(one))) {
    throw new JwtInvalidAudienceError('Meant for another API', meantFor, [...webClientIds]);
  }
  if (use !== undefined && use !== 'access')
    throw new CognitoJwtInvalidTokenUseError('Not an access token', use, 'access');
  if (exp === undefined) throw new JwtExpiredError('It never expires', exp);
  if (iat !== undefined && iat > Date.now() / 1000) throw new JwtNotBeforeError('Issued in the future', iat);
}

function invalidToken(error: JwtBaseError): Unauthorized {
  const description = describe(error);
  return {
    statusCode: 401,
    wwwAuthenticate: `Bearer scope="" error="invalid_token" error_description="${description}"`,
  };
}

function describe(error: JwtBaseError): string {
  if (error instanceof JwtExpiredError) return 'the token has expired';
  if (error instanceof JwtInvalidAudienceError) return 'the token does not have a valid audience';
  if (error instanceof JwtInvalidClaimError) return 'the token has an invalid claim';
  return 'the token is malformed, or not signed by this issuer';
}

function insufficientScope(acceptedScopes: readonly string[]): Unauthorized {
  return {
    statusCode: 403,
    wwwAuthenticate: `Bearer scope="${acceptedScopes.join(' ')}" error="insufficient_scope"`,
  };
}

function asStrings(payload: JwtPayload): Record<string, string> {
  const entries = Object.entries(payload).map(([name, value]): [string, string] => {
    if (Array.isArray(value)) return [name, `[${value.map(String).join(' ')}]`];
    return [name, typeof value === 'object' ? JSON.stringify(value) : String(value)];
  });
  return Object.fromEntries(entries);
}

/** The issuer of a laptop answers over plain HTTP, which the library's fetcher refuses. */
const plainFetcher: Fetcher = {
  async fetch(uri) {
    try {
      const [response] = (await once(get(uri, { timeout: KEYS_TIMEOUT_MS }), 'response')) as [IncomingMessage];
      if (response.statusCode === 200) return await arrayBuffer(response);
      response.resume();
      throw new FetchError(uri, `HTTP status ${response.statusCode}`);
    } catch (error) {
      throw error instanceof FetchError ? error : new FetchError(uri, error);
    }
  },
};
