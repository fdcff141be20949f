import * as http from 'node:http';
import * as https from 'node:https';
import { isClockSkewError } from '@smithy/core/retry';
import aws4 from 'aws4';

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

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string | undefined;
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
    this.name = body.__type?.split('#').at(-1) ?? 'UnknownError';
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

/** An answer that did not come in time. AWS's judgement takes its name for an error that passes. */
class TimeoutError extends Error {
  override name = 'TimeoutError';
}

/** Well over the slowest answer (1 MB, or a transaction of 100 items), and four tries fit into a function's 10 s. */
const TIMEOUT_MS = 2_000;
/** As many as the SDK opens. */
const MAX_SOCKETS = 50;

/** Sends one request at a time to where a connection says; each `post` is one try. */
export function createTransport({ endpoint, region, credentials, timeoutMs, clock = Date }: Connection) {
  const where = {
    region: region ?? process.env['AWS_REGION'] ?? '',
    url: new URL(endpoint ?? endpointFrom(process.env, region)),
  };
  const scheme = where.url.protocol === 'http:' ? http : https;
  const agent = new scheme.Agent({ keepAlive: true, maxSockets: MAX_SOCKETS });
  /** How far DynamoDB's clock is ahead of ours, known once it has refused a request for that. */
  let skewMs = 0;

  async function send(
    operation: string,
    body: string,
  ): Promise<{ status: number; headers: http.IncomingHttpHeaders; text: string }> {
    const { hostname, port, host, pathname } = where.url;
    const signed = aws4.sign(
      {
        service: 'dynamodb',
        region: where.region,
        method: 'POST',
        path: pathname,
        body,
        headers: {
          Host: host,
          'Content-Type': 'application/x-amz-json-1.0',
          'Content-Length': Buffer.byteLength(body),
          'X-Amz-Date': amzDate(clock.now() + skewMs),
          'X-Amz-Target': `DynamoDB_20120810.${operation}`,
        },
      },
      typeof credentials === 'function' ? await credentials() : (credentials ?? credentialsFrom(process.env)),
    );
    return new Promise((resolve, reject) => {
      const request = scheme.request(
        { agent, hostname, port, path: pathname, method: 'POST', headers: signed.headers as http.OutgoingHttpHeaders },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          // An answer that breaks off is a lost one.
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
          });
        },
      );
      request.on('error', reject);
      request.setTimeout(timeoutMs ?? TIMEOUT_MS, () => {
        request.destroy(new TimeoutError(`DynamoDB did not answer within ${timeoutMs ?? TIMEOUT_MS} ms`));
      });
      request.end(body);
    });
  }

  return {
    /**
     * Posts one request and answers what came back, both in DynamoDB's JSON. Throws a DynamoDBError when it was refused, and
     * Node's own error, with its code, when no answer came.
     */
    async post(operation: string, input: object): Promise<Record<string, unknown>> {
      const { status, headers, text } = await send(operation, JSON.stringify(input));
      if (status === 200) return JSON.parse(text) as Record<string, unknown>;
      const error = new DynamoDBError(status, parseError(text), headers['x-amzn-requestid'] as string | undefined);
      const theirs = Date.parse(headers.date ?? '');
      // A minute is what the date itself and the way may account for; DynamoDB refuses what is five minutes off.
      if (isClockSkewError(error) && Math.abs(theirs - clock.now() - skewMs) > 60_000) {
        skewMs = theirs - clock.now();
        error.$metadata.clockSkewCorrected = true;
      }
      throw error;
    },
  };
}

/** `20260310T120000Z` */
const amzDate = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '');

/** What stands before DynamoDB may refuse with something else than JSON. */
function parseError(text: string): ErrorBody {
  try {
    return JSON.parse(text) as ErrorBody;
  } catch {
    return {};
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
function endpointFrom(env: Environment, region = env['AWS_REGION']): string {
  const given = env['AWS_ENDPOINT_URL_DYNAMODB'] ?? env['AWS_ENDPOINT_URL'];
  if (given) return given;
  if (!region) throw new Error('No region: AWS_REGION is not set');
  return `https://dynamodb.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}
