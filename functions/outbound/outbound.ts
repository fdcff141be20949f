import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { answerBatch, kindOf, type Logger } from '../stream/batch.ts';

export interface OutboundParts {
  client: DynamoDBClient;
  tableName: string;
  /** Milliseconds since the epoch. */
  clock: { now(): number };
  logger: Logger;
}

/** How long Lambda lets the call run on. */
export type TimeLeft = Pick<Context, 'getRemainingTimeInMillis'>;

/** What the rule of `infra/outbound-function.ts` calls it with each minute. */
export interface ScheduledEvent {
  source: 'schedule';
}

export type OutboundHandler = (
  event: DynamoDBStreamEvent | ScheduledEvent,
  timeLeft: TimeLeft,
) => Promise<DynamoDBBatchResponse | undefined>;

/**
 * What talks to other people's servers. It is called with what is new on the table's stream, and each minute for what is
 * due again. Records come at least once, so each duty looks at the table first.
 */
export function createOutboundHandler({ logger }: OutboundParts): OutboundHandler {
  /** What a new item asks for, by its kind. */
  function duty(record: DynamoDBRecord): Promise<object> | undefined {
    switch (kindOf(record)) {
      default:
        // Nothing to do. The filters of the event source (infra/outbound-function.ts) keep the others back.
        return undefined;
    }
  }

  return async (event) => {
    if ('source' in event) return undefined;
    return answerBatch(event, { duty, logger, inParallel: true });
  };
}
