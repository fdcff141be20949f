import { addComment, deleteComment, editComment, promoteComment } from '../../request/actions/comment.ts';
import type { Context } from '../../request/context.ts';
import { visibleCount } from '../../domain/access/access.ts';
import { sumOf } from '../../domain/counts.ts';
import type { AthleteView, CommentCounts } from '../../domain/athlete/athlete.ts';
import type { Entity } from '../../domain/athlete/change.ts';
import type { CommentRecord, CommentSubjectId } from '../../domain/comment/comment.ts';
import { parseId } from '../../domain/ids.ts';
import { isVisible } from '../../domain/access/visible.ts';
import type { CommentResolvers, CommentSubjectResolvers, MutationResolvers } from '../generated/types.ts';
import { checkFirst, connection } from './connection.ts';
import { mutation } from './mutation.ts';
import type { Needed } from './needed.ts';

/** The comments on a subject that the viewer may see, as a connection. A subject known to have none is not read. */
export async function commentPage(
  subject: { id: CommentSubjectId; commentCounts: CommentCounts },
  paging: { first: number; after?: string | null | undefined },
  { loaders, store, viewer }: Context,
) {
  checkFirst(paging.first);
  const athleteId = parseId(subject.id)?.athleteId;
  const view = athleteId && (await loaders.athlete(athleteId));
  if (!view) return undefined;
  const keep = (comment: CommentRecord) => isVisible(viewer, view.roles, comment);
  // The read of the list checks a cursor.
  const count = visibleCount(view.roles, subject.commentCounts);
  if (count === 0 && paging.after == null) return connection<CommentRecord>({ items: [], hasNextPage: false });
  const others = visibleCount(['OWNER'], subject.commentCounts) - count;
  return connection(
    await loaders.reading('comments', store.comments.page(view, subject.id, { keep, count, others }, paging)),
  );
}

/** How many comments there are on an athlete themselves: in the profile, and beside it. */
export async function countsOn(view: AthleteView, { loaders }: Context): Promise<CommentCounts> {
  const [whole, since] = await Promise.all([
    view.record ? view : loaders.view.load(view.id),
    loaders.lists().commentCounts.load(view.id),
  ]);
  return sumOf(whole?.record?.commentCounts ?? {}, since);
}

const subjectTypes = { run: 'Run', session: 'Session', symptom: 'Symptom', instruction: 'Instruction' } as const;

export const CommentSubject: CommentSubjectResolvers = {
  __resolveType: (subject) => {
    if (!('kind' in subject)) return 'Athlete';
    return subjectTypes[subject.kind];
  },
};

const isSubject = (entity: Entity): entity is Extract<Entity, { kind: keyof typeof subjectTypes }> =>
  Object.hasOwn(subjectTypes, entity.kind);

export const Comment: Needed<CommentResolvers, CommentRecord> = {
  athlete: ({ athleteId }, _, { loaders }) => loaders.athlete(athleteId),
  authorRole: ({ author }) => author.role,
  subject: async ({ subjectId, athleteId }, _, { loaders }) => {
    if (subjectId === athleteId) return loaders.athlete(athleteId);
    const subject = await loaders.entities().one(subjectId);
    return subject && isSubject(subject) ? subject : undefined;
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
