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
  type Shard,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import { CliError } from '../cli-error.ts';
import { localClient } from '../dynamodb/client.ts';

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

/** How often a shard is read from its oldest record until the engine lets go of one that is being trimmed. */
const MOST_ATTEMPTS = 5;

/** Reads on. Resolves to the next records, in Lambda's format; to none if there are none yet. */
export type StreamReader = () => Promise<DynamoDBRecord[]>;

/**
 * Reads a stream from its oldest record: each shard in order, and after its parent. DynamoDB Local closes a shard after
 * four hours and continues in a new one. After a laptop has slept, its position may have expired, or the records after
 * it may be gone.
 */
export function createStreamReader(client: Pick<DynamoDBStreamsClient, 'send'>, streamArn: string): StreamReader {
  let shards: Shard[] = [];
  const iterators = new Map<string, string>();
  const lastRead = new Map<string, string>();
  const ended = new Set<string>();

  /** Shards that can be read now. New ones follow shards that ended, so the list is kept until one does. */
  async function readableShards(): Promise<string[]> {
    const isOpen = ({ ShardId = '' }: Shard) => !ended.has(ShardId);
    if (!shards.some(isOpen) || shards.some(({ ShardId = '' }) => ended.has(ShardId))) {
      shards = (await listShards(client, streamArn)).filter(isOpen);
    }
    const waits = (parent: string | undefined) => shards.some(({ ShardId }) => ShardId === parent);
    return shards.filter(({ ParentShardId }) => !waits(ParentShardId)).map(({ ShardId = '' }) => ShardId);
  }

  async function iteratorOf(shardId: string): Promise<string | undefined> {
    const position = lastRead.get(shardId);
    const request = new GetShardIteratorCommand({
      StreamArn: streamArn,
      ShardId: shardId,
      ...(position === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: position }),
    });
    return (await client.send(request)).ShardIterator;
  }

  async function readShard(shardId: string, attempt = 1): Promise<_Record[]> {
    try {
      const request = new GetRecordsCommand({ ShardIterator: iterators.get(shardId) ?? (await iteratorOf(shardId)) });
      const { Records: records = [], NextShardIterator: next } = await client.send(request);
      const position = records.at(-1)?.dynamodb?.SequenceNumber;
      if (position !== undefined) lastRead.set(shardId, position);
      if (next === undefined) ended.add(shardId);
      else iterators.set(shardId, next);
      return records;
    } catch (error) {
      const hadPlace = isPlaceLost(error) && iterators.delete(shardId);
      const isTrimmed = error instanceof TrimmedDataAccessException;
      const hadPosition = isTrimmed && lastRead.delete(shardId);
      // The oldest record may be trimmed between the two requests, too: DynamoDB Local does so under load.
      if (hadPlace || hadPosition || (isTrimmed && attempt < MOST_ATTEMPTS)) return readShard(shardId, attempt + 1);
      // DynamoDB Local still lists a shard whose records have all expired.
      if (!(error instanceof ResourceNotFoundException)) throw error;
      ended.add(shardId);
      return [];
    }
  }

  return async () => {
    for (;;) {
      const readable = await readableShards();
      for (const shardId of readable) {
        const records = await readShard(shardId);
        if (records.length > 0) return records.map((record) => toEventRecord(record, streamArn));
      }
      // Another shard may follow one that has ended.
      if (!readable.some((shardId) => ended.has(shardId))) return [];
    }
  };
}

function isPlaceLost(error: unknown): boolean {
  return error instanceof ExpiredIteratorException || error instanceof TrimmedDataAccessException;
}

async function listShards(client: Pick<DynamoDBStreamsClient, 'send'>, StreamArn: string): Promise<Shard[]> {
  const found: Shard[] = [];
  let ExclusiveStartShardId: string | undefined;
  do {
    const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn, ExclusiveStartShardId }));
    found.push(...(StreamDescription?.Shards ?? []));
    ExclusiveStartShardId = StreamDescription?.LastEvaluatedShardId;
  } while (ExclusiveStartShardId !== undefined);
  return found;
}

/** Events are JSON: binary values in base64, times in seconds since the epoch. */
function toEventRecord(read: _Record, eventSourceARN: string): DynamoDBRecord {
  const writtenAt = read.dynamodb?.ApproximateCreationDateTime;
  const dynamodb = { ...read.dynamodb, ...(writtenAt && { ApproximateCreationDateTime: writtenAt.getTime() / 1000 }) };
  return JSON.parse(JSON.stringify({ ...read, dynamodb, eventSourceARN }, binaryAsBase64)) as DynamoDBRecord;
}

function binaryAsBase64(_name: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}
