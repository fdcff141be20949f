import { Duration, Size } from 'aws-cdk-lib';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Alias, Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { bundledFunction } from './bundled-function.ts';
import type { FileStore } from './files.ts';
import type { Identity } from './identity.ts';
import { fileAccess, tableActions } from './permissions.ts';
import type { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';
import type { DataTable } from './table.ts';

export type ImportsFunctionProps = {
  settings: Settings;
  data: DataTable;
  identity: Identity;
  secrets: Secrets;
  files: FileStore;
  entry?: string | undefined;
};

/** The Lambda function of imports: their calls over plain HTTP, and their work in the background. */
export class ImportsFunction extends Construct {
  readonly handler: Lambda;
  readonly live: Alias;

  constructor(scope: Construct, id: string, { settings, data, identity, secrets, files, entry }: ImportsFunctionProps) {
    super(scope, id);
    const { handler, live, role } = bundledFunction(this, {
      settings,
      name: 'imports',
      entry,
      description: 'Sidelined: imports archives and large files',
      // One whole CPU: unpacking and parsing are CPU-bound.
      memorySize: 1769,
      // The longest there is. It stops in time, and the next minute's call goes on.
      timeout: Duration.minutes(15),
      // A zip within an archive is unpacked onto the disk, at most 2 GB.
      ephemeralStorageSize: Size.mebibytes(3_072),
      environment: {
        TABLE_NAME: data.table.tableName,
        ...identity.trust,
        ...files.environment,
        ...secrets.deploymentSecret,
        ...settings.personLimits,
      },
    });
    // As for the plain HTTP API: the recent runs, instructions and symptoms, by which a run is judged.
    data.allow(role, tableActions.imports, { onIndexes: ['byKind'] });
    files.allow(role, fileAccess.imports);
    new Rule(this, 'Uploaded', {
      description: 'Begins an import once its file is there',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [files.bucket.bucketName] }, object: { key: [{ prefix: 'imports/' }] } },
      },
      targets: [new LambdaFunction(live, { retryAttempts: 2 })],
    });
    new Rule(this, 'EachMinute', {
      description: 'Goes on with imports, and deletes files that are due',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [
        new LambdaFunction(live, {
          event: RuleTargetInput.fromObject({ source: 'schedule' }),
          // The next minute is the next attempt.
          retryAttempts: 0,
        }),
      ],
    });
    this.handler = handler;
    this.live = live;
  }
}
