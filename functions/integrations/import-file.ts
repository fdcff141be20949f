import type { Context } from '../request/context.ts';
import type { HttpEvent } from '../runtime/http.ts';
import { readFile } from './files/read-file.ts';
import { HttpProblem } from './problem.ts';
import { onceForKey } from './record.ts';
import { LARGER_FILES, MAX_POSTED_FILE_BYTES, readBytes, readKey } from './request.ts';
import type { Result } from './shapes.ts';
import { writeActivities } from './write-activities.ts';

/**
 * Records the runs of a file and logs its sessions: a result for each activity, in the order of the file. What is neither is
 * REJECTED at its place.
 */
export async function importFile(event: HttpEvent, context: Context): Promise<Result[]> {
  const key = readKey(event);
  const bytes = readBytes(event, MAX_POSTED_FILE_BYTES, LARGER_FILES);
  const athleteId = event.pathParameters?.['id'] ?? '';
  return onceForKey({ operation: 'importFile', athleteId, key, payload: bytes }, context, async () => {
    const file = await readFile(bytes);
    if ('code' in file) throw fileProblem(file.code, file.message);
    const activities = file.sessions.map((activity, place) => ({ activity, path: ['sessions', String(place)] }));
    return writeActivities(activities, { athleteId, key }, context);
  });
}

function fileProblem(code: string, message: string): HttpProblem {
  const kinds = { UNSUPPORTED: 'not-an-activity-file', TOO_LARGE: 'too-large' } as const;
  const kind = code === 'UNSUPPORTED' || code === 'TOO_LARGE' ? kinds[code] : 'file-refused';
  return new HttpProblem(kind, message, { errors: [{ path: [], code, message }] });
}
