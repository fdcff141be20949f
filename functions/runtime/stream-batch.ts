import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { describeError } from './describe-error.ts';
import type { BatchLogger } from './logger.ts';

/** The time that Lambda leaves for the call. */
export type TimeLeft = Pick<Context, 'getRemainingTimeInMillis'>;

/** Thrown to Lambda, which then halves the batch. */
class BatchToHalve extends Error {
  override name = 'BatchToHalve';
}

export interface BatchParts {
  /** The work for a record, or undefined if there is none. Its result is logged. */
  duty: (record: DynamoDBRecord) => Promise<object | undefined | void> | undefined;
  logger: BatchLogger;
  /** Process all records in parallel; otherwise one after the other. */
  inParallel: boolean;
}

/** Processes the records of a stream, and responds so that a record which always fails ends up alone in its batch. */
export async function answerBatch(
  event: DynamoDBStreamEvent,
  { duty, logger, inParallel }: BatchParts,
): Promise<DynamoDBBatchResponse> {
  // One per call: its state is that of one batch.
  const processor = new BatchProcessor(EventType.DynamoDBStreams);
  const { batchItemFailures } = await processPartialResponse(
    event,
    async (record: DynamoDBRecord) => {
      const outcome = await duty(record);
      if (outcome) logger.info('A change was dealt with', { ...describe(record), ...outcome });
    },
    processor,
    { processInParallel: inParallel, throwOnFullBatchFailure: false },
  );
  const failed = processor.failureMessages as DynamoDBRecord[];
  failed.forEach((record, index) => {
    logger.warn('A change was not dealt with', { ...describe(record), ...describeError(processor.errors[index]) });
  });

  // Lambda continues from the first record that failed, and after its last retry gives up on that record *and all after
  // it*. So a record that always fails has to be alone in its batch by then. If other records precede it, reporting it
  // puts it first. If it is the first of several, reporting it would change nothing: an error makes Lambda halve the
  // batch, which does not count as a retry. Records that were processed meanwhile come again, and are recognized as
  // done.
  const [first] = event.Records;
  const firstOfSeveral = event.Records.length > 1 && failed.some((record) => record === first);
  const unnamed = batchItemFailures.length < failed.length;
  if (firstOfSeveral || unnamed) throw new BatchToHalve(`${failed.length} of ${event.Records.length} records failed`);
  return { batchItemFailures };
}

/** The kind of a record: as it is now or, if removed, as it was. */
export const kindOf = ({ dynamodb }: DynamoDBRecord): string | undefined =>
  (dynamodb?.NewImage ?? dynamodb?.OldImage)?.['kind']?.S;

/** What a log may hold of a record: its position in the stream, and its kind. */
function describe(record: DynamoDBRecord): Record<string, unknown> {
  const { dynamodb, eventName } = record;
  return { sequenceNumber: dynamodb?.SequenceNumber, eventName, kind: kindOf(record) };
}
