/** What a function counts, about nobody: names are also those of `infra/metrics.ts`. */
export type MetricName =
  /** Boards answered: who of my athletes is sidelined? */
  | 'SidelinedAnswered'
  /** Runs against an instruction. A change that the stream repeats counts again. */
  | 'BreachesRecorded'
  /** Attempts of webhook deliveries that began too late. */
  | 'DeliveriesLate';

export interface Metrics {
  count(name: MetricName, value?: number): void;
}

/**
 * Metrics on AWS Lambda: CloudWatch reads each from a line of the log. Without a namespace, as on a laptop, nothing is
 * counted.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function lambdaMetrics(
  namespace = process.env['METRICS_NAMESPACE'],
  write: (line: string) => void = (line) => process.stdout.write(line),
): Metrics {
  return {
    count(name, value = 1) {
      if (!namespace) return;
      const metric = { Namespace: namespace, Dimensions: [[]], Metrics: [{ Name: name, Unit: 'Count' }] };
      const line = { _aws: { Timestamp: Date.now(), CloudWatchMetrics: [metric] }, [name]: value };
      write(`${JSON.stringify(line)}\n`);
    },
  };
}
