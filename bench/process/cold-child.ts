import type { GatewayEvent } from '../operations.ts';
import type { Handler } from '../variants/handler.ts';
import { lambdaContext } from './lambda-context.ts';

/** What a fresh process says of its first answer, in milliseconds. */
export interface ColdReport {
  nodeMs: number;
  loadMs: number;
  firstRequestMs: number;
  /** CPU of loading and the first request, of all threads. */
  cpuMs: number;
  /** When loading began and when the answer was there, on the clock of V8's trace events. */
  beganMicroseconds: number;
  endedMicroseconds: number;
  status: number;
  body: string;
}

// Milliseconds since the process began: what Node itself took until here.
const nodeMs = performance.now();
const [, , module = '', eventJson = ''] = process.argv;
const event = JSON.parse(eventJson) as GatewayEvent;

const beganMicroseconds = Number(process.hrtime.bigint()) / 1000;
const cpuBefore = process.cpuUsage();
const beforeLoad = performance.now();
const { handler } = (await import(module)) as { handler: Handler };
const loaded = performance.now();
const { statusCode = 200, body = '' } = await handler(event, lambdaContext);
const answered = performance.now();
const { user, system } = process.cpuUsage(cpuBefore);
const endedMicroseconds = Number(process.hrtime.bigint()) / 1000;

const report: ColdReport = {
  nodeMs,
  loadMs: loaded - beforeLoad,
  firstRequestMs: answered - loaded,
  cpuMs: (user + system) / 1000,
  beganMicroseconds,
  endedMicroseconds,
  status: statusCode,
  body,
};
// Connections that are kept open must not keep the process.
process.stdout.write(JSON.stringify(report), () => process.exit());
