import { INPUT, type Path } from '../check.ts';
import { dayOf } from '../limits/allowance.ts';
import { atOnce, INVITATIONS_PER_DAY } from '../limits/limits.ts';
import { refuse } from '../refusal.ts';
import type { Instant } from '../vocabulary.ts';
import { looksAfter } from './roles.ts';
import type { GrantRecord, InvitationRecord, PersonRecord } from './viewer.ts';

/** The person with one more invitation on this day. LIMIT_REACHED beyond 50. */
export function withInvitation(person: PersonRecord, { now }: { now: Instant }): PersonRecord {
  const today = person.invited?.on === dayOf(now) ? person.invited.count : 0;
  if (today >= INVITATIONS_PER_DAY)
    refuse('LIMIT_REACHED', `You have made ${today} invitations today, the maximum. Go on tomorrow (UTC).`, [
      ...INPUT,
      'invitation',
    ]);
  return { ...person, invited: { on: dayOf(now), count: today + 1 } };
}

/** Refuses (LIMIT_REACHED) a grant too many beside those that an athlete has given. */
export function requireRoomForGrant(
  grants: readonly GrantRecord[],
  invitation: Pick<InvitationRecord, 'roles'>,
  path: Path,
): void {
  const isTeam = ({ roles }: Pick<GrantRecord, 'roles'>) => looksAfter(roles);
  const isIntegration = ({ roles }: Pick<GrantRecord, 'roles'>) => roles.includes('INTEGRATION');
  if (
    grants.length >= atOnce.grants ||
    (isTeam(invitation) && grants.filter(isTeam).length >= atOnce.team) ||
    (isIntegration(invitation) && grants.filter(isIntegration).length >= atOnce.integrations)
  )
    refuse(
      'LIMIT_REACHED',
      `An athlete can have ${atOnce.team} coaches and physios, ${atOnce.integrations} integrations, and ${atOnce.grants} grants in total. Revoke one first.`,
      path,
    );
}
