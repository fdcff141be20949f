import { canReadComment, canWriteComment, requireRole } from '../access/access.ts';
import { type Actor, type AthleteRecord, authorOf, type CommentCounts } from '../athlete/athlete.ts';
import type { Change } from '../athlete/change.ts';
import { INPUT, text, throwIfAny } from '../check.ts';
import type { CommentRecord } from './comment.ts';
import type { NewId } from '../ids.ts';
import { childId } from '../ids.ts';
import type { InstructionRecord } from '../instruction/instruction.ts';
import { bytesOf } from '../limits/limits.ts';
import { type Problem, refuse } from '../refusal.ts';
import type { RunRecord } from '../run/run-record.ts';
import type { SessionRecord } from '../session/session.ts';
import type { ObservationRecord, SymptomRecord } from '../symptom/symptom.ts';
import { yourRoles, looksAfter } from '../team/roles.ts';
import type { Audience, Instant } from '../vocabulary.ts';

export type CommentSubject = AthleteRecord | RunRecord | SessionRecord | SymptomRecord | InstructionRecord;

interface By {
  by: Actor;
  now: Instant;
}
interface Decision {
  change: Change;
  comment: CommentRecord;
}

function checkBody(body: string): void {
  const problems: Problem[] = [];
  text(problems, body, [...INPUT, 'body'], { what: 'The comment', max: 4_000 });
  throwIfAny(problems);
}

const oneMore = (counts: CommentCounts, audience: Audience): CommentCounts => ({
  ...counts,
  [audience]: (counts[audience] ?? 0) + 1,
});

/** Whether a comment on a run or a session is an act of the team, which takes a breach off the attention list: theirs, for the team. */
export const isAct = ({ roles }: Pick<Actor, 'roles'>, { audience }: { audience: Audience }): boolean =>
  looksAfter(roles) && audience === 'TEAM';

/**
 * Writes a comment and counts it on its subject. A comment by the athlete counts as a report: they are not silent.
 * FORBIDDEN for an audience that their roles may not write for, and on a run that only the athlete may see; INVALID or
 * TOO_LONG for the text.
 */
export function addComment(
  subject: CommentSubject,
  input: { body: string; audience: Audience },
  { by, now, newId }: By & { newId: NewId },
): Decision {
  requireRole(by.roles, 'addComment');
  if (!canWriteComment(by.roles, input.audience, subject.kind))
    refuse(
      'FORBIDDEN',
      `${input.audience} comments are not for you to write here: ${yourRoles(by.roles)}. Choose another audience.`,
      [...INPUT, 'audience'],
    );
  if (subject.kind === 'run' && subject.ownerOnly)
    refuse(
      'FORBIDDEN',
      `Only you can see runs from ${subject.sourceName}, so nobody could read it. Comment on something else.`,
      [...INPUT, 'subjectId'],
    );
  checkBody(input.body);
  const athleteId = subject.kind === 'athlete' ? subject.id : subject.athleteId;
  const comment: CommentRecord = {
    kind: 'comment',
    // Random: a supporter sees comments on symptoms that they may not know of.
    id: childId('com', athleteId, newId.key()),
    athleteId,
    subjectId: subject.id,
    author: authorOf(by),
    audience: input.audience,
    body: input.body,
    createdAt: now,
    version: 0,
  };
  const rest = {
    uses: { comments: 1, wordBytes: bytesOf(input.body) },
    ...(by.roles.includes('OWNER') && { lastReportAt: now }),
  };
  if (subject.kind === 'athlete')
    return { change: { put: [comment], commentOnAthlete: input.audience, ...rest }, comment };
  const counted = { ...subject, commentCounts: oneMore(subject.commentCounts, input.audience) };
  const isOnTraining = subject.kind === 'run' || subject.kind === 'session';
  const after = isOnTraining && isAct(by, input) ? { ...counted, teamCommentedAt: now } : counted;
  return { change: { put: [comment, after], ...rest }, comment };
}

const unchanged = (comment: CommentRecord): Decision => ({ change: { put: [] }, comment });
const written = (comment: CommentRecord): Decision => ({ change: { put: [comment] }, comment });

/** Refuses (NOT_FOUND) a comment that somebody may not, or no longer, read. */
function checkReadable(comment: CommentRecord, by: Actor): void {
  if (!canReadComment(by.roles, comment.audience))
    refuse('NOT_FOUND', 'There is no comment with this ID.', [...INPUT, 'commentId']);
}

/**
 * Changes the text of the author's own comment. FORBIDDEN for others, DELETED if it was deleted. The same text changes
 * nothing.
 */
export function editComment(comment: CommentRecord, { body }: { body: string }, { by, now }: By): Decision {
  checkReadable(comment, by);
  requireRole(by.roles, 'editComment');
  if (comment.author.id !== by.id) refuse('FORBIDDEN', 'Only its author may edit a comment.', [...INPUT, 'commentId']);
  if (comment.deletedAt !== undefined)
    refuse('DELETED', 'This comment was deleted and cannot be edited.', [...INPUT, 'commentId']);
  checkBody(body);
  if (comment.body === body) return unchanged(comment);
  const edited = { ...comment, body, editedAt: now };
  return { change: { put: [edited], uses: { wordBytes: bytesOf(body) } }, comment: edited };
}

/**
 * Deletes the text of the author's own comment, or of any comment in the athlete's own record. FORBIDDEN for others.
 * The record stays, without its text, with `deletedAt`.
 */
export function deleteComment(comment: CommentRecord, { by, now }: By): Decision {
  checkReadable(comment, by);
  requireRole(by.roles, 'deleteComment');
  if (comment.author.id !== by.id && !by.roles.includes('OWNER'))
    refuse('FORBIDDEN', 'Only its author and the athlete may delete a comment.', [...INPUT, 'commentId']);
  if (comment.deletedAt !== undefined) return unchanged(comment);
  const { body: _body, ...mark } = comment;
  return written({ ...mark, deletedAt: now });
}

/**
 * Notes on a comment which observation was made from it, once (CONFLICT). The text stays as it is. DELETED if the
 * comment was deleted.
 */
export function promoteComment(comment: CommentRecord, observation: ObservationRecord): Decision {
  if (comment.deletedAt !== undefined)
    refuse('DELETED', 'This comment was deleted, so there is nothing to promote.', [...INPUT, 'commentId']);
  if (comment.promotedToId !== undefined)
    refuse('CONFLICT', 'An observation was already made from this comment.', [...INPUT, 'commentId']);
  return written({ ...comment, promotedToId: observation.id });
}
