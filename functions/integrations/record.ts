import { createHash } from 'node:crypto';
import type { Context } from '../request/context.ts';
import { logSessions } from '../request/log-sessions.ts';
import { recordRuns } from '../request/record-runs.ts';
import { isVisible } from '../domain/access/visible.ts';
import type { RunId } from '../domain/ids.ts';
import type { Problem } from '../domain/refusal.ts';
import { possibleDuplicatesOf } from '../domain/run/duplicates/possible-duplicates.ts';
import type { RunInput } from '../domain/run/run-input.ts';
import type { RunRecord } from '../domain/run/run-record.ts';
import type { LogSessionInput } from '../domain/session/session-input.ts';
import { HttpProblem } from './problem.ts';
import type { Result } from './shapes.ts';

/** Runs or sessions to record, from JSON or a file. */
export interface Posting<T> {
  athleteId: string;
  items: readonly T[];
  /** The path of the item with this index in the body. */
  pathOf: (index: number) => string[];
  key: string | undefined;
  /** Of files: names what was read of each item, by which a correction is known. */
  contentDigests?: readonly (string | undefined)[];
}

/** Records runs. Throws a Refusal for problems with the call as a whole. */
export async function record(
  { athleteId, items: runs, pathOf, key, contentDigests }: Posting<RunInput>,
  context: Context,
): Promise<Result[]> {
  const results = await recordRuns({ athleteId, runs, contentDigests, idempotencyKey: key }, context);
  const others = await duplicatesOf(
    results.flatMap((result) => (result.status !== 'REJECTED' && result.run ? [result.run] : [])),
    context,
  );
  return results.map((result, index): Result => {
    if (result.status !== 'REJECTED') {
      const possibleDuplicates = result.run && others.get(result.run.id);
      return {
        status: result.status,
        ...(result.run && { runId: result.run.id }),
        ...(possibleDuplicates && { possibleDuplicates }),
        errors: [],
      };
    }
    return rejected(pathOf(index), result.problems);
  });
}

/** Logs sessions. Throws a Refusal for problems with the call as a whole. */
export async function log(
  { athleteId, items: sessions, pathOf, key, contentDigests }: Posting<LogSessionInput>,
  context: Context,
): Promise<Result[]> {
  const results = await logSessions({ athleteId, sessions, contentDigests, idempotencyKey: key }, context);
  return results.map((result, index): Result => {
    if (result.status === 'REJECTED') return rejected(pathOf(index), result.problems);
    return { status: result.status, ...(result.id && { sessionId: result.id }), errors: [] };
  });
}

export const rejected = (at: readonly string[], problems: readonly Problem[]): Result => ({
  status: 'REJECTED',
  errors: problems.map(({ path, code, message }) => ({ path: [...at, ...path], code, message })),
});

type Duplicates = NonNullable<Result['possibleDuplicates']>;

/**
 * Other recordings of runs, as far as the caller may see them; none where there are too many to look through: the runs are
 * recorded, and a retry would change nothing about that. [1 request for all runs]
 */
async function duplicatesOf(runs: readonly RunRecord[], context: Context): Promise<Map<RunId, Duplicates>> {
  const { loaders, viewer, authorizedAthletes } = context;
  const around = await loaders.lists().around.loadMany(runs);
  return new Map(
    runs.flatMap((run, index): [RunId, Duplicates][] => {
      const [found, roles] = [around[index], authorizedAthletes.get(run.athleteId)?.roles];
      if (!roles || !found || found instanceof Error) return [];
      const seen = found.filter((other) => isVisible(viewer, roles, other));
      const all = possibleDuplicatesOf(run, seen).map(({ run: { id: runId }, verdict }) => ({
        runId,
        ...(verdict && { verdict }),
      }));
      return all.length > 0 ? [[run.id, all]] : [];
    }),
  );
}

/** Identifies a call: the operation, the athlete, the client's key, and the payload. */
interface Named {
  operation: string;
  athleteId: string;
  key: string | undefined;
  payload: string | Uint8Array;
}

/**
 * Runs `work` once per key: a repeated call gets the first one's response. The caller's access was checked before, so that a
 * client whose access has ended learns nothing more, and stores nothing. Throws 409 while the first call is running, 422 for another payload, and any error of the work itself, which releases
 * the key.
 */
export async function onceForKey<R extends { status: string }>(
  { operation, athleteId, key, payload }: Named,
  context: Context,
  work: () => Promise<R[]>,
): Promise<R[]> {
  if (key === undefined) return work();
  const { store, viewer, now, newId } = context;
  const digest = createHash('sha256').update(payload).digest('base64url');
  const once = store.idempotency.once(viewer.id, `${operation} ${athleteId}`, key, digest, now);
  const call = { once, key, claim: newId.key() };
  const begun = await store.calls.begin(call);
  if (begun.is === 'repeated') return JSON.parse(begun.answer) as R[];
  if (begun.is === 'running')
    throw new HttpProblem('still-running', 'Wait for its response, or repeat the call in a moment.', {
      headers: { 'retry-after': '1' },
    });
  let results: R[];
  try {
    results = await work();
  } catch (error) {
    await store.calls.release(call);
    throw error;
  }
  // What is to be posted again is not answered from here.
  if (results.some(({ status }) => status === 'RETRY')) await store.calls.release(call);
  else await store.calls.finish(call, JSON.stringify(results));
  return results;
}
