import type { Context } from '../../request/context.ts';
import {
  acceptInvitation,
  checkCode,
  invitationStatus,
  inviteAthlete,
  inviteToTeam,
  parseCode,
  revokeInvitation,
} from '../../domain/team/invitation.ts';
import { refuse } from '../../domain/refusal.ts';
import type { InvitationRecord } from '../../domain/team/viewer.ts';
import type { InvitationResolvers, MutationResolvers } from '../generated/types.ts';
import { athleteNamed, mutation, notFound } from './mutation.ts';
import type { Needed } from './needed.ts';

export const Invitation: Needed<InvitationResolvers, InvitationRecord> = {
  athlete: ({ athleteId }, _, { loaders }) => athleteId && loaders.athlete(athleteId),
  status: (invitation, _, { now }) => invitationStatus(invitation, now),
  code: (invitation, _, { now }) => (invitationStatus(invitation, now) === 'PENDING' ? invitation.code : undefined),
};

const grantPayload = async ({ grant }: Record<string, string>, context: Context) => {
  const found = grant === undefined ? undefined : await context.loaders.own().grant.load(grant);
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
        const ids = { invitation: made.invitation.id };
        await store.viewers.saveInvitation(made.invitation, made.person, ids, once);
        return ids;
      }
      if (!toTeam) return notFound('invitation');
      const view = await athleteNamed(toTeam.athleteId, context, 'invitation.toTeam.athleteId');
      const made = inviteToTeam(view, toTeam.role, making);
      const ids = { invitation: made.id };
      await store.viewers.saveInvitation(made, undefined, ids, once);
      return ids;
    },
    payload: async ({ invitation = '' }, { loaders }) => ({
      invitation: await loaders.own().invitation.load(invitation),
    }),
  }),
  acceptInvitation: mutation('acceptInvitation', {
    run: async (input, { viewer, store, loaders, now }, once) => {
      const parts = parseCode(input.code);
      const invitation = checkCode(parts && (await store.viewers.invitationsBy([parts]))[0], input.code, viewer, now);
      const person = await store.viewers.person(viewer.id);
      const athleteId = invitation.athleteId ?? person?.athleteId;
      if (!athleteId)
        return refuse('CONFLICT', 'This invitation is for an athlete. Become one with createAthlete first.', [
          'input',
          'code',
        ]);
      const athlete = await store.athletes.profile(athleteId);
      const grants = await store.athletes.grants(athleteId);
      const accepted = acceptInvitation(invitation, input, { athlete, grants, viewer, person, now });
      await store.viewers.accept(accepted, once);
      loaders.forget(athleteId);
      return { grant: accepted.grant.id };
    },
    payload: grantPayload,
  }),
  revoke: mutation('revoke', {
    run: async ({ revoke: { grantId, invitationId } }, context, once) => {
      const { viewer, store, loaders, now } = context;
      if (invitationId != null) {
        // Whoever collides comes here again: what was read before no longer counts.
        const invitation = await loaders.own().invitation.clear(invitationId).load(invitationId);
        if (!invitation) return notFound('revoke.invitationId');
        const revoked = revokeInvitation(invitation, now);
        const ids = { revoked: invitationId };
        if (revoked !== invitation) await store.viewers.saveInvitation(revoked, undefined, ids, once);
        return ids;
      }
      const grant = grantId == null ? undefined : await loaders.own().grant.clear(grantId).load(grantId);
      if (!grant) return notFound('revoke.grantId');
      if (grant.role === 'OWNER')
        return refuse('FORBIDDEN', 'Athletes cannot revoke their own access. To leave for good, use eraseAthlete.', [
          'input',
          'revoke',
          'grantId',
        ]);
      await store.viewers.revoke(grant.athleteId, grant.person.id, { revoked: grant.id }, once);
      if (grant.person.id === viewer.id) loaders.forget(grant.athleteId);
      loaders.own().grant.clear(grant.id);
      return { revoked: grant.id };
    },
    payload: ({ revoked }) => ({ revokedId: revoked }),
  }),
};
