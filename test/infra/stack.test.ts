import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { readClientLimits, readLimits } from '../../functions/request/request-limit.ts';
import { table } from '../../functions/store/dynamodb/table.ts';
import { createApp, template, unbundled } from './support/synth.ts';

const dev = template();
const prod = template({ stage: 'prod', alarmEmail: 'on-call@example.com' });

const only = (type: string) => {
  const ids = Object.keys(dev.findResources(type));
  expect(ids, type).toHaveLength(1);
  return ids[0];
};

const deploymentSecret = {
  'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: only('AWS::SecretsManager::Secret') }, ':SecretString:::}}']],
};

describe("the API's function", () => {
  test('runs Node 24 on arm64, traced, with the name of its table', () => {
    dev.hasResourceProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      Timeout: 10,
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: Match.objectLike({ LogFormat: 'JSON', LogGroup: { Ref: Match.stringLikeRegexp('^GraphqlLogs') } }),
      Environment: {
        Variables: {
          TABLE_NAME: { Ref: only('AWS::DynamoDB::GlobalTable') },
          DEPLOYMENT_SECRET: deploymentSecret,
          SECRETS_KEY_ID: { 'Fn::GetAtt': [only('AWS::KMS::Key'), 'Arn'] },
          NODE_ENV: 'production',
        },
      },
    });
  });

  test('and each of the others write records as the release before did, where the deployment says so', () => {
    const layouts = (of: ReturnType<typeof template>) =>
      Object.values(of.findResources('AWS::Lambda::Function'))
        .map(({ Properties }) => (Properties as { Environment?: { Variables?: Record<string, unknown> } }).Environment)
        .filter((environment) => environment?.Variables?.['TABLE_NAME'] !== undefined)
        .map((environment) => environment?.Variables?.['ITEM_LAYOUT']);
    expect(layouts(dev)).toEqual(Array.from({ length: 7 }));
    expect(layouts(template({ itemLayout: 'former' }))).toEqual(Array.from({ length: 7 }, () => 'former'));
  });

  test('and that of plain HTTP limit people and integrations as the deployment says, and by their defaults otherwise', () => {
    const limitsOf = (of: ReturnType<typeof template>) =>
      Object.entries(of.findResources('AWS::Lambda::Function')).flatMap(([id, { Properties }]) => {
        const { Variables = {} } =
          (Properties as { Environment?: { Variables?: Record<string, unknown> } }).Environment ?? {};
        const limits = Object.entries(Variables).filter(([name]) => name.endsWith('_MINUTE'));
        return limits.length > 0 ? [[id.replace(/Handler.*/, ''), Object.fromEntries(limits)]] : [];
      });
    expect(limitsOf(dev)).toEqual([]);
    const set = {
      requestsPerMinute: 1_000,
      writesPerMinute: '60',
      safetyWritesPerMinute: 61,
      supportersCommentsPerMinute: 7,
      callsPerMinute: 34_800,
      callsPerAthleteAndMinute: 30,
    };
    const found = limitsOf(template(set));
    expect(found.map(([id]) => id).sort()).toEqual(['Graphql', 'Imports', 'Integrations']);
    for (const [, variables] of found) {
      expect(readLimits(variables as Record<string, string>)).toEqual({
        requests: 1_000,
        writes: 60,
        safetyWrites: 61,
        supportersComments: 7,
      });
      expect(readClientLimits(variables as Record<string, string>)).toEqual({ calls: 34_800, callsForAthlete: 30 });
    }
  });

  test('may do this and nothing else', () => {
    const tableArn = { 'Fn::GetAtt': [only('AWS::DynamoDB::GlobalTable'), 'Arn'] };
    const indexes = Object.keys(table.indexes).sort();
    const secretsKey = { 'Fn::GetAtt': [only('AWS::KMS::Key'), 'Arn'] };
    const bucketArn = { 'Fn::GetAtt': [only('AWS::S3::Bucket'), 'Arn'] };
    const ofPurposes = (purposes: string[]) => ({
      Condition: { StringEquals: { 'kms:EncryptionContext:purpose': purposes } },
    });
    const allow = (Action: string | string[], Resource: unknown) => ({ Effect: 'Allow', Action, Resource });
    dev.hasResourceProperties('AWS::IAM::Role', { ManagedPolicyArns: Match.absent(), Policies: Match.absent() });
    dev.resourceCountIs('AWS::IAM::Role', 7);
    dev.resourceCountIs('AWS::IAM::Policy', 7);
    dev.hasResourceProperties('AWS::IAM::Policy', {
      Roles: [{ Ref: Match.stringLikeRegexp('^GraphqlRole') }],
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          allow(['logs:CreateLogStream', 'logs:PutLogEvents'], {
            'Fn::GetAtt': [Match.stringLikeRegexp('^GraphqlLogs'), 'Arn'],
          }),
          allow(['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], '*'),
          allow(
            [
              'dynamodb:BatchGetItem',
              'dynamodb:BatchWriteItem',
              'dynamodb:ConditionCheckItem',
              'dynamodb:DeleteItem',
              'dynamodb:GetItem',
              'dynamodb:PutItem',
              'dynamodb:Query',
              'dynamodb:UpdateItem',
            ],
            tableArn,
          ),
          allow(
            'dynamodb:Query',
            indexes.map((name) => ({ 'Fn::Join': ['', [tableArn, `/index/${name}`]] })),
          ),
          // What it seals, and of that what it may open again: not the tokens of providers.
          { ...allow('kms:Encrypt', secretsKey), ...ofPurposes(['webhook', 'provider']) },
          { ...allow('kms:Decrypt', secretsKey), ...ofPurposes(['webhook']) },
          // It shows the tracks of runs, and can tell whether there is one. It reaches no upload.
          allow('s3:GetObject', { 'Fn::Join': ['', [bucketArn, '/tracks/*']] }),
          { ...allow('s3:ListBucket', bucketArn), Condition: { StringLike: { 's3:prefix': ['tracks/*'] } } },
        ],
      },
    });
  });
});

describe('stages', () => {
  const stateful = [
    'AWS::DynamoDB::GlobalTable',
    'AWS::S3::Bucket',
    'AWS::Cognito::UserPool',
    'AWS::Logs::LogGroup',
    'AWS::KMS::Key',
    'AWS::SecretsManager::Secret',
  ];

  test.each([
    ['dev leaves nothing behind', 'dev', 'Delete'],
    ['prod keeps what cannot be made again', 'prod', 'Retain'],
  ])('%s', (_name, stage, DeletionPolicy) => {
    const stack = template({ stage, encryption: 'customer-managed' });
    for (const type of stateful) stack.allResources(type, { DeletionPolicy, UpdateReplacePolicy: DeletionPolicy });
  });

  test('prod protects its stack and its people from being deleted', () => {
    expect(createApp({ ...unbundled, stage: 'prod' }).stack.terminationProtection).toBe(true);
    expect(createApp({ ...unbundled, stage: 'dev' }).stack.terminationProtection).toBe(false);
    prod.hasResourceProperties('AWS::Cognito::UserPool', { DeletionProtection: 'ACTIVE' });
  });

  test('every log group forgets', () => {
    dev.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 7 });
    prod.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 });
  });

  test('say where they are, and give no secret away', () => {
    expect(Object.keys(dev.findOutputs('*')).sort()).toEqual([
      'ConsentUrl',
      'DashboardName',
      'DeadLetterQueueUrl',
      'DevelopersUrl',
      'FilesBucketName',
      'GraphqlUrl',
      'HealthUrl',
      'ImportsUrl',
      'IntegrationClientIdTracker',
      'Issuer',
      'OpenApiUrl',
      'OutboundDeadLetterQueueUrl',
      'RunsUrl',
      'SecretsKeyArn',
      'SignInUrl',
      'TableName',
      'TokenEndpoint',
      'UserPoolId',
      'WebClientId',
    ]);
    // Nothing but the names of what the function for developers may call: it makes secrets, and the template has none.
    const template = JSON.stringify(dev.toJSON()).replaceAll(/"cognito-idp:\w+"/g, '""');
    expect(template).not.toContain('ClientSecret');
  });
});

describe('alarms', () => {
  const names = [
    'ApiServerErrors',
    'GraphqlErrors',
    'GraphqlThrottles',
    'GraphqlSlow',
    'ImportsErrors',
    'ImportsThrottles',
    'IntegrationsErrors',
    'IntegrationsThrottles',
    'IntegrationsSlow',
    'ProvidersErrors',
    'ProvidersThrottles',
    'ProvidersSlow',
    'DevelopersErrors',
    'DevelopersThrottles',
    'DevelopersSlow',
    'ChangesErrors',
    'ChangesThrottles',
    'ChangesGivenUp',
    'ChangesBehind',
    'OutboundErrors',
    'OutboundThrottles',
    'OutboundGivenUp',
    'OutboundBehind',
    'WebhooksGivenUp',
    'TableThrottled',
    'TableErrors',
    'CodeCacheUnused',
    'DeliveriesLate',
  ];

  test('each says what it means, tells the topic, and is quiet while nobody calls', () => {
    const ids = Object.keys(dev.findResources('AWS::CloudWatch::Alarm'));
    expect(ids.map((id) => id.replace(/^Alarms|[0-9A-F]{8}$/g, '')).sort()).toEqual(names.sort());
    dev.allResourcesProperties('AWS::CloudWatch::Alarm', {
      AlarmDescription: Match.anyValue(),
      AlarmActions: [{ Ref: only('AWS::SNS::Topic') }],
      TreatMissingData: 'notBreaching',
    });
  });

  test('may publish to the topic, which takes TLS only', () => {
    dev.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      },
    });
  });

  test('are sent to the configured address', () => {
    dev.resourceCountIs('AWS::SNS::Subscription', 0);
    prod.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'on-call@example.com' });
  });

  test('all show on the one dashboard', () => {
    dev.hasResourceProperties('AWS::CloudWatch::Dashboard', { DashboardName: 'sidelined-dev' });
    const body = JSON.stringify(Object.values(dev.findResources('AWS::CloudWatch::Dashboard')));
    for (const id of Object.keys(dev.findResources('AWS::CloudWatch::Alarm'))) expect(body).toContain(id);
  });

  test('cold starts without a code cache show there, too, for every function', () => {
    const body = JSON.stringify(Object.values(dev.findResources('AWS::CloudWatch::Dashboard')));
    expect(body.match(/"CodeCacheUnused|,\\"CodeCacheUnused/g)?.length).toBeGreaterThanOrEqual(5);
  });
});
