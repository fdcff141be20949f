import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { instantAt } from '../domain/time.ts';
import type { DynamoDB } from '../store/dynamodb/client.ts';
import type { DerivedKeys } from '../store/secrets/derived-keys.ts';
import { createStore } from '../store/store.ts';
import type { BatchLogger } from '../runtime/logger.ts';
import { answerBatch, kindOf, type TimeLeft } from '../runtime/stream-batch.ts';
import { finishErasure } from './erasure.ts';
import { enqueueDeliveries } from './webhook.ts';

export interface ChangesParts {
  client: DynamoDB;
  tableName: string;
  /** Milliseconds since the epoch. */
  clock: { now(): number };
  logger: BatchLogger;
  /** What events are named with; random by default. */
  keys?: DerivedKeys;
  /** Waits before a further try; tests do not wait. */
  pause?: (tries: number) => Promise<void>;
}

export type ChangesHandler = (event: DynamoDBStreamEvent, timeLeft: TimeLeft) => Promise<DynamoDBBatchResponse>;

/**
 * The consumer of the table's stream. Records arrive at least once, again after a failure and with others in between. So each
 * handler reads the table, and is idempotent.
 */
export function createChangesHandler({ client, tableName, clock, logger, pause, keys }: ChangesParts): ChangesHandler {
  const store = createStore({ client, tableName, keys, ...(pause && { pause }) });

  /** The handler of a change, by the kind of the changed item. */
  function duty(record: DynamoDBRecord, timeLeft: TimeLeft): Promise<object | undefined> | undefined {
    switch (kindOf(record)) {
      case 'erasedAthlete':
        return finishErasure(store.erasure, textsOf(record), () => timeLeft.getRemainingTimeInMillis());
      case 'athlete':
      case 'comment':
      case 'grant':
      case 'instruction':
      case 'run':
      case 'symptom':
        return enqueueDeliveries(store, record, instantAt(clock.now()));
      default:
        // Nothing to do. The filters of the event source (infra/stream-patterns.ts) exclude all other kinds.
        return undefined;
    }
  }

  // One after the other, so that ten erasures do not throttle each other.
  return (event, timeLeft) =>
    answerBatch(event, { duty: (record) => duty(record, timeLeft), logger, inParallel: false });
}

/** The string attributes of an item's new image: IDs, kinds and keys are strings. */
function textsOf({ dynamodb }: DynamoDBRecord): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(dynamodb?.NewImage ?? {}).map(([name, value]) => [name, value.S]));
}
