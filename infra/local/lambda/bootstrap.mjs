/**
 * What runs inside a function's process: it loads the handler and asks the Runtime API for one invocation after another,
 * as AWS's Runtime Interface Client for Node 24 does. That one (`aws-lambda-ric`) has a native part which is built when
 * it is installed, with autoconf, cmake and a C++ compiler. Where it is there, AWS_LAMBDA_RIC may name its `index.mjs`,
 * and it runs in the place of this file; `test/infra/local/lambda.test.ts` passes with either (tried with version 4.0.2).
 *
 * What differs: `console` is Node's own, so that lines carry no time, level and request id of their own; there are no
 * response streams, no `awslambda` global, no Lambda Managed Instances, and no X-Ray cause beside an error.
 *
 * As there: exceptions and rejections that nobody handles are left to Node, which prints them and ends the process, and
 * a handler that takes a callback is refused.
 */
import { existsSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const { AWS_LAMBDA_RUNTIME_API: runtimeApi, LAMBDA_TASK_ROOT: taskRoot, _HANDLER: handlerName } = process.env;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

// Not awaited: a process that has nothing left to wait for ends, even in the middle of an invocation.
void run();

async function run() {
  let handler;
  try {
    handler = await loadHandler();
  } catch (error) {
    print('Init Error', error);
    await ask('POST', 'init/error', JSON.stringify(describe(error)));
    process.exit(1);
  }
  for (;;) {
    const { headers, body } = await ask('GET', 'invocation/next');
    const id = headers['lambda-runtime-aws-request-id'];
    process.env['_X_AMZN_TRACE_ID'] = headers['lambda-runtime-trace-id'];
    const [verdict, report] = await answer(handler, JSON.parse(body), contextOf(headers));
    const { status } = await ask('POST', `invocation/${id}/${verdict}`, report);
    if (status >= 300) console.error(`The Runtime API refused the ${verdict} of ${id} with ${status}.`);
  }
}

/** A file's name without its ending, a dot, and the name of an export: `index.handler`. */
async function loadHandler() {
  const [, file, exported] = /^(.+?)\.([^/]+)$/.exec(handlerName) ?? [];
  if (file === undefined) throw named('Runtime.MalformedHandlerName', 'Bad handler');
  const path = ['', '.js', '.mjs', '.cjs'].map((ending) => resolve(taskRoot, file + ending)).find(existsSync);
  if (path === undefined) throw named('Runtime.ImportModuleError', `Error: Cannot find module '${file}'`);
  const loaded = await import(pathToFileURL(path)).catch((error) => {
    if (error instanceof SyntaxError) throw named('Runtime.UserCodeSyntaxError', String(error), error.stack);
    if (error?.code === 'MODULE_NOT_FOUND') throw named('Runtime.ImportModuleError', String(error));
    throw error;
  });
  const handler = loaded[exported] ?? loaded.default?.[exported];
  if (typeof handler !== 'function') {
    throw named('Runtime.HandlerNotFound', `${handlerName} is undefined or not exported`);
  }
  if (handler.length >= 3) {
    throw named(
      'Runtime.CallbackHandlerDeprecated',
      'Handlers with callbacks are gone since Node 24: return a promise.',
    );
  }
  return handler;
}

/** @returns the last part of the path to post to, and what to post */
async function answer(handler, event, context) {
  try {
    return ['response', toJson(await handler(event, context))];
  } catch (error) {
    print('Invoke Error', error);
    return ['error', JSON.stringify(describe(error))];
  }
}

function contextOf(headers) {
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  return {
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    xRayTraceId: headers['lambda-runtime-trace-id'],
    clientContext: undefined,
    identity: undefined,
    tenantId: undefined,
    functionName: process.env['AWS_LAMBDA_FUNCTION_NAME'],
    functionVersion: process.env['AWS_LAMBDA_FUNCTION_VERSION'],
    memoryLimitInMB: process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
    logGroupName: process.env['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: process.env['AWS_LAMBDA_LOG_STREAM_NAME'],
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
}

/** One request to the Runtime API; it may be answered much later. If that is gone, so is all reason to go on. */
function ask(method, path, body) {
  const headers = body === undefined ? {} : { 'content-type': 'application/json' };
  return new Promise((done) => {
    const url = `http://${runtimeApi}/2018-06-01/runtime/${path}`;
    const asked = request(url, { agent, method, headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', () => process.exit(1));
      response.on('end', () => {
        done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString() });
      });
    });
    asked.on('error', () => process.exit(1));
    asked.end(body);
  });
}

function toJson(value) {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    throw named('Runtime.JSONStringifyError', 'Unable to stringify response body');
  }
}

function describe(error) {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') ?? [] };
}

function print(what, error) {
  const { errorType, errorMessage, trace } = describe(error);
  console.error(`${what} ${JSON.stringify({ errorType, errorMessage, stack: trace })}`);
}

function named(name, message, stack) {
  const error = new Error(message);
  return Object.assign(error, { name, ...(stack && { stack }) });
}
