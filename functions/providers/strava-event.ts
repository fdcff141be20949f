import * as z from 'zod/mini';
import type { ProviderJob } from '../domain/provider/provider.ts';

const id = z.int().check(z.positive());

/** An event as Strava posts it: https://developers.strava.com/docs/webhooks/. Unknown fields are ignored. */
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

/** Parses the body of a POST. Undefined if it is not an event. */
export function readEvent(body: string): StravaEvent | undefined {
  try {
    return stravaEvent.safeParse(JSON.parse(body)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const expected = { create: 'there', delete: 'gone', update: 'either' } as const;

/** The job that an event causes. Undefined if there is none, such as for a change of the athlete's profile. */
export function providerJobOf(event: StravaEvent): ProviderJob | undefined {
  const from = { provider: 'strava', accountId: String(event.owner_id) } as const;
  if (event.object_type === 'activity')
    return { ...from, task: 'look', activityId: String(event.object_id), expects: expected[event.aspect_type] };
  if (String(event.updates?.['authorized']) !== 'false') return undefined;
  return { ...from, task: 'deauthorised', at: new Date(event.event_time * 1000).toISOString() };
}

/** Identifies an event: Strava repeats events that were not acknowledged in time. */
export const sameness = ({
  subscription_id,
  object_type,
  object_id,
  aspect_type,
  event_time,
}: StravaEvent): unknown => [subscription_id, object_type, object_id, aspect_type, event_time];
