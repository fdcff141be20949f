import type { Context } from '../../request/context.ts';
import { requireRole, visibleCount } from '../../domain/access/access.ts';
import type { CommentCounts } from '../../domain/athlete/athlete.ts';
import { addComment, deleteComment, editComment, promoteComment } from '../../domain/comment/comment-change.ts';
import type { CommentRecord, CommentSubjectId } from '../../domain/comment/comment.ts';
import { parseId } from '../../domain/ids.ts';
import { refuse } from '../../domain/refusal.ts';
import { isVisible } from '../../domain/access/visible.ts';
import type { CommentResolvers, CommentSubjectResolvers, MutationResolvers } from '../generated/types.ts';
import { checkFirst, connection } from './connection.ts';
import { athleteOf, authorFor, changeAthlete, mutation, notFound } from './mutation.ts';
import type { Needed } from './needed.ts';
import { observing } from './observing.ts';

/** The comments on something that the viewer may see, as a connection. What is known to have none is not looked for. */
export async function commentPage(
  subject: { id: CommentSubjectId; commentCounts: CommentCounts },
  paging: { first: number; after?: string | null | undefined },
  { loaders, store, viewer }: Context,
) {
  checkFirst(paging.first);
  const athleteId = parseId(subject.id)?.athleteId;
  const view = athleteId && (await loaders.athlete(athleteId));
  if (!view) return undefined;
  const keep = (comment: CommentRecord) => isVisible(viewer, view.role, comment);
  // A cursor is checked by whoever reads the list.
  const count = visibleCount(view.role, subject.commentCounts);
  if (count === 0 && paging.after == null) return connection<CommentRecord>({ items: [], hasNextPage: false });
  const others = visibleCount('OWNER', subject.commentCounts) - count;
  return connection(await loaders.reading('comments', store.comments.page(view, subject.id, { keep, others }, paging)));
}

export const CommentSubject: CommentSubjectResolvers = {
  __resolveType: (subject) => {
    if (!('kind' in subject)) return 'Athlete';
    return ({ run: 'Run', symptom: 'Symptom', instruction: 'Instruction' } as const)[subject.kind];
  },
};

export const Comment: Needed<CommentResolvers, CommentRecord> = {
  athlete: ({ athleteId }, _, { loaders }) => loaders.athlete(athleteId),
  authorRole: ({ author }) => author.role,
  subject: async ({ subjectId, athleteId }, _, { loaders }) => {
    if (subjectId === athleteId) return loaders.athlete(athleteId);
    const subject = await loaders.entities().one(subjectId);
    return subject?.kind === 'run' || subject?.kind === 'symptom' || subject?.kind === 'instruction'
      ? subject
      : undefined;
  },
  promotedTo: ({ promotedToId }, _, { loaders }) => loaders.one(promotedToId, 'observation'),
};

const payload = async ({ comment }: Record<string, string>, { loaders }: Context) => ({
  comment: await loaders.one(comment, 'comment'),
});

export const Mutation: Pick<
  Required<MutationResolvers>,
  'addComment' | 'editComment' | 'deleteComment' | 'promoteComment'
> = {
  addComment: mutation('addComment', {
    run: async (input, context, once) => {
      const { loaders, store, newId, now } = context;
      const view = await athleteOf(input.subjectId, context, 'subjectId');
      // A thing that she may not know of is missing before her role is looked at.
      const known = input.subjectId === view.id || (await loaders.entities().one(input.subjectId));
      const kind = parseId(input.subjectId)?.kind;
      if (!known || !(kind === 'ath' || kind === 'run' || kind === 'sym' || kind === 'ins'))
        return notFound('subjectId');
      requireRole(view.role, 'addComment');
      return changeAthlete(view, {}, context, once, async (state) => {
        const subject =
          kind === 'ath'
            ? state.athlete
            : kind === 'run'
              ? await store.entities.fresh(view, input.subjectId, 'run')
              : kind === 'sym'
                ? await store.entities.fresh(view, input.subjectId, 'symptom')
                : await store.entities.fresh(view, input.subjectId, 'instruction');
        if (!subject) return notFound('subjectId');
        const { change, comment } = addComment(subject, input, { by: authorFor(view), now, newId });
        return { change, ids: { comment: comment.id } };
      });
    },
    payload,
  }),
  editComment: mutation('editComment', {
    run: (input, context, once) =>
      changeComment(input.commentId, 'editComment', context, once, (comment, by) =>
        editComment(comment, input, { by, now: context.now }),
      ),
    payload,
  }),
  deleteComment: mutation('deleteComment', {
    run: (input, context, once) =>
      changeComment(input.commentId, 'deleteComment', context, once, (comment, by) =>
        deleteComment(comment, { by, now: context.now }),
      ),
    payload,
  }),
  promoteComment: mutation('promoteComment', {
    run: async (input, context, once) => {
      const view = await athleteOf(input.commentId, context, 'commentId');
      if (!(await context.loaders.one(input.commentId, 'comment'))) return notFound('commentId');
      requireRole(view.role, 'promoteComment');
      const target = input.symptom.symptomId ?? undefined;
      if (target === undefined && input.symptom.newSymptom !== true)
        refuse('INVALID', 'Set `newSymptom: true`, or give the ID of an open symptom.', [
          'input',
          'symptom',
          'newSymptom',
        ]);
      return observing(
        view,
        { symptomId: target, at: 'symptom.symptomId', input: input.observation },
        context,
        once,
        async (report) => {
          const comment = await context.store.entities.fresh(view, input.commentId, 'comment');
          if (!comment) return notFound('commentId');
          const made = report({ fromCommentId: comment.id });
          const promoted = promoteComment(comment, made.observation);
          return {
            change: { ...made.change, put: [...made.change.put, ...promoted.change.put] },
            ids: { comment: comment.id, observation: made.observation.id, symptom: made.symptom.id },
          };
        },
      );
    },
    payload: async (ids, { loaders }) => ({
      comment: await loaders.one(ids['comment'], 'comment'),
      observation: await loaders.one(ids['observation'], 'observation'),
      symptom: await loaders.one(ids['symptom'], 'symptom'),
    }),
  }),
};

type Decide = (comment: CommentRecord, by: ReturnType<typeof authorFor>) => ReturnType<typeof editComment>;

async function changeComment(
  commentId: string,
  action: 'editComment' | 'deleteComment',
  context: Context,
  once: Parameters<typeof changeAthlete>[3],
  decide: Decide,
) {
  const view = await athleteOf(commentId, context, 'commentId');
  if (!(await context.loaders.one(commentId, 'comment'))) return notFound('commentId');
  requireRole(view.role, action);
  return changeAthlete(view, {}, context, once, async () => {
    const comment = await context.store.entities.fresh(view, commentId, 'comment');
    if (!comment) return notFound('commentId');
    return { change: decide(comment, authorFor(view)).change, ids: { comment: comment.id } };
  });
}
