import { addActivity, FileRefused, type FileSession } from '../content.ts';
import { readActivity } from '../recording/activity.ts';
import { coarse, wholeSeconds } from '../recording/external-id.ts';
import { MAX_POINTS, type Placed, type Point } from '../recording/recording.ts';
import { plain } from '../sports/words.ts';
import { type Warnings, warn } from '../warnings.ts';
import { decimal, measure, milliseconds, placeAt, set } from './xml-values.ts';
import type { XmlReader } from './xml.ts';

/** Elements of any extension that hold a heart rate or a temperature, reduced to letters. */
const heartRates = new Set(['hr', 'heartrate', 'heartratebpm', 'bpm', 'pulse']);
const temperatures = new Set(['atemp', 'temp', 'temperature']);

/** A track as it is read. */
interface Track {
  type: string;
  segments: Point[][];
  warnings: Warnings;
}

/** Two tracks of one kind with less between them are one activity, of which each lap was written as a track. */
const AT_ONCE_MS = 60_000;

function followsAtOnce(track: Track, next: Track): boolean {
  const [end, start] = [track.segments.at(-1)?.at(-1)?.at, next.segments[0]?.[0]?.at];
  if (end === undefined || start === undefined || plain(track.type) !== plain(next.type)) return false;
  return start >= end && start - end <= AT_ONCE_MS;
}

/** Tracks, those that follow each other at once as one. */
function joined(tracks: readonly Track[]): Track[] {
  const all: Track[] = [];
  for (const track of tracks) {
    const last = all.at(-1);
    if (last && followsAtOnce(last, track)) {
      last.segments.push(...track.segments);
      warn(last.warnings, 'TRACKS_JOINED', last.warnings.has('TRACKS_JOINED') ? 1 : 2);
      for (const [code, count] of track.warnings) warn(last.warnings, code, count);
    } else all.push(track);
  }
  return all;
}

/** Start and end to the second, and the first, middle and last position: GPX has no id of its own. */
function contentOf(placed: readonly Placed[]): number[] | undefined {
  const [first, middle, last] = [placed[0], placed[Math.floor(placed.length / 2)], placed.at(-1)];
  if (!first || !middle || !last) return undefined;
  const places = [first, middle, last].flatMap(({ place }) => coarse(place));
  return [wholeSeconds(first.at), wholeSeconds(last.at), ...places];
}

const activityIn = ({ type, segments, warnings }: Track, said: string | undefined): FileSession =>
  readActivity({ format: 'gpx', sports: [type], contentOf, totals: {}, laps: [], segments, warnings }, said);

/**
 * GPX 1.0 and 1.1. Each track is an activity, or a lap of one; its segments are parts of it. Points without a time do not count. Heart rate
 * and temperature are read from any extension. Times without a zone are UTC, as GPX defines.
 */
export function createGpxReader(warnings: Warnings, said?: string): XmlReader {
  const tracks: Track[] = [];
  let track: Track = { type: '', segments: [], warnings: new Map(warnings) };
  let segment: Point[] = [];
  let point: Partial<Point> | undefined;
  let points = 0;

  function keep({ at, ...rest }: Partial<Point>) {
    if (at === undefined) return;
    if (++points > MAX_POINTS)
      throw new FileRefused('TOO_LARGE', `The file has more than ${MAX_POINTS} points. Split it.`);
    segment.push({ at, ...rest });
  }

  function closeInPoint(name: string, parent: string | undefined, text: string, into: Partial<Point>) {
    if (name === 'time' && parent === 'trkpt') {
      const at = milliseconds(text, track.warnings);
      if (at === undefined && text !== '') warn(track.warnings, 'TIME_IGNORED');
      set(into, 'at', at);
    } else if (name === 'ele' && parent === 'trkpt')
      set(into, 'elevation', decimal(text, track.warnings, 'ELEVATION_IGNORED'));
    else if (heartRates.has(plain(name))) set(into, 'heartRate', measure(text, track.warnings, 'HEART_RATE_IGNORED'));
    else if (temperatures.has(plain(name)))
      set(into, 'temperature', decimal(text, track.warnings, 'TEMPERATURE_IGNORED'));
  }

  return {
    open(name, parent, { lat, lon }) {
      if (name !== 'trkpt' || parent !== 'trkseg') return;
      const place = placeAt(lat, lon, track.warnings);
      point = place ? { place } : {};
    },
    close(name, parent, text) {
      if (point && name === 'trkpt') {
        keep(point);
        point = undefined;
      } else if (point) closeInPoint(name, parent, text, point);
      else if (name === 'trkseg' && parent === 'trk') {
        if (segment.length > 0) track.segments.push(segment);
        segment = [];
      } else if (name === 'type' && parent === 'trk') track.type = text;
      else if (name === 'trk' && parent === 'gpx') {
        addActivity(tracks, track);
        track = { type: '', segments: [], warnings: new Map(warnings) };
      }
    },
    sessions() {
      if (tracks.length > 0) return joined(tracks).map((each) => activityIn(each, said));
      throw new FileRefused('EMPTY', 'The file contains no track: routes and waypoints are plans. Send the recording.');
    },
  };
}
