import { Duration } from 'aws-cdk-lib';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { bundledFunction } from './bundled-function.ts';
import { tableActions } from './permissions.ts';
import type { Settings } from './settings.ts';
import type { DataTable } from './table.ts';

export type GraphqlFunctionProps = { settings: Settings; data: DataTable; entry?: string | undefined };

/** The API's Lambda, whose role can do no more than the code does. */
export class GraphqlFunction extends Construct {
  readonly handler: Lambda;

  constructor(scope: Construct, id: string, { settings, data, entry }: GraphqlFunctionProps) {
    super(scope, id);
    const { handler, role } = bundledFunction(this, {
      settings,
      name: 'graphql',
      entry,
      description: 'Sidelined: the GraphQL API',
      // Where Lambda gives one whole CPU: starting is bound by CPU, so less memory would cost more time than it saves.
      memorySize: 1769,
      // Well under the 30 s after which API Gateway gives up, so that the log says what was slow.
      timeout: Duration.seconds(10),
      environment: {
        TABLE_NAME: data.table.tableName,
        // Apollo Server puts stack traces into its answers unless told that this is production.
        NODE_ENV: 'production',
      },
    });
    data.allow(role, tableActions.graphql, { onIndexes: true });
    this.handler = handler;
  }
}
