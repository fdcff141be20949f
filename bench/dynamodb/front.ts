import { createServer as createPlainServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { CliError } from '../../infra/local/cli-error.ts';
import type { Certificate } from './certificate.ts';

/** A request as received. */
export interface WireRequest {
  /** `Query` */
  operation: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

export interface WireAnswer {
  status: number;
  contentType: string;
  body: Buffer;
}

/** Something that answers like DynamoDB; the layers around the engine have the same type. */
export type Respond = (request: WireRequest) => Promise<WireAnswer>;

export interface Front {
  respond: Respond;
  /** If given, the front uses TLS. */
  certificate?: Certificate;
}

/**
 * Runs `use` with a server that stands in for DynamoDB.
 *
 * @throws CliError if it could not answer a request
 */
export async function withFront<T>({ respond, certificate }: Front, use: (endpoint: string) => Promise<T>): Promise<T> {
  const failures: string[] = [];
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    answer(respond, request, response).catch((error: Error) => {
      failures.push(error.message);
      response.destroy();
    });
  };
  const server = certificate ? createTlsServer(certificate, serve) : createPlainServer(serve);
  // Kept open between measurements, so that no variant pays for a new connection that another one does not need.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const used = await use(`${certificate ? 'https' : 'http'}://127.0.0.1:${port}`);
    if (failures.length > 0) throw new CliError(`A request to DynamoDB was not answered: ${failures.join('; ')}`);
    return used;
  } finally {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }
}

async function answer(respond: Respond, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const operation = String(request.headers['x-amz-target']).replace(/^.*\./, '');
  const { status, contentType, body } = await respond({
    operation,
    headers: request.headers,
    body: await buffer(request),
  });
  response
    .writeHead(status, {
      'content-type': contentType,
      'content-length': body.length,
      'x-amzn-requestid': '00000000-0000-4000-8000-000000000000',
    })
    .end(body);
}
