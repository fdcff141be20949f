import { startFunction, type LocalFunction } from '../lambda/lambda.ts';
import { CliError } from '../cli-error.ts';
import type { Resources } from './resources.ts';
import type { SynthesizedStack } from './stack.ts';

interface FunctionProperties {
  Code: { S3Key?: string };
  Handler: string;
  Runtime: string;
  Role: string;
  Timeout?: number;
  MemorySize?: number;
  ReservedConcurrentExecutions?: number;
  Environment?: { Variables?: Record<string, string> };
}

/** A function of the template, running. */
export interface DeployedFunction extends LocalFunction {
  logicalId: string;
  arn: string;
  /** ARN of its role. */
  role: string;
}

export interface FunctionParts {
  stack: SynthesizedStack;
  resources: Resources;
  /** What functions take for DynamoDB. */
  dynamodbEndpoint: string;
  /** Gets what functions write to stdout and stderr. */
  log: (line: string) => void;
}

/** Starts the built asset of every function. @throws CliError for a function that cannot be executed here */
export async function startFunctions(parts: FunctionParts): Promise<DeployedFunction[]> {
  const { stack, resources, dynamodbEndpoint, log } = parts;
  const functions = resources.all<FunctionProperties>('AWS::Lambda::Function');
  return Promise.all(
    functions.map(async ({ logicalId, properties }) => {
      const { Code, Handler, Runtime, Role, Timeout = 3, MemorySize = 128, Environment } = properties;
      if (!Runtime.startsWith('nodejs') || Code.S3Key === undefined) {
        throw new CliError(`The function ${logicalId} (${Runtime}) is no Node function with an asset.`);
      }
      const maxConcurrency = properties.ReservedConcurrentExecutions;
      const running = await startFunction(
        {
          name: resources.names.ref(logicalId),
          codeFolder: stack.assetFolder(Code.S3Key),
          handler: Handler,
          environment: { ...Environment?.Variables, ...credentials(logicalId, dynamodbEndpoint) },
          timeoutSeconds: Timeout,
          memoryMegabytes: MemorySize,
          ...(maxConcurrency !== undefined && { maxConcurrency }),
        },
        { log },
      );
      const arn = resources.names.attribute(logicalId, 'Arn');
      return Object.assign(running, { logicalId, arn, role: Role });
    }),
  );
}

/** What Lambda puts into the environment of a function that has a role. The key's id tells the door whose it is. */
function credentials(caller: string, dynamodbEndpoint: string): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: caller,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: dynamodbEndpoint,
  };
}
