import type { Context } from '../context.ts';
import { canReadGrant } from '../domain/access.ts';
import type { AthleteView } from '../domain/athlete.ts';
import { attentionCodes, reasonsFor } from '../domain/attention.ts';
import { availabilityFromSummary } from '../domain/availability.ts';
import { parseId } from '../domain/ids.ts';
import {
  acceptInvitation,
  checkCode,
  invitationStatus,
  inviteAthlete,
  inviteToTeam,
  partsOfCode,
  revokeInvitation,
} from '../domain/invitation.ts';
import { refuse } from '../domain/refusal.ts';
import type { InvitationRecord, Viewer as ViewerRecord } from '../domain/viewer.ts';
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
      pageInMemory(sidelined, { list: orderBy, position: ({ view, at }) => sinceThenId(at, view.id) }, paging),
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
        {
          list: 'attention',
          position: ({ athlete, reasons: [first] }) =>
            `${first && attentionCodes.indexOf(first.code)}#${sinceThenId(first?.since, athlete.id)}`,
        },
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

const grantPayload = async ({ grant }: Record<string, string>, context: Context) => {
  const parsed = parseId(grant ?? '');
  const found = parsed?.athleteId && (await context.store.viewers.grant(parsed.athleteId, `per_${parsed.rest}`));
  if (!found) return { grant: undefined, athlete: undefined };
  const view = await context.loaders.view.load(found.athleteId);
  return { grant: found, athlete: found.person.id === context.viewer.id ? view : undefined };
};

export const Mutation: Pick<Required<MutationResolvers>, 'invite' | 'acceptInvitation' | 'revoke'> = {
  invite: mutation('invite', {
    run: async ({ invitation: { toTeam, athlete } }, context, once) => {
      const { viewer, store } = context;
      const making = { ...context, person: await store.viewers.person(viewer.id) };
      if (athlete) {
        const made = inviteAthlete(athlete, making);
        await store.viewers.saveInvitation(made.invitation, made.person, once);
        return { invitation: made.invitation.id };
      }
      if (!toTeam) return notFound('invitation');
      const view = await athleteOf(toTeam.athleteId, context, 'invitation.toTeam.athleteId');
      const made = inviteToTeam(view, toTeam.role, making);
      await store.viewers.saveInvitation(made, undefined, once);
      return { invitation: made.id };
    },
    payload: async ({ invitation }, context) => {
      const [person = '', ulid = ''] = (invitation ?? '').slice(4).split('.');
      return { invitation: await context.store.viewers.invitation(person, ulid) };
    },
  }),
  acceptInvitation: mutation('acceptInvitation', {
    run: async (input, { viewer, store, loaders, now }, once) => {
      const parts = partsOfCode(input.code);
      const invitation = checkCode(parts && (await store.viewers.invitation(...parts)), input.code, viewer, now);
      const person = await store.viewers.person(viewer.id);
      const athleteId = invitation.athleteId ?? person?.athleteId;
      if (!athleteId)
        return refuse('CONFLICT', 'This invitation is for an athlete: make yourself one with createAthlete first.', [
          'input',
          'code',
        ]);
      const athlete = await store.athletes.profile(athleteId);
      const grants = await store.athletes.grants(athleteId);
      const accepted = acceptInvitation(invitation, input, { athlete, grants, viewer, person, now });
      await store.viewers.accept(accepted, once);
      loaders.view.clear(athleteId);
      return { grant: accepted.grant.id };
    },
    payload: grantPayload,
  }),
  revoke: mutation('revoke', {
    run: async ({ revoke: { grantId, invitationId } }, context, once) => {
      const { viewer, store, loaders, now } = context;
      if (invitationId != null) {
        const invitation = await nodeOf(invitationId, context);
        if (!invitation || !('kind' in invitation) || invitation.kind !== 'invitation')
          return notFound('revoke.invitationId');
        const revoked = revokeInvitation(invitation, now);
        if (revoked !== invitation) await store.viewers.saveInvitation(revoked, undefined, once);
        return { revoked: invitationId };
      }
      const grant = grantId == null ? undefined : await nodeOf(grantId, context);
      if (!grant || !('kind' in grant) || grant.kind !== 'grant') return notFound('revoke.grantId');
      if (grant.role === 'OWNER')
        return refuse('FORBIDDEN', 'The athlete cannot lock herself out. To leave for good, use eraseAthlete.', [
          'input',
          'revoke',
          'grantId',
        ]);
      await store.viewers.revoke(grant.athleteId, grant.person.id, { revoked: grant.id }, once);
      if (grant.person.id === viewer.id) context.roles.delete(grant.athleteId);
      loaders.view.clear(grant.athleteId);
      return { revoked: grant.id };
    },
    payload: ({ revoked }) => ({ revokedId: revoked }),
  }),
};
