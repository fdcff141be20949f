import { createHash } from 'node:crypto';
import type { Context } from '../request/context.ts';
import { athleteNamed } from '../request/find-athlete.ts';
import { recordRuns } from '../request/record-runs.ts';
import type { RunInput } from '../domain/run/run-input.ts';
import { HttpProblem } from './problem.ts';
import type { Result } from './shapes.ts';

/** Runs to record, from whatever they were read. */
export interface Posting {
  athleteId: string;
  runs: readonly RunInput[];
  /** Where the run with this index stands in the body. */
  pathOf: (index: number) => string[];
  key: string | undefined;
}

/** Records runs. Throws a Refusal for what is wrong with the call as a whole. */
export async function record({ athleteId, runs, pathOf, key }: Posting, context: Context): Promise<Result[]> {
  const results = await recordRuns({ athleteId, runs, idempotencyKey: key }, context);
  return results.map((result, index): Result => {
    if (result.status !== 'REJECTED')
      return { status: result.status, ...(result.run && { runId: result.run.id }), errors: [] };
    const errors = result.problems.map(({ path, code, message }) => ({
      path: [...pathOf(index), ...path],
      code,
      message,
    }));
    return { status: result.status, errors };
  });
}

/** What names a call: the operation and the athlete, the client's key for it, and what it carries. */
interface Named {
  operation: string;
  athleteId: string;
  key: string | undefined;
  payload: string | Uint8Array;
}

/**
 * Does a piece of work once for its key: whoever repeats the call gets the first one's answer, if they may still see the
 * athlete. Throws 409 while the first one runs, 422 for another payload, and what the work throws, after which the key is
 * free again.
 */
export async function onceForKey(
  { operation, athleteId, key, payload }: Named,
  context: Context,
  work: () => Promise<Result[]>,
): Promise<Result[]> {
  // Before the key is looked up: a client that was let go learns nothing more, and leaves nothing behind.
  await athleteNamed(athleteId, context, 'athleteId');
  if (key === undefined) return work();
  const { store, viewer, now, newId } = context;
  const digest = createHash('sha256').update(payload).digest('base64url');
  const once = store.idempotency.once(viewer.id, `${operation} ${athleteId}`, key, digest, now);
  const call = { once, key, claim: newId.key() };
  const begun = await store.calls.begin(call);
  if (begun.is === 'repeated') return JSON.parse(begun.answer) as Result[];
  if (begun.is === 'running')
    throw new HttpProblem('still-running', 'Wait for its response, or repeat the call in a moment.', {
      headers: { 'retry-after': '1' },
    });
  let results: Result[];
  try {
    results = await work();
  } catch (error) {
    await store.calls.release(call);
    throw error;
  }
  await store.calls.finish(call, JSON.stringify(results));
  return results;
}
