import type { IncomingMessage, ServerResponse } from 'node:http';

/** Front ends in development: any port of this machine. On AWS the settings name the origins. */
const allowedOrigin = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** As the `corsPreflight` of `infra/api.ts`. */
const preflight = {
  'access-control-allow-methods': 'GET,POST',
  'access-control-allow-headers': 'authorization,content-type,apollo-require-preflight',
  'access-control-max-age': '3600',
};

/** Lets a page of an allowed origin read the answer. */
export function setCorsHeaders(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('vary', 'origin');
  const { origin } = request.headers;
  if (origin && allowedOrigin.test(origin)) response.setHeader('access-control-allow-origin', origin);
}

/** Answers the browser's question before a cross-origin request; the function never sees it. */
export function answerPreflight(_request: IncomingMessage, response: ServerResponse): void {
  const allowed = response.hasHeader('access-control-allow-origin');
  response.writeHead(204, allowed ? preflight : {}).end();
}
