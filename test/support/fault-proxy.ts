import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request as send, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/**
 * The fate of a request:
 * - `forward`: DynamoDB's response is returned.
 * - `resetBefore`, `resetAfter`: the connection breaks before DynamoDB receives the request, or after it executed it.
 * - `silentBefore`, `silentAfter`: no response, before or after the execution.
 * - `halfLength`, `halfChunk`: executed, and the connection breaks in the middle of the response.
 * - `halfSilent`: executed, and the response stops in the middle.
 * - `noHttp`: executed, and the response is not HTTP.
 * - A response that does not come from DynamoDB.
 */
export type Fate =
  | 'forward'
  | 'resetBefore'
  | 'resetAfter'
  | 'silentBefore'
  | 'silentAfter'
  | 'halfLength'
  | 'halfChunk'
  | 'halfSilent'
  | 'noHttp'
  | CannedAnswer;

export interface CannedAnswer {
  status: number;
  /** A string, or a value to be written as JSON. */
  body?: string | object;
}

/** An attempt as received. */
export interface Arrived {
  /** `TransactWriteItems`. */
  operation: string;
  body: Record<string, unknown>;
  accessKeyId: string;
  /** Sockets are counted from 1. */
  socket: number;
}

export interface ProxyOptions {
  /** The engine behind it. */
  target: string;
  /** The credentials of the account; others are refused. */
  accessKeyIds?: string[];
  /** The server's clock: signatures more than five minutes off are refused. */
  clock?: { now(): number };
  /** With this, it uses TLS. */
  tls?: { key: string; cert: string };
}

export const KEY = { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' };

/** A server in front of DynamoDB that injects faults until the test is finished. */
export async function startFaultProxy({ target, accessKeyIds = [KEY.accessKeyId], clock = Date, tls }: ProxyOptions) {
  const engine = new URL(target);
  const agent = new Agent({ keepAlive: true });
  const arrived: Arrived[] = [];
  const open = new Map<Socket, number>();
  const counts = { opened: 0, mostOpen: 0 };
  let fateOf: (each: Arrived) => Fate = () => 'forward';

  const server = tls ? createTlsServer(tls) : createServer();
  let isOver = false;
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response).catch((error: unknown) => {
      // What was on its way to the engine when the test ended is cut off with the rest.
      if (!isOver) throw error;
    });
  });
  server.on(tls ? 'secureConnection' : 'connection', (socket: Socket) => {
    counts.opened += 1;
    open.set(socket, counts.opened);
    counts.mostOpen = Math.max(counts.mostOpen, open.size);
    socket.on('close', () => open.delete(socket));
    // The client may disconnect, which some tests want.
    socket.on('error', () => socket.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const { headers, socket } = request;
    const each: Arrived = {
      operation: String(headers['x-amz-target']).split('.')[1] ?? '',
      body: JSON.parse(body.toString('utf8')) as Record<string, unknown>,
      accessKeyId: /Credential=([^/]+)/.exec(headers.authorization ?? '')?.[1] ?? '',
      socket: open.get(socket) ?? 0,
    };
    arrived.push(each);
    response.setHeader('Date', new Date(clock.now()).toUTCString());
    const fate = refusalOf(each, headers) ?? fateOf(each);
    if (typeof fate === 'object') return void reply(response, fate);
    if (fate === 'resetBefore') return void socket.destroy();
    if (fate === 'silentBefore') return;
    const { status, bytes } = await forward(request, body);
    if (fate === 'forward') return void reply(response, { status, body: bytes.toString('utf8') });
    if (fate === 'resetAfter') return void socket.destroy();
    if (fate === 'silentAfter') return;
    if (fate === 'noHttp') return void socket.end('SSH-2.0-OpenSSH_9.2\r\n');
    response.writeHead(status, fate === 'halfChunk' ? {} : { 'Content-Length': bytes.length });
    response.write(bytes.subarray(0, bytes.length / 2), () => fate === 'halfSilent' || socket.destroy());
  }

  function refusalOf({ accessKeyId }: Arrived, headers: IncomingMessage['headers']): CannedAnswer | undefined {
    if (!accessKeyIds.includes(accessKeyId)) return refusal('UnrecognizedClientException');
    // `20260310T120000Z`
    const signedAt = String(headers['x-amz-date']).replace(/(....)(..)(..)T(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6Z');
    const offMs = Date.parse(signedAt) - clock.now();
    return Math.abs(offMs) > 300_000
      ? refusal('InvalidSignatureException', 400, 'The signature is off by more than five minutes.')
      : undefined;
  }

  function reply(response: ServerResponse, { status, body = '' }: CannedAnswer): void {
    response.writeHead(status, { 'Content-Type': 'application/x-amz-json-1.0' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  }

  async function forward({ method, url, headers }: IncomingMessage, body: Buffer) {
    const { hostname, port, host } = engine;
    const request = send({ agent, hostname, port, method, path: url, headers: { ...headers, host } });
    request.end(body);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return { status: response.statusCode ?? 0, bytes: await buffer(response) };
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const resetAll = () => [...open.keys()].forEach((socket) => socket.destroy());
  onTestFinished(async () => {
    isOver = true;
    resetAll();
    await new Promise((resolve) => server.close(resolve));
    agent.destroy();
  });

  return {
    endpoint: `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    counts,
    /** Breaks all connections, including idle ones. */
    resetAll,
    /** The fates of the next requests in turn, and of all after them. */
    plan(next: readonly Fate[], rest: Fate = 'forward') {
      const left = [...next];
      fateOf = () => left.shift() ?? rest;
    },
    /** The fate of each request, by its operation. */
    planEach(fate: (each: Arrived) => Fate) {
      fateOf = fate;
    },
  };
}

/** DynamoDB's error response. */
export const refusal = (type: string, status = 400, message = 'No.'): CannedAnswer => ({
  status,
  body: { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message },
});
