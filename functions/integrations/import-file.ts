import type { Context } from '../request/context.ts';
import type { HttpEvent } from '../runtime/http.ts';
import { readFile } from './files/read-file.ts';
import { HttpProblem } from './problem.ts';
import { log, onceForKey, type Posting, record } from './record.ts';
import { MAX_POSTED_FILE_BYTES, readBytes, readKey } from './request.ts';
import type { Result } from './shapes.ts';

/** Something of an activity of a file, and which of its activities it is. */
type Placed<T> = readonly [place: number, it: T];

const pathOf = (place: number): string[] => ['sessions', String(place)];

/**
 * Records the runs of a file and logs its sessions: a result for each activity, in the order of the file. What is neither is
 * REJECTED at its place.
 */
export async function importFile(event: HttpEvent, context: Context): Promise<Result[]> {
  const key = readKey(event);
  const bytes = readBytes(event, MAX_POSTED_FILE_BYTES);
  const athleteId = event.pathParameters?.['id'] ?? '';
  return onceForKey({ operation: 'importFile', athleteId, key, payload: bytes }, context, async () => {
    const file = await readFile(bytes);
    if ('code' in file) throw fileProblem(file.code, file.message);
    const activities = [...file.sessions.entries()];
    const runs = activities.flatMap(([place, each]) => ('run' in each ? [[place, each.run] as const] : []));
    const sessions = activities.flatMap(([place, each]) => ('session' in each ? [[place, each.session] as const] : []));
    const skipped = activities.flatMap(([place, each]): Placed<Result>[] =>
      'skipped' in each ? [[place, { status: 'REJECTED', errors: [{ path: pathOf(place), ...each.skipped }] }]] : [],
    );
    const results = [...skipped, ...(await written(runs, record)), ...(await written(sessions, log))];
    return results.toSorted(([one], [other]) => one - other).map(([, result]) => result);
  });

  async function written<T>(
    placed: readonly Placed<T>[],
    write: (posting: Posting<T>, context: Context) => Promise<Result[]>,
  ): Promise<Placed<Result>[]> {
    if (placed.length === 0) return [];
    const places = placed.map(([place]) => place);
    const posting = {
      athleteId,
      items: placed.map(([, it]) => it),
      pathOf: (index: number) => pathOf(places[index] ?? index),
      key,
    };
    const results = await write(posting, context);
    return results.map((result, index) => [places[index] ?? index, result]);
  }
}

function fileProblem(code: string, message: string): HttpProblem {
  const kinds = { UNSUPPORTED: 'not-an-activity-file', TOO_LARGE: 'too-large' } as const;
  const kind = code === 'UNSUPPORTED' || code === 'TOO_LARGE' ? kinds[code] : 'file-refused';
  return new HttpProblem(kind, message, { errors: [{ path: [], code, message }] });
}
