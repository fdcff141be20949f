import type { GatewayEvent } from '../world/operations.ts';
import type { Handler } from '../variants/handler.ts';
import { lambdaContext } from './lambda-context.ts';

/** The report of a fresh process about its first response. */
export interface ColdReport {
  /** From the first import to the response. */
  milliseconds: number;
  status: number;
  body: string;
}

const [, , module = '', eventJson = ''] = process.argv;
const event = JSON.parse(eventJson) as GatewayEvent;

const begun = performance.now();
const { handler } = (await import(module)) as { handler: Handler };
const { statusCode = 200, body = '' } = await handler(event, lambdaContext);
const report: ColdReport = { milliseconds: performance.now() - begun, status: statusCode, body };
// Open connections must not keep the process alive.
process.stdout.write(JSON.stringify(report), () => process.exit());
