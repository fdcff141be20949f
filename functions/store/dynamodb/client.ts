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

export interface DynamoDB {
  call<Name extends OperationName>(
    operation: Name,
    input: Operations[Name]['input'],
  ): Promise<Operations[Name]['output']>;
  /** Puts something around all that is called from now on; the last one put is the outermost. */
  use(around: Around): void;
}

/** What can be put around the client's work, to count or to disturb it. */
export interface Around {
  /** Around a call with all its tries, in plain values. */
  call?: (call: Call, next: Next) => Promise<Document>;
  /** Around each try, in attribute values. The request is written already: what is handed on stays as it is. */
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
  /** How long DynamoDB may take to begin its answer, waiting for a free socket included, and may pause in it. */
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

/** Well over the slowest answer (1 MB, or a transaction of 100 items), and four tries fit into a function's 10 s. */
const TIMEOUT_MS = 2_000;
const MAX_SOCKETS = 50;

/**
 * The AWS SDK's client for the operations that the store uses. Region and endpoint come from the environment, as the SDK
 * reads them: `AWS_REGION`, `AWS_ENDPOINT_URL_DYNAMODB`. A transaction carries one client request token over all its
 * tries, so that one whose answer was lost is not done twice.
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
    // The default logger logs nothing, but for it the SDK copies each request and answer without what is sensitive.
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
    // Which command belongs to which input and output is a matter of `Operations`.
    const Command = commands[operation] as typeof GetItemCommand;
    const { $metadata: _, ...answer } = await client.send(new Command(toRequest(input) as never));
    return fromAnswer(answer);
  };

  return {
    call: (operation, input) => call({ operation, input }),
    use(around) {
      const next = call;
      if (around.call) call = async (each) => around.call?.(each, next) ?? next(each);
      if (around.attempt) client.middlewareStack.addRelativeTo(aroundTries(around.attempt), eachTry);
    },
  };
}

/** A try is what the retry middleware hands on. */
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
 * Read for each call, where whoever renews them puts the new ones. The SDK keeps credentials that have no expiry date for
 * ever, unless a provider says that it keeps them itself.
 */
const environmentCredentials = Object.assign(fromEnv(), { memoized: true });
