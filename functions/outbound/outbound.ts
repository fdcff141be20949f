import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { AthleteId, DeliveryId } from '../domain/ids.ts';
import { instantAt } from '../domain/time.ts';
import type { Instant } from '../domain/vocabulary.ts';
import type { Due } from '../store/outbound/schedule.ts';
import type { DynamoDB } from '../store/dynamodb/client.ts';
import type { Vault } from '../store/secrets/vault.ts';
import type { DerivedKeys } from '../store/secrets/derived-keys.ts';
import { createStore } from '../store/store.ts';
import type { BatchLogger } from '../runtime/logger.ts';
import type { Metrics } from '../runtime/metrics.ts';
import { answerBatch, kindOf, type TimeLeft } from '../runtime/stream-batch.ts';
import { type Providers, runDueProviderJobs, runProviderJob } from './provider-event.ts';
import { turnAvailability } from './availability.ts';
import { createPost, type PostOptions } from './post.ts';
import { sweep } from './sweep.ts';
import { type Taken, takeOut } from './webhook.ts';

export interface OutboundParts {
  client: DynamoDB;
  tableName: string;
  /** Milliseconds since the epoch. */
  clock: { now(): number };
  logger: BatchLogger;
  metrics?: Metrics;
  /** What names events. Random if left out: for a process that names none. */
  keys?: DerivedKeys;
  /** What secrets are sealed with. Absent where nothing is ever sent. */
  vault?: Vault;
  /** Waits before a further try; tests do not wait. */
  pause?: (tries: number) => Promise<void>;
  /** Returns 0 to 1. Defaults to Math.random. */
  random?: () => number;
  /** How servers are reached. `allowLocal` allows this machine as a receiver: for a laptop and tests, never on Lambda. */
  reach?: PostOptions;
  /** The configured providers. */
  providers?: Providers;
}

/** An attempt that begins this long after it was due is late: the schedule runs each minute. */
const LATE_MS = 5 * 60_000;

/** The event with which the rule of `infra/outbound-function.ts` calls it every minute. */
export interface ScheduledEvent {
  source: 'schedule';
}

export type OutboundHandler = (
  event: DynamoDBStreamEvent | ScheduledEvent,
  timeLeft: TimeLeft,
) => Promise<DynamoDBBatchResponse | undefined>;

/**
 * Calls other servers. Invoked with new items from the table's stream, and every minute for what is due. Records arrive at
 * least once, so each handler reads the table first.
 */
export function createOutboundHandler(parts: OutboundParts): OutboundHandler {
  const {
    client,
    tableName,
    clock,
    logger,
    metrics,
    pause,
    keys,
    vault,
    random = Math.random,
    reach,
    providers = {},
  } = parts;
  const store = createStore({ client, tableName, keys, vault, ...(pause && { pause }) });
  const now = () => instantAt(clock.now());
  const providerJobs = { store, providers, clock };
  const webhooks = { store, post: createPost(reach), now, random, logger };

  /** The handler of a new item, by its kind. */
  function duty(record: DynamoDBRecord): Promise<object> | undefined {
    const id = record.dynamodb?.NewImage?.['id']?.S ?? '';
    switch (kindOf(record)) {
      case 'webhookDelivery':
        return countLate(takeOut(webhooks, id as DeliveryId), record.dynamodb?.NewImage?.['createdAt']?.S);
      case 'providerEvent':
        return doProviderJob(record.dynamodb?.NewImage?.['pk']?.S ?? '', id);
      default:
        // Nothing to do. The filters of the event source (infra/stream-patterns.ts) exclude all other kinds.
        return undefined;
    }
  }

  /** Counts an attempt that began long after it was due. */
  async function countLate(taking: Promise<Taken>, dueSince: Instant | undefined): Promise<Taken> {
    const late = dueSince !== undefined && clock.now() - Date.parse(dueSince) > LATE_MS;
    const taken = await taking;
    if (late && taken.eventId !== undefined) metrics?.count('DeliveriesLate');
    return taken;
  }

  /** A provider job that was done already is no longer stored. */
  async function doProviderJob(pk: string, id: string): Promise<object> {
    const waiting = await store.providerJobs.waiting(pk, id);
    return waiting ? runProviderJob(waiting, providerJobs) : { came: 'DONE' };
  }

  /** The handler of what is due, by the kind of its ID. */
  async function dutyAt({ id, at }: Due): Promise<object> {
    switch (id.slice(0, 4)) {
      case 'dlv_':
        return countLate(takeOut(webhooks, id as DeliveryId, at), at);
      case 'ath_':
        return turnAvailability(store, id as AthleteId, at, now());
      default:
        return { due: 'UNKNOWN' };
    }
  }

  return async (event, timeLeft) => {
    if ('Records' in event) return answerBatch(event, { duty, logger, inParallel: true });
    const left = () => timeLeft.getRemainingTimeInMillis();
    const [done] = await Promise.all([
      runDueProviderJobs(providerJobs, left),
      sweep({ schedule: store.schedule, now, duty: dutyAt, timeLeft: left, logger }),
    ]);
    for (const outcome of done) logger.info('A provider job was processed', { ...outcome });
    return undefined;
  };
}
