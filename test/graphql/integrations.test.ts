import { beforeAll, describe, expect, it } from 'vitest';
import { createWorld, personClaims, type Someone, type World } from '../support/world.ts';

let world: World;
let developer: Someone;

const input = {
  name: 'Strides',
  homepageUrl: 'https://strides.example',
  redirectUrls: ['https://strides.example/callback', 'http://localhost:8080/callback'],
  scopes: ['RUNS_WRITE', 'RUNS_READ'],
  contactEmail: 'integrations@strides.example',
};

beforeAll(async () => {
  world = await createWorld({ clientLimits: { calls: 300 } });
  developer = world.person('developer');
});

/** Somebody in the group of operators, as Cognito says it in their token. */
function operator(name = 'operator'): Someone {
  const claims = { ...personClaims(name), 'cognito:groups': '[coaches operators]' };
  return speaking(claims);
}
const speaking = (claims: Record<string, string>): Someone => world.as(claims);

const fields =
  'id version status profile { name redirectUrls scopes } proposedProfile { name } callsPerMinute clientId';
const register = async (who = developer, changes: object = {}) =>
  (await who.does('registerIntegration', { ...input, ...changes }, `integration { ${fields} }`)).integration;
const review = async (integration: { id: string; version: number }, decision: string, more: object = {}) =>
  (
    await operator().does(
      'reviewIntegration',
      { integrationId: integration.id, version: integration.version, decision, ...more },
      `integration { ${fields} decisions { status reason by callsPerMinute } }`,
    )
  ).integration;
const mine = async (who: Someone, id: string) => {
  const { data } = await who.ask(`{ viewer { integrations { ${fields} decisions { status reason by } } } }`);
  return data.viewer.integrations.find((one: { id: string }) => one.id === id);
};

describe('an integration', () => {
  it('is registered by its developer, and waits for an operator', async () => {
    const integration = await register(world.person('first'));
    expect(integration).toMatchObject({
      id: expect.stringMatching(/^int_/) as unknown,
      status: 'PENDING',
      profile: { name: 'Strides', redirectUrls: input.redirectUrls, scopes: ['RUNS_READ', 'RUNS_WRITE'] },
      proposedProfile: null,
      callsPerMinute: 300,
      clientId: null,
    });
    const { data } = await operator().ask(
      '{ viewer { isOperator integrationsOf(list: TO_REVIEW, first: 100) { nodes { id contactEmail } } } }',
    );
    expect(data.viewer.isOperator).toBe(true);
    expect(data.viewer.integrationsOf.nodes).toContainEqual({ id: integration.id, contactEmail: input.contactEmail });
  });

  it('is one of at most five of a person, however many calls there are at once', async () => {
    const busy = world.person('busy');
    const calls = await Promise.allSettled(Array.from({ length: 8 }, () => register(busy)));
    expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    expect(await busy.isRefused('registerIntegration', input)).toEqual(['LIMIT_REACHED input']);
  });

  it.each([
    [{ name: ' ' }, 'INVALID input.name'],
    [{ name: 'x'.repeat(81) }, 'TOO_LONG input.name'],
    [{ homepageUrl: 'http://strides.example' }, 'INVALID input.homepageUrl'],
    [{ redirectUrls: ['http://strides.example/callback'] }, 'INVALID input.redirectUrls.0'],
    [{ redirectUrls: ['https://*.strides.example/callback'] }, 'INVALID input.redirectUrls.0'],
    [{ redirectUrls: ['https://strides.example/callback#top'] }, 'INVALID input.redirectUrls.0'],
    [{ redirectUrls: ['https://me:secret@strides.example/'] }, 'INVALID input.redirectUrls.0'],
    [{ redirectUrls: ['javascript:alert(1)'] }, 'INVALID input.redirectUrls.0'],
    [{ redirectUrls: ['http://localhost.strides.example/'] }, 'INVALID input.redirectUrls.0'],
    [{ redirectUrls: [1, 2, 3, 4, 5, 6].map((n) => `https://a.example/${n}`) }, 'OUT_OF_RANGE input.redirectUrls'],
    [{ redirectUrls: ['https://a.example/', 'https://a.example/'] }, 'INVALID input.redirectUrls.1'],
    [{ scopes: [] }, 'OUT_OF_RANGE input.scopes'],
    [{ contactEmail: 'nobody' }, 'INVALID input.contactEmail'],
    [{ webhook: { url: 'https://10.0.0.1/', eventTypes: ['RUN_RECORDED'] } }, 'INVALID input.webhook.url'],
  ])('with %j is refused', async (changes, refusal) => {
    expect(await developer.isRefused('registerIntegration', { ...input, ...changes })).toEqual([refusal]);
  });

  it('belongs to nobody else: not to be seen, changed, or found out about', async () => {
    const integration = await register(world.person('owner'));
    const other = world.person('other');
    expect(await mine(other, integration.id)).toBeUndefined();
    for (const integrationId of [integration.id, 'int_nothing_________'])
      expect(await other.isRefused('updateIntegration', { integrationId, name: 'Mine' })).toEqual([
        'NOT_FOUND input.integrationId',
      ]);
    const { data } = await other.ask(
      '{ viewer { isOperator integrationsOf(list: TO_REVIEW, first: 1) { nodes { id } } } }',
    );
    expect(data.viewer).toEqual({ isOperator: false, integrationsOf: null });
    const decision = { integrationId: integration.id, version: 1, decision: 'APPROVED' };
    expect(await other.isRefused('reviewIntegration', decision)).toEqual(['NOT_FOUND input.integrationId']);
    expect(await world.integration('machine').isRefused('registerIntegration', input)).toEqual(['FORBIDDEN input']);
  });
});

describe('an operator', () => {
  it('approves with a limit; who did is kept, and only operators read it', async () => {
    const owner = world.person('with a limit');
    const integration = await register(owner);
    const approved = await review(integration, 'APPROVED', { callsPerMinute: 6000 });
    expect(approved).toMatchObject({
      status: 'APPROVED',
      callsPerMinute: 6000,
      decisions: [{ status: 'APPROVED', by: expect.stringMatching(/^per_/) as unknown, callsPerMinute: 6000 }],
    });
    expect((await mine(owner, integration.id)).decisions).toEqual([{ status: 'APPROVED', reason: null, by: null }]);
    expect(await review(approved, 'APPROVED', { callsPerMinute: null })).toMatchObject({ callsPerMinute: 300 });
  });

  it('says why they refuse or stop it', async () => {
    const integration = await register(world.person('refused'));
    const decide = { integrationId: integration.id, version: integration.version };
    expect(await operator().isRefused('reviewIntegration', { ...decide, decision: 'REJECTED' })).toEqual([
      'INVALID input.reason',
    ]);
    expect(
      await operator().isRefused('reviewIntegration', { ...decide, decision: 'SUSPENDED', reason: 'No.' }),
    ).toEqual(['CONFLICT input.decision']);
    expect(await review(integration, 'REJECTED', { reason: 'Who are you?' })).toMatchObject({ status: 'REJECTED' });
  });

  it('decides on what they have seen, and not on their own', async () => {
    const integration = await register(world.person('quick'));
    await world
      .person('quick')
      .does(
        'updateIntegration',
        { integrationId: integration.id, redirectUrls: ['https://elsewhere.example/'] },
        'integration { id }',
      );
    const stale = { integrationId: integration.id, version: integration.version, decision: 'APPROVED' };
    expect(await operator().isRefused('reviewIntegration', stale)).toEqual(['CONFLICT input.version']);
    const own = await register(operator('both'));
    const decision = { integrationId: own.id, version: own.version, decision: 'APPROVED' };
    expect(await operator('both').isRefused('reviewIntegration', decision)).toEqual(['FORBIDDEN input']);
  });

  it('has no athlete of anybody: the group gives no grant', async () => {
    const ada = await world.athlete('Ada');
    const { data } = await operator().ask(
      'query($id: ID!) { athlete(id: $id) { name } viewer { roster(first: 1) { nodes { id } } } }',
      { id: ada.id },
    );
    expect(data).toEqual({ athlete: null, viewer: { roster: { nodes: [] } } });
  });

  it.each(['operators', '[coaches]', '[operators-of-nothing]', '[nooperators]'])('is nobody in %s', async (groups) => {
    const who = speaking({ ...personClaims('somebody'), 'cognito:groups': groups });
    const { data } = await who.ask('{ viewer { isOperator } }');
    expect(data.viewer.isOperator).toBe(groups === 'operators');
  });
});

describe('a change', () => {
  it('of what was rejected makes it wait again', async () => {
    const owner = world.person('again');
    const integration = await register(owner);
    await review(integration, 'REJECTED', { reason: 'The name is another company’s.' });
    await owner.does(
      'updateIntegration',
      { integrationId: integration.id, name: 'Other Strides' },
      'integration { id }',
    );
    expect(await mine(owner, integration.id)).toMatchObject({ status: 'PENDING', profile: { name: 'Other Strides' } });
  });

  it('of what athletes are shown of an approved one holds once it is approved, and it calls on meanwhile', async () => {
    const owner = world.person('renamed');
    const approved = await review(await register(owner), 'APPROVED');
    const asked = await owner.does(
      'updateIntegration',
      { integrationId: approved.id, name: 'Paces', contactEmail: 'new@strides.example' },
      `integration { ${fields} contactEmail }`,
    );
    expect(asked.integration).toMatchObject({
      status: 'APPROVED',
      contactEmail: 'new@strides.example',
      profile: { name: 'Strides' },
      proposedProfile: { name: 'Paces' },
    });
    const { data } = await operator().ask(
      '{ viewer { toReview: integrationsOf(list: TO_REVIEW, first: 100) { nodes { id } } approved: integrationsOf(list: APPROVED, first: 100) { nodes { id } } } }',
    );
    for (const list of ['toReview', 'approved']) expect(data.viewer[list].nodes).toContainEqual({ id: approved.id });
    const refused = await review(asked.integration, 'REJECTED', { reason: 'Not yours.' });
    expect(refused).toMatchObject({ status: 'APPROVED', profile: { name: 'Strides' }, proposedProfile: null });
  });

  it('back to what holds asks for nothing', async () => {
    const owner = world.person('undecided');
    const approved = await review(await register(owner), 'APPROVED');
    const change = async (name: string) =>
      (await owner.does('updateIntegration', { integrationId: approved.id, name }, `integration { ${fields} }`))
        .integration;
    expect((await change('Paces')).proposedProfile).toEqual({ name: 'Paces' });
    expect((await change('Strides')).proposedProfile).toBeNull();
  });
});

it('the same call with a key registers once', async () => {
  const owner = world.person('with a key');
  const once = { ...input, idempotencyKey: 'one' };
  const ids = await Promise.all([register(owner, once), register(owner, once)]);
  expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
});

it('an account with an integration is not deleted: its client would go on', async () => {
  const owner = world.person('leaving');
  await register(owner);
  const { data } = await owner.ask('{ viewer { id } }');
  expect(await owner.isRefused('deleteAccount', { viewerId: data.viewer.id })).toEqual(['CONFLICT input']);
});
