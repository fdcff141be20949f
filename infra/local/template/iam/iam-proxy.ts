import { once } from 'node:events';
import { createServer, type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { callsOf, type Call } from './dynamodb-calls.ts';
import type { Allows } from './policies.ts';

/** A request of a function to DynamoDB that its policies allow. */
export interface AllowedRequest {
  /** The function's name. */
  caller: string;
  /** `Query`. */
  operation: string;
  calls: readonly Call[];
}

export interface IamProxyOptions {
  /** The endpoint of the DynamoDB engine. */
  endpoint: string;
  /** The ARN of a table up to its name. */
  tablePrefix: string;
  /** Whether a caller's role allows a call; undefined for an unknown caller. */
  allows: (caller: string) => Allows | undefined;
  /** Called with every allowed request, before and after the engine executes it; tests hold requests here. */
  before?: (request: AllowedRequest) => Promise<void> | void;
  after?: (request: AllowedRequest) => Promise<void> | void;
}

export interface IamProxy {
  /** The endpoint of DynamoDB for the functions. */
  endpoint: string;
  close(): Promise<void>;
}

/**
 * A proxy between the functions and DynamoDB Local, which has no permissions: each request must be allowed by the
 * policies of its function's role, as on AWS. The key id in its signature identifies the function.
 */
export async function startIamProxy(options: IamProxyOptions): Promise<IamProxy> {
  const server = createServer((request, response) => {
    // A function that was killed waits for no response.
    response.on('error', () => undefined);
    pass(options, request, response).catch((error: unknown) => {
      if (!response.headersSent) refuse(response, 500, 'InternalServerError', String(error));
      else response.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function pass(options: IamProxyOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await buffer(request);
  const caller = /Credential=([^/]+)\//.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const operation = /^DynamoDB_\d+\.(\w+)$/.exec(String(request.headers['x-amz-target']))?.[1] ?? '';
  const allows = options.allows(caller);
  if (!allows) return refuse(response, 400, 'UnrecognizedClientException', 'The security token is invalid.');
  const calls = callsOf(operation, JSON.parse(body.toString()) as object, options.tablePrefix);
  for (const call of calls) {
    if (await allows(call)) continue;
    const reason = `${caller} is not authorized to perform: ${call.action} on resource: ${call.resource}`;
    return refuse(response, 400, 'AccessDeniedException', reason);
  }
  const allowed: AllowedRequest = { caller, operation, calls };
  await options.before?.(allowed);
  const { status, headers, answer } = await forward(options.endpoint, request, body);
  await options.after?.(allowed);
  response.writeHead(status, headers).end(answer);
}

async function forward(endpoint: string, { method, headers }: IncomingMessage, body: Buffer) {
  const { hostname, port } = new URL(endpoint);
  const onward = httpRequest({ hostname, port, method, headers: { ...headers, host: `${hostname}:${port}` } });
  onward.end(body);
  const [incoming] = (await once(onward, 'response')) as [IncomingMessage];
  return { status: incoming.statusCode ?? 500, headers: incoming.headers, answer: await buffer(incoming) };
}

/** Errors in DynamoDB's format, so that the SDK recognizes them. */
function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  const body = JSON.stringify({ __type: `com.amazon.coral.service#${code}`, message });
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(body);
}
