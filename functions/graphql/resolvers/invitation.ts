import { acceptInvitation, invite, revoke, shareTracks } from '../../request/actions/invitation.ts';
import type { Context } from '../../request/context.ts';
import { invitationStatus } from '../../domain/team/invitation.ts';
import { furthestOf } from '../../domain/team/roles.ts';
import type { InvitationRecord } from '../../domain/team/viewer.ts';
import type { InvitationResolvers, MutationResolvers } from '../generated/types.ts';
import { mutation } from './mutation.ts';
import type { Needed } from './needed.ts';

export const Invitation: Needed<InvitationResolvers, Omit<InvitationRecord, 'roles'>> = {
  role: ({ roles }) => furthestOf(roles),
  roles: ({ roles }) => [...roles],
  athlete: ({ athleteId }, _, { loaders }) => athleteId && loaders.athlete(athleteId),
  status: (invitation, _, { now }) => invitationStatus(invitation, now),
  code: (invitation, _, { now }) => (invitationStatus(invitation, now) === 'PENDING' ? invitation.code : undefined),
};

const grantPayload = async ({ grant }: { grant: string }, { loaders, viewer }: Context) => {
  const found = await loaders.own().grant.load(grant);
  if (!found) return { grant: undefined, athlete: undefined };
  const view = await loaders.view.load(found.athleteId);
  return { grant: found, athlete: found.person.id === viewer.id ? view : undefined };
};

export const Mutation: Pick<Required<MutationResolvers>, 'invite' | 'acceptInvitation' | 'revoke' | 'shareTracks'> = {
  invite: mutation(invite, async ({ invitation }, { loaders }) => ({
    invitation: await loaders.own().invitation.load(invitation),
  })),
  acceptInvitation: mutation(acceptInvitation, grantPayload),
  revoke: mutation(revoke, ({ revoked }) => ({ revokedId: revoked })),
  shareTracks: mutation(shareTracks, grantPayload),
};
