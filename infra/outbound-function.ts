import { Duration } from 'aws-cdk-lib';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { bundledFunction } from './bundled-function.ts';
import { tableActions } from './permissions.ts';
import { stravaSecrets } from './providers-function.ts';
import type { Settings } from './settings.ts';
import { consumeStream } from './stream-consumer.ts';
import { streamPatterns } from './stream-patterns.ts';
import type { DataTable } from './table.ts';

export type OutboundFunctionProps = { settings: Settings; data: DataTable; entry?: string | undefined };

/** The Lambda that talks to other people's servers, now and again each minute; and the queue of what it could not do. */
export class OutboundFunction extends Construct {
  readonly handler: Lambda;
  readonly deadLetters: Queue;
  /** Messages to receivers of webhooks that were given up, in an hour. */
  readonly givenUp: IMetric;

  constructor(scope: Construct, id: string, { settings, data, entry }: OutboundFunctionProps) {
    super(scope, id);
    const { handler, role } = bundledFunction(this, {
      settings,
      name: 'outbound',
      entry,
      description: 'Sidelined: what goes out to the servers of others, such as webhooks and Strava',
      // It waits for others.
      memorySize: 512,
      // A server that is slow holds it up for 15 s a request; what is left waits for the next minute.
      timeout: Duration.minutes(2),
      environment: {
        TABLE_NAME: data.table.tableName,
        ...stravaSecrets(settings, { STRAVA_CLIENT_ID: 'clientId', STRAVA_CLIENT_SECRET: 'clientSecret' }),
      },
    });
    // What is due at a provider, and runs by where they came from.
    data.allow(role, tableActions.outbound, { onIndexes: ['byKind'] });
    this.deadLetters = consumeStream(this, {
      data,
      handler,
      patterns: streamPatterns.outbound,
      // What is slow holds up what lies in the same batch, and no more.
      parallelizationFactor: 10,
    });
    this.givenUp = new MetricFilter(this, 'WebhooksGivenUp', {
      logGroup: handler.logGroup,
      // As in `functions/outbound/webhook.ts`.
      filterPattern: FilterPattern.stringValue('$.message', '=', 'A webhook delivery was given up'),
      metricNamespace: `Sidelined/${settings.stage}`,
      metricName: 'WebhooksGivenUp',
    }).metric({ statistic: 'Sum', period: Duration.hours(1) });
    new Rule(this, 'EachMinute', {
      description: 'What is due again',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [
        new LambdaFunction(handler, {
          event: RuleTargetInput.fromObject({ source: 'schedule' }),
          // The next minute is the next try.
          retryAttempts: 0,
        }),
      ],
    });
    this.handler = handler;
  }
}
