import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { describeError } from './describe-error.ts';
import type { BatchLogger } from './logger.ts';

/** How long Lambda lets the call run on. */
export type TimeLeft = Pick<Context, 'getRemainingTimeInMillis'>;

/** Thrown to Lambda, which answers by halving the batch. */
class BatchToHalve extends Error {
  override name = 'BatchToHalve';
}

export interface BatchParts {
  /** What a record asks for; undefined where that is nothing. It answers what came of it, for the log. */
  duty: (record: DynamoDBRecord) => Promise<object | undefined> | undefined;
  logger: BatchLogger;
  /** All records at once; otherwise one after the other. */
  inParallel: boolean;
}

/** Does what the records of a stream ask for, and answers Lambda so that one which never succeeds ends up alone. */
export async function answerBatch(
  event: DynamoDBStreamEvent,
  { duty, logger, inParallel }: BatchParts,
): Promise<DynamoDBBatchResponse> {
  // One a call: its state is that of one batch.
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

  // Lambda goes on from the first record that failed, and after its last try gives up on that one *and all after it*. So
  // a record that never succeeds has to be alone in its batch by then. Where others stand before it, reporting it puts
  // it first. Where it is first among several, reporting it would change nothing: an error makes Lambda halve the batch,
  // which does not count as a try. Others that are done meanwhile come again, and are found done.
  const [first] = event.Records;
  const firstOfSeveral = event.Records.length > 1 && failed.some((record) => record === first);
  const unnamed = batchItemFailures.length < failed.length;
  if (firstOfSeveral || unnamed) throw new BatchToHalve(`${failed.length} of ${event.Records.length} records failed`);
  return { batchItemFailures };
}

/** The kind of thing that a record is about: as it is now or, where it was removed, as it was. */
export const kindOf = ({ dynamodb }: DynamoDBRecord): string | undefined =>
  (dynamodb?.NewImage ?? dynamodb?.OldImage)?.['kind']?.S;

/** What a log may hold of a record: where it stands in the stream, and nothing of what it says but its kind. */
function describe(record: DynamoDBRecord): Record<string, unknown> {
  const { dynamodb, eventName } = record;
  return { sequenceNumber: dynamodb?.SequenceNumber, eventName, kind: kindOf(record) };
}
