import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ResourceNotFoundException,
  TrimmedDataAccessException,
  type _Record,
  type DynamoDBStreamsClient,
  type GetShardIteratorCommandInput,
} from '@aws-sdk/client-dynamodb-streams';
import { localClient } from '../dynamodb/client.ts';
import { CliError } from '../cli-error.ts';

/** The ARN of a table's stream. @throws CliError if it has none */
export async function latestStream(endpoint: string, tableName: string): Promise<string> {
  const client = localClient(endpoint);
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
    if (Table?.LatestStreamArn) return Table.LatestStreamArn;
  } finally {
    client.destroy();
  }
  throw new CliError(`The table ${tableName} has no stream: delete it, and start again.`);
}

export interface ShardInfo {
  id: string;
  /** Its records come before those of this one. */
  parent: string | undefined;
  /** Nothing will be written to it any more. */
  isClosed: boolean;
}

/** Every shard of the stream, parents first. DynamoDB Local closes a shard after four hours, and goes on in a new one. */
export async function listShards(client: DynamoDBStreamsClient, streamArn: string): Promise<ShardInfo[]> {
  const found: ShardInfo[] = [];
  let start: string | undefined;
  do {
    const request = new DescribeStreamCommand({ StreamArn: streamArn, ExclusiveStartShardId: start });
    const { StreamDescription } = await client.send(request);
    for (const { ShardId = '', ParentShardId, SequenceNumberRange } of StreamDescription?.Shards ?? []) {
      const isClosed = SequenceNumberRange?.EndingSequenceNumber !== undefined;
      found.push({ id: ShardId, parent: ParentShardId, isClosed });
    }
    start = StreamDescription?.LastEvaluatedShardId;
  } while (start !== undefined);
  return found;
}

export interface Page {
  records: _Record[];
  /** There is nothing after it: the shard is closed. */
  last: boolean;
}

export interface ShardReader {
  /** The next records, at most 1,000. None: there are none for now. */
  read(): Promise<Page>;
}

export interface ShardOptions {
  client: DynamoDBStreamsClient;
  streamArn: string;
  shardId: string;
  from: 'TRIM_HORIZON' | 'LATEST';
}

type Position = Pick<GetShardIteratorCommandInput, 'ShardIteratorType' | 'SequenceNumber'>;

/**
 * Opens a shard. What is written from now on will be read, also from LATEST; there, however, nothing says where that was
 * until something is read, and an iterator that expires before, after 15 minutes of sleep, begins at the latest again.
 */
export async function openShard({ client, streamArn, shardId, from }: ShardOptions): Promise<ShardReader> {
  let position: Position = { ShardIteratorType: from };
  let iterator = await iterate();

  async function iterate(): Promise<string | undefined> {
    const request = new GetShardIteratorCommand({ StreamArn: streamArn, ShardId: shardId, ...position });
    return (await client.send(request)).ShardIterator;
  }

  async function readOn(): Promise<Page> {
    const request = new GetRecordsCommand({ ShardIterator: iterator });
    const { Records: records = [], NextShardIterator: next } = await client.send(request);
    const sequenceNumber = records.at(-1)?.dynamodb?.SequenceNumber;
    if (sequenceNumber) position = { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: sequenceNumber };
    iterator = next;
    return { records, last: next === undefined };
  }

  return {
    async read() {
      // A machine that slept for a day finds first its iterator expired and then its place gone.
      for (let tries = 1; ; tries += 1) {
        try {
          return await readOn();
        } catch (error) {
          // DynamoDB Local lists shards on when all of their records have expired, and then does not know them.
          if (error instanceof ResourceNotFoundException) return { records: [], last: true };
          const isTrimmed = error instanceof TrimmedDataAccessException;
          if (tries === 3 || !(isTrimmed || error instanceof ExpiredIteratorException)) throw error;
          if (isTrimmed) position = { ShardIteratorType: 'TRIM_HORIZON' };
          iterator = await iterate();
        }
      }
    },
  };
}
