import { isClockSkewError } from '@smithy/core/retry';
import { readAnswer } from './answer-reader.ts';
import type { OperationName } from './client.ts';
import { createSigner, type Credentials } from './dynamodb-signature.ts';
import { fromWire } from './dynamodb-wire.ts';
import { LostAnswer } from './http-answer.ts';
import { connectorTo } from './http-connector.ts';
import { createPool } from './http-pool.ts';

/** Where DynamoDB is and who asks. What is not given comes from the environment, as AWS Lambda sets it up. */
export interface Connection {
  endpoint?: string;
  region?: string;
  /** Asked for each request where it is a function, so that they may be renewed. */
  credentials?: Credentials | (() => Promise<Credentials>);
  /** How long an answer may take before it counts as lost. */
  timeoutMs?: number;
  /** Milliseconds since the epoch. */
  clock?: { now(): number };
}

/** An error that DynamoDB answered with, under its own name: `ConditionalCheckFailedException`. */
export class DynamoDBError extends Error {
  declare readonly cause?: Error;
  readonly $metadata: { httpStatusCode: number; requestId?: string | undefined; clockSkewCorrected?: true };
  /** Of a cancelled transaction: why, for each of its writes. */
  readonly CancellationReasons?: { Code?: string }[];

  constructor(status: number, body: ErrorBody, requestId?: string) {
    super(body.message ?? body.Message ?? `DynamoDB answered with HTTP ${status}`);
    // As in `com.amazonaws.dynamodb.v20120810#ResourceNotFoundException`.
    this.name = body.__type?.split('#').at(-1) ?? (status >= 500 ? 'ServiceUnavailable' : 'UnknownError');
    this.$metadata = { httpStatusCode: status, requestId };
    if (body.CancellationReasons) this.CancellationReasons = body.CancellationReasons;
  }
}

interface ErrorBody {
  __type?: string;
  message?: string;
  Message?: string;
  CancellationReasons?: { Code?: string }[];
}

/** Well over the slowest answer (1 MB, or a transaction of 100 items), and four tries fit into a function's 10 s. */
const TIMEOUT_MS = 2_000;
/** As many as the SDK opens. */
const MOST_SOCKETS = 50;
/** A start that asks twenty things at once would pay for twenty handshakes at once, and each be as slow as all together. */
const MOST_OPENING = 4;

/** Sends one request at a time to where a connection says; each `post` is one try. */
export function createTransport({
  region = process.env['AWS_REGION'] ?? '',
  endpoint = endpointFrom(process.env, region),
  credentials,
  timeoutMs = TIMEOUT_MS,
  clock = Date,
}: Connection) {
  if (!region) throw new Error('No region: AWS_REGION is not set');
  const url = new URL(endpoint);
  const { host, pathname: path } = url;
  const send = createPool({
    connect: connectorTo(url),
    mostSockets: MOST_SOCKETS,
    mostOpening: MOST_OPENING,
    timeoutMs,
  });
  /** How far DynamoDB's clock is ahead of ours, known once it has refused a request for that. */
  let skewMs = 0;

  const sign = createSigner({ region, host, path });
  const start = `POST ${path} HTTP/1.1\r\n`;

  return {
    /**
     * Posts one request in DynamoDB's JSON, and answers what came back in plain values. Throws a DynamoDBError when it was
     * refused, and a LostAnswer or Node's own error, with its code, when no answer came.
     */
    async post(operation: OperationName, input: object): Promise<Record<string, unknown>> {
      const body = JSON.stringify(input);
      const skewOfTry = skewMs;
      const current = typeof credentials === 'function' ? await credentials() : credentials;
      const signed = sign({ operation, body, atMs: clock.now() + skewOfTry }, current ?? credentialsFrom(process.env));
      const { status, headers, bytes } = await send(
        `${start}${signed}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
      if (status === 200) {
        const answer = readAnswer(operation, bytes);
        if (answer) return answer;
        const parsed = parseObject(bytes);
        if (parsed) return fromWire(operation, parsed);
        throw new LostAnswer('DynamoDB answered with something else than an object in JSON');
      }
      // What stands before DynamoDB may refuse with something else than JSON.
      const error = new DynamoDBError(status, parseObject(bytes) ?? {}, headers.get('x-amzn-requestid'));
      const theirs = Date.parse(headers.get('date') ?? '');
      // A minute is what the date itself and the way may account for; DynamoDB refuses what is five minutes off.
      if (isClockSkewError(error) && Math.abs(theirs - clock.now() - skewOfTry) > 60_000) {
        skewMs = theirs - clock.now();
        error.$metadata.clockSkewCorrected = true;
      }
      throw error;
    },
  };
}

/** Undefined for what is no object in JSON. The parser's own error would quote it. */
function parseObject(bytes: Buffer): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

type Environment = Record<string, string | undefined>;

/** Read for each request: whoever renews them puts the new ones there. */
function credentialsFrom(env: Environment): Credentials {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = env;
  if (!accessKeyId || !secretAccessKey)
    throw new Error('No credentials: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set');
  return { accessKeyId, secretAccessKey, sessionToken };
}

/** The variables by which AWS's SDKs are sent elsewhere hold here, too. */
function endpointFrom(env: Environment, region: string): string {
  const given = env['AWS_ENDPOINT_URL_DYNAMODB'] || env['AWS_ENDPOINT_URL'];
  return given || `https://dynamodb.${region}.${domainOf(region)}`;
}

/** Of AWS in China, its European Sovereign Cloud, and everywhere else but in the closed networks of governments. */
function domainOf(region: string): string {
  if (region.startsWith('cn-')) return 'amazonaws.com.cn';
  return region.startsWith('eusc-') ? 'amazonaws.eu' : 'amazonaws.com';
}
