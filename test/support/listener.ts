import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { onTestFinished } from 'vitest';
import {
  startEventSource,
  type EventSourceOptions,
  type MappingConfig,
} from '../../infra/local/streams/event-source.ts';

/** Like the product's own mapping, except for the sizes. */
export const mapping: MappingConfig = {
  batchSize: 100,
  reportBatchItemFailures: true,
  bisectBatchOnFunctionError: true,
  maximumRetryAttempts: 2,
  filterPatterns: [],
};

/** The partition key of the item that changed. */
export const nameOf = ({ dynamodb }: DynamoDBRecord) => dynamodb?.Keys?.['pk']?.S ?? '';
export const numberOf = ({ dynamodb }: DynamoDBRecord) => dynamodb?.SequenceNumber ?? '';

/** A response that reports these records as failed. */
export const reports = (records: DynamoDBRecord[]) => ({
  batchItemFailures: records.map((record) => ({ itemIdentifier: numberOf(record) })),
});

export interface Listening extends Partial<Pick<EventSourceOptions, 'giveUp' | 'pause'>> {
  config?: Partial<MappingConfig>;
  fn?: (records: DynamoDBRecord[]) => unknown;
}

/** Runs a function on a table's stream until the test is finished, and records its calls. */
export async function listen(
  { endpoint, tableName }: { endpoint: string; tableName: string },
  { config, fn = () => reports([]), giveUp, pause = async () => undefined }: Listening = {},
) {
  const events: DynamoDBStreamEvent[] = [];
  const givenUp: string[] = [];
  const errors: unknown[] = [];
  const failure = Promise.withResolvers<unknown>();
  const finished = Promise.withResolvers<void>();
  const source = await startEventSource({
    endpoint,
    tableName,
    mapping: { ...mapping, ...config },
    async invoke(event) {
      events.push(event);
      // A test that has failed no longer answers what it held up, and the event source waits for it before it stops.
      return Promise.race([fn(event.Records), finished.promise]);
    },
    giveUp: giveUp ?? ((records) => void givenUp.push(records.map(nameOf).join(''))),
    onError(error) {
      errors.push(error);
      failure.resolve(error);
    },
    pause,
  });
  onTestFinished(() => {
    finished.resolve();
    return source.stop();
  });
  return {
    ...source,
    events,
    /** The names in each batch that was given up. */
    givenUp,
    errors,
    /** The error that ended it. */
    failure: failure.promise,
    /** Waits for what its calls bring about; rejects if it has ended before. */
    brings: <T>(work: Promise<T>): Promise<T> =>
      Promise.race([work, failure.promise.then((error) => Promise.reject(error as Error))]),
    records: () => events.flatMap(({ Records }) => Records),
    /** The names in each call. */
    calls: () => events.map(({ Records }) => Records.map(nameOf).join('')),
  };
}
