import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { onTestFinished } from 'vitest';
import { createDeadLetters, type DeadLetters } from '../../infra/local/streams/dead-letters.ts';
import { startEventSource, type MappingConfig } from '../../infra/local/streams/event-source.ts';
import type { Outcome } from '../../infra/local/lambda/lambda.ts';

export const functionArn = 'arn:aws:lambda:us-east-1:000000000000:function:changes';

/** As the product's own mapping, but for the sizes. */
export const mapping: MappingConfig = {
  batchSize: 100,
  startingPosition: 'TRIM_HORIZON',
  reportBatchItemFailures: true,
  bisectBatchOnFunctionError: true,
  maximumRetryAttempts: 2,
  maximumRecordAgeSeconds: -1,
  maximumBatchingWindowSeconds: 0,
  filterPatterns: [],
};

/** The partition key of the item that changed. */
export const nameOf = ({ dynamodb }: DynamoDBRecord) => dynamodb?.Keys?.['pk']?.S ?? '';
export const numberOf = ({ dynamodb }: DynamoDBRecord) => dynamodb?.SequenceNumber ?? '';

/** An answer that reports these records as failed. */
export const reports = (records: DynamoDBRecord[]): Outcome => ({
  kind: 'answered',
  payload: { batchItemFailures: records.map((record) => ({ itemIdentifier: numberOf(record) })) },
});
export const failed: Outcome = { kind: 'failed', errorType: 'Error', errorMessage: 'no' };

export interface Listening {
  config?: Partial<MappingConfig>;
  fn?: (records: DynamoDBRecord[]) => Outcome | Promise<Outcome>;
  deadLetter?: DeadLetters['put'];
  pause?: () => Promise<void>;
}

/** Starts a function on a table's stream until the test is finished, and keeps what it is called with. */
export async function listen(
  { endpoint, tableName }: { endpoint: string; tableName: string },
  { config, fn = () => reports([]), deadLetter, pause = async () => undefined }: Listening = {},
) {
  const events: DynamoDBStreamEvent[] = [];
  const queue = createDeadLetters();
  const errors: unknown[] = [];
  const failure = Promise.withResolvers<unknown>();
  const source = await startEventSource({
    endpoint,
    tableName,
    mapping: { ...mapping, ...config },
    functionArn,
    async invoke(event) {
      events.push(event);
      return fn(event.Records);
    },
    deadLetter: deadLetter ?? queue.put,
    onError(error) {
      errors.push(error);
      failure.resolve(error);
    },
    pause,
  });
  onTestFinished(source.stop);
  return {
    ...source,
    events,
    queue,
    errors,
    /** What it ended with. */
    failure: failure.promise,
    records: () => events.flatMap(({ Records }) => Records),
    /** The names in each call. */
    calls: () => events.map(({ Records }) => Records.map(nameOf).join('')),
  };
}
