import { createHash } from 'node:crypto';
import type { Scope } from '../domain/access/scope-access.ts';
import type { AthleteRecord } from '../domain/athlete/athlete.ts';
import type { AthleteId, NewId } from '../domain/ids.ts';
import {
  type AuthorizationCodeRecord,
  CODE_MS,
  grantByConsent,
  type Redemption,
  stateOf,
} from '../domain/integration/consent.ts';
import type { ClientIntegration } from '../domain/integration/integration.ts';
import { instantAfter } from '../domain/time.ts';
import type { GrantRecord, Viewer } from '../domain/team/viewer.ts';
import type { Instant } from '../domain/vocabulary.ts';
import type { Store } from '../store/store.ts';

export interface ConsentParts {
  store: Store;
  newId: NewId;
  now: Instant;
}

/** An athlete, with everybody whom they have let in. */
export interface ConsentingAthlete {
  athlete: AthleteRecord;
  grants: GrantRecord[];
}

/** The athlete that the viewer is; undefined for anybody else: nobody lets an integration in for an athlete. [3 requests] */
export async function consentingAthlete(viewer: Viewer, store: Store): Promise<ConsentingAthlete | undefined> {
  if (viewer.kind !== 'person') return undefined;
  const person = await store.viewers.person(viewer.id);
  if (person?.athleteId === undefined) return undefined;
  const [athlete, grants] = await Promise.all([
    store.athletes.profile(person.athleteId),
    store.athletes.grants(person.athleteId),
  ]);
  const isOwner = grants.some(({ person: { id }, roles }) => id === viewer.id && roles.includes('OWNER'));
  return isOwner ? { athlete, grants } : undefined;
}

/** What an athlete consents to. */
export interface Consent {
  integration: ClientIntegration;
  redirectUrl: string;
  codeChallenge: string;
  scopes: Scope[];
}

/**
 * Makes the code by which the integration gets its grant. Refuses (LIMIT_REACHED) an athlete who has no room for one more
 * integration. [1 request]
 */
export async function giveConsent(
  { integration, redirectUrl, codeChallenge, scopes }: Consent,
  { athlete, grants }: ConsentingAthlete,
  { store, newId, now }: ConsentParts,
): Promise<string> {
  grantByConsent(integration, { athlete, grants, person: undefined }, now);
  // 192 random bits.
  const code = newId.key() + newId.key();
  await store.authorizationCodes.create({
    kind: 'authorizationCode',
    hash: sha256(code),
    clientId: integration.clientId,
    redirectUrl,
    codeChallenge,
    scopes,
    athleteId: athlete.id,
    expiresAt: instantAfter(now, CODE_MS),
  });
  return code;
}

/** What a code is for, whoever asks; undefined for none. [1 request] */
export const scopesOfCode = async (code: string, store: Store): Promise<Scope[] | undefined> =>
  (await store.authorizationCodes.byHash(sha256(code)))?.scopes;

/**
 * Gives the integration its grant for a code, once; undefined if the code is not good for it. A code that comes again has been
 * seen by somebody else, or by a client that repeats it: the grant that it made is ended (RFC 6749, 4.1.2). [5 requests]
 */
export async function redeemConsent(
  code: string,
  { verifier, redirectUrl }: { verifier: string; redirectUrl: string },
  integration: ClientIntegration,
  { store, now }: Pick<ConsentParts, 'store' | 'now'>,
): Promise<{ athleteId: AthleteId; scopes: Scope[] } | undefined> {
  const redemption: Redemption = { clientId: integration.clientId, redirectUrl, codeChallenge: sha256(verifier) };
  return store.retryOnConflict(async () => {
    const record = await store.authorizationCodes.byHash(sha256(code));
    const state = stateOf(record, redemption, now);
    if (state === 'used before') await endGrantOf(record, store);
    if (!record || state !== 'valid') return undefined;
    const { athleteId, scopes } = record;
    const [athlete, grants, person] = await Promise.all([
      store.athletes.profile(athleteId),
      store.athletes.grants(athleteId),
      store.viewers.person(integration.personId),
    ]);
    await store.authorizationCodes.redeem(record, grantByConsent(integration, { athlete, grants, person }, now), now);
    return { athleteId, scopes };
  });
}

async function endGrantOf(record: AuthorizationCodeRecord | undefined, store: Store): Promise<void> {
  if (record?.madeGrantOf === undefined) return;
  const { athleteId, madeGrantOf } = record;
  const [grant] = await store.viewers.grantsBy([[athleteId, madeGrantOf]]);
  if (grant) await store.viewers.revoke(athleteId, madeGrantOf, { revoked: grant.id });
}

/** In base64url, as PKCE has it, too. */
const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');
