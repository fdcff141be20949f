import type { Context } from '../context.ts';
import { canReadGrant, requireRole } from '../domain/access.ts';
import type { AthleteView } from '../domain/athlete.ts';
import { attentionCodes, reasonsFor } from '../domain/attention.ts';
import { availabilityFromSummary } from '../domain/availability.ts';
import { type AthleteId, type PersonId, parseId } from '../domain/ids.ts';
import { acceptInvitation, invitationStatus, newInvitation, revokeInvitation } from '../domain/invitation.ts';
import { refuse } from '../domain/refusal.ts';
import type { GrantRecord, InvitationRecord, Viewer as ViewerRecord } from '../domain/viewer.ts';
import type {
  InvitationResolvers,
  MutationResolvers,
  NodeResolvers,
  QueryResolvers,
  ViewerResolvers,
} from '../generated/types.ts';
import { checkFirst, connection } from './connection.ts';
import { athleteOf, mutation, notFound } from './mutation.ts';
import type { Needed } from './needed.ts';
import { pageInMemory } from '../store/page.ts';

const viewerId = (viewer: ViewerRecord) => `vwr_${viewer.id.slice(4)}`;

/** Anything by its id, or undefined: missing and forbidden take the same way out. */
async function nodeOf(id: string, context: Context) {
  const { loaders, store, viewer } = context;
  const parsed = parseId(id);
  switch (parsed?.kind) {
    case undefined:
      return undefined;
    case 'ath':
      return parsed.athleteId && loaders.view.load(parsed.athleteId);
    case 'vwr':
      return id === viewerId(viewer) ? viewer : undefined;
    case 'per':
      return id === viewer.id ? store.viewers.person(viewer.id) : undefined;
    case 'gra': {
      const view = parsed.athleteId && (await loaders.view.load(parsed.athleteId));
      const grant = view && (await store.viewers.grant(view.id, `per_${parsed.rest}`));
      return grant && canReadGrant(viewer.id, view.role, grant) ? grant : undefined;
    }
    case 'inv': {
      const [person = '', ulid = ''] = parsed.rest.split('.');
      return `per_${person}` === viewer.id ? store.viewers.invitation(person, ulid) : undefined;
    }
    default: {
      const entity = await loaders.entity.load(id);
      return entity?.kind === 'deletedRun' ? undefined : entity;
    }
  }
}

export const Query: Pick<Required<QueryResolvers>, 'node' | 'nodes' | 'viewer'> = {
  node: (_, { id }, context) => nodeOf(id, context),
  nodes: (_, { ids }, context) => {
    if (ids.length > 100) refuse('OUT_OF_RANGE', `There are ${ids.length} ids; ask for at most 100.`, ['ids']);
    return Promise.all(ids.map((id) => nodeOf(id, context)));
  },
  viewer: (_, _args, { viewer }) => viewer,
};

const nodeTypes = {
  run: 'Run',
  symptom: 'Symptom',
  observation: 'Observation',
  instruction: 'Instruction',
  comment: 'Comment',
  grant: 'Grant',
  invitation: 'Invitation',
  person: 'Person',
} as const;

export const Node: NodeResolvers = {
  __resolveType: (node) => {
    if ('role' in node && 'summary' in node) return 'Athlete';
    if (!('kind' in node)) return 'Person';
    if (node.kind === 'integration' || (node.kind === 'person' && !('name' in node))) return 'Viewer';
    return nodeTypes[node.kind as keyof typeof nodeTypes];
  },
};

/** Remembers what the viewer is to the athletes of a list: each was read from her live grant on them. */
function seen(views: readonly AthleteView[], { roles }: Context): void {
  for (const { id, role } of views) roles.set(id, role);
}

/** Text that sorts as a list is to be ordered; ids make it unique. */
const sinceThenId = (since: string | undefined, id: string) => `${since ?? '9999'}#${id}`;

export const Viewer: Needed<Omit<ViewerResolvers, 'id'>, object> & Pick<Required<ViewerResolvers>, 'id'> = {
  id: viewerId,
  me: ({ id }, _, { store }) => store.viewers.person(id),
  athlete: async ({ id }, _, { store, loaders }) => {
    const athleteId = (await store.viewers.person(id))?.athleteId;
    return athleteId && loaders.view.load(athleteId);
  },
  roster: async ({ id }, paging, context) => {
    checkFirst(paging.first, 500);
    const page = await context.store.viewers.roster(id, paging);
    seen(
      page.items.map(({ node }) => node),
      context,
    );
    return connection(page);
  },
  sidelinedAthletes: async ({ id }, { orderBy, ...paging }, context) => {
    checkFirst(paging.first);
    const views = await context.store.viewers.sidelined(id, context.now);
    seen(views, context);
    const sidelined = views.flatMap((view) => {
      const { status, since, reviewAt } = availabilityFromSummary(view.summary, context.now);
      return status === 'SIDELINED' ? [{ view, at: orderBy === 'SINCE' ? since : reviewAt }] : [];
    });
    return connection(
      pageInMemory(sidelined, ({ view, at }) => sinceThenId(at, view.id), paging),
      ({ view }) => view,
    );
  },
  attention: async ({ id }, paging, context) => {
    checkFirst(paging.first);
    const views = await context.store.viewers.board(id);
    seen(views, context);
    const items = views.flatMap((athlete) => {
      const reasons = reasonsFor(athlete.summary, context.now);
      return reasons.length > 0 ? [{ athlete, reasons }] : [];
    });
    return connection(
      pageInMemory(
        items,
        ({ athlete, reasons: [first] }) =>
          `${first && attentionCodes.indexOf(first.code)}#${sinceThenId(first?.since, athlete.id)}`,
        paging,
      ),
    );
  },
  invitations: async ({ id }, paging, { store, now }) => {
    checkFirst(paging.first);
    return connection(await store.viewers.invitations(id, now, paging));
  },
};

export const Invitation: Needed<InvitationResolvers, InvitationRecord> = {
  athlete: ({ athleteId }, _, { loaders }) => athleteId && loaders.view.load(athleteId),
  status: (invitation, _, { now }) => invitationStatus(invitation, now),
  code: (invitation, _, { now }) => (invitationStatus(invitation, now) === 'PENDING' ? invitation.code : undefined),
};
