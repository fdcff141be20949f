import { once } from 'node:events';
import { createServer } from 'node:http';
import type { LookupFunction } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPost } from '../../functions/outbound/post.ts';
import { startReceiver, verified } from '../support/receiver.ts';
import { createWebhookWorld, type WebhookWorld } from '../support/webhook-world.ts';
import type { Someone } from '../support/world.ts';

let world: WebhookWorld;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let ada: Someone & { id: string };
let coach: Someone;
let secret: string;
let webhookId: string;

beforeEach(async () => {
  world = await createWebhookWorld({ timeoutMs: 1_000 });
  receiver = await startReceiver();
  ada = await world.athlete('Ada');
  coach = world.person('coach');
  await world.join(ada, coach, 'COACH', 'Maren');
  ({ id: webhookId, secret } = await world.webhook(coach, receiver.url));
  await world.streams();
});
afterEach(() => receiver.close());

const says = (body: string) => ada.does('addComment', { subjectId: ada.id, audience: 'TEAM', body }, 'comment { id }');
const webhook = async () => {
  const { data } = await coach.ask('{ viewer { webhooks { id status disabledReason } } }');
  return data.viewer.webhooks[0] as { id: string; status: string; disabledReason: string | null };
};

describe('a receiver that is not well', () => {
  it.each<[string, () => Promise<void> | void, number | null]>([
    ['fails', () => receiver.answers(500), 500],
    ['redirects', () => receiver.answers((to) => to.writeHead(302, { location: receiver.url }).end()), 302],
    ['is down', () => receiver.close(), null],
    ['hangs up', () => receiver.answers((to) => to.destroy()), null],
    ['never answers', () => receiver.answers(() => undefined), null],
    ['never ends its answer', () => receiver.answers((to) => to.writeHead(200).write('.')), null],
  ])('%s: it is asked again later, with the same id', async (_name, breaks, lastStatusCode) => {
    await breaks();
    await says('Hello');
    await world.streams();
    const [pending] = await world.log(coach);
    expect(pending).toMatchObject({ status: 'PENDING', attempts: 1, lastStatusCode });
    expect(pending?.nextAttemptAt).toBe('2026-03-10T12:00:30.000Z');
    const tries = receiver.messages.length;
    expect(tries).toBeLessThanOrEqual(1);

    await world.minutesLater(0.25);
    expect(receiver.messages).toHaveLength(tries);
    await world.minutesLater(0.5);
    expect(await world.log(coach)).toMatchObject([{ status: 'PENDING', attempts: 2 }]);
    expect(new Set(receiver.messages.map(({ headers }) => headers['webhook-id'])).size).toBe(tries);
  });

  it('its owner reads why, with the first bytes of what it answered, and nobody else does', async () => {
    receiver.answers((to) =>
      to.writeHead(422, { 'content-type': 'text/plain' }).end(`unknown route\u0007\n${'.'.repeat(9_000)}`),
    );
    await says('Hello');
    await world.streams();
    await receiver.close();
    await world.minutesLater(1);
    const fields = 'attemptLog { at outcome statusCode responseExcerpt durationMilliseconds }';
    const { data } = await coach.ask(`{ viewer { webhooks { deliveries(first: 1) { nodes { ${fields} } } } } }`);
    expect(data.viewer.webhooks[0].deliveries.nodes[0].attemptLog).toEqual([
      {
        at: '2026-03-10T12:00:00.000Z',
        outcome: 'REJECTED',
        statusCode: 422,
        responseExcerpt: `unknown route ${'.'.repeat(241)}`,
        durationMilliseconds: 0,
      },
      {
        at: '2026-03-10T12:01:00.000Z',
        outcome: 'UNREACHABLE',
        statusCode: null,
        responseExcerpt: null,
        durationMilliseconds: 0,
      },
    ]);
    expect(JSON.stringify([world.lines, world.logged])).not.toContain('unknown route');
  });

  it('whatever it answers, its status is what counts', async () => {
    receiver.answers((to) => {
      to.on('error', () => undefined).writeHead(200);
      for (let kilobytes = 0; kilobytes < 1_000; kilobytes++) to.write('x'.repeat(1_000));
    });
    await says('Hello');
    await world.streams();
    expect(await world.log(coach)).toMatchObject([{ status: 'DELIVERED', lastStatusCode: 200 }]);
  });

  it('gets everything once it is well', async () => {
    receiver.answers(503);
    for (const each of ['one', 'two', 'three']) await says(each);
    await world.streams();
    await world.minutesLater(1);
    receiver.answers(200);
    await world.minutesLater(10);
    expect((await world.log(coach)).map(({ status, attempts }) => `${status} ${attempts}`)).toEqual(
      Array<string>(3).fill('DELIVERED 3'),
    );
    const ids = receiver.messages.slice(-3).map((message) => {
      verified(message, secret);
      return message.headers['webhook-id'];
    });
    expect(new Set(ids).size).toBe(3);
  });

  it('is given up after three days, which an alarm counts, and sent again when asked', async () => {
    receiver.answers(500);
    await says('Hello');
    await world.streams();
    for (let hours = 0; hours < 80; hours += 4) await world.minutesLater(240);
    const [failed] = await world.log(coach);
    expect(failed).toMatchObject({ status: 'FAILED', lastStatusCode: 500, nextAttemptAt: null });
    expect(receiver.messages).toHaveLength(failed?.attempts ?? 0);
    const warned = world.lines.filter(({ message }) => message === 'A webhook delivery was given up');
    expect(warned).toMatchObject([{ details: { eventType: 'COMMENT_ADDED', lastStatusCode: 500 } }]);

    receiver.answers(200);
    const input = { deliveryId: failed?.id, idempotencyKey: 'again' };
    for (let repeat = 0; repeat < 2; repeat++) {
      const { delivery } = await coach.does('redeliverWebhook', input, 'delivery { status attempts eventId }');
      expect(delivery).toEqual({ status: 'PENDING', attempts: 0, eventId: failed?.eventId });
    }
    await world.minutesLater(1);
    expect(await world.log(coach)).toMatchObject([{ status: 'DELIVERED', attempts: 1, lastStatusCode: 200 }]);
    expect(receiver.messages.at(-1)?.headers['webhook-id']).toBe(failed?.eventId);
  });

  it('is disabled at once by 410, and sent nothing more until it is enabled', async () => {
    receiver.answers(410);
    await says('Hello');
    await world.streams();
    expect(await webhook()).toMatchObject({ status: 'DISABLED', disabledReason: 'GONE' });
    expect(await world.log(coach)).toMatchObject([{ status: 'FAILED', lastStatusCode: 410 }]);
    await says('Is anybody there?');
    await world.streams();
    expect(receiver.messages).toHaveLength(1);

    const [{ id: deliveryId } = { id: '' }] = await world.log(coach);
    expect(await coach.isRefused('redeliverWebhook', { deliveryId })).toEqual(['CONFLICT input.deliveryId']);
    await coach.does('updateWebhook', { webhookId, status: 'ENABLED' }, 'webhook { id }');
    expect(await webhook()).toMatchObject({ status: 'ENABLED', disabledReason: null });
    receiver.answers(200);
    await says('Now?');
    await world.streams();
    expect(receiver.messages).toHaveLength(2);
  });

  it('is disabled when nothing got through for five days', async () => {
    receiver.answers(500);
    for (let day = 0; day < 6; day++) {
      await says('Hello');
      await world.streams();
      await world.minutesLater(24 * 60);
    }
    expect(await webhook()).toMatchObject({ status: 'DISABLED', disabledReason: 'FAILING' });
  });

  it('is not disabled by what fails in between', async () => {
    for (let day = 0; day < 8; day++) {
      receiver.answers(day % 3 === 0 ? 200 : 500);
      await says('Hello');
      await world.streams();
      await world.minutesLater(24 * 60);
    }
    expect(await webhook()).toMatchObject({ status: 'ENABLED', disabledReason: null });
  });
});

describe('webhooks of somebody', () => {
  it('are five at most, however many are made at once', async () => {
    const input = { url: 'https://example.com/', eventTypes: ['COMMENT_ADDED'] };
    const made = await Promise.all(Array.from({ length: 6 }, () => coach.isRefused('createWebhook', input)));
    expect(made.flat()).toEqual(['LIMIT_REACHED input', 'LIMIT_REACHED input']);
  });

  it('show their secret to the call that made it, and to nobody else', async () => {
    const input = { url: 'https://example.com/', eventTypes: ['COMMENT_ADDED'], idempotencyKey: 'once' };
    const { secret: first } = await coach.does('createWebhook', input, 'secret');
    expect((await coach.does('createWebhook', input, 'secret')).secret).toBe(first);
    expect(first).not.toBe(secret);
    const { data } = await coach.ask('{ viewer { webhooks { id } } }');
    const id = data.viewer.webhooks[1].id as string;
    await coach.does('rotateWebhookSecret', { webhookId: id }, 'secret');
    await coach.does('rotateWebhookSecret', { webhookId: id }, 'secret');
    const everything = await coach.ask('{ viewer { webhooks { id url description eventTypes status createdAt } } }');
    expect(JSON.stringify([everything, world.logged, world.lines])).not.toContain('whsec_');
  });

  it('need an integration that may read what it wrote', async () => {
    const writer = world.integration('writer', 'sidelined/runs:write');
    const input = { url: 'https://example.com/', eventTypes: ['RUN_RECORDED'] };
    expect(await writer.isRefused('createWebhook', input)).toEqual(['FORBIDDEN input']);
  });

  it('are nobody else’s business', async () => {
    const stranger = world.person('stranger');
    await says('Hello');
    await world.streams();
    const [{ id: deliveryId } = { id: '' }] = await world.log(coach);
    expect(await stranger.isRefused('redeliverWebhook', { deliveryId })).toEqual(['NOT_FOUND input.deliveryId']);
    for (const mutation of ['updateWebhook', 'rotateWebhookSecret', 'deleteWebhook'])
      for (const id of [webhookId, 'constructor', '__proto__'])
        expect(await stranger.isRefused(mutation, { webhookId: id })).toEqual(['NOT_FOUND input.webhookId']);
    const query = 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const ids = [webhookId, deliveryId];
    expect((await stranger.ask(query, { ids })).data.nodes).toEqual([null, null]);
    expect((await coach.ask(query, { ids })).data.nodes).toEqual(ids.map((id) => ({ id })));
  });
});

describe('where nothing is ever sent', () => {
  /** Answers whatever name with an address, as a DNS server of an attacker would. */
  const leadsTo =
    (address: string): LookupFunction =>
    (_name, { all }, done) => {
      const family = address.includes(':') ? 6 : 4;
      if (all) done(null, [{ address, family }]);
      else done(null, address, family);
    };
  const refused = { failure: 'REFUSED_ADDRESS' };

  it.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://0.0.0.0/',
    'https://10.0.0.1/',
    'https://172.16.0.1/',
    'https://192.168.1.1/',
    'https://100.64.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:a9fe:a9fe]/',
    'https://[fe80::1]/',
    'https://[fd00:ec2::254]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[::a9fe:a9fe]/',
    'https://[2002:a9fe:a9fe::]/',
    'https://user:secret@127.0.0.1/',
    'https://localhost/',
    'http://example.com/',
    'http://127.0.0.1/',
  ])('%s', async (url) => {
    expect(await createPost({ timeoutMs: 1_000 })(url, {}, '{}')).toEqual(refused);
  });

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    '::a9fe:a9fe',
    '2002:a9fe:a9fe::',
  ])('a public name that leads to %s', async (address) => {
    const post = createPost({ timeoutMs: 1_000, lookup: leadsTo(address) });
    expect(await post('https://hooks.example.com/', {}, '{}')).toEqual(refused);
  });

  it('of this machine only what listens on it, where that is allowed', async () => {
    const post = createPost({ allowLocal: true, timeoutMs: 1_000 });
    expect(await post(receiver.url, {}, '{}')).toEqual({ statusCode: 204 });
    for (const url of ['http://10.0.0.1/', 'http://169.254.169.254/', 'http://[::ffff:10.0.0.1]/'])
      expect(await post(url, {}, '{}')).toEqual(refused);
  });

  it('behind a redirect: it is an answer like any other', async () => {
    let asked = 0;
    const inside = createServer((_, response) => {
      asked += 1;
      response.end();
    }).listen(0, '127.0.0.1');
    await once(inside, 'listening');
    const { port } = inside.address() as { port: number };
    receiver.answers((to) => to.writeHead(307, { location: `http://127.0.0.1:${port}/` }).end());
    expect(await createPost({ allowLocal: true })(receiver.url, {}, '{}')).toEqual({ statusCode: 307 });
    expect(asked).toBe(0);
    inside.close();
  });
});
