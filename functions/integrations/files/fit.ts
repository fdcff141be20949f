import type { FitMessages, RecordMesg, SessionMesg } from '@garmin/fitsdk';
import type { Surface } from '../../domain/vocabulary.ts';
import { type FileSession, addSession, FileRefused, instantAt, rounded, skipped } from './content.ts';
import { contentId, whole, wholeSeconds } from './external-id.ts';
import { readMessages } from './fit-messages.ts';
import { type Place, placeAt, timeZoneAt } from './place.ts';
import { activityOf, otherSport, trainingOf } from './sports.ts';

/** FIT times below this are seconds since the device was switched on, before it knew the time. */
const FIRST_KNOWN_TIME = Date.UTC(1989, 11, 31) + 0x10000000 * 1_000;
const DEGREES_PER_SEMICIRCLE = 180 / 2 ** 31;

const surfaces = new Map<unknown, Surface>([
  ['treadmill', 'TREADMILL'],
  // A run in a game takes place on a treadmill.
  ['virtualActivity', 'TREADMILL'],
  ['street', 'ROAD'],
  ['trail', 'TRAIL'],
  ['track', 'TRACK'],
]);

// The file defines its own fields, so a field that the profile calls a number may be anything.

/** A number; undefined if the file has none. Throws UNREADABLE for anything else. */
function number(value: unknown, what: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new FileRefused('UNREADABLE', `${what} of a session is not a number. Export the FIT file again.`);
}

/** Milliseconds since 1970; undefined if the device did not know the time. */
function time(value: unknown): number | undefined {
  const ms = value instanceof Date ? value.getTime() : NaN;
  return ms >= FIRST_KNOWN_TIME ? ms : undefined;
}

function place(latitude: unknown, longitude: unknown): Place | undefined {
  const [north, east] = [number(latitude, 'The latitude'), number(longitude, 'The longitude')];
  if (north === undefined || east === undefined) return undefined;
  return placeAt(north * DEGREES_PER_SEMICIRCLE, east * DEGREES_PER_SEMICIRCLE);
}

/** Where the session began: its own position, or that of the first record within it that has one. */
function firstPlace(
  session: SessionMesg,
  start: number,
  end: number,
  records: readonly RecordMesg[],
): Place | undefined {
  const own = place(session.startPositionLat, session.startPositionLong);
  if (own) return own;
  for (const { timestamp, positionLat, positionLong } of records) {
    const at = time(timestamp) ?? 0;
    const found = at >= start && at <= end ? place(positionLat, positionLong) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** `crossCountrySkiing` as a person writes it. */
const inWords = (sport: unknown): string =>
  typeof sport === 'string' ? sport.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) : 'unknown';

/** The device and when it began to write, as in the file, and which of the file's sessions it is. */
function idOf({ fileIdMesgs }: FitMessages, nth: number, content: readonly number[]): string {
  const [file] = fileIdMesgs ?? [];
  const createdAt = time(file?.timeCreated);
  const serial = number(file?.serialNumber, 'The serial number');
  if (!serial || createdAt === undefined) return contentId('fit', [...content, nth]);
  return `fit:${serial}-${instantAt(createdAt)}-${nth}`;
}

/**
 * RPE 0 to 10. The profile has it tenfold, `workout_rpe` from 0 to 100; anything else costs the effort alone. `workout_feel`
 * is left out: it says how the athlete felt, not how hard they worked, and an effort that nobody stated could excuse a run.
 */
function effortIn(rpe: unknown): number | undefined {
  return typeof rpe === 'number' && rpe >= 0 && rpe <= 100 ? Math.round(rpe / 10) : undefined;
}

function sessionOf(session: SessionMesg, messages: FitMessages, nth: number): FileSession {
  const { sport, subSport } = session;
  // The sub sport says more: strength training is of the sport training, or of fitness equipment.
  const activity = sport === 'running' ? undefined : (activityOf(subSport) ?? activityOf(sport));
  if (sport !== 'running' && !activity) return otherSport('The session is of the sport', inWords(sport));
  const start = time(session.startTime);
  if (start === undefined) {
    throw new FileRefused('UNREADABLE', "A session has no start time: the device's clock was not set.");
  }
  const inMotion = number(session.totalTimerTime, 'The timer time');
  const elapsed = number(session.totalElapsedTime, 'The elapsed time') ?? inMotion ?? 0;
  const seconds = inMotion || (activity ? elapsed : 0);
  if (!seconds) return skipped('EMPTY', 'The session has no time in motion: nothing was recorded.');
  const meters = number(session.totalDistance, 'The distance') ?? 0;
  const end = start + elapsed * 1_000;
  const began = firstPlace(session, start, end, messages.recordMesgs ?? []);
  const effort = effortIn(session.workoutRpe);
  const known = {
    externalId: idOf(messages, nth, [wholeSeconds(start), whole(seconds), whole(meters)]),
    startedAt: instantAt(start),
    ...(began && { timeZone: timeZoneAt(began) }),
    distanceMeters: rounded(meters, 2),
    durationSeconds: rounded(seconds, 3),
    ...(effort !== undefined && { effort }),
  };
  if (activity) return { session: trainingOf(activity, known) };
  const surface = surfaces.get(subSport);
  const elevationGainMeters = number(session.totalAscent, 'The ascent');
  const temperatureCelsius = number(session.avgTemperature, 'The temperature');
  const averageHeartRateBpm = number(session.avgHeartRate, 'The heart rate');
  const run = {
    ...known,
    endedAt: instantAt(end),
    ...(surface && { surface }),
    ...(elevationGainMeters !== undefined && { elevationGainMeters }),
    ...(temperatureCelsius !== undefined && { temperatureCelsius }),
    ...(averageHeartRateBpm && { averageHeartRateBpm }),
  };
  return { run };
}

function sessionsOf(messages: FitMessages): FileSession[] {
  const [file] = messages.fileIdMesgs ?? [];
  if (file?.type !== 'activity') {
    return [skipped('NOT_A_RUN', `The FIT file is of the type “${inWords(file?.type)}”, not an activity.`)];
  }
  const sessions = messages.sessionMesgs ?? [];
  if (sessions.length === 0) {
    return [skipped('EMPTY', 'The FIT file has no session: the recording was not finished. Save it on the device.')];
  }
  return sessions.map((session, index) => sessionOf(session, messages, index + 1));
}

/**
 * FIT activities: each session is one, and its own totals count. Its timer time excludes pauses. Chained files are read
 * one after the other. Throws a FileRefused if any of them is corrupt.
 */
export function readFit(bytes: Uint8Array): FileSession[] {
  const sessions: FileSession[] = [];
  for (const messages of readMessages(bytes)) {
    for (const session of sessionsOf(messages)) addSession(sessions, session);
  }
  return sessions;
}
