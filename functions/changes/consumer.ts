import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { createStore } from '../graphql/store/store.ts';
import { answerBatch, kindOf, type Logger } from '../stream/batch.ts';
import { finishErasure } from './erasure.ts';

export interface ChangesParts {
  client: DynamoDBClient;
  tableName: string;
  logger: Logger;
  /** Waits before a further try; tests do not wait. */
  pause?: (tries: number) => Promise<void>;
}

/** How long Lambda lets the call run on. */
export type Clock = Pick<Context, 'getRemainingTimeInMillis'>;

export type ChangesHandler = (event: DynamoDBStreamEvent, clock: Clock) => Promise<DynamoDBBatchResponse>;

/**
 * The consumer of the table's stream. Records come at least once: again after a failure, and with others in between; so
 * each duty looks at the table, and doing it twice is doing it once.
 */
export function createChangesHandler({ client, tableName, logger, pause }: ChangesParts): ChangesHandler {
  const store = createStore({ client, tableName, ...(pause && { pause }) });

  /** What a change asks for, by the kind of thing that it is about. */
  function duty(record: DynamoDBRecord, clock: Clock): Promise<object> | undefined {
    switch (kindOf(record)) {
      case 'erasedAthlete':
        return finishErasure(store.erasure, textsOf(record), () => clock.getRemainingTimeInMillis());
      default:
        // Nothing to do. The filters of the event source (infra/changes-function.ts) keep the others back.
        return undefined;
    }
  }

  // In order, so that ten erasures do not throttle one another.
  return (event, clock) => answerBatch(event, { duty: (record) => duty(record, clock), logger, inParallel: false });
}

/** The texts of an item as it is now; ids, kinds and keys are texts. */
function textsOf({ dynamodb }: DynamoDBRecord): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(dynamodb?.NewImage ?? {}).map(([name, value]) => [name, value.S]));
}
