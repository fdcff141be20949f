import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll, afterEach, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import cdkJson from '../../../cdk.json' with { type: 'json' };
import { startFunction, type FunctionConfig, type LocalFunction } from '../../../infra/local/lambda/lambda.ts';
import { readSettings } from '../../../infra/settings.ts';
import { SidelinedStack } from '../../../infra/stack.ts';
import { freshTable } from '../../support/table.ts';

let folder: string;
const started: LocalFunction[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidelined-lambda-'));
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((fn) => fn.stop()));
});
afterAll(() => rm(folder, { recursive: true }));

/** A folder with these files. */
async function asset(files: Record<string, string>): Promise<string> {
  const made = await mkdtemp(join(folder, 'asset-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(made, name)), { recursive: true });
    await writeFile(join(made, name), text);
  }
  return made;
}

interface Running {
  fn: LocalFunction;
  /** What it has logged. */
  lines: string[];
  /** Resolves when it logs this line. */
  logs(line: string): Promise<void>;
}

/** Starts a function that is this module. */
async function run(module: string, config: Partial<FunctionConfig> = {}, initSeconds = 10): Promise<Running> {
  const lines: string[] = [];
  const awaited = new Map<string, () => void>();
  const log = (line: string) => {
    lines.push(line);
    awaited.get(line)?.();
  };
  const fn = await startFunction(
    {
      name: 'Tried',
      codeFolder: config.codeFolder ?? (await asset({ 'index.mjs': module })),
      handler: 'index.handler',
      environment: {},
      timeoutSeconds: 10,
      memoryMegabytes: 256,
      ...config,
    },
    { log, initSeconds },
  );
  started.push(fn);
  return { fn, lines, logs: (line) => new Promise((resolve) => awaited.set(line, resolve)) };
}

async function payloadOf<T>(fn: LocalFunction, event: unknown = {}): Promise<T> {
  const outcome = await fn.invoke(event);
  if (outcome.kind !== 'answered') throw new Error(JSON.stringify(outcome));
  return outcome.payload as T;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The system may take its time to notice that a process has ended whose parent is gone. */
const orphans = { timeout: 10_000 };

const answered = (payload: unknown) => ({ kind: 'answered', payload });
const failed = (errorType: string, errorMessage: unknown) => ({ kind: 'failed', errorType, errorMessage });
const because = (reason: string) => expect.stringMatching(new RegExp(`^RequestId: [\\w-]{36} Error: ${reason}$`));
const exited = (how: string) => failed('Runtime.ExitError', because(`Runtime exited ${how}`));

const whoAmI = 'export const handler = async () => process.pid;';

/** Waits for ever when told to, and says where its code is otherwise. */
const waits = `export const handler = async (event) => {
  if (event !== 'wait') return process.env.LAMBDA_TASK_ROOT;
  process.stdout.write('waiting\\n');
  await new Promise(() => setInterval(() => undefined, 1000));
};`;

describe('an invocation', () => {
  test('is answered with what the handler returns', async () => {
    const { fn } = await run('export const handler = async ({ name }) => ({ hello: name });');
    expect(await fn.invoke({ name: 'Ada' })).toEqual(answered({ hello: 'Ada' }));
  });

  test.each([
    ['index.js', 'exports.handler = () => "found";'],
    ['index.cjs', 'exports.handler = () => "found";'],
    ['deep/index.mjs', 'export default { handler: () => Promise.resolve("found") };'],
  ])('finds the handler in %s', async (file, code) => {
    const handler = file.replace(/\.\w+$/, '.handler');
    const { fn } = await run('', { codeFolder: await asset({ [file]: code }), handler });
    expect(await fn.invoke({})).toEqual(answered('found'));
  });

  test('that returns nothing answers null', async () => {
    const { fn } = await run('export const handler = async () => {};');
    expect(await fn.invoke(undefined)).toEqual(answered(null));
  });

  test('knows who is asked, and how much time is left', async () => {
    const { fn } = await run(`export const handler = async (event, { getRemainingTimeInMillis, ...context }) => {
      return { ...context, left: getRemainingTimeInMillis(), trace: process.env._X_AMZN_TRACE_ID };
    };`);
    const first = await payloadOf<Record<string, string>>(fn);
    const second = await payloadOf<Record<string, string>>(fn);
    expect(first).toEqual({
      awsRequestId: expect.stringMatching(/^[\w-]{36}$/),
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:Tried',
      functionName: 'Tried',
      functionVersion: '$LATEST',
      memoryLimitInMB: '256',
      logGroupName: '/aws/lambda/Tried',
      logStreamName: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/),
      xRayTraceId: first['trace'],
      trace: expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$/),
      left: expect.toSatisfy((left: number) => left > 0 && left <= 10_000),
    });
    expect(second['awsRequestId']).not.toBe(first['awsRequestId']);
    expect(second['trace']).not.toBe(first['trace']);
    expect(second['logStreamName']).toBe(first['logStreamName']);
  });

  test('has logged what it printed by the time it is answered, line by line', async () => {
    const { fn, lines } = await run(`export const handler = async () => {
      process.stdout.write('to stdout\\nand again\\n');
      process.stderr.write('to stderr\\n');
      process.stdout.write('unfinished');
    };`);
    await fn.invoke({});
    expect([...lines].sort()).toEqual(['and again', 'to stderr', 'to stdout']);
    await fn.stop();
    expect(lines).toContain('unfinished');
  });

  test('of more than 6 MB is refused in both directions, and its process lives on', async () => {
    const { fn } = await run('export const handler = async ({ bytes }) => "x".repeat(bytes);');
    const limit = 6 * 1024 * 1024;
    const refusal = 'Request must be smaller than 6291456 bytes for the InvokeFunction operation';
    expect(await fn.invoke('x'.repeat(limit - 1))).toEqual(failed('RequestTooLargeException', refusal));
    expect(fn.coldStarts).toBe(0);
    expect(await payloadOf<string>(fn, { bytes: limit })).toHaveLength(limit);
    const tooLarge = 'Response payload size exceeded maximum allowed payload size (6291556 bytes).';
    expect(await fn.invoke({ bytes: limit + 100 })).toEqual(failed('Function.ResponseSizeTooLarge', tooLarge));
    expect(await fn.invoke({ bytes: 1 })).toEqual(answered('x'));
    expect(fn.coldStarts).toBe(1);
  });
});

describe('a function sees', () => {
  test("what it was configured with and what Lambda sets, and nothing of this process's environment", async () => {
    const environment = { TABLE_NAME: 'Here', AWS_REGION: 'eu-central-1', AWS_LAMBDA_FUNCTION_NAME: 'Somebody else' };
    const { fn } = await run('export const handler = async () => process.env;', { environment });
    const root = expect.stringContaining('sidelined-function-');
    expect(await payloadOf(fn)).toEqual({
      AWS_DEFAULT_REGION: 'eu-central-1',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
      AWS_LAMBDA_FUNCTION_NAME: 'Tried',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/Tried',
      AWS_LAMBDA_LOG_STREAM_NAME: expect.any(String),
      AWS_LAMBDA_RUNTIME_API: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
      AWS_REGION: 'eu-central-1',
      HOME: '/home/sbx_user1051',
      LAMBDA_TASK_ROOT: root,
      LANG: 'en_US.UTF-8',
      PATH: '/usr/local/bin:/usr/bin:/bin',
      TABLE_NAME: 'Here',
      TZ: ':UTC',
      _HANDLER: 'index.handler',
      _X_AMZN_TRACE_ID: expect.any(String),
    });
  });

  test('its asset and no packages beside it, in UTC', async () => {
    const beside = await asset({
      'node_modules/neighbour/index.js': 'module.exports = 1;',
      'asset/index.mjs': `export const handler = async () => {
        const [byImport, byRequire] = await Promise.allSettled([
          import('neighbour'),
          import('node:module').then(({ createRequire }) => createRequire(import.meta.url)('neighbour')),
        ]);
        const offset = new Date(0).getTimezoneOffset();
        return { codes: [byImport.reason?.code, byRequire.reason?.code], cwd: process.cwd() === import.meta.dirname, offset };
      };`,
    });
    const { fn } = await run('', { codeFolder: join(beside, 'asset') });
    expect(await payloadOf(fn)).toEqual({
      codes: ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'],
      cwd: true,
      offset: 0,
    });
  });
});

describe('processes', () => {
  test('each answer one invocation at a time, and are used again', async () => {
    const { fn } = await run(whoAmI);
    expect([fn.pids, fn.coldStarts]).toEqual([[], 0]);
    const together = await Promise.all([payloadOf<number>(fn), payloadOf<number>(fn)]);
    expect(new Set(together).size).toBe(2);
    expect(new Set(fn.pids)).toEqual(new Set(together));
    for (let call = 0; call < 3; call += 1) expect(together).toContain(await payloadOf(fn));
    expect(fn.coldStarts).toBe(2);
  });

  test('are no more than allowed', async () => {
    const { fn } = await run(whoAmI, { maxConcurrency: 1 });
    const [first, second] = await Promise.all([fn.invoke({}), fn.invoke({})]);
    expect(first).toEqual(answered(fn.pids[0]));
    expect(second).toEqual({ kind: 'throttled' });
    expect(await fn.invoke({})).toEqual(first);
  });

  test('that are killed while they are idle are not used again', async () => {
    const { fn } = await run(whoAmI);
    const pid = await payloadOf<number>(fn);
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => fn.pids).toEqual([]);
    expect(await payloadOf(fn)).not.toBe(pid);
  });

  test.runIf(process.platform === 'linux')('stand still between invocations', async () => {
    const { fn } = await run(`
      let ticks = 0;
      setInterval(() => { ticks += 1; }, 1);
      export const handler = async () => {
        for (const before = ticks; ticks === before; ) await new Promise(setImmediate);
      };`);
    await fn.invoke({});
    await expect.poll(() => readFileSync(`/proc/${fn.pids[0]}/stat`, 'utf8')).toMatch(/\) T /);
    expect(await fn.invoke({})).toEqual(answered(null));
    expect(fn.coldStarts).toBe(1);
  });

  test('are gone after stop, with their copy of the code; what they were at has failed', async () => {
    const { fn, logs } = await run(waits);
    const root = await payloadOf<string>(fn);
    const waiting = logs('waiting');
    const underWay = fn.invoke('wait');
    await waiting;
    const starting = fn.invoke('wait');
    const { pids } = fn;
    await Promise.all([fn.stop(), fn.stop()]);
    expect(await underWay).toEqual(exited('with error: signal: killed'));
    expect(await starting).toEqual(failed('Runtime.ExitError', 'Tried has been stopped'));
    expect(pids).toHaveLength(1);
    expect([fn.pids, pids.filter(isAlive), existsSync(root)]).toEqual([[], [], false]);
    expect(await fn.invoke({})).toEqual(failed('Runtime.ExitError', 'Tried has been stopped'));
  });

  test('take along what they started', async () => {
    const { fn } = await run(`
      import { spawn } from 'node:child_process';
      export const handler = async () => spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' }).pid;`);
    const pid = await payloadOf<number>(fn);
    expect(isAlive(pid)).toBe(true);
    await fn.stop();
    await expect.poll(() => isAlive(pid), orphans).toBe(false);
  });

  test('end with the process that started them, even if that is killed, and leave nothing behind', async () => {
    const codeFolder = await asset({
      'index.mjs': `export const handler = async (event) => {
        if (event === 'work') for (process.stdout.write('busy\\n'); ; );
        return process.env.LAMBDA_TASK_ROOT;
      };`,
    });
    const parent = spawn(process.execPath, [join(import.meta.dirname, 'support/start-function.ts'), codeFolder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void parent.kill('SIGKILL'));
    const [line] = (await once(createInterface(parent.stdout), 'line')) as [string];
    const { pids, root } = JSON.parse(line) as { pids: number[]; root: string };
    expect([pids.map(isAlive), existsSync(root)]).toEqual([[true, true], true]);
    parent.kill('SIGKILL');
    await expect.poll(() => [pids.filter(isAlive), existsSync(root)], orphans).toEqual([[], false]);
  });
});

describe('a function that fails', () => {
  test('by throwing says what it threw; its process lives on', async () => {
    const { fn, lines } = await run(`export const handler = async (event) => {
      if (event === 'error') throw new RangeError('Too far');
      if (event === 'text') throw 'just so';
      if (event === 'answer') return 1n;
      return process.pid;
    };`);
    expect(await fn.invoke('error')).toEqual(failed('RangeError', 'Too far'));
    expect(lines).toEqual([expect.stringMatching(/Invoke Error.*RangeError: Too far.*index\.mjs:2/)]);
    expect(await fn.invoke('text')).toEqual(failed('string', 'just so'));
    const notJson = failed('Runtime.JSONStringifyError', 'Unable to stringify response body');
    expect(await fn.invoke('answer')).toEqual(notJson);
    expect(await fn.invoke({})).toEqual(answered(fn.pids[0]));
    expect(fn.coldStarts).toBe(1);
  });

  test('while it loads says so once for each cold start, and the next invocation tries again', async () => {
    const { fn, lines } = await run("import 'somewhere';");
    const missing = failed('Error', expect.stringContaining("Cannot find package 'somewhere'"));
    expect(await fn.invoke({})).toEqual(missing);
    expect(lines).toEqual([expect.stringContaining('Init Error')]);
    expect([fn.coldStarts, fn.pids]).toEqual([1, []]);
    expect(await fn.invoke({})).toEqual(missing);
    expect(lines).toHaveLength(2);
    expect([fn.coldStarts, fn.pids]).toEqual([2, []]);
  });

  test.each([
    ['is not there', { handler: 'other.handler' }, 'Runtime.ImportModuleError', "Error: Cannot find module 'other'"],
    ['has no such export', { handler: 'index.other' }, 'Runtime.HandlerNotFound', /^index\.other is undefined/],
    ['has no name', { handler: 'handler' }, 'Runtime.MalformedHandlerName', 'Bad handler'],
    ['is no JavaScript', {}, 'Runtime.UserCodeSyntaxError', /^SyntaxError: /, 'export const = ;'],
    [
      'takes a callback',
      {},
      'Runtime.CallbackHandlerDeprecated',
      /./,
      'export const handler = (event, context, done) => {};',
    ],
  ])('because its handler %s', async (_because, config, type, message, module = whoAmI) => {
    const { fn } = await run(module, config);
    expect(await fn.invoke({})).toEqual(failed(type, expect.stringMatching(message)));
  });

  test('by ending while it loads, or by loading for too long', async () => {
    const [ends, waitsForEver] = await Promise.all([
      run('process.exit(7);'),
      run('await new Promise(() => setInterval(() => undefined, 1000));', {}, 0.5),
    ]);
    const outcomes = await Promise.all([ends.fn.invoke({}), waitsForEver.fn.invoke({})]);
    const timedOut = { kind: 'timedOut', errorMessage: because('Init timed out after 0\\.50 seconds') };
    expect(outcomes).toEqual([exited('with error: exit status 7'), timedOut]);
    expect([...ends.fn.pids, ...waitsForEver.fn.pids]).toEqual([]);
  });

  test.each([
    ['exits', 'process.exit(3);', 'with error: exit status 3'],
    ['exits well', 'process.exit(0);', 'without providing a reason'],
    ['leaves a rejection', 'Promise.reject(new Error("Nobody cares")); await forEver();', 'with error: exit status 1'],
    ['throws later', 'setTimeout(() => { throw new Error("Late") }); await forEver();', 'with error: exit status 1'],
    ['has nothing left to wait for', 'await new Promise(() => {});', 'without providing a reason'],
  ])('because its process %s gets another process', async (_because, code, how) => {
    const { fn, lines } = await run(`
      const forEver = () => new Promise(() => setInterval(() => undefined, 1000));
      export const handler = async (event) => { if (event === 'end') { ${code} } return process.pid; };`);
    const pid = await payloadOf(fn);
    expect(await fn.invoke('end')).toEqual(exited(how));
    expect(lines.at(-1)).toMatch(new RegExp(`Runtime exited ${how}$`));
    expect(fn.pids).toEqual([]);
    expect(await payloadOf(fn)).not.toBe(pid);
    expect(fn.coldStarts).toBe(2);
  });

  test('because its process is killed gets another process', async () => {
    const { fn, logs } = await run(waits);
    const waiting = logs('waiting');
    const outcome = fn.invoke('wait');
    await waiting;
    process.kill(fn.pids[0] ?? NaN, 'SIGKILL');
    expect(await outcome).toEqual(exited('with error: signal: killed'));
    expect((await fn.invoke({})).kind).toBe('answered');
    expect(fn.coldStarts).toBe(2);
  });

  test('to answer in time is killed, even in the middle of an endless loop', async () => {
    const code = 'export const handler = async (event) => { while (event === "loop"); return "in time"; };';
    const { fn, lines } = await run(code, { timeoutSeconds: 1 });
    const errorMessage = because('Task timed out after 1\\.00 seconds');
    expect(await fn.invoke('loop')).toEqual({ kind: 'timedOut', errorMessage });
    expect(lines).toEqual([errorMessage]);
    expect(fn.pids).toEqual([]);
    expect(await fn.invoke({})).toEqual(answered('in time'));
  });

  // Only Linux tells how much memory a process has.
  test.runIf(process.platform === 'linux')('to keep to its memory is killed', async () => {
    const { fn } = await run(
      `export const handler = async (event) => {
        const hoard = [];
        while (event === 'hoard' && hoard.length < 1000) {
          hoard.push(Buffer.alloc(4 * 1024 * 1024, 1));
          await new Promise(setImmediate);
        }
        return hoard.length;
      };`,
      { memoryMegabytes: 128 },
    );
    const reason = because('Runtime exited with error: signal: killed');
    expect(await fn.invoke('hoard')).toEqual(failed('Runtime.OutOfMemory', reason));
    expect(await fn.invoke({})).toEqual(answered(0));
  });
});

describe('the bundle of the API', () => {
  let bundle: string;
  beforeAll(async () => {
    const app = new App({ outdir: join(folder, 'synth'), context: cdkJson.context });
    const small = join(import.meta.dirname, 'support/entry.mjs');
    const others = { changesEntry: small, outboundEntry: small };
    const stack = new SidelinedStack(app, { settings: readSettings(app.node), ...others });
    const template = Template.fromStack(stack);
    const functions = Object.entries(template.findResources('AWS::Lambda::Function'));
    const [, graphql] = functions.find(([id]) => id.startsWith('Graphql')) ?? [];
    bundle = join(folder, 'bundle');
    const zip: string = graphql?.['Properties'].Code.S3Key;
    await cp(join(app.outdir, `asset.${zip.replace('.zip', '')}`), bundle, { recursive: true });
  });

  const health = {
    version: '2.0',
    routeKey: 'GET /health',
    rawPath: '/health',
    rawQueryString: '',
    headers: {},
    requestContext: { http: { method: 'GET', path: '/health' } },
    isBase64Encoded: false,
  };

  test.each([
    ['200 with its table', 200, async () => (await freshTable()).tableName],
    ['503 without one', 503, async () => 'NoSuchTable'],
  ])('starts, and its health is %s', async (_name, statusCode, tableName) => {
    const { fn, lines } = await run('', {
      codeFolder: bundle,
      environment: {
        TABLE_NAME: await tableName(),
        NODE_ENV: 'production',
        AWS_REGION: 'us-east-1',
        AWS_ENDPOINT_URL_DYNAMODB: inject('dynamodbEndpoint'),
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
      },
    });
    expect(await fn.invoke(health)).toEqual(answered(expect.objectContaining({ statusCode })));
    expect(lines.length).toBe(statusCode === 200 ? 0 : 1);
  });
});
