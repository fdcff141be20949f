import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerPreflight, type Cors, setCorsHeaders } from './cors.ts';
import { toEvent, writeResult } from './event.ts';
import { createRouter, type FindRoute, type Route } from './routes.ts';
import { CliError } from '../cli-error.ts';

/** API Gateway's quotas for HTTP APIs, in bytes and milliseconds. */
const maxBodyBytes = 10 * 1024 * 1024;
const maxHeaderBytes = 10_240;
const integrationTimeoutMs = 30_000;

export interface GatewayOptions {
  /** 0 for any free port. */
  port: number;
  routes: readonly Route[];
  cors: Cors;
  /** Pages without a counterpart in API Gateway, by the first part of the path, such as `/issuer`. */
  pages?: Record<string, RequestListener>;
  /** Called with errors that callers must not see. */
  onError: (error: unknown) => void;
  integrationTimeoutMs?: number;
}

export interface Gateway {
  /** Without a trailing slash. */
  url: string;
  /** Accepts no new requests, waits at most two seconds for those in progress, and releases the port. */
  close(): Promise<void>;
}

/**
 * Emulates API Gateway's HTTP API in front of Lambda functions, on this machine only: routes, size limits, CORS, and
 * events in payload format 2.0. It does not throttle.
 *
 * @throws CliError if the port is in use
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const find = createRouter(options.routes);
  const server = createServer({ maxHeaderSize: maxHeaderBytes, requestTimeout: 60_000 }, (request, response) => {
    // A caller that has disconnected is not an error.
    response.on('error', () => undefined);
    // While closing, connections close after their response, without waiting for the idle timeout.
    response.once('close', () => setImmediate(() => server.listening || server.closeIdleConnections()));
    route({ ...options, find }, request, response).catch((error: unknown) => {
      if (request.errored || response.destroyed) return;
      options.onError(error);
      if (response.headersSent) response.destroy();
      else answer(response, 500, 'Internal Server Error');
    });
  });
  server.listen(options.port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    throw isTaken(error) ? portTaken(options.port) : error;
  }
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      const impatient = setTimeout(() => server.closeAllConnections(), 2_000);
      await closed;
      clearTimeout(impatient);
    },
  };
}

export function portTaken(port: number): CliError {
  return new CliError(
    `Port ${port} is taken: stop what listens there, or choose another one, e.g. \`PORT=${port + 1} npm start\`.`,
  );
}

interface Ways extends GatewayOptions {
  find: FindRoute;
}

async function route(ways: Ways, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = 'GET' } = request;
  const url = parseUrl(request);
  if (!url) return answer(response, 400, 'Bad Request');
  const page = ways.pages?.[`/${url.pathname.split('/')[1]}`];
  if (page) return void page(request, response);
  setCorsHeaders(ways.cors, request, response);
  if (method === 'OPTIONS') return answerPreflight(ways.cors, response);
  const match = ways.find(method, url.pathname);
  if (!match) return answer(response, 404, 'Not Found');
  const { route, pathParameters } = match;
  const body = await readBody(request);
  if (!body) return answer(response, 413, 'Request Entity Too Large');
  const event = toEvent({ request, url, body, routeKey: route.key, pathParameters });
  response.setHeader('apigw-requestid', event.requestContext.requestId);
  const result = await withTimeout(route.invoke(event), ways.integrationTimeoutMs ?? integrationTimeoutMs);
  if (result) writeResult(response, result);
  else answer(response, 503, 'Service Unavailable');
}

async function withTimeout<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), ms);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/**
 * The body, or undefined if it is larger than API Gateway allows. It is read to its end even then, but not kept:
 * otherwise the response could be lost, and the next request on this connection would never be read.
 */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const declaredBytes = Number(request.headers['content-length'] ?? 0);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (Math.max(bytes, declaredBytes) > maxBodyBytes) resolve(undefined);
      else chunks.push(chunk);
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', reject);
  });
}

function answer(response: ServerResponse, statusCode: number, message: string): void {
  writeResult(response, {
    statusCode,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message }),
  });
}

/** Undefined for a request target that is not a path, such as `*`. */
function parseUrl(request: IncomingMessage): URL | undefined {
  const { url = '/', headers } = request;
  if (!url.startsWith('/')) return undefined;
  return URL.parse(`http://${headers.host ?? 'localhost'}${url}`) ?? undefined;
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
}
