import { setTimeout as delay } from 'node:timers/promises';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { runBatch, type Condition } from './batch-run.ts';
import { localConnection } from '../dynamodb/client.ts';
import { toDeadLetter } from './dead-letters.ts';
import { createFilter } from './event-filter.ts';
import type { Outcome } from '../lambda/lambda.ts';
import { createNap } from './nap.ts';
import { consumeShard, pollMs, type ShardConsumer } from './shard-consumer.ts';
import { latestStream, listShards, openShard } from './stream-shards.ts';

/** The properties of AWS::Lambda::EventSourceMapping, with CloudFormation's defaults filled in by the caller. */
export interface MappingConfig {
  batchSize: number;
  startingPosition: 'TRIM_HORIZON' | 'LATEST';
  reportBatchItemFailures: boolean;
  bisectBatchOnFunctionError: boolean;
  /** -1: until the record expires. */
  maximumRetryAttempts: number;
  /** -1: none. */
  maximumRecordAgeSeconds: number;
  maximumBatchingWindowSeconds: number;
  /** FilterCriteria patterns as JSON text; a record passes when one matches. Empty: all pass. */
  filterPatterns: readonly string[];
}

/** The message that Lambda sends to an on-failure queue for records of a stream that it gives up. */
export interface DeadLetter {
  requestContext: {
    requestId: string;
    functionArn: string;
    condition: Condition;
    /** 0: they were too old before the function was first called. */
    approximateInvokeCount: number;
  };
  /** Of the last call; `functionError` is null where the function answered that records failed. */
  responseContext: { statusCode: number; executedVersion: string; functionError: 'Unhandled' | null };
  version: '1.0';
  /** ISO 8601, as all times here. */
  timestamp: string;
  DDBStreamBatchInfo: {
    shardId: string;
    startSequenceNumber: string;
    endSequenceNumber: string;
    approximateArrivalOfFirstRecord: string;
    approximateArrivalOfLastRecord: string;
    batchSize: number;
    streamArn: string;
  };
}

export interface EventSource {
  /**
   * Resolves once every record written before this call has been handled: answered, or put into the dead-letter queue.
   * Batches that are being gathered go off at once. Rejects when the event source ends before.
   */
  drained(): Promise<void>;
  /** Ends it after the call of the function that is under way. */
  stop(): Promise<void>;
}

export interface EventSourceOptions {
  /** Of DynamoDB Local. */
  endpoint: string;
  /** Its latest stream is read. */
  tableName: string;
  mapping: MappingConfig;
  functionArn: string;
  invoke: (event: DynamoDBStreamEvent) => Promise<Outcome>;
  deadLetter: (message: DeadLetter) => Promise<void>;
  /** Told once what ended it, such as an engine that went away. */
  onError: (error: unknown) => void;
  /** Waits before a retry, in ms; tests do not wait. */
  pause?: (ms: number) => Promise<void>;
}

/** How often to look for new shards while there are some to read, in milliseconds; the end of one is told at once. */
const listingMs = 10_000;

/**
 * Feeds the stream of a table to a function as a Lambda event source mapping does: shard by shard in the order of their
 * records, each record at least once. What differs: it keeps no place, and started again begins at its starting position
 * again; a shard is never worked on in parallel, or in tumbling windows; pauses before retries are its own.
 * @throws CliError for a table without a stream, and for filter patterns that are not played here
 */
export async function startEventSource(options: EventSourceOptions): Promise<EventSource> {
  const { endpoint, mapping, functionArn } = options;
  const { invoke, deadLetter, onError, pause = (ms) => delay(ms, undefined, { ref: false }) } = options;
  const passes = createFilter(mapping.filterPatterns);
  const streamArn = await latestStream(endpoint, options.tableName);
  const client = new DynamoDBStreamsClient(localConnection(endpoint));

  const started = new Set<string>();
  const ended = new Set<string>();
  const consumers = new Set<ShardConsumer>();
  const listing = createNap();
  const loops: Promise<void>[] = [];
  const over = Promise.withResolvers<never>();
  // Nobody may be waiting for it.
  over.promise.catch(() => undefined);
  let reason: unknown;
  let isReported = false;

  function end(why: unknown): void {
    reason ??= why;
    over.reject(reason);
    listing.wake();
    for (const consumer of consumers) consumer.wake();
  }

  function run(loop: Promise<void>): void {
    const fail = (error: unknown) => {
      // What ended it ends every loop; the first one says so.
      if (error === reason || isReported) return;
      isReported = true;
      end(error);
      onError(error);
    };
    loops.push(loop.catch(fail));
  }

  function handlerFor(shardId: string): Parameters<typeof consumeShard>[0]['handle'] {
    return (entries) =>
      runBatch(entries, {
        mapping,
        invoke: (batch) =>
          reason === undefined ? invoke({ Records: batch.map(({ record }) => record) }) : over.promise,
        discard: (batch, condition) =>
          deadLetter(toDeadLetter(batch, condition, { functionArn, streamArn, shardId }, Date.now())),
        pause: (ms) => Promise.race([pause(ms), over.promise]),
        now: Date.now,
      });
  }

  async function startShard(shardId: string, from: MappingConfig['startingPosition']): Promise<void> {
    const reader = await openShard({ client, streamArn, shardId, from });
    const handle = handlerFor(shardId);
    const consumer = consumeShard({ reader, streamArn, mapping, passes, handle, isOver: () => reason !== undefined });
    consumers.add(consumer);
    const finish = () => {
      consumers.delete(consumer);
      ended.add(shardId);
      listing.wake();
    };
    run(consumer.finished.then(finish));
  }

  /** Starts with every shard that is new and whose parent is read. */
  async function startShards(from: MappingConfig['startingPosition']): Promise<void> {
    const shards = await listShards(client, streamArn);
    const listed = new Set(shards.map(({ id }) => id));
    if (from === 'LATEST') {
      for (const { id } of shards.filter(({ isClosed }) => isClosed)) {
        started.add(id);
        ended.add(id);
      }
    }
    const waits = (parent: string) => listed.has(parent) && !ended.has(parent);
    const ready = shards.filter(({ id, parent }) => !started.has(id) && !(parent && waits(parent)));
    for (const { id } of ready) started.add(id);
    await Promise.all(ready.map(({ id }) => startShard(id, from)));
  }

  async function follow(): Promise<void> {
    while (reason === undefined) {
      await listing.rest(consumers.size > 0 ? listingMs : pollMs);
      if (reason === undefined) await startShards('TRIM_HORIZON');
    }
  }

  async function catchUp(): Promise<void> {
    let known: number;
    do {
      await startShards('TRIM_HORIZON');
      known = started.size;
      await Promise.all([...consumers].map((consumer) => consumer.caughtUp()));
      await startShards('TRIM_HORIZON');
    } while (started.size > known);
  }

  async function stop(why: unknown): Promise<void> {
    end(why);
    await Promise.all(loops);
    client.destroy();
  }

  try {
    await startShards(mapping.startingPosition);
  } catch (error) {
    await stop(error);
    throw error;
  }
  run(follow());
  return {
    drained: () => Promise.race([catchUp(), over.promise]),
    stop: () => stop(new Error('The event source was stopped')),
  };
}
