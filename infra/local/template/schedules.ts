import { randomUUID } from 'node:crypto';
import { CliError } from '../cli-error.ts';
import { accountId, region, type Resources } from './assembly/resources.ts';
import type { DeployedFunction } from './functions/functions.ts';

interface RuleProperties {
  ScheduleExpression?: string;
  State?: string;
  Targets?: { Arn: string; Input?: string }[];
}

/** The scheduled rules of a template. */
export interface Schedules {
  count: number;
  /** Calls every function with a schedule now, and waits for the responses, so that tests need not wait for a clock. */
  fire(): Promise<void>;
  stop(): Promise<void>;
}

const minutesPer = { minute: 1, hour: 60, day: 1_440 } as const;

/** Starts the schedules of the template. @throws CliError for one that is not supported here, such as cron */
export function startSchedules(
  resources: Resources,
  functions: ReadonlyMap<string, DeployedFunction>,
  onError: (error: unknown) => void,
): Schedules {
  const rules = resources
    .all<RuleProperties>('AWS::Events::Rule')
    .filter(({ properties }) => properties.ScheduleExpression !== undefined && properties.State !== 'DISABLED');
  const calls = rules.map(({ logicalId, properties }) => {
    const targets = (properties.Targets ?? []).map(({ Arn, Input }) => {
      const target = functions.get(Arn);
      if (!target) throw new CliError(`The rule ${logicalId} does not call a function of the template.`);
      return async () => {
        await target.invoke(Input === undefined ? scheduledEvent() : JSON.parse(Input)).catch(onError);
      };
    });
    const call = async () => {
      await Promise.all(targets.map((invoke) => invoke()));
    };
    return { call, everyMs: periodMs(logicalId, properties.ScheduleExpression ?? '') };
  });
  const underWay = new Set<Promise<void>>();
  const timers = calls.map(({ call, everyMs }) =>
    setInterval(() => {
      const running = call()
        .catch(onError)
        .finally(() => underWay.delete(running));
      underWay.add(running);
    }, everyMs),
  );
  // A schedule does not keep the process alive.
  for (const timer of timers) timer.unref();
  return {
    count: calls.length,
    async fire() {
      await Promise.all(calls.map(({ call }) => call()));
    },
    async stop() {
      timers.forEach((timer) => clearInterval(timer));
      await Promise.all(underWay);
    },
  };
}

function periodMs(logicalId: string, expression: string): number {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (count === undefined || unit === undefined) {
    throw new CliError(`The rule ${logicalId} has the schedule ${expression}, which cannot be executed here.`);
  }
  return Number(count) * minutesPer[unit as keyof typeof minutesPer] * 60_000;
}

/** EventBridge's event for a target without an input of its own. */
function scheduledEvent(): object {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: accountId,
    time: new Date().toISOString(),
    region,
    resources: [],
    detail: {},
  };
}
