import { type ApolloServer, type BaseContext, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { type Quota, rateLimitHeaders } from '../../request/rate-limit-headers.ts';
import { RequestError } from '../../request/request-error.ts';
import { header, type HttpEvent, type HttpHandler, type HttpResult } from '../../runtime/http.ts';
import { bodyWithDocument, searchWithDocument } from '../operations/trusted-documents.ts';
import { type AcceptedType, chooseResponseType } from './media-type.ts';
import { checkContentType, readBody, Unreadable } from './request-body.ts';

/**
 * GraphQL over HTTP from API Gateway (payload format 2), executed by Apollo Server. Every request gets a well-formed
 * GraphQL response with a status below 500. Its body is decoded only after `makeContext` has identified the caller, and
 * counted the call: nobody makes this function parse who may not ask at all.
 */
export function createLambdaHandler<C extends BaseContext>(
  server: ApolloServer<C>,
  makeContext: (event: HttpEvent, quotas: Quota[]) => Promise<C>,
): HttpHandler {
  return async (event) => {
    const accepted = chooseResponseType(header(event, 'accept'));
    const quotas: Quota[] = [];
    try {
      const head = readHead(event, accepted);
      const made = makeContext(event, quotas);
      const isIdentified = await made.then(
        () => true,
        () => false,
      );
      // Apollo Server answers an error of the context before it looks at the body.
      const httpGraphQLRequest = { ...head, ...(isIdentified ? readContent(event) : { search: '', body: undefined }) };
      const context = () => made.catch(toGraphQLError);
      const response = await server.executeHTTPGraphQLRequest({ httpGraphQLRequest, context });
      return withQuotas(await writeResponse(response, accepted), quotas);
    } catch (error) {
      if (error instanceof Unreadable) return withQuotas(error.toResult(accepted), quotas);
      throw error;
    }
  };
}

/** The method and headers for Apollo Server. Throws Unreadable if no body can make a request of them. */
function readHead(event: HttpEvent, accepted: AcceptedType | undefined) {
  const { method } = event.requestContext.http;
  if (method !== 'GET' && method !== 'POST')
    throw new Unreadable(405, 'METHOD_NOT_ALLOWED', 'Use POST, or GET for a query.', { allow: 'GET, POST' });
  if (!accepted) {
    const message = 'The response is application/json or application/graphql-response+json. Accept one of them.';
    throw new Unreadable(406, 'NOT_ACCEPTABLE', message);
  }
  if (method === 'POST') checkContentType(event);
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(event.headers)) if (value !== undefined) headers.set(name, value);
  // Apollo Server's own negotiation would execute the operation before it finds that no type is acceptable.
  headers.set('accept', accepted.type);
  return { method, headers };
}

/** The query string and the body for Apollo Server. Throws Unreadable for a body that is none. */
const readContent = (event: HttpEvent): { search: string; body: object | undefined } =>
  event.requestContext.http.method === 'POST'
    ? { search: event.rawQueryString, body: bodyWithDocument(readBody(event)) }
    : { search: searchWithDocument(event.rawQueryString), body: undefined };

/** Apollo Server responds to an error of the context with the status and headers of its extensions. */
function toGraphQLError(error: unknown): never {
  if (!(error instanceof RequestError)) throw error;
  const { code, message, retryAfterSeconds } = error;
  const http =
    code === 'UNAUTHENTICATED'
      ? { status: 401 }
      : { status: 429, headers: new Map([['retry-after', String(retryAfterSeconds)]]) };
  throw new GraphQLError(message, { extensions: { code, http } });
}

/** The answer to an integration, with what the request has used of its limits. */
const withQuotas = (result: HttpResult, quotas: readonly Quota[]): HttpResult =>
  quotas.length === 0 ? result : { ...result, headers: { ...result.headers, ...rateLimitHeaders(quotas) } };

async function writeResponse(response: HTTPGraphQLResponse, accepted: AcceptedType | undefined): Promise<HttpResult> {
  const body = await readAll(response.body);
  const status = response.status ?? 200;
  return {
    statusCode: status === 400 && asksForPlainJson(accepted) && isRequestError(body) ? 200 : status,
    // Responses contain one viewer's health data: no cache may store them.
    headers: { 'cache-control': 'no-store', ...Object.fromEntries(response.headers) },
    body,
  };
}

/** The codes of well-formed requests whose document, variables or operation name do not fit the schema. */
const REQUEST_ERRORS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
]);

/**
 * GraphQL over HTTP wants 200 for these under `application/json`, where the status is about the transport alone. A
 * caller who did not explicitly accept that type gets 400.
 */
const asksForPlainJson = (accepted: AcceptedType | undefined): boolean =>
  accepted?.type === 'application/json' && accepted.explicit;

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
