import { requireRole } from '../access/access.ts';
import { grantOn, NAME } from '../athlete/athlete-change.ts';
import type { AthleteRecord, AthleteView } from '../athlete/athlete.ts';
import { INPUT, text, throwIfAny } from '../check.ts';
import type { NewId } from '../ids.ts';
import { keyOf } from '../ids.ts';
import type { Problem } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import { daysBefore } from '../time.ts';
import { requireRoomForGrant, withInvitation } from './team-limits.ts';
import type { GrantRecord, InvitationRecord, PersonRecord, Viewer } from './viewer.ts';
import type { Instant, Role } from '../vocabulary.ts';

/** How many days an invitation can be accepted. */
const OPEN_DAYS = 14;
export type InvitationStatus = 'PENDING' | 'ACCEPTED' | 'REVOKED' | 'EXPIRED';

/** The status of an invitation at `t`. It can be accepted until just before it expires. */
export function invitationStatus(invitation: InvitationRecord, t: Instant): InvitationStatus {
  if (invitation.acceptedAt !== undefined) return 'ACCEPTED';
  if (invitation.revokedAt !== undefined) return 'REVOKED';
  return invitation.expiresAt <= t ? 'EXPIRED' : 'PENDING';
}

interface Making {
  viewer: Viewer;
  person: PersonRecord | undefined;
  newId: NewId;
  now: Instant;
}

function newInvitation(role: Role, name: string, { viewer, newId, now }: Making): InvitationRecord {
  const rest = `${keyOf(viewer.id)}.${newId.ulid(Date.parse(now))}`;
  return {
    kind: 'invitation',
    id: `inv_${rest}`,
    invitedBy: { id: viewer.id, name },
    role,
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
 * An athlete invites somebody to their team, in any role but OWNER (INVALID). FORBIDDEN for anybody but the athlete,
 * LIMIT_REACHED beyond 50 in a day.
 */
export function inviteToTeam(view: AthleteView, role: Role, making: Making): Invited {
  requireRole(view.role, 'inviteToTeam');
  if (role === 'OWNER')
    refuse('INVALID', 'Nobody can be invited as OWNER. Invite a COACH, PHYSIO, SUPPORTER or INTEGRATION.', [
      ...INPUT,
      'invitation',
      'toTeam',
      'role',
    ]);
  return {
    invitation: { ...newInvitation(role, view.me?.name ?? view.name, making), athleteId: view.id },
    person: making.person && withInvitation(making.person, making),
  };
}

/**
 * A coach or physio invites an athlete, whoever accepts. FORBIDDEN for integrations, INVALID for other roles,
 * LIMIT_REACHED beyond 50 in a day.
 */
export function inviteAthlete(input: { as: Role; yourName: string }, making: Making): Invited {
  const at = [...INPUT, 'invitation', 'athlete'];
  if (making.viewer.kind === 'integration')
    refuse('FORBIDDEN', 'An integration cannot invite. Sign in as a person.', at);
  const problems: Problem[] = [];
  text(problems, input.yourName, [...at, 'yourName'], NAME);
  if (input.as !== 'COACH' && input.as !== 'PHYSIO')
    problems.push({ code: 'INVALID', path: [...at, 'as'], message: 'Only a COACH or PHYSIO can invite an athlete.' });
  throwIfAny(problems);
  const person = withInvitation(personWithName(input.yourName, making), making);
  return { invitation: newInvitation(input.as, input.yourName, making), person };
}

/** The person behind a token, with a name. Athletes keep their athlete's name. */
function personWithName(
  name: string,
  { viewer, person, now }: Pick<Making, 'viewer' | 'person' | 'now'>,
): PersonRecord {
  if (person) return person.athleteId === undefined ? { ...person, name } : person;
  return { kind: 'person', id: viewer.id, name, createdAt: now, version: 0 };
}

const isChanged = (person: PersonRecord, { person: known }: Pick<Making, 'person'>): boolean =>
  person.name !== known?.name;

const CODE = [...INPUT, 'code'];

/** The two parts of a code that find its invitation. Undefined if the code is malformed. */
export function parseCode(code: string): [person: string, ulid: string] | undefined {
  const match = /^([\w-]{16})\.([0-9A-HJKMNP-TV-Z]{26})\.[\w-]{32}$/.exec(code);
  return match?.[1] !== undefined && match[2] !== undefined ? [match[1], match[2]] : undefined;
}

/**
 * Refuses a code that cannot be accepted. NOT_FOUND unless it matches exactly, so that half a code reveals nothing;
 * EXPIRED if it was used or revoked or is too old; INVALID for one's own invitation, or one for the other kind of
 * viewer.
 */
export function checkCode(
  invitation: InvitationRecord | undefined,
  code: string,
  viewer: Viewer,
  now: Instant,
): InvitationRecord {
  if (invitation?.code !== code)
    return refuse('NOT_FOUND', 'There is no invitation with this code. Copy the whole code again.', CODE);
  if (invitationStatus(invitation, now) !== 'PENDING')
    return refuse('EXPIRED', 'This invitation was used or revoked, or has expired. Ask for a new one.', CODE);
  if (invitation.invitedBy.id === viewer.id)
    return refuse('INVALID', 'You made this invitation yourself. Hand it to somebody else.', CODE);
  const toTeam = invitation.athleteId !== undefined;
  if ((viewer.kind === 'integration') !== (toTeam && invitation.role === 'INTEGRATION'))
    return refuse(
      'INVALID',
      `This invitation is for ${invitation.role === 'INTEGRATION' ? 'an integration' : 'a person'}.`,
      CODE,
    );
  return invitation;
}

/**
 * The grant that accepting an invitation makes. An athlete's invitation gives the role to whoever accepts it; a coach's
 * or physio's gives it to them, on the athlete who accepts. ALREADY_EXISTS if there is a grant between the two,
 * LIMIT_REACHED beyond 20 coaches and physios, 10 integrations or 90 grants.
 */
export function acceptInvitation(
  invitation: InvitationRecord,
  input: { yourName?: string | null | undefined },
  {
    athlete,
    grants,
    viewer,
    person,
    now,
  }: { athlete: AthleteRecord; grants: readonly GrantRecord[] } & Pick<Making, 'viewer' | 'person' | 'now'>,
): { invitation: InvitationRecord; grant: GrantRecord; athlete: AthleteRecord; person: PersonRecord | undefined } {
  const toTeam = invitation.athleteId !== undefined;
  const newcomer = toTeam ? newcomerNamed(input.yourName, { viewer, person, now }) : undefined;
  const holder = newcomer ? { id: newcomer.id, name: newcomer.name } : invitation.invitedBy;
  if (grants.some((grant) => grant.person.id === holder.id))
    refuse(
      'ALREADY_EXISTS',
      'There is already a grant between the two of you. Revoke it first to change the role.',
      CODE,
    );
  requireRoomForGrant(grants, invitation, CODE);
  return {
    invitation: { ...invitation, acceptedAt: now },
    grant: grantOn(athlete, holder, invitation.role, now),
    athlete,
    person: newcomer && isChanged(newcomer, { person }) ? newcomer : undefined,
  };
}

function newcomerNamed(
  name: string | null | undefined,
  known: Pick<Making, 'viewer' | 'person' | 'now'>,
): PersonRecord {
  const path = [...INPUT, 'yourName'];
  if (name == null) return known.person ?? refuse('INVALID', 'Give your name (yourName).', path);
  const problems: Problem[] = [];
  text(problems, name, path, NAME);
  throwIfAny(problems);
  return personWithName(name, known);
}

/** Revokes an invitation that nobody has accepted (CONFLICT). Revoking it again changes nothing. */
export function revokeInvitation(invitation: InvitationRecord, now: Instant): InvitationRecord {
  if (invitation.acceptedAt !== undefined)
    refuse('CONFLICT', 'This invitation was accepted. Revoke the grant instead.', [...INPUT, 'revoke', 'invitationId']);
  return invitation.revokedAt === undefined ? { ...invitation, revokedAt: now } : invitation;
}
