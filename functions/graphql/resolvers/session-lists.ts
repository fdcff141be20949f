import type { Context } from '../../request/context.ts';
import { isVisible, sortOut } from '../../domain/access/visible.ts';
import type { AthleteRecord, AthleteView } from '../../domain/athlete/athlete.ts';
import { requireDays } from '../../domain/check.ts';
import { MOST_REQUIREMENT_DAYS, type Requirement, requirementsOf } from '../../domain/session/requirements.ts';
import { daysAround } from '../../domain/session/rest-days.ts';
import type { SessionRecord } from '../../domain/session/session.ts';
import { aroundDays, startOfDay } from '../../domain/time.ts';
import type { LocalDate } from '../../domain/vocabulary.ts';
import type { Paging } from '../../store/dynamodb/page.ts';
import { checkFirst, connection } from './connection.ts';

/** An athlete's sessions that the viewer may see, as a connection. */
export async function sessionPage(view: AthleteView, paging: Paging, { store, viewer, loaders }: Context) {
  checkFirst(paging.first);
  if (viewer.kind === 'integration' && !viewer.scopes.has('runs:read')) return undefined;
  const keep = (session: SessionRecord) => isVisible(viewer, view.roles, session);
  const spare = view.roles.includes('INTEGRATION') ? { spare: 100 } : {};
  return connection(await loaders.reading('sessions', store.sessions.page(view, { ...paging, ...spare, keep })));
}

/** What is left of an athlete's deleted runs and sessions that had been judged, as a connection. */
export async function deletedPage(view: AthleteView, paging: Paging, { store, loaders }: Context) {
  checkFirst(paging.first);
  return connection(await loaders.reading('deleted', store.sessions.deletedPage(view, paging)));
}

/** What was required of an athlete in a range of days. */
export async function requirementsIn(
  view: AthleteView,
  { from, to, athlete }: { from: LocalDate; to: LocalDate; athlete: AthleteRecord },
  { store, viewer, loaders, now }: Context,
): Promise<Requirement[]> {
  requireDays(from, to, MOST_REQUIREMENT_DAYS);
  const { timeZone } = athlete;
  const begins = startOfDay(from, timeZone);
  if (begins > now) return [];
  const instructions = await loaders.lists().instructionsAt(view.id, begins);
  // Only what limits weeks makes days around count: so one after the other, and no more is read than needed.
  const days = aroundDays(...daysAround(instructions, from, to));
  const [sessions, all] = await Promise.all([store.sessions.between(view, ...days), store.runs.between(view, ...days)]);
  const { shown: runs, notShown: hiddenRuns } = sortOut(viewer, view.roles, all);
  return requirementsOf(instructions, { sessions, runs, hiddenRuns }, { from, to, timeZone, weeks: athlete, now });
}
