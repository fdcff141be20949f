import { canReadSession, mayDo, requireRole, requireScope } from '../../domain/access/access.ts';
import { BREACH_DAYS } from '../../domain/athlete/attention.ts';
import type { AthleteView } from '../../domain/athlete/athlete.ts';
import { limitWeeks, firstCounted } from '../../domain/run/judging/weekly-limits.ts';
import { deleteSession as decideDeletion, logSession as decideLogging } from '../../domain/session/session-change.ts';
import { checkSession, type LogSessionInput } from '../../domain/session/session-input.ts';
import { throwIfAny } from '../../domain/check.ts';
import { hasAny } from '../../domain/team/roles.ts';
import { daysBefore } from '../../domain/time.ts';
import { changeAthlete, loadAthlete } from '../change-athlete.ts';
import type { Context } from '../context.ts';
import { actorFor, athleteNamed, athleteOf, notFound } from '../find-athlete.ts';
import { action } from '../idempotency.ts';

interface LogInput extends LogSessionInput {
  athleteId: string;
}

export const logSession = action('logSession', async (input: LogInput, context, once) => {
  const { viewer, store, newId, now } = context;
  const view = await athleteNamed(input.athleteId, context, 'athleteId');
  requireRole(view.roles, 'logSession');
  requireScope(viewer, 'runs:write');
  const source = viewer.kind === 'person' ? 'manual' : viewer.id;
  throwIfAny(checkSession(input, { source, now }));
  // Without an external ID, each call logs a new one; a retry of the call is found by its receipt.
  const knownBy = input.externalId == null ? ['new', newId.key()] : ['id', input.externalId];
  const id = store.sessions.idOf(view.id, source, knownBy);
  const [loaded, existing, near] = await Promise.all([
    loadAthlete(view, {}, context),
    input.externalId == null ? undefined : sessionOrMark(view, id, context),
    // Whatever its zone, the sessions of its local day are within two days of it.
    store.sessions.between(view, daysBefore(input.startedAt, 2), daysBefore(input.startedAt, -2)),
  ]);
  const athlete = loaded.state.athlete;
  const how = { id, athlete, source, by: actorFor(view), now, near };
  const { change, session } = decideLogging(input, existing, how);
  return changeAthlete(loaded, { change, ids: { session: session.id, athlete: view.id } }, context, once);
});

export const deleteSession = action('deleteSession', async (input: { sessionId: string }, context, once) => {
  const { viewer, store, now } = context;
  const view = await athleteOf(input.sessionId, context, 'sessionId');
  const session = await sessionOrMark(view, input.sessionId, context);
  // Supporters know of no session; what was deleted is NOT_FOUND for viewers who could not delete it again.
  const mayKnow =
    session?.kind === 'session' ? !view.roles.includes('SUPPORTER') : hasAny(view.roles, mayDo.deleteSession);
  if (!session || !mayKnow || !canReadSession(viewer.id, view.roles, session)) return notFound('sessionId');
  requireRole(view.roles, 'deleteSession');
  requireScope(viewer, 'runs:write');
  const isThere = session.kind === 'session';
  const loaded = await loadAthlete(
    view,
    { instructions: { all: isThere && session.startedAt < daysBefore(now, BREACH_DAYS), named: [] } },
    context,
  );
  const { instructions, athlete } = loaded.state;
  const others =
    isThere && limitWeeks(instructions)
      ? await store.sessions.between(view, firstCounted(session.startedAt), session.startedAt)
      : [];
  const { change } = decideDeletion(session, { by: actorFor(view), now, instructions, others, weeks: athlete });
  return changeAthlete(loaded, { change, ids: { session: session.id, athlete: view.id } }, context, once);
});

/** A session, or what remains of a deleted one. */
const sessionOrMark = (view: AthleteView, id: string, { store }: Context) =>
  store.entities.fresh(view, id, 'session', 'deletedSession');
