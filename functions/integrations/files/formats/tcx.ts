import { addActivity, FileRefused, type FileSession } from '../content.ts';
import { readActivity } from '../recording/activity.ts';
import { whole, wholeSeconds } from '../recording/external-id.ts';
import { MAX_POINTS, type Point, type RecordedLap } from '../recording/recording.ts';
import { type Warnings, warn } from '../warnings.ts';
import { decimal, measure, milliseconds, placeAt, set } from './xml-values.ts';
import type { XmlReader } from './xml.ts';

/** A lap every 50 metres of a 24-hour race. */
const MAX_LAPS = 5_000;

/** A lap as it is read: it may not say when it began. */
type StartedLap = Partial<RecordedLap>;

interface Activity {
  sport: string;
  id?: number;
  laps: StartedLap[];
  points: Point[];
  warnings: Warnings;
}

/** Each lap with its start: as it says, or else of its first point, or else where the one before ended. Others are left out. */
function startedLaps({ laps, warnings }: Activity): RecordedLap[] {
  const started: RecordedLap[] = [];
  for (const { at, ...lap } of laps) {
    const before = started.at(-1);
    const since = at ?? (before && before.at + (before.seconds ?? 0) * 1_000);
    if (since === undefined) warn(warnings, 'LAPS_IGNORED');
    else started.push({ at: since, ...lap });
  }
  return started;
}

const sum = (values: readonly (number | undefined)[]): number =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);

function activityIn(activity: Activity, said: string | undefined): FileSession {
  const { sport, id, points, warnings } = activity;
  const laps = startedLaps(activity);
  if (laps.length === 0 && points.length === 0)
    return { skipped: { code: 'EMPTY', message: 'The activity has no laps: nothing was recorded.' } };
  const startedAt = laps.reduce<number | undefined>((first, { at }) => Math.min(first ?? at, at), undefined);
  const contentOf = () =>
    startedAt === undefined
      ? undefined
      : [
          wholeSeconds(startedAt),
          whole(sum(laps.map(({ seconds }) => seconds))),
          whole(sum(laps.map(({ meters }) => meters))),
        ];
  return readActivity(
    {
      format: 'tcx',
      sports: [sport],
      ...(id !== undefined && { id: { at: id, name: (instant: string) => instant } }),
      contentOf,
      totals: {},
      laps,
      segments: points.length > 0 ? [points] : [],
      warnings,
    },
    said,
  );
}

/**
 * TCX: the activities, including those of a multisport session; courses and workouts are not activities. Time (without
 * pauses), distance and heart rate are those of the laps, or else of the points, which also give the zone and the climb.
 */
export function createTcxReader(warnings: Warnings, said?: string): XmlReader {
  const activities: FileSession[] = [];
  let activity: Activity | undefined;
  let lap: StartedLap | undefined;
  let point: Partial<Point> = {};
  let latitude = '';
  let longitude = '';
  let points = 0;

  function keep({ at, ...rest }: Partial<Point>, to: Activity) {
    if (at === undefined) return;
    if (++points > MAX_POINTS)
      throw new FileRefused('TOO_LARGE', `The file has more than ${MAX_POINTS} points. Split it.`);
    const place = latitude || longitude ? placeAt(latitude, longitude, to.warnings) : undefined;
    to.points.push({ at, ...rest, ...(place && { place }) });
  }

  function closeInPoint(name: string, parent: string | undefined, text: string, { warnings: heard }: Activity) {
    if (name === 'Time') {
      const at = milliseconds(text, heard, 'ZONE_ASSUMED');
      if (at === undefined) warn(heard, 'TIME_IGNORED');
      set(point, 'at', at);
      if (lap && lap.at === undefined && at !== undefined) lap.at = at;
    } else if (name === 'DistanceMeters') set(point, 'meters', measure(text, heard, 'DISTANCE_IGNORED'));
    else if (name === 'AltitudeMeters') set(point, 'elevation', decimal(text, heard, 'ELEVATION_IGNORED'));
    else if (name === 'Value' && parent === 'HeartRateBpm')
      set(point, 'heartRate', measure(text, heard, 'HEART_RATE_IGNORED'));
    else if (name === 'LatitudeDegrees') latitude = text;
    else if (name === 'LongitudeDegrees') longitude = text;
  }

  function closeInLap(name: string, parent: string | undefined, text: string, into: StartedLap, heard: Warnings) {
    if (name === 'TotalTimeSeconds' && parent === 'Lap') set(into, 'seconds', measure(text, heard, 'DURATION_IGNORED'));
    else if (name === 'DistanceMeters' && parent === 'Lap')
      set(into, 'meters', measure(text, heard, 'DISTANCE_IGNORED'));
    else if (name === 'Value' && parent === 'AverageHeartRateBpm')
      set(into, 'heartRate', measure(text, heard, 'HEART_RATE_IGNORED'));
  }

  let isInPoint = false;
  return {
    open(name, parent, attributes) {
      if (name === 'Activity')
        activity = { sport: attributes['Sport'] ?? '', laps: [], points: [], warnings: new Map(warnings) };
      else if (activity && name === 'Lap' && parent === 'Activity') {
        const at = milliseconds(attributes['StartTime'] ?? '', activity.warnings, 'ZONE_ASSUMED');
        if (at === undefined) warn(activity.warnings, 'TIME_IGNORED');
        lap = at === undefined ? {} : { at };
      } else if (name === 'Trackpoint') [isInPoint, point, latitude, longitude] = [true, {}, '', ''];
    },
    close(name, parent, text) {
      if (!activity) return;
      if (name === 'Activity') {
        addActivity(activities, activityIn(activity, said));
        activity = undefined;
      } else if (name === 'Id' && parent === 'Activity') {
        const id = milliseconds(text, activity.warnings);
        if (id === undefined) warn(activity.warnings, 'ID_IGNORED');
        else activity.id = id;
      } else if (!lap) return;
      else if (name === 'Lap' && parent === 'Activity') {
        if (activity.laps.length === MAX_LAPS)
          throw new FileRefused('TOO_LARGE', `An activity has more than ${MAX_LAPS} laps. Export it with fewer.`);
        activity.laps.push(lap);
        lap = undefined;
      } else if (name === 'Trackpoint') {
        keep(point, activity);
        isInPoint = false;
      } else if (isInPoint) closeInPoint(name, parent, text, activity);
      else closeInLap(name, parent, text, lap, activity.warnings);
    },
    sessions() {
      if (activities.length > 0) return activities;
      throw new FileRefused(
        'EMPTY',
        'The file contains no activity: courses and workouts are plans. Send the recording.',
      );
    },
  };
}
