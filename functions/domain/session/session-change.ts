import { requireRole } from '../access/access.ts';
import type { Actor } from '../athlete/athlete.ts';
import type { Change } from '../athlete/change.ts';
import type { WeekStarts } from '../athlete/week-start.ts';
import { INPUT, throwIfAny } from '../check.ts';
import type { InstructionRecord } from '../instruction/instruction.ts';
import { atOnce, bytesOf } from '../limits/limits.ts';
import { refuse } from '../refusal.ts';
import { asFormer } from '../run/former-verdicts.ts';
import type { Instant } from '../vocabulary.ts';
import { checkSession, type LogSessionInput, newSession, type SessionContext } from './session-input.ts';
import { type OtherSessions, sessionVerdicts } from './session-verdicts.ts';
import type { DeletedSessionRecord, SessionRecord } from './session.ts';

/**
 * Logs a session, once: what was logged first under an external ID stands, and logging it again changes nothing; a deleted
 * session is not restored (DELETED). FORBIDDEN but for the athlete and integrations; LIMIT_REACHED beyond
 * `sessionsOfDay` of one source on one local day, so that no source uses up another's room, or learns of it. `near` are the sessions around its start, its whole day among them.
 */
export function logSession(
  input: LogSessionInput,
  existing: SessionRecord | DeletedSessionRecord | undefined,
  { near, ...context }: SessionContext & { near: readonly SessionRecord[] },
): { change: Change; session: SessionRecord } {
  const { by, now } = context;
  requireRole(by.roles, 'logSession');
  throwIfAny(checkSession(input, context));
  if (existing?.kind === 'deletedSession') {
    const gone = 'This session was deleted, and is not restored. Log it with another externalId.';
    refuse('DELETED', gone, [...INPUT, 'externalId']);
  }
  if (existing) return { change: { put: [] }, session: existing };
  const session = newSession(input, context);
  const most = atOnce.sessionsOfDay;
  const same = near.filter(({ source, localDate }) => source === session.source && localDate === session.localDate);
  if (same.length >= most) {
    const full = `You have logged ${most} sessions on ${session.localDate}, as many as a day takes. Delete one of them first.`;
    refuse('LIMIT_REACHED', full, [...INPUT, 'startedAt']);
  }
  const uses = { sessions: 1, wordBytes: bytesOf(session.note, session.externalId) };
  // The athlete's own writing is a word of theirs. A synced session is none.
  return { change: { put: [session], uses, ...(by.roles.includes('OWNER') && { lastReportAt: now }) }, session };
}

/** Who deletes a session, when, and by what it is judged until then. */
interface Deleting {
  by: Actor;
  now: Instant;
  instructions: readonly InstructionRecord[];
  others: OtherSessions;
  weeks: WeekStarts;
}

/**
 * Deletes a session for good. FORBIDDEN but for the athlete and integrations; an integration that did not log it does
 * not learn that it exists (NOT_FOUND). Deleting it again changes nothing. What it was judged to be is kept, as with
 * runs. (domain.md, rule 5)
 */
export function deleteSession(
  session: SessionRecord | DeletedSessionRecord,
  { by, now, instructions, others, weeks }: Deleting,
): { change: Change; session: DeletedSessionRecord } {
  requireRole(by.roles, 'deleteSession');
  if (by.roles.includes('INTEGRATION') && session.source !== by.id)
    refuse('NOT_FOUND', 'There is no session with this ID that you may delete.', [...INPUT, 'sessionId']);
  if (session.kind === 'deletedSession') return { change: { put: [] }, session };
  const { id, athleteId, source, version } = session;
  const known = sessionVerdicts(session, instructions, others, weeks).filter(({ verdict }) => verdict !== 'UNKNOWN');
  const deleted: DeletedSessionRecord = {
    kind: 'deletedSession',
    id,
    athleteId,
    source,
    deletedAt: now,
    ...(known.length > 0 && {
      formerVerdicts: known
        .slice(0, atOnce.verdictsOfSession)
        .map((each) => asFormer(each, { by, now, change: 'DELETED' })),
    }),
    version,
  };
  return { change: { put: [deleted] }, session: deleted };
}
