import { Duration } from 'aws-cdk-lib';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Alias, Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { bundledFunction } from './bundled-function.ts';
import { secretActions, tableActions } from './permissions.ts';
import { stravaSecrets } from './providers-function.ts';
import type { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';
import { consumeStream } from './stream-consumer.ts';
import { streamBatchSizes, streamPatterns } from './stream-patterns.ts';
import type { DataTable } from './table.ts';

export type OutboundFunctionProps = {
  settings: Settings;
  data: DataTable;
  secrets: Secrets;
  entry?: string | undefined;
};

/** The Lambda function that calls other servers, on changes and every minute; and the queue of what it could not process. */
export class OutboundFunction extends Construct {
  readonly handler: Lambda;
  readonly live: Alias;
  readonly deadLetters: Queue;
  /** Webhook deliveries that were given up, per hour. */
  readonly givenUp: IMetric;

  constructor(scope: Construct, id: string, { settings, data, secrets, entry }: OutboundFunctionProps) {
    super(scope, id);
    const { handler, live, role } = bundledFunction(this, {
      settings,
      name: 'outbound',
      entry,
      description: 'Sidelined: calls other servers, such as receivers of webhooks and Strava',
      // It mostly waits for other servers.
      memorySize: 512,
      // It begins nothing that could take long after 10 s, or 55 s if the schedule calls. The rest is for the next call.
      timeout: Duration.minutes(2),
      environment: {
        TABLE_NAME: data.table.tableName,
        ...secrets.keyId,
        // Events that fall due are named here.
        ...secrets.deploymentSecret,
        ...stravaSecrets(settings, { STRAVA_CLIENT_ID: 'clientId', STRAVA_CLIENT_SECRET: 'clientSecret' }),
      },
    });
    // The jobs that are due at a provider, and runs by their source.
    data.allow(role, tableActions.outbound, { onIndexes: ['byKind'] });
    secrets.allow(role, secretActions.outbound);
    this.deadLetters = consumeStream(this, {
      data,
      live,
      patterns: streamPatterns.outbound,
      batchSize: streamBatchSizes.outbound,
      // A slow server delays no other: whoever waits for it sends what else is due. Few by default: each shard of the
      // stream has as many calls at once.
      parallelizationFactor: settings.lanes.outbound,
    });
    this.givenUp = new MetricFilter(this, 'WebhooksGivenUp', {
      logGroup: handler.logGroup,
      // The log message of `functions/outbound/webhook.ts`.
      filterPattern: FilterPattern.stringValue('$.message', '=', 'A webhook delivery was given up'),
      metricNamespace: `Sidelined/${settings.stage}`,
      metricName: 'WebhooksGivenUp',
    }).metric({ statistic: 'Sum', period: Duration.hours(1) });
    new Rule(this, 'EachMinute', {
      description: 'Processes what is due',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [
        new LambdaFunction(live, {
          event: RuleTargetInput.fromObject({ source: 'schedule' }),
          // The next minute is the next attempt.
          retryAttempts: 0,
        }),
      ],
    });
    this.handler = handler;
    this.live = live;
  }
}
