import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { nameOf, template } from './support/synth.ts';

const dev = template();

/** The one resource of a type; of queues, the consumer's own. */
const only = (type: string) => {
  const ids = Object.keys(dev.findResources(type)).filter((id) => !id.startsWith('Outbound'));
  expect(ids, type).toHaveLength(1);
  return ids[0] ?? '';
};
const arnOf = (type: string) => ({ 'Fn::GetAtt': [only(type), 'Arn'] });
const streamArn = () => ({ 'Fn::GetAtt': [only('AWS::DynamoDB::GlobalTable'), 'StreamArn'] });

describe("the stream's consumer", () => {
  test('runs Node 24 on arm64, traced, with a log of its own and time for a large erasure', () => {
    dev.hasResourceProperties('AWS::Lambda::Function', {
      Description: Match.stringLikeRegexp('changes of the table'),
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      Timeout: 300,
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: Match.objectLike({ LogFormat: 'JSON', LogGroup: { Ref: Match.stringLikeRegexp('^ChangesLogs') } }),
      Environment: {
        Variables: {
          TABLE_NAME: { Ref: only('AWS::DynamoDB::GlobalTable') },
          AUDIT_YEARS: '6',
          USER_POOL_ID: { Ref: only('AWS::Cognito::UserPool') },
          DEPLOYMENT_SECRET: Match.anyValue(),
        },
      },
    });
  });

  test('is called for marks of erasures and deletions, for audit trails, for what webhooks may hear of, and for imports that have ended', () => {
    const kinds = (...S: string[]) => ({ NewImage: { kind: { S } } });
    const patterns = [
      { dynamodb: kinds('erasedAthlete', 'deletedAccount', 'access', 'run', 'deletedRun', 'session', 'symptom') },
      { eventName: ['INSERT'], dynamodb: kinds('comment', 'instruction') },
      { eventName: ['MODIFY'], dynamodb: kinds('athlete') },
      { eventName: ['REMOVE'], dynamodb: { OldImage: { kind: { S: ['grant'] } } } },
      {
        eventName: ['MODIFY'],
        dynamodb: { NewImage: { kind: { S: ['import'] }, status: { S: ['FINISHED', 'FAILED'] } } },
      },
    ];
    dev.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FilterCriteria: { Filters: patterns.map((pattern) => ({ Pattern: JSON.stringify(pattern) })) },
    });
  });

  test('has no more filters than Lambda takes, and neither has the other consumer', () => {
    const mappings = Object.values(dev.findResources('AWS::Lambda::EventSourceMapping'));
    const filters = mappings.map(
      ({ Properties }) => (Properties as { FilterCriteria: { Filters: object[] } }).FilterCriteria.Filters.length,
    );
    expect(filters).toHaveLength(2);
    expect(Math.max(...filters)).toBeLessThanOrEqual(5);
  });

  test('is given a hundred records at once, halves what fails, and gives up after some tries', () => {
    dev.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      EventSourceArn: streamArn(),
      FunctionName: nameOf('ChangesLive'),
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 500,
      ParallelizationFactor: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 5,
      MaximumRecordAgeInSeconds: 6 * 3600,
      DestinationConfig: { OnFailure: { Destination: arnOf('AWS::SQS::Queue') } },
    });
  });

  test('leaves what it gave up in a queue that is encrypted, takes TLS only, and remembers for two weeks', () => {
    dev.hasResourceProperties('AWS::SQS::Queue', { MessageRetentionPeriod: 14 * 86_400, SqsManagedSseEnabled: true });
    dev.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: Match.objectLike({
        Statement: [Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })],
      }),
    });
    dev.hasOutput('DeadLetterQueueUrl', { Value: { Ref: only('AWS::SQS::Queue') } });
  });

  test('may do this and nothing else', () => {
    const allow = (Action: string[], Resource: unknown) => ({ Effect: 'Allow', Action, Resource });
    dev.hasResourceProperties('AWS::IAM::Policy', {
      Roles: [{ Ref: Match.stringLikeRegexp('^ChangesRole') }],
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          allow(['logs:CreateLogStream', 'logs:PutLogEvents'], {
            'Fn::GetAtt': [Match.stringLikeRegexp('^ChangesLogs'), 'Arn'],
          }),
          allow(['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], '*'),
          // Of the table itself, not of its indexes.
          allow(
            [
              ...['dynamodb:BatchGetItem', 'dynamodb:BatchWriteItem', 'dynamodb:DeleteItem', 'dynamodb:PutItem'],
              ...['dynamodb:Query', 'dynamodb:UpdateItem'],
            ],
            arnOf('AWS::DynamoDB::GlobalTable'),
          ),
          { Effect: 'Allow', Action: 'cognito-idp:AdminDeleteUser', Resource: arnOf('AWS::Cognito::UserPool') },
          allow(['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage'], arnOf('AWS::SQS::Queue')),
          allow(
            ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
            streamArn(),
          ),
        ],
      },
    });
  });
});

describe('its alarms', () => {
  const changes = Match.arrayWith([Match.objectLike({ Value: { Ref: Match.stringLikeRegexp('^ChangesHandler') } })]);
  const queue = [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [only('AWS::SQS::Queue'), 'QueueName'] } }];

  test.each([
    ['one record given up', { MetricName: 'ApproximateNumberOfMessagesVisible', Threshold: 1, Dimensions: queue }],
    [
      'ten minutes late for a quarter of an hour',
      { MetricName: 'IteratorAge', Threshold: 600_000, EvaluationPeriods: 3, Period: 300, Dimensions: changes },
    ],
    ['a failed call', { MetricName: 'Errors', Threshold: 1, Dimensions: changes }],
  ])('%s', (_name, alarm) => {
    dev.hasResourceProperties('AWS::CloudWatch::Alarm', alarm);
  });

  test('nobody waits for it: being slow is none', () => {
    const slow = Object.keys(dev.findResources('AWS::CloudWatch::Alarm', { Properties: { MetricName: 'Duration' } }));
    expect(slow).toEqual([
      expect.stringMatching(/^AlarmsGraphqlSlow/),
      expect.stringMatching(/^AlarmsIntegrationsSlow/),
      expect.stringMatching(/^AlarmsProvidersSlow/),
      expect.stringMatching(/^AlarmsDevelopersSlow/),
    ]);
  });

  test('how late it is and what it gave up show on the dashboard', () => {
    const body = JSON.stringify(Object.values(dev.findResources('AWS::CloudWatch::Dashboard')));
    for (const title of ['Changes: duration, ms', 'Changes: how late, ms', 'Changes: given up'])
      expect(body).toContain(title);
  });
});
