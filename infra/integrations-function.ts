import { Duration } from 'aws-cdk-lib';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { bundledFunction } from './bundled-function.ts';
import { tableActions } from './permissions.ts';
import type { Settings } from './settings.ts';
import type { DataTable } from './table.ts';

export type IntegrationsFunctionProps = { settings: Settings; data: DataTable; entry?: string | undefined };

/** The Lambda of the plain HTTP API: apart from GraphQL, so that a large file slows down nobody's question. */
export class IntegrationsFunction extends Construct {
  readonly handler: Lambda;

  constructor(scope: Construct, id: string, { settings, data, entry }: IntegrationsFunctionProps) {
    super(scope, id);
    const { handler, role } = bundledFunction(this, {
      settings,
      name: 'integrations',
      entry,
      description: 'Sidelined: runs over plain HTTP, as JSON and as files',
      // One whole CPU: reading a file takes nothing else.
      memorySize: 1769,
      // Under the 30 s after which API Gateway gives up.
      timeout: Duration.seconds(20),
      environment: { TABLE_NAME: data.table.tableName },
    });
    // Her runs of late, what she was told and what hurts: what a run is judged by.
    data.allow(role, tableActions.integrations, { onIndexes: ['byKind'] });
    this.handler = handler;
  }
}
