import type { AthleteId, GrantId, InvitationId, PersonId } from '../ids.ts';
import type { Instant, LocalDate } from '../vocabulary.ts';
import type { Roles } from './roles.ts';

/** Who makes the request. Read from a verified token and nothing else. */
export type Viewer =
  | {
      kind: 'person';
      id: PersonId;
      /** Decides on integrations. Present only if so. */
      isOperator?: true;
    }
  /** A client-credentials client, with the scopes of its token. */
  | { kind: 'integration'; id: PersonId; scopes: ReadonlySet<'runs:read' | 'runs:write'> };

export interface PersonRecord {
  kind: 'person';
  id: PersonId;
  name: string;
  /** The athlete that the person is, if any. */
  athleteId?: AthleteId;
  createdAt: Instant;
  /** How many invitations they made on a day, by UTC. */
  invited?: { on: LocalDate; count: number };
  version: number;
}

export interface GrantRecord {
  kind: 'grant';
  id: GrantId;
  athleteId: AthleteId;
  person: { id: PersonId; name: string };
  roles: Roles;
  /** When the first of the roles was given. */
  grantedAt: Instant;
  /** Present if a coach or physio sees where the athlete ran. */
  seesTracks?: true;
}

export interface InvitationRecord {
  kind: 'invitation';
  id: InvitationId;
  invitedBy: { id: PersonId; name: string };
  /** The athlete who invites. Absent if a coach or physio invites an athlete. */
  athleteId?: AthleteId;
  /** What accepting it gives. */
  roles: Roles;
  /** Shown while the invitation is pending. Kept, so that a used code can be told from a wrong one. */
  code: string;
  createdAt: Instant;
  expiresAt: Instant;
  acceptedAt?: Instant;
  revokedAt?: Instant;
  version: number;
}
