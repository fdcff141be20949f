import { type ApolloServer, type BaseContext, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import { type Ask, type Asked, NO_STORE, type Result } from './adapter.ts';
import type { RequestContext } from '../errors/errors.ts';
import type { AcceptedType } from './media-type.ts';
import { createServer, type ServerOptions } from '../server/server.ts';
import { searchWithDocument } from '../operations/trusted-documents.ts';

/** Starts Apollo Server, and asks it from then on. */
export const startApollo = <C extends RequestContext>(options: ServerOptions): Ask<C> =>
  askApollo(createServer<C>(options));

/** Asks Apollo Server: an event of API Gateway becomes its request, and its response becomes what API Gateway sends. */
export const askApollo =
  <C extends BaseContext>(server: ApolloServer<C>): Ask<C> =>
  async (asked) => {
    const httpGraphQLRequest = await requestOf(asked);
    const response = await server.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: asked.context });
    return writeResponse(response, asked.accepted);
  };

async function requestOf({ event, accepted, body }: Pick<Asked<BaseContext>, 'event' | 'accepted' | 'body'>) {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(event.headers)) if (value !== undefined) headers.set(name, value);
  // Apollo gets the choice made before: it would run the operation first and only then find out that it cannot answer.
  headers.set('accept', accepted.type);
  return {
    method: event.requestContext.http.method,
    headers,
    search: body ? event.rawQueryString : await searchWithDocument(event.rawQueryString),
    body,
  };
}

async function writeResponse(response: HTTPGraphQLResponse, accepted: AcceptedType): Promise<Result> {
  const body = await readAll(response.body);
  const status = response.status ?? 200;
  return {
    statusCode: status === 400 && isPlainJson(accepted) && isRequestError(body) ? 200 : status,
    headers: { ...NO_STORE, ...Object.fromEntries(response.headers) },
    body,
  };
}

/** The codes of a well-formed request with a document, variables or operation name that does not fit the schema. */
const REQUEST_ERRORS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
]);

/**
 * GraphQL over HTTP wants 200 for these under `application/json`, since there the status speaks of the transport alone.
 * A caller who did not ask for that type by name gets the 400 that everybody understands.
 */
function isPlainJson({ type, explicit }: AcceptedType): boolean {
  return type === 'application/json' && explicit;
}

function isRequestError(body: string): boolean {
  const { errors = [] } = JSON.parse(body) as { errors?: { extensions?: { code?: string } }[] };
  return errors.every(({ extensions }) => REQUEST_ERRORS.has(extensions?.code ?? ''));
}

async function readAll(body: HTTPGraphQLResponse['body']): Promise<string> {
  if (body.kind === 'complete') return body.string;
  let text = '';
  for await (const chunk of body.asyncIterator) text += chunk;
  return text;
}
