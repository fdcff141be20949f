import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { trustedDocuments } from '../functions/graphql/generated/trusted-documents.ts';
import type { OperationName } from './results.ts';

export type GatewayEvent = APIGatewayProxyEventV2WithJWTAuthorizer;
type Claims = Record<string, string>;

/** The claims of an access token, as the authorizer hands them on. */
const claimsOf = (subject: string): Claims => ({
  iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_benchmark',
  sub: subject,
  client_id: 'app',
  token_use: 'access',
  scope: 'openid',
});

export const coachClaims = claimsOf('8d1f2c1e-0b0e-4d6c-9a57-2b8f5f3f0c11');
/** An athlete who is well, and posts her runs herself. */
export const runnerClaims = claimsOf('3c7a4a90-6f2b-4c6e-8a45-71d0f2c8e9d2');

/** The athlete of so many: an id is 16 characters of base64url. */
export const athleteId = (number: number): `ath_${string}` =>
  `ath_${Buffer.from(String((number * 7_919) % 100_003).padStart(12, '0')).toString('base64url')}`;

export const SIDELINED_ATHLETES = 20;
/** The one whose runs are recorded: she comes after those who are sidelined. */
export const runnerId = athleteId(SIDELINED_ATHLETES);

/**
 * The coach's board: 20 sidelined athletes, each with what governs her, what hurts, and her last 5 runs. Symptoms are those
 * that the instruction is about, all read in one request: `symptoms` of 20 athletes beside their `runs` would be 20 requests
 * more, and beyond what the product lets one answer cost (60 requests at most, 2 of them for a page of runs).
 */
const board = firstParty('SidelinedBoard');

/** The text of an operation of `examples/`. */
function firstParty(name: string): string {
  const found = Object.values(trustedDocuments).find((text) => text.startsWith(`query ${name}(`));
  if (!found) throw new Error(`There is no operation ${name} in examples/`);
  return found;
}

const field = `query NameOf($id: ID!) {
  athlete(id: $id) {
    name
  }
}`;

const recordRuns = `mutation RecordRuns($input: RecordRunsInput!) {
  recordRuns(input: $input) {
    results {
      status
      run { id }
      errors { code path message }
    }
    userErrors { code path message }
  }
}`;

/** Runs that end one after the other, the last one an hour ago, as a tracker posts them. */
function runsOf(batch: string, count: number, now: number) {
  return Array.from({ length: count }, (_, index) => ({
    externalId: `activity-${batch}-${index}`,
    // graphql-jit, in Mercurius, does not take the schema's default for it.
    revision: 0,
    startedAt: new Date(now - (index * 12 + 2) * 3_600_000).toISOString(),
    type: 'EASY',
    surface: 'ROAD',
    distanceMeters: 8_046.7 + index,
    durationSeconds: 2_712,
    elevationGainMeters: 64,
    averageHeartRateBpm: 146,
    effort: 4,
    note: 'Out along the river and back over the hill.',
  }));
}

/** Which request of an operation this is, and when it is sent (milliseconds since the epoch). */
export interface Turn {
  /** Distinguishes runs that are new each time from those of any other turn. */
  batch: string;
  now: number;
}

interface Operation {
  claims: Claims;
  document: string;
  variables: (turn: Turn) => object;
}

/** The runs of `recordRuns100Known`, whose time must stay as it was when they were first recorded. */
const KNOWN_SINCE = Date.parse('2026-03-09T06:00:00.000Z');

const recording = (runs: (turn: Turn) => object[]): Operation => ({
  claims: runnerClaims,
  document: recordRuns,
  variables: (turn) => ({ input: { athleteId: runnerId, runs: runs(turn) } }),
});

export const operations: Record<OperationName, Operation> = {
  board: { claims: coachClaims, document: board, variables: () => ({ athletes: SIDELINED_ATHLETES, runs: 5 }) },
  field: { claims: coachClaims, document: field, variables: () => ({ id: athleteId(3) }) },
  recordRuns1: recording(({ batch, now }) => runsOf(batch, 1, now)),
  recordRuns100: recording(({ batch, now }) => runsOf(batch, 100, now)),
  recordRuns100Known: recording(() => runsOf('known', 100, KNOWN_SINCE)),
};

/** The event that API Gateway makes of a request (payload format 2, JWT authorizer). */
export function eventFor(name: OperationName, turn: Turn): GatewayEvent {
  const { claims, document, variables } = operations[name];
  return {
    version: '2.0',
    routeKey: 'POST /graphql',
    rawPath: '/graphql',
    rawQueryString: '',
    headers: {
      accept: 'application/json',
      'accept-encoding': 'gzip, deflate, br',
      authorization: 'Bearer eyJraWQiOiJiZW5jaG1hcmsiLCJhbGciOiJSUzI1NiJ9',
      'content-type': 'application/json',
      host: 'api.example.com',
      origin: 'https://app.example.com',
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64)',
      'x-forwarded-for': '192.0.2.1',
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
    },
    requestContext: {
      accountId: '000000000000',
      apiId: 'benchmark',
      authorizer: { principalId: '', integrationLatency: 0, jwt: { claims, scopes: [] } },
      domainName: 'api.example.com',
      domainPrefix: 'api',
      http: {
        method: 'POST',
        path: '/graphql',
        protocol: 'HTTP/1.1',
        sourceIp: '192.0.2.1',
        userAgent: 'Mozilla/5.0 (X11; Linux x86_64)',
      },
      requestId: `request-${turn.batch}`,
      routeKey: 'POST /graphql',
      stage: '$default',
      time: '10/Mar/2026:12:00:00 +0000',
      timeEpoch: turn.now,
    },
    body: JSON.stringify({ query: document, variables: variables(turn) }),
    isBase64Encoded: false,
  };
}
