import type { AthleteId, PersonId } from '../ids.ts';
import type { Instant, Role } from '../vocabulary.ts';
import type { Roles } from '../team/roles.ts';
import type { Kinds } from './kind.ts';

/** How data was reached: by an operation, a call over plain HTTP, a webhook's delivery, or an import from a provider. */
export type AuditChannel = 'GRAPHQL' | 'HTTP' | 'WEBHOOK' | 'PROVIDER';

/** Through what, and no more than that: `operation` is a name out of the caller's document. */
export interface Through {
  channel: AuditChannel;
  /** The app by its token's client, a webhook's ID, or a provider's name. */
  client?: string;
  /** The operation's name, or the type of a webhook's event. */
  operation?: string;
}

/** Somebody who is about to write another's data: what the transaction says of them. */
export interface Writer {
  /** Absent for a provider. */
  by?: PersonId;
  roles?: Roles;
  through: Through;
  at: Instant;
  /** What the answer to the change shows in addition. */
  reads: Kinds;
}

/** What one request did with the data of some athletes, all in the same roles. */
export interface AccessTo {
  athleteIds: AthleteId[];
  /** Absent for a provider; see `StoredRoles`. */
  role?: Role;
  roles?: Roles;
  reads: Kinds;
  writes: Kinds;
}

/** What one request, or one attempt of a delivery, did: stored before its answer leaves, and folded into trails after. */
export interface Access {
  kind: 'access';
  id: string;
  at: Instant;
  /** Absent for a provider. */
  by?: PersonId;
  through: Through;
  to: AccessTo[];
}

const WINDOW_MS = 15 * 60_000;

/**
 * The quarter of an hour that an instant lies in. Within it, the same reads by the same viewer are one entry: the first
 * one's. Writes are an entry each.
 */
export const windowOf = (at: Instant): number => Math.floor(Date.parse(at) / WINDOW_MS);

/** The longest name of an operation or client that is kept. */
export const LONGEST_NAME = 64;
export const shortName = (name: string | null | undefined): string | undefined =>
  name?.slice(0, LONGEST_NAME) || undefined;
