import { Duration } from 'aws-cdk-lib';
import type { Alias, Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { bundledFunction } from './bundled-function.ts';
import type { FileStore } from './files.ts';
import type { Identity } from './identity.ts';
import { fileAccess, tableActions } from './permissions.ts';
import type { Settings } from './settings.ts';
import type { DataTable } from './table.ts';

export type IntegrationsFunctionProps = {
  settings: Settings;
  data: DataTable;
  identity: Identity;
  files: FileStore;
  entry?: string | undefined;
};

/** The Lambda function of the plain HTTP API. Separate from GraphQL, so that a large file slows down no query. */
export class IntegrationsFunction extends Construct {
  readonly handler: Lambda;
  readonly live: Alias;

  constructor(scope: Construct, id: string, { settings, data, identity, files, entry }: IntegrationsFunctionProps) {
    super(scope, id);
    const { handler, live, role } = bundledFunction(this, {
      settings,
      name: 'integrations',
      entry,
      description: 'Sidelined: runs over plain HTTP, as JSON and as files',
      // One whole CPU: parsing a file is CPU-bound.
      memorySize: 1769,
      // Under the 30 s timeout of API Gateway.
      timeout: Duration.seconds(20),
      environment: {
        TABLE_NAME: data.table.tableName,
        TOKEN_ENDPOINT: identity.tokenEndpoint,
        ...identity.trust,
        ...identity.consent,
        ...files.environment,
        ...settings.personLimits,
      },
    });
    // The recent runs, instructions and symptoms, by which a run is judged; and what changed, for who mirrors it.
    data.allow(role, tableActions.integrations, { onIndexes: ['byKind', 'byChange'] });
    files.allow(role, fileAccess.integrations);
    this.handler = handler;
    this.live = live;
  }
}
