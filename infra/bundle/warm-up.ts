import { readFileSync } from 'node:fs';
import { stripIgnoredCharacters } from 'graphql';
import type { WarmUpIssuer } from './warm-up-issuer.ts';

/** An event that a function is called with when its code cache is made: one of the most common. */
export interface WarmUpEvent {
  [property: string]: unknown;
}

/** The coach and an athlete of `warm-up-items.json`. */
const COACH = '8d1f2c1e-0b0e-4d6c-9a57-2b8f5f3f0c11';
const ATHLETE = 'ath_MDAwMDAwMDAwMDAw';
const SYMPTOM = 'sym_MDAwMDAwMDAwMDAw.00000000000000000000000004';

const coachClaims = {
  iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_benchmark',
  sub: COACH,
  client_id: 'app',
  token_use: 'access',
  scope: 'openid',
};

/** An integration with a grant from the athlete. */
export const trackerClaims = {
  ...coachClaims,
  sub: 'tracker',
  client_id: 'tracker',
  scope: 'sidelined/runs:write sidelined/runs:read',
};

function event(routeKey: string, body: object, claims = coachClaims): WarmUpEvent {
  const [method = '', path = ''] = routeKey.split(' ');
  const rawPath = path.replace('{id}', ATHLETE);
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: '',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    requestContext: {
      requestId: 'warm-up',
      routeKey,
      http: { method, path: rawPath },
    },
    claims,
    pathParameters: { id: ATHLETE },
    body: JSON.stringify(body),
    isBase64Encoded: false,
  };
}

const textOf = (name: string): string =>
  readFileSync(new URL(`../../examples/${name}.graphql`, import.meta.url), 'utf8');

/** A trusted document. */
const ask = (name: string, variables: object = {}): WarmUpEvent =>
  event('POST /graphql', { query: stripIgnoredCharacters(textOf(name)), variables });

/** The same as any other document, which has to be validated. */
const askAnew = (name: string, variables: object = {}): WarmUpEvent =>
  event('POST /graphql', { query: textOf(name), variables });

const pain = { phase: 'AFTER_RUN', sites: ['CALF'], pain: 3 };
const run = {
  startedAt: '2026-03-10T07:00:00.000Z',
  distanceMeters: 8_000,
  durationSeconds: 2_700,
  externalId: 'warm-up',
};

const graphql = [
  askAnew('who-is-sidelined'),
  askAnew('athlete-page', { id: ATHLETE }),
  askAnew('sidelined-board', { athletes: 20, runs: 5 }),
  ask('sidelined-board', { athletes: 20, runs: 5 }),
  ask('who-is-sidelined'),
  ask('coach-board', { first: 20 }),
  ask('attention'),
  ask('athlete-page', { id: ATHLETE }),
  ask('timeline', { id: ATHLETE, first: 20 }),
  ask('runs', { id: ATHLETE, first: 20 }),
  ask('symptom-detail', { id: SYMPTOM }),
  ask('may-i-run-today'),
  ask('who-am-i'),
  ask('add-observation', { input: { symptomId: SYMPTOM, observation: pain } }),
  ask('issue-instruction', { input: { athleteId: ATHLETE, rules: [{ activity: 'RUN', permission: 'PROHIBITED' }] } }),
];

/** By function; a function without events is only loaded. */
export const warmUpEvents: Readonly<Record<string, readonly WarmUpEvent[]>> = {
  graphql,
  integrations: [
    event('POST /v1/athletes/{id}/runs', { runs: [run] }, trackerClaims),
    event('GET /v1/openapi.json', {}),
  ],
  changes: [{ Records: [] }],
  outbound: [{ Records: [] }],
  // Nothing is due in the warm-up's table.
  imports: [{ source: 'schedule' }],
};

/** The event as it comes through API Gateway: with a token of its claims, if it has any. */
export function signedEvent({ claims, ...event }: WarmUpEvent, { authorize }: WarmUpIssuer): WarmUpEvent {
  if (claims === undefined) return event;
  const authorization = authorize(claims as Record<string, string>);
  return { ...event, headers: { ...(event['headers'] as object), authorization } };
}
