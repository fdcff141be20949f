import { Duration, Validations } from 'aws-cdk-lib';
import { type Alias, FilterCriteria, type Function as Lambda, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { streamMaxRecordAgeSeconds, streamRetryAttempts } from './stream-patterns.ts';
import type { DataTable } from './table.ts';

/** A function that consumes the table's stream. */
export type StreamConsumer = {
  readonly handler: Lambda;
  /** Its messages contain the position of a record in the stream, and none of its data. */
  readonly deadLetters: Queue;
};

export type ConsumeOptions = {
  data: DataTable;
  /** The function's current version. */
  live: Alias;
  /** Records that match one of these are passed on. */
  patterns: object[];
  /** How many records a batch has at most. */
  batchSize: number;
  /** How many batches of a shard are processed at a time. */
  parallelizationFactor: number;
};

/** Connects a function to the table's stream. Returns the queue of the records that it could not process. */
export function consumeStream(
  scope: Construct,
  { data, live, patterns, batchSize, parallelizationFactor }: ConsumeOptions,
): Queue {
  const deadLetters = new Queue(scope, 'DeadLetters', {
    retentionPeriod: Duration.days(14),
    enforceSSL: true,
    encryption: QueueEncryption.SQS_MANAGED,
  });
  Validations.of(deadLetters).acknowledge({
    id: 'AwsSolutions-SQS3',
    reason: 'It is the dead-letter queue of an event source, which the rule does not recognise.',
  });

  // This lets the role read the stream. With a customer-managed key, `data.allow` lets it decrypt, through DynamoDB.
  live.addEventSource(
    new DynamoEventSource(data.table, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: patterns.map((pattern) => FilterCriteria.filter(pattern)),
      batchSize,
      parallelizationFactor,
      // Both together isolate a record that never succeeds: see `functions/runtime/stream-batch.ts`.
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: streamRetryAttempts,
      maxRecordAge: Duration.seconds(streamMaxRecordAgeSeconds),
      onFailure: new SqsDlq(deadLetters),
    }),
  );
  return deadLetters;
}
