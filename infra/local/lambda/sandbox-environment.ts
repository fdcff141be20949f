import { randomBytes } from 'node:crypto';
import type { FunctionConfig } from './lambda.ts';

/** Where a function is when its configuration names no region. */
const region = 'us-east-1';

/** Whose function it is. */
const account = '000000000000';

/**
 * All variables that a function's process sees: what it was configured with, and what Lambda sets. None of this process,
 * whose own credentials and profiles are nobody's business.
 *
 * @param taskRoot folder of the code
 * @param runtimeApi host and port
 */
export function sandboxEnvironment(
  { name, handler, environment, memoryMegabytes }: FunctionConfig,
  taskRoot: string,
  runtimeApi: string,
): Record<string, string> {
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: environment['AWS_REGION'] ?? region,
    LANG: 'en_US.UTF-8',
    PATH: '/usr/local/bin:/usr/bin:/bin',
    // Without it, a library would look up who runs this and read her `~/.aws`. This folder is not there on Lambda either.
    HOME: '/home/sbx_user1051',
    ...environment,
    // These are Lambda's: no configuration changes them.
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMegabytes),
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: `${day}/[$LATEST]${randomBytes(16).toString('hex')}`,
    AWS_LAMBDA_RUNTIME_API: runtimeApi,
    LAMBDA_TASK_ROOT: taskRoot,
    TZ: ':UTC',
    _HANDLER: handler,
  };
}

export function functionArn({ name, environment }: FunctionConfig): string {
  return `arn:aws:lambda:${environment['AWS_REGION'] ?? region}:${account}:function:${name}`;
}

/** An id as X-Ray gives them to requests. It says that nothing is recorded: there is no X-Ray here. */
export function newTraceId(now: number): string {
  const seconds = Math.floor(now / 1000).toString(16);
  return `Root=1-${seconds}-${randomBytes(12).toString('hex')};Parent=${randomBytes(8).toString('hex')};Sampled=0`;
}
