import { randomUUID } from 'node:crypto';
import type { WebhookId } from '../../domain/ids.ts';
import { instantAfter, instantAt } from '../../domain/time.ts';
import { circuitAfter, isOpen, mostUnderWay } from '../../domain/webhook/circuit.ts';
import { describeError } from '../../runtime/describe-error.ts';
import type { Metrics } from '../../runtime/metrics.ts';
import type { EndpointHealth } from '../../domain/webhook/endpoint.ts';
import type { Next } from '../../store/outbound/endpoint.ts';
import type { Waiting } from '../../store/outbound/queue.ts';
import type { Store } from '../../store/store.ts';
import { attemptDelivery, type AttemptParts } from './attempt.ts';
import { unpackBackfill } from './unpack.ts';

export interface ServeParts extends AttemptParts {
  store: Store;
  metrics?: Metrics | undefined;
  /** Resolves after a while, so that what is written meanwhile is seen. */
  rest: () => Promise<unknown>;
}

/** How long attempts to one webhook are begun before others have their turn. */
const TURN_MS = 5_000;
/** Longer than a turn and the attempts that it began last. */
const LEASE_MS = 30_000;
/** How long a webhook rests after an error of ours, or when somebody else changes what waits. */
const AFTER_ERROR_MS = 30_000;
/** An attempt that begins this long after it was due is late: what failed before is looked for each minute. */
const LATE_MS = 5 * 60_000;

/**
 * A turn of one webhook: sends what is due to it, live messages first, a few at a time, until nothing is, its circuit opens,
 * its turn is over or `stops` says so. Nobody else sends to it meanwhile.
 */
export async function serveWebhook(parts: ServeParts, id: WebhookId, stops: () => boolean): Promise<void> {
  const { store, clock, logger } = parts;
  const now = () => instantAt(clock.now());
  const lease = await store.endpoints.lease(id, randomUUID(), now(), instantAfter(now(), LEASE_MS));
  if (!lease) return;
  const turnEnds = instantAfter(now(), TURN_MS);
  const turn = createTurn(parts, id, lease.health);
  try {
    await turn.run(() => stops() || now() >= turnEnds);
    await store.endpoints.release({ ...lease, health: turn.health() }, await turn.next());
  } catch (error) {
    // Ours, such as a key's service that does not answer. Others go on.
    logger.warn('A webhook was not served', { ...describeError(error) });
    const retry: Next = { lane: 'LIVE', at: instantAfter(now(), AFTER_ERROR_MS) };
    await store.endpoints.release({ ...lease, health: turn.health() }, retry);
  }
}

function createTurn(parts: ServeParts, id: WebhookId, before: EndpointHealth) {
  const { store, clock, random, metrics, rest } = parts;
  const now = () => instantAt(clock.now());
  let health = before;
  const underWay = new Map<string, Promise<void>>();
  /** Looked at in this turn, and perhaps still in the queue. */
  const stuck = new Set<string>();
  let failed: { error: unknown } | undefined;

  /** What is at the head of the queue and not under way, by lane. */
  async function look(room: number): Promise<{ due: Waiting[]; later: Waiting[] }> {
    const limit = room + underWay.size + stuck.size;
    const heads = async (lane: Waiting['lane']) =>
      (await store.queue.waiting(id, lane, limit)).filter((one) => !underWay.has(one.id) && !stuck.has(one.id));
    const live = await heads('LIVE');
    const isDue = ({ at }: Waiting) => at <= now();
    const backfill = live.filter(isDue).length < room ? await heads('BACKFILL') : [];
    const all = [...live, ...backfill];
    return { due: all.filter(isDue), later: all.filter((one) => !isDue(one)) };
  }

  async function attempt(waiting: Waiting): Promise<void> {
    const isLate = waiting.lane === 'LIVE' && health.failures === 0;
    if (isLate && clock.now() - Date.parse(waiting.at) > LATE_MS) metrics?.count('DeliveriesLate');
    const attempted = await attemptDelivery(parts, waiting);
    if (attempted.delivery === 'ELSEWHERE') stuck.add(waiting.id);
    if (!('attempt' in attempted)) return;
    // What the receiver answered is the delivery's. Here is how it is doing.
    const { responseExcerpt: _, ...latestAttempt } = attempted.attempt;
    health = { ...circuitAfter(health, latestAttempt, now(), random()), latestAttempt };
  }

  function begin(waiting: Waiting): void {
    const attempting = attempt(waiting)
      .catch((error: unknown) => {
        failed ??= { error };
        stuck.add(waiting.id);
      })
      .finally(() => underWay.delete(waiting.id));
    underWay.set(waiting.id, attempting);
  }

  return {
    health: () => health,

    async run(isOver: () => boolean): Promise<void> {
      for (;;) {
        const ends = failed !== undefined || isOver() || isOpen(health, now());
        const room = ends ? 0 : mostUnderWay(health) - underWay.size;
        if (room > 0) {
          const { due } = await look(room);
          due.slice(0, room).forEach(begin);
          if (underWay.size === 0 && !(await unpackBackfill(store, id, now()))) return;
        } else if (underWay.size === 0) break;
        if (underWay.size > 0) await Promise.race([...underWay.values(), rest()]);
      }
      if (failed) throw failed.error;
    },

    /** What is to be sent next, and when. */
    async next(): Promise<Next | undefined> {
      const { due, later } = await look(1);
      const [first] = [...due, ...later.sort((a, b) => (a.at < b.at ? -1 : 1))];
      if (due.length > 0) return first;
      if (await store.queue.packed(id)) return { lane: 'BACKFILL', at: now() };
      return first ?? (stuck.size > 0 ? { lane: 'LIVE', at: instantAfter(now(), AFTER_ERROR_MS) } : undefined);
    },
  };
}
