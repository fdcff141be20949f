import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Settings } from './settings.ts';

/** Metrics of our own. Functions print them as lines of their logs, in CloudWatch's embedded metric format. */

/** `functions/runtime/metrics.ts` prints these, with the stage's namespace from the environment. */
export type BusinessMetric = 'SidelinedAnswered' | 'BreachesRecorded' | 'DeliveriesLate';

export const metricNamespace = ({ stage }: Settings): string => `Sidelined/${stage}`;

export const businessMetric = (settings: Settings, metricName: BusinessMetric, options: MetricOptions = {}): Metric =>
  new Metric({ statistic: 'Sum', ...options, namespace: metricNamespace(settings), metricName });

export const lateDeliveries = (settings: Settings): IMetric =>
  businessMetric(settings, 'DeliveriesLate', { period: Duration.minutes(5) });

/** Cold starts of a function that had to compile their code: `bundle/index.mjs` counts them. */
export const codeCacheUnusedOf = ({ functionName }: IFunction, options: MetricOptions): Metric =>
  new Metric({
    ...options,
    namespace: 'Sidelined',
    metricName: 'CodeCacheUnused',
    dimensionsMap: { FunctionName: functionName },
  });

/** Those of all functions, in an hour. */
export function codeCacheUnused(functions: readonly IFunction[]): IMetric {
  const period = Duration.hours(1);
  const ids = functions.map((_, index) => `unused${index}`);
  return new MathExpression({
    label: 'cold starts without a code cache',
    expression: ids.map((id) => `FILL(${id}, 0)`).join(' + '),
    usingMetrics: Object.fromEntries(
      functions.map((fn, index) => [ids[index] ?? '', codeCacheUnusedOf(fn, { period, statistic: 'Sum' })]),
    ),
    period,
  });
}
