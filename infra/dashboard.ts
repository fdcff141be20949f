import { Duration } from 'aws-cdk-lib';
import type { HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  AlarmStatusWidget,
  Dashboard as CloudWatchDashboard,
  type IMetric,
  GraphWidget,
  type IWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import { businessMetric, codeCacheUnusedOf } from './metrics.ts';
import type { Settings } from './settings.ts';
import type { StreamConsumer } from './stream-consumer.ts';

const minute = { period: Duration.minutes(1) };
const sum = { ...minute, statistic: 'Sum' };

export type DashboardProps = {
  settings: Settings;
  alarms: Alarms;
  stage: HttpStage;
  /** By the name to show on the dashboard. */
  functions: Record<string, IFunction>;
  /** The consumers of the stream, by the same names. */
  consumers: Record<string, StreamConsumer>;
  table: TableV2;
};

/** One page, read from the top: is anything wrong, do callers notice, and which part is it? */
export class Dashboard extends Construct {
  readonly name: string;

  constructor(scope: Construct, id: string, { settings, alarms, stage, functions, consumers, table }: DashboardProps) {
    super(scope, id);
    this.name = `sidelined-${settings.stage}`;
    new CloudWatchDashboard(this, 'Page', {
      dashboardName: this.name,
      defaultInterval: Duration.hours(3),
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms.all], width: 24 })],
        apiWidgets(stage),
        businessWidgets(settings),
        ...Object.entries(functions).map(([name, fn]) => functionWidgets(name, fn)),
        ...Object.entries(consumers).map(([name, consumer]) => consumerWidgets(name, consumer)),
        coldStartWidgets(functions),
        tableWidgets(table),
      ],
    });
  }
}

function apiWidgets(stage: HttpStage): IWidget[] {
  return [
    graph('API: requests', [stage.metricCount(minute)]),
    graph('API: refused (4xx) and failed (5xx)', [stage.metricClientError(sum), stage.metricServerError(sum)]),
    graph(
      'API: latency, ms',
      percentiles((statistic) => stage.metricLatency({ ...minute, statistic })),
    ),
  ];
}

function functionWidgets(name: string, fn: IFunction): IWidget[] {
  const concurrency = fn.metric('ConcurrentExecutions', { ...minute, statistic: 'Maximum' });
  return [
    graph(`${name}: calls at once`, [concurrency]),
    graph(`${name}: errors and throttles`, [fn.metricErrors(sum), fn.metricThrottles(sum)]),
    graph(
      `${name}: duration, ms`,
      percentiles((statistic) => fn.metricDuration({ ...minute, statistic })),
    ),
  ];
}

function coldStartWidgets(functions: Record<string, IFunction>): IWidget[] {
  const metrics = Object.entries(functions).map(([label, fn]) => codeCacheUnusedOf(fn, { ...sum, label }));
  return [graph('Cold starts without a code cache', metrics)];
}

/** What the functions themselves count (`functions/runtime/metrics.ts`): how much is asked and found, about nobody. */
function businessWidgets(settings: Settings): IWidget[] {
  return [
    graph('Boards answered', [businessMetric(settings, 'SidelinedAnswered', sum)]),
    graph('Breaches recorded', [businessMetric(settings, 'BreachesRecorded', sum)]),
    graph('Deliveries late', [businessMetric(settings, 'DeliveriesLate', sum)]),
  ];
}

function consumerWidgets(name: string, { handler, deadLetters }: StreamConsumer): IWidget[] {
  const maximum = { ...minute, statistic: 'Maximum' };
  return [
    graph(`${name}: how late, ms`, [handler.metric('IteratorAge', maximum)]),
    graph(`${name}: given up`, [deadLetters.metricApproximateNumberOfMessagesVisible(maximum)]),
  ];
}

function tableWidgets(table: TableV2): IWidget[] {
  const latency = (Operation: string) =>
    table.metricSuccessfulRequestLatency({
      ...minute,
      statistic: 'p99',
      label: Operation,
      dimensionsMap: { TableName: table.tableName, Operation },
    });
  return [
    graph('Table: capacity units', [
      table.metricConsumedReadCapacityUnits(sum),
      table.metricConsumedWriteCapacityUnits(sum),
    ]),
    graph('Table: conditions that failed (races and retries)', [table.metricConditionalCheckFailedRequests(sum)]),
    graph('Table: p99, ms', ['Query', 'BatchGetItem', 'TransactWriteItems'].map(latency)),
  ];
}

function percentiles(metric: (statistic: string) => IMetric): IMetric[] {
  return ['p50', 'p90', 'p99'].map(metric);
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: 8, leftYAxis: { min: 0, showUnits: false } });
}
