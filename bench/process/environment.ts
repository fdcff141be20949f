import { issuer } from '../world/tokens.ts';

/** The variables of a function's process: those that Lambda sets, and none of this process. */
export function functionEnvironment(
  endpoint: string,
  tableName: string,
  /** A certificate to trust in addition to Node's own. */
  caFile?: string,
): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin',
    HOME: '/home/sbx_user1051',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    NODE_ENV: 'production',
    TABLE_NAME: tableName,
    // A few people ask everything.
    REQUESTS_PER_MINUTE: '100000000',
    WRITES_PER_MINUTE: '100000000',
    SAFETY_WRITES_PER_MINUTE: '100000000',
    DEPLOYMENT_SECRET: 'the deployment secret of the benchmark',
    SECRETS_LOCAL_KEY: 'the local key of the benchmark',
    ...issuer.environment,
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: 'benchmark',
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '1769',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    ...(caFile && { NODE_EXTRA_CA_CERTS: caFile }),
    POWERTOOLS_SERVICE_NAME: 'sidelined-graphql',
  };
}
