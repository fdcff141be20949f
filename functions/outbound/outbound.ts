import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { setTimeout as delay } from 'node:timers/promises';
import type { AthleteId, DeliveryId } from '../domain/ids.ts';
import { instantAt } from '../domain/time.ts';
import type { Due } from '../store/outbound/schedule.ts';
import { waitingOf } from '../store/outbound/queue.ts';
import type { DynamoDB } from '../store/dynamodb/client.ts';
import type { Vault } from '../store/secrets/vault.ts';
import type { DerivedKeys } from '../store/secrets/derived-keys.ts';
import { createStore } from '../store/store.ts';
import type { BatchLogger } from '../runtime/logger.ts';
import type { Metrics } from '../runtime/metrics.ts';
import { answerBatch, kindOf, type TimeLeft } from '../runtime/stream-batch.ts';
import { type Providers, runDueProviderJobs, runProviderJob } from './provider-event.ts';
import { turnAvailability } from './availability.ts';
import { createPost, type Post, type PostOptions } from './post.ts';
import { sweep } from './sweep.ts';
import { laneOfDelivery, webhookOf } from '../domain/webhook/webhook-delivery.ts';
import { pumpDeliveries } from './webhooks/pump.ts';

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
  /** How messages are posted; tests of fairness inject their own. */
  post?: Post;
  /** The configured providers. */
  providers?: Providers;
}

/** How long a call of the stream goes on beginning what could take long: others of its shard wait for it. */
const STREAM_CALL_MS = 10_000;
/** And a call of the schedule: until the next. */
const SCHEDULED_CALL_MS = 55_000;
/** Left for what is under way when nothing more is begun. */
const SPARE_MS = 20_000;
/** How often is looked for what became due meanwhile. */
const LOOK_AGAIN_MS = 250;

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
    post = createPost(reach),
    providers = {},
  } = parts;
  const store = createStore({ client, tableName, keys, vault, ...(pause && { pause }) });
  const now = () => instantAt(clock.now());
  const providerJobs = { store, providers, clock };
  const rest = () => delay(LOOK_AGAIN_MS);
  const pump = (
    callMs: number,
    timeLeft: TimeLeft,
    more: { fresh?: DynamoDBRecord[]; meanwhile?: Promise<unknown> },
  ) => {
    const { fresh = [], meanwhile } = more;
    const ids = fresh.flatMap(({ dynamodb }) => dynamodb?.NewImage?.['id']?.S ?? []);
    return pumpDeliveries(
      { store, post, clock, random, logger, metrics, rest },
      {
        fresh: [...new Set(ids.map((id) => webhookOf(id as DeliveryId)))],
        until: clock.now() + Math.min(callMs, timeLeft.getRemainingTimeInMillis() - SPARE_MS),
        ...(meanwhile && { meanwhile }),
      },
    );
  };

  /** Undefined for other kinds, which the filters of the event source (infra/stream-patterns.ts) exclude. */
  function jobIn(record: DynamoDBRecord): Promise<object> | undefined {
    if (kindOf(record) !== 'providerEvent') return undefined;
    const image = record.dynamodb?.NewImage;
    return doProviderJob(image?.['pk']?.S ?? '', image?.['id']?.S ?? '');
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
        return wakeFor(id as DeliveryId);
      case 'ath_':
        return turnAvailability(store, id as AthleteId, at, now());
      default:
        return { due: 'UNKNOWN' };
    }
  }

  /**
   * Of a delivery that is to be sent again. Before December 2026 every delivery lay in the schedule, and in no queue: such a
   * one is queued here.
   */
  async function wakeFor(id: DeliveryId): Promise<object> {
    const delivery = await store.deliveries.find(id);
    const waiting = delivery?.status === 'PENDING' ? waitingOf(delivery) : undefined;
    if (!delivery || !waiting) return { delivery: 'NOT_DUE' };
    await store.retryOnConflict(() => store.queue.requeue(waiting, waiting));
    await store.endpoints.wake(webhookOf(id), laneOfDelivery(delivery), now());
    return { delivery: 'QUEUED' };
  }

  return async (event, timeLeft) => {
    if ('Records' in event) {
      const ofWebhooks = event.Records.filter(isOfWebhooks);
      const fresh = ofWebhooks.filter((record) => kindOf(record) === 'webhookDelivery');
      const pumping = ofWebhooks.length > 0 ? pump(STREAM_CALL_MS, timeLeft, { fresh }) : undefined;
      return answerBatch(event, {
        duty: (record) => (isOfWebhooks(record) ? pumping : jobIn(record)),
        logger,
        inParallel: true,
      });
    }
    const left = () => timeLeft.getRemainingTimeInMillis();
    const sweeping = sweep({ schedule: store.schedule, now, duty: dutyAt, timeLeft: left, logger });
    const [done] = await Promise.all([
      runDueProviderJobs(providerJobs, left),
      sweeping,
      pump(SCHEDULED_CALL_MS, timeLeft, { meanwhile: sweeping }),
    ]);
    for (const outcome of done) logger.info('A provider job was processed', { ...outcome });
    return undefined;
  };
}

/** What there is something to send because of. An announcement lies with its athlete, and wakes whom it is for. */
const isOfWebhooks = (record: DynamoDBRecord): boolean =>
  ['webhookDelivery', 'announcement'].includes(kindOf(record) ?? '');
