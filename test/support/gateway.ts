import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type { HttpHandler } from '../../functions/runtime/http.ts';

export interface GatewayRequest {
  method?: string;
  /** A route of the API, such as `POST /v1/athletes/{id}/runs`; GraphQL's by default. */
  route?: string;
  pathParameters?: Record<string, string>;
  /** Without the leading `?`. */
  query?: string;
  headers?: Record<string, string>;
  body?: string;
  isBase64Encoded?: boolean;
  claims?: Record<string, string>;
}

/** The event that API Gateway (payload format 2, JWT authorizer) makes from a request. */
export function gatewayEvent(request: GatewayRequest): APIGatewayProxyEventV2WithJWTAuthorizer {
  const { route, pathParameters, query = '', headers = {}, body, isBase64Encoded = false, claims = {} } = request;
  const { method = route?.split(' ')[0] ?? 'POST' } = request;
  const path = (route?.split(' ')[1] ?? '/graphql').replace(
    /{(\w+)\+?}/g,
    (_, name: string) => pathParameters?.[name] ?? '',
  );
  return {
    version: '2.0',
    routeKey: route ?? '$default',
    rawPath: path,
    rawQueryString: query,
    headers,
    requestContext: {
      accountId: '000000000000',
      apiId: 'test',
      domainName: 'api.test',
      domainPrefix: 'api',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'request-1',
      routeKey: route ?? '$default',
      stage: '$default',
      time: '01/Jan/2026:00:00:00 +0000',
      timeEpoch: 1767225600000,
      authorizer: { principalId: '', integrationLatency: 0, jwt: { claims, scopes: [] } },
    },
    ...(body === undefined ? {} : { body }),
    ...(pathParameters && { pathParameters }),
    isBase64Encoded,
  };
}

/** The event of a JSON body. */
export const postEvent = (claims: Record<string, string>, body: object): APIGatewayProxyEventV2WithJWTAuthorizer =>
  gatewayEvent({ claims, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** `fetch` without a network: passes the request to a Lambda handler as API Gateway would, and returns its response. */
export function gatewayFetch(handler: HttpHandler, claims: Record<string, string> = {}): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const headers = Object.fromEntries(request.headers);
    // `fetch` itself labels a body that has no content type; an audit asks what happens without one.
    if (!new Headers(init?.headers).has('content-type')) delete headers['content-type'];
    const body = await request.text();
    const result = await handler(
      gatewayEvent({
        method: request.method,
        query: new URL(request.url).search.slice(1),
        headers,
        ...(body === '' ? {} : { body }),
        claims,
      }),
    );
    return new Response(result.body ?? null, {
      status: result.statusCode ?? 200,
      headers: Object.entries(result.headers ?? {}).map(([name, value]) => [name, String(value)]),
    });
  };
}
