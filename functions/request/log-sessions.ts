import { createHash } from 'node:crypto';
import { hasScope } from '../domain/access/access.ts';
import type { SessionId } from '../domain/ids.ts';
import { type Problem, Refusal, type RefusalCode } from '../domain/refusal.ts';
import type { LogSessionInput } from '../domain/session/session-input.ts';
import { logSession } from './actions/session.ts';
import type { Context } from './context.ts';
import { checkKey } from './idempotency.ts';
import { athleteToRecordFor } from './record-runs.ts';

/** How many sessions one call may log: as many as a source has room for on a day. */
export const MAX_SESSIONS_PER_CALL = 20;

export interface LogSessionsInput {
  athleteId: string;
  sessions: readonly LogSessionInput[];
  /** Of sessions from files, as of runs. */
  contentDigests?: readonly (string | undefined)[] | undefined;
  /** Identifies sessions without an external id. */
  idempotencyKey?: string | null | undefined;
}

/** The result for one session; paths of problems begin at the session. `id` is absent for tokens that may not read it. */
export type SessionResult =
  | { status: 'CREATED' | 'UPDATED' | 'UNCHANGED'; id?: SessionId }
  | { status: 'REJECTED'; problems: readonly Problem[] };

/** What a rule refuses of the call, whichever session comes first. */
const ofTheCall: ReadonlySet<RefusalCode> = new Set(['NOT_FOUND', 'FORBIDDEN', 'IDEMPOTENCY_KEY_REUSED']);

/**
 * Logs sessions, each by itself, and returns the result of each in the order of the input. A retry finds what was logged:
 * by its external id, or else by the idempotency key and its place in the call. Throws a Refusal for problems with the
 * call as a whole; what was logged before then stays.
 */
export async function logSessions(
  { athleteId, sessions, contentDigests, idempotencyKey: key }: LogSessionsInput,
  context: Context,
): Promise<SessionResult[]> {
  checkKey(key);
  await athleteToRecordFor(athleteId, context);
  const mayRead = hasScope(context.viewer, 'runs:read');
  const results: SessionResult[] = [];
  // One after the other: each write has to see the one before, or all but one would have to try again.
  for (const [place, session] of sessions.entries()) {
    const isKeyed = key != null && session.externalId == null;
    const idempotencyKey = isKeyed ? keyOf([athleteId, key, place]) : undefined;
    try {
      const contentDigest = contentDigests?.[place];
      const input = { ...session, athleteId, contentDigest, idempotencyKey };
      const { status, session: id } = await logSession(input, context);
      results.push({ status, ...(mayRead && { id }) });
    } catch (error) {
      if (!(error instanceof Refusal) || error.problems.some(({ code }) => ofTheCall.has(code))) throw error;
      results.push({ status: 'REJECTED', problems: error.problems.map(fromSession) });
    }
  }
  return results;
}

/** A hash, since the key of a call may be as long as a key can be. */
const keyOf = (parts: readonly unknown[]): string =>
  `sessions-${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`;

const fromSession = ({ path, ...problem }: Problem): Problem => ({
  ...problem,
  path: path[0] === 'input' ? path.slice(1) : path,
});
