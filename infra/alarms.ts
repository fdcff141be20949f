import { Duration, Stack } from 'aws-cdk-lib';
import type { HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Operation, type TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Settings } from './settings.ts';
import type { StreamConsumer } from './stream-consumer.ts';

const period = Duration.minutes(5);

/** The DynamoDB operations of the functions. Each has its own throttling and error metrics. */
const operations = [
  Operation.GET_ITEM,
  Operation.BATCH_GET_ITEM,
  Operation.QUERY,
  Operation.PUT_ITEM,
  Operation.UPDATE_ITEM,
  Operation.DELETE_ITEM,
  Operation.BATCH_WRITE_ITEM,
  Operation.TRANSACT_WRITE_ITEMS,
];

type AlarmOptions = { meaning: string; threshold: number; periods?: number };

/** The alarms that someone on call must see, and the topic that notifies them. */
export class Alarms extends Construct {
  readonly topic: Topic;
  readonly #alarms: Alarm[] = [];

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { displayName: `Sidelined ${settings.stage}`, enforceSSL: true });
    // A topic with its own policy (here: TLS only) loses the default policy, which lets alarms publish.
    this.topic.grantPublish(
      new ServicePrincipal('cloudwatch.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    if (settings.alarmEmail !== undefined) this.topic.addSubscription(new EmailSubscription(settings.alarmEmail));
  }

  get all(): readonly Alarm[] {
    return this.#alarms;
  }

  /** A function that crashes, times out, is throttled, or is slow: `p99`, if given, is the highest acceptable duration. */
  watchFunction(name: string, fn: IFunction, { p99 }: { p99?: Duration } = {}): void {
    this.#add(`${name}Errors`, fn.metricErrors({ period }), {
      meaning: 'The function crashed, ran out of time or gave a batch back; an error that it answered does not count.',
      threshold: 1,
    });
    this.#add(`${name}Throttles`, fn.metricThrottles({ period }), {
      meaning: "Calls were turned away because the account's concurrency was used up.",
      threshold: 1,
    });
    if (p99 === undefined) return;
    this.#add(`${name}Slow`, fn.metricDuration({ period, statistic: 'p99' }), {
      meaning: `For a quarter of an hour one call in a hundred took longer than ${p99.toSeconds()} s.`,
      threshold: p99.toMilliseconds(),
      periods: 3,
    });
  }

  /** The version of a function that is being brought in: CodeDeploy goes back if this is raised. */
  watchNewVersion(name: string, errors: IMetric): Alarm {
    return this.#add(`${name}NewVersion`, errors, {
      meaning: 'The new version of the function failed. While it is being brought in, the version before is put back.',
      threshold: 1,
    });
  }

  /** Cold starts that had to compile their code, of all functions together. */
  watchCodeCache(unused: IMetric): void {
    this.#add('CodeCacheUnused', unused, {
      meaning:
        'Functions start slower than they could: their code cache is absent or does not fit the Node.js of Lambda.',
      threshold: 5,
    });
  }

  /** Webhook deliveries whose first or next attempt came late. */
  watchDeliveries(late: IMetric): void {
    this.#add('DeliveriesLate', late, {
      meaning: 'Ten webhook deliveries in five minutes were attempted more than five minutes after they were due.',
      threshold: 10,
      periods: 2,
    });
  }

  /** A consumer of the table's stream that gives up records, or falls behind. */
  watchConsumer(name: string, { handler, deadLetters }: StreamConsumer): void {
    this.#add(
      `${name}GivenUp`,
      deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
      {
        meaning:
          'A change could not be dealt with: what it asked for may be unfinished. The stream keeps it for hours only.',
        threshold: 1,
      },
    );
    this.#add(`${name}Behind`, handler.metric('IteratorAge', { period, statistic: 'Maximum' }), {
      meaning: 'For a quarter of an hour changes have been dealt with more than ten minutes late.',
      threshold: Duration.minutes(10).toMilliseconds(),
      periods: 3,
    });
  }

  /** Webhook deliveries that are given up. */
  watchWebhooks(givenUp: IMetric): void {
    this.#add('WebhooksGivenUp', givenUp, {
      meaning:
        '50 webhook deliveries were given up within an hour. A single dead receiver is disabled automatically: if many ' +
        'fail, sending itself may be broken.',
      threshold: 50,
    });
  }

  watchApi(stage: HttpStage): Alarm {
    return this.#add('ApiServerErrors', stage.metricServerError({ period, statistic: 'Sum' }), {
      meaning: 'Callers received responses of 500 and above.',
      threshold: 5,
    });
  }

  watchTable(table: TableV2): void {
    const options = { operations, period };
    this.#add('TableThrottled', table.metricThrottledRequestsForOperations(options), {
      meaning: 'DynamoDB throttled requests. Most likely one athlete or person is a hot partition.',
      threshold: 1,
      periods: 2,
    });
    this.#add('TableErrors', table.metricSystemErrorsForOperations(options), {
      meaning: 'DynamoDB itself failed.',
      threshold: 1,
      periods: 2,
    });
  }

  #add(id: string, metric: IMetric, { meaning, threshold, periods = 1 }: AlarmOptions): Alarm {
    const alarm = new Alarm(this, id, {
      metric,
      alarmDescription: meaning,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      // No calls are no error.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    this.#alarms.push(alarm);
    return alarm;
  }
}
