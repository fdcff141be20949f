import { getHeapSpaceStatistics } from 'node:v8';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { eventFor, type GatewayEvent } from '../operations.ts';
import type { OperationName } from '../results.ts';
import type { Handler } from '../variants/handler.ts';
import { collectGarbage } from './collect-garbage.ts';
import { lambdaContext } from './lambda-context.ts';

/** What the benchmark asks of a process that has a variant loaded. */
export type Order =
  | { do: 'answer'; event: GatewayEvent }
  | { do: 'run'; operations: OperationName[]; requests: number }
  | { do: 'measureMemory' };

/** What it says back; to `measureMemory` and `answer` just their part. */
export interface Reply {
  status?: number;
  body?: string;
  cpuMicroseconds?: number;
  wallMicroseconds?: number;
  rssBytes?: number;
  heapBytes?: number;
  youngBytes?: number;
  /** Why it could not be done. */
  failure?: string;
}

const { handler } = (await import(process.argv[2] ?? '')) as { handler: Handler };
const isRead = (name: OperationName): boolean => name === 'board' || name === 'field';
let batches = 0;

/** The events of a batch, made before its clock starts: a read's is one and the same, runs to record are new each time. */
function eventsOf(names: readonly OperationName[], requests: number): GatewayEvent[] {
  const now = Date.now();
  const reads = new Map(names.filter(isRead).map((name) => [name, eventFor(name, { batch: 'read', now })]));
  batches += 1;
  return Array.from({ length: requests }, (_, index) => {
    const name = names[index % names.length] ?? 'field';
    return reads.get(name) ?? eventFor(name, { batch: `${process.pid}-${batches}-${index}`, now });
  });
}

async function run({ operations, requests }: Extract<Order, { do: 'run' }>): Promise<Reply> {
  const events = eventsOf(operations, requests);
  let last: APIGatewayProxyStructuredResultV2 = {};
  const begun = process.hrtime.bigint();
  const cpuBefore = process.cpuUsage();
  for (const event of events) {
    last = await handler(event, lambdaContext);
    if (last.statusCode !== 200) break;
  }
  const { user, system } = process.cpuUsage(cpuBefore);
  const wallMicroseconds = Number(process.hrtime.bigint() - begun) / 1000;
  const failure = failureOf(last);
  return { cpuMicroseconds: user + system, wallMicroseconds, ...(failure !== undefined && { failure }) };
}

/** Whether a request that seemed to be answered was not: a failing one is quick. */
function failureOf({ statusCode, body = '' }: APIGatewayProxyStructuredResultV2): string | undefined {
  const wentWell = statusCode === 200 && !/errors":\[\{/i.test(body) && body.startsWith('{"data":{');
  return wentWell ? undefined : `status ${statusCode}: ${body.slice(0, 300)}`;
}

/** What V8 has set aside for new objects: doubled, up to a bound, whenever many outlive a collection. */
const youngBytes = (): number =>
  getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.physical_space_size ?? 0;

async function obey(order: Order): Promise<Reply> {
  switch (order.do) {
    case 'answer': {
      const { statusCode = 200, body = '' } = await handler(order.event, lambdaContext);
      return { status: statusCode, body };
    }
    case 'run':
      return run(order);
    case 'measureMemory':
      collectGarbage();
      return {
        rssBytes: process.memoryUsage.rss(),
        heapBytes: process.memoryUsage().heapUsed,
        youngBytes: youngBytes(),
      };
    default:
      return order satisfies never;
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

process.on('message', (order: Order) => {
  obey(order).then(
    (reply) => process.send?.(reply),
    (error: unknown) => process.send?.({ failure: reasonOf(error) } satisfies Reply),
  );
});
// It is ready.
process.send?.({});
