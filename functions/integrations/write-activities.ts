import type { AthleteId } from '../domain/ids.ts';
import type { TrackPoint } from '../domain/run/track.ts';
import { keepTrack } from '../request/run-track.ts';
import type { Context } from '../request/context.ts';
import type { FileSession } from './files/read-file.ts';
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

/** The points of a run, where the file's reader passes them on. */
const pointsOf = (activity: FileSession): readonly TrackPoint[] | undefined =>
  (activity as { track?: readonly TrackPoint[] }).track;

/** Keeps the tracks of runs that are recorded. Whoever repeats the call keeps them again, so none is lost with an error. */
async function keepTracks(
  activities: readonly PlacedActivity[],
  results: readonly Result[],
  athleteId: string,
  { tracks, viewer, store }: Context,
): Promise<void> {
  if (!tracks) return;
  const source = viewer.kind === 'person' ? 'manual' : viewer.id;
  await Promise.all(
    activities.map(async ({ activity }, place) => {
      const points = pointsOf(activity);
      if (!points || !('run' in activity) || results[place]?.status === 'REJECTED') return;
      const id = store.runs.idOf(athleteId as AthleteId, source, ['id', activity.run.externalId]);
      await keepTrack(tracks, id, points);
    }),
  );
}

/** Something of an activity, and the place of that activity in the list. */
type Placed<T> = readonly [place: number, it: T];

/**
 * Records the runs among activities and logs the sessions: a result for each, in their order. What is neither is REJECTED.
 * Throws a Refusal for problems with the call as a whole. At most 100 runs.
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
  const runs = placed((each) => ('run' in each ? each.run : undefined));
  const sessions = placed((each) => ('session' in each ? each.session : undefined));
  const skipped = placed((each) => ('skipped' in each ? each.skipped : undefined)).map(
    ([place, problem]): Placed<Result> => [
      place,
      { status: 'REJECTED', errors: [{ path: pathOf(place), ...problem }] },
    ],
  );
  const results = [...skipped, ...(await written(runs, record)), ...(await written(sessions, log))];
  const inOrder = results.toSorted(([one], [other]) => one - other).map(([, result]) => result);
  await keepTracks(activities, inOrder, athleteId, context);
  return inOrder;

  async function written<T>(
    those: readonly Placed<T>[],
    write: (posting: Posting<T>, context: Context) => Promise<Result[]>,
  ): Promise<Placed<Result>[]> {
    if (those.length === 0) return [];
    const places = those.map(([place]) => place);
    const posting = {
      athleteId,
      items: those.map(([, it]) => it),
      pathOf: (index: number) => pathOf(places[index] ?? index),
      key,
    };
    const results = await write(posting, context);
    return results.map((result, index) => [places[index] ?? index, result]);
  }
}
