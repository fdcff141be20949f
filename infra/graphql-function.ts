import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { App, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogLevel, NodejsFunction, OutputFormat, SourceMapMode } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Settings } from './settings.ts';
import type { DataTable } from './table.ts';

const projectRoot = dirname(import.meta.dirname);

/** The file that AWS Lambda loads for the API. */
export const graphqlEntry = join(projectRoot, 'functions/graphql/handler.ts');

/**
 * The table actions that the API's code calls. A transaction needs no action of its own: DynamoDB asks for those of its
 * parts, so ConditionCheckItem stands for TransactWriteItems' checks.
 */
const tableActions = [
  'dynamodb:GetItem',
  'dynamodb:BatchGetItem',
  'dynamodb:Query',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:ConditionCheckItem',
  'dynamodb:BatchWriteItem',
] as const;

/** Some dependencies are CommonJS; in an ES module bundle their `require('node:…')` has to come from somewhere. */
const requireInEsm =
  "import{createRequire as createRequireForBundle}from'node:module';" +
  'const require=createRequireForBundle(import.meta.url);';

export type GraphqlFunctionProps = { settings: Settings; data: DataTable; entry: string };

/** The API's Lambda: its bundle, its log group, and a role that can do no more than the code does. */
export class GraphqlFunction extends Construct {
  readonly handler: NodejsFunction;

  constructor(scope: Construct, id: string, { settings, data, entry }: GraphqlFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: settings.logRetention,
      removalPolicy: settings.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    // A role of our own: the default one may write to every log group of the account.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    data.allow(role, tableActions);

    this.handler = new NodejsFunction(this, 'Handler', {
      description: 'Sidelined: the GraphQL API',
      entry,
      projectRoot,
      depsLockFilePath: join(projectRoot, 'package-lock.json'),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      // Where Lambda gives one whole CPU: starting is bound by CPU, so less memory would cost more time than it saves.
      memorySize: 1769,
      // Well under the 30 s after which API Gateway gives up, so that the log says what was slow.
      timeout: Duration.seconds(10),
      role,
      tracing: Tracing.ACTIVE,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
      environment: {
        TABLE_NAME: data.table.tableName,
        POWERTOOLS_SERVICE_NAME: 'sidelined-graphql',
        // Apollo Server puts stack traces into its answers unless told that this is production.
        NODE_ENV: 'production',
      },
      bundling: {
        format: OutputFormat.ESM,
        target: 'node24',
        minify: true,
        mainFields: ['module', 'main'],
        // Said again at build time, so that code for development only is left out of the bundle.
        define: { 'process.env.NODE_ENV': '"production"' },
        // The SDK version that was tested is the one that runs, and a bundled SDK starts faster than the runtime's.
        bundleAwsSDK: true,
        banner: requireInEsm,
        logLevel: LogLevel.WARNING,
        sourceMapMode: SourceMapMode.EXTERNAL,
        commandHooks: {
          beforeBundling: () => [],
          beforeInstall: () => [],
          afterBundling: (_input, output) => [moveSourceMap(this, output)],
        },
      },
    });
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray: PutTraceSegments and PutTelemetryRecords accept no resource, only *.',
    });
  }
}

/** The command that takes the map out of the asset: it is for whoever reads a stack trace, not for every cold start. */
function moveSourceMap(construct: Construct, bundleFolder: string): string {
  const app = construct.node.root;
  if (!App.isApp(app)) throw new Error('A function outside of an app has no output folder for its source map');
  const folder = join(app.outdir, 'source-maps');
  mkdirSync(folder, { recursive: true });
  const [from, to] = [join(bundleFolder, 'index.mjs.map'), join(folder, 'graphql.mjs.map')];
  // Through Node and not `mv`, so that it also runs where the shell is not a POSIX one.
  return `node -e "require('node:fs').renameSync(process.argv[1], process.argv[2])" "${from}" "${to}"`;
}
