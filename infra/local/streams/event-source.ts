import { setTimeout as delay } from 'node:timers/promises';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { localConnection } from '../dynamodb/client.ts';
import { handOver, type BatchParts, type RetryConfig } from './batch.ts';
import { createFilter } from './event-filter.ts';
import { createStreamReader, latestStream } from './stream-reader.ts';

/** The properties of AWS::Lambda::EventSourceMapping that this product relies on. */
export interface MappingConfig extends RetryConfig {
  batchSize: number;
  /** As JSON text; a record passes if one matches. Without any, all records pass. */
  filterPatterns: readonly string[];
}

export interface EventSource {
  /**
   * Resolves once every record written before this call is processed or given up. Rejects if the event source ends
   * first.
   */
  drained(): Promise<void>;
  /** Stops after the current call of the function. */
  stop(): Promise<void>;
}

export interface EventSourceOptions extends Pick<BatchParts, 'invoke' | 'giveUp'> {
  /** The endpoint of DynamoDB Local. */
  endpoint: string;
  /** The table whose latest stream is read. */
  tableName: string;
  mapping: MappingConfig;
  /** Called once with the error that ended it, for example because the engine has ended. */
  onError: (error: unknown) => void;
  /** Waits before another attempt; tests do not wait. */
  pause?: BatchParts['pause'];
}

/** Lambda polls four times a second. */
const pollMs = 250;

/**
 * Passes the stream of a table to a function as a Lambda event source mapping does: in order, at least once, in batches
 * of the records that pass its filters. It has no checkpoint: after a restart it begins at the oldest record.
 *
 * @throws CliError for a table without a stream, and for filter patterns that are not supported here
 */
export async function startEventSource(options: EventSourceOptions): Promise<EventSource> {
  const { endpoint, mapping, onError } = options;
  const passes = createFilter(mapping.filterPatterns);
  const streamArn = await latestStream(endpoint, options.tableName);
  const client = new DynamoDBStreamsClient(localConnection(endpoint));
  const read = createStreamReader(client, streamArn);
  const stopping = new AbortController();
  const { signal } = stopping;
  const waiting: (() => void)[] = [];

  const parts: BatchParts = {
    config: mapping,
    giveUp: options.giveUp,
    invoke: options.invoke,
    async pause(ms) {
      await (options.pause?.(ms) ?? delay(ms, undefined, { signal }));
      signal.throwIfAborted();
    },
  };

  async function follow(): Promise<never> {
    for (;;) {
      signal.throwIfAborted();
      // A caller that asks during a read may have written after it.
      const asked = waiting.splice(0);
      const records = await read();
      const passing = records.filter(passes);
      for (let start = 0; start < passing.length; start += mapping.batchSize) {
        signal.throwIfAborted();
        await handOver(passing.slice(start, start + mapping.batchSize), parts);
      }
      if (records.length > 0) waiting.unshift(...asked);
      else for (const resolve of asked) resolve();
      if (records.length === 0 && waiting.length === 0) await delay(pollMs, undefined, { signal });
    }
  }

  const over = follow();
  over.catch((error: unknown) => signal.aborted || onError(error));
  return {
    drained: () => Promise.race([new Promise<void>((resolve) => waiting.push(resolve)), over]),
    async stop() {
      stopping.abort(new Error('The event source was stopped'));
      await over.catch(() => undefined);
      client.destroy();
    },
  };
}
