import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { DeliveryId } from '../domain/ids.ts';
import { instantAt } from '../domain/time.ts';
import type { Due } from '../store/outbound/schedule.ts';
import type { DynamoDB } from '../store/dynamodb/client.ts';
import { createStore } from '../store/store.ts';
import type { BatchLogger } from '../runtime/logger.ts';
import { answerBatch, kindOf, type TimeLeft } from '../runtime/stream-batch.ts';
import { type Providers, runDueErrands, runErrand } from './provider-event.ts';
import { createPost, type PostOptions } from './post.ts';
import { sweep } from './sweep.ts';
import { takeOut } from './webhook.ts';

export interface OutboundParts {
  client: DynamoDB;
  tableName: string;
  /** Milliseconds since the epoch. */
  clock: { now(): number };
  logger: BatchLogger;
  /** Waits before a further try; tests do not wait. */
  pause?: (tries: number) => Promise<void>;
  /** 0 to 1; Math.random unless given. */
  random?: () => number;
  /** How servers are reached. `allowLocal` lets this machine be one: for a laptop and tests, never on Lambda. */
  reach?: PostOptions;
  /** The providers that are set up. */
  providers?: Providers;
}

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
export function createOutboundHandler(parts: OutboundParts): OutboundHandler {
  const { client, tableName, clock, logger, pause, random = Math.random, reach, providers = {} } = parts;
  const store = createStore({ client, tableName, ...(pause && { pause }) });
  const now = () => instantAt(clock.now());
  const providerJobs = { store, providers, clock };
  const webhooks = { store, post: createPost(reach), now, random, logger };

  /** What a new item asks for, by its kind. */
  function duty(record: DynamoDBRecord): Promise<object> | undefined {
    const id = record.dynamodb?.NewImage?.['id']?.S ?? '';
    switch (kindOf(record)) {
      case 'webhookDelivery':
        return takeOut(webhooks, id as DeliveryId);
      case 'providerEvent':
        return doErrand(id);
      default:
        // Nothing to do. The filters of the event source (infra/outbound-function.ts) keep the others back.
        return undefined;
    }
  }

  /** An providerJob that was done already no longer waits. */
  async function doErrand(id: string): Promise<object> {
    const waiting = await store.providerJobs.waiting('strava', id);
    return waiting ? runErrand(waiting, providerJobs) : { came: 'DONE' };
  }

  /** What is due, by what its id is of. */
  async function dutyAt({ id, at }: Due): Promise<object> {
    switch (id.slice(0, 4)) {
      case 'dlv_':
        return takeOut(webhooks, id as DeliveryId, at);
      default:
        return { due: 'UNKNOWN' };
    }
  }

  return async (event, timeLeft) => {
    if ('Records' in event) return answerBatch(event, { duty, logger, inParallel: true });
    const left = () => timeLeft.getRemainingTimeInMillis();
    const [done] = await Promise.all([
      runDueErrands(providerJobs, left),
      sweep({ schedule: store.schedule, now, duty: dutyAt, timeLeft: left, logger }),
    ]);
    for (const outcome of done) logger.info('An providerJob was dealt with', { ...outcome });
    return undefined;
  };
}
