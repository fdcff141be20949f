import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;

/** Hop-by-hop headers, which end at the gateway, and cookies, which have their own field. */
const notForwarded = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'expect', 'cookie']);

/** API Gateway passes these on as text, and everything else in base64. */
const textual = /^(text\/.+|application\/(json|xml|javascript))$/i;

export interface EventParts {
  request: IncomingMessage;
  url: URL;
  body: Buffer;
  /** For example `GET /graphql`. */
  routeKey: string;
  pathParameters: Record<string, string> | undefined;
}

/**
 * The event that API Gateway's HTTP API passes to a Lambda function, payload format 2.0. One handler serves both kinds
 * of route, so its type promises an authorizer, although the event of a route without one has none, as on AWS.
 */
export function toEvent({ request, url, body, routeKey, pathParameters }: EventParts): Event {
  const { method = 'GET', headers, socket, httpVersion } = request;
  const now = new Date();
  const sourceIp = (socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, '');
  const isText = textual.test((headers['content-type'] ?? '').split(';', 1).join('').trim());
  const query = commaJoined(url.searchParams);
  const event: Omit<Event, 'requestContext'> & { requestContext: Omit<Event['requestContext'], 'authorizer'> } = {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: /\?(.*)$/s.exec(request.url ?? '')?.[1] ?? '',
    ...(headers.cookie && { cookies: headers.cookie.split(/; */) }),
    headers: {
      ...forwardedHeaders(request),
      'x-forwarded-for': sourceIp,
      'x-forwarded-port': String(socket.localPort),
      'x-forwarded-proto': 'http',
    },
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    ...(pathParameters && { pathParameters }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: url.hostname,
      domainPrefix: url.hostname.split('.', 1).join(''),
      http: {
        method,
        path: url.pathname,
        protocol: `HTTP/${httpVersion}`,
        sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: commonLogTime(now),
      timeEpoch: now.getTime(),
    },
    ...(body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
  return event as Event;
}

/** Writes a function's response, as API Gateway does. */
export function writeResult(response: ServerResponse, result: APIGatewayProxyStructuredResultV2): void {
  const { statusCode = 200, headers = {}, cookies, body = '', isBase64Encoded = false } = result;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name.toLowerCase(), String(value));
  if (cookies) response.setHeader('set-cookie', cookies);
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  response.setHeader('content-length', bytes.length);
  response.writeHead(statusCode).end(bytes);
}

/** Joins a repeated header with commas. */
function forwardedHeaders(request: IncomingMessage): Record<string, string> {
  const entries = Object.entries(request.headersDistinct).filter(([name]) => !notForwarded.has(name));
  return Object.fromEntries(entries.map(([name, values = []]) => [name, values.join(',')]));
}

function commaJoined(parameters: URLSearchParams): Record<string, string> {
  const names = new Set(parameters.keys());
  return Object.fromEntries([...names].map((name) => [name, parameters.getAll(name).join(',')]));
}

/** For example `12/Mar/2020:19:03:58 +0000`. */
function commonLogTime(instant: Date): string {
  const [, day, month, year, time] = instant.toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}
