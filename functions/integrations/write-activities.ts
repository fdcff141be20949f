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
  return results.toSorted(([one], [other]) => one - other).map(([, result]) => result);

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
