import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId, WebhookId } from '../../../functions/domain/ids.ts';
import type { LinkRecord } from '../../../functions/domain/provider/provider.ts';
import type { WebhooksRecord } from '../../../functions/domain/webhook/webhook.ts';
import { webhooksKey } from '../../../functions/store/outbound/keys.ts';
import { linkKey } from '../../../functions/store/outbound/provider.ts';
import { createStore } from '../../../functions/store/store.ts';
import { viewerFrom } from '../../../functions/request/viewer-from.ts';
import { migrate } from '../../../scripts/migrate.ts';
import { readItems } from '../../support/bulk.ts';
import { startReceiver, verified } from '../../support/receiver.ts';
import { scan } from '../../support/scan.ts';
import { connectStrava } from '../../support/strava.ts';
import { createWebhookWorld, type WebhookWorld } from '../../support/webhook-world.ts';
import type { Someone } from '../../support/world.ts';

let world: WebhookWorld;
let ada: Someone & { id: string };
let receiver: Awaited<ReturnType<typeof startReceiver>>;
const tokens = { accessToken: 'CANARY-access', refreshToken: 'CANARY-refresh', expiresAt: '2026-03-10T19:00:00.000Z' };

beforeAll(async () => {
  world = await createWebhookWorld();
  receiver = await startReceiver();
  ada = await world.athlete('Ada');
});
afterAll(() => receiver.close());

const personId = (): PersonId => viewerFrom(ada.claims).id;
const webhooksOf = () => world.store.webhooks.of(personId());
const says = () => ada.does('addComment', { subjectId: ada.id, audience: 'TEAM', body: 'Hello' }, 'comment { id }');
/** All that the table holds, and all that its stream has told since the last time. */
const everything = async () => JSON.stringify([await scan(world), await world.changed()]);
const table = () => ({ client: world.dynamodb, name: world.tableName, pause: async () => undefined });

describe('a secret', () => {
  it('stands nowhere in the clear: in no item, and in no image of the stream', async () => {
    const { secret, id } = await world.webhook(ada, receiver.url);
    const { secret: rotated } = await ada.does('rotateWebhookSecret', { webhookId: id }, 'secret');
    const link = await connectStrava(world, ada, { accountId: '900001', tokens });
    await ada.does('disconnectProvider', { athleteId: ada.id, provider: 'STRAVA' }, 'athlete { id }');
    const code = 'CANARY-code';
    await ada.does('connectProvider', { athleteId: ada.id, provider: 'STRAVA', code }, 'athlete { id }');
    const { records } = await ada.does('exportAthlete', { athleteId: ada.id }, 'records');
    const stored = (await everything()) + JSON.stringify(records);
    for (const word of [secret, rotated, tokens.accessToken, tokens.refreshToken, code, 'whsec_', 'CANARY'])
      expect(stored).not.toContain(word);
    expect(link.tokens).toEqual(tokens);
    await ada.does('deleteWebhook', { webhookId: id }, 'deletedWebhookId');
  });

  it('signs as before, and is shown again to the call that made it', async () => {
    const input = { url: receiver.url, eventTypes: ['COMMENT_ADDED'], idempotencyKey: 'once' };
    const { secret, webhook } = await ada.does('createWebhook', input, 'secret webhook { id }');
    expect((await ada.does('createWebhook', input, 'secret')).secret).toBe(secret);
    await says();
    await world.streams();
    const message = receiver.messages.at(-1);
    expect(message && verified(message, secret).type).toBe('comment.added');
    await ada.does('deleteWebhook', { webhookId: webhook.id }, 'deletedWebhookId');
  });

  it('of one thing cannot be opened as another’s', async () => {
    const first = await world.webhook(ada, receiver.url);
    const second = await world.webhook(ada, receiver.url);
    const { webhooks } = await webhooksOf();
    const stored = webhooks[first.id as WebhookId]?.secrets[0]?.secret ?? '';
    await expect(world.store.webhooks.open(second.id as WebhookId, stored)).rejects.toThrow();
    for (const { id } of [first, second]) await ada.does('deleteWebhook', { webhookId: id }, 'deletedWebhookId');
  });

  it('that can never be read again sends nothing unsigned, and holds nobody else up', async () => {
    const { id } = await world.webhook(ada, receiver.url);
    const all = await webhooksOf();
    const webhook = all.webhooks[id as WebhookId];
    if (!webhook) throw new Error('It was made');
    const broken = { ...webhook, secrets: [{ ...webhook.secrets[0], secret: 'sealed:local:AAAA' }] };
    await write({ ...all, webhooks: { [id]: broken } } as WebhooksRecord);
    const { secret } = await world.webhook(ada, receiver.url);
    const before = receiver.messages.length;
    await says();
    await world.streams();
    const messages = receiver.messages.slice(before);
    expect(messages).toHaveLength(1);
    expect(messages[0] && verified(messages[0], secret).type).toBe('comment.added');
    for (const each of Object.keys((await webhooksOf()).webhooks))
      await ada.does('deleteWebhook', { webhookId: each }, 'deletedWebhookId');
  });
});

/** Writes webhooks as they are, as a release that seals nothing does. */
async function write(webhooks: WebhooksRecord): Promise<void> {
  const Item = { ...webhooksKey(personId()), ...webhooks };
  await world.dynamodb.call('PutItem', { TableName: world.tableName, Item });
}

describe('a secret from before secrets were sealed', () => {
  const SECRET = `whsec_${Buffer.alloc(36, 7).toString('base64')}`;
  const inTheClear = async () => (JSON.stringify(await scan(world)).match(/whsec_|CANARY/g) ?? []).length;

  beforeAll(async () => {
    // The layout of the release before: as it wrote, and as this one writes while both run.
    const store = createStore({
      client: world.dynamodb,
      tableName: world.tableName,
      layout: 'former',
      vault: world.vault,
    });
    const former = createStore({ client: world.dynamodb, tableName: world.tableName, layout: 'former' });
    const { id } = await world.webhook(ada, receiver.url);
    const all = await webhooksOf();
    const webhook = all.webhooks[id as WebhookId];
    if (!webhook) throw new Error('It was made');
    const secrets = [{ secret: SECRET, createdAt: world.now() }];
    await former.webhooks.save({ ...all, webhooks: { [id]: { ...webhook, secrets } } }, {});
    const stored = await store.providers.link(ada.id as LinkRecord['athleteId'], 'strava');
    const link: LinkRecord = {
      kind: 'providerLink',
      athleteId: ada.id as LinkRecord['athleteId'],
      ownerId: personId(),
      provider: 'strava',
      status: 'CONNECTED',
      requestedAt: world.now(),
      accountId: '900002',
      tokens,
      version: stored?.version ?? 0,
    };
    await former.providers.save(link);
    await world.changed();
  });

  it('is still read', async () => {
    expect(await inTheClear()).toBe(3);
    await says();
    await world.streams();
    const message = receiver.messages.at(-1);
    expect(message && verified(message, SECRET).type).toBe('comment.added');
  });

  it('is counted by a migration that has no key, and by one that writes nothing', async () => {
    expect(await migrate(table(), { dryRun: true })).toMatchObject({ clear: 2 });
    const { rewritten } = await migrate(table(), { dryRun: true, vault: world.vault });
    expect(rewritten).toBeGreaterThanOrEqual(2);
    expect(await inTheClear()).toBe(3);
  });

  it('is sealed by a migration, once, and opened again on the way back', async () => {
    await migrate(table(), { vault: world.vault });
    expect(await inTheClear()).toBe(0);
    const items = await readItems(world.client, world.tableName);
    expect(await migrate(table(), { vault: world.vault })).toMatchObject({ rewritten: 0, clear: 0 });
    expect(await readItems(world.client, world.tableName)).toEqual(items);
    await migrate(table(), { vault: world.vault, back: true });
    expect(await inTheClear()).toBe(3);
    const key = linkKey(ada.id as LinkRecord['athleteId'], 'strava');
    const { Item } = await world.dynamodb.call('GetItem', { TableName: world.tableName, Key: key });
    expect(Item).toMatchObject({ tokens });
  });

  it('is sealed when it is written next', async () => {
    const [id = ''] = Object.keys((await webhooksOf()).webhooks);
    await ada.does('updateWebhook', { webhookId: id, description: 'The same' }, 'webhook { id }');
    await ada.does('disconnectProvider', { athleteId: ada.id, provider: 'STRAVA' }, 'athlete { id }');
    expect(await inTheClear()).toBe(0);
  });
});
