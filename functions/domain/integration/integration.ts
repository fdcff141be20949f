import type { Scope } from '../access/scope-access.ts';
import type { IntegrationId, PersonId } from '../ids.ts';
import type { Instant } from '../vocabulary.ts';
import type { WebhookEventType } from '../webhook/event-type.ts';

/** PENDING: nobody has decided yet. Only of an APPROVED integration calls are answered. */
export type IntegrationStatus = 'PENDING' | 'APPROVED' | 'REJECTED' | 'SUSPENDED';

/** What an operator decides. */
export type IntegrationReview = 'APPROVED' | 'REJECTED' | 'SUSPENDED';

/** The lists of operators: of a status, or of all that waits for them, which may be a change of an approved one. */
export type IntegrationList = 'TO_REVIEW' | 'APPROVED' | 'REJECTED' | 'SUSPENDED';

/** What an operator approves: what athletes are shown when they are asked, and where they are sent afterwards. */
export interface IntegrationProfile {
  name: string;
  homepageUrl: string;
  /** Where athletes are sent after they have consented; each is compared as a whole. */
  redirectUrls: string[];
  scopes: Scope[];
}

/** Who decided what, and when. */
export interface IntegrationDecision {
  status: Exclude<IntegrationStatus, 'PENDING'>;
  by: PersonId;
  at: Instant;
  /** For the developer. */
  reason?: string;
  /** The calls per minute from then on, where the decision set them. */
  callsPerMinute?: number;
}

/** A client secret, without the secret itself: only the identity provider has that. */
export interface ClientSecret {
  /** As the identity provider names it. */
  id: string;
  createdAt: Instant;
  /** When it stops being accepted; absent for the one in use. */
  expiresAt?: Instant;
}

/** A program of somebody else, such as a watch vendor's backend, that posts runs. */
export interface IntegrationRecord extends IntegrationProfile {
  kind: 'integration';
  id: IntegrationId;
  /** The developer who registered it, and looks after it. */
  ownerId: PersonId;
  /** For operators alone. */
  contactEmail: string;
  /** The webhook that it gets together with its first secret. */
  webhook?: { url: string; eventTypes: WebhookEventType[] };
  status: IntegrationStatus;
  /** What the developer asked to change since it was approved; the profile holds until an operator approves it. */
  proposed?: IntegrationProfile;
  /** Newest last, at most 20: the latest ones. */
  decisions: IntegrationDecision[];
  /** The OAuth client. Absent until an approved integration is given its first secret. */
  clientId?: string;
  /** Whom the client's tokens stand for: the holder of its grants. Absent without a client. */
  personId?: PersonId;
  /** Newest first, at most 2. */
  secrets: ClientSecret[];
  /** Set by an operator; that of the deployment if absent. */
  callsPerMinute?: number;
  createdAt: Instant;
  /** When it was first approved. */
  approvedAt?: Instant;
  version: number;
}

/** An integration that has a client. */
export type ClientIntegration = IntegrationRecord & Required<Pick<IntegrationRecord, 'clientId' | 'personId'>>;

/** The integrations of a person: one item, so that the cap holds however many calls there are at once. */
export interface OwnIntegrationsRecord {
  kind: 'ownIntegrations';
  ownerId: PersonId;
  /** Oldest first. */
  ids: IntegrationId[];
  version: number;
}
