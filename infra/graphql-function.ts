import { Duration } from 'aws-cdk-lib';
import type { Alias, Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { bundledFunction } from './bundled-function.ts';
import type { FileStore } from './files.ts';
import type { Identity } from './identity.ts';
import { fileAccess, secretActions, tableActions } from './permissions.ts';
import type { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';
import type { DataTable } from './table.ts';

export type GraphqlFunctionProps = {
  settings: Settings;
  data: DataTable;
  identity: Identity;
  secrets: Secrets;
  files: FileStore;
  entry?: string | undefined;
};

/** The Lambda function of the GraphQL API. Its role allows only what the code does. */
export class GraphqlFunction extends Construct {
  readonly handler: Lambda;
  readonly live: Alias;

  constructor(scope: Construct, id: string, { settings, data, identity, secrets, files, entry }: GraphqlFunctionProps) {
    super(scope, id);
    const { handler, live, role } = bundledFunction(this, {
      settings,
      name: 'graphql',
      entry,
      description: 'Sidelined: the GraphQL API',
      // The size at which Lambda gives one whole CPU. Startup is CPU-bound, so less memory would cost more time than it saves.
      memorySize: 1769,
      // Well under the 30 s timeout of API Gateway, so that the log says what was slow.
      timeout: Duration.seconds(10),
      environment: {
        TABLE_NAME: data.table.tableName,
        ...secrets.deploymentSecret,
        ...secrets.keyId,
        ...identity.trust,
        ...files.environment,
        ...settings.personLimits,
        // Outside production, Apollo Server includes stack traces in responses.
        NODE_ENV: 'production',
      },
    });
    data.allow(role, tableActions.graphql, { onIndexes: true });
    secrets.allow(role, secretActions.graphql);
    files.allow(role, fileAccess.graphql);
    this.handler = handler;
    this.live = live;
  }
}
