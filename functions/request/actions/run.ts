import { canReadRun, mayDo, requireRole, requireScope } from '../../domain/access/access.ts';
import { hasAny } from '../../domain/team/roles.ts';
import type { AthleteView } from '../../domain/athlete/athlete.ts';
import { BREACH_DAYS } from '../../domain/athlete/attention.ts';
import { deleteRun as decideDeletion, editRun as decideEdit, type EditRunInput } from '../../domain/run/run.ts';
import { limitWeeks } from '../../domain/run/judging/weekly-limits.ts';
import { markDuplicate as decideMark } from '../../domain/run/duplicates/mark-duplicate.ts';
import type { DuplicateVerdict } from '../../domain/run/run-record.ts';
import { daysBefore } from '../../domain/time.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import type { LoadedAthlete } from '../../store/write-athlete.ts';
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

/** What a run is judged by: instructions and, where they limit weeks, the runs before it, which are read if it is long ago. */
async function judgedBy({ view, state }: LoadedAthlete, { startedAt }: { startedAt: Instant }, context: Context) {
  const { instructions, recentRuns, runsBefore } = state;
  const isRecent = startedAt >= daysBefore(context.now, BREACH_DAYS);
  const isRead = isRecent || !limitWeeks(instructions);
  const others = isRead ? [...recentRuns, ...runsBefore] : await context.store.runs.judgedBefore(view, startedAt);
  return { instructions, others, weeks: state.athlete };
}

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
  const judged = await judgedBy(loaded, run, context);
  const { change } = decideEdit(run, input, { by: actorFor(view), now: context.now, ...judged });
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
  const judged = await judgedBy(loaded, lasted, context);
  const { change } = decideDeletion(run, { by: actorFor(view), now, ...judged });
  return changeAthlete(loaded, { change, ids: { run: run.id, athlete: view.id } }, context, once);
});

export const markDuplicate = action(
  'markDuplicate',
  async (input: { runId: string; otherRunId: string; verdict: DuplicateVerdict }, context, once) => {
    const { viewer, now, store } = context;
    const view = await athleteOf(input.runId, context, 'runId');
    const find = async (id: string) => {
      const found = await store.entities.fresh(view, id, 'run');
      return found && canReadRun(viewer.id, view.roles, found) ? found : undefined;
    };
    const [run, other] = await Promise.all([find(input.runId), find(input.otherRunId)]);
    if (!run || !other) return notFound(run ? 'otherRunId' : 'runId');
    requireRole(view.roles, 'markDuplicate');
    requireScope(viewer, 'runs:write');
    // What counts once in a week may have been a breach of its limit, and the other way round.
    const loaded = await loadAthlete(view, { instructions: { named: [] }, recentRuns: true }, context);
    const change = decideMark(run, other, { verdict: input.verdict, by: actorFor(view), now });
    return changeAthlete(loaded, { change, ids: { run: run.id, athlete: view.id } }, context, once);
  },
);

/** A run, or what remains of a deleted one. */
const runOrMark = (view: AthleteView, id: string, { store }: Context) =>
  store.entities.fresh(view, id, 'run', 'deletedRun');
