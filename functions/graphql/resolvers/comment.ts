import { addComment, deleteComment, editComment, promoteComment } from '../../request/actions/comment.ts';
import type { Context } from '../../request/context.ts';
import { visibleCount } from '../../domain/access/access.ts';
import type { AthleteView, CommentCounts } from '../../domain/athlete/athlete.ts';
import type { CommentRecord, CommentSubjectId } from '../../domain/comment/comment.ts';
import { parseId } from '../../domain/ids.ts';
import { isVisible } from '../../domain/access/visible.ts';
import type { Role } from '../../domain/vocabulary.ts';
import type { CommentResolvers, CommentSubjectResolvers, MutationResolvers } from '../generated/types.ts';
import { checkFirst, connection } from './connection.ts';
import { mutation } from './mutation.ts';
import type { Needed } from './needed.ts';

/**
 * The comments on a subject that the viewer may see, as a connection. A subject known to have none is not read; how many
 * there are on an athlete themselves is not known beforehand.
 */
export async function commentPage(
  subject: { id: CommentSubjectId; commentCounts?: CommentCounts },
  paging: { first: number; after?: string | null | undefined },
  context: Context,
) {
  const { loaders, store, viewer } = context;
  checkFirst(paging.first);
  const athleteId = parseId(subject.id)?.athleteId;
  const view = athleteId && (await loaders.athlete(athleteId));
  if (!view) return undefined;
  const keep = (comment: CommentRecord) => isVisible(viewer, view.role, comment);
  const { commentCounts } = subject;
  const [count, all] = [view.role, 'OWNER' as const].map((role) => commentCounts && visibleCount(role, commentCounts));
  // The read of the list checks a cursor.
  if (count === 0 && paging.after == null) return connection<CommentRecord>({ items: [], hasNextPage: false });
  const seesAll = view.role === 'OWNER' || view.role === 'PHYSIO';
  const spare = all === undefined || count === undefined ? (seesAll ? 0 : paging.first) : all - count;
  const total = all ?? countOn(view, 'OWNER', context);
  return connection(
    await loaders.reading('comments', store.comments.page(view, subject.id, { keep, spare, total }, paging)),
  );
}

/** The comments on an athlete themselves that a role may read. */
export async function countOn(view: AthleteView, role: Role, { loaders }: Context): Promise<number> {
  const [whole, since] = await Promise.all([
    view.record ? view : loaders.view.load(view.id),
    loaders.lists().commentCounts.load(view.id),
  ]);
  return visibleCount(role, whole?.record?.commentCounts ?? {}) + visibleCount(role, since);
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

const commentPayload = async ({ comment }: { comment: string }, { loaders }: Context) => ({
  comment: await loaders.one(comment, 'comment'),
});

export const Mutation: Pick<
  Required<MutationResolvers>,
  'addComment' | 'editComment' | 'deleteComment' | 'promoteComment'
> = {
  addComment: mutation(addComment, commentPayload),
  editComment: mutation(editComment, commentPayload),
  deleteComment: mutation(deleteComment, commentPayload),
  promoteComment: mutation(promoteComment, async (ids, { loaders }) => ({
    comment: await loaders.one(ids.comment, 'comment'),
    observation: await loaders.one(ids.observation, 'observation'),
    symptom: await loaders.one(ids.symptom, 'symptom'),
  })),
};
