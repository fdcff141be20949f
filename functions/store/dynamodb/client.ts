import { randomUUID } from 'node:crypto';
import type {
  BatchGetCommandInput,
  BatchGetCommandOutput,
  BatchWriteCommandInput,
  BatchWriteCommandOutput,
  DeleteCommandInput,
  DeleteCommandOutput,
  GetCommandInput,
  GetCommandOutput,
  PutCommandInput,
  PutCommandOutput,
  QueryCommandInput,
  QueryCommandOutput,
  ScanCommandInput,
  ScanCommandOutput,
  TransactWriteCommandInput,
  TransactWriteCommandOutput,
  UpdateCommandInput,
  UpdateCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import { isServerError, isThrottlingError, isTransientError, StandardRetryStrategy } from '@smithy/core/retry';
import { createTransport, type Connection } from './dynamodb-transport.ts';
import { toWire } from './dynamodb-wire.ts';

/** An operation of DynamoDB with what it takes and answers, in plain values: the types are those of AWS's document client. */
interface Operation<Input, Output> {
  input: Input;
  output: Omit<Output, '$metadata'>;
}

export interface Operations {
  GetItem: Operation<GetCommandInput, GetCommandOutput>;
  PutItem: Operation<PutCommandInput, PutCommandOutput>;
  UpdateItem: Operation<UpdateCommandInput, UpdateCommandOutput>;
  DeleteItem: Operation<DeleteCommandInput, DeleteCommandOutput>;
  Query: Operation<QueryCommandInput, QueryCommandOutput>;
  BatchGetItem: Operation<BatchGetCommandInput, BatchGetCommandOutput>;
  BatchWriteItem: Operation<BatchWriteCommandInput, BatchWriteCommandOutput>;
  /** For operators; no function may. */
  Scan: Operation<ScanCommandInput, ScanCommandOutput>;
  TransactWriteItems: Operation<TransactWriteCommandInput, TransactWriteCommandOutput>;
}
export type OperationName = keyof Operations;

/** What can be put around the client's work, to count or to disturb it. */
export interface Around {
  /** Around a call with all its tries. */
  call?: (call: Call, next: (call: Call) => Promise<Document>) => Promise<Document>;
  /** Around each try. What is asked is what goes over the wire, values written as DynamoDB writes them. */
  attempt?: (call: Call, next: (call: Call) => Promise<Document>) => Promise<Document>;
}
export type Document = Record<string, unknown>;
export interface Call {
  operation: OperationName;
  input: Document;
}

export interface DynamoDB {
  call<Name extends OperationName>(
    operation: Name,
    input: Operations[Name]['input'],
  ): Promise<Operations[Name]['output']>;
  /** Puts something around all that is called from now on; the last one put is the outermost. */
  use(around: Around): void;
}

export interface DynamoDBOptions extends Connection {
  /** How often, and after what pause, a request is tried again; AWS's own for DynamoDB unless a test does not wait. */
  retry?: Pick<StandardRetryStrategy, 'acquireInitialRetryToken' | 'refreshRetryTokenForRetry' | 'recordSuccess'>;
}

/** As the SDK has it for DynamoDB: a request is tried four times, first again after 25 ms at most. */
const RETRIES = { maxAttempts: 4, baseDelay: 25 };

/**
 * A client for the operations that the store uses, made of AWS's own parts where they are small: its retry strategy
 * and its judgement of which errors pass. docs/performance.md says what the whole SDK would cost instead. Errors are named
 * as AWS names them, `ConditionalCheckFailedException`.
 */
export function createDynamoDB({
  retry = new StandardRetryStrategy(RETRIES),
  ...connection
}: DynamoDBOptions = {}): DynamoDB {
  const transport = createTransport(connection);
  let attempt = ({ operation, input }: Call): Promise<Document> => transport.post(operation, input);

  async function tryUntilDone(call: Call): Promise<Document> {
    let token = await retry.acquireInitialRetryToken('');
    for (;;) {
      try {
        const answer = await attempt(call);
        retry.recordSuccess(token);
        return answer;
      } catch (error) {
        const again = await retry
          .refreshRetryTokenForRetry(token, { errorType: errorType(error as Error) })
          // Refused: too many tries, or nothing that passes.
          .catch(() => undefined);
        if (!again) throw error;
        token = again;
      }
    }
  }

  let call = async ({ operation, input }: Call): Promise<Document> => {
    // The same for all tries: DynamoDB takes a transaction that comes again after a lost answer for the one it has done.
    const once =
      operation === 'TransactWriteItems'
        ? { ...input, ClientRequestToken: input['ClientRequestToken'] ?? randomUUID() }
        : input;
    return tryUntilDone({ operation, input: toWire(operation, once) });
  };

  return {
    call: (operation, input) => call({ operation, input: input }),
    use(around) {
      const [nextCall, nextAttempt] = [call, attempt];
      if (around.call) call = async (each) => around.call?.(each, nextCall) ?? nextCall(each);
      if (around.attempt) attempt = async (each) => around.attempt?.(each, nextAttempt) ?? nextAttempt(each);
    },
  };
}

type FailedCall = Parameters<typeof isTransientError>[0];

function errorType(error: Error): 'THROTTLING' | 'TRANSIENT' | 'SERVER_ERROR' | 'CLIENT_ERROR' {
  const failed = error as FailedCall;
  if (isThrottlingError(failed)) return 'THROTTLING';
  if (isTransientError(failed)) return 'TRANSIENT';
  return isServerError(failed) ? 'SERVER_ERROR' : 'CLIENT_ERROR';
}
