import { FetchError } from 'aws-jwt-verify/error';
import { header, type HttpEvent, type HttpHandler, type HttpResult } from '../http.ts';
import type { Logger } from '../logger.ts';
import type { Authorized, VerifyToken } from './verify-token.ts';

/** A token needs one of these: the scope of a person's sign-in, or one of an integration's. */
export const acceptedScopes = ['openid', 'sidelined/runs:write', 'sidelined/runs:read'];
/** A token needs one of these to write runs. */
export const runWriterScopes = ['openid', 'sidelined/runs:write'];
/** And one of these to read what it wrote. */
export const runReaderScopes = ['openid', 'sidelined/runs:read'];
/** A token of a person who signed in. */
export const personScopes = ['openid'];

/** The scopes of which a request's token needs one; undefined for what needs no token. */
export type ScopesFor = (event: HttpEvent) => readonly string[] | undefined;

/**
 * A handler that is reached only with a verified token, whose claims it finds in `requestContext.authorizer.jwt`. Whatever is
 * there before is dropped: nothing but the token says who calls. Answers 401 and 403 as API Gateway's JWT authorizer does.
 */
export const authenticated =
  (handler: HttpHandler, verify: VerifyToken, scopesFor: ScopesFor, logger: Logger): HttpHandler =>
  async (event) => {
    const scopes = scopesFor(event);
    if (scopes === undefined) return handler(withClaims(event));
    try {
      const outcome = await verify(header(event, 'authorization'), scopes);
      if (!('statusCode' in outcome)) return await handler(withClaims(event, outcome));
      const message = outcome.statusCode === 401 ? 'Unauthorized' : 'Forbidden';
      return refusal(outcome.statusCode, message, { 'www-authenticate': outcome.wwwAuthenticate });
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      logger.error('The keys of the issuer cannot be fetched', { error: error.name });
      return refusal(503, 'Service Unavailable', { 'retry-after': '1' });
    }
  };

/** One handler serves both kinds of route, so its type promises claims; an event without a token has none. */
function withClaims(event: HttpEvent, jwt?: Authorized): HttpEvent {
  const { authorizer: _dropped, ...requestContext } = event.requestContext;
  return { ...event, requestContext: { ...requestContext, ...(jwt && { authorizer: { jwt } }) } } as HttpEvent;
}

const refusal = (statusCode: number, message: string, headers: Record<string, string>): HttpResult => ({
  statusCode,
  headers: { ...headers, 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify({ message }),
});
