import type { Context } from '../../request/context.ts';
import { canReadRun, mayDo, requireRole, requireScope, visibleCount } from '../../domain/access/access.ts';
import { breachesOf } from '../../domain/run/adherence.ts';
import type { AthleteView } from '../../domain/athlete/athlete.ts';
import { possibleDuplicateOf } from '../../domain/run/duplicate.ts';
import { deleteRun, editRun, type EditableField, type RunRecord } from '../../domain/run/run.ts';
import { isVisible } from '../../domain/access/visible.ts';
import { distanceIn, loadOf, paceSeconds } from '../../domain/units.ts';
import type { BreachResolvers, MutationResolvers, RunResolvers } from '../generated/types.ts';
import { commentPage } from './comment.ts';
import { athleteOf, authorFor, changeAthlete, mutation, notFound } from './mutation.ts';
import type { Needed } from './needed.ts';
import type { BreachParent } from './parents.ts';
import { recordRuns } from './recording.ts';

/**
 * A field that the athlete may have edited: then it is her word and no longer her integration's, which reads back just
 * what it wrote. Her note may say what hurts.
 */
const herWord =
  <F extends EditableField>(field: F) =>
  (run: RunRecord, _: unknown, { authorizedAthletes }: Context): RunRecord[F] | undefined =>
    authorizedAthletes.get(run.athleteId)?.role === 'INTEGRATION' && run.editedFields?.includes(field)
      ? undefined
      : run[field];

const effort = herWord('effort');

export const Run: Needed<RunResolvers, RunRecord> = {
  effort,
  note: herWord('note'),
  surface: herWord('surface'),
  temperatureCelsius: herWord('temperatureCelsius'),
  athlete: ({ athleteId }, _, { loaders }) => loaders.athlete(athleteId),
  source: ({ sourceName }) => sourceName,
  ownerOnly: ({ ownerOnly }) => ownerOnly ?? false,
  distance: ({ distanceMeters }, { unit }) => distanceIn(distanceMeters, unit),
  paceSeconds: (run, { per }) => paceSeconds(run, per),
  load: (run, args, context) => loadOf({ ...run, effort: effort(run, args, context) }),
  observations: ({ observationIds }, _, { loaders }) => loaders.many(observationIds, 'observation'),
  breaches: async (run, _, { loaders }) => breachesOf(run, await loaders.lists().history.load(run.athleteId)),
  possibleDuplicateOf: async (run, _, { loaders, viewer, authorizedAthletes }) => {
    const role = authorizedAthletes.get(run.athleteId)?.role;
    const around = role
      ? (await loaders.lists().around.load(run)).filter((other) => isVisible(viewer, role, other))
      : [];
    return possibleDuplicateOf(run, around);
  },
  comments: (run, paging, context) => commentPage(run, paging, context),
  commentCount: ({ athleteId, commentCounts }, _, { authorizedAthletes }) => {
    const role = authorizedAthletes.get(athleteId)?.role;
    return role && visibleCount(role, commentCounts);
  },
};

export const Breach: Needed<BreachResolvers, BreachParent> = {};

export const Mutation: Pick<Required<MutationResolvers>, 'recordRuns' | 'editRun' | 'deleteRun'> = {
  recordRuns,
  editRun: mutation('editRun', {
    run: async (input, context, once) => {
      const view = await athleteOf(input.runId, context, 'runId');
      if (!(await context.loaders.one(input.runId, 'run'))) return notFound('runId');
      requireRole(view.role, 'editRun');
      return changeAthlete(view, { instructions: true, recentRuns: true }, context, once, async () => {
        const run = await context.store.entities.fresh(view, input.runId, 'run');
        if (!run) return notFound('runId');
        return { change: editRun(run, input, { by: authorFor(view), now: context.now }).change, ids: { run: run.id } };
      });
    },
    payload: async ({ run }, { loaders }) => ({ run: await loaders.one(run, 'run') }),
  }),
  deleteRun: mutation('deleteRun', {
    run: async (input, context, once) => {
      const { store, viewer, now } = context;
      const view = await athleteOf(input.runId, context, 'runId');
      const run =
        (await store.entities.fresh(view, input.runId, 'run')) ??
        (await store.entities.fresh(view, input.runId, 'deletedRun'));
      if (!run || !canReadRun(viewer.id, view.role, run)) return notFound('runId');
      // A deleted run is missing for whoever could not delete it again.
      if (run.kind === 'deletedRun' && !mayDo.deleteRun.includes(view.role)) return notFound('runId');
      requireRole(view.role, 'deleteRun');
      requireScope(viewer, 'runs:write');
      return changeAthlete(view, { instructions: true, recentRuns: true }, context, once, async () => {
        const latest =
          (await store.entities.fresh(view, input.runId, 'run')) ??
          (await store.entities.fresh(view, input.runId, 'deletedRun'));
        if (!latest) return notFound('runId');
        return {
          change: deleteRun(latest, { by: authorFor(view), now }).change,
          ids: { run: latest.id, athlete: view.id },
        };
      });
    },
    payload: async ({ run, athlete }, { loaders }) => ({
      deletedRunId: run,
      athlete: await loaders.view.load(athlete as AthleteView['id']),
    }),
  }),
};
