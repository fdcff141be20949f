import { beforeAll, describe, expect, it } from 'vitest';
import { scopeAccess, scopesFor } from '../../../functions/domain/access/scope-access.ts';
import { addWebhook } from '../../support/webhooks.ts';
import { schema } from '../../support/schema.ts';
import { postEvent } from '../../support/gateway.ts';
import { createWorld, integrationClaims, personClaims, type Someone, type World } from '../../support/world.ts';

const scopeSets = [
  '',
  'sidelined/runs:read',
  'sidelined/runs:write',
  'sidelined/runs:read sidelined/runs:write',
  'openid',
];

const nothing = `${'A'.repeat(16)}.${'0'.repeat(26)}`;
const url = 'https://example.com/';
/** Inputs about nothing that exists, for the mutations that need a scope. */
const inputs: Record<string, object> = {
  acceptInvitation: { code: 'none' },
  revoke: { revoke: { grantId: 'gra_none' } },
  recordRuns: { athleteId: `ath_${'A'.repeat(16)}`, runs: [] },
  deleteRun: { runId: 'run_none' },
  logSession: {
    athleteId: `ath_${'A'.repeat(16)}`,
    activity: 'REHAB',
    startedAt: '2026-03-01T00:00:00Z',
    durationSeconds: 1,
  },
  deleteSession: { sessionId: 'ses_none' },
  markDuplicate: { runId: 'run_none', otherRunId: 'run_other', verdict: 'SAME' },
  createWebhook: { url, eventTypes: ['RUN_RECORDED'] },
  updateWebhook: { webhookId: `whk_${nothing}`, url },
  rotateWebhookSecret: { webhookId: `whk_${nothing}` },
  deleteWebhook: { webhookId: `whk_${nothing}` },
  redeliverWebhook: { deliveryId: 'dlv_none' },
};

const fieldsOf = (name: string): string[] => {
  const type = schema.getType(name);
  return type && 'getFields' in type ? Object.keys(type.getFields()) : [];
};

describe('the table of scopes', () => {
  it.each(['Query', 'Mutation', 'Viewer'] as const)('has a rule for every field of %s, and no other', (name) => {
    expect(Object.keys(scopeAccess[name]).sort()).toEqual(fieldsOf(name).sort());
  });
});

describe('a machine’s token', () => {
  let world: World;
  let athleteId: string;
  let ids: Record<string, string>;
  const tokens = new Map<string, Someone>();

  beforeAll(async () => {
    world = await createWorld();
    const ada = await world.athlete('Ada');
    athleteId = ada.id;
    const tracker = world.integration('tracker');
    const grantId = await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
    const run = { externalId: '1', startedAt: world.now(), distanceMeters: 5000, durationSeconds: 1800 };
    const { results } = await tracker.does('recordRuns', { athleteId, runs: [run] }, 'results { run { id } }');
    const { webhookId, deliveryId } = await addWebhook(world, tracker, athleteId);
    ids = { athleteId, grantId, runId: results[0].run.id as string, webhookId, deliveryId };
    for (const scopes of scopeSets) tokens.set(scopes, world.integration('tracker', scopes));
  });
  const withScopes = (scopes: string) => tokens.get(scopes) as Someone;
  const has = (scopes: string, rule: readonly string[]) =>
    rule.length === 0 || rule.some((scope) => scopes.split(' ').includes(`sidelined/${scope}`));

  it.each(scopeSets)('with "%s" reads just the fields of the viewer that its scopes allow', async (scopes) => {
    const selections: Record<string, string> = {
      id: 'id',
      me: 'me { id }',
      roster: 'roster(first: 1) { nodes { id } }',
      webhooks: 'webhooks { id url deliveries(first: 1) { nodes { id } } }',
      sidelinedAthletes: 'sidelinedAthletes(first: 1) { nodes { id } }',
      attention: 'attention(first: 1) { nodes { athlete { id } } }',
      invitations: 'invitations(first: 1) { nodes { id } }',
      athlete: 'athlete { id }',
      integrations: 'integrations { id }',
      integrationsOf: 'integrationsOf(list: APPROVED, first: 1) { nodes { id } }',
    };
    for (const field of fieldsOf('Viewer')) {
      const { data } = await withScopes(scopes).ask(`{ viewer { ${selections[field] ?? field} } }`);
      const mayAsk = has(scopes, scopeAccess.Query.viewer);
      expect({ field, viewer: data.viewer !== null }).toEqual({ field, viewer: mayAsk });
      // An integration is no athlete and no operator, and these stay null whatever its scopes are.
      if (!mayAsk || field === 'athlete' || field === 'integrationsOf') continue;
      const rule = scopesFor('Viewer', field) ?? [];
      expect({ field, shown: data.viewer[field] !== null }).toEqual({ field, shown: has(scopes, rule) });
    }
  });

  it.each(scopeSets)(
    'with "%s" finds by id just what its scopes allow, and nothing else looks otherwise',
    async (scopes) => {
      const asks = `query($ids: [ID!]!) { nodes(ids: $ids) { id } }`;
      const { data } = await withScopes(scopes).ask(asks, { ids: Object.values(ids) });
      const any = has(scopes, ['runs:read', 'runs:write']);
      const reads = has(scopes, ['runs:read']);
      const seen = Object.fromEntries(Object.keys(ids).map((name, index) => [name, data.nodes?.[index] != null]));
      expect(seen).toEqual({ athleteId: any, grantId: any, runId: reads, webhookId: reads, deliveryId: reads });
    },
  );

  const limited = fieldsOf('Mutation').filter((name) => scopesFor('Mutation', name)?.length !== 0);
  it.each(limited)('%s: refused without its scope, before anything is looked up', async (mutation) => {
    const rule = scopesFor('Mutation', mutation) ?? [];
    for (const scopes of scopeSets) {
      if (has(scopes, rule)) continue;
      // Of nothing that exists: a scope that is missing says nothing of what there is.
      const input = inputs[mutation] ?? {};
      expect({ scopes, refused: await withScopes(scopes).isRefused(mutation, input) }).toEqual({
        scopes,
        refused: ['FORBIDDEN input'],
      });
    }
  });

  it('with runs:write alone can neither read nor redirect webhooks', async () => {
    const writer = withScopes('sidelined/runs:write');
    const { webhookId = '', deliveryId = '' } = ids;
    const input = { webhookId, url: 'https://attacker.example.com/' };
    expect(await writer.isRefused('updateWebhook', input)).toEqual(['FORBIDDEN input']);
    expect(await writer.isRefused('rotateWebhookSecret', { webhookId })).toEqual(['FORBIDDEN input']);
    expect(await writer.isRefused('redeliverWebhook', { deliveryId })).toEqual(['FORBIDDEN input']);
    const { data } = await withScopes('sidelined/runs:read').ask('{ viewer { webhooks { url } } }');
    expect(data.viewer.webhooks).toEqual([{ url: 'https://example.com/team' }]);
  });
});

describe('a token that is no access token', () => {
  it.each([
    ['of a person', personClaims('Ada')],
    ['of an integration', integrationClaims('tracker')],
  ])('%s is refused, over GraphQL and over plain HTTP', async (_name, claims) => {
    const world = await createWorld();
    for (const use of ['id', 'refresh', '']) {
      const event = postEvent({ ...claims, token_use: use }, { query: '{ viewer { id } }' });
      expect((await world.handler(event)).statusCode).toBe(401);
      const route = { ...event, routeKey: 'POST /v1/athletes/{id}/runs', body: '[]' };
      expect((await world.http(route)).statusCode).toBe(401);
    }
  });
});
