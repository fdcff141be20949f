import { type ApolloServer, type BaseContext, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { header, readBody, Unreadable } from '../../runtime/request-body.ts';
import { bodyWithDocument, searchWithDocument } from '../operations/trusted-documents.ts';
import { type AcceptedType, chooseResponseType } from './media-type.ts';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;
type Result = APIGatewayProxyStructuredResultV2;
export type LambdaHandler = (event: Event) => Promise<Result>;

/**
 * GraphQL over HTTP from API Gateway (payload format 2), answered by Apollo Server. Every request gets a well-formed GraphQL
 * response with a status below 500. `makeContext` is called only for requests that can be read.
 */
export function createLambdaHandler<C extends BaseContext>(
  server: ApolloServer<C>,
  makeContext: (event: Event) => Promise<C>,
): LambdaHandler {
  return async (event) => {
    const accepted = chooseResponseType(header(event, 'accept'));
    try {
      const httpGraphQLRequest = readRequest(event, accepted);
      const context = () => makeContext(event);
      const response = await server.executeHTTPGraphQLRequest({ httpGraphQLRequest, context });
      return await writeResponse(response, accepted);
    } catch (error) {
      if (error instanceof Unreadable) return error.toResult(accepted);
      throw error;
    }
  };
}

/** What Apollo Server is asked. Throws Unreadable for a request that does not get that far. */
function readRequest(event: Event, accepted: AcceptedType | undefined) {
  const { method } = event.requestContext.http;
  if (method !== 'GET' && method !== 'POST')
    throw new Unreadable(405, 'METHOD_NOT_ALLOWED', 'Send a POST, or a GET for a query.', { allow: 'GET, POST' });
  if (!accepted) {
    const message = 'The answer can be application/json or application/graphql-response+json: accept one of them.';
    throw new Unreadable(406, 'NOT_ACCEPTABLE', message);
  }
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(event.headers)) if (value !== undefined) headers.set(name, value);
  // Left to choose, Apollo Server would execute the operation before it finds out that it cannot answer.
  headers.set('accept', accepted.type);
  return method === 'POST'
    ? { method, headers, search: event.rawQueryString, body: bodyWithDocument(readBody(event)) }
    : { method, headers, search: searchWithDocument(event.rawQueryString), body: undefined };
}

async function writeResponse(response: HTTPGraphQLResponse, accepted: AcceptedType | undefined): Promise<Result> {
  const body = await readAll(response.body);
  const status = response.status ?? 200;
  return {
    statusCode: status === 400 && asksForPlainJson(accepted) && isRequestError(body) ? 200 : status,
    // Answers are one viewer's health data: no cache may keep them.
    headers: { 'cache-control': 'no-store', ...Object.fromEntries(response.headers) },
    body,
  };
}

/** The codes of a well-formed request whose document, variables or operation name does not fit the schema. */
const REQUEST_ERRORS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
]);

/**
 * GraphQL over HTTP wants 200 for these under `application/json`, where the status speaks of the transport alone. A caller
 * who did not ask for that type by name gets 400.
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
