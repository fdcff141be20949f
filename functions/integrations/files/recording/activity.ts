import { type FileSession, type FileTraining, instantAt, rounded, skipped } from '../content.ts';
import type { SessionActivity } from '../../../domain/session/session.ts';
import { whyNoRun } from '../sports/guess.ts';
import { sportBy } from '../sports/sports.ts';
import { warn, warningsOf } from '../warnings.ts';
import { contentId, idOfDevice } from './external-id.ts';
import { lapsOf, measuredLaps } from './laps.ts';
import { inOrder } from './order.ts';
import { timeZoneAhead, timeZoneAt } from './place.ts';
import { isPlaced, type Point, type Recording } from './recording.ts';
import { measuredTotals, sensorsOf, wayOf, withHeartRates } from './totals.ts';

/** What an activity of each format is called. */
const called = { fit: 'The session', gpx: 'The track', tcx: 'The activity' } as const;

/** A recording may begin and end so long after what the device says: the points cover it. */
const COVERED_MS = 60_000;

/** Why nothing is recorded of an activity of another sport, in the words of its file. */
const otherSport = (what: string, sport: string): FileSession =>
  skipped(
    'NOT_A_RUN',
    `${what} is of the sport “${sport.slice(0, 40)}”, which is neither running nor training that can be logged. ` +
      'If it is, correct the sport and send the file again.',
  );

/** Training of an activity. Only endurance training goes anywhere: in a gym, a distance is what the position wavered. */
export function trainingOf(
  activity: SessionActivity,
  { distanceMeters, ...known }: Omit<FileTraining, 'activity' | 'distanceMeters'> & { distanceMeters: number },
): FileTraining {
  const isFar = activity === 'CROSS_TRAINING' && distanceMeters > 0;
  return { ...known, activity, ...(isFar && { distanceMeters }) };
}

/** The sensors beside the position: a plan has none. */
const hasSensors = (points: readonly Point[]): boolean =>
  points.some(({ elevation, heartRate, temperature }) => (elevation ?? heartRate ?? temperature) !== undefined);

/**
 * What a recording is: a run, other training, or why it is neither. Each value comes from the whole, or else the laps, or else the
 * points; one that cannot be read costs that value. `said` is the sport by its source, for a file that does not say. Throws UNREADABLE if its times contradict each other.
 */
export function readActivity(recording: Recording, said?: string): FileSession {
  const { format, warnings, totals, id } = recording;
  const what = called[format];
  const sport = sportBy(recording.sports, said);
  if (sport.is === 'OTHER') return otherSport(what, sport.sport);
  const on = { foot: sport.is !== 'SESSION' };
  const segments = inOrder(recording.segments, warnings);
  const points = segments.flat();
  const placed = points.filter(isPlaced);
  const laps = measuredLaps(withHeartRates(recording.laps, warnings), points, on);
  // Before it knew its position, a device did not record the activity.
  const startedAt = recording.startedAt ?? laps[0]?.at ?? placed[0]?.at ?? points[0]?.at;
  if (startedAt === undefined)
    return skipped('EMPTY', `${what} has no times: it is a plan, or nothing was recorded. Send the recording.`);

  const lastLap = laps.at(-1);
  const lapsEnd = lastLap ? lastLap.at + Math.max(lastLap.seconds, lastLap.elapsedSeconds ?? 0) * 1_000 : startedAt;
  const pointsEnd = points.at(-1)?.at ?? startedAt;
  const stated = totals.elapsedSeconds ?? totals.seconds;
  const endedAt = stated === undefined ? Math.max(lapsEnd, pointsEnd) : startedAt + stated * 1_000;
  const isCovered =
    (points[0]?.at ?? Infinity) <= startedAt + COVERED_MS && pointsEnd >= Math.min(endedAt, lapsEnd) - COVERED_MS;

  const way = wayOf(segments, on, warnings);
  const measured = measuredTotals(recording, laps, way, isCovered);
  const seconds = measured.seconds || (sport.is === 'SESSION' ? (endedAt - startedAt) / 1_000 : 0);
  if (!(seconds > 0))
    return skipped('EMPTY', `${what} has no time in motion: nothing was recorded. Send the whole recording.`);
  const guessing = { startedAt, steps: way.along.length > 0 ? way.along : way.counted, hasSensors: hasSensors(points) };
  const why = sport.is === 'UNSTATED' ? whyNoRun(guessing) : undefined;
  if (why !== undefined)
    return skipped(
      'NOT_A_RUN',
      `${what} does not say its sport, and ${why}. If it is a run, say so in the file, or send it with ?sport=running.`,
    );

  const place = recording.place ?? placed[0]?.place;
  const zone = place ? timeZoneAt(place) : timeZoneAhead(recording.offsetMinutes ?? NaN);
  const content = recording.contentOf(placed) ?? [
    Math.floor(startedAt / 1_000),
    Math.trunc(seconds),
    Math.trunc(measured.meters),
  ];
  const { formerId, ...ids } = id ? idOfDevice({ format, id }, startedAt) : { externalId: contentId(format, content) };
  const known = {
    ...ids,
    startedAt: instantAt(startedAt),
    ...(zone !== undefined && { timeZone: zone }),
    distanceMeters: rounded(measured.meters, format === 'fit' ? 2 : 1),
    durationSeconds: rounded(seconds, 3),
    ...(totals.effort !== undefined && { effort: totals.effort }),
  };
  const read = () => ({ ...(formerId !== undefined && { formerId }), warnings: warningsOf(warnings) });
  if (sport.is === 'SESSION') return { session: trainingOf(sport.activity, known), ...read() };

  if (sport.is === 'UNSTATED') warn(warnings, 'SPORT_GUESSED');
  if (known.distanceMeters === 0) warn(warnings, 'DISTANCE_MISSING');
  const ofLaps = lapsOf(laps, warnings);
  const surface = recording.surface ?? (sport.is === 'RUN' ? sport.surface : undefined);
  const run = {
    ...known,
    endedAt: instantAt(Math.max(endedAt, startedAt)),
    ...(surface && { surface }),
    ...(sport.is === 'UNSTATED' && { sportSource: 'GUESSED' as const }),
    ...sensorsOf(recording, laps, points),
    ...(ofLaps.length > 0 && { laps: ofLaps }),
  };
  return { run, track: points, ...read() };
}
