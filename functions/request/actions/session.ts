import { canReadSession, mayDo, requireRole, requireScope } from '../../domain/access/access.ts';
import { BREACH_DAYS } from '../../domain/athlete/attention.ts';
import type { AthleteView } from '../../domain/athlete/athlete.ts';
import { limitWeeks, firstCounted } from '../../domain/run/judging/weekly-limits.ts';
import {
  deleteSession as decideDeletion,
  editSession as decideEdit,
  type EditSessionInput,
  logSession as decideLogging,
} from '../../domain/session/session-change.ts';
import { checkSession, type LogSessionInput } from '../../domain/session/session-input.ts';
import type { DeletedSessionRecord, SessionRecord } from '../../domain/session/session.ts';
import { throwIfAny } from '../../domain/check.ts';
import { hasAny } from '../../domain/team/roles.ts';
import { daysBefore } from '../../domain/time.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import type { LoadedAthlete, Needs } from '../../store/write-athlete.ts';
import { changeAthlete, loadAthlete } from '../change-athlete.ts';
import type { Context } from '../context.ts';
import { actorFor, athleteNamed, athleteOf, notFound } from '../find-athlete.ts';
import { action } from '../idempotency.ts';

interface LogInput extends LogSessionInput {
  athleteId: string;
  /** Names what was read of a file, if it comes from one. */
  contentDigest?: string | undefined;
}

/** What decides whether a session broke a rule; for one of long ago, with what had ended since: the verdict on it is kept. */
const breaches = ({ startedAt }: { startedAt: Instant }, now: Instant): Needs => ({
  instructions: { all: startedAt < daysBefore(now, BREACH_DAYS), named: [] },
  recentSessions: true,
});

/** What a session is judged by: instructions and, where they limit weeks, the sessions before it. */
async function judgedBy(
  { view, state }: LoadedAthlete,
  { startedAt }: { startedAt: Instant },
  context: Context,
  until = startedAt,
) {
  const { instructions, recentSessions, sessionsBefore, athlete } = state;
  const isRead = startedAt >= daysBefore(context.now, BREACH_DAYS) || !limitWeeks(instructions);
  const others = isRead
    ? [...recentSessions, ...sessionsBefore]
    : await context.store.sessions.between(view, firstCounted(startedAt), until);
  return { instructions, others, weeks: athlete };
}

export const logSession = action('logSession', async (input: LogInput, context, once) => {
  const { viewer, store, newId, now, importId } = context;
  const view = await athleteNamed(input.athleteId, context, 'athleteId');
  requireRole(view.roles, 'logSession');
  requireScope(viewer, 'runs:write');
  const source = viewer.kind === 'person' ? 'manual' : viewer.id;
  throwIfAny(checkSession(input, { source, now }));
  // Without an external ID, each call logs a new one; a retry of the call is found by its receipt.
  const knownBy = input.externalId == null ? ['new', newId.key()] : ['id', input.externalId];
  const id = store.sessions.idOf(view.id, source, knownBy);
  const existing = input.externalId == null ? undefined : await sessionOrMark(view, id, context);
  const earlier = earlierOf(existing, input);
  const [loaded, near] = await Promise.all([
    loadAthlete(view, breaches(earlier, now), context),
    // Whatever its zone, the sessions of its local day are within two days of it.
    store.sessions.between(view, daysBefore(input.startedAt, 2), daysBefore(input.startedAt, -2)),
  ]);
  const { athlete } = loaded.state;
  const judged = await judgedBy(loaded, earlier, context, input.startedAt);
  const { contentDigest } = input;
  const how = { id, athlete, source, by: actorFor(view), now, contentDigest, importId, near, ...judged };
  const { change, session, status } = decideLogging(input, existing, how);
  return changeAthlete(loaded, { change, ids: { session: session.id, athlete: view.id, status } }, context, once);
});

/** A revision may give a session another start: by both it is judged, and by what had been told since the earlier one. */
const earlierOf = (existing: SessionRecord | DeletedSessionRecord | undefined, input: LogInput) =>
  existing?.kind === 'session' && existing.startedAt < input.startedAt ? existing : input;

export const editSession = action(
  'editSession',
  async (input: EditSessionInput & { sessionId: string }, context, once) => {
    const { now, loaders, store } = context;
    const view = await athleteOf(input.sessionId, context, 'sessionId');
    const known = await loaders.one(input.sessionId, 'session');
    if (!known) return notFound('sessionId');
    requireRole(view.roles, 'editSession');
    const [loaded, session] = await Promise.all([
      loadAthlete(view, breaches(known, now), context),
      store.entities.fresh(view, input.sessionId, 'session'),
    ]);
    if (!session) return notFound('sessionId');
    const judged = await judgedBy(loaded, session, context);
    const { change } = decideEdit(session, input, { by: actorFor(view), now, ...judged });
    return changeAthlete(loaded, { change, ids: { session: session.id, athlete: view.id } }, context, once);
  },
);

export const deleteSession = action('deleteSession', async (input: { sessionId: string }, context, once) => {
  const { viewer, now } = context;
  const view = await athleteOf(input.sessionId, context, 'sessionId');
  const session = await sessionOrMark(view, input.sessionId, context);
  // Supporters know of no session; what was deleted is NOT_FOUND for viewers who could not delete it again.
  const mayKnow =
    session?.kind === 'session' ? !view.roles.includes('SUPPORTER') : hasAny(view.roles, mayDo.deleteSession);
  if (!session || !mayKnow || !canReadSession(viewer.id, view.roles, session)) return notFound('sessionId');
  requireRole(view.roles, 'deleteSession');
  requireScope(viewer, 'runs:write');
  const was = session.kind === 'session' ? session : { startedAt: now };
  const loaded = await loadAthlete(view, breaches(was, now), context);
  const judged = await judgedBy(loaded, was, context);
  const { change } = decideDeletion(session, { by: actorFor(view), now, ...judged });
  return changeAthlete(loaded, { change, ids: { session: session.id, athlete: view.id } }, context, once);
});

/** A session, or what remains of a deleted one. */
const sessionOrMark = (view: AthleteView, id: string, { store }: Context) =>
  store.entities.fresh(view, id, 'session', 'deletedSession');
