import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { ApolloServer } from '@apollo/server';
import { defineIntegrationTestSuite } from '@apollo/server-integration-testsuite';
import { createLambdaHandler } from '../../../functions/graphql/http/adapter.ts';
import type { HttpHandler } from '../../../functions/runtime/http.ts';
import { gatewayEvent } from '../../support/gateway.ts';

// Run by Jest, which is what the suite is written for; see integration-suite.test.ts.
defineIntegrationTestSuite(
  async (config, options) => {
    const server = new ApolloServer(config);
    await server.start();
    const handler = createLambdaHandler(server, options?.context ?? (async () => ({})));
    const gateway = await listen(handler);
    return {
      server,
      url: gateway.url,
      extraCleanup: () => gateway.close(),
    };
  },
  { noIncrementalDelivery: true },
);

/** A gateway in front of the handler, on a free port. */
async function listen(handler: HttpHandler): Promise<{ url: string; close: () => Promise<void> }> {
  const http = createServer((request, response) => {
    void answer(request).then(({ statusCode, headers, body }) => {
      response.writeHead(statusCode ?? 200, { ...headers, 'content-length': Buffer.byteLength(body ?? '') } as never);
      response.end(body);
    });
  });

  async function answer(request: IncomingMessage): ReturnType<HttpHandler> {
    const [, query = ''] = (request.url ?? '').split('?', 2);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    return handler(
      gatewayEvent({
        method: request.method ?? 'GET',
        query,
        headers,
        body: await text(request),
      }),
    );
  }

  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        http.closeAllConnections();
        http.close(() => resolve());
      }),
  };
}
