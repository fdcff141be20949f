import type { Context } from '../../request/context.ts';
import type { AthleteView } from '../../domain/athlete/athlete.ts';
import { kindsOf } from '../../domain/audit/kind.ts';
import { isSnoozed, reasonsFor } from '../../domain/athlete/attention.ts';
import { attentionPosition } from '../../domain/athlete/attention-order.ts';
import { availabilityFromSummary } from '../../domain/instruction/availability.ts';
import type { MutationResolvers, QueryResolvers, ViewerResolvers } from '../generated/types.ts';
import { markAttention } from '../../request/actions/attention.ts';
import { pageInMemory } from '../../store/dynamodb/page.ts';
import { checkFirst, connection } from './connection.ts';
import { viewerIntegrations } from './integration.ts';
import { mutation } from './mutation.ts';
import type { Needed } from './needed.ts';
import { viewerId } from './node.ts';

/** Caches the viewer's access to the athletes of a list, each read from its live grant. */
function remember(views: readonly AthleteView[], { authorizedAthletes }: Context): void {
  for (const view of views) authorizedAthletes.set(view.id, view);
}

/** A place on a list of those who are sidelined or need a look says so, whatever else is asked for. */
function notePlaces(views: readonly AthleteView[], { access }: Context): void {
  for (const { id, roles } of views) access.reads(id, roles, kindsOf('SUMMARY'));
}

/** The sort key of a list entry; ids make it unique. */
const sinceThenId = (since: string | undefined, id: string) => `${since ?? '9999'}#${id}`;

export const Query: Pick<Required<QueryResolvers>, 'viewer'> = {
  viewer: (_, _args, { viewer }) => viewer,
};

export const Viewer: Needed<Omit<ViewerResolvers, 'id'>, object> & Pick<Required<ViewerResolvers>, 'id'> = {
  id: viewerId,
  ...viewerIntegrations,
  me: ({ id }, _, { loaders }) => loaders.own().person.load(id),
  athlete: async ({ id }, _, { loaders }) => {
    const athleteId = (await loaders.own().person.load(id))?.athleteId;
    return athleteId && loaders.view.load(athleteId);
  },
  roster: async ({ id }, paging, context) => {
    checkFirst(paging.first, 500);
    const page = await context.store.viewers.roster(id, paging);
    remember(
      page.items.map(({ node }) => node),
      context,
    );
    return connection(page);
  },
  sidelinedAthletes: async ({ id }, { orderBy, ...paging }, context) => {
    checkFirst(paging.first);
    const views = await context.store.viewers.sidelined(id, context.now);
    context.metrics?.count('SidelinedAnswered');
    remember(views, context);
    const sidelined = views.flatMap((view) => {
      const { status, since, reviewAt } = availabilityFromSummary(view.summary, context.now);
      return status === 'SIDELINED' ? [{ view, at: orderBy === 'SINCE' ? since : reviewAt }] : [];
    });
    const page = pageInMemory(
      sidelined,
      { prefix: `${orderBy} `, position: ({ view, at }) => sinceThenId(at, view.id) },
      paging,
    );
    notePlaces(
      page.items.map(({ node }) => node.view),
      context,
    );
    return connection(page, ({ view }) => view);
  },
  attention: async ({ id }, { includeSnoozed, ...paging }, context) => {
    checkFirst(paging.first);
    const views = await context.store.viewers.board(id);
    remember(views, context);
    const items = views.flatMap((athlete) => {
      const all = reasonsFor(athlete.summary, context.now, id);
      const reasons = includeSnoozed ? all : all.filter((reason) => !isSnoozed(reason, id));
      return reasons.length > 0 ? [{ athlete, reasons }] : [];
    });
    const page = pageInMemory(
      items,
      {
        prefix: includeSnoozed ? 'attention all ' : 'attention ',
        position: ({ athlete, reasons }) => attentionPosition(athlete.id, reasons),
      },
      paging,
    );
    notePlaces(
      page.items.map(({ node }) => node.athlete),
      context,
    );
    return connection(page);
  },
  invitations: async ({ id }, paging, { store, now }) => {
    checkFirst(paging.first);
    return connection(await store.viewers.invitations(id, now, paging));
  },
  // Ids sort by creation time.
  webhooks: async ({ id }, _, { store }) => {
    const { webhooks } = await store.webhooks.of(id);
    return Object.values(webhooks).sort((a, b) => (a.id < b.id ? -1 : 1));
  },
};

export const Mutation: Pick<Required<MutationResolvers>, 'markAttention'> = {
  markAttention: mutation(markAttention, async ({ athlete: id }, { loaders, now, viewer }) => {
    const athlete = await loaders.view.load(id);
    return { item: athlete && { athlete, reasons: reasonsFor(athlete.summary, now, viewer.id) } };
  }),
};
