import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { describeError } from '../graphql/describe-error.ts';
import { createStore } from '../graphql/store/store.ts';
import { finishErasure } from './erasure.ts';

export interface ChangesParts {
  client: DynamoDBClient;
  tableName: string;
  /** Powertools' logger fits, and so does a collecting one in a test. */
  logger: Record<'info' | 'warn', (message: string, details: Record<string, unknown>) => void>;
  /** Waits before a further try; tests do not wait. */
  pause?: (tries: number) => Promise<void>;
}

/** How long Lambda lets the call run on. */
export type Clock = Pick<Context, 'getRemainingTimeInMillis'>;

export type ChangesHandler = (event: DynamoDBStreamEvent, clock: Clock) => Promise<DynamoDBBatchResponse>;

/** Thrown to Lambda, which answers by halving the batch. */
class BatchToHalve extends Error {
  override name = 'BatchToHalve';
}

/**
 * The consumer of the table's stream. Records come at least once: again after a failure, and with others in between; so
 * each duty looks at the table, and doing it twice is doing it once.
 */
export function createChangesHandler({ client, tableName, logger, pause }: ChangesParts): ChangesHandler {
  const store = createStore({ client, tableName, ...(pause && { pause }) });

  /** What a change asks for, by the kind of thing that the item is now. */
  function duty(record: DynamoDBRecord, clock: Clock): Promise<object> | undefined {
    const item = textsOf(record);
    switch (item['kind']) {
      case 'erasedAthlete':
        return finishErasure(store.erasure, item, () => clock.getRemainingTimeInMillis());
      default:
        // Nothing to do. The filters of the event source (infra/changes-function.ts) keep the others back.
        return undefined;
    }
  }

  return async (event, clock) => {
    // One a call: its state is that of one batch. In order, so that ten erasures do not throttle one another.
    const processor = new BatchProcessor(EventType.DynamoDBStreams);
    const { batchItemFailures } = await processPartialResponse(
      event,
      async (record: DynamoDBRecord) => {
        const outcome = await duty(record, clock);
        if (outcome) logger.info('A change was dealt with', { ...describe(record), ...outcome });
      },
      processor,
      { processInParallel: false, throwOnFullBatchFailure: false },
    );
    const failed = processor.failureMessages as DynamoDBRecord[];
    failed.forEach((record, index) => {
      logger.warn('A change was not dealt with', { ...describe(record), ...describeError(processor.errors[index]) });
    });

    // Lambda goes on from the first record that failed, and after its last try gives up on that one *and all after it*. So
    // a record that never succeeds has to be alone in its batch by then. Where others stand before it, reporting it puts
    // it first. Where it is first among several, reporting it would change nothing: an error makes Lambda halve the batch,
    // which does not count as a try. Others that are done meanwhile come again, and are found done.
    const [first] = event.Records;
    const firstOfSeveral = event.Records.length > 1 && failed.some((record) => record === first);
    const unnamed = batchItemFailures.length < failed.length;
    if (firstOfSeveral || unnamed) throw new BatchToHalve(`${failed.length} of ${event.Records.length} records failed`);
    return { batchItemFailures };
  };
}

/** The texts of an item as it is now; ids, kinds and keys are texts. */
function textsOf({ dynamodb }: DynamoDBRecord): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(dynamodb?.NewImage ?? {}).map(([name, value]) => [name, value.S]));
}

/** What a log may hold of a record: where it stands in the stream, and nothing of what it says but its kind. */
function describe(record: DynamoDBRecord): Record<string, unknown> {
  const { dynamodb, eventName } = record;
  return { sequenceNumber: dynamodb?.SequenceNumber, eventName, kind: textsOf(record)['kind'] };
}
