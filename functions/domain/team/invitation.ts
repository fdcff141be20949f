import { requireRole } from '../access/access.ts';
import { NAME } from '../athlete/athlete-change.ts';
import type { AthleteView } from '../athlete/athlete.ts';
import { add, INPUT, text, throwIfAny } from '../check.ts';
import type { NewId } from '../ids.ts';
import { keyOf } from '../ids.ts';
import type { Problem } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import { daysBefore } from '../time.ts';
import { withInvitation } from './team-limits.ts';
import type { InvitationRecord, PersonRecord, Viewer } from './viewer.ts';
import type { Instant, Role } from '../vocabulary.ts';
import { looksAfter, type Roles } from './roles.ts';
import { type NamedRoles, rolesNamed } from './named-roles.ts';

/** How many days an invitation can be accepted. */
const OPEN_DAYS = 14;
export type InvitationStatus = 'PENDING' | 'ACCEPTED' | 'REVOKED' | 'EXPIRED';

/** The status of an invitation at `t`. It can be accepted until just before it expires. */
export function invitationStatus(invitation: InvitationRecord, t: Instant): InvitationStatus {
  if (invitation.acceptedAt !== undefined) return 'ACCEPTED';
  if (invitation.revokedAt !== undefined) return 'REVOKED';
  return invitation.expiresAt <= t ? 'EXPIRED' : 'PENDING';
}

export interface Making {
  viewer: Viewer;
  person: PersonRecord | undefined;
  newId: NewId;
  now: Instant;
}

function newInvitation(roles: Roles, name: string, { viewer, newId, now }: Making): InvitationRecord {
  const rest = `${keyOf(viewer.id)}.${newId.ulid(Date.parse(now))}`;
  return {
    kind: 'invitation',
    id: `inv_${rest}`,
    invitedBy: { id: viewer.id, name },
    roles,
    // The first two parts find the invitation. The last part, 192 random bits, cannot be guessed.
    code: `${rest}.${newId.key()}${newId.key()}`,
    createdAt: now,
    expiresAt: daysBefore(now, -OPEN_DAYS),
    version: 0,
  };
}

/** A new invitation, and its inviter, who counts it. */
interface Invited {
  invitation: InvitationRecord;
  /** Absent for somebody of whom nothing is stored. */
  person: PersonRecord | undefined;
}

/**
 * An athlete invites somebody to their team: in any role but OWNER, or as COACH and PHYSIO (else INVALID). FORBIDDEN for
 * anybody but the athlete, LIMIT_REACHED beyond 50 in a day.
 */
export function inviteToTeam(view: AthleteView, input: NamedRoles, making: Making): Invited {
  requireRole(view.roles, 'inviteToTeam');
  const problems: Problem[] = [];
  const roles = rolesNamed(problems, input, [...INPUT, 'invitation', 'toTeam'], 'role');
  throwIfAny(problems);
  return {
    invitation: { ...newInvitation(roles, view.me?.name ?? view.name, making), athleteId: view.id },
    person: making.person && withInvitation(making.person, making),
  };
}

/**
 * A coach or physio invites an athlete, whoever accepts. FORBIDDEN for integrations, INVALID for other roles,
 * LIMIT_REACHED beyond 50 in a day.
 */
export function inviteAthlete(
  input: { as?: Role | null | undefined; roles?: readonly Role[] | null | undefined; yourName: string },
  making: Making,
): Invited {
  const at = [...INPUT, 'invitation', 'athlete'];
  if (making.viewer.kind === 'integration')
    refuse('FORBIDDEN', 'An integration cannot invite. Sign in as a person.', at);
  const problems: Problem[] = [];
  text(problems, input.yourName, [...at, 'yourName'], NAME);
  const roles = rolesNamed(problems, { role: input.as, roles: input.roles }, at, 'as');
  if (roles.length > 0 && !looksAfter(roles)) {
    const path = [...at, input.as == null ? 'roles' : 'as'];
    add(problems, 'INVALID', path, 'Only a COACH or PHYSIO can invite an athlete.');
  }
  throwIfAny(problems);
  const person = withInvitation(personWithName(input.yourName, making), making);
  return { invitation: newInvitation(roles, input.yourName, making), person };
}

/** The person behind a token, with a name. Athletes keep their athlete's name. */
export function personWithName(
  name: string,
  { viewer, person, now }: Pick<Making, 'viewer' | 'person' | 'now'>,
): PersonRecord {
  if (person) return person.athleteId === undefined ? { ...person, name } : person;
  return { kind: 'person', id: viewer.id, name, createdAt: now, version: 0 };
}

/** Revokes an invitation that nobody has accepted (CONFLICT). Revoking it again changes nothing. */
export function revokeInvitation(invitation: InvitationRecord, now: Instant): InvitationRecord {
  if (invitation.acceptedAt !== undefined)
    refuse('CONFLICT', 'This invitation was accepted. Revoke the grant instead.', [...INPUT, 'revoke', 'invitationId']);
  return invitation.revokedAt === undefined ? { ...invitation, revokedAt: now } : invitation;
}
