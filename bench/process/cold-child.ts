import type { GatewayEvent } from '../world/operations.ts';
import type { Handler } from '../variants/handler.ts';
import { lambdaContext } from './lambda-context.ts';

/** What a fresh process says of its first answer. */
export interface ColdReport {
  /** From the first import to the answer. */
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
// Connections that are kept open must not keep the process.
process.stdout.write(JSON.stringify(report), () => process.exit());
