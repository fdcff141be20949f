import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request as send, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';
import { type Account, refusalOf } from './dynamodb-proxy/signature.ts';

/**
 * What becomes of a request that arrives.
 * - `forward`: DynamoDB's answer comes back.
 * - `resetBefore`, `resetAfter`: the connection breaks before DynamoDB hears of it, or when it has done it.
 * - `cutLength`, `cutChunked`: done, and the answer breaks off in its middle: it is shorter than it says, or its last chunk is.
 * - `silentBefore`, `silentAfter`: no answer ever, before or after it is done.
 * - `trickle`: done, and its answer comes byte by byte, without an end.
 * - An answer that does not come from DynamoDB.
 */
export type Fate =
  | 'forward'
  | 'resetBefore'
  | 'resetAfter'
  | 'cutLength'
  | 'cutChunked'
  | 'silentBefore'
  | 'silentAfter'
  | 'trickle'
  | CannedAnswer;

export interface CannedAnswer {
  status: number;
  /** Text, or what is written as JSON. */
  body?: string | object;
  headers?: Record<string, string>;
}

/** A try as it arrived. */
export interface Arrived {
  /** `TransactWriteItems`. */
  operation: string;
  body: Record<string, unknown>;
  accessKeyId: string;
  /** `20260310T120000Z` */
  signedAt: string;
  /** The sockets are counted from 1. */
  socket: number;
  /** Resolves when its connection is gone. */
  gone: Promise<void>;
}

export interface ProxyOptions {
  /** The engine behind it. */
  target: string;
  accounts?: Account[];
  region?: string;
  /** The clock of the server, by which signatures are too old or too new. */
  clock?: { now(): number };
  /** Speaks TLS with these. */
  tls?: { key: string; cert: string };
}

export const KEY: Account = { accessKeyId: 'AKIATEST', secretAccessKey: 'secret/+with=signs' };

const TRICKLE_MS = 5;

/** A server in front of DynamoDB that verifies each signature and lets requests meet their fate, until the test is finished. */
export async function startFaultProxy({
  target,
  accounts = [KEY],
  region = 'us-east-1',
  clock = Date,
  tls,
}: ProxyOptions) {
  const engine = new URL(target);
  const agent = new Agent({ keepAlive: true });
  const arrived: Arrived[] = [];
  const open = new Map<Socket, { number: number; gone: Promise<void> }>();
  const counts = { opened: 0, mostOpen: 0 };
  let fateOf: (each: Arrived) => Fate = () => 'forward';

  const underWay = new Set<Promise<void>>();
  function onRequest(request: IncomingMessage, response: ServerResponse): void {
    const answering = answer(request, response).finally(() => underWay.delete(answering));
    underWay.add(answering);
  }
  const server = tls ? createTlsServer(tls, onRequest) : createServer(onRequest);
  server.keepAliveTimeout = 0;
  server.on(tls ? 'secureConnection' : 'connection', (socket: Socket) => {
    counts.opened += 1;
    const gone = Promise.withResolvers<void>();
    open.set(socket, { number: counts.opened, gone: gone.promise });
    counts.mostOpen = Math.max(counts.mostOpen, open.size);
    socket.on('close', () => {
      open.delete(socket);
      gone.resolve();
    });
    // The client may hang up, which is what some tests want.
    socket.on('error', () => socket.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bytesOf(request);
    const { socket, method = '', url = '', headers } = request;
    const each: Arrived = {
      operation: String(headers['x-amz-target']).split('.')[1] ?? '',
      body: JSON.parse(body.toString('utf8')) as Record<string, unknown>,
      accessKeyId: /Credential=([^/]+)/.exec(headers.authorization ?? '')?.[1] ?? '',
      signedAt: String(headers['x-amz-date']),
      socket: open.get(socket)?.number ?? 0,
      gone: open.get(socket)?.gone ?? Promise.resolve(),
    };
    arrived.push(each);
    response.setHeader('Date', new Date(clock.now()).toUTCString());
    const refusal = refusalOf({ method, path: url, headers, body }, { accounts, region, nowMs: clock.now() });
    if (refusal) return reply(response, { status: 400, body: refusal });
    const fate = fateOf(each);
    if (typeof fate === 'object') return reply(response, fate);
    if (fate === 'resetBefore') return void cut(socket);
    if (fate === 'silentBefore') return;
    const { status, bytes } = await forward(request, body);
    if (fate === 'resetAfter') return void cut(socket);
    if (fate === 'silentAfter') return;
    if (fate === 'forward') return reply(response, { status, body: bytes.toString('utf8') });
    response.writeHead(status, fate === 'cutLength' ? { 'Content-Length': bytes.length } : {});
    if (fate !== 'trickle') return void response.write(bytes.subarray(0, bytes.length / 2), () => socket.destroy());
    const trickle = setInterval(() => response.write(' '), TRICKLE_MS);
    socket.on('close', () => clearInterval(trickle));
  }

  function reply(response: ServerResponse, { status, body = '', headers }: CannedAnswer): void {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    response.writeHead(status, { 'Content-Type': 'application/x-amz-json-1.0', ...headers });
    response.end(text);
  }

  async function forward({ method, url, headers }: IncomingMessage, body: Buffer) {
    const { hostname, port } = engine;
    const request = send({ agent, hostname, port, method, path: url, headers: { ...headers, host: engine.host } });
    request.end(body);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return { status: response.statusCode ?? 0, bytes: await bytesOf(response) };
  }

  async function listen(port: number): Promise<void> {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  }
  await listen(0);
  const { port } = server.address() as AddressInfo;

  /** Breaks all connections, those that lie idle too. Nobody hears of it before the next turn of the event loop. */
  const resetAll = () => [...open.keys()].forEach((socket) => cut(socket));
  const stopListening = async (): Promise<void> => {
    resetAll();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(async () => {
    await stopListening();
    await Promise.all(underWay);
    agent.destroy();
  });

  return {
    endpoint: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    arrived,
    counts,
    resetAll,
    stopListening,
    listenAgain: () => listen(port),
    /** What becomes of the next requests in turn, and of all after them. */
    plan(next: readonly Fate[], rest: Fate = 'forward') {
      const left = [...next];
      fateOf = () => left.shift() ?? rest;
    },
    /** What becomes of each request, by what it is. */
    planEach(fate: (each: Arrived) => Fate) {
      fateOf = fate;
    },
  };
}

/** Hard: what the other side sends from now on is refused. TLS knows a soft end only. */
function cut(socket: Socket): void {
  if (socket instanceof TLSSocket) socket.destroy();
  else socket.resetAndDestroy();
}

export type FaultProxy = Awaited<ReturnType<typeof startFaultProxy>>;

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
