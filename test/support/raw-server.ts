import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';

/**
 * What a server does with a connection: it writes bytes, ends it softly, or breaks it. What it does one after the other arrives
 * one after the other.
 */
export type Move = Buffer | 'end' | 'reset';

/** A request as it arrived, and the socket it came over, counted from 1. */
export interface RawRequest {
  text: string;
  socket: number;
}

export interface RawServerOptions {
  /** What it does with a request. Nothing at all is a server that keeps silent. */
  answer?: (request: RawRequest) => readonly Move[] | Promise<readonly Move[]>;
  /** Speaks TLS with these. */
  tls?: { key: string; cert: string };
  host?: string;
}

/** A server that answers with bytes instead of HTTP, until the test is finished. */
export async function startRawServer({ answer = () => [], tls, host = '127.0.0.1' }: RawServerOptions = {}) {
  const open = new Map<Socket, number>();
  const counts = { opened: 0, mostOpen: 0 };
  const requests: RawRequest[] = [];
  const secured: { servername: string | false | null; isResumed: boolean }[] = [];

  function onSocket(socket: Socket): void {
    const number = ++counts.opened;
    open.set(socket, number);
    counts.mostOpen = Math.max(counts.mostOpen, open.size);
    socket.setNoDelay(true);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    let come = '';
    socket.on('data', (bytes: Buffer) => {
      come += bytes.toString('latin1');
      for (let end; (end = endOfRequest(come)) !== undefined; come = come.slice(end)) {
        const request = { text: Buffer.from(come.slice(0, end), 'latin1').toString('utf8'), socket: number };
        requests.push(request);
        void Promise.resolve(answer(request)).then((moves) => make(moves, socket));
      }
    });
  }
  const server = tls ? createTlsServer(tls) : createServer();
  /** Those below TLS, by the port they come from. */
  const plain = new Map<number | undefined, Socket>();
  server.on('connection', (socket: Socket) => plain.set(socket.remotePort, socket));
  server.on(tls ? 'secureConnection' : 'connection', (socket: Socket) => {
    if (tls) {
      const { servername } = socket as TLSSocket & { servername: string | false | null };
      secured.push({ servername, isResumed: (socket as TLSSocket).isSessionReused() });
    }
    onSocket(socket);
  });
  server.listen(0, host);
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of open.keys()) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: new URL(`${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`),
    counts,
    requests,
    /** Of connections over TLS: the name that was asked for, and whether an earlier session went on. */
    secured,
    /** Does something with all connections that are open, below TLS. */
    each: (move: Move) =>
      Promise.all([...open.keys()].map((socket) => make([move], plain.get(socket.remotePort) ?? socket))),
  };
}

async function make(moves: readonly Move[], socket: Socket): Promise<void> {
  for (const move of moves) {
    if (move === 'end') socket.end();
    else if (move === 'reset') socket.resetAndDestroy();
    else socket.write(move);
    await turn();
  }
}

/** A turn of the event loop in which what was sent is received: the end of this one, and the next. */
export async function turn(): Promise<void> {
  for (let n = 0; n < 2; n++) await new Promise((resolve) => setImmediate(resolve));
}

/** Where the request that this begins with ends; undefined while it has not come whole. */
function endOfRequest(text: string): number | undefined {
  const head = text.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const end = head + 4 + Number(/\r\ncontent-length: (\d+)/.exec(text.slice(0, head))?.[1] ?? 0);
  return text.length < end ? undefined : end;
}
