import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message that the healthy receiver got. */
export interface Heard {
  type: string;
  commentId?: string;
  atMs: number;
}

/** A receiver that answers at once, and one that never does. */
export async function startReceivers() {
  const heard: Heard[] = [];
  const healthy = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      response.writeHead(204).end();
      const { type, data } = JSON.parse(body) as { type: string; data: { commentId?: string } };
      heard.push({ type, atMs: performance.now(), ...(data.commentId !== undefined && { commentId: data.commentId }) });
    });
  });
  let hung = 0;
  const hangs = createServer(() => void (hung += 1));
  const urlOf = async (server: Server) => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  };
  const urls = { healthy: await urlOf(healthy), hangs: await urlOf(hangs) };
  const close = () => {
    for (const server of [healthy, hangs]) {
      server.closeAllConnections();
      server.close();
    }
  };
  return { urls, heard, hung: () => hung, close };
}
