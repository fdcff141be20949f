import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Outcome } from './lambda.ts';

/** Lambda's limit for events, in bytes. Answers may be a little larger. */
export const maxEventBytes = 6 * 1024 * 1024;
const maxAnswerBytes = maxEventBytes + 100;

/** What a process can say of its work: the other outcomes are seen from outside. */
export type Report = Extract<Outcome, { kind: 'answered' | 'failed' }>;

export interface Invocation {
  requestId: string;
  /** When it will be cut off, in milliseconds since 1970. */
  deadline: number;
  functionArn: string;
  traceId: string;
  /** As JSON. */
  event: string;
}

export interface RuntimeApi {
  /** Host and port, as AWS_LAMBDA_RUNTIME_API names them. */
  readonly address: string;
  /** Resolves when the process asks for its first invocation; with a report if it says that it cannot start. */
  readonly started: Promise<Report | undefined>;
  /** Only for a process that waits. Resolves when it asks for the next one: with its report on this one. */
  deliver(invocation: Invocation): Promise<Report>;
  close(): void;
}

type State =
  | { at: 'starting' }
  | { at: 'waiting'; response: ServerResponse }
  | { at: 'working'; requestId: string; over: (report: Report) => void }
  | { at: 'reported'; report: Report; over: (report: Report) => void }
  | { at: 'failed' };

/** Lambda's Runtime API (version 2018-06-01) for one process. */
export async function startRuntimeApi(): Promise<RuntimeApi> {
  const started = Promise.withResolvers<Report | undefined>();
  let state: State = { at: 'starting' };

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, path = ''] = /^\/2018-06-01\/runtime\/(.*)$/.exec(request.url ?? '') ?? [];
    const [, requestId, verdict] = /^invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
    const asked = `${request.method} ${requestId === undefined ? path : verdict}`;
    if (asked === 'GET invocation/next') return next(response);
    const body = await readBody(request);
    if (asked === 'POST init/error') return takeInitError(body, response);
    if (asked === 'POST response' || asked === 'POST error') return take(asked, requestId, body, response);
    answer(response, 404, 'NotFound', 'There is no such request');
  };

  const next = (response: ServerResponse): void => {
    const before = state;
    if (before.at !== 'starting' && before.at !== 'reported') return refuse(response);
    state = { at: 'waiting', response };
    if (before.at === 'starting') started.resolve(undefined);
    else before.over(before.report);
  };

  const takeInitError = (body: Buffer | undefined, response: ServerResponse): void => {
    if (state.at !== 'starting') return refuse(response);
    state = { at: 'failed' };
    answer(response, 202);
    started.resolve(failure(body));
  };

  const take = (asked: string, requestId: string | undefined, body: Buffer | undefined, response: ServerResponse) => {
    if (state.at !== 'working') return refuse(response);
    if (state.requestId !== requestId) return answer(response, 400, 'InvalidRequestID', 'Invalid request ID');
    const report = asked === 'POST error' ? failure(body) : success(body);
    state = { at: 'reported', report, over: state.over };
    if (body) return answer(response, 202);
    answer(response, 413, 'RequestEntityTooLarge', `Exceeded maximum allowed payload size (${maxAnswerBytes} bytes).`);
  };

  const server = createServer((request, response) => {
    route(request, response).catch((error: unknown) => {
      // A process that ends in the middle of a request is missed by whoever started it, not here.
      if (!request.errored) throw error;
    });
  });
  // A connection stays as long as its process, which may think about one invocation for minutes.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    address: `127.0.0.1:${port}`,
    started: started.promise,
    async deliver({ requestId, deadline, functionArn, traceId, event }) {
      if (state.at !== 'waiting') throw new Error(`An invocation for a process that is ${state.at}`);
      const { response } = state;
      const { promise, resolve } = Promise.withResolvers<Report>();
      state = { at: 'working', requestId, over: resolve };
      response.writeHead(200, {
        'content-type': 'application/json',
        'lambda-runtime-aws-request-id': requestId,
        'lambda-runtime-deadline-ms': deadline,
        'lambda-runtime-invoked-function-arn': functionArn,
        'lambda-runtime-trace-id': traceId,
      });
      response.end(event);
      return promise;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Undefined if it is larger than an answer may be. It is read to its end even then, so that the refusal is heard. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= maxAnswerBytes) chunks.push(chunk);
  }
  return bytes <= maxAnswerBytes ? Buffer.concat(chunks) : undefined;
}

const tooLarge: Report = {
  kind: 'failed',
  errorType: 'Function.ResponseSizeTooLarge',
  errorMessage: `Response payload size exceeded maximum allowed payload size (${maxAnswerBytes} bytes).`,
};

function success(body: Buffer | undefined): Report {
  if (!body) return tooLarge;
  try {
    return { kind: 'answered', payload: JSON.parse(body.toString()) as unknown };
  } catch {
    return { kind: 'failed', errorType: 'Runtime.InvalidResponse', errorMessage: 'The response is not JSON' };
  }
}

function failure(body: Buffer | undefined): Report {
  const told = success(body);
  if (told.kind === 'failed') return told;
  const { errorType, errorMessage } = (told.payload ?? {}) as Record<string, unknown>;
  return { kind: 'failed', errorType: String(errorType), errorMessage: String(errorMessage) };
}

/** The process asks for what does not fit to what it is at. */
function refuse(response: ServerResponse): void {
  answer(response, 403, 'InvalidStateTransition', 'State transition is not allowed');
}

function answer(response: ServerResponse, status: number, errorType?: string, errorMessage?: string): void {
  const body = errorType === undefined ? { status: 'OK' } : { errorType, errorMessage };
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
