import { Duration } from 'aws-cdk-lib';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { bundledFunction } from './bundled-function.ts';
import { tableActions } from './permissions.ts';
import type { Settings } from './settings.ts';
import { consumeStream } from './stream-consumer.ts';
import { streamPatterns } from './stream-patterns.ts';
import type { DataTable } from './table.ts';

export type ChangesFunctionProps = { settings: Settings; data: DataTable; entry?: string | undefined };

/** The Lambda that does what changes of the table ask for, and the queue of those that it could not deal with. */
export class ChangesFunction extends Construct {
  readonly handler: Lambda;
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
    this.deadLetters = consumeStream(this, {
      data,
      handler,
      patterns: streamPatterns.changes,
      // In order, so that whatever came before the mark of an erasure is done by then.
      parallelizationFactor: 1,
    });
    this.handler = handler;
  }
}
