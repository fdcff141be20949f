// AWS Lambda loads this file. The build made V8's code cache of `app.js`: with it, a cold start neither parses nor
// compiles what a first request runs. V8 itself checks that the cache fits; without a cache, `app.js` is compiled as
// usual, which is slower but otherwise the same.

import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';

const { version, arch, execArgv } = process;
const filename = `${import.meta.dirname}/app.js`;
const flags = execArgv.includes('--expose-gc') ? '.expose-gc' : '';
const cachedData = readCache(`${filename}.${version}.${arch}${flags}.cache`);

/** `code-cache.ts` creates the cache. */
export const script = new Script(readFileSync(filename, 'utf8'), { filename, cachedData });
if (!cachedData) reportUnused('absent');
else if (script.cachedDataRejected) reportUnused('rejected');

const module = { exports: {} };
script.runInThisContext()(module.exports, process.getBuiltinModule, module);
export const { handler } = module.exports;

function readCache(path) {
  try {
    return readFileSync(path);
  } catch {
    // Built on another architecture or with another Node.js version.
    return undefined;
  }
}

/**
 * Counts rejected caches in CloudWatch:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
function reportUnused(reason) {
  const metric = {
    Namespace: 'Sidelined',
    Dimensions: [['FunctionName']],
    Metrics: [{ Name: 'CodeCacheUnused', Unit: 'Count' }],
  };
  const line = {
    _aws: { Timestamp: Date.now(), CloudWatchMetrics: [metric] },
    FunctionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    CodeCacheUnused: 1,
    reason,
    version,
    arch,
    execArgv,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
