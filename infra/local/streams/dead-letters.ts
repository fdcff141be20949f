import { randomUUID } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import type { Batch } from './batch-outcome.ts';
import type { Condition } from './batch-run.ts';
import type { DeadLetter } from './event-source.ts';

/**
 * Stands in for the dead-letter queue. SQS itself cannot run here: nothing expires, nobody is told, and whoever reads a
 * message does not take it away.
 */
export interface DeadLetters {
  /** In the order of their arrival. */
  readonly messages: readonly DeadLetter[];
  put(message: DeadLetter): Promise<void>;
}

/** @param file where each message is appended as a line of JSON, if it is named */
export function createDeadLetters(file?: string): DeadLetters {
  const messages: DeadLetter[] = [];
  return {
    messages,
    async put(message) {
      messages.push(message);
      if (file !== undefined) await appendFile(file, `${JSON.stringify(message)}\n`);
    },
  };
}

/** Where records come from, and who did not cope with them. */
export interface Origin {
  functionArn: string;
  streamArn: string;
  shardId: string;
}

/**
 * What Lambda puts into the queue: where the records are found while the stream has them, and nothing of what they say.
 *
 * @param now in milliseconds since the epoch
 */
export function toDeadLetter(batch: Batch, condition: Condition, origin: Origin, now: number): DeadLetter {
  const { entries, invocations, threw } = batch;
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last) throw new Error('No records, no letter');
  return {
    requestContext: {
      requestId: randomUUID(),
      functionArn: origin.functionArn,
      condition,
      approximateInvokeCount: invocations,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: threw ? 'Unhandled' : null },
    version: '1.0',
    timestamp: new Date(now).toISOString(),
    DDBStreamBatchInfo: {
      shardId: origin.shardId,
      startSequenceNumber: first.sequenceNumber,
      endSequenceNumber: last.sequenceNumber,
      approximateArrivalOfFirstRecord: toSecond(first.record.dynamodb?.ApproximateCreationDateTime),
      approximateArrivalOfLastRecord: toSecond(last.record.dynamodb?.ApproximateCreationDateTime),
      batchSize: entries.length,
      streamArn: origin.streamArn,
    },
  };
}

/** `2026-05-04T06:30:00Z` */
function toSecond(seconds = 0): string {
  return new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
}
