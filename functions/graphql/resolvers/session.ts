import { deleteSession, logSession } from '../../request/actions/session.ts';
import type { Context } from '../../request/context.ts';
import { isVisible } from '../../domain/access/visible.ts';
import { MAX_INSTRUCTIONS } from '../../domain/answer-limits.ts';
import type { AthleteView } from '../../domain/athlete/athlete.ts';
import { atOnce } from '../../domain/limits/limits.ts';
import { refuse } from '../../domain/refusal.ts';
import { toldAt } from '../../domain/run/adherence.ts';
import { limitWeeks } from '../../domain/run/judging/weekly-limits.ts';
import {
  MOST_REQUIREMENT_DAYS,
  type Requirement as RequirementRecord,
  requirementsOf,
} from '../../domain/session/requirements.ts';
import { sessionVerdicts } from '../../domain/session/session-verdicts.ts';
import type { SessionRecord } from '../../domain/session/session.ts';
import { addDays, daysBetween, startOfDay } from '../../domain/time.ts';
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
  if (from > to) refuse('INVALID', 'The first day (`from`) is after the last day (`to`). Swap them.', ['to']);
  const days = daysBetween(from, to) + 1;
  if (days > MOST_REQUIREMENT_DAYS)
    refuse('OUT_OF_RANGE', `These are ${days} days; ask for at most ${MOST_REQUIREMENT_DAYS} at a time.`, ['to']);
  if (startOfDay(from, timeZone) > now) return [];
  // Local days extend up to 14 hours beyond UTC days; what lies outside is not counted.
  const [first, last] = [`${addDays(from, -1)}T00:00:00.000Z`, `${addDays(to, 2)}T00:00:00.000Z`];
  const [instructions, sessions, allRuns] = await Promise.all([
    loaders.lists().instructionsAt(view.id, startOfDay(from, timeZone)),
    store.sessions.between(view, first, last),
    store.runs.between(view, first, last),
  ]);
  const runs = allRuns.filter((run) => isVisible(viewer, view.roles, run));
  const hiddenRuns = allRuns.filter((run) => !runs.includes(run));
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
