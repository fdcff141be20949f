import { requireRole } from '../access/access.ts';
import { BREACH_DAYS } from '../athlete/attention.ts';
import type { Actor } from '../athlete/athlete.ts';
import type { Change } from '../athlete/change.ts';
import type { WeekStarts } from '../athlete/week-start.ts';
import { given, INPUT, throwIfAny } from '../check.ts';
import { anotherStart, correctionOf, isAnother } from '../correction.ts';
import { copyField, withEdit } from '../edit.ts';
import type { InstructionRecord } from '../instruction/instruction.ts';
import { atOnce, bytesOf } from '../limits/limits.ts';
import { type Problem, refuse } from '../refusal.ts';
import { withFormer } from '../run/former-verdicts.ts';
import { isNewlyBroken } from '../run/open-breach.ts';
import type { RunChange } from '../run/run-record.ts';
import { daysBefore } from '../time.ts';
import type { Instant } from '../vocabulary.ts';
import {
  checkSession,
  checkSessionMeasures,
  type LogSessionInput,
  newSession,
  type SessionContext,
} from './session-input.ts';
import { isBroken, type OtherSessions, sessionVerdicts } from './session-verdicts.ts';
import { type DeletedSessionRecord, editableOfSession, type EditableOfSession, type SessionRecord } from './session.ts';

/** Who changes a session, when, and by what the athlete had been told: the verdict of before is kept. */
interface Changing {
  by: Actor;
  now: Instant;
  instructions: readonly InstructionRecord[];
  /** The sessions of the days before it, as `sessionVerdicts` takes them. */
  others: OtherSessions;
  /** Where the athlete's weeks begin. */
  weeks: WeekStarts;
}

/** What becomes of a session that is logged. */
export type LogStatus = 'CREATED' | 'UPDATED' | 'UNCHANGED';

/** What a file always says of a session, if only that there is no distance. */
const measured: readonly EditableOfSession[] = ['activity', 'durationSeconds', 'distanceMeters'];

/**
 * Logs a session, once: a later revision, or a corrected file, replaces what its source said of it, and keeps what the athlete
 * edited; an equal or earlier one changes nothing, and is a CONFLICT if it starts at another time; a deleted session is not
 * restored (DELETED). FORBIDDEN but for the athlete and integrations;
 * LIMIT_REACHED beyond `sessionsOfDay` of one source on one local day, so that no source uses up another's room, or learns
 * of it. `near` are the sessions around its start, its whole day among them; by the rest, what is revised is judged.
 */
export function logSession(
  input: LogSessionInput,
  existing: SessionRecord | DeletedSessionRecord | undefined,
  { near, instructions, others, weeks, ...context }: SessionContext & Changing & { near: readonly SessionRecord[] },
): { change: Change; session: SessionRecord; status: LogStatus } {
  const { by, now } = context;
  requireRole(by.roles, 'logSession');
  throwIfAny(checkSession(input, context));
  if (existing?.kind === 'deletedSession') {
    const gone = 'This session was deleted, and is not restored. Log it with another externalId.';
    refuse('DELETED', gone, [...INPUT, 'externalId']);
  }
  const logged = newSession(input, context);
  if (existing && isAnother(existing, logged)) {
    const { code, message } = anotherStart('session', existing);
    refuse(code, message, [...INPUT, 'externalId']);
  }
  const said = editableOfSession.filter((field) => measured.includes(field) || logged[field] !== undefined);
  const correction = existing && correctionOf(existing, logged, said);
  if (existing && !correction) return { change: { put: [] }, session: existing, status: 'UNCHANGED' };
  const most = atOnce.sessionsOfDay;
  const same = near.filter(
    ({ id, source, localDate }) => id !== logged.id && source === logged.source && localDate === logged.localDate,
  );
  if (same.length >= most) {
    const full = `You have logged ${most} sessions on ${logged.localDate}, as many as a day takes. Delete one of them first.`;
    refuse('LIMIT_REACHED', full, [...INPUT, 'startedAt']);
  }
  const judging = { by, now, instructions, others, weeks };
  const session = existing
    ? withVerdictsOf(existing, revised(existing, { ...logged, ...correction }), judging, 'REVISED')
    : logged;
  const isRecent = logged.startedAt >= daysBefore(now, BREACH_DAYS);
  const uses = { [isRecent ? 'sessions' : 'olderSessions']: 1, wordBytes: bytesOf(logged.note, logged.externalId) };
  return {
    // The athlete's own writing is a word of theirs. A synced session is none.
    change: { put: [session], uses, ...(by.roles.includes('OWNER') && { lastReportAt: now }) },
    session,
    status: existing ? 'UPDATED' : 'CREATED',
  };
}

/** A session as its source corrected it, with what others attached to it, and what the athlete edited. */
function revised(existing: SessionRecord, incoming: SessionRecord): SessionRecord {
  const { commentCounts, teamCommentedAt, breachKnownAt, recordedAt, recordedBy, version } = existing;
  const { editedFields, formerVerdicts } = existing;
  const session = {
    ...incoming,
    ...{ commentCounts, recordedAt, recordedBy, version },
    ...given({ teamCommentedAt, breachKnownAt, editedFields, formerVerdicts }),
  };
  for (const field of editedFields ?? []) copyField(existing, session, field);
  return session;
}

/** A changed session that keeps what it was judged to be, and says when it came to break a rule. */
function withVerdictsOf(
  before: SessionRecord,
  after: SessionRecord,
  { instructions, others, weeks, by, now }: Changing,
  change: RunChange,
): SessionRecord {
  const was = sessionVerdicts(before, instructions, others, weeks);
  const is = sessionVerdicts(after, instructions, others, weeks);
  const formerVerdicts = withFormer(before.formerVerdicts, { before: was, after: is }, { by, now, change });
  return {
    ...after,
    ...(formerVerdicts.length > 0 && { formerVerdicts }),
    ...(isNewlyBroken(was.filter(isBroken), is.filter(isBroken)) && { breachKnownAt: now }),
  };
}

type Optional<T> = T | null | undefined;

/** What to change of a session: what is left out stays, null clears. */
export type EditSessionInput = { [K in EditableOfSession]?: Optional<SessionRecord[K]> };

const ofSessions = {
  what: 'session',
  fields: editableOfSession,
  measured: ['durationSeconds', 'distanceMeters'],
  required: ['activity', 'durationSeconds'],
} as const;

/**
 * Changes how the athlete experienced a session, and what it was. FORBIDDEN for others, and for what an integration
 * measured; INVALID for clearing what every session has; OUT_OF_RANGE or TOO_LONG for values. An edit without a difference
 * changes nothing. What it was judged to be before stays in its history. (domain.md, rule 5)
 */
export function editSession(
  session: SessionRecord,
  input: EditSessionInput,
  judging: Changing,
): { change: Change; session: SessionRecord } {
  requireRole(judging.by.roles, 'editSession');
  const problems: Problem[] = [];
  const { durationSeconds, distanceMeters, effort, note } = input;
  checkSessionMeasures(problems, { durationSeconds, distanceMeters, effort, note });
  const { edited, changed } = withEdit<EditableOfSession, SessionRecord>(session, input, ofSessions, problems);
  if (changed.length === 0) return { change: { put: [] }, session };
  const uses = changed.includes('note') ? { wordBytes: bytesOf(note) } : {};
  const after = withVerdictsOf(session, edited, judging, 'EDITED');
  return { change: { put: [after], uses }, session: after };
}

/**
 * Deletes a session for good. FORBIDDEN but for the athlete and integrations; an integration that did not log it does
 * not learn that it exists (NOT_FOUND). Deleting it again changes nothing. What it was judged to be is kept, as with
 * runs. (domain.md, rule 5)
 */
export function deleteSession(
  session: SessionRecord | DeletedSessionRecord,
  { by, now, instructions, others, weeks }: Changing,
): { change: Change; session: DeletedSessionRecord } {
  requireRole(by.roles, 'deleteSession');
  if (by.roles.includes('INTEGRATION') && session.source !== by.id)
    refuse('NOT_FOUND', 'There is no session with this ID that you may delete.', [...INPUT, 'sessionId']);
  if (session.kind === 'deletedSession') return { change: { put: [] }, session };
  const { id, athleteId, source, version } = session;
  const before = sessionVerdicts(session, instructions, others, weeks);
  const formerVerdicts = withFormer(session.formerVerdicts, { before, after: [] }, { by, now, change: 'DELETED' });
  const deleted: DeletedSessionRecord = {
    kind: 'deletedSession',
    id,
    athleteId,
    source,
    deletedAt: now,
    ...(formerVerdicts.length > 0 && { formerVerdicts }),
    version,
  };
  return { change: { put: [deleted] }, session: deleted };
}
