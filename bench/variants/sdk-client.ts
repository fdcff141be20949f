import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { DynamoDB } from '../../functions/store/dynamodb/client.ts';
import type { Operations } from '../../functions/store/dynamodb/operations.ts';

type Senders = {
  [Name in keyof Operations]: (input: Operations[Name]['input']) => Promise<Operations[Name]['output']>;
};

/**
 * Switched off: without `info`, the SDK does not copy each response for the log. Its default credentials need a
 * `debug`, which they call once.
 */
const noLogger = { debug: () => undefined } as unknown as NonNullable<DynamoDBClientConfig['logger']>;

/**
 * DynamoDB as users of the AWS SDK reach it: the document client as documented, except for its logger, which would walk
 * through every response on Lambda.
 */
export function connectWithSdk(config: DynamoDBClientConfig = {}): DynamoDB {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ logger: noLogger, ...config }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const senders: Senders = {
    GetItem: (input) => client.send(new GetCommand(input)),
    PutItem: (input) => client.send(new PutCommand(input)),
    UpdateItem: (input) => client.send(new UpdateCommand(input)),
    DeleteItem: (input) => client.send(new DeleteCommand(input)),
    Query: (input) => client.send(new QueryCommand(input)),
    Scan: (input) => client.send(new ScanCommand(input)),
    BatchGetItem: (input) => client.send(new BatchGetCommand(input)),
    BatchWriteItem: (input) => client.send(new BatchWriteCommand(input)),
    TransactWriteItems: (input) => client.send(new TransactWriteCommand(input)),
  };
  return {
    call: (operation, input) => senders[operation](input),
    use() {
      throw new Error('Nothing is put around the SDK');
    },
  };
}
