import type { Throttle } from './settings.ts';

const seldom: Throttle = { rate: 5, burst: 10 };

/** Strava sends the events of all athletes, and repeats those that were throttled. */
const often: Throttle = { rate: 20, burst: 100 };

const consentReason =
  'A browser comes without a token, to sign in. What it is shown and may decide follows from the sign-in that comes back.';

const stravaReason = 'Strava has no token: its path ends in a secret. The response does not reveal who has an account.';

/** The routes without a token. They are throttled, so that nobody can use up the functions' concurrency through them. */
export const openRoutes = {
  'GET /health': {
    throttle: seldom,
    reason: 'Uptime checks have no token; the response only says that the API is up, and the route is throttled.',
  },
  'GET /developers': {
    throttle: seldom,
    reason: 'The page signs people in by itself; it contains no data, and the route is throttled.',
  },
  'GET /v1/openapi.json': {
    throttle: seldom,
    reason: 'Tools read the document without a token; it contains no data, and the route is throttled.',
  },
  'GET /oauth/authorize': { throttle: often, reason: consentReason },
  'GET /oauth/signed-in': { throttle: often, reason: consentReason },
  'GET /oauth/consent': { throttle: often, reason: consentReason },
  'POST /oauth/consent': { throttle: often, reason: consentReason },
  'POST /oauth/token': {
    throttle: often,
    reason: 'An integration sends its client ID and secret, which the function has the identity provider check.',
  },
  'GET /.well-known/oauth-authorization-server': {
    throttle: seldom,
    reason: 'Where the routes of OAuth are: no data, and the route is throttled.',
  },
  'GET /v1/providers/strava/events/{key}': { throttle: seldom, reason: stravaReason },
  'POST /v1/providers/strava/events/{key}': { throttle: often, reason: stravaReason },
} as const satisfies Record<string, { throttle: Throttle; reason: string }>;

/**
 * The fields of the access log. Deliberately without: who called (`sub`, address, user agent) and what was asked (path and
 * query string, where a GET has its GraphQL variables). `requestId` finds the lines of the function's own log.
 */
export const accessLogFields = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  responseBytes: '$context.responseLength',
  latencyMs: '$context.responseLatency',
  lambdaRequestId: '$context.integration.requestId',
  integrationStatus: '$context.integration.status',
  integrationLatencyMs: '$context.integration.latency',
  errorType: '$context.error.responseType',
};
