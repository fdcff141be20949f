import { given } from '../domain/check.ts';
import type { Context } from '../request/context.ts';
import type { HttpEvent } from '../runtime/http.ts';
import { type FileSession, readFile } from './files/read-file.ts';
import { type PostedFile, readPostedFile } from './posted-file.ts';
import { HttpProblem } from './problem.ts';
import { onceForKey } from './record.ts';
import { readKey } from './request.ts';
import type { Result } from './shapes.ts';
import { writeActivities } from './write-activities.ts';

/**
 * Records the runs of a file and logs its sessions: a result for each activity, in the order of the file. What is neither is
 * REJECTED at its place. What the source says beside the file is taken over.
 */
export async function importFile(event: HttpEvent, context: Context): Promise<Result[]> {
  const key = readKey(event);
  const { bytes, said } = await readPostedFile(event);
  const athleteId = event.pathParameters?.['id'] ?? '';
  const payload = Object.keys(said).length > 0 ? Buffer.concat([bytes, Buffer.from(JSON.stringify(said))]) : bytes;
  return onceForKey({ operation: 'importFile', athleteId, key, payload }, context, async () => {
    const file = await readFile(bytes, { sport: said.sport });
    if ('code' in file) throw fileProblem(file.code, file.message);
    const activities = asSaid(file.sessions, said);
    const placed = activities.map((activity, place) => ({ activity, path: ['sessions', String(place)] }));
    return writeActivities(placed, { athleteId, key }, context);
  });
}

/** Activities with what the source says of them. An external id names one of them: 400 if there are more. */
function asSaid(activities: readonly FileSession[], said: PostedFile['said']): FileSession[] {
  const { externalId, type, revision, effort, note } = said;
  const recorded = activities.filter((each) => !('skipped' in each)).length;
  if (externalId !== undefined && recorded > 1) {
    const message = `The file holds ${recorded} activities, and an externalId names one. Omit it, or send them one by one.`;
    throw new HttpProblem('malformed-request', message, {
      errors: [{ path: ['externalId'], code: 'INVALID', message }],
    });
  }
  const words = given({ externalId, revision, effort, note });
  return activities.map((each): FileSession => {
    if ('skipped' in each) return each;
    // The source's own id is for good: no former one is looked for.
    const { formerId, ...read } = each;
    const ids = externalId === undefined && formerId !== undefined ? { formerId } : {};
    return 'run' in read
      ? { ...read, ...ids, run: { ...read.run, ...words, ...given({ type }) } }
      : { ...read, ...ids, session: { ...read.session, ...words } };
  });
}

function fileProblem(code: string, message: string): HttpProblem {
  const kinds = { UNSUPPORTED: 'not-an-activity-file', TOO_LARGE: 'too-large' } as const;
  const kind = code === 'UNSUPPORTED' || code === 'TOO_LARGE' ? kinds[code] : 'file-refused';
  return new HttpProblem(kind, message, { errors: [{ path: [], code, message }] });
}
