import { Duration, Validations } from 'aws-cdk-lib';
import { FilterCriteria, type Function as Lambda, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { streamBatchSize, streamMaxRecordAgeSeconds, streamRetryAttempts } from './stream-patterns.ts';
import type { DataTable } from './table.ts';

/** A function that reads the table's stream. */
export type StreamConsumer = {
  readonly handler: Lambda;
  /** Its messages name a record by its place in the stream; they carry nothing of what it says. */
  readonly deadLetters: Queue;
};

export type ConsumeOptions = {
  data: DataTable;
  handler: Lambda;
  /** Each record passes that one of these matches. */
  patterns: object[];
  /** How many batches of a shard are worked on at once. */
  parallelizationFactor: number;
};

/** Feeds a function from the table's stream. Answers the queue of those records that it could not deal with. */
export function consumeStream(
  scope: Construct,
  { data, handler, patterns, parallelizationFactor }: ConsumeOptions,
): Queue {
  const deadLetters = new Queue(scope, 'DeadLetters', {
    retentionPeriod: Duration.days(14),
    enforceSSL: true,
    encryption: QueueEncryption.SQS_MANAGED,
  });
  Validations.of(deadLetters).acknowledge({
    id: 'AwsSolutions-SQS3',
    reason: 'It is a dead-letter queue: of an event source, which the rule does not see.',
  });

  // The role may read the stream by this, and with a key of ours decrypt it by `data.allow`: through DynamoDB, too.
  handler.addEventSource(
    new DynamoEventSource(data.table, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: patterns.map((pattern) => FilterCriteria.filter(pattern)),
      batchSize: streamBatchSize,
      parallelizationFactor,
      // Both together, so that a record which never succeeds ends up alone: `functions/runtime/stream-batch.ts` says how.
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: streamRetryAttempts,
      maxRecordAge: Duration.seconds(streamMaxRecordAgeSeconds),
      onFailure: new SqsDlq(deadLetters),
    }),
  );
  return deadLetters;
}
