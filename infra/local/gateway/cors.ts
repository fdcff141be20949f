import type { IncomingMessage, ServerResponse } from 'node:http';

/** Which origins may call, and how. */
export interface Cors {
  allows: (origin: string) => boolean;
  methods: readonly string[];
  headers: readonly string[];
  maxAgeSeconds: number;
}

const localOrigin = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Like `corsPreflight` in `infra/api.ts`, for front ends in development: any port of this machine. */
export const localCors: Cors = {
  allows: (origin) => localOrigin.test(origin),
  methods: ['GET', 'POST', 'DELETE'],
  headers: ['authorization', 'content-type', 'apollo-require-preflight', 'idempotency-key'],
  maxAgeSeconds: 3600,
};

/** Lets a page of an allowed origin read the response. */
export function setCorsHeaders(cors: Cors, request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('vary', 'origin');
  const { origin } = request.headers;
  if (origin && cors.allows(origin)) response.setHeader('access-control-allow-origin', origin);
}

/** Answers a CORS preflight request; the function never sees it. */
export function answerPreflight(cors: Cors, response: ServerResponse): void {
  const preflight = {
    'access-control-allow-methods': cors.methods.join(','),
    'access-control-allow-headers': cors.headers.join(','),
    'access-control-max-age': String(cors.maxAgeSeconds),
  };
  response.writeHead(204, response.hasHeader('access-control-allow-origin') ? preflight : {}).end();
}
