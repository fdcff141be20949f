import { startEventSource, type EventSource, type MappingConfig } from '../streams/event-source.ts';
import type { DynamoDBRecord } from 'aws-lambda';
import { CliError } from '../cli-error.ts';
import type { Resources } from './assembly/resources.ts';
import type { DeployedFunction } from './functions/functions.ts';
import type { Allows } from './iam/policies.ts';

interface MappingProperties {
  EventSourceArn: string;
  /** Its name, with that of an alias behind it, or the ARN. */
  FunctionName: string;
  StartingPosition: string;
  Enabled?: boolean;
  TumblingWindowInSeconds?: number;
  BatchSize?: number;
  BisectBatchOnFunctionError?: boolean;
  MaximumRetryAttempts?: number;
  FunctionResponseTypes?: string[];
  FilterCriteria?: { Filters: { Pattern: string }[] };
  DestinationConfig?: { OnFailure?: { Destination: string } };
}

export interface EventSourceParts {
  resources: Resources;
  /** By each ARN that it can be called by. */
  functions: ReadonlyMap<string, DeployedFunction>;
  /** What the role of a function allows. */
  allowsOf: (fn: DeployedFunction) => Allows;
  /** Of DynamoDB Local. */
  endpoint: string;
  /** By the queue's ARN. */
  deadLetters: ReadonlyMap<string, DeadLetters>;
  onError: (error: unknown) => void;
}

/** The batches that a function failed to handle, in the place of an SQS queue. */
export type DeadLetters = DynamoDBRecord[][];

/** Reading a stream takes the function's own role: Lambda has no rights of its own. */
const streamActions = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];

/** Starts every event source mapping of the template. @throws CliError for one that could not work on AWS either */
export async function startEventSources(parts: EventSourceParts): Promise<EventSource[]> {
  const mappings = parts.resources.all<MappingProperties>('AWS::Lambda::EventSourceMapping');
  const enabled = mappings.filter(({ properties }) => properties.Enabled !== false);
  return Promise.all(enabled.map(({ logicalId, properties }) => startMapping(parts, logicalId, properties)));
}

async function startMapping(
  { functions, allowsOf, endpoint, deadLetters, onError }: EventSourceParts,
  logicalId: string,
  properties: MappingProperties,
): Promise<EventSource> {
  if (properties.TumblingWindowInSeconds || properties.StartingPosition !== 'TRIM_HORIZON') {
    throw new CliError(
      `The mapping ${logicalId} has windows or starts at the latest record, which cannot be executed here.`,
    );
  }
  const name = properties.FunctionName;
  const [, target] = [...functions].find(([arn]) => arn === name || arn.endsWith(`:function:${name}`)) ?? [];
  const streamArn = properties.EventSourceArn;
  const tableName = /:table\/([^/]+)\/stream\//.exec(streamArn)?.[1];
  if (!target || !tableName)
    throw new CliError(`The mapping ${logicalId} does not connect a table's stream to a function.`);
  const failures = properties.DestinationConfig?.OnFailure?.Destination;
  const queue = failures === undefined ? undefined : deadLetters.get(failures);
  if (failures !== undefined && !queue)
    throw new CliError(`The mapping ${logicalId} has a destination that is not a queue of the template.`);

  const allows = allowsOf(target);
  const needed = [
    ...streamActions.map((action) => ({ action, resource: streamArn })),
    ...(failures === undefined ? [] : [{ action: 'sqs:SendMessage', resource: failures }]),
  ];
  for (const call of needed) {
    if (!(await allows(call))) throw new CliError(`The role of ${target.logicalId} lacks ${call.action}.`);
  }
  return startEventSource({
    endpoint,
    tableName,
    mapping: toConfig(properties),
    invoke: (event) => target.invoke(event),
    giveUp: (records) => void queue?.push([...records]),
    onError,
  });
}

/** With CloudFormation's defaults. Nothing here depends on the rest: a parallelization factor, windows, ages. */
function toConfig(properties: MappingProperties): MappingConfig {
  const { MaximumRetryAttempts: retries = -1 } = properties;
  return {
    batchSize: properties.BatchSize ?? 100,
    reportBatchItemFailures: properties.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
    bisectBatchOnFunctionError: properties.BisectBatchOnFunctionError ?? false,
    // -1: endlessly.
    maximumRetryAttempts: retries === -1 ? Infinity : retries,
    filterPatterns: properties.FilterCriteria?.Filters.map(({ Pattern }) => Pattern) ?? [],
  };
}
