import { grantOn, NAME } from '../athlete/athlete-change.ts';
import type { AthleteRecord } from '../athlete/athlete.ts';
import { INPUT, text, throwIfAny } from '../check.ts';
import type { Problem } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import type { Instant } from '../vocabulary.ts';
import { invitationStatus, type Making, personWithName } from './invitation.ts';
import { areSame, canBeTogether, type Roles, setOf } from './roles.ts';
import { requireRoomForGrant } from './team-limits.ts';
import type { GrantRecord, InvitationRecord, PersonRecord, Viewer } from './viewer.ts';

const CODE = [...INPUT, 'code'];

/** What accepting an invitation writes. */
export interface Accepted {
  invitation: InvitationRecord;
  grant: GrantRecord;
  /** The roles that the grant gave before; absent for a new one. */
  held?: Roles;
  athlete: AthleteRecord;
  person: PersonRecord | undefined;
}

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
  const forIntegration = invitation.roles.includes('INTEGRATION');
  if ((viewer.kind === 'integration') !== (toTeam && forIntegration))
    return refuse('INVALID', `This invitation is for ${forIntegration ? 'an integration' : 'a person'}.`, CODE);
  return invitation;
}

/**
 * The grant that accepting an invitation makes. An athlete's invitation gives its roles to whoever accepts it; a coach's
 * or physio's gives them to them, on the athlete who accepts. If there is a grant between the two, its roles grow: a coach who
 * is invited as a physio is both from then on. ALREADY_EXISTS if that adds nothing, or what cannot be together.
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
): Accepted {
  const toTeam = invitation.athleteId !== undefined;
  const newcomer = toTeam ? newcomerNamed(input.yourName, { viewer, person, now }) : undefined;
  const holder = newcomer ? { id: newcomer.id, name: newcomer.name } : invitation.invitedBy;
  const held = grants.find((grant) => grant.person.id === holder.id);
  if (!held) requireRoomForGrant(grants, invitation, CODE);
  return {
    invitation: { ...invitation, acceptedAt: now },
    grant: held ? withMore(held, invitation.roles) : grantOn(athlete, holder, invitation.roles, now),
    ...(held && { held: held.roles }),
    athlete,
    person: newcomer && isChanged(newcomer, { person }) ? newcomer : undefined,
  };
}

/** A grant with more roles. It stays the same grant: its ID, its name and what is counted on it. */
function withMore(held: GrantRecord, more: Roles): GrantRecord {
  const roles = setOf([...held.roles, ...more]);
  if (areSame(roles, held.roles) || !canBeTogether(roles)) {
    const message = 'There is already a grant between the two of you. Revoke it first to change the role.';
    refuse('ALREADY_EXISTS', message, CODE);
  }
  return { ...held, roles };
}

const isChanged = (person: PersonRecord, { person: known }: Pick<Making, 'person'>): boolean =>
  person.name !== known?.name;

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
