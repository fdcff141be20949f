import { startEventSource, type EventSource, type MappingConfig } from '../streams/event-source.ts';
import type { DeadLetters } from '../streams/dead-letters.ts';
import { CliError } from '../cli-error.ts';
import type { DeployedFunction } from './functions.ts';
import type { Allows } from './policies.ts';
import type { Resources } from './resources.ts';

interface MappingProperties {
  EventSourceArn: string;
  FunctionName: string;
  StartingPosition: MappingConfig['startingPosition'];
  Enabled?: boolean;
  TumblingWindowInSeconds?: number;
  BatchSize?: number;
  BisectBatchOnFunctionError?: boolean;
  MaximumRetryAttempts?: number;
  MaximumRecordAgeInSeconds?: number;
  MaximumBatchingWindowInSeconds?: number;
  FunctionResponseTypes?: string[];
  FilterCriteria?: { Filters: { Pattern: string }[] };
  DestinationConfig?: { OnFailure?: { Destination: string } };
}

export interface EventSourceParts {
  resources: Resources;
  functions: readonly DeployedFunction[];
  /** What the role of a function allows. */
  allowsOf: (fn: DeployedFunction) => Allows;
  /** Of DynamoDB Local. */
  endpoint: string;
  /** By the queue's ARN. */
  queues: ReadonlyMap<string, DeadLetters>;
  onError: (error: unknown) => void;
}

/** Reading a stream takes the function's own role: Lambda has no rights of its own. */
const streamActions = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];

/** Starts every event source mapping of the template. @throws CliError for one that could not work on AWS either */
export async function startEventSources(parts: EventSourceParts): Promise<EventSource[]> {
  const mappings = parts.resources.all<MappingProperties>('AWS::Lambda::EventSourceMapping');
  const enabled = mappings.filter(({ properties }) => properties.Enabled !== false);
  return Promise.all(enabled.map(({ logicalId, properties }) => startMapping(parts, logicalId, properties)));
}

async function startMapping(
  { functions, allowsOf, endpoint, queues, onError }: EventSourceParts,
  logicalId: string,
  properties: MappingProperties,
): Promise<EventSource> {
  if (properties.TumblingWindowInSeconds) {
    throw new CliError(`The mapping ${logicalId} gathers records in windows, which cannot be executed here.`);
  }
  const target = functions.find(({ arn }) => arn.endsWith(`:${properties.FunctionName}`));
  const streamArn = properties.EventSourceArn;
  const tableName = /:table\/([^/]+)\/stream\//.exec(streamArn)?.[1];
  if (!target || !tableName)
    throw new CliError(`The mapping ${logicalId} leads from no table's stream to no function.`);
  const failures = properties.DestinationConfig?.OnFailure?.Destination;
  const queue = failures === undefined ? undefined : queues.get(failures);
  if (failures !== undefined && !queue) throw new CliError(`The mapping ${logicalId} puts failures into no queue.`);

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
    functionArn: target.arn,
    invoke: (event) => target.invoke(event),
    deadLetter: async (message) => queue?.put(message),
    onError,
  });
}

/**
 * With CloudFormation's defaults for what is left out. A shard is read by one reader, whatever the template's
 * ParallelizationFactor: that is slower than on AWS, and its order is one of those that can happen there.
 */
function toConfig(properties: MappingProperties): MappingConfig {
  return {
    batchSize: properties.BatchSize ?? 100,
    startingPosition: properties.StartingPosition,
    reportBatchItemFailures: properties.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
    bisectBatchOnFunctionError: properties.BisectBatchOnFunctionError ?? false,
    maximumRetryAttempts: properties.MaximumRetryAttempts ?? -1,
    maximumRecordAgeSeconds: properties.MaximumRecordAgeInSeconds ?? -1,
    maximumBatchingWindowSeconds: properties.MaximumBatchingWindowInSeconds ?? 0,
    filterPatterns: properties.FilterCriteria?.Filters.map(({ Pattern }) => Pattern) ?? [],
  };
}
