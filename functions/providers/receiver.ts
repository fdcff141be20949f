import { createHash, timingSafeEqual } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { describeError } from '../runtime/describe-error.ts';
import { instantAt } from '../domain/time.ts';
import type { DynamoDB } from '../store/dynamodb/client.ts';
import { createStore } from '../store/store.ts';
import { providerJobOf, readEvent, sameness } from './strava-event.ts';

/** What Strava has to know in order to be heard. */
export interface Secrets {
  /** Chosen by us, said by Strava when a subscription is made. */
  verifyToken: string;
  /** The last segment of the path that events are posted to: Strava signs nothing. */
  pathKey: string;
  /** The id of our subscription, once there is one: events of others are not ours. */
  subscriptionId?: string | undefined;
}

/** The secrets in an environment; undefined where Strava is not set up. */
export function readSecrets(env: Record<string, string | undefined>): Secrets | undefined {
  const { STRAVA_VERIFY_TOKEN: verifyToken, STRAVA_PATH_KEY: pathKey, STRAVA_SUBSCRIPTION_ID: subscriptionId } = env;
  return verifyToken && pathKey ? { verifyToken, pathKey, subscriptionId } : undefined;
}

export interface ReceiverParts {
  client: DynamoDB;
  tableName: string;
  /** Milliseconds since the epoch. */
  clock: { now(): number };
  /** Undefined where Strava is not set up. */
  secrets: Secrets | undefined;
  logger: Record<'error', (message: string, details: object) => void>;
}

export type ReceiverHandler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** An event has 250 bytes or so. */
const MAX_BODY_BYTES = 16_384;
/** A challenge is a word. */
const MAX_CHALLENGE_LENGTH = 200;

/**
 * Where Strava says that something happened. It waits 2 s for an answer, so an event is kept and no more: what it asks for
 * is done from the table's stream. Acknowledged is only what is kept, and whom it is about is not looked up: the answer
 * never tells who is here.
 */
export function createReceiver({ client, tableName, clock, secrets, logger }: ReceiverParts): ReceiverHandler {
  const { providerJobs } = createStore({ client, tableName });

  async function receive(event: APIGatewayProxyEventV2, { subscriptionId }: Secrets) {
    const body = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString() : (event.body ?? '');
    if (Buffer.byteLength(body) > MAX_BODY_BYTES) return answer(413, 'The body is too large for an event.');
    const told = readEvent(body);
    if (!told) return answer(400, 'This is not an event.');
    if (subscriptionId !== undefined && subscriptionId !== String(told.subscription_id))
      return answer(403, 'Unknown subscription.');
    const providerJob = providerJobOf(told);
    if (providerJob) await providerJobs.keep(providerJob, sameness(told), instantAt(clock.now()));
    return answer(200, 'Received.');
  }

  return async (event) => {
    // Whoever does not know the path finds nothing there.
    if (!secrets || !isSame(event.pathParameters?.['key'], secrets.pathKey)) return answer(404, 'Not Found');
    if (event.requestContext.http.method === 'GET') return shakeHands(event.queryStringParameters ?? {}, secrets);
    try {
      return await receive(event, secrets);
    } catch (error) {
      logger.error('An event could not be kept', describeError(error));
      return answer(503, 'Send it again.');
    }
  };
}

/** Answers the challenge by which Strava finds out whether a subscription is wanted here. */
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

/** Compares in the same time, however much is right. */
const isSame = (given: string | undefined, secret: string): boolean =>
  given !== undefined && timingSafeEqual(digest(given), digest(secret));
