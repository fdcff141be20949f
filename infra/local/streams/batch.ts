import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';

/** The settings of an event source mapping for batches that fail. */
export interface RetryConfig {
  /** Whether the function's response may name the records that failed. */
  reportBatchItemFailures: boolean;
  bisectBatchOnFunctionError: boolean;
  /** Infinity: until all records succeed. */
  maximumRetryAttempts: number;
}

export interface BatchParts {
  config: RetryConfig;
  /** Calls the function. @returns its response @throws Error if it failed */
  invoke: (event: DynamoDBStreamEvent) => Promise<unknown>;
  /** Takes the records that failed in every attempt; `error` is what the function threw last, if anything. */
  giveUp: (records: readonly DynamoDBRecord[], error: unknown) => Promise<void> | void;
  /** Waits before another attempt. */
  pause: (ms: number) => Promise<void>;
}

/**
 * Passes records to a function until each is processed or given up, in the order of the stream. Follows "Batching
 * behavior", "Configuring partial batch response" and "Retain discarded records" for DynamoDB in the Lambda developer
 * guide: splitting a batch does not count as an attempt.
 */
export async function handOver(records: readonly DynamoDBRecord[], parts: BatchParts): Promise<void> {
  const { config, invoke, giveUp, pause } = parts;
  const waiting = [{ records, retries: 0 }];
  for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
    const { retries } = batch;
    const { firstFailed, error } = await attempt(batch.records, config, invoke);
    const left = batch.records.slice(firstFailed);
    if (left.length === 0) continue;
    if (config.bisectBatchOnFunctionError && error !== undefined && left.length > 1) {
      const middle = Math.floor(left.length / 2);
      waiting.unshift({ records: left.slice(0, middle), retries }, { records: left.slice(middle), retries });
    } else if (config.bisectBatchOnFunctionError && firstFailed > 0) {
      waiting.unshift({ records: left, retries });
    } else if (retries < config.maximumRetryAttempts) {
      await pause(Math.min(100 * 2 ** retries, 30_000));
      waiting.unshift({ records: left, retries: retries + 1 });
    } else {
      await giveUp(left, error);
    }
  }
}

/** Calls the function. @returns the index of the first record that failed, or the number of records if none did */
async function attempt(
  records: readonly DynamoDBRecord[],
  { reportBatchItemFailures }: RetryConfig,
  invoke: BatchParts['invoke'],
): Promise<{ firstFailed: number; error?: unknown }> {
  try {
    const answer = await invoke({ Records: [...records] });
    return { firstFailed: reportBatchItemFailures ? firstReported(answer, records) : records.length };
  } catch (error) {
    return { firstFailed: 0, error };
  }
}

/** A malformed response, or one that names an unknown record, fails the whole batch, as on Lambda. */
function firstReported(answer: unknown, records: readonly DynamoDBRecord[]): number {
  if (answer === null || answer === undefined) return records.length;
  if (typeof answer !== 'object' || Array.isArray(answer)) return 0;
  const failures = (answer as { batchItemFailures?: unknown }).batchItemFailures ?? [];
  if (!Array.isArray(failures)) return 0;
  const places = failures.map((failure: { itemIdentifier?: unknown } | null) =>
    records.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === (failure?.itemIdentifier ?? '')),
  );
  return Math.max(0, Math.min(records.length, ...places));
}
