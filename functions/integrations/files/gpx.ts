import { type FileSession, addSession, FileRefused, instantAt, skipped } from './content.ts';
import { coarse, contentId, wholeSeconds } from './external-id.ts';
import { movesLikeARun, saysRun, surfaceOf } from './gpx-kind.ts';
import { placeAt, timeZoneAt } from './place.ts';
import { activityOf, otherSport, trainingOf } from './sports.ts';
import { MAX_POINTS, type TrackPoint, motionOf, sensorsOf } from './track.ts';
import { decimal, measure, milliseconds, required } from './xml-values.ts';
import type { XmlReader } from './xml.ts';

const EMPTY = 'has no points with times: it is a plan, or nothing was recorded. Send the recording.';

/** Start and end to the second, and the first, middle and last position: GPX has no id of its own. */
function idOf(points: readonly TrackPoint[], first: TrackPoint, last: TrackPoint): string {
  const middle = points[Math.floor(points.length / 2)] ?? first;
  const places = [first, middle, last].flatMap(({ place }) => coarse(place));
  return contentId('gpx', [wholeSeconds(first.at), wholeSeconds(last.at), ...places]);
}

function sessionOf(type: string, segments: readonly TrackPoint[][]): FileSession {
  const activity = activityOf(type);
  if (type !== '' && !saysRun(type) && !activity) return otherSport('The track is of the type', type);
  const points = segments.flat();
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return skipped('EMPTY', `The track ${EMPTY}`);
  const motion = motionOf(segments);
  const { distanceMeters } = motion;
  const durationSeconds = motion.durationSeconds || (activity ? (last.at - first.at) / 1_000 : 0);
  if (durationSeconds === 0) return skipped('EMPTY', 'The track has no time in motion. Send the whole recording.');
  const known = {
    externalId: idOf(points, first, last),
    startedAt: instantAt(first.at),
    timeZone: timeZoneAt(first.place),
    distanceMeters,
    durationSeconds,
  };
  if (activity) return { session: trainingOf(activity, known) };
  if (type === '' && !movesLikeARun(motion)) {
    const how = `has no type, and its speed (${(distanceMeters / durationSeconds).toFixed(1)} m/s) is not conclusive`;
    return skipped('NOT_A_RUN', `The track ${how}. Add <type>running</type> or what it is, or send FIT or TCX.`);
  }
  const surface = surfaceOf(type);
  const run = { ...known, endedAt: instantAt(last.at), ...(surface && { surface }), ...sensorsOf(points) };
  return { run };
}

/** The parts of a point that were read so far. */
type Started = Pick<TrackPoint, 'elevation' | 'temperature' | 'heartRate'> & {
  latitude: number;
  longitude: number;
  at?: number;
};

/**
 * GPX 1.0 and 1.1. Each track is an activity; its segments are parts of it. Points without a time, and points from
 * before the device knew its position, do not count. Heart rate and temperature are read from any extension with
 * elements named `hr` and `atemp`. Times without a zone are UTC, as GPX defines.
 */
export function createGpxReader(): XmlReader {
  const sessions: FileSession[] = [];
  let type = '';
  let segments: TrackPoint[][] = [];
  let segment: TrackPoint[] = [];
  let point: Started | undefined;
  let points = 0;

  function keep({ latitude, longitude, at, ...sensors }: Started) {
    const place = placeAt(latitude, longitude);
    if (!place || at === undefined) return;
    if (++points > MAX_POINTS)
      throw new FileRefused('TOO_LARGE', `The file has more than ${MAX_POINTS} points. Split it.`);
    segment.push({ at, place, ...sensors });
  }

  return {
    open(name, parent, { lat, lon }) {
      if (name === 'trkpt' && parent === 'trkseg') {
        point = { latitude: required(lat, 'A latitude'), longitude: required(lon, 'A longitude') };
      }
    },
    close(name, parent, text) {
      if (point && name === 'time' && parent === 'trkpt') {
        if (text !== '') point.at = milliseconds(text, 'The time of a point', 'UTC');
      } else if (point && name === 'ele' && parent === 'trkpt') point.elevation = decimal(text, 'An elevation');
      else if (point && name === 'hr') point.heartRate = measure(text, 'A heart rate');
      else if (point && name === 'atemp') point.temperature = decimal(text, 'A temperature');
      else if (point && name === 'trkpt' && parent === 'trkseg') {
        keep(point);
        point = undefined;
      } else if (name === 'trkseg' && parent === 'trk') {
        if (segment.length > 0) segments.push(segment);
        segment = [];
      } else if (name === 'type' && parent === 'trk') type = text;
      else if (name === 'trk' && parent === 'gpx') {
        addSession(sessions, sessionOf(type, segments));
        type = '';
        segments = [];
      }
    },
    sessions() {
      if (sessions.length > 0) return sessions;
      throw new FileRefused('EMPTY', 'The file contains no track: routes and waypoints are plans. Send the recording.');
    },
  };
}
