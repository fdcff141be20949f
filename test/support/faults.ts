import { randomUUID } from 'node:crypto';
import type { RetryStrategyV2 } from '@smithy/types';
import type { DynamoDB } from '../../functions/store/dynamodb/client.ts';

/**
 * A fault of a request:
 * - `before`: the connection breaks before DynamoDB receives it.
 * - `after`: it is executed, and the response is lost.
 * - `throttled`: refused for its rate; a transaction names the throttled item.
 * - `conflict`: a transaction conflicts with another one. DynamoDB Local never reports this by itself.
 * - `unprocessed`: half of a batch is left unprocessed.
 * - `repeated`: a transaction is executed, its response is lost, and the engine does not recognise the client's retry. AWS
 *   recognises it for ten minutes by its token; DynamoDB Local not while the first is under way, nor after a restart.
 */
export type Fault = 'before' | 'after' | 'throttled' | 'conflict' | 'unprocessed' | 'repeated';

/** One attempt to send a request, including the client's own retries. */
export interface Try {
  /** `TransactWriteItems`. */
  command: string;
  /** The number of the attempt since the faults were set, from 1. */
  number: number;
  /** What is asked of DynamoDB. */
  input: object;
}

/** The fault of each attempt. */
export type Plan = (each: Try) => Fault | undefined | Promise<undefined>;

/** Injects faults between the client's retries and the engine. */
export function injectFaults(dynamodb: DynamoDB) {
  let plan: Plan = () => undefined;
  let number = 0;
  /** The tokens of transactions that are to be sent once more, as others. */
  const forgotten = new Set<unknown>();
  dynamodb.use({
    async call(call, next) {
      if (call.operation !== 'TransactWriteItems') return next(call);
      const withToken = (token: string) => next({ ...call, input: { ...call.input, ClientRequestToken: token } });
      const token = randomUUID();
      const answer = await withToken(token);
      return forgotten.delete(token) ? withToken(randomUUID()) : answer;
    },
    async attempt(call, next) {
      number += 1;
      const { operation: command, input } = call;
      const fault = await plan({ command, number, input });
      const { TransactItems, RequestItems, ClientRequestToken } = input as Body;
      if (fault === 'before') throw lost();
      if (fault === 'throttled') throw TransactItems ? cancelled(TransactItems, 'ThrottlingError') : throttled();
      if (fault === 'conflict' && TransactItems) throw cancelled(TransactItems, 'TransactionConflict');
      if (fault === 'unprocessed' && command === 'BatchWriteItem') return { UnprocessedItems: RequestItems };
      const answer = await next(call);
      if (fault === 'repeated' && TransactItems) forgotten.add(ClientRequestToken);
      if (fault === 'after') throw lost();
      if (fault === 'unprocessed' && command === 'BatchGetItem') leaveHalf(answer);
      return answer;
    },
  });
  return {
    /** Runs a piece of work with faults, and returns the number of attempts; its errors are passed on. */
    async during(faults: Plan, work: () => Promise<unknown>): Promise<number> {
      plan = faults;
      number = 0;
      try {
        await work();
      } finally {
        plan = () => undefined;
      }
      return number;
    },
  };
}

interface Body {
  ClientRequestToken?: unknown;
  TransactItems?: unknown[];
  RequestItems?: unknown;
}

const lost = () => Object.assign(new Error('socket hang up'), { name: 'TimeoutError', code: 'ECONNRESET' });

const throttled = () =>
  Object.assign(new Error('Throttled'), { name: 'ProvisionedThroughputExceededException', $fault: 'client' });

/** In DynamoDB's format: a reason for each item, `None` for those without a conflict. */
function cancelled(writes: unknown[], Code: string): Error {
  const CancellationReasons = writes.map((_, index) => ({ Code: index === 0 ? Code : 'None' }));
  return Object.assign(new Error('Transaction cancelled'), {
    name: 'TransactionCanceledException',
    $fault: 'client',
    CancellationReasons,
  });
}

interface BatchGetOutput {
  Responses?: Record<string, { pk: unknown; sk: unknown }[]>;
  UnprocessedKeys?: Record<string, { Keys: { pk: unknown; sk: unknown }[]; ConsistentRead: boolean }>;
}

/** Moves the second half of the items found to the unprocessed keys. */
function leaveHalf(output: BatchGetOutput): void {
  for (const [table, items] of Object.entries(output.Responses ?? {})) {
    const left = items.splice(Math.floor(items.length / 2));
    if (left.length === 0) continue;
    output.UnprocessedKeys = {
      [table]: { Keys: left.map(({ pk, sk }) => ({ pk, sk })), ConsistentRead: true },
    };
  }
}

/** The fault in each of the first `tries` attempts of a command. */
export function firstTries(command: string, fault: Fault, tries = 1): Plan {
  let left = tries;
  return (each) => (each.command === command && left-- > 0 ? fault : undefined);
}

/** The process is killed before it sends its `number`th request: earlier ones are executed, but no response arrives. */
export const killedBefore =
  (number: number): Plan =>
  (each) =>
    each.number < number ? undefined : 'before';

/** Runs something just before the `nth` request of this name is sent. */
export function justBefore(command: string, work: () => Promise<unknown>, nth = 1): Plan {
  let left = nth;
  return async (each) => {
    if (each.command === command && --left === 0) await work();
    return undefined;
  };
}

/** Four attempts, as in AWS's strategy for DynamoDB, but without waiting, and however often something failed before. */
export const retryAtOnce: RetryStrategyV2 = {
  acquireInitialRetryToken: () => Promise.resolve(token(0)),
  refreshRetryTokenForRetry: (last, { errorType }) =>
    last.getRetryCount() < 3 && (errorType === 'TRANSIENT' || errorType === 'THROTTLING')
      ? Promise.resolve(token(last.getRetryCount() + 1))
      : Promise.reject(new Error('No further try')),
  recordSuccess: () => undefined,
};

const token = (count: number) => ({
  getRetryCount: () => count,
  getRetryDelay: () => 0,
  getRetryCost: () => undefined,
});
