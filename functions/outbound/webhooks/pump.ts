import type { WebhookId } from '../../domain/ids.ts';
import { instantAfter, instantAt } from '../../domain/time.ts';
import { isOpen } from '../../domain/webhook/circuit.ts';
import type { Lane } from '../../domain/webhook/lane.ts';
import type { EndpointHealth, EndpointRecord } from '../../domain/webhook/endpoint.ts';
import { serveWebhook, type ServeParts } from './serve.ts';

/**
 * How many webhooks are served at once, by how their receivers are doing: those that answer quickly have places of their own,
 * for what is new and for backfill. All their attempts together fit into a process's 1,024 open files.
 */
const PLACES = { LIVE: 50, BACKFILL: 10, UNPROVEN: 60, FAILING: 40 } as const;
type Places = keyof typeof PLACES;
/** How many are looked at, of each shard and lane. */
const LOOKED_AT = 100;
/** When a webhook for which there is no place is looked at again. */
const NO_PLACE_MS = 5_000;

export interface PumpOptions {
  /** Webhooks that have just been given something. */
  fresh: readonly WebhookId[];
  /** From then on (milliseconds since the epoch) nothing is begun that could take long. */
  until: number;
  /** What may make more due: the pump looks on until it has ended. */
  meanwhile?: Promise<unknown>;
}

/**
 * Serves all webhooks that something is due to, whoever caused it to be called: while it waits for slow receivers, it goes
 * on serving the others. So no receiver delays what is for another, though the stream waits for this call.
 */
export async function pumpDeliveries(parts: ServeParts, { fresh, until, meanwhile }: PumpOptions): Promise<void> {
  const { store, clock, rest } = parts;
  const { endpoints } = store;
  const busy = new Map<WebhookId, { places: Places; served: Promise<unknown> }>();
  let ending = false;
  let failed: { error: unknown } | undefined;
  let isWaiting = meanwhile !== undefined;
  const done = () => (isWaiting = false);
  // Who started it hears whether it failed.
  const other = meanwhile?.then(done, done);
  const now = () => instantAt(clock.now());
  const taken = (...places: Places[]) => [...busy.values()].filter((one) => places.includes(one.places)).length;

  /** Serves a webhook if there is a place for it. */
  async function admit(endpoint: EndpointRecord, lane: Lane, isDue: boolean): Promise<void> {
    const { id, health, leasedUntil } = endpoint;
    if (busy.has(id) || (leasedUntil !== undefined && leasedUntil > now())) return;
    if (health?.openUntil !== undefined && isOpen(health, now()))
      // One that is due would be in the way of others.
      return isDue ? endpoints.putOff(id, lane, now(), health.openUntil) : undefined;
    const places = placesFor(health, lane);
    if (clock.now() >= until && places !== 'LIVE') return;
    if (taken(places) < PLACES[places]) {
      const stops = () => ending || (places !== 'LIVE' && clock.now() >= until);
      const served = serveWebhook(parts, id, stops)
        .catch((error: unknown) => (failed ??= { error }))
        .finally(() => busy.delete(id));
      busy.set(id, { places, served });
    } else if (places === 'UNPROVEN' || places === 'FAILING')
      await endpoints.putOff(id, lane, now(), instantAfter(now(), NO_PLACE_MS));
  }

  async function admitDue(lane: Lane): Promise<void> {
    const due = await Promise.all(endpoints.shards.map((shard) => endpoints.due(shard, lane, now(), LOOKED_AT)));
    // Several pumps at once begin at different ones.
    for (const endpoint of shuffled(due.flat(), parts.random)) await admit(endpoint, lane, true);
  }

  const known = await endpoints.byIds(fresh);
  for (const [index, id] of fresh.entries()) await admit(known[index] ?? { kind: 'endpoint', id }, 'LIVE', false);
  for (;;) {
    await admitDue('LIVE');
    if (clock.now() < until && taken('BACKFILL') < PLACES.BACKFILL) await admitDue('BACKFILL');
    if (failed || (busy.size === 0 && !isWaiting)) break;
    if (clock.now() >= until && taken('UNPROVEN', 'FAILING') === 0) break;
    await Promise.race([...[...busy.values()].map(({ served }) => served), ...(isWaiting ? [other] : []), rest()]);
  }
  ending = true;
  await Promise.all([...busy.values()].map(({ served }) => served));
  if (failed) throw failed.error;
}

function placesFor(health: EndpointHealth | undefined, lane: Lane): Places {
  if (health?.steady) return lane;
  return health && health.failures > 0 ? 'FAILING' : 'UNPROVEN';
}

/** In another order, which `random` decides. */
const shuffled = <T>(all: readonly T[], random: () => number): T[] =>
  all
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
