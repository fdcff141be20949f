import { deleteSession, editSession, logSession } from '../../request/actions/session.ts';
import type { Context } from '../../request/context.ts';
import { visibleCount } from '../../domain/access/access.ts';
import { isHiddenWord } from '../../domain/access/visible.ts';
import { MAX_INSTRUCTIONS } from '../../domain/answer-limits.ts';
import type { AthleteId } from '../../domain/ids.ts';
import { atOnce } from '../../domain/limits/limits.ts';
import { toldAt } from '../../domain/run/adherence.ts';
import { firstCounted, limitWeeks } from '../../domain/run/judging/weekly-limits.ts';
import type { Requirement as RequirementRecord } from '../../domain/session/requirements.ts';
import { isBroken, type SessionVerdict, sessionVerdicts } from '../../domain/session/session-verdicts.ts';
import type { EditableOfSession, SessionRecord } from '../../domain/session/session.ts';
import { optionalDistanceIn } from '../../domain/units.ts';
import type {
  DeletedRecordResolvers,
  MutationResolvers,
  RequirementResolvers,
  SessionResolvers,
} from '../generated/types.ts';
import { commentPage } from './comment.ts';
import { mutation } from './mutation.ts';
import type { Needed } from './needed.ts';
import { shortRevision, withFullRevision } from './revision.ts';
import type { DeletedParent } from './parents.ts';
import { whole } from './whole.ts';

/** The verdicts on a session, judged as it is read. */
async function verdictsOn(session: SessionRecord, context: Context): Promise<SessionVerdict[]> {
  const { loaders, authorizedAthletes } = context;
  const lists = loaders.lists();
  const instructions = await lists.instructionsAt(session.athleteId, session.startedAt);
  const told = toldAt(instructions, session.startedAt).map(({ instruction }) => instruction);
  const view = limitWeeks(told) ? authorizedAthletes.get(session.athleteId) : undefined;
  const [others, weeks] = view
    ? await Promise.all([lists.sessionsIn.load(beforeOf(session)), whole(view, context)])
    : [[], undefined];
  return sessionVerdicts(session, instructions, others, weeks ?? {}).slice(0, atOnce.verdictsOfSession);
}

/** The time of the sessions that count for a session's limits over several. */
const beforeOf = ({ athleteId, startedAt }: SessionRecord) => ({
  athleteId,
  from: firstCounted(startedAt),
  to: startedAt,
});

/** A field that the athlete may have edited. */
const athletesWord =
  <F extends EditableOfSession>(field: F) =>
  (session: SessionRecord, _: unknown, { authorizedAthletes }: Context): SessionRecord[F] | undefined =>
    isHiddenWord(session, field, authorizedAthletes.get(session.athleteId)?.roles) ? undefined : session[field];

export const Session: Needed<SessionResolvers, SessionRecord> = {
  athlete: ({ athleteId }, _, { loaders }) => loaders.athlete(athleteId),
  source: ({ sourceName }) => sourceName,
  revision: ({ revision }) => shortRevision(revision),
  fullRevision: ({ revision }) => String(revision),
  distance: ({ distanceMeters }, { unit }) => optionalDistanceIn(distanceMeters, unit),
  effort: athletesWord('effort'),
  note: athletesWord('note'),
  breaches: async (session, _, context) =>
    (await verdictsOn(session, context)).filter(isBroken).map((each) => ({ ...each, session })),
  adherence: (session, _, context) => verdictsOn(session, context),
  formerVerdicts: ({ formerVerdicts }) => [...(formerVerdicts ?? [])],
  comments: (session, paging, context) => commentPage(session, paging, context),
  commentCount: ({ athleteId, commentCounts }, _, { authorizedAthletes }) => {
    const roles = authorizedAthletes.get(athleteId)?.roles;
    return roles && visibleCount(roles, commentCounts);
  },
};

export const DeletedRecord: Needed<DeletedRecordResolvers, DeletedParent> = {
  kind: ({ kind }) => (kind === 'deletedRun' ? 'RUN' : 'SESSION'),
  formerVerdicts: ({ formerVerdicts }) => [...(formerVerdicts ?? [])],
};

export const Requirement: Needed<RequirementResolvers, RequirementRecord> = {
  instructions: ({ instructions }) => instructions.slice(-MAX_INSTRUCTIONS),
};

const payload = async ({ session, athlete }: { session: string; athlete: AthleteId }, { loaders }: Context) => ({
  session: await loaders.one(session, 'session'),
  athlete: await loaders.view.load(athlete),
});

export const Mutation: Pick<Required<MutationResolvers>, 'logSession' | 'editSession' | 'deleteSession'> = {
  logSession: mutation(
    (input: Parameters<typeof logSession>[0], context) => logSession(withFullRevision(input), context),
    payload,
  ),
  editSession: mutation(editSession, payload),
  deleteSession: mutation(deleteSession, async ({ session, athlete }, { loaders }) => ({
    deletedSessionId: session,
    athlete: await loaders.view.load(athlete),
  })),
};
