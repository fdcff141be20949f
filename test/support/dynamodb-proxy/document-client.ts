import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { connectWithSdk } from '../../../bench/variants/sdk-client.ts';
import type { Document, DynamoDB, OperationName, Operations } from '../../../functions/store/dynamodb/client.ts';

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
  const sdk = connectWithSdk(config);
  return ([operation, input]) => made(sdk.call(operation, input).then(withoutMetadata));
}

function withoutMetadata({ $metadata: _, ...output }: Document): Document {
  return output;
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
