import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { App, type Duration, RemovalPolicy, type Size, Stack, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Alias,
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as Lambda,
  LoggingFormat,
  Runtime,
  RuntimeManagementMode,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { FunctionName } from './concurrency.ts';
import { metricNamespace } from './metrics.ts';
import type { Settings } from './settings.ts';

const projectRoot = dirname(import.meta.dirname);

export type BundledFunctionProps = {
  settings: Settings;
  /** The folder under `functions/` with the `handler.ts` that Lambda loads. Also the name in its log lines and source map. */
  name: FunctionName;
  /** Another file to bundle instead. */
  entry?: string | undefined;
  description: string;
  memorySize: number;
  timeout: Duration;
  /** The size of its disk; 512 MB by default. */
  ephemeralStorageSize?: Size;
  environment: Record<string, string>;
};

export type BundledFunction = {
  handler: Lambda;
  /** Its current version. Everything calls the function through it, so that a new version can get its calls bit by bit. */
  live: Alias;
  role: Role;
};

/** A Lambda function with its bundle, its log group, and a role that may only log and trace; callers grant the rest. */
export function bundledFunction(
  scope: Construct,
  { settings, name, entry, environment, ...props }: BundledFunctionProps,
): BundledFunction {
  const logGroup = new LogGroup(scope, 'Logs', {
    retention: settings.logRetention,
    removalPolicy: settings.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  // A dedicated role: CDK's default one may write to every log group of the account.
  const role = new Role(scope, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  logGroup.grantWrite(role);

  const handler = new Lambda(scope, 'Handler', {
    ...props,
    handler: 'index.handler',
    code: built(scope, name, entry ?? join(projectRoot, 'functions', name, 'handler.ts')),
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    role,
    tracing: Tracing.ACTIVE,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    applicationLogLevelV2: ApplicationLogLevel.INFO,
    systemLogLevelV2: SystemLogLevel.WARN,
    // The code cache of a bundle fits one release of Node.js: Lambda's own updates must not come between deployments.
    runtimeManagementMode:
      settings.runtimeVersion === undefined
        ? RuntimeManagementMode.FUNCTION_UPDATE
        : RuntimeManagementMode.manual(settings.runtimeVersion),
    ...(settings.reserved[name] !== undefined && { reservedConcurrentExecutions: settings.reserved[name] }),
    environment: {
      ...environment,
      METRICS_NAMESPACE: metricNamespace(settings),
      ...(settings.itemLayout === 'former' && { ITEM_LAYOUT: 'former' }),
      ...(settings.partitions > 1 && { PARTITIONS: String(settings.partitions) }),
    },
    // The way back: what was live before can be made live again at once.
    currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
  });
  const live = new Alias(scope, 'Live', { aliasName: 'live', version: handler.currentVersion });
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'X-Ray: PutTraceSegments and PutTelemetryRecords accept no resource, only *.',
  });
  return { handler, live, role };
}

/** The built code of the function. A stack that is only inspected, as in most tests, uses its source instead. */
function built(scope: Construct, name: string, entry: string): Code {
  const app = scope.node.root;
  if (!App.isApp(app)) throw new Error('A function outside of an app has no output folder for what is built');
  if (!Stack.of(scope).bundlingRequired) return Code.fromAsset(dirname(entry));
  const folder = join(app.outdir, 'functions', name);
  const build = join(import.meta.dirname, 'bundle', 'command.ts');
  execFileSync(process.execPath, [build, name, entry, folder, app.outdir], { stdio: ['ignore', 'inherit', 'inherit'] });
  return Code.fromAsset(folder, { assetHash: hashOf(folder) });
}

/**
 * Of the code, and of the Node.js that its code cache is for. The bytes of a cache differ from build to build, and a function
 * that stayed the same need not be deployed again.
 */
function hashOf(folder: string): string {
  const hash = createHash('sha256').update(`${process.version} ${process.arch}`);
  const code = readdirSync(folder).filter((file) => !file.endsWith('.cache'));
  for (const file of code.sort()) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}
