import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** A route of an HTTP API, with its function, which verifies the token itself. */
export interface Route {
  /** For example `GET /graphql` or `POST /v1/athletes/{id}/runs`. */
  key: string;
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
  // A literal path takes precedence over one with parameters, and a greedy one comes last, as in API Gateway.
  const vague = (segments: readonly string[]) =>
    segments.filter(nameIn).length + 100 * segments.filter(isGreedy).length;
  known.sort((a, b) => vague(a.segments) - vague(b.segments));
  return (method, path) => {
    const asked = path.split('/');
    const found = known.find((candidate) => candidate.method === method && fits(candidate.segments, asked));
    return found && { route: found.route, pathParameters: parametersOf(found.segments, asked) };
  };
}

/** The name in a segment such as `{id}`, or `{id+}`. */
const nameIn = (segment: string): string | undefined => /^\{(\w+)\+?\}$/.exec(segment)?.[1];

/** Whether a segment, the last one, takes all that is left of a path: `{id+}`. */
const isGreedy = (segment: string | undefined): boolean => segment?.endsWith('+}') ?? false;

function fits(segments: readonly string[], asked: readonly string[]): boolean {
  const fitsLength = isGreedy(segments.at(-1)) ? segments.length <= asked.length : segments.length === asked.length;
  if (!fitsLength) return false;
  return segments.every((segment, index) => (nameIn(segment) ? asked[index] !== '' : asked[index] === segment));
}

function parametersOf(segments: readonly string[], asked: readonly string[]): Record<string, string> | undefined {
  const entries = segments.flatMap((segment, index): [string, string][] => {
    const name = nameIn(segment);
    const value = isGreedy(segment) ? asked.slice(index).join('/') : (asked[index] ?? '');
    return name === undefined ? [] : [[name, decoded(value)]];
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
  developers: Route['invoke'];
  imports: Route['invoke'];
}

/** The routes of `infra/api.ts`. */
export const apiRoutes = ({ graphql, integrations, providers, developers, imports }: ApiFunctions): Route[] => [
  { key: 'GET /graphql', invoke: graphql },
  { key: 'POST /graphql', invoke: graphql },
  { key: 'GET /health', invoke: graphql },
  { key: 'GET /v1/athletes', invoke: integrations },
  { key: 'GET /v1/athletes/{id}/runs', invoke: integrations },
  { key: 'GET /v1/athletes/{id}/runs/{externalId+}', invoke: integrations },
  { key: 'DELETE /v1/athletes/{id}/runs/{externalId+}', invoke: integrations },
  { key: 'POST /v1/runs', invoke: integrations },
  { key: 'POST /v1/athletes/{id}/runs', invoke: integrations },
  { key: 'POST /v1/athletes/{id}/sessions', invoke: integrations },
  { key: 'POST /v1/athletes/{id}/runs/import', invoke: integrations },
  { key: 'POST /v1/athletes/{id}/runs/duplicates', invoke: integrations },
  { key: 'POST /v1/imports', invoke: imports },
  { key: 'GET /v1/imports/{id}', invoke: imports },
  { key: 'DELETE /v1/imports/{id}', invoke: imports },
  { key: 'GET /v1/imports/{id}/results', invoke: imports },
  { key: 'GET /developers', invoke: developers },
  { key: 'POST /v1/integrations/{id}/secrets', invoke: developers },
  { key: 'DELETE /v1/integrations/{id}/secrets/{secretId}', invoke: developers },
  { key: 'DELETE /v1/integrations/{id}', invoke: developers },
  { key: 'GET /v1/openapi.json', invoke: integrations },
  { key: 'GET /oauth/authorize', invoke: integrations },
  { key: 'GET /oauth/signed-in', invoke: integrations },
  { key: 'GET /oauth/consent', invoke: integrations },
  { key: 'POST /oauth/consent', invoke: integrations },
  { key: 'POST /oauth/token', invoke: integrations },
  { key: 'GET /.well-known/oauth-authorization-server', invoke: integrations },
  { key: 'GET /v1/providers/strava/events/{key}', invoke: providers },
  { key: 'POST /v1/providers/strava/events/{key}', invoke: providers },
];
