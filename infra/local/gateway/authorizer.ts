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
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import type { JwtPayload } from 'aws-jwt-verify/jwt-model';

/** Claims as a function gets them: API Gateway passes each one as a string. */
export interface Authorized {
  claims: Record<string, string>;
  scopes: string[];
}

/** The refusal, as an HTTP response. */
export interface Unauthorized {
  statusCode: 401 | 403;
  wwwAuthenticate: string;
}

export type Authorize = (authorization: string | undefined) => Promise<Authorized | Unauthorized>;

export interface AuthorizerOptions {
  issuer: string;
  jwksUri: string;
  /** The accepted client ids. */
  audience: readonly string[];
  /** A token needs one of these; none if empty. */
  acceptedScopes: readonly string[];
}

/**
 * API Gateway's JWT authorizer: signature by a key of the issuer's JWKS, issuer, `aud` or else `client_id`, times,
 * scope. What it accepts and how it responds follows "JWT authorizers" in the API Gateway developer guide.
 */
export function createAuthorizer({ issuer, jwksUri, audience, acceptedScopes }: AuthorizerOptions): Authorize {
  const verifier = JwtVerifier.create(
    { issuer, jwksUri, audience: null, customJwtCheck: ({ payload }) => checkClaims(payload, audience) },
    // The library's own fetcher supports only https.
    { jwksCache: new SimpleJwksCache({ fetcher: { fetch: fetchBytes } }) },
  );
  return async (authorization) => {
    if (!authorization) return { statusCode: 401, wwwAuthenticate: 'Bearer' };
    try {
      const payload = await verifier.verify(authorization.replace(/^Bearer +/i, ''));
      const carried = payload.scope?.split(' ') ?? [];
      const scopes = carried.filter((scope) => acceptedScopes.includes(scope));
      return scopes.length > 0 || acceptedScopes.length === 0
        ? { claims: asStrings(payload), scopes }
        : insufficientScope(acceptedScopes);
    } catch (error) {
      if (!(error instanceof JwtBaseError)) throw error;
      return invalidToken(error);
    }
  };
}

/**
 * What the verifier does not check: a token must expire, must not be from the future, and must be meant for this API.
 */
function checkClaims(payload: JwtPayload, audience: readonly string[]): void {
  const { aud, client_id: clientId, exp, iat, token_use: use } = payload;
  const meantFor = aud === undefined ? [clientId] : [aud].flat();
  if (!meantFor.some((one) => typeof one === 'string' && audience.includes(one))) {
    throw new JwtInvalidAudienceError('Meant for another API', meantFor, [...audience]);
  }
  // API Gateway leaves this to the function, which refuses it as well.
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

/** API Gateway passes every claim as a string: numbers in digits, lists as `[a b]`. */
function asStrings(payload: JwtPayload): Record<string, string> {
  const entries = Object.entries(payload).map(([name, value]): [string, string] => {
    if (Array.isArray(value)) return [name, `[${value.map(String).join(' ')}]`];
    return [name, typeof value === 'object' ? JSON.stringify(value) : String(value)];
  });
  return Object.fromEntries(entries);
}

async function fetchBytes(uri: string): Promise<ArrayBuffer> {
  const response = await fetch(uri, { signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new FetchError(uri, `HTTP status ${response.status}`);
  return response.arrayBuffer();
}
