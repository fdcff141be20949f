import { randomUUID } from 'node:crypto';
import type { WebhookId } from '../../domain/ids.ts';
import { instantAfter, instantAt } from '../../domain/time.ts';
import { BACKFILL_UNDER_WAY, circuitAfter, isOpen, mostUnderWay } from '../../domain/webhook/circuit.ts';
import { describeError } from '../../runtime/describe-error.ts';
import type { Metrics } from '../../runtime/metrics.ts';
import type { EndpointHealth } from '../../domain/webhook/endpoint.ts';
import type { Next } from '../../store/outbound/endpoint-item.ts';
import type { Waiting } from '../../store/outbound/queue.ts';
import type { Store } from '../../store/store.ts';
import { attemptDelivery, type AttemptParts } from './attempt.ts';
import { unpackAnnouncement } from './unpack-announcement.ts';

export interface ServeParts extends AttemptParts {
  store: Store;
  metrics?: Metrics | undefined;
  /** Resolves after a while, so that what is written meanwhile is seen. */
  rest: () => Promise<unknown>;
}

/** How much backfill is read ahead. */
const AHEAD = 25;
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
    await store.endpoints.release({ ...lease, health: turn.health() }, now(), await turn.next());
  } catch (error) {
    // Ours, such as a key's service that does not answer. Others go on.
    logger.warn('A webhook was not served', { ...describeError(error) });
    const retry: Next = { lane: 'LIVE', at: instantAfter(now(), AFTER_ERROR_MS) };
    await store.endpoints.release({ ...lease, health: turn.health() }, now(), retry);
  }
}

function createTurn(parts: ServeParts, id: WebhookId, before: EndpointHealth) {
  const { store, clock, random, metrics, rest } = parts;
  const now = () => instantAt(clock.now());
  let health = before;
  const underWay = new Map<string, { lane: Waiting['lane']; attempting: Promise<void> }>();
  /** Backfill that was read ahead: it is looked for only when this is used up, and what is new each time. */
  let ahead: Waiting[] = [];
  /** Looked at in this turn, and perhaps still in the queue. */
  const stuck = new Set<string>();
  let failed: { error: unknown } | undefined;

  const isDue = ({ at }: Waiting) => at <= now();
  const isFree = (one: Waiting) => !underWay.has(one.id) && !stuck.has(one.id);

  /** What is at the head of a lane and not under way, due or not. */
  async function heads(lane: Waiting['lane'], room: number): Promise<Waiting[]> {
    return (await store.queue.waiting(id, lane, room + underWay.size + stuck.size)).filter(isFree);
  }

  /** What is to be attempted now: what is new, and then as much of backfill as may be. */
  async function look(room: number): Promise<Waiting[]> {
    const live = (await heads('LIVE', room)).filter(isDue).slice(0, room);
    const old = [...underWay.values()].filter(({ lane }) => lane === 'BACKFILL').length;
    const left = Math.min(room - live.length, BACKFILL_UNDER_WAY - old);
    if (left <= 0) return live;
    ahead = ahead.filter(isFree);
    if (ahead.length < left) ahead = (await heads('BACKFILL', AHEAD)).filter(isDue);
    return [...live, ...ahead.slice(0, left)];
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
    underWay.set(waiting.id, { lane: waiting.lane, attempting });
    ahead = ahead.filter(({ id: other }) => other !== waiting.id);
  }

  return {
    health: () => health,

    async run(isOver: () => boolean): Promise<void> {
      for (;;) {
        const ends = failed !== undefined || isOver() || isOpen(health, now());
        const room = ends ? 0 : mostUnderWay(health) - underWay.size;
        if (room > 0) {
          for (const waiting of await look(room)) begin(waiting);
          if (underWay.size === 0 && !(await unpackAnnouncement(store, id, now()))) return;
        } else if (underWay.size === 0) break;
        if (underWay.size > 0)
          await Promise.race([...[...underWay.values()].map(({ attempting }) => attempting), rest()]);
      }
      if (failed) throw failed.error;
    },

    /** What is to be sent next, and when. */
    async next(): Promise<Next | undefined> {
      const all = [...(await heads('LIVE', 1)), ...(await heads('BACKFILL', 1))];
      const due = all.find(isDue);
      if (due) return due;
      if (await store.packed.first(id)) return { lane: 'BACKFILL', at: now() };
      const [first] = all.sort((a, b) => (a.at < b.at ? -1 : 1));
      return first ?? (stuck.size > 0 ? { lane: 'LIVE', at: instantAfter(now(), AFTER_ERROR_MS) } : undefined);
    },
  };
}
