import { createHash } from 'node:crypto';
import type { PersonId } from '../domain/ids.ts';
import type { Viewer } from '../domain/team/viewer.ts';
import type { HttpEvent } from '../runtime/http.ts';
import { RequestError } from './request-error.ts';

export type Claims = HttpEvent['requestContext']['authorizer']['jwt']['claims'];

export const claimText = (claims: Claims, name: string): string => {
  const value = claims[name];
  return typeof value === 'string' ? value : '';
};

/** Ids by issuer and subject: a container serves the same people again and again. */
const personIds = new Map<string, Map<string, PersonId>>();

const MOST_PERSON_IDS = 1_000;

const MOST_ISSUERS = 10;

/** Whom a subject of an issuer stands for: a person, or an OAuth client. */
export function personIdOf(issuer: string, subject: string): PersonId {
  const known = personIds.get(issuer)?.get(subject);
  if (known) return known;
  const claimed = JSON.stringify([issuer, subject]);
  const id: PersonId = `per_${createHash('sha256').update(claimed).digest('base64url').slice(0, 16)}`;
  const ofIssuer = personIds.get(issuer) ?? new Map<string, PersonId>();
  if (ofIssuer.size >= MOST_PERSON_IDS) ofIssuer.clear();
  if (personIds.size >= MOST_ISSUERS) personIds.clear();
  personIds.set(issuer, ofIssuer.set(subject, id));
  return id;
}

/**
 * Identifies the caller. People and integrations are identified by a hash of issuer and subject; the subject of a
 * client credentials token is its client. Throws UNAUTHENTICATED (401) for a token without a subject, and for one
 * that is no access token: API Gateway's authorizer lets an ID token through, which is made for apps to read.
 */
export function viewerFrom(claims: Claims): Viewer {
  const [issuer, subject] = [claimText(claims, 'iss'), claimText(claims, 'sub')];
  if (!issuer || !subject)
    throw new RequestError(
      'UNAUTHENTICATED',
      'The token identifies nobody: it lacks an issuer (iss) or a subject (sub). Sign in again.',
    );
  if (claimText(claims, 'token_use') !== 'access')
    throw new RequestError('UNAUTHENTICATED', 'This is not an access token. Send the access token of the sign-in.');
  const id = personIdOf(issuer, subject);
  if (subject !== claimText(claims, 'client_id'))
    return { kind: 'person', id, ...(groupsOf(claims).includes(OPERATORS) && { isOperator: true }) };
  const granted = claimText(claims, 'scope').split(' ');
  const scopes = (['runs:read', 'runs:write'] as const).filter((scope) => granted.includes(`sidelined/${scope}`));
  return { kind: 'integration', id, scopes: new Set(scopes) };
}

/** The group of those who decide on integrations. Only an administrator of the user pool puts somebody into it. */
const OPERATORS = 'operators';

/** Lists are passed on as `[a b]`. */
const groupsOf = (claims: Claims): string[] =>
  claimText(claims, 'cognito:groups')
    .replace(/^\[|\]$/g, '')
    .split(' ');
