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
import type { Document, DynamoDB, OperationName, Operations } from '../../../functions/graphql/store/dynamodb.ts';

/** One call, whoever makes it. */
export type Step = { [Name in OperationName]: [operation: Name, input: Operations[Name]['input']] }[OperationName];

/** What a client makes of a call: an answer, or an error as far as a caller can tell it from others. */
export type Made = { output: unknown } | { name: string; message: string; reasons?: object[] };

export type Caller = (step: Step) => Promise<Made>;

/** By the product's client. */
export const callerOf =
  (dynamodb: DynamoDB): Caller =>
  ([operation, input]) =>
    made(dynamodb.call(operation, input));

/** By AWS's own document client, which the product's is measured by. */
export function awsCaller(config: DynamoDBClientConfig): Caller {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(config), {
    marshallOptions: { removeUndefinedValues: true },
  });
  return (step) => made(send(client, step));
}

async function send(client: DynamoDBDocumentClient, step: Step): Promise<Document> {
  const { $metadata: _, ...output } = await sendCommand(client, step);
  return output;
}

function sendCommand(client: DynamoDBDocumentClient, [operation, input]: Step): Promise<Document> {
  switch (operation) {
    case 'GetItem':
      return client.send(new GetCommand(input));
    case 'PutItem':
      return client.send(new PutCommand(input));
    case 'UpdateItem':
      return client.send(new UpdateCommand(input));
    case 'DeleteItem':
      return client.send(new DeleteCommand(input));
    case 'Query':
      return client.send(new QueryCommand(input));
    case 'Scan':
      return client.send(new ScanCommand(input));
    case 'BatchGetItem':
      return client.send(new BatchGetCommand(input));
    case 'BatchWriteItem':
      return client.send(new BatchWriteCommand(input));
    case 'TransactWriteItems':
      return client.send(new TransactWriteCommand(input));
  }
}

interface Failed extends Error {
  CancellationReasons?: object[];
}

async function made(call: Promise<unknown>): Promise<Made> {
  try {
    return { output: await call };
  } catch (error) {
    const { name, message, CancellationReasons } = error as Failed;
    return { name, message, ...(CancellationReasons && { reasons: CancellationReasons }) };
  }
}
