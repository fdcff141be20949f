import { requireRole } from '../access/access.ts';
import { grantOn, NAME } from '../athlete/athlete-change.ts';
import type { AthleteRecord, AthleteView } from '../athlete/athlete.ts';
import { INPUT, text, throwIf } from '../check.ts';
import type { NewId } from '../ids.ts';
import { keyOf } from '../ids.ts';
import type { Problem } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import { daysBefore } from '../time.ts';
import type { GrantRecord, InvitationRecord, PersonRecord, Viewer } from './viewer.ts';
import type { Instant, Role } from '../vocabulary.ts';

/** For how many days an invitation can be accepted. */
const OPEN_DAYS = 14;
/**
 * How many grants an athlete gives at most, and how many of them to coaches and physios, who carry her summary. All of
 * them fit into one transaction, beside what changes: her new name, and the end of all at once.
 */
export const MAX_GRANTS = 90;
export const MAX_TEAM = 20;

export type InvitationStatus = 'PENDING' | 'ACCEPTED' | 'REVOKED' | 'EXPIRED';

/** Where an invitation stands at `t`. It can be accepted until the millisecond before it expires. */
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

function make(role: Role, name: string, { viewer, newId, now }: Making): InvitationRecord {
  const rest = `${keyOf(viewer.id)}.${newId.ulid(Date.parse(now))}`;
  return {
    kind: 'invitation',
    id: `inv_${rest}`,
    invitedBy: { id: viewer.id, name },
    role,
    // The front finds the invitation; the end, 192 random bits, is what nobody can guess.
    code: `${rest}.${newId.key()}${newId.key()}`,
    createdAt: now,
    expiresAt: daysBefore(now, -OPEN_DAYS),
    version: 0,
  };
}

/** An athlete invites somebody to be anything to her but herself. */
export function inviteToTeam(view: AthleteView, role: Role, making: Making): InvitationRecord {
  requireRole(view.role, 'inviteToTeam');
  if (role === 'OWNER')
    refuse('INVALID', 'Nobody can be invited as OWNER. Invite a COACH, PHYSIO, SUPPORTER or INTEGRATION.', [
      ...INPUT,
      'invitation',
      'toTeam',
      'role',
    ]);
  return { ...make(role, view.me?.name ?? view.name, making), athleteId: view.id };
}

/** A coach or physio invites an athlete, whoever accepts. `person` is there when she is new, or goes by a new name. */
export function inviteAthlete(
  input: { as: Role; yourName: string },
  making: Making,
): { invitation: InvitationRecord; person: PersonRecord | undefined } {
  const at = [...INPUT, 'invitation', 'athlete'];
  if (making.viewer.kind === 'integration')
    refuse('FORBIDDEN', 'An integration cannot invite. Sign in as a person.', at);
  const problems: Problem[] = [];
  text(problems, input.yourName, [...at, 'yourName'], NAME);
  if (input.as !== 'COACH' && input.as !== 'PHYSIO')
    problems.push({ code: 'INVALID', path: [...at, 'as'], message: 'Only a COACH or PHYSIO can invite an athlete.' });
  throwIf(problems);
  const person = personNamed(input.yourName, making);
  return { invitation: make(input.as, input.yourName, making), person: isChanged(person, making) ? person : undefined };
}

/** The person behind a token, known by a name from now on. The name of an athlete stays her athlete's. */
function personNamed(name: string, { viewer, person, now }: Pick<Making, 'viewer' | 'person' | 'now'>): PersonRecord {
  if (person) return person.athleteId === undefined ? { ...person, name } : person;
  return { kind: 'person', id: viewer.id, name, createdAt: now, version: 0 };
}

const isChanged = (person: PersonRecord, { person: known }: Pick<Making, 'person'>): boolean =>
  person.name !== known?.name;

const CODE = [...INPUT, 'code'];

/** The two parts of a code that find its invitation; undefined when it is none. */
export function partsOfCode(code: string): [person: string, ulid: string] | undefined {
  const match = /^([\w-]{16})\.([0-9A-HJKMNP-TV-Z]{26})\.[\w-]{32}$/.exec(code);
  return match?.[1] !== undefined && match[2] !== undefined ? [match[1], match[2]] : undefined;
}

/**
 * Refuses a code that opens nothing: one that is not word for word that of the invitation NOT_FOUND, so that nobody learns
 * by half a code what there is; a used, revoked or late one EXPIRED.
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
 * The grant that accepting makes. An athlete's invitation gives the role to who accepts; a coach's or physio's gives it
 * to who invited, on the athlete who accepts.
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
  const newcomer = toTeam ? named(input.yourName, { viewer, person, now }) : undefined;
  const holder = newcomer ? { id: newcomer.id, name: newcomer.name } : invitation.invitedBy;
  if (grants.some((grant) => grant.person.id === holder.id))
    refuse(
      'ALREADY_EXISTS',
      'There is already a grant between the two of you. Revoke it first to change the role.',
      CODE,
    );
  const isTeam = ({ role }: Pick<GrantRecord, 'role'>) => role === 'COACH' || role === 'PHYSIO';
  if (grants.length >= MAX_GRANTS || (isTeam(invitation) && grants.filter(isTeam).length >= MAX_TEAM))
    refuse(
      'LIMIT_REACHED',
      `An athlete can have ${MAX_TEAM} coaches and physios, and ${MAX_GRANTS} grants in total. Revoke one first.`,
      CODE,
    );
  return {
    invitation: { ...invitation, acceptedAt: now },
    grant: grantOn(athlete, holder, invitation.role, now),
    athlete,
    person: newcomer && isChanged(newcomer, { person }) ? newcomer : undefined,
  };
}

function named(name: string | null | undefined, known: Pick<Making, 'viewer' | 'person' | 'now'>): PersonRecord {
  const path = [...INPUT, 'yourName'];
  if (name == null) return known.person ?? refuse('INVALID', 'Give your name (yourName).', path);
  const problems: Problem[] = [];
  text(problems, name, path, NAME);
  throwIf(problems);
  return personNamed(name, known);
}

/** Takes back an invitation that nobody has accepted; taken back twice changes nothing. */
export function revokeInvitation(invitation: InvitationRecord, now: Instant): InvitationRecord {
  if (invitation.acceptedAt !== undefined)
    refuse('CONFLICT', 'This invitation was accepted. Revoke the grant instead.', [...INPUT, 'revoke', 'invitationId']);
  return invitation.revokedAt === undefined ? { ...invitation, revokedAt: now } : invitation;
}
