import * as z from 'zod/mini';
import type { RunFields } from '../domain/run/run-fields.ts';
import type { RunInput } from '../domain/run/run-input.ts';
import { isTimeZone } from '../domain/time.ts';
import type { RunType, Surface } from '../domain/vocabulary.ts';
import { type Activity, Unavailable } from './provider.ts';

const maybe = z.nullish;

/** The fields of Strava's DetailedActivity that are used: metres, seconds, degrees Celsius, beats per minute, RPE. */
const detailedActivity = z.object({
  sport_type: maybe(z.string()),
  type: maybe(z.string()),
  workout_type: maybe(z.number()),
  name: maybe(z.string()),
  description: maybe(z.string()),
  start_date: z.string(),
  timezone: maybe(z.string()),
  distance: z.number(),
  moving_time: z.number(),
  elapsed_time: maybe(z.number()),
  total_elevation_gain: maybe(z.number()),
  average_temp: maybe(z.number()),
  average_heartrate: maybe(z.number()),
  perceived_exertion: maybe(z.number()),
  trainer: maybe(z.boolean()),
});
type DetailedActivity = z.infer<typeof detailedActivity>;

const sports: ReadonlySet<string | null | undefined> = new Set(['Run', 'TrailRun', 'VirtualRun']);
/** Strava's `workout_type` of runs. 3 is any workout. */
const types: Readonly<Record<number, RunType>> = { 1: 'RACE', 2: 'LONG' };
/** The maximum length of a note. */
const NOTE_LENGTH = 4_000;

/** Parses an activity of Strava. Throws Unavailable if it is malformed. */
export function readActivity(answer: unknown): Activity {
  const parsed = detailedActivity.safeParse(answer);
  const startedMs = Date.parse(parsed.data?.start_date ?? '');
  if (!parsed.success || Number.isNaN(startedMs)) throw new Unavailable('Strava answers with something else');
  const activity = parsed.data;
  const sport = activity.sport_type ?? activity.type;
  if (!sports.has(sport)) return 'OTHER_SPORT';
  const { elapsed_time: elapsed, average_heartrate: heartRate, perceived_exertion: effort } = activity;
  // `satisfies`: a field that is added to RunInput does not compile until it is said here what Strava knows of it.
  const run = {
    startedAt: new Date(startedMs).toISOString(),
    endedAt: elapsed == null ? undefined : new Date(startedMs + elapsed * 1000).toISOString(),
    timeZone: zoneOf(activity),
    type: types[activity.workout_type ?? 0],
    surface: surfaceOf(sport, activity),
    distanceMeters: activity.distance,
    durationSeconds: activity.moving_time,
    elevationGainMeters: activity.total_elevation_gain,
    temperatureCelsius: activity.average_temp,
    averageHeartRateBpm: heartRate == null ? undefined : Math.round(heartRate),
    effort: effort == null ? undefined : Math.round(effort),
    note: noteOf(activity),
    sportSource: undefined,
    laps: undefined,
  } satisfies Record<keyof RunFields, RunInput[keyof RunFields]>;
  return { run };
}

/** Parses `(GMT-06:00) America/Chicago`. Undefined if it names no zone: then the athlete's is used. */
function zoneOf({ timezone }: DetailedActivity): string | undefined {
  const zone = timezone?.replace(/^\([^)]*\)\s*/, '');
  return zone !== undefined && isTimeZone(zone) ? zone : undefined;
}

function surfaceOf(sport: string | null | undefined, { trainer }: DetailedActivity): Surface | undefined {
  if (sport === 'VirtualRun' || trainer === true) return 'TREADMILL';
  return sport === 'TrailRun' ? 'TRAIL' : undefined;
}

function noteOf({ name, description }: DetailedActivity): string | undefined {
  const words = [name, description]
    .filter((text) => text?.trim())
    .join('\n\n')
    .toWellFormed();
  return words === '' ? undefined : [...words].slice(0, NOTE_LENGTH).join('');
}
