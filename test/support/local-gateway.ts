import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type { HttpHandler } from '../../functions/runtime/http.ts';
import { graphqlScopes } from '../../functions/graphql/app.ts';
import { integrationsScopes } from '../../functions/integrations/app.ts';
import { authenticated } from '../../functions/runtime/token/authenticated.ts';
import { createTokenVerifier } from '../../functions/runtime/token/verify-token.ts';
import { localCors } from '../../infra/local/gateway/cors.ts';
import { startGateway, type Gateway, type GatewayOptions } from '../../infra/local/gateway/gateway.ts';
import { createIssuer, issuerName, type Issuer } from '../../infra/local/identity/issuer.ts';
import { webClientId } from '../../infra/local/identity/personas.ts';
import { freePort } from '../../infra/local/ports.ts';
import { apiRoutes } from '../../infra/local/gateway/routes.ts';

const silentLogger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export interface TestGateway extends Gateway {
  issuer: Issuer;
  /** The events of the handler. */
  events: APIGatewayProxyEventV2WithJWTAuthorizer[];
  /** Errors that callers did not see. */
  errors: unknown[];
}

/** A gateway with the local issuer and the test's own application. */
export async function startTestGateway(
  handler: HttpHandler,
  options: Partial<GatewayOptions> & { keyFile?: string; integrations?: HttpHandler } = {},
): Promise<TestGateway> {
  const { keyFile, integrations, ...overrides } = options;
  const port = await freePort();
  const issuer = await createIssuer({ url: `http://localhost:${port}/issuer`, ...(keyFile && { keyFile }) });
  const events: APIGatewayProxyEventV2WithJWTAuthorizer[] = [];
  const errors: unknown[] = [];
  const verify = createTokenVerifier({ issuer: issuerName, jwksUri: issuer.jwksUri, webClientIds: [webClientId] });
  const behindToken = (one: HttpHandler, scopes = graphqlScopes): HttpHandler =>
    authenticated(one, verify, scopes, silentLogger);
  const gateway = await startGateway({
    port,
    routes: apiRoutes({
      graphql: behindToken((event) => {
        events.push(event);
        return handler(event);
      }),
      providers: () => Promise.reject(new Error('This gateway has no providers')),
      imports: () => Promise.reject(new Error('This gateway has no imports')),
      developers: () => Promise.reject(new Error('This gateway has no page for developers')),
      integrations: behindToken(
        integrations ?? (() => Promise.reject(new Error('This gateway has no integrations'))),
        integrationsScopes,
      ),
    }),
    cors: localCors,
    pages: { '/issuer': issuer.handle },
    onError: (error) => errors.push(error),
    ...overrides,
  });
  return { ...gateway, issuer, events, errors };
}
