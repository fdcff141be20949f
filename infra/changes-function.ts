import { Duration, Validations } from 'aws-cdk-lib';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { bundledFunction } from './bundled-function.ts';
import { tableActions } from './permissions.ts';
import type { Settings } from './settings.ts';
import type { DataTable } from './table.ts';

/** The kinds of changed items that the consumer has a duty for; see `functions/changes/consumer.ts`. */
const kinds = ['erasedAthlete'];

export type ChangesFunctionProps = { settings: Settings; data: DataTable; entry?: string | undefined };

/** The Lambda that does what changes of the table ask for, and the queue of those that it could not deal with. */
export class ChangesFunction extends Construct {
  readonly handler: NodejsFunction;
  /** Its messages name a record by its place in the stream; they carry nothing of what it says. */
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { settings, data, entry }: ChangesFunctionProps) {
    super(scope, id);
    const { handler, role } = bundledFunction(this, {
      settings,
      name: 'changes',
      entry,
      description: 'Sidelined: what changes of the table ask for, such as finishing erasures',
      // Nobody waits for it, and it waits for DynamoDB.
      memorySize: 512,
      // An erasure that needs longer stops in time by itself, and goes on with the next try.
      timeout: Duration.minutes(5),
      environment: { TABLE_NAME: data.table.tableName },
    });
    data.allow(role, tableActions.changes, { onIndexes: false });

    this.deadLetters = new Queue(this, 'DeadLetters', {
      retentionPeriod: Duration.days(14),
      enforceSSL: true,
      encryption: QueueEncryption.SQS_MANAGED,
    });
    Validations.of(this.deadLetters).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is a dead-letter queue: of an event source, which the rule does not see.',
    });

    // The role may read the stream by this, and with a key of ours decrypt it by `data.allow`: through DynamoDB, too.
    handler.addEventSource(
      new DynamoEventSource(data.table, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        filters: kinds.map((kind) =>
          FilterCriteria.filter({ dynamodb: { NewImage: { kind: { S: FilterRule.isEqual(kind) } } } }),
        ),
        batchSize: 10,
        parallelizationFactor: 1,
        // Both together, so that a record which never succeeds ends up alone: `consumer.ts` says how.
        reportBatchItemFailures: true,
        bisectBatchOnError: true,
        retryAttempts: 5,
        // The stream keeps a record for 24 hours: of what is given up, there are 18 left to look at it.
        maxRecordAge: Duration.hours(6),
        onFailure: new SqsDlq(this.deadLetters),
      }),
    );
    this.handler = handler;
  }
}
