import { Duration } from 'aws-cdk-lib';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Alias, Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { bundledFunction } from './bundled-function.ts';
import type { Identity } from './identity.ts';
import { secretActions, tableActions } from './permissions.ts';
import type { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';
import type { DataTable } from './table.ts';

export type DevelopersFunctionProps = {
  settings: Settings;
  data: DataTable;
  identity: Identity;
  secrets: Secrets;
  entry?: string | undefined;
};

/** The Lambda function of the page for developers. It alone may make and delete clients of the user pool. */
export class DevelopersFunction extends Construct {
  readonly handler: Lambda;
  readonly live: Alias;

  constructor(scope: Construct, id: string, { settings, data, identity, secrets, entry }: DevelopersFunctionProps) {
    super(scope, id);
    const { handler, live, role } = bundledFunction(this, {
      settings,
      name: 'developers',
      entry,
      description: 'Sidelined: the page for developers of integrations, and their clients and secrets',
      memorySize: 1024,
      // It waits for Cognito, three calls in a row for a new client.
      timeout: Duration.seconds(15),
      environment: {
        TABLE_NAME: data.table.tableName,
        USER_POOL_ID: identity.pool.userPoolId,
        CLIENT_SCOPES: identity.clientScopes,
        SIGN_IN_URL: identity.domainUrl,
        ...identity.trust,
        ...secrets.keyId,
      },
    });
    data.allow(role, tableActions.developers, { onIndexes: false });
    secrets.allow(role, secretActions.developers);
    // It can change no client, so that the web app's stay as they are deployed, and it can read and change no user.
    role.addToPolicy(
      new PolicyStatement({
        actions: [
          'cognito-idp:CreateUserPoolClient',
          'cognito-idp:DeleteUserPoolClient',
          'cognito-idp:AddUserPoolClientSecret',
          'cognito-idp:ListUserPoolClientSecrets',
          'cognito-idp:DeleteUserPoolClientSecret',
        ],
        resources: [identity.pool.userPoolArn],
      }),
    );
    new Rule(this, 'EachHour', {
      description: 'Deletes client secrets whose time is over',
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [
        new LambdaFunction(live, {
          event: RuleTargetInput.fromObject({ source: 'schedule' }),
          // The next hour is the next attempt.
          retryAttempts: 0,
        }),
      ],
    });
    this.handler = handler;
    this.live = live;
  }
}
