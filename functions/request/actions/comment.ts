import { requireRole } from '../../domain/access/access.ts';
import type { AthleteView } from '../../domain/athlete/athlete.ts';
import {
  addComment as decideComment,
  deleteComment as decideDeletion,
  editComment as decideEdit,
  isAct,
  promoteComment as decidePromotion,
} from '../../domain/comment/comment-change.ts';
import { parseId } from '../../domain/ids.ts';
import { refuse } from '../../domain/refusal.ts';
import type { ObservationInput } from '../../domain/symptom/observation.ts';
import type { Audience } from '../../domain/vocabulary.ts';
import type { Needs } from '../../store/write-athlete.ts';
import { changeAthlete, loadAthlete, writeComments } from '../change-athlete.ts';
import type { Context } from '../context.ts';
import { athleteOf, actorFor, notFound } from '../find-athlete.ts';
import { action } from '../idempotency.ts';
import { admitSupporter } from '../limits.ts';
import { decideObservation } from '../write-observation.ts';

const subjectKinds = { run: 'run', ses: 'session', sym: 'symptom', ins: 'instruction' } as const;
const isSubjectKind = (kind: string | undefined): kind is keyof typeof subjectKinds =>
  kind !== undefined && Object.hasOwn(subjectKinds, kind);

interface AddInput {
  subjectId: string;
  audience: Audience;
  body: string;
}

export const addComment = action('addComment', async (input: AddInput, context, once) => {
  const { loaders, store, newId, now } = context;
  const view = await athleteOf(input.subjectId, context, 'subjectId');
  // If the viewer may not know of the subject, it is NOT_FOUND before their role is checked.
  const known = input.subjectId === view.id || (await loaders.entities().one(input.subjectId));
  const kind = parseId(input.subjectId)?.kind;
  if (!known || !(kind === 'ath' || isSubjectKind(kind))) return notFound('subjectId');
  requireRole(view.roles, 'addComment');
  const needs = isAct(view, input) ? actOn(kind, view) : undefined;
  const [loaded, thing] = await Promise.all([
    isReport(view) || needs ? loadAthlete(view, needs ?? {}, context) : undefined,
    kind === 'ath' ? undefined : store.entities.fresh(view, input.subjectId, subjectKinds[kind]),
    view.roles.includes('SUPPORTER') ? admitSupporter(view.id, context) : undefined,
  ]);
  const subject = kind === 'ath' ? view.record : thing;
  if (!subject) return notFound('subjectId');
  const { change, comment } = decideComment(subject, input, { by: actorFor(view), now, newId });
  const decided = { change, ids: { comment: comment.id } };
  return loaded ? changeAthlete(loaded, decided, context, once) : writeComments(view, decided, context, once);
});

/** What a comment that is an act needs: it may take a breach of the run or the session off the attention list. */
function actOn(kind: string, { summary }: AthleteView): Needs | undefined {
  const instructions = { named: [] };
  if (kind === 'run' && summary.lastBreachAt !== undefined) return { instructions, recentRuns: true };
  if (kind === 'ses' && summary.sessionBreaches !== undefined) return { instructions, recentSessions: true };
  return undefined;
}

/**
 * Whether a comment is a word that the summary keeps: the athlete's own, while there is something to report. All others,
 * but for the team's on a run or a session against an instruction, are written without touching the athlete.
 */
const isReport = ({ roles, summary }: AthleteView): boolean =>
  roles.includes('OWNER') && (summary.openSymptoms > 0 || summary.restrictions.length > 0);

export const editComment = action('editComment', async (input: { commentId: string; body: string }, context, once) => {
  const { view, comment, by } = await loadComment(input.commentId, 'editComment', context);
  const { change } = decideEdit(comment, input, { by, now: context.now });
  return writeComments(view, { change, ids: { comment: comment.id } }, context, once);
});

export const deleteComment = action('deleteComment', async (input: { commentId: string }, context, once) => {
  const { view, comment, by } = await loadComment(input.commentId, 'deleteComment', context);
  const { change } = decideDeletion(comment, { by, now: context.now });
  return writeComments(view, { change, ids: { comment: comment.id } }, context, once);
});

/** A comment with its athlete, if the viewer may see it and do this with it. */
async function loadComment(commentId: string, name: 'editComment' | 'deleteComment', context: Context) {
  const view = await athleteOf(commentId, context, 'commentId');
  if (!(await context.loaders.one(commentId, 'comment'))) return notFound('commentId');
  requireRole(view.roles, name);
  const comment = await context.store.entities.fresh(view, commentId, 'comment');
  return { view, comment: comment ?? notFound('commentId'), by: actorFor(view) };
}

interface PromoteInput {
  commentId: string;
  symptom: { symptomId?: string | null | undefined; newSymptom?: boolean | null | undefined };
  observation: ObservationInput;
}

export const promoteComment = action('promoteComment', async (input: PromoteInput, context, once) => {
  const view = await athleteOf(input.commentId, context, 'commentId');
  if (!(await context.loaders.one(input.commentId, 'comment'))) return notFound('commentId');
  requireRole(view.roles, 'promoteComment');
  const symptomId = input.symptom.symptomId ?? undefined;
  if (symptomId === undefined && input.symptom.newSymptom !== true)
    refuse('INVALID', 'Set `newSymptom: true`, or give the ID of an open symptom.', ['input', 'symptom', 'newSymptom']);
  const comment = await context.store.entities.fresh(view, input.commentId, 'comment');
  if (!comment) return notFound('commentId');
  const observing = { symptomId, at: 'symptom.symptomId', input: input.observation, fromCommentId: comment.id };
  const { loaded, ...made } = await decideObservation(view, observing, context);
  const promoted = decidePromotion(comment, made.observation);
  const change = { ...made.change, put: [...made.change.put, ...promoted.change.put] };
  const ids = { comment: comment.id, observation: made.observation.id, symptom: made.symptom.id };
  return changeAthlete(loaded, { change, ids }, context, once);
});
