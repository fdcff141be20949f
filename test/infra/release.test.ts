import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { template } from './support/synth.ts';

const dev = template();
const copies = 'arn:aws:backup:eu-west-1:111111111111:backup-vault:copies';
const prod = template({ stage: 'prod', accountConcurrency: 1000, backupCopyTo: copies });
const groups = 'AWS::CodeDeploy::DeploymentGroup';

describe('a new version', () => {
  test('of each function is called through its alias alone', () => {
    for (const type of ['AWS::Lambda::Alias', 'AWS::Lambda::Version']) dev.resourceCountIs(type, 7);
    dev.allResourcesProperties('AWS::Lambda::Alias', { Name: 'live' });
    const callers = [
      ...Object.values(dev.findResources('AWS::ApiGatewayV2::Integration')),
      ...Object.values(dev.findResources('AWS::Lambda::EventSourceMapping')),
      ...Object.values(dev.findResources('AWS::Events::Rule')),
      ...Object.values(dev.findResources('AWS::Lambda::Permission')),
    ];
    expect(callers.length).toBeGreaterThan(5);
    for (const { Properties } of callers) {
      expect(JSON.stringify(Properties)).toMatch(
        /"(Graphql|Integrations|Imports|Providers|Changes|Outbound|Developers)Live/,
      );
      expect(JSON.stringify(Properties)).not.toMatch(/Handler[0-9A-F]{8}/);
    }
  });

  test('gets a tenth of the calls first, and goes back if an alarm is raised; in dev all at once', () => {
    dev.resourceCountIs(groups, 0);
    prod.resourceCountIs(groups, 7);
    const alarm = (name: string) => ({ Name: { Ref: Match.stringLikeRegexp(`^Alarms${name}`) } });
    prod.hasResourceProperties(groups, {
      DeploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
      AlarmConfiguration: { Enabled: true, Alarms: [alarm('GraphqlNewVersion'), alarm('ApiServerErrors')] },
      AutoRollbackConfiguration: {
        Enabled: true,
        Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_REQUEST', 'DEPLOYMENT_STOP_ON_ALARM'],
      },
    });
    prod.hasResourceProperties(groups, { AlarmConfiguration: { Alarms: [alarm('OutboundNewVersion')] } });
    prod.allResources('AWS::Lambda::Alias', {
      UpdatePolicy: { CodeDeployLambdaAliasUpdate: { DeploymentGroupName: Match.anyValue() } },
    });
    // Its own errors: those of the version before must not stop its repair.
    prod.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'Errors',
      Dimensions: Match.arrayWith([
        { Name: 'ExecutedVersion', Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Graphql'), 'Version'] } },
      ]),
    });
    template({ stage: 'prod', shift: 'all-at-once' }).resourceCountIs(groups, 0);
    template({ shift: 'linear' }).hasResourceProperties(groups, {
      DeploymentConfigName: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute',
    });
  });

  test('runs on the Node.js of its deployment, or on the one that is named', () => {
    dev.allResourcesProperties('AWS::Lambda::Function', {
      RuntimeManagementConfig: { UpdateRuntimeOn: 'FunctionUpdate' },
    });
    const runtimeVersion = 'arn:aws:lambda:eu-west-1::runtime:0123';
    template({ runtimeVersion }).allResourcesProperties('AWS::Lambda::Function', {
      RuntimeManagementConfig: { UpdateRuntimeOn: 'Manual', RuntimeVersionArn: runtimeVersion },
    });
  });
});

test('concurrency is set apart for GraphQL and bounded for the others, if the account has it', () => {
  const reserved = (of: typeof dev) =>
    Object.fromEntries(
      Object.entries(of.findResources('AWS::Lambda::Function')).map(([id, { Properties }]) => [
        id.replace(/Handler.*/, ''),
        (Properties as Record<string, unknown>)['ReservedConcurrentExecutions'],
      ]),
    );
  expect(Object.values(reserved(dev))).toEqual(Array.from({ length: 7 }));
  expect(reserved(prod)).toEqual({
    Graphql: 500,
    Integrations: 120,
    Imports: 30,
    Providers: 20,
    Changes: 50,
    Outbound: 80,
    Developers: 10,
  });
});

test('the table is backed up each day and copied to another region, for as long as erasures are remembered', () => {
  dev.resourceCountIs('AWS::Backup::BackupPlan', 0);
  prod.hasResourceProperties('AWS::Backup::BackupPlan', {
    BackupPlan: {
      BackupPlanRule: [
        Match.objectLike({
          ScheduleExpression: 'cron(30 2 * * ? *)',
          Lifecycle: { DeleteAfterDays: 35 },
          CopyActions: [{ DestinationBackupVaultArn: copies, Lifecycle: { DeleteAfterDays: 35 } }],
        }),
      ],
    },
  });
  prod.hasResourceProperties('AWS::Backup::BackupSelection', {
    BackupSelection: { Resources: [{ 'Fn::GetAtt': ['DataTableFDBAD0F2', 'Arn'] }] },
  });
  prod.allResources('AWS::Backup::BackupVault', { DeletionPolicy: 'Retain' });
});

test('settings for size reach what they are about', () => {
  const large = template({ throttleRate: '5000', throttleBurst: 2500, partitions: 16, changesLanes: 4 });
  large.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
    DefaultRouteSettings: { ThrottlingRateLimit: 5000, ThrottlingBurstLimit: 2500 },
  });
  large.allResourcesProperties('AWS::Lambda::Function', { Environment: { Variables: { PARTITIONS: '16' } } });
  large.hasResourceProperties('AWS::Lambda::EventSourceMapping', { ParallelizationFactor: 4 });
  expect(JSON.stringify(dev.toJSON())).not.toContain('PARTITIONS');
});

describe('sign-in', () => {
  test('mail comes from our own address, by Amazon SES', () => {
    prod.hasResourceProperties('AWS::Cognito::UserPool', {
      EmailConfiguration: { EmailSendingAccount: 'DEVELOPER', From: 'Sidelined <no-reply@example.com>' },
    });
    dev.hasResourceProperties('AWS::Cognito::UserPool', { EmailConfiguration: Match.absent() });
  });

  test('the cheaper plan has the plain page, and no refresh tokens that work once', () => {
    const lite = template({ signInPlan: 'lite' });
    lite.hasResourceProperties('AWS::Cognito::UserPool', { UserPoolTier: 'LITE', MfaConfiguration: 'ON' });
    lite.hasResourceProperties('AWS::Cognito::UserPoolDomain', { ManagedLoginVersion: 1 });
    lite.resourceCountIs('AWS::Cognito::ManagedLoginBranding', 0);
    lite.allResourcesProperties('AWS::Cognito::UserPoolClient', { RefreshTokenRotation: Match.absent() });
  });
});
