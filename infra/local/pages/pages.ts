import type { RequestListener } from 'node:http';
import type { Issuer } from '../identity/issuer.ts';
import { serveGraphiql } from './graphiql.ts';
import { suggestions } from './queries.ts';
import { serveSchema } from './schema.ts';

/** Pages that API Gateway does not have: the issuer, GraphiQL, the schema, and whether the start is complete. */
export function pagesOf(issuer: Issuer, isReady: () => boolean): Record<string, RequestListener> {
  const graphiql = serveGraphiql(suggestions[0]);
  return {
    '/': graphiql,
    '/graphiql': graphiql,
    '/issuer': issuer.handle,
    '/ready': (_request, response) => {
      response.writeHead(isReady() ? 200 : 503, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ status: isReady() ? 'ready' : 'starting' }));
    },
    '/ruru': graphiql,
    '/schema.graphql': serveSchema(),
  };
}
