import { Duration, SecretValue } from 'aws-cdk-lib';
import type { Alias, Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { bundledFunction } from './bundled-function.ts';
import { tableActions } from './permissions.ts';
import type { Settings } from './settings.ts';
import type { DataTable } from './table.ts';

export type ProvidersFunctionProps = { settings: Settings; data: DataTable; entry?: string | undefined };

/** The Lambda function to which providers such as Strava post events. It only stores them. */
export class ProvidersFunction extends Construct {
  readonly handler: Lambda;
  readonly live: Alias;

  constructor(scope: Construct, id: string, { settings, data, entry }: ProvidersFunctionProps) {
    super(scope, id);
    const { handler, live, role } = bundledFunction(this, {
      settings,
      name: 'providers',
      entry,
      description: 'Sidelined: stores events of providers such as Strava',
      // Strava waits 2 s, including a cold start, which is CPU-bound; more memory comes with more CPU.
      memorySize: 1024,
      timeout: Duration.seconds(5),
      environment: {
        TABLE_NAME: data.table.tableName,
        ...stravaSecrets(settings, { STRAVA_VERIFY_TOKEN: 'verifyToken', STRAVA_PATH_KEY: 'pathKey' }),
        ...(settings.strava?.subscriptionId && { STRAVA_SUBSCRIPTION_ID: settings.strava.subscriptionId }),
      },
    });
    data.allow(role, tableActions.providers, { onIndexes: false });
    this.handler = handler;
    this.live = live;
  }
}

/**
 * Environment variables by the fields of Strava's secret that they contain. None if Strava is not set up. The template names
 * the secret, and CloudFormation resolves it on deployment: the function itself may read no secrets.
 */
export function stravaSecrets({ strava }: Settings, fields: Record<string, string>): Record<string, string> {
  if (!strava) return {};
  const { secretName } = strava;
  return Object.fromEntries(
    Object.entries(fields).map(([name, jsonField]) => [
      name,
      SecretValue.secretsManager(secretName, { jsonField }).unsafeUnwrap(),
    ]),
  );
}
