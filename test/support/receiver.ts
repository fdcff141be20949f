import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { vi } from 'vitest';

/** A received message. */
export interface Message {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A receiver's response: a status, or a handler. */
export type Reply = number | ((response: ServerResponse) => void);

/** A receiver of webhooks on this machine: a real server that keeps its messages. */
export async function startReceiver() {
  const messages: Message[] = [];
  const answer: { reply: Reply } = { reply: 204 };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      messages.push({ headers: request.headers, body });
      if (typeof answer.reply === 'number') response.writeHead(answer.reply).end();
      else answer.reply(response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/sidelined`,
    port,
    messages,
    /** Answers the next messages with this. */
    answers(reply: Reply) {
      answer.reply = reply;
    },
    async close() {
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * The content of a message, once the library of Standard Webhooks has verified its signature; throws if it is invalid.
 */
export function verified({ headers, body }: Message, secret: string) {
  // The library uses the machine's clock, and a test has its own.
  vi.useFakeTimers({ toFake: ['Date'], now: Number(headers['webhook-timestamp']) * 1000 });
  try {
    return new Webhook(secret).verify(body, headers as Record<string, string>) as {
      type: string;
      timestamp: string;
      data: Record<string, string>;
    };
  } finally {
    vi.useRealTimers();
  }
}
