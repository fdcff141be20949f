import { beforeAll, describe, expect, it } from 'vitest';
import { providerJobOf } from '../../functions/providers/strava-event.ts';
import { createReceiver } from '../../functions/providers/receiver.ts';
import { gatewayEvent } from '../support/gateway.ts';
import { createProviderWorld, type ProviderWorld, secrets, stravaEvent } from '../support/provider-world.ts';
import { scan } from '../support/scan.ts';

let world: ProviderWorld;
beforeAll(async () => {
  world = await createProviderWorld();
});

const hub = (parts: Record<string, string> = {}) => ({
  'hub.mode': 'subscribe',
  'hub.verify_token': secrets.verifyToken,
  'hub.challenge': '15f7d1a91c1f40f8a748fd134752feb3',
  ...parts,
});

describe('the handshake of a subscription', () => {
  it('answers the challenge', async () => {
    const { statusCode, headers, body } = await world.call({ method: 'GET', query: hub() });
    expect({ statusCode, type: headers?.['content-type'], body: JSON.parse(body ?? '') }).toEqual({
      statusCode: 200,
      type: 'application/json',
      body: { 'hub.challenge': '15f7d1a91c1f40f8a748fd134752feb3' },
    });
  });

  it.each([
    ['another token', hub({ 'hub.verify_token': 'guessed' }), 403],
    ['no token', { 'hub.mode': 'subscribe', 'hub.challenge': 'x' }, 403],
    ['another mode', hub({ 'hub.mode': 'unsubscribe' }), 400],
    ['no challenge', { 'hub.mode': 'subscribe', 'hub.verify_token': secrets.verifyToken }, 400],
    ['an endless challenge', hub({ 'hub.challenge': 'x'.repeat(1_000) }), 400],
    ['nothing at all', {}, 400],
  ])('refuses %s', async (_, query, status) => {
    const { statusCode, body } = await world.call({ method: 'GET', query });
    expect(statusCode).toBe(status);
    expect(body).not.toContain('hub.challenge"');
  });
});

describe('an event', () => {
  const statusOf = async (body: string) => (await world.call({ body })).statusCode;

  it('is kept once, however often it comes', async () => {
    const event = stravaEvent(134815, { object_id: 1360128428 });
    for (let time = 0; time < 3; time++) expect(await world.tell(event)).toBe(200);
    const kept = await world.store.providerJobs.due('strava', '2999-01-01T00:00:00.000Z', 10);
    expect(kept).toMatchObject([
      {
        providerJob: {
          provider: 'strava',
          task: 'look',
          accountId: '134815',
          activityId: '1360128428',
          expects: 'there',
        },
      },
    ]);
  });

  it.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['a list', '[]'],
    ['another kind of object', JSON.stringify(stravaEvent(1, { object_type: 'segment' }))],
    ['an id that is text', JSON.stringify(stravaEvent(1, { object_id: '1' }))],
    ['an id that no number holds', JSON.stringify(stravaEvent(1)).replace('"owner_id":1', '"owner_id":1e300')],
    ['no owner', JSON.stringify({ ...stravaEvent(1), owner_id: undefined })],
  ])('is refused when it is %s', async (_, body) => {
    const before = await scan(world);
    expect(await statusOf(body)).toBe(400);
    expect(await scan(world)).toEqual(before);
  });

  it('is refused when it is too long, of another subscription, or posted elsewhere', async () => {
    const before = await scan(world);
    const body = JSON.stringify(stravaEvent(1));
    expect(await statusOf(JSON.stringify(stravaEvent(1, { updates: { title: 'x'.repeat(20_000) } })))).toBe(413);
    expect(await world.tell(stravaEvent(1, { subscription_id: 7 }))).toBe(403);
    expect((await world.call({ body, key: 'guessed' })).statusCode).toBe(404);
    expect((await world.call({ method: 'GET', query: hub(), key: 'guessed' })).statusCode).toBe(404);
    expect(await scan(world)).toEqual(before);
  });

  it('of somebody unknown is answered as that of somebody who is here', async () => {
    await world.connected('Ida', 555);
    const answers = [555, 556].map((owner) =>
      world.call({ body: JSON.stringify(stravaEvent(owner, { object_id: 9 })) }),
    );
    const [known, unknown] = await Promise.all(answers);
    expect(known).toEqual(unknown);
  });

  it('that cannot be kept is not acknowledged, so that Strava sends it again', async () => {
    const logged: object[] = [];
    const broken = createReceiver({
      client: world.dynamodb,
      tableName: 'no-such-table',
      clock: Date,
      secrets,
      logger: { error: (message, details) => logged.push({ message, ...details }) },
    });
    const event = gatewayEvent({ body: JSON.stringify(stravaEvent(134816)) });
    const { statusCode } = await broken({ ...event, pathParameters: { key: secrets.pathKey } });
    expect(statusCode).toBe(503);
    expect(JSON.stringify(logged)).not.toMatch(/134816|secret/);
  });

  it('asks for nothing when it tells of a profile, and ends the connection when consent is taken back', () => {
    const event = { ...stravaEvent(7), object_type: 'athlete', object_id: 7, aspect_type: 'update' } as const;
    const read = (updates: object) =>
      providerJobOf({ ...event, event_time: 1516126040, owner_id: 7, subscription_id: 1, updates: { ...updates } });
    expect(read({ title: 'x' })).toBeUndefined();
    expect(read({ authorized: 'true' })).toBeUndefined();
    const ended = { provider: 'strava', task: 'deauthorised', accountId: '7', at: '2018-01-16T18:07:20.000Z' };
    expect(read({ authorized: 'false' })).toEqual(ended);
    expect(read({ authorized: false })).toEqual(ended);
  });
});

it('where Strava is not set up, nothing is found', async () => {
  const { dynamodb: client, tableName } = world;
  const receiver = createReceiver({ client, tableName, clock: Date, secrets: undefined, logger: { error() {} } });
  const { statusCode } = await receiver({ ...gatewayEvent({ body: '{}' }), pathParameters: { key: '' } });
  expect(statusCode).toBe(404);
});
