import { deleteSession, logSession } from '../../request/actions/session.ts';
import type { Context } from '../../request/context.ts';
import { isVisible, sortOut } from '../../domain/access/visible.ts';
import { MAX_INSTRUCTIONS } from '../../domain/answer-limits.ts';
import type { AthleteView } from '../../domain/athlete/athlete.ts';
import { requireDays } from '../../domain/check.ts';
import { atOnce } from '../../domain/limits/limits.ts';
import { toldAt } from '../../domain/run/adherence.ts';
import { limitWeeks } from '../../domain/run/judging/weekly-limits.ts';
import {
  MOST_REQUIREMENT_DAYS,
  type Requirement as RequirementRecord,
  requirementsOf,
} from '../../domain/session/requirements.ts';
import { sessionVerdicts } from '../../domain/session/session-verdicts.ts';
import type { SessionRecord } from '../../domain/session/session.ts';
import { aroundDays, startOfDay } from '../../domain/time.ts';
import type { LocalDate } from '../../domain/vocabulary.ts';
import type { MutationResolvers, RequirementResolvers, SessionResolvers } from '../generated/types.ts';
import type { Paging } from '../../store/dynamodb/page.ts';
import { checkFirst, connection } from './connection.ts';
import { mutation } from './mutation.ts';
import type { Needed } from './needed.ts';
import { whole } from './whole.ts';

/** An athlete's sessions that the viewer may see, as a connection. */
export async function sessionPage(view: AthleteView, paging: Paging, { store, viewer, loaders }: Context) {
  checkFirst(paging.first);
  if (viewer.kind === 'integration' && !viewer.scopes.has('runs:read')) return undefined;
  const keep = (session: SessionRecord) => isVisible(viewer, view.roles, session);
  const spare = view.roles.includes('INTEGRATION') ? { spare: 100 } : {};
  return connection(await loaders.reading('sessions', store.sessions.page(view, { ...paging, ...spare, keep })));
}

/** What was required of an athlete in a range of days. */
export async function requirementsIn(
  view: AthleteView,
  { from, to, timeZone }: { from: LocalDate; to: LocalDate; timeZone: string },
  { store, viewer, loaders, now }: Context,
): Promise<RequirementRecord[]> {
  requireDays(from, to, MOST_REQUIREMENT_DAYS);
  const begins = startOfDay(from, timeZone);
  if (begins > now) return [];
  const [instructions, sessions, all] = await Promise.all([
    loaders.lists().instructionsAt(view.id, begins),
    store.sessions.between(view, ...aroundDays(from, to)),
    store.runs.between(view, ...aroundDays(from, to)),
  ]);
  const { shown: runs, notShown: hiddenRuns } = sortOut(viewer, view.roles, all);
  return requirementsOf(instructions, { sessions, runs, hiddenRuns }, { from, to, timeZone, now });
}

export const Session: Needed<SessionResolvers, SessionRecord> = {
  athlete: ({ athleteId }, _, { loaders }) => loaders.athlete(athleteId),
  source: ({ sourceName }) => sourceName,
  adherence: async (session, _, context) => {
    const { loaders, authorizedAthletes } = context;
    const lists = loaders.lists();
    const instructions = await lists.instructionsAt(session.athleteId, session.startedAt);
    const told = toldAt(instructions, session.startedAt).map(({ instruction }) => instruction);
    const view = limitWeeks(told) ? authorizedAthletes.get(session.athleteId) : undefined;
    const [others, weeks] = view
      ? await Promise.all([lists.sessionsBefore.load(session), whole(view, context)])
      : [[], undefined];
    return sessionVerdicts(session, instructions, others, weeks ?? {}).slice(0, atOnce.verdictsOfSession);
  },
};

export const Requirement: Needed<RequirementResolvers, RequirementRecord> = {
  instructions: ({ instructions }) => instructions.slice(-MAX_INSTRUCTIONS),
};

export const Mutation: Pick<Required<MutationResolvers>, 'logSession' | 'deleteSession'> = {
  logSession: mutation(logSession, async ({ session, athlete }, { loaders }) => ({
    session: await loaders.one(session, 'session'),
    athlete: await loaders.view.load(athlete),
  })),
  deleteSession: mutation(deleteSession, async ({ session, athlete }, { loaders }) => ({
    deletedSessionId: session,
    athlete: await loaders.view.load(athlete),
  })),
};
