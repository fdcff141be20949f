import type { Context } from '../../request/context.ts';
import { visibleCount } from '../../domain/access/access.ts';
import { checkErase, newAthlete, updateAthlete } from '../../domain/athlete/athlete-change.ts';
import type { AthleteRecord, AthleteView } from '../../domain/athlete/athlete.ts';
import { inForce } from '../../domain/instruction/in-force.ts';
import { permissionsAt } from '../../domain/instruction/permissions.ts';
import { requireRole } from '../../domain/access/access.ts';
import { parseId } from '../../domain/ids.ts';
import { refuse } from '../../domain/refusal.ts';
import type { RunRecord } from '../../domain/run/run.ts';
import { addDays, localDateOf } from '../../domain/time.ts';
import { firstDayOf, weeklyTotals } from '../../domain/run/totals.ts';
import { isVisible } from '../../domain/access/visible.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import type {
  AthleteResolvers,
  AvailabilityResolvers,
  ActivityPermissionResolvers,
  GrantResolvers,
  MutationResolvers,
  QueryResolvers,
} from '../generated/types.ts';
import { pageInMemory } from '../../store/dynamodb/page.ts';
import { availabilityOf } from './availability.ts';
import { commentPage } from './comment.ts';
import { checkFirst, connection } from './connection.ts';
import { athleteNamed, changeAthlete, mutation, notFound } from './mutation.ts';
import type { Needed } from './needed.ts';
import type { ActivityPermissionParent, AvailabilityParent } from './parents.ts';
import { providersOf } from './provider.ts';
import { timelinePage } from './timeline.ts';

/** The whole record: what a list carries only in part is loaded with the viewer's grant. */
async function whole(view: AthleteView, context: Context): Promise<AthleteRecord | undefined> {
  return view.record ?? (await context.loaders.view.load(view.id))?.record;
}

/** What applies at an instant: what is open, for now; everything that was ever told, for another instant. */
const instructionsFor = (athleteId: AthleteView['id'], at: Instant, { loaders, now }: Context) =>
  at === now ? loaders.lists().open.load(athleteId) : loaders.lists().history.load(athleteId);

export const Query: Pick<Required<QueryResolvers>, 'athlete'> = {
  athlete: async (_, { id }, { loaders }) => {
    const parsed = parseId(id);
    return parsed?.kind === 'ath' && parsed.athleteId ? loaders.view.load(parsed.athleteId) : undefined;
  },
};

export const Athlete: Needed<AthleteResolvers, AthleteView> = {
  viewerRole: ({ role }) => role,
  timeZone: async (view, _, context) => (await whole(view, context))?.timeZone,
  createdAt: async (view, _, context) => (await whole(view, context))?.createdAt,
  availability: (view, { at }, context) => availabilityOf(view, at, context),
  permissions: async (view, { at }, context) => {
    const instant = at ?? context.now;
    return permissionsAt(await instructionsFor(view.id, instant, context), instant);
  },
  symptomSummary: ({ summary }) => ({
    openCount: summary.openSymptoms,
    worstPain: summary.worstPain,
    worsening: summary.worseningSince !== undefined,
  }),
  runs: async (view, args, { store, viewer, loaders }) => {
    checkFirst(args.first);
    if (args.from != null && args.to != null && args.from > args.to)
      refuse('INVALID', 'The first day (`from`) is after the last day (`to`). Swap them.', ['to']);
    if (viewer.kind === 'integration' && !viewer.scopes.has('runs:read')) return undefined;
    const keep = (run: RunRecord) => isVisible(viewer, view.role, run);
    return connection(
      await loaders.reading(
        'runs',
        store.runs.page(view, { ...args, keep, ...(view.role === 'INTEGRATION' && { spare: 100 }) }),
      ),
    );
  },
  symptoms: async (view, { status, ...paging }, { store, loaders }) => {
    checkFirst(paging.first);
    return connection(await loaders.reading('symptoms', store.symptoms.page(view, status ?? undefined, paging)));
  },
  instructions: async (view, { show, ...paging }, context) => {
    checkFirst(paging.first);
    return connection(
      show === 'ALL'
        ? await context.loaders.reading('instructions', context.store.instructions.page(view, paging))
        : pageInMemory(
            inForce(await context.loaders.lists().open.load(view.id), context.now),
            { list: 'inForce', position: ({ id }) => id, descending: true },
            paging,
          ),
    );
  },
  timeline: (view, paging, context) => timelinePage(view, paging, context),
  weeklyTotals: async (view, { weeks, until }, context) => {
    if (weeks < 1 || weeks > 53) refuse('OUT_OF_RANGE', `\`weeks\` is ${weeks}; ask for 1 to 53.`, ['weeks']);
    const timeZone = (await whole(view, context))?.timeZone;
    if (timeZone === undefined) return undefined;
    const last = until ?? localDateOf(context.now, timeZone);
    const firstDay = firstDayOf({ weeks, until: last });
    // Local days reach up to 14 hours beyond those of UTC; what lies outside is not counted.
    const runs = await context.store.runs.between(
      view,
      `${addDays(firstDay, -1)}T00:00:00.000Z`,
      `${addDays(last, 2)}T00:00:00.000Z`,
    );
    const shown = runs.filter((run) => isVisible(context.viewer, view.role, run));
    return weeklyTotals(shown, { weeks, until: last, timeZone });
  },
  comments: async (view, paging, context) => {
    const commentCounts = (await whole(view, context))?.commentCounts ?? {};
    return commentPage({ id: view.id, commentCounts }, paging, context);
  },
  commentCount: async (view, _, context) => visibleCount(view.role, (await whole(view, context))?.commentCounts ?? {}),
  grants: async (view, paging, { store }) => {
    checkFirst(paging.first);
    return connection(await store.viewers.grants(view, paging));
  },
  providers: (view, _, context) => providersOf(view, context),
};

export const Availability: Needed<AvailabilityResolvers, AvailabilityParent> = {
  governedBy: ({ governedByIds }, _, { loaders }) => loaders.many(governedByIds, 'instruction'),
};

export const ActivityPermission: Needed<ActivityPermissionResolvers, ActivityPermissionParent> = {};

export const Grant: Needed<GrantResolvers, { id: string; person: object; role: string; grantedAt: string }> = {
  athlete: ({ athleteId }, _, { loaders }) => loaders.athlete(athleteId),
};

export const Mutation: Pick<
  Required<MutationResolvers>,
  'createAthlete' | 'updateAthlete' | 'exportAthlete' | 'eraseAthlete'
> = {
  createAthlete: mutation('createAthlete', {
    run: async (input, { viewer, store, newId, now, loaders }, once) => {
      const person = await store.viewers.person(viewer.id);
      const made = newAthlete(input, { viewer, person, newId, now });
      await store.athletes.create(made.athlete, made.grant, made.person, once);
      loaders.forget(made.athlete.id);
      return { athlete: made.athlete.id };
    },
    payload: async ({ athlete }, { loaders }) => ({ athlete: await loaders.view.load(athlete as AthleteView['id']) }),
  }),
  updateAthlete: mutation('updateAthlete', {
    run: async (input, context, once) => {
      const view = await athleteNamed(input.athleteId, context, 'athleteId');
      requireRole(view.role, 'updateAthlete');
      return changeAthlete(view, {}, context, once, async (state) => ({
        change: updateAthlete(state, input),
        ids: { athlete: view.id },
      }));
    },
    payload: async ({ athlete }, { loaders }) => ({ athlete: await loaders.view.load(athlete as AthleteView['id']) }),
  }),
  exportAthlete: mutation('exportAthlete', {
    // Handing out changes nothing: an idempotency key has nothing to guard, and each part is read anew.
    run: async ({ athleteId }, context) => {
      const view = await athleteNamed(athleteId, context, 'athleteId');
      requireRole(view.role, 'exportAthlete');
      return { athlete: view.id };
    },
    payload: async ({ athlete }, { loaders, store }, { after }) => {
      const view = await loaders.view.load(athlete as AthleteView['id']);
      if (!view) return notFound('athleteId');
      return store.erasure.exportPart(view, after ?? undefined);
    },
  }),
  eraseAthlete: mutation('eraseAthlete', {
    run: async ({ athleteId, confirmName }, context) => {
      const { store, viewer, now, loaders } = context;
      const parsed = parseId(athleteId);
      const id = parsed?.kind === 'ath' ? parsed.athleteId : undefined;
      if (!id) return notFound('athleteId');
      const view = await loaders.view.clear(id).load(id);
      if (view) {
        checkErase(view, confirmName);
        await store.erasure.begin(view, viewer.id, now);
        loaders.forget(id);
      } else if (!(await store.erasure.erasing(id, viewer.id))) return notFound('athleteId');
      return { athlete: id };
    },
    payload: ({ athlete }, { store, viewer }) => store.erasure.step(athlete as AthleteView['id'], viewer.id),
  }),
};
