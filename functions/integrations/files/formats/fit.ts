import type { Surface } from '../../../domain/vocabulary.ts';
import { addActivity, type FileSession, FileRefused, skipped } from '../content.ts';
import { readActivity } from '../recording/activity.ts';
import type { DeviceId, Point, RecordedLap, Recording } from '../recording/recording.ts';
import { isActivity } from '../sports/sports.ts';
import { type Warnings, warn } from '../warnings.ts';
import { type FitMessage, type FitMessages, readMessages } from './fit-messages.ts';
import { effortIn, inWords, measure, number, place, present, time, word } from './fit-values.ts';

const surfaces = new Map<unknown, Surface>([
  ['treadmill', 'TREADMILL'],
  // A run in a game takes place on a treadmill.
  ['virtual_activity', 'TREADMILL'],
  ['street', 'ROAD'],
  ['trail', 'TRAIL'],
  ['track', 'TRACK'],
]);

function pointsIn(records: readonly FitMessage[], warnings: Warnings): Point[] {
  return records.flatMap((record): Point[] => {
    const at = time(record['timestamp']);
    if (at === undefined) {
      warn(warnings, 'TIME_IGNORED');
      return [];
    }
    const found = place(record['position_lat'], record['position_long'], warnings);
    const values = {
      meters: measure(record['distance']),
      elevation: number(record['enhanced_altitude']) ?? number(record['altitude']),
      temperature: number(record['temperature']),
      heartRate: number(record['heart_rate']),
    };
    return [{ at, ...(found && { place: found }), ...present(values) }];
  });
}

function lapsIn(laps: readonly FitMessage[], warnings: Warnings): RecordedLap[] {
  return laps.flatMap((lap): RecordedLap[] => {
    const at = time(lap['start_time']);
    if (at === undefined) {
      warn(warnings, 'LAPS_IGNORED');
      return [];
    }
    const values = {
      seconds: measure(lap['total_timer_time']),
      elapsedSeconds: measure(lap['total_elapsed_time']),
      meters: measure(lap['total_distance']),
      heartRate: number(lap['avg_heart_rate']),
    };
    return [{ at, ...present(values) }];
  });
}

/** The words for the sport of a session: its sub sport says more, if it is a sport; where it says nothing, the message of the device does. */
function sportsOf({ sport, sub_sport: sub }: FitMessage, said: readonly FitMessage[]): string[] {
  if (word(sport) === 'running') return ['running'];
  const [other] = said;
  return [isActivity(word(sub)) ? word(sub) : '', word(sport), word(other?.['sport'])];
}

/** The device and when it began to write, as in the file, and which of the file's sessions it is. */
function idIn([file]: readonly FitMessage[], nth: number, sinceFirstMs: number): DeviceId | undefined {
  const createdAt = time(file?.['time_created']);
  const serial = number(file?.['serial_number']);
  if (!serial || createdAt === undefined) return undefined;
  const name = (instant: string) => `${serial}-${instant}-${nth}`;
  // Each session began so long after the first one, and all have the file's id.
  return { at: createdAt + sinceFirstMs, writtenAt: createdAt, name };
}

/** How far the local clock of the device was ahead of UTC, in minutes. */
function offsetIn(activity: FitMessage | undefined): number | undefined {
  const [utc, local] = [time(activity?.['timestamp']), time(activity?.['local_timestamp'])];
  return utc === undefined || local === undefined ? undefined : Math.round((local - utc) / 60_000);
}

/** A session with the laps and points of its time; of a file without one, everything. */
function recordingOf(session: FitMessage, of: Parsed, nth: number): Recording {
  const { messages, points, laps, warnings, firstAt } = of;
  const startedAt = time(session['start_time']);
  const elapsed = measure(session['total_elapsed_time']) ?? measure(session['total_timer_time']);
  const isIn = ({ at }: { at: number }) =>
    startedAt === undefined || (at >= startedAt && at <= startedAt + (elapsed || Infinity) * 1_000);
  const own = new Map(warnings);
  const surface = word(session['sport']) === 'running' ? surfaces.get(session['sub_sport']) : undefined;
  const began = place(session['start_position_lat'], session['start_position_long'], own);
  const id = idIn(messages.fileIds, nth, startedAt !== undefined && firstAt !== undefined ? startedAt - firstAt : 0);
  const offsetMinutes = offsetIn(messages.activity);
  const totals = {
    seconds: measure(session['total_timer_time']),
    elapsedSeconds: elapsed,
    meters: measure(session['total_distance']),
    heartRate: number(session['avg_heart_rate']),
    climb: measure(session['total_ascent']),
    temperature: number(session['avg_temperature']),
    effort: effortIn(session['workout_rpe'], own),
  };
  const contentOf = () =>
    startedAt === undefined
      ? undefined
      : [
          Math.floor(startedAt / 1_000),
          Math.trunc(totals.seconds || (elapsed ?? 0)),
          Math.trunc(totals.meters ?? 0),
          nth,
        ];
  return {
    format: 'fit',
    sports: sportsOf(session, messages.sports),
    ...present({ surface, id, startedAt, place: began, offsetMinutes }),
    contentOf,
    totals: present(totals),
    laps: laps.filter(isIn),
    segments: [points.filter(isIn)],
    warnings: own,
  };
}

/** What the sessions of one file share. */
interface Parsed {
  messages: FitMessages;
  points: readonly Point[];
  laps: readonly RecordedLap[];
  warnings: Warnings;
  /** When the first session began. */
  firstAt: number | undefined;
}

function activitiesOf(messages: FitMessages, warnings: Warnings, said: string | undefined): FileSession[] {
  const type = messages.fileIds[0]?.['type'];
  if (type !== 'activity')
    return [skipped('NOT_A_RUN', `The FIT file is of the type “${inWords(type)}”, not an activity.`)];
  const read: Warnings = new Map(warnings);
  const points = pointsIn(messages.records, read);
  const laps = lapsIn(messages.laps, read);
  const firstAt = time(messages.sessions[0]?.['start_time']);
  const of = { messages, points, laps, warnings: read, firstAt };
  if (messages.sessions.length > 0)
    return messages.sessions.map((session, index) => {
      if (time(session['start_time']) === undefined && points.length === 0)
        throw new FileRefused('UNREADABLE', "A session has no start time: the device's clock was not set.");
      return readActivity(recordingOf(session, of, index + 1), said);
    });
  if (laps.length === 0 && points.length === 0)
    return [skipped('EMPTY', 'The FIT file has no session, lap or record: nothing was recorded.')];
  // The recording was not finished: its laps and records are all there is.
  return [readActivity(recordingOf(messages.sports[0] ?? {}, of, 1), said)];
}

/**
 * FIT activities: each session is one. Its own totals count, and where it has none, its laps and records do. Chained files are read
 * one after the other. Throws a FileRefused if any of them is corrupt.
 */
export async function readFit(bytes: Uint8Array, said?: string): Promise<FileSession[]> {
  const activities: FileSession[] = [];
  const warnings: Warnings = new Map();
  for (const messages of await readMessages(bytes, warnings))
    for (const activity of activitiesOf(messages, warnings, said)) addActivity(activities, activity);
  return activities;
}
