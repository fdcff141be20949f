import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { eventFor, eventOf, type GatewayEvent, type Question, questionOf } from '../world/operations.ts';
import type { OperationName } from '../results.ts';
import type { Handler } from '../variants/handler.ts';
import { collectGarbage } from './collect-garbage.ts';
import { lambdaContext } from './lambda-context.ts';

/** Orders to a process with a loaded variant. */
export type Order =
  | { do: 'answer'; event: GatewayEvent }
  | { do: 'run'; operation: OperationName; requests: number }
  | { do: 'sendPadded'; from: number; documents: number; commentBytes: number }
  | { do: 'measureMemory' }
  | { do: 'serve' };

/** The reports for each order. */
export interface Reply {
  status?: number;
  body?: string;
  milliseconds?: number;
  cpuMicroseconds?: number;
  rssBytes?: number;
  url?: string;
  /** Why an order failed. */
  failure?: string;
}

const { handler } = (await import(process.argv[2] ?? '')) as { handler: Handler };

async function answer(event: GatewayEvent): Promise<Reply> {
  const begun = performance.now();
  const { statusCode = 200, body = '' } = await handler(event, lambdaContext);
  return { status: statusCode, body, milliseconds: performance.now() - begun };
}

/** @throws if the response is not as expected: a failing request is fast */
async function answerWell(event: GatewayEvent): Promise<void> {
  const { status, body = '' } = await answer(event);
  if (status !== 200 || !body.startsWith('{"data":{') || /errors":\[\{/i.test(body))
    throw new Error(`status ${status}: ${body.slice(0, 300)}`);
}

/** Repeats the same read. */
async function run(operation: OperationName, requests: number): Promise<Reply> {
  const event = eventFor(operation, { batch: 'run', now: Date.now() });
  const before = process.cpuUsage();
  for (let done = 0; done < requests; done++) await answerWell(event);
  const { user, system } = process.cpuUsage(before);
  return { cpuMicroseconds: user + system };
}

/** Documents that differ only in a long comment, each sent twice. */
async function sendPadded({ from, documents, commentBytes }: Extract<Order, { do: 'sendPadded' }>): Promise<Reply> {
  const question = questionOf('field', { batch: 'padded', now: Date.now() });
  for (let number = from; number < from + documents; number++) {
    const document = `#${`${number} `.padEnd(commentBytes, 'x')}\n${question.document}`;
    const event = eventOf({ ...question, document });
    await answerWell(event);
    await answerWell(event);
  }
  return {};
}

/** Serves the function over HTTP: the body of a request is an operation with its claims. */
async function serve(): Promise<Reply> {
  const server = createServer((request, response) => {
    text(request)
      .then((body) => answer(eventOf(JSON.parse(body) as Question)))
      .then(({ status = 500, body = '' }) => {
        const failed = status === 200 && /errors":\[\{/i.test(body);
        response.writeHead(failed ? 500 : status, { 'content-type': 'application/json' }).end(body);
      })
      .catch((error: unknown) => response.writeHead(500).end(reasonOf(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 1_000, resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function obey(order: Order): Promise<Reply> {
  switch (order.do) {
    case 'answer':
      return answer(order.event);
    case 'run':
      return run(order.operation, order.requests);
    case 'sendPadded':
      return sendPadded(order);
    case 'measureMemory':
      collectGarbage();
      return { rssBytes: process.memoryUsage.rss() };
    case 'serve':
      return serve();
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
// Reports that it is ready.
process.send?.({});
