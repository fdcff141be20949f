import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { fromEnv } from '@aws-sdk/credential-provider-env';
import type { FinalizeRequestMiddleware, MetadataBearer } from '@smithy/types';
import { nameBrokenAnswers } from './broken-answer.ts';
import { fromAnswer, toRequest } from './marshalling.ts';
import type { OperationName, Operations } from './operations.ts';
import { subsegments, toDaemon } from './trace.ts';

export interface DynamoDB {
  call<Name extends OperationName>(
    operation: Name,
    input: Operations[Name]['input'],
  ): Promise<Operations[Name]['output']>;
  /** Wraps all later calls; the wrapper added last is the outermost. */
  use(around: Around): void;
}

/** Wrappers around the client's calls, to count them or to inject faults. */
export interface Around {
  /** Around a call with all its attempts, in plain values. */
  call?: (call: Call, next: Next) => Promise<Document>;
  /** Around each attempt, in attribute values. The request is serialized already, so changing it has no effect. */
  attempt?: (call: Call, next: Next) => Promise<Document>;
}
export interface Call {
  operation: OperationName;
  input: Document;
}
export type Document = Record<string, unknown>;
type Next = (call: Call) => Promise<Document>;

export interface DynamoDBOptions extends Pick<
  DynamoDBClientConfig,
  'endpoint' | 'region' | 'credentials' | 'retryStrategy'
> {
  /**
   * How long DynamoDB may take to start its response, including the wait for a free socket, and may pause within it.
   */
  timeoutMs?: number;
}

const commands = {
  GetItem: GetItemCommand,
  PutItem: PutItemCommand,
  UpdateItem: UpdateItemCommand,
  DeleteItem: DeleteItemCommand,
  Query: QueryCommand,
  Scan: ScanCommand,
  BatchGetItem: BatchGetItemCommand,
  BatchWriteItem: BatchWriteItemCommand,
  TransactWriteItems: TransactWriteItemsCommand,
};

/** Well over the slowest response (1 MB, or a transaction of 100 items); four attempts fit into a function's 10 s. */
const TIMEOUT_MS = 2_000;
const MAX_SOCKETS = 50;

/**
 * The AWS SDK's client with the operations that the store uses. Region and endpoint come from the environment:
 * `AWS_REGION`, `AWS_ENDPOINT_URL_DYNAMODB`. A transaction carries the same client request token on all attempts, so
 * that it is not executed twice when a response is lost.
 */
export function createDynamoDB({
  timeoutMs = TIMEOUT_MS,
  credentials = environmentCredentials,
  ...options
}: DynamoDBOptions = {}): DynamoDB {
  const agent = { keepAlive: true, maxSockets: MAX_SOCKETS };
  const client = new DynamoDBClient({
    credentials,
    retryMode: 'standard',
    maxAttempts: 4,
    // The default logger logs nothing, but makes the SDK copy each request and response to redact sensitive fields.
    logger: {} as NonNullable<DynamoDBClientConfig['logger']>,
    requestHandler: {
      requestTimeout: timeoutMs,
      throwOnRequestTimeout: true,
      socketTimeout: timeoutMs,
      httpAgent: agent,
      httpsAgent: agent,
    },
    ...options,
  });
  client.middlewareStack.addRelativeTo(nameBrokenAnswers, eachTry);

  let call: Next = async ({ operation, input }) => {
    // `Operations` pairs each command with its input and output.
    const Command = commands[operation] as typeof GetItemCommand;
    const { $metadata: _, ...answer } = await client.send(new Command(toRequest(input) as never));
    return fromAnswer(answer);
  };

  const dynamodb: DynamoDB = {
    call: (operation, input) => call({ operation, input }),
    use(around) {
      const next = call;
      if (around.call) call = async (each) => around.call?.(each, next) ?? next(each);
      if (around.attempt) client.middlewareStack.addRelativeTo(aroundTries(around.attempt), eachTry);
    },
  };
  const toXRay = toDaemon();
  if (toXRay) dynamodb.use(subsegments(toXRay));
  return dynamodb;
}

/** An attempt is what the retry middleware passes on. */
const eachTry = { relation: 'after', toMiddleware: 'retryMiddleware' } as const;

const aroundTries =
  (attempt: NonNullable<Around['attempt']>): FinalizeRequestMiddleware<object, MetadataBearer> =>
  (next, { commandName = '' }) =>
  async (args) => {
    let response: unknown;
    const operation = commandName.replace(/Command$/, '') as OperationName;
    const output = await attempt({ operation, input: { ...args.input } }, async () => {
      const answered = await next(args);
      response = answered.response;
      return { ...answered.output };
    });
    return { response, output: { $metadata: {}, ...output } };
  };

/**
 * Reads the credentials for each call, since they may be renewed in the environment. The SDK caches credentials without
 * an expiry date for ever, unless the provider is marked as memoized.
 */
const environmentCredentials = Object.assign(fromEnv(), { memoized: true });
