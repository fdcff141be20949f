import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { nameOf, template } from './support/synth.ts';

const dev = template();
/** Its current version: everything calls the function through it. */
const live = { Ref: Match.stringLikeRegexp('^OutboundLive') };
const queue = { 'Fn::GetAtt': [Match.stringLikeRegexp('^OutboundDeadLetters'), 'Arn'] };

describe('what goes out', () => {
  test('runs traced, with a log of its own, and knows no way to this machine', () => {
    dev.hasResourceProperties('AWS::Lambda::Function', {
      Description: Match.stringLikeRegexp('calls other servers'),
      Runtime: 'nodejs24.x',
      Timeout: 120,
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: Match.objectLike({
        LogFormat: 'JSON',
        LogGroup: { Ref: Match.stringLikeRegexp('^OutboundLogs') },
      }),
    });
    expect(JSON.stringify(dev.toJSON())).not.toMatch(/allow_?local/i);
  });

  test('is called for what is new, two batches of a shard at once, and keeps what it could not do', () => {
    dev.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionName: nameOf('OutboundLive'),
      FilterCriteria: { Filters: [{ Pattern: Match.stringLikeRegexp('"INSERT".*"webhookDelivery"') }] },
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 50,
      ParallelizationFactor: 2,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 5,
      DestinationConfig: { OnFailure: { Destination: queue } },
    });
  });

  test('is called each minute for what is due again', () => {
    dev.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(1 minute)',
      State: 'ENABLED',
      Targets: [Match.objectLike({ Arn: live, Input: '{"source":"schedule"}' })],
    });
    dev.hasResourceProperties('AWS::Lambda::Permission', {
      FunctionName: live,
      Principal: 'events.amazonaws.com',
    });
  });

  test('counts messages that were given up, and wakes somebody when there are many', () => {
    dev.hasResourceProperties('AWS::Logs::MetricFilter', {
      FilterPattern: '{ $.message = "A webhook delivery was given up" }',
      MetricTransformations: [Match.objectLike({ MetricName: 'WebhooksGivenUp', MetricNamespace: 'Sidelined/dev' })],
    });
    dev.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'WebhooksGivenUp',
      Namespace: 'Sidelined/dev',
      Threshold: 50,
      Period: 3600,
    });
  });
});
