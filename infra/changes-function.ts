import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Alias, Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { bundledFunction } from './bundled-function.ts';
import type { Identity } from './identity.ts';
import { tableActions } from './permissions.ts';
import type { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';
import { consumeStream } from './stream-consumer.ts';
import { streamBatchSizes, streamPatterns } from './stream-patterns.ts';
import type { DataTable } from './table.ts';

export type ChangesFunctionProps = {
  settings: Settings;
  data: DataTable;
  identity: Identity;
  secrets: Secrets;
  entry?: string | undefined;
};

/** The Lambda function that processes changes of the table, and the queue of those that it could not process. */
export class ChangesFunction extends Construct {
  readonly handler: Lambda;
  readonly live: Alias;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { settings, data, identity, secrets, entry }: ChangesFunctionProps) {
    super(scope, id);
    const { handler, live, role } = bundledFunction(this, {
      settings,
      name: 'changes',
      entry,
      description: 'Sidelined: processes changes of the table, such as erasures and webhook events',
      // No caller waits for it, and it mostly waits for DynamoDB.
      memorySize: 512,
      // An erasure that needs longer stops in time, and continues with the next attempt.
      timeout: Duration.minutes(5),
      environment: {
        TABLE_NAME: data.table.tableName,
        AUDIT_YEARS: String(settings.auditYears),
        USER_POOL_ID: identity.pool.userPoolId,
        ...secrets.deploymentSecret,
      },
    });
    data.allow(role, tableActions.changes, { onIndexes: false });
    // A deleted account takes its user along. It can neither read nor change users.
    role.addToPolicy(
      new PolicyStatement({ actions: ['cognito-idp:AdminDeleteUser'], resources: [identity.pool.userPoolArn] }),
    );
    this.deadLetters = consumeStream(this, {
      data,
      live,
      patterns: streamPatterns.changes,
      batchSize: streamBatchSizes.changes,
      // One by default: in order, so that everything before the marker of an erasure has been processed by then.
      parallelizationFactor: settings.lanes.changes,
    });
    this.handler = handler;
    this.live = live;
  }
}
