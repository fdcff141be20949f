import { canReadRun, mayDo, requireRole, requireScope } from '../../domain/access/access.ts';
import { hasAny } from '../../domain/team/roles.ts';
import type { AthleteView } from '../../domain/athlete/athlete.ts';
import { BREACH_DAYS } from '../../domain/athlete/attention.ts';
import { deleteRun as decideDeletion, editRun as decideEdit, type EditRunInput } from '../../domain/run/run.ts';
import { daysBefore } from '../../domain/time.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import { changeAthlete, loadAthlete } from '../change-athlete.ts';
import type { Context } from '../context.ts';
import { athleteOf, actorFor, notFound } from '../find-athlete.ts';
import { action } from '../idempotency.ts';

/**
 * The state that decides whether the athlete ran against an instruction; for a run of long ago, with the instructions that
 * had ended since, since the verdict on it is kept.
 */
const breaches = ({ startedAt }: { startedAt: Instant }, now: Instant) => ({
  instructions: { all: startedAt < daysBefore(now, BREACH_DAYS), named: [] },
  recentRuns: true,
});

export const editRun = action('editRun', async (input: EditRunInput & { runId: string }, context, once) => {
  const view = await athleteOf(input.runId, context, 'runId');
  const known = await context.loaders.one(input.runId, 'run');
  if (!known) return notFound('runId');
  requireRole(view.roles, 'editRun');
  const [loaded, run] = await Promise.all([
    loadAthlete(view, breaches(known, context.now), context),
    context.store.entities.fresh(view, input.runId, 'run'),
  ]);
  if (!run) return notFound('runId');
  const { instructions } = loaded.state;
  const { change } = decideEdit(run, input, { by: actorFor(view), now: context.now, instructions });
  return changeAthlete(loaded, { change, ids: { run: run.id } }, context, once);
});

export const deleteRun = action('deleteRun', async (input: { runId: string }, context, once) => {
  const { viewer, now } = context;
  const view = await athleteOf(input.runId, context, 'runId');
  const run = await runOrMark(view, input.runId, context);
  if (!run || !canReadRun(viewer.id, view.roles, run)) return notFound('runId');
  // A deleted run is NOT_FOUND for viewers who could not delete it again.
  if (run.kind === 'deletedRun' && !hasAny(view.roles, mayDo.deleteRun)) return notFound('runId');
  requireRole(view.roles, 'deleteRun');
  requireScope(viewer, 'runs:write');
  const lasted = run.kind === 'run' ? run : { startedAt: now };
  const loaded = await loadAthlete(view, breaches(lasted, now), context);
  const { instructions } = loaded.state;
  const { change } = decideDeletion(run, { by: actorFor(view), now, instructions });
  return changeAthlete(loaded, { change, ids: { run: run.id, athlete: view.id } }, context, once);
});

/** A run, or what remains of a deleted one. */
const runOrMark = async (view: AthleteView, id: string, { store }: Context) =>
  (await store.entities.fresh(view, id, 'run')) ?? (await store.entities.fresh(view, id, 'deletedRun'));
