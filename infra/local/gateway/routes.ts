import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Authorize } from './authorizer.ts';
import { acceptedScopes, runWriterScopes } from '../identity/personas.ts';

/** A route of an HTTP API, with its function and authorizer. */
export interface Route {
  /** For example `GET /graphql` or `POST /v1/athletes/{id}/runs`. */
  key: string;
  /** Undefined on a public route. */
  authorize: Authorize | undefined;
  invoke: (event: APIGatewayProxyEventV2WithJWTAuthorizer) => Promise<APIGatewayProxyStructuredResultV2>;
}

export interface Match {
  route: Route;
  /** By the names in the route's key; undefined if it has none. */
  pathParameters: Record<string, string> | undefined;
}

/** Finds the route whose path matches a request's in full. */
export type FindRoute = (method: string, path: string) => Match | undefined;

/** @throws Error for a route key that is not `METHOD /path`, such as `$default`, which this product does not use */
export function createRouter(routes: readonly Route[]): FindRoute {
  const known = routes.map((route) => {
    const [method, path] = route.key.split(' ', 2);
    if (!method || !path?.startsWith('/')) throw new Error(`No route can be made of "${route.key}"`);
    return { route, method, segments: path.split('/') };
  });
  // A literal path takes precedence over one with parameters, as in API Gateway.
  known.sort((a, b) => a.segments.filter(nameIn).length - b.segments.filter(nameIn).length);
  return (method, path) => {
    const asked = path.split('/');
    const found = known.find((candidate) => candidate.method === method && fits(candidate.segments, asked));
    return found && { route: found.route, pathParameters: parametersOf(found.segments, asked) };
  };
}

/** The name in a segment such as `{id}`. */
const nameIn = (segment: string): string | undefined => /^\{(\w+)\}$/.exec(segment)?.[1];

function fits(segments: readonly string[], asked: readonly string[]): boolean {
  if (segments.length !== asked.length) return false;
  return segments.every((segment, index) => (nameIn(segment) ? asked[index] !== '' : asked[index] === segment));
}

function parametersOf(segments: readonly string[], asked: readonly string[]): Record<string, string> | undefined {
  const entries = segments.flatMap((segment, index): [string, string][] => {
    const name = nameIn(segment);
    return name === undefined ? [] : [[name, decoded(asked[index] ?? '')]];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** Malformed encoding is passed on as is: the function reports it. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The functions behind the routes. */
export interface ApiFunctions {
  graphql: Route['invoke'];
  integrations: Route['invoke'];
  providers: Route['invoke'];
  imports: Route['invoke'];
}

/** The routes of `infra/api.ts`; `authorizeFor` makes an authorizer that requires one of the scopes. */
export function apiRoutes(
  { graphql, integrations, providers, imports }: ApiFunctions,
  authorizeFor: (scopes: readonly string[]) => Authorize,
): Route[] {
  const authorize = authorizeFor(acceptedScopes);
  const authorizeWriter = authorizeFor(runWriterScopes);
  return [
    { key: 'GET /graphql', authorize, invoke: graphql },
    { key: 'POST /graphql', authorize, invoke: graphql },
    { key: 'GET /health', authorize: undefined, invoke: graphql },
    { key: 'POST /v1/athletes/{id}/runs', authorize: authorizeWriter, invoke: integrations },
    { key: 'POST /v1/athletes/{id}/sessions', authorize: authorizeWriter, invoke: integrations },
    { key: 'POST /v1/athletes/{id}/runs/import', authorize: authorizeWriter, invoke: integrations },
    { key: 'POST /v1/athletes/{id}/runs/duplicates', authorize: authorizeWriter, invoke: integrations },
    { key: 'POST /v1/imports', authorize: authorizeWriter, invoke: imports },
    { key: 'GET /v1/imports/{id}', authorize: authorizeWriter, invoke: imports },
    { key: 'DELETE /v1/imports/{id}', authorize: authorizeWriter, invoke: imports },
    { key: 'GET /v1/imports/{id}/results', authorize: authorizeWriter, invoke: imports },
    { key: 'GET /v1/openapi.json', authorize: undefined, invoke: integrations },
    { key: 'GET /v1/providers/strava/events/{key}', authorize: undefined, invoke: providers },
    { key: 'POST /v1/providers/strava/events/{key}', authorize: undefined, invoke: providers },
  ];
}
