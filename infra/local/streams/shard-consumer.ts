import { nextBatchLength } from './batch-outcome.ts';
import type { Filter } from './event-filter.ts';
import type { MappingConfig } from './event-source.ts';
import { createNap } from './nap.ts';
import { maxEventBytes } from '../lambda/runtime-api.ts';
import { toEntry, type Entry } from './stream-event.ts';
import type { ShardReader } from './stream-shards.ts';

/** Lambda asks four times a second. */
export const pollMs = 250;

export interface ShardConsumer {
  /** Resolves once what was written before the call is handled. Never, if it is over before. */
  caughtUp(): Promise<void>;
  /** Ends a rest between two reads. */
  wake(): void;
  /** Resolves when the shard is read to its end, or all is over. Rejects when a read or a batch fails. */
  finished: Promise<void>;
}

export interface ShardConsumerOptions {
  reader: ShardReader;
  streamArn: string;
  mapping: MappingConfig;
  passes: Filter;
  /** Resolves once each of these records is handled. */
  handle: (entries: readonly Entry[]) => Promise<void>;
  isOver: () => boolean;
}

/** Reads a shard, gathers batches of what passes, and has one after the other handled. */
export function consumeShard(options: ShardConsumerOptions): ShardConsumer {
  const { reader, streamArn, mapping, passes, handle, isOver } = options;
  const windowMs = mapping.maximumBatchingWindowSeconds * 1000;
  const nap = createNap();
  const waiting: (() => void)[] = [];
  const gathered: Entry[] = [];
  let windowEnds = 0;
  let isRead = false;

  async function sendBatches(all: boolean): Promise<void> {
    while (gathered.length > 0) {
      const length = nextBatchLength(gathered, mapping.batchSize, maxEventBytes);
      const isFull = length === mapping.batchSize || length < gathered.length;
      if (!isFull && !all) return;
      await handle(gathered.splice(0, length));
    }
  }

  async function consume(): Promise<void> {
    while (!isRead && !isOver()) {
      // Who asks while a read is under way may have written after it.
      const asking = waiting.length;
      const { records, last } = await reader.read();
      const readAt = Date.now();
      if (gathered.length === 0) windowEnds = readAt + windowMs;
      const entries = records.map((record) => toEntry(record, streamArn, readAt));
      gathered.push(...entries.filter(({ record }) => passes(record)));
      await sendBatches(last || asking > 0 || readAt >= windowEnds);
      isRead = last;
      if (records.length === 0) for (const resolve of waiting.splice(0, asking)) resolve();
      if (records.length === 0 && !isRead && waiting.length === 0 && !isOver()) await nap.rest(pollMs);
    }
    if (isRead) for (const resolve of waiting.splice(0)) resolve();
  }

  return {
    caughtUp: () =>
      new Promise((resolve) => {
        if (isRead) return resolve();
        waiting.push(resolve);
        nap.wake();
      }),
    wake: () => nap.wake(),
    finished: consume(),
  };
}
