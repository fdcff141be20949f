import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
} from 'aws-lambda';

/** A request from API Gateway (payload format 2), with the claims of a token that `authenticated` has verified. */
export type HttpEvent = APIGatewayProxyEventV2WithJWTAuthorizer;
export type HttpResult = APIGatewayProxyStructuredResultV2;
export type HttpHandler = (event: HttpEvent) => Promise<HttpResult>;

/** A header by its lower-case name, as API Gateway sends it. Other gateways may keep the caller's spelling. */
export function header(event: APIGatewayProxyEventV2, name: string): string | undefined {
  return event.headers[name] ?? Object.entries(event.headers).find(([key]) => key.toLowerCase() === name)?.[1];
}

/** The largest JSON body accepted, in bytes: 1 MiB, enough for 100 runs with long notes. */
export const MAX_BODY_BYTES = 1024 * 1024;
