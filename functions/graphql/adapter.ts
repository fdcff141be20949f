import {
  HeaderMap,
  type ApolloServer,
  type BaseContext,
  type HTTPGraphQLRequest,
  type HTTPGraphQLResponse,
} from '@apollo/server';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { chooseResponseType, type AcceptedType } from './media-type.ts';
import { header, readBody, Unreadable } from './request-body.ts';
import { namesDocument, searchWithDocument, withDocument } from './trusted-documents.ts';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;
type Result = APIGatewayProxyStructuredResultV2;
export type LambdaHandler = (event: Event) => Promise<Result>;

/** What answers some requests by itself, and leaves others to Apollo. */
export interface Shortcut<C> {
  answer(body: object, makeContext: () => Promise<C>): Promise<string | undefined>;
}

/**
 * GraphQL over HTTP between API Gateway (payload format 2) and Apollo Server. Whatever a caller may send is answered
 * with a well-formed GraphQL response and a status below 500; `makeContext` is called only for readable requests, once.
 */
export function createLambdaHandler<C extends BaseContext>(
  server: ApolloServer<C>,
  makeContext: (event: Event) => Promise<C>,
  shortcut?: Shortcut<C>,
): LambdaHandler {
  return async (event) => {
    const accepted = chooseResponseType(header(event, 'accept'));
    try {
      const { method } = event.requestContext.http;
      if (method !== 'GET' && method !== 'POST')
        throw new Unreadable(405, 'METHOD_NOT_ALLOWED', 'Send a POST, or a GET for a query.', { allow: 'GET, POST' });
      if (!accepted) {
        const message = 'The answer can be application/json or application/graphql-response+json: accept one of them.';
        throw new Unreadable(406, 'NOT_ACCEPTABLE', message);
      }
      const sent = method === 'POST' ? readBody(event) : undefined;
      const body = sent && namesDocument(sent) ? await withDocument(sent) : sent;
      let made: Promise<C> | undefined;
      const context = () => (made ??= makeContext(event));
      const text = body && (await shortcut?.answer(body, context));
      if (text !== undefined) return textResult(text, accepted);
      const httpGraphQLRequest = await requestFor(event, accepted, body);
      const response = await server.executeHTTPGraphQLRequest({ httpGraphQLRequest, context });
      return await writeResponse(response, accepted);
    } catch (error) {
      if (error instanceof Unreadable) return error.toResult(accepted);
      throw error;
    }
  };
}

/** Answers are health data of one viewer: no cache on the way may keep them. */
const NO_STORE = { 'cache-control': 'no-store' };

/** An answer without what Apollo makes of it. */
const textResult = (body: string, { type }: AcceptedType): Result => ({
  statusCode: 200,
  headers: { ...NO_STORE, 'content-type': `${type}; charset=utf-8` },
  body,
});

async function requestFor(event: Event, accepted: AcceptedType, body: object | undefined): Promise<HTTPGraphQLRequest> {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(event.headers)) if (value !== undefined) headers.set(name, value);
  // Apollo gets the choice made here: it would run the operation first and only then find out that it cannot answer.
  headers.set('accept', accepted.type);
  return {
    method: event.requestContext.http.method,
    headers,
    search: body ? event.rawQueryString : await searchWithDocument(event.rawQueryString),
    body,
  };
}

async function writeResponse(response: HTTPGraphQLResponse, accepted: AcceptedType | undefined): Promise<Result> {
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
function isPlainJson(accepted: AcceptedType | undefined): boolean {
  return accepted?.type === 'application/json' && accepted.explicit;
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
