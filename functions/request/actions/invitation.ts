import { requireRole } from '../../domain/access/access.ts';
import { refuse } from '../../domain/refusal.ts';
import { acceptInvitation as decideAcceptance, checkCode, parseCode } from '../../domain/team/acceptance.ts';
import { checkShareTracks } from '../../domain/team/shared-tracks.ts';
import { inviteAthlete, inviteToTeam, revokeInvitation } from '../../domain/team/invitation.ts';
import type { NamedRoles } from '../../domain/team/named-roles.ts';
import type { Role } from '../../domain/vocabulary.ts';
import type { IdempotentCall } from '../../store/idempotency/idempotency.ts';
import type { Context } from '../context.ts';
import { athleteNamed, notFound } from '../find-athlete.ts';
import { GRANT_LEASE_MS } from '../grant-lease.ts';
import { action } from '../idempotency.ts';

interface InviteInput {
  invitation: {
    toTeam?: ({ athleteId: string } & NamedRoles) | null | undefined;
    athlete?:
      { as?: Role | null | undefined; roles?: readonly Role[] | null | undefined; yourName: string } | null | undefined;
  };
}

export const invite = action('invite', async ({ invitation: { toTeam, athlete } }: InviteInput, context, once) => {
  const { viewer, store } = context;
  const making = { ...context, person: await store.viewers.person(viewer.id) };
  const made = athlete
    ? inviteAthlete(athlete, making)
    : toTeam
      ? inviteToTeam(await invitingAthlete(toTeam.athleteId, context), toTeam, making)
      : notFound('invitation');
  const ids = { invitation: made.invitation.id };
  await store.viewers.saveInvitation(made.invitation, made.person, ids, once);
  return ids;
});

const invitingAthlete = (id: string, context: Context) => athleteNamed(id, context, 'invitation.toTeam.athleteId');

export const acceptInvitation = action(
  'acceptInvitation',
  async (input: { code: string; yourName?: string | null | undefined }, { viewer, store, loaders, now }, once) => {
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
    const accepted = decideAcceptance(invitation, input, { athlete, grants, viewer, person, now });
    await store.viewers.accept(accepted, once);
    loaders.forget(athleteId);
    loaders.own().grant.clear(accepted.grant.id);
    return { grant: accepted.grant.id };
  },
);

interface RevokeInput {
  revoke: { grantId?: string | null | undefined; invitationId?: string | null | undefined };
}

const revokeOnly = action('revoke', revokeOnce, 'safety');

/** Ends a grant or an invitation. The end of a grant is acknowledged when nobody reads by it any more. */
export async function revoke(input: RevokeInput & { idempotencyKey?: string | null | undefined }, context: Context) {
  const ids = await revokeOnly(input, context);
  if (input.revoke.grantId != null) await context.store.settle(GRANT_LEASE_MS);
  return ids;
}

async function revokeOnce({ revoke: { grantId, invitationId } }: RevokeInput, context: Context, once: IdempotentCall) {
  const { viewer, store, loaders, now } = context;
  if (invitationId != null) {
    // This runs again after a conflict, when the cached read is stale.
    const invitation = await loaders.own().invitation.clear(invitationId).load(invitationId);
    if (!invitation) return notFound('revoke.invitationId');
    const revoked = revokeInvitation(invitation, now);
    const ids = { revoked: invitationId };
    if (revoked !== invitation) await store.viewers.saveInvitation(revoked, undefined, ids, once);
    return ids;
  }
  const grant = grantId == null ? undefined : await loaders.own().grant.clear(grantId).load(grantId);
  if (!grant) return notFound('revoke.grantId');
  if (grant.roles.includes('OWNER'))
    return refuse('FORBIDDEN', 'Athletes cannot revoke their own access. To leave for good, use eraseAthlete.', [
      'input',
      'revoke',
      'grantId',
    ]);
  await store.viewers.revoke(grant.athleteId, grant.person.id, { revoked: grant.id }, once);
  if (grant.person.id === viewer.id) loaders.forget(grant.athleteId);
  loaders.own().grant.clear(grant.id);
  return { revoked: grant.id };
}

interface ShareTracksInput {
  grantId: string;
  seesTracks: boolean;
}

const shareTracksOnly = action('shareTracks', shareTracksOnce, 'safety');

/** Shares the athlete's tracks with the holder of a grant, or ends that: acknowledged when nobody reads by it any more. */
export async function shareTracks(
  input: ShareTracksInput & { idempotencyKey?: string | null | undefined },
  context: Context,
) {
  const ids = await shareTracksOnly(input, context);
  if (!input.seesTracks) await context.store.settle(GRANT_LEASE_MS);
  return ids;
}

async function shareTracksOnce({ grantId, seesTracks }: ShareTracksInput, context: Context, once: IdempotentCall) {
  const { store, loaders } = context;
  const grant = await loaders.own().grant.clear(grantId).load(grantId);
  if (!grant) return notFound('grantId');
  const view = await loaders.view.load(grant.athleteId);
  if (!view) return notFound('grantId');
  requireRole(view.roles, 'shareTracks');
  checkShareTracks(grant);
  await store.viewers.shareTracks(grant, seesTracks, { grant: grant.id }, once);
  loaders.own().grant.clear(grantId);
  return { grant: grant.id };
}
