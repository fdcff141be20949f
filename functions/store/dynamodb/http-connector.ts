import type * as net from 'node:net';
import { urlToHttpOptions } from 'node:url';

/** Begins to open a socket, and calls back once it is open: over TLS, once the other side has shown who it is. */
export type Connector = (opened: () => void) => net.Socket;

/**
 * Opens sockets to where a URL points, as Node's own agents do. TLS is loaded where it is needed alone: a start is busy with it
 * for milliseconds.
 */
export function connectorTo(url: URL): Connector {
  const net = process.getBuiltinModule('node:net');
  // The address alone of a host that is written as `[::1]`.
  const host = urlToHttpOptions(url).hostname as string;
  const to = { host, noDelay: true, keepAlive: true, keepAliveInitialDelay: 1_000 };
  if (url.protocol === 'http:') {
    const port = Number(url.port || 80);
    return (opened) => net.connect({ ...to, port }, opened);
  }
  const tls = process.getBuiltinModule('node:tls');
  const overTls = {
    ...to,
    port: Number(url.port || 443),
    // An address is no name.
    ...(net.isIP(host) === 0 && { servername: host }),
    ALPNProtocols: ['http/1.1'],
    // The same for all sockets, and not made again for each.
    secureContext: tls.createSecureContext(),
  };
  /** Of the last socket that got one: with it, the next handshake is shorter. */
  let session: Buffer | undefined;
  return (opened) => {
    const socket = tls.connect({ ...overTls, session }, opened);
    socket.on('session', (given) => {
      session = given;
    });
    socket.on('error', () => {
      session = undefined;
    });
    return socket;
  };
}
