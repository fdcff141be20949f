import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type { HttpHandler } from '../../functions/runtime/http.ts';
import { createAuthorizer } from '../../infra/local/gateway/authorizer.ts';
import { localCors } from '../../infra/local/gateway/cors.ts';
import { startGateway, type Gateway, type GatewayOptions } from '../../infra/local/gateway/gateway.ts';
import { createIssuer, issuerName, type Issuer } from '../../infra/local/identity/issuer.ts';
import { audience } from '../../infra/local/identity/personas.ts';
import { freePort } from '../../infra/local/ports.ts';
import { apiRoutes } from '../../infra/local/gateway/routes.ts';

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
  const gateway = await startGateway({
    port,
    routes: apiRoutes(
      {
        graphql: (event) => {
          events.push(event);
          return handler(event);
        },
        providers: () => Promise.reject(new Error('This gateway has no providers')),
        imports: () => Promise.reject(new Error('This gateway has no imports')),
        integrations: integrations ?? (() => Promise.reject(new Error('This gateway has no integrations'))),
      },
      (acceptedScopes) => createAuthorizer({ issuer: issuerName, jwksUri: issuer.jwksUri, audience, acceptedScopes }),
    ),
    cors: localCors,
    pages: { '/issuer': issuer.handle },
    onError: (error) => errors.push(error),
    ...overrides,
  });
  return { ...gateway, issuer, events, errors };
}
