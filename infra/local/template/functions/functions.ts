import { CliError } from '../../cli-error.ts';
import { region, type Resources } from '../assembly/resources.ts';
import type { SynthesizedStack } from '../assembly/stack.ts';
import { createBuiltFunction, type BuiltFunction } from './built-function.ts';

interface FunctionProperties {
  Code: { S3Key?: string };
  Handler: string;
  Runtime: string;
  Role: string;
  Timeout?: number;
  Environment?: { Variables?: Record<string, string> };
}

/** A function of the template. */
export interface DeployedFunction extends BuiltFunction {
  logicalId: string;
  arn: string;
  /** ARN of its role. */
  role: string;
}

export interface FunctionParts {
  stack: SynthesizedStack;
  resources: Resources;
  /** The endpoint of DynamoDB for functions: the IAM proxy. */
  dynamodbEndpoint: string;
  /** The random text that takes the place of the template's secret and of its KMS key. */
  secretsKey: string;
  /** The address of the local issuer's keys: its name is no address. */
  jwksUri: string;
  /** The address of the API, and below it of the local sign-in. */
  url: string;
  /** The address of the local issuer, which answers some calls of Cognito's API. */
  cognitoEndpoint: string;
  /** Where the local issuer gives tokens, in place of the template's. */
  tokenEndpoint: string;
  /** What takes the place of the template's bucket. */
  files: { folder: string; uploadUrl: string };
  /** Called with the output of functions on stdout and stderr. */
  log: (line: string) => void;
}

/** Every function of the template, with its built asset. @throws CliError for one that is not supported here */
export function createFunctions({
  stack,
  resources,
  dynamodbEndpoint,
  secretsKey,
  jwksUri,
  url,
  cognitoEndpoint,
  tokenEndpoint,
  files,
  log,
}: FunctionParts): DeployedFunction[] {
  const functions = resources.all<FunctionProperties>('AWS::Lambda::Function');
  return functions.map(({ logicalId, properties }) => {
    const { Code, Handler, Runtime, Role, Timeout = 3, Environment } = properties;
    if (!Runtime.startsWith('nodejs') || Code.S3Key === undefined) {
      throw new CliError(`The function ${logicalId} (${Runtime}) is not a Node function with an asset.`);
    }
    const config = {
      name: logicalId,
      codeFolder: stack.assetFolder(Code.S3Key),
      handler: Handler,
      environment: {
        TZ: 'UTC',
        ...withLocalFiles(
          withLocalParts(Environment?.Variables ?? {}, { secretsKey, tokenEndpoint }),
          files,
          secretsKey,
        ),
        ...(Environment?.Variables?.['TOKEN_ISSUER'] !== undefined && { TOKEN_JWKS_URI: jwksUri }),
        ...(Environment?.Variables?.['SIGN_IN_URL'] !== undefined && { SIGN_IN_URL: `${url}/issuer`, PUBLIC_URL: url }),
        AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognitoEndpoint,
        ...lambdaVariables(logicalId, dynamodbEndpoint),
      },
      timeoutSeconds: Timeout,
    };
    const arn = resources.names.attribute(logicalId, 'Arn');
    return Object.assign(createBuiltFunction(config, log), { logicalId, arn, role: Role });
  });
}

/**
 * Neither Secrets Manager nor KMS is here: a function that has the deployment's secret gets another, and one that seals or
 * opens secrets with the KMS key does so with a local key. Functions without them stay without. Tokens come from the local issuer.
 */
function withLocalParts(
  { SECRETS_KEY_ID: keyId, ...variables }: Record<string, string>,
  { secretsKey, tokenEndpoint }: Pick<FunctionParts, 'secretsKey' | 'tokenEndpoint'>,
): Record<string, string> {
  return {
    ...variables,
    ...(variables['TOKEN_ENDPOINT'] !== undefined && { TOKEN_ENDPOINT: tokenEndpoint }),
    ...(variables['DEPLOYMENT_SECRET'] !== undefined && { DEPLOYMENT_SECRET: secretsKey }),
    ...(keyId !== undefined && { SECRETS_LOCAL_KEY: secretsKey }),
  };
}

/** Nor is S3: a function that has the bucket gets a folder, and the address of its uploads. */
function withLocalFiles(
  { FILES_BUCKET: bucket, ...variables }: Record<string, string>,
  { folder, uploadUrl }: FunctionParts['files'],
  secret: string,
): Record<string, string> {
  if (bucket === undefined) return variables;
  return { ...variables, FILES_FOLDER: folder, FILES_UPLOAD_URL: uploadUrl, FILES_SECRET: secret };
}

/** What Lambda adds to the environment of a function with a role. The key id tells the IAM proxy which role it is. */
function lambdaVariables(caller: string, dynamodbEndpoint: string): Record<string, string> {
  return {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: caller,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: dynamodbEndpoint,
  };
}

interface AliasProperties {
  FunctionName: string;
  Name: string;
}

/**
 * Every ARN by which a function of the template can be called: its own, and those of its aliases. A version is what is
 * deployed now, so an alias is the function.
 */
export function byArn(resources: Resources, functions: readonly DeployedFunction[]): Map<string, DeployedFunction> {
  const aliases = resources.all<AliasProperties>('AWS::Lambda::Alias').map(({ logicalId, properties }) => {
    const target = functions.find(({ arn }) => arn.endsWith(`:${properties.FunctionName}`));
    if (!target) throw new CliError(`The alias ${logicalId} is not of a function of the template.`);
    return [resources.names.ref(logicalId), target] as const;
  });
  return new Map([...functions.map((fn) => [fn.arn, fn] as const), ...aliases]);
}
