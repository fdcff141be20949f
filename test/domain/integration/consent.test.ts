import { describe, expect, it } from 'vitest';
import { type AuthorizationCodeRecord, mayAsk, stateOf } from '../../../functions/domain/integration/consent.ts';
import type { IntegrationRecord } from '../../../functions/domain/integration/integration.ts';

const NOW = '2026-03-10T12:00:00.000Z';
const code: AuthorizationCodeRecord = {
  kind: 'authorizationCode',
  hash: 'hash',
  clientId: 'tracker',
  redirectUrl: 'https://tracker.example/connected',
  codeChallenge: 'challenge',
  scopes: ['runs:write'],
  athleteId: 'ath_adaadaadaadaadaa',
  expiresAt: '2026-03-10T12:01:00.000Z',
};
const redemption = { clientId: code.clientId, redirectUrl: code.redirectUrl, codeChallenge: code.codeChallenge };

describe('A code', () => {
  it.each([
    ['that the client sends with all that belongs to it', code, redemption, NOW, 'valid'],
    ['until just before it expires', code, redemption, '2026-03-10T12:00:59.999Z', 'valid'],
    ['when it expires', code, redemption, code.expiresAt, 'invalid'],
    ['that nobody made', undefined, redemption, NOW, 'invalid'],
    ['of another client', code, { ...redemption, clientId: 'watch' }, NOW, 'invalid'],
    ['with another address', code, { ...redemption, redirectUrl: 'https://tracker.example/' }, NOW, 'invalid'],
    ['with another verifier', code, { ...redemption, codeChallenge: 'other' }, NOW, 'invalid'],
    ['that was used', { ...code, redeemedAt: NOW }, redemption, NOW, 'used before'],
    ['that was used, and has expired', { ...code, redeemedAt: NOW }, redemption, code.expiresAt, 'used before'],
    ['that another client used', { ...code, redeemedAt: NOW }, { ...redemption, clientId: 'watch' }, NOW, 'invalid'],
  ] as const)('%s', (_, found, sent, now, state) => expect(stateOf(found, sent, now)).toBe(state));
});

describe('Athletes are asked for an integration', () => {
  const approved: IntegrationRecord = {
    kind: 'integration',
    id: 'int_trackertracker12',
    name: 'Tracker',
    homepageUrl: 'https://tracker.example/',
    redirectUrls: [code.redirectUrl],
    scopes: ['runs:write'],
    ownerId: 'per_developerdevelop',
    contactEmail: 'dev@tracker.example',
    status: 'APPROVED',
    decisions: [],
    clientId: 'tracker',
    personId: 'per_trackertracker12',
    secrets: [],
    createdAt: NOW,
    version: 1,
  };
  const { clientId: _client, personId: _person, ...withoutClient } = approved;
  it.each([
    ['that is approved and has a client', approved, true],
    ['that waits for a decision', { ...approved, status: 'PENDING' }, false],
    ['that is suspended', { ...approved, status: 'SUSPENDED' }, false],
    ['that was rejected', { ...approved, status: 'REJECTED' }, false],
    ['without a client', withoutClient, false],
    ['that does not exist', undefined, false],
  ] as const)('%s: %s', (_, integration, may) => expect(mayAsk(integration)).toBe(may));
});
