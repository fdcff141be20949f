import * as z from 'zod/mini';
import type { ProviderJob } from '../domain/provider/provider.ts';

const id = z.int().check(z.positive());

/** An event as Strava posts it: https://developers.strava.com/docs/webhooks/. More fields may come. */
const stravaEvent = z.object({
  object_type: z.enum(['activity', 'athlete']),
  object_id: id,
  aspect_type: z.enum(['create', 'update', 'delete']),
  owner_id: id,
  subscription_id: id,
  /** Seconds since the epoch. */
  event_time: z.int().check(z.minimum(0), z.maximum(4_102_444_800)),
  updates: z.nullish(z.record(z.string(), z.unknown())),
});
export type StravaEvent = z.infer<typeof stravaEvent>;

/** Reads the body of a POST. Undefined for anything that is no event. */
export function readEvent(body: string): StravaEvent | undefined {
  try {
    return stravaEvent.safeParse(JSON.parse(body)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const expected = { create: 'there', delete: 'gone', update: 'either' } as const;

/** What an event asks for; undefined for one that asks for nothing, such as a change of her profile. */
export function providerJobOf(event: StravaEvent): ProviderJob | undefined {
  const from = { provider: 'strava', accountId: String(event.owner_id) } as const;
  if (event.object_type === 'activity')
    return { ...from, task: 'look', activityId: String(event.object_id), expects: expected[event.aspect_type] };
  if (String(event.updates?.['authorized']) !== 'false') return undefined;
  return { ...from, task: 'deauthorised', at: new Date(event.event_time * 1000).toISOString() };
}

/** What makes two events the same one: Strava sends an event again that was not acknowledged in time. */
export const sameness = ({
  subscription_id,
  object_type,
  object_id,
  aspect_type,
  event_time,
}: StravaEvent): unknown => [subscription_id, object_type, object_id, aspect_type, event_time];
