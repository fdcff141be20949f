import { createAthlete, eraseAthlete, exportAthlete, updateAthlete } from '../../request/actions/athlete.ts';
import type { Context } from '../../request/context.ts';
import { visibleCount } from '../../domain/access/access.ts';
import { requireDays } from '../../domain/check.ts';
import { MAX_INSTRUCTIONS, NOT_SHOWN_DAYS } from '../../domain/answer-limits.ts';
import type { AthleteView } from '../../domain/athlete/athlete.ts';
import { weekStartOf } from '../../domain/athlete/week-start.ts';
import { inForce } from '../../domain/instruction/in-force.ts';
import { permissionsAt, restrictedActivitiesAt } from '../../domain/instruction/permissions.ts';
import { type AthleteId, parseId } from '../../domain/ids.ts';
import { refuse } from '../../domain/refusal.ts';
import type { RunRecord } from '../../domain/run/run-record.ts';
import { addDays, aroundDays, localDateOf, startOfDay } from '../../domain/time.ts';
import { firstDayOf, lastDayOf, weeklyTotals } from '../../domain/run/totals.ts';
import { furthestOf } from '../../domain/team/roles.ts';
import type { GrantRecord } from '../../domain/team/viewer.ts';
import { isVisible, sortOut } from '../../domain/access/visible.ts';
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
import { asksFor } from './asks-for.ts';
import { availabilityOf, stretchesIn } from './availability.ts';
import { commentPage, countsOn } from './comment.ts';
import { checkFirst, connection } from './connection.ts';
import { limitsInUnits } from './limits-in-units.ts';
import { mutation } from './mutation.ts';
import type { Needed } from './needed.ts';
import type { ActivityPermissionParent, AvailabilityParent } from './parents.ts';
import { providersOf } from './provider.ts';
import { deletedPage, requirementsIn, sessionPage } from './session-lists.ts';
import { timelinePage } from './timeline.ts';
import { whole } from './whole.ts';

/** What applies at an instant: now, what is open; at any other instant, all instructions. */
const instructionsFor = async (athleteId: AthleteView['id'], at: Instant, { loaders, now }: Context) =>
  at === now
    ? (await loaders.lists().open.load(athleteId, 'instructions')).instructions
    : loaders.lists().instructionsAt(athleteId, at);

export const Query: Pick<Required<QueryResolvers>, 'athlete'> = {
  athlete: async (_, { id }, { loaders }) => {
    const parsed = parseId(id);
    return parsed?.kind === 'ath' && parsed.athleteId ? loaders.view.load(parsed.athleteId) : undefined;
  },
};

export const Athlete: Needed<AthleteResolvers, AthleteView> = {
  viewerRole: ({ roles }) => furthestOf(roles),
  viewerRoles: ({ roles }) => [...roles],
  timeZone: async (view, _, context) => (await whole(view, context))?.timeZone,
  weekStartsOn: async (view, _, context) => {
    const athlete = await whole(view, context);
    return athlete && weekStartOf(athlete);
  },
  createdAt: async (view, _, context) => (await whole(view, context))?.createdAt,
  availability: (view, { at }, context) => availabilityOf(view, at, context),
  availabilityStretches: (view, days, context) => stretchesIn(view, days, context),
  permissions: async (view, { at }, context) => {
    const instant = at ?? context.now;
    return permissionsAt(await instructionsFor(view.id, instant, context), instant);
  },
  symptomSummary: ({ summary }) => ({
    openCount: summary.openSymptoms,
    worstPain: summary.worstPain,
    worsening: summary.worseningSince !== undefined,
  }),
  runs: async (view, args, { store, viewer, loaders }, info) => {
    checkFirst(args.first);
    if (args.from != null && args.to != null) requireDays(args.from, args.to);
    if (viewer.kind === 'integration' && !viewer.scopes.has('runs:read')) return undefined;
    const keep = (run: RunRecord) => isVisible(viewer, view.roles, run);
    return connection(
      await loaders.reading(
        'runs',
        store.runs.page(view, {
          ...args,
          keep,
          asksForNext: asksFor(info, 'pageInfo'),
          ...(view.roles.includes('INTEGRATION') && { spare: 100 }),
        }),
      ),
    );
  },
  sessions: (view, paging, context) => sessionPage(view, paging, context),
  deletedRecords: (view, paging, context) => deletedPage(view, paging, context),
  requirements: async (view, range, context) => {
    const athlete = await whole(view, context);
    return athlete && requirementsIn(view, { ...range, athlete }, context);
  },
  symptoms: async (view, { status, ...paging }, { store, loaders }) => {
    checkFirst(paging.first);
    if (!status || status.includes('RESOLVED'))
      return connection(await loaders.reading('symptoms', store.symptoms.page(view, status ?? undefined, paging)));
    const { symptoms } = await loaders.lists().open.load(view.id, 'symptoms');
    return connection(store.symptoms.openPage(symptoms, status, paging));
  },
  instructions: async (view, { show, ...paging }, context) => {
    checkFirst(paging.first);
    return connection(
      show === 'ALL'
        ? await context.loaders.reading('instructions', context.store.instructions.page(view, paging))
        : pageInMemory(
            inForce(await instructionsFor(view.id, context.now, context), context.now),
            { prefix: 'inForce ', position: ({ id }) => id, descending: true },
            paging,
          ),
    );
  },
  timeline: (view, paging, context) => timelinePage(view, paging, context),
  weeklyTotals: async (view, { weeks, until }, context) => {
    if (weeks < 1 || weeks > 53) refuse('OUT_OF_RANGE', `\`weeks\` is ${weeks}; ask for 1 to 53.`, ['weeks']);
    const athlete = await whole(view, context);
    if (!athlete) return undefined;
    const today = localDateOf(context.now, athlete.timeZone);
    const asked = { weeks, until: until ?? today, weekStartsOn: weekStartOf(athlete) };
    const runs = await context.store.runs.between(view, ...aroundDays(firstDayOf(asked), lastDayOf(asked)));
    const { shown, notShown } = sortOut(context.viewer, view.roles, runs);
    return weeklyTotals(shown, { ...asked, notShown });
  },
  runsNotShown: async (view, _, context) => {
    if (view.roles.includes('OWNER')) return 0;
    const timeZone = (await whole(view, context))?.timeZone;
    if (timeZone === undefined) return undefined;
    const firstDay = addDays(localDateOf(context.now, timeZone), 1 - NOT_SHOWN_DAYS);
    const runs = await context.store.runs.between(view, startOfDay(firstDay, timeZone), context.now);
    return sortOut(context.viewer, view.roles, runs).notShown.length;
  },
  comments: async (view, paging, context) =>
    commentPage({ id: view.id, commentCounts: await countsOn(view, context) }, paging, context),
  commentCount: async (view, _, context) => visibleCount(view.roles, await countsOn(view, context)),
  grants: async (view, paging, { store }) => {
    checkFirst(paging.first);
    return connection(await store.viewers.grants(view, paging));
  },
  providers: (view, _, context) => providersOf(view, context),
  auditTrail: async (view, paging, { store, now }) => {
    checkFirst(paging.first);
    return connection(await store.audit.page(view, now, paging));
  },
};

export const Availability: Needed<AvailabilityResolvers, AvailabilityParent> = {
  governedBy: ({ athleteId, at, governedByIds }, _, { loaders, now }, info) => {
    if (at === now && governedByIds.length > 0) loaders.governedNow(athleteId, asksFor(info, 'symptoms'));
    return loaders.many(governedByIds.slice(-MAX_INSTRUCTIONS), 'instruction');
  },
  restrictedActivities: async ({ athleteId, at }, _, context) =>
    restrictedActivitiesAt(await instructionsFor(athleteId, at, context), at),
};

export const ActivityPermission: Needed<ActivityPermissionResolvers, ActivityPermissionParent> = {
  ...limitsInUnits,
  terrain: ({ terrain }) => terrain ?? [],
  intensity: ({ intensity }) => intensity ?? [],
  instructions: ({ instructions }) => instructions.slice(-MAX_INSTRUCTIONS),
};

export const Grant: Needed<GrantResolvers, Omit<GrantRecord, 'roles'>> = {
  seesTracks: ({ seesTracks = false }) => seesTracks,
  roles: ({ roles }) => [...roles],
  role: ({ roles }) => furthestOf(roles),
  athlete: ({ athleteId }, _, { loaders }) => loaders.athlete(athleteId),
};

const athletePayload = async ({ athlete }: { athlete: AthleteId }, { loaders }: Context) => ({
  athlete: await loaders.view.load(athlete),
});

export const Mutation: Pick<
  Required<MutationResolvers>,
  'createAthlete' | 'updateAthlete' | 'exportAthlete' | 'eraseAthlete'
> = {
  createAthlete: mutation(createAthlete, athletePayload),
  updateAthlete: mutation(updateAthlete, athletePayload),
  exportAthlete: mutation(exportAthlete, (part) => part),
  eraseAthlete: mutation(eraseAthlete, (step) => step),
};
