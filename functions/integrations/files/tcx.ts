import { type FileSession, addSession, FileRefused, instantAt, rounded, skipped } from './content.ts';
import { contentId, whole, wholeSeconds } from './external-id.ts';
import { type Place, placeAt, timeZoneAt } from './place.ts';
import { activityOf, otherSport, trainingOf } from './sports.ts';
import { checkOrder, MAX_POINTS, sensorsOf } from './track.ts';
import { decimal, measure, milliseconds, required } from './xml-values.ts';
import type { XmlReader } from './xml.ts';

/** A lap every 50 metres of a 24-hour race. */
const MAX_LAPS = 5_000;

interface Lap {
  at: number;
  seconds?: number;
  meters?: number;
  heartRate?: number;
}

interface Point {
  at?: number;
  latitude?: number;
  longitude?: number;
  elevation?: number;
}

interface Activity {
  sport: string;
  id?: number;
  laps: Lap[];
  /** The first position that the device knew. */
  place?: Place;
  elevations: { elevation: number }[];
  lastPointAt?: number;
}

/** The average over the laps that have one, weighted by time. */
function averageHeartRate(laps: readonly Lap[]): number | undefined {
  let beats = 0;
  let seconds = 0;
  for (const lap of laps) {
    if (!lap.heartRate || !lap.seconds) continue;
    beats += lap.heartRate * lap.seconds;
    seconds += lap.seconds;
  }
  return seconds > 0 ? rounded(beats / seconds, 0) : undefined;
}

function sessionOf({ sport, id, laps, place, elevations, lastPointAt }: Activity): FileSession {
  const activity = activityOf(sport);
  if (sport !== 'Running' && !activity) return otherSport('The activity is of the sport', sport);
  const [first] = laps;
  const last = laps.at(-1);
  if (!first || !last) return skipped('EMPTY', 'The activity has no laps: nothing was recorded.');
  checkOrder(laps);
  const endedAt = Math.max(last.at + (last.seconds ?? 0) * 1_000, lastPointAt ?? first.at);
  const inMotion = laps.reduce((sum, lap) => sum + (lap.seconds ?? 0), 0);
  const seconds = inMotion || (activity ? (endedAt - first.at) / 1_000 : 0);
  const meters = laps.reduce((sum, lap) => sum + (lap.meters ?? 0), 0);
  if (seconds === 0) return skipped('EMPTY', 'The laps of the activity took no time: nothing was recorded.');
  const content = [wholeSeconds(first.at), whole(seconds), whole(meters)];
  const known = {
    externalId: id === undefined ? contentId('tcx', content) : `tcx:${instantAt(id)}`,
    startedAt: instantAt(first.at),
    ...(place && { timeZone: timeZoneAt(place) }),
    distanceMeters: rounded(meters, 1),
    durationSeconds: rounded(seconds, 3),
  };
  if (activity) return { session: trainingOf(activity, known) };
  const averageHeartRateBpm = averageHeartRate(laps);
  const run = {
    ...known,
    endedAt: instantAt(endedAt),
    ...sensorsOf(elevations),
    ...(averageHeartRateBpm !== undefined && { averageHeartRateBpm }),
  };
  return { run };
}

/**
 * TCX: the activities, including those of a multisport session; courses and workouts are not activities. Time (without
 * pauses), distance and heart rate are those of the laps. The points give the zone and the climb.
 */
export function createTcxReader(): XmlReader {
  const sessions: FileSession[] = [];
  let activity: Activity | undefined;
  let lap: Lap | undefined;
  let point: Point = {};
  let points = 0;

  function keep({ at, latitude, longitude, elevation }: Point, to: Activity) {
    if (++points > MAX_POINTS)
      throw new FileRefused('TOO_LARGE', `The file has more than ${MAX_POINTS} points. Split it.`);
    if (latitude !== undefined && longitude !== undefined) to.place ??= placeAt(latitude, longitude);
    if (elevation !== undefined) to.elevations.push({ elevation });
    if (at !== undefined) to.lastPointAt = Math.max(at, to.lastPointAt ?? at);
  }

  function closeInLap(name: string, parent: string | undefined, text: string, into: Lap) {
    if (name === 'TotalTimeSeconds' && parent === 'Lap') into.seconds = measure(text, 'The time of a lap');
    else if (name === 'DistanceMeters' && parent === 'Lap') into.meters = measure(text, 'The distance of a lap');
    else if (name === 'Value' && parent === 'AverageHeartRateBpm') into.heartRate = measure(text, 'A heart rate');
    else if (name === 'Time' && parent === 'Trackpoint')
      point.at = milliseconds(text, 'The time of a point', 'REFUSED');
    else if (name === 'LatitudeDegrees') point.latitude = required(text, 'A latitude');
    else if (name === 'LongitudeDegrees') point.longitude = required(text, 'A longitude');
    else if (name === 'AltitudeMeters') point.elevation = decimal(text, 'An altitude');
  }

  return {
    open(name, parent, attributes) {
      if (name === 'Activity') activity = { sport: attributes['Sport'] ?? '', laps: [], elevations: [] };
      else if (name === 'Lap' && parent === 'Activity') {
        lap = { at: milliseconds(attributes['StartTime'] ?? '', 'The start of a lap', 'REFUSED') };
      } else if (name === 'Trackpoint') point = {};
    },
    close(name, parent, text) {
      if (!activity) return;
      if (name === 'Activity') {
        addSession(sessions, sessionOf(activity));
        activity = undefined;
      } else if (name === 'Id' && parent === 'Activity') activity.id = milliseconds(text, 'The id', 'UTC');
      else if (!lap) return;
      else if (name === 'Lap' && parent === 'Activity') {
        if (activity.laps.length === MAX_LAPS) {
          throw new FileRefused('TOO_LARGE', `An activity has more than ${MAX_LAPS} laps. Export it with fewer.`);
        }
        activity.laps.push(lap);
        lap = undefined;
      } else if (name === 'Trackpoint') keep(point, activity);
      else closeInLap(name, parent, text, lap);
    },
    sessions() {
      if (sessions.length > 0) return sessions;
      throw new FileRefused(
        'EMPTY',
        'The file contains no activity: courses and workouts are plans. Send the recording.',
      );
    },
  };
}
