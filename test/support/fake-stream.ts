import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface FakeShard {
  id: string;
  parent?: string;
  /** Names of items; more may be added. A record's number is its position, from 1. */
  names: string[];
  closed?: boolean;
  /** How many of its first records have expired. */
  trimmed?: number;
  /** Errors of the next reads. */
  faults?: (
    'ExpiredIteratorException' | 'TrimmedDataAccessException' | 'ResourceNotFoundException' | 'InternalServerError'
  )[];
}

export interface FakeStream {
  endpoint: string;
  streamArn: string;
  /** Ids of the shards read, one for each read. */
  reads: string[];
  close(): Promise<void>;
}

interface Position {
  id: string;
  /** Number of the record that is read next. */
  next: number;
}

type Answer = [status: number, body: object];

/**
 * A stream whose shards close and expire when a test wants them to. DynamoDB Local does so after hours; this reproduces
 * its observed behaviour with a fast clock.
 */
export async function startFakeStream(shards: FakeShard[]): Promise<FakeStream> {
  const reads: string[] = [];
  const shardOf = (id: string) => {
    const shard = shards.find((one) => one.id === id);
    if (!shard) throw new Error(`There is no shard ${id}`);
    return shard;
  };

  function describe(start: string | undefined): Answer {
    const from = shards.findIndex(({ id }) => id === start) + 1;
    const some = shards.slice(from, from + 2).map(({ id, parent, names, closed }) => ({
      ShardId: id,
      ParentShardId: parent,
      SequenceNumberRange: {
        StartingSequenceNumber: numberOf(1),
        ...(closed && { EndingSequenceNumber: numberOf(names.length) }),
      },
    }));
    const LastEvaluatedShardId = from + 2 < shards.length ? some.at(-1)?.ShardId : undefined;
    return [200, { StreamDescription: { Shards: some, LastEvaluatedShardId } }];
  }

  function iterate({ ShardId: id, ShardIteratorType: type, SequenceNumber }: Record<string, string>): Answer {
    const oldest = (shardOf(id ?? '').trimmed ?? 0) + 1;
    const next = type === 'TRIM_HORIZON' ? oldest : Number(SequenceNumber) + 1;
    return [200, { ShardIterator: JSON.stringify({ id, next }) }];
  }

  function read({ id, next }: Position): Answer {
    const { names, closed, trimmed = 0, faults } = shardOf(id);
    reads.push(id);
    const fault = faults?.shift();
    if (fault) return [fault === 'InternalServerError' ? 500 : 400, { __type: `x#${fault}` }];
    if (next <= trimmed) return [400, { __type: 'x#TrimmedDataAccessException' }];
    const some = names.slice(next - 1);
    const Records = some.map((name, index) => ({
      eventID: `${id}-${name}`,
      eventName: 'INSERT',
      dynamodb: {
        Keys: { pk: { S: name } },
        SequenceNumber: numberOf(next + index),
      },
    }));
    const isLast = closed && next + some.length > names.length;
    const NextShardIterator = isLast ? undefined : JSON.stringify({ id, next: next + some.length });
    return [200, { Records, NextShardIterator }];
  }

  function answer(operation: string, body: Record<string, string>): Answer {
    switch (operation) {
      case 'DescribeStream':
        return describe(body['ExclusiveStartShardId']);
      case 'GetShardIterator':
        return iterate(body);
      case 'GetRecords':
        return read(JSON.parse(body['ShardIterator'] ?? '') as Position);
      default:
        throw new Error(`A fake stream does not know ${operation}`);
    }
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    const [status, body] = answer(operation, JSON.parse(await text(request)) as Record<string, string>);
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.destroy(error as Error));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    streamArn: 'arn:aws:dynamodb:local:000000000000:table/Fake/stream/1',
    reads,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

const numberOf = (place: number) => String(place).padStart(21, '0');
