import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { trustedDocuments } from '../../functions/graphql/generated/trusted-documents.ts';
import type { OperationName } from '../results.ts';
import { issuer } from './tokens.ts';

export type GatewayEvent = APIGatewayProxyEventV2WithJWTAuthorizer;
type Claims = Record<string, string>;

/** A request and its caller. */
export interface Question {
  claims: Claims;
  document: string;
  variables: object;
}

/** The claims of an access token, as the authorizer passes them on. */
export const claimsOf = (subject: string): Claims => ({
  iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_benchmark',
  sub: subject,
  client_id: 'app',
  token_use: 'access',
  scope: 'openid',
});

export const coachClaims = claimsOf('8d1f2c1e-0b0e-4d6c-9a57-2b8f5f3f0c11');
/** An athlete who is well, and posts their own runs: the same number has the same id in `runnerId`. */
export const runnerClaims = (number: number): Claims => claimsOf(`3c7a4a90-6f2b-4c6e-8a45-${number}`);

/** Id of the n-th athlete: 16 characters of base64url, spread over the alphabet as real ones are. */
export const athleteId = (number: number): `ath_${string}` =>
  `ath_${Buffer.from(String((number * 7_919) % 100_003).padStart(12, '0')).toString('base64url')}`;

export const SIDELINED_ATHLETES = 20;
/** Athletes who record runs; numbered after those of the coach. */
export const RUNNERS = 20;
const FIRST_RUNNER = 100;
export const runnerId = (number: number): `ath_${string}` => athleteId(FIRST_RUNNER + number);

/** The text of an operation in `examples/`. */
function firstParty(name: string): string {
  const found = Object.values(trustedDocuments).find((text) => text.startsWith(`query ${name}(`));
  if (!found) throw new Error(`There is no operation ${name} in examples/`);
  return found;
}

/**
 * The coach's board: 20 sidelined athletes, each with their instructions, symptoms and last 5 runs. Then the top of an
 * athlete's page, and the smallest operation.
 */
const board = firstParty('SidelinedBoard');
const page = firstParty('AthletePage');
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

/** Runs as a tracker posts them: one every half day, the last one two hours ago. */
const runsOf = (batch: string, count: number, now: number): object[] =>
  Array.from({ length: count }, (_, index) => ({
    externalId: `activity-${batch}-${index}`,
    // Mercurius's compiler does not fill in the schema's default.
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

/** The number of a request of an operation, and when it is sent (milliseconds since the epoch). */
export interface Turn {
  /** Runs of different batches are different runs. */
  batch: string;
  now: number;
  /** The athlete who records runs; the first one by default. */
  runner?: number;
}

function recording(count: number, { batch, now, runner = 0 }: Turn): Question {
  const input = { athleteId: runnerId(runner), runs: runsOf(batch, count, now) };
  return { claims: runnerClaims(runner), document: recordRuns, variables: { input } };
}

const asCoach = (document: string, variables: object): Question => ({ claims: coachClaims, document, variables });

const questions: Record<OperationName, (turn: Turn) => Question> = {
  board: () => asCoach(board, { athletes: SIDELINED_ATHLETES, runs: 5 }),
  page: () => asCoach(page, { id: athleteId(3) }),
  field: () => asCoach(field, { id: athleteId(3) }),
  recordRuns1: (turn) => recording(1, turn),
  recordRuns100: (turn) => recording(100, turn),
};

export const questionOf = (operation: OperationName, turn: Turn): Question => questions[operation](turn);

/** The event that API Gateway makes from a request (payload format 2, JWT authorizer). */
export function eventOf({ claims, document, variables }: Question, now = Date.now()): GatewayEvent {
  return {
    version: '2.0',
    routeKey: 'POST /graphql',
    rawPath: '/graphql',
    rawQueryString: '',
    headers: {
      accept: 'application/json',
      'accept-encoding': 'gzip, deflate, br',
      authorization: issuer.authorize(claims),
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
      requestId: 'request-of-benchmark',
      routeKey: 'POST /graphql',
      stage: '$default',
      time: '10/Mar/2026:12:00:00 +0000',
      timeEpoch: now,
    },
    body: JSON.stringify({ query: document, variables }),
    isBase64Encoded: false,
  };
}

/** The request of an operation as sent to the function. */
export const eventFor = (operation: OperationName, turn: Turn): GatewayEvent =>
  eventOf(questionOf(operation, turn), turn.now);
