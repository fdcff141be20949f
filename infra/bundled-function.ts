import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { App, type Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import {
  type BundlingOptions,
  LogLevel,
  NodejsFunction,
  OutputFormat,
  SourceMapMode,
} from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Settings } from './settings.ts';

const projectRoot = dirname(import.meta.dirname);

/** Some dependencies are CommonJS; in an ES module bundle their `require('node:…')` has to come from somewhere. */
const requireInEsm =
  "import{createRequire as createRequireForBundle}from'node:module';" +
  'const require=createRequireForBundle(import.meta.url);';

export type BundledFunctionProps = {
  settings: Settings;
  /** The folder under `functions/` whose `handler.ts` AWS Lambda loads; also names its log lines and its source map. */
  name: string;
  /** Another file in the place of that one. */
  entry?: string | undefined;
  description: string;
  memorySize: number;
  timeout: Duration;
  environment: Record<string, string>;
};

/** A Lambda as all of ours are: its bundle, its log group, and a role that can as yet do no more than log and trace. */
export function bundledFunction(
  scope: Construct,
  { settings, name, entry, environment, ...props }: BundledFunctionProps,
): { handler: NodejsFunction; role: Role } {
  const logGroup = new LogGroup(scope, 'Logs', {
    retention: settings.logRetention,
    removalPolicy: settings.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  // A role of our own: the default one may write to every log group of the account.
  const role = new Role(scope, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  logGroup.grantWrite(role);

  const handler = new NodejsFunction(scope, 'Handler', {
    ...props,
    entry: entry ?? join(projectRoot, 'functions', name, 'handler.ts'),
    projectRoot,
    depsLockFilePath: join(projectRoot, 'package-lock.json'),
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    role,
    tracing: Tracing.ACTIVE,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    applicationLogLevelV2: ApplicationLogLevel.INFO,
    systemLogLevelV2: SystemLogLevel.WARN,
    environment: { POWERTOOLS_SERVICE_NAME: `sidelined-${name}`, ...environment },
    bundling: bundling(scope, name),
  });
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'X-Ray: PutTraceSegments and PutTelemetryRecords accept no resource, only *.',
  });
  return { handler, role };
}

function bundling(scope: Construct, name: string): BundlingOptions {
  return {
    format: OutputFormat.ESM,
    target: 'node24',
    minify: true,
    mainFields: ['module', 'main'],
    // Said at build time, so that code for development only is left out of the bundle.
    define: { 'process.env.NODE_ENV': '"production"' },
    // The SDK version that was tested is the one that runs, and a bundled SDK starts faster than the runtime's.
    bundleAwsSDK: true,
    banner: requireInEsm,
    // What is in the bundle just in case: left-out.cjs says why it is not needed.
    esbuildArgs: { '--alias:@apollo/usage-reporting-protobuf': join(import.meta.dirname, 'left-out.cjs') },
    logLevel: LogLevel.WARNING,
    sourceMapMode: SourceMapMode.EXTERNAL,
    metafile: true,
    commandHooks: {
      beforeBundling: () => [],
      beforeInstall: () => [],
      afterBundling: (_input, output) => [
        moveOut(scope, join(output, 'index.mjs.map'), join('source-maps', `${name}.mjs.map`)),
        moveOut(scope, join(output, 'index.meta.json'), join('bundle-contents', `${name}.json`)),
      ],
    },
  };
}

/**
 * The command that takes a file out of the asset and into the app's output folder: the source map is for whoever reads a
 * stack trace, the list of contents for whoever asks why the bundle is so big, and neither is for every cold start.
 */
function moveOut(scope: Construct, from: string, place: string): string {
  const app = scope.node.root;
  if (!App.isApp(app)) throw new Error('A function outside of an app has no output folder for what is moved out');
  const to = join(app.outdir, place);
  mkdirSync(dirname(to), { recursive: true });
  // Through Node and not `mv`, so that it also runs where the shell is not a POSIX one.
  return `node -e "require('node:fs').renameSync(process.argv[1], process.argv[2])" "${from}" "${to}"`;
}
