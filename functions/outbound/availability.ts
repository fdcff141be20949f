import type { AthleteId } from '../domain/ids.ts';
import { Refusal } from '../domain/refusal.ts';
import { availabilityTurned, nextAfter } from '../domain/webhook/webhook-event.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { enqueueEvents, type EnqueueStore } from '../request/enqueue-deliveries.ts';
import type { Store } from '../store/store.ts';

/**
 * Tells webhooks that an athlete's availability has changed by itself at `at`, as an instruction began or ended, and
 * schedules the next such instant. What somebody has changed since is told by the stream. Idempotent.
 */
export async function turnAvailability(
  store: EnqueueStore & Pick<Store, 'athletes' | 'schedule'>,
  id: AthleteId,
  at: Instant,
  now: Instant,
): Promise<{ availability: 'GONE' | 'OVERTAKEN' | 'TOLD'; delivered?: number; eventIds?: string[] }> {
  const athlete = await store.athletes.profile(id).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined;
    throw error;
  });
  if (!athlete) return { availability: 'GONE' };
  const next = nextAfter(athlete, at);
  if (next) await store.schedule.add(next);
  const event = availabilityTurned(athlete, at);
  if (!event) return { availability: 'OVERTAKEN' };
  return { availability: 'TOLD', ...(await enqueueEvents(store, [event], { occurredAt: at, now })) };
}
