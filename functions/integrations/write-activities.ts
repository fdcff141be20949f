import { createHash } from 'node:crypto';
import { isSameStart } from '../domain/correction.ts';
import type { AthleteId } from '../domain/ids.ts';
import type { Context } from '../request/context.ts';
import { keepTrack } from '../request/run-track.ts';
import { sourceOf } from '../request/source-of.ts';
import { startsUnder } from '../request/starts-under.ts';
import type { FileRun, FileSession, FileTraining } from './files/read-file.ts';
import { log, type Posting, record } from './record.ts';
import type { Result } from './shapes.ts';

/** An activity of a file, and where it is in what was sent. */
export interface PlacedActivity {
  activity: FileSession;
  path: string[];
}

/** Whom activities are recorded for. `key` identifies the call, if it has one. */
export interface Recording {
  athleteId: string;
  key: string | undefined;
}

/** Something of an activity, and the place of that activity in the list. */
type Placed<T> = readonly [place: number, it: T];
type OfRun = Extract<FileSession, { run: unknown }>;

/** A run or a session of a file, and what is known of it beside its fields. */
interface InFile<T> {
  it: T;
  formerId?: string;
}

/**
 * Names what was read of an activity: the same for the same figures. Eight characters: of one activity, there are few. Undefined where
 * the source counts revisions: then these decide.
 */
const digestOf = (it: object): string | undefined =>
  'revision' in it ? undefined : createHash('sha256').update(JSON.stringify(it)).digest('base64url').slice(0, 8);

/**
 * Records the runs among activities and logs the sessions: a result for each, in their order, with what was left out of it. What is
 * neither is REJECTED. Throws a Refusal for problems with the call as a whole. At most 100 runs.
 */
export async function writeActivities(
  activities: readonly PlacedActivity[],
  { athleteId, key }: Recording,
  context: Context,
): Promise<Result[]> {
  const pathOf = (place: number): string[] => activities[place]?.path ?? [];
  const placed = <T>(pick: (activity: FileSession) => T | undefined): Placed<T>[] =>
    activities.flatMap(({ activity }, place) => {
      const it = pick(activity);
      return it === undefined ? [] : [[place, it] as const];
    });
  const ofRuns = placed((each) => ('run' in each ? { ...each, it: each.run } : undefined));
  const ofSessions = placed((each) => ('session' in each ? { ...each, it: each.session } : undefined));
  const [runs, sessions] = await Promise.all([
    underKnownIds('runs', ofRuns, athleteId, context),
    underKnownIds('sessions', ofSessions, athleteId, context),
  ]);
  const skipped = placed((each) => ('skipped' in each ? each.skipped : undefined)).map(
    ([place, problem]): Placed<Result> => [
      place,
      { status: 'REJECTED', errors: [{ path: pathOf(place), ...problem }] },
    ],
  );
  const results = [
    ...skipped,
    ...(await written(runs, (posting) => record({ ...posting, contentDigests: digestsOf(ofRuns) }, context))),
    ...(await written(sessions, (posting) => log({ ...posting, contentDigests: digestsOf(ofSessions) }, context))),
  ];
  await keepTracks(runs, ofRuns, { results, athleteId }, context);
  return results
    .toSorted(([one], [other]) => one - other)
    .map(([place, result]) => {
      const activity = activities[place]?.activity;
      return activity && 'warnings' in activity ? { ...result, warnings: activity.warnings } : result;
    });

  async function written<T>(
    those: readonly Placed<T>[],
    write: (posting: Posting<T>) => Promise<Result[]>,
  ): Promise<Placed<Result>[]> {
    if (those.length === 0) return [];
    const places = those.map(([place]) => place);
    const results = await write({
      athleteId,
      items: those.map(([, it]) => it),
      pathOf: (index: number) => pathOf(places[index] ?? index),
      key,
    });
    return results.map((result, index) => [places[index] ?? index, result]);
  }
}

/**
 * Keeps the tracks of runs that are recorded, as they were read last. Whoever repeats the call keeps them again, so none is lost with
 * an error.
 */
async function keepTracks(
  runs: readonly Placed<OfRun['run']>[],
  ofRuns: readonly Placed<OfRun>[],
  { results, athleteId }: { results: readonly Placed<Result>[]; athleteId: string },
  { tracks, viewer, store }: Context,
): Promise<void> {
  if (!tracks) return;
  const source = sourceOf(viewer);
  const statuses = new Map(results.map(([place, { status }]) => [place, status]));
  await Promise.all(
    runs.map(async ([place, { externalId }], index) => {
      const [, read] = ofRuns[index] ?? [];
      if (!read || statuses.get(place) === 'REJECTED') return;
      await keepTrack(tracks, store.runs.idOf(athleteId as AthleteId, source, ['id', externalId]), read.track);
    }),
  );
}

const digestsOf = (those: readonly Placed<InFile<object>>[]) => those.map(([, { it }]) => digestOf(it));

/**
 * Runs or sessions by the id under which they are stored: of one whose device gives several activities one id, that id if it was
 * recorded under it, before ids named the start. [1 request if there is any]
 */
async function underKnownIds<T extends FileRun | FileTraining>(
  kind: 'runs' | 'sessions',
  those: readonly Placed<InFile<T>>[],
  athleteId: string,
  context: Context,
): Promise<Placed<T>[]> {
  const formerIds = those.flatMap(([, { formerId }]) => formerId ?? []);
  const starts = await startsUnder(athleteId, kind, formerIds, context);
  return those.map(([place, { it, formerId }]) => {
    const startedAt = formerId === undefined ? undefined : starts.get(formerId);
    if (formerId === undefined || startedAt === undefined || !isSameStart(startedAt, it.startedAt)) return [place, it];
    return [place, { ...it, externalId: formerId }];
  });
}
