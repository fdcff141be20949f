import { Duration, Validations } from 'aws-cdk-lib';
import { type Alarm, type IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import {
  LambdaApplication,
  LambdaDeploymentConfig,
  LambdaDeploymentGroup,
  type ILambdaDeploymentConfig,
} from 'aws-cdk-lib/aws-codedeploy';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import type { Settings } from './settings.ts';

const configs: Readonly<Record<Exclude<Settings['shift'], 'all-at-once'>, ILambdaDeploymentConfig>> = {
  canary: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
  linear: LambdaDeploymentConfig.LINEAR_10PERCENT_EVERY_1MINUTE,
};

export type ReleaseProps = {
  settings: Settings;
  alarms: Alarms;
  /** The current version of each function, by the name of its alarms. */
  live: Readonly<Record<string, Alias>>;
  /** The names of those whose answers callers see: they also go back if the API answers 500 and above. */
  answering: readonly string[];
  /** Of responses of 500 and above. */
  serverErrors: Alarm;
};

/**
 * Gives a new version of a function its calls bit by bit, by CodeDeploy, and goes back to the version before if an alarm is
 * raised. With `shift=all-at-once` nothing of this exists: also the way to deploy a repair while an alarm is raised, since
 * CodeDeploy starts nothing then.
 */
export class Release extends Construct {
  constructor(scope: Construct, id: string, { settings, alarms, live, answering, serverErrors }: ReleaseProps) {
    super(scope, id);
    if (settings.shift === 'all-at-once') return;
    const deploymentConfig = configs[settings.shift];
    const application = new LambdaApplication(this, 'Application');
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('codedeploy.amazonaws.com') });
    for (const [name, alias] of Object.entries(live)) {
      const failing = alarms.watchNewVersion(name, errorsOf(alias));
      new LambdaDeploymentGroup(this, name, {
        application,
        role,
        alias,
        deploymentConfig,
        alarms: answering.includes(name) ? [failing, serverErrors] : [failing],
        autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: true },
      });
    }
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited]',
      reason:
        'The policy that AWS keeps for this: it moves aliases and reads alarms, and can invoke or change no function.',
    });
  }
}

/** Of the version that is being brought in alone: what the version before does must not stop its repair. */
function errorsOf(alias: Alias): IMetric {
  const { functionName } = alias.lambda;
  return new Metric({
    namespace: 'AWS/Lambda',
    metricName: 'Errors',
    statistic: 'Sum',
    period: Duration.minutes(1),
    dimensionsMap: {
      FunctionName: functionName,
      Resource: `${functionName}:${alias.aliasName}`,
      ExecutedVersion: alias.version.version,
    },
  });
}
