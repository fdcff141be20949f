import type { AthleteId, GrantId, InvitationId, PersonId } from '../ids.ts';
import type { Instant, Role } from '../vocabulary.ts';

/** Who is asking: read from a verified token, nothing else. */
export type Viewer =
  | { kind: 'person'; id: PersonId }
  /** A client-credentials client, with what its token allows. */
  | { kind: 'integration'; id: PersonId; scopes: ReadonlySet<'runs:read' | 'runs:write'> };

export interface PersonRecord {
  kind: 'person';
  id: PersonId;
  name: string;
  /** The athlete that she is. */
  athleteId?: AthleteId;
  createdAt: Instant;
  version: number;
}

export interface GrantRecord {
  kind: 'grant';
  id: GrantId;
  athleteId: AthleteId;
  person: { id: PersonId; name: string };
  role: Role;
  grantedAt: Instant;
}

export interface InvitationRecord {
  kind: 'invitation';
  id: InvitationId;
  invitedBy: { id: PersonId; name: string };
  /** The athlete who invites; absent when a coach or physio invites an athlete. */
  athleteId?: AthleteId;
  role: Role;
  /** Shown while it is pending; kept, so that a used one can be told from a wrong one. */
  code: string;
  createdAt: Instant;
  expiresAt: Instant;
  acceptedAt?: Instant;
  revokedAt?: Instant;
  version: number;
}
