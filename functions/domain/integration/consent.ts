import type { Scope } from '../access/scope-access.ts';
import { grantOn } from '../athlete/athlete-change.ts';
import type { AthleteRecord } from '../athlete/athlete.ts';
import type { AthleteId, PersonId } from '../ids.ts';
import { personWithName } from '../team/invitation.ts';
import { requireRoomForGrant } from '../team/team-limits.ts';
import type { GrantRecord, PersonRecord } from '../team/viewer.ts';
import type { Instant } from '../vocabulary.ts';
import type { ClientIntegration, IntegrationRecord } from './integration.ts';

/** How long a code can be redeemed: the athlete's browser carries it to the integration at once. */
export const CODE_MS = 60_000;

/** That an athlete has let an integration in, until the integration redeems it. The code itself is not stored. */
export interface AuthorizationCodeRecord {
  kind: 'authorizationCode';
  /** Of the code. */
  hash: string;
  clientId: string;
  redirectUrl: string;
  /** The S256 challenge of PKCE. */
  codeChallenge: string;
  scopes: Scope[];
  athleteId: AthleteId;
  expiresAt: Instant;
  redeemedAt?: Instant;
  /** Whose grant the code made when it was redeemed; absent if there was one before. */
  madeGrantOf?: PersonId;
}

/** What an integration sends with a code. */
export interface Redemption {
  clientId: string;
  redirectUrl: string;
  /** Worked out from the verifier that it sent. */
  codeChallenge: string;
}

/** OAuth has one error for all of these: whoever does not hold everything learns nothing of the code. */
export type CodeState = 'valid' | 'invalid' | 'used before';

/**
 * Whether a code can be redeemed. "Used before" only for the client that it was made for: nobody else can have the grant
 * ended that it made.
 */
export function stateOf(
  code: AuthorizationCodeRecord | undefined,
  { clientId, redirectUrl, codeChallenge }: Redemption,
  now: Instant,
): CodeState {
  if (code?.clientId !== clientId) return 'invalid';
  if (code.redeemedAt !== undefined) return 'used before';
  if (code.expiresAt <= now) return 'invalid';
  return code.redirectUrl === redirectUrl && code.codeChallenge === codeChallenge ? 'valid' : 'invalid';
}

/** What redeeming a code writes beside the code. */
export interface Consented {
  athlete: AthleteRecord;
  grant: GrantRecord;
  /** Absent where it is stored already. */
  person: PersonRecord | undefined;
}

/** The grant that a consent makes; undefined if the integration has one. LIMIT_REACHED beyond 10 integrations or 90 grants. */
export function grantByConsent(
  { personId, name }: Pick<ClientIntegration, 'personId' | 'name'>,
  known: { athlete: AthleteRecord; grants: readonly GrantRecord[]; person: PersonRecord | undefined },
  now: Instant,
): Consented | undefined {
  const { athlete, grants } = known;
  if (grants.some(({ person }) => person.id === personId)) return undefined;
  requireRoomForGrant(grants, { roles: ['INTEGRATION'] }, []);
  const person = personWithName(name, { viewer: { kind: 'person', id: personId }, person: known.person, now });
  const grant = grantOn(athlete, { id: personId, name }, ['INTEGRATION'], now);
  return { athlete, grant, person: person.name === known.person?.name ? undefined : person };
}

/** Whether athletes can be asked for an integration. */
export const mayAsk = (integration: IntegrationRecord | undefined): integration is ClientIntegration =>
  integration?.status === 'APPROVED' && integration.clientId !== undefined && integration.personId !== undefined;
