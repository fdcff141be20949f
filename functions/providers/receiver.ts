import { createHash, timingSafeEqual } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { describeError } from '../runtime/describe-error.ts';
import { instantAt } from '../domain/time.ts';
import type { DynamoDB } from '../store/dynamodb/client.ts';
import { createStore } from '../store/store.ts';
import { providerJobOf, readEvent, sameness } from './strava-event.ts';

/** The secrets that Strava's requests must contain. */
export interface Secrets {
  /** Chosen by us, sent by Strava when a subscription is created. */
  verifyToken: string;
  /** The last segment of the path for events, because Strava does not sign them. */
  pathKey: string;
  /** The ID of our subscription, once there is one. Events of other subscriptions are refused. */
  subscriptionId?: string | undefined;
}

/** The secrets in an environment. Undefined if Strava is not set up. */
export function readSecrets(env: Record<string, string | undefined>): Secrets | undefined {
  const { STRAVA_VERIFY_TOKEN: verifyToken, STRAVA_PATH_KEY: pathKey, STRAVA_SUBSCRIPTION_ID: subscriptionId } = env;
  return verifyToken && pathKey ? { verifyToken, pathKey, subscriptionId } : undefined;
}

export interface ReceiverParts {
  client: DynamoDB;
  tableName: string;
  /** Milliseconds since the epoch. */
  clock: { now(): number };
  /** Undefined if Strava is not set up. */
  secrets: Secrets | undefined;
  logger: Record<'error', (message: string, details: object) => void>;
}

export type ReceiverHandler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** An event has about 250 bytes. */
const MAX_BODY_BYTES = 16_384;
/** A challenge is a short word. */
const MAX_CHALLENGE_LENGTH = 200;

/**
 * Receives Strava's events. Strava waits 2 s for a response, so an event is only stored; it is processed from the table's
 * stream. Only stored events are acknowledged. The athlete is not looked up, so the response does not reveal who has an account.
 */
export function createReceiver({ client, tableName, clock, secrets, logger }: ReceiverParts): ReceiverHandler {
  const { providerJobs } = createStore({ client, tableName });

  async function receive(event: APIGatewayProxyEventV2, { subscriptionId }: Secrets) {
    const body = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString() : (event.body ?? '');
    if (Buffer.byteLength(body) > MAX_BODY_BYTES) return answer(413, 'The body is too large for an event.');
    const stravaEvent = readEvent(body);
    if (!stravaEvent) return answer(400, 'This is not an event.');
    if (subscriptionId !== undefined && subscriptionId !== String(stravaEvent.subscription_id))
      return answer(403, 'Unknown subscription.');
    const providerJob = providerJobOf(stravaEvent);
    if (providerJob) await providerJobs.keep(providerJob, sameness(stravaEvent), instantAt(clock.now()));
    return answer(200, 'Received.');
  }

  return async (event) => {
    // Without the key in the path, there is nothing to find.
    if (!secrets || !isSame(event.pathParameters?.['key'], secrets.pathKey)) return answer(404, 'Not Found');
    if (event.requestContext.http.method === 'GET') return shakeHands(event.queryStringParameters ?? {}, secrets);
    try {
      return await receive(event, secrets);
    } catch (error) {
      logger.error('An event could not be stored', describeError(error));
      return answer(503, 'Send it again.');
    }
  };
}

/** Answers the challenge with which Strava validates a subscription. */
function shakeHands(query: Record<string, string | undefined>, { verifyToken }: Secrets) {
  const challenge = query['hub.challenge'];
  if (query['hub.mode'] !== 'subscribe' || !challenge || challenge.length > MAX_CHALLENGE_LENGTH)
    return answer(400, 'Send hub.mode, hub.verify_token and hub.challenge.');
  if (!isSame(query['hub.verify_token'], verifyToken)) return answer(403, 'The verify token is wrong.');
  return json(200, { 'hub.challenge': challenge });
}

const answer = (statusCode: number, message: string) => json(statusCode, { message });

const json = (statusCode: number, body: object): APIGatewayProxyStructuredResultV2 => ({
  statusCode,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares in constant time. */
const isSame = (given: string | undefined, secret: string): boolean =>
  given !== undefined && timingSafeEqual(digest(given), digest(secret));
