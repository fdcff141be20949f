import { describeProblem } from '../describe-problem.ts';
import { problemKinds } from '../problem.ts';
import type { HttpEvent, HttpHandler, HttpResult } from '../../runtime/http.ts';
import { consentRoutes } from './consent.ts';
import { errorPage } from './pages.ts';
import type { OAuthParts } from './parts.ts';
import { createProvider, type ProviderSettings } from './provider.ts';
import { tokenRoute } from './token.ts';

/** The routes by which athletes let integrations in: OAuth 2.1 with PKCE, and its metadata (RFC 8414). None takes a token. */
export function createOAuthRoutes(
  parts: Omit<OAuthParts, 'provider' | 'urlOf'>,
  settings: ProviderSettings | undefined,
): Readonly<Record<string, HttpHandler>> {
  if (!settings) return {};
  const urlOf = (event: HttpEvent): string => settings.publicUrl ?? `https://${event.requestContext.domainName}`;
  const all = { ...parts, provider: createProvider(settings), urlOf };
  const { authorize, signedIn, ask, decide } = consentRoutes(all);
  const asPage =
    (route: HttpHandler): HttpHandler =>
    async (event) => {
      try {
        return await route(event);
      } catch (error) {
        const problem = describeProblem(error, event.requestContext.requestId, parts.logger);
        const { status, title } = problemKinds[problem.kind];
        return errorPage(status, title, `${problem.message} Reference: ${event.requestContext.requestId}`);
      }
    };
  return {
    'GET /oauth/authorize': asPage(authorize),
    'GET /oauth/signed-in': asPage(signedIn),
    'GET /oauth/consent': asPage(ask),
    'POST /oauth/consent': asPage(decide),
    'POST /oauth/token': tokenRoute(all),
    'GET /.well-known/oauth-authorization-server': async (event) => metadata(urlOf(event)),
  };
}

function metadata(issuer: string): HttpResult {
  const body = {
    issuer,
    authorization_endpoint: `${issuer}/oauth/authorize`,
    token_endpoint: `${issuer}/oauth/token`,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code'],
    token_endpoint_auth_methods_supported: ['client_secret_basic'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: ['sidelined/runs:write', 'sidelined/runs:read'],
    authorization_response_iss_parameter_supported: true,
  };
  const headers = { 'content-type': 'application/json', 'cache-control': 'public, max-age=300' };
  return { statusCode: 200, headers, body: JSON.stringify(body) };
}
