import type { RequestListener } from 'node:http';
import { serveGraphiql } from './graphiql.ts';
import type { Issuer } from '../identity/issuer.ts';
import { suggestions } from './queries.ts';

/** What a laptop serves and API Gateway does not: the issuer and GraphiQL. */
export function pagesOf(issuer: Issuer): Record<string, RequestListener> {
  const graphiql = serveGraphiql(suggestions[0]);
  return { '/issuer': issuer.handle, '/': graphiql, '/ruru': graphiql };
}
