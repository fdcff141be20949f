import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Outcome } from '../../functions/domain/webhook/attempt.ts';
import { readItems } from '../support/bulk.ts';
import { countRequests } from '../support/counter.ts';
import { injectFaults, justBefore } from '../support/faults.ts';
import { createWebhookWorld, type WebhookWorld } from '../support/webhook-world.ts';
import type { Someone } from '../support/world.ts';

/** Receivers by the path of their URL, without a network: `hangs` answers when the test lets it. */
function receivers() {
  const posted: { to: string; type: string; id: string }[] = [];
  const underWay = new Map<string, number>();
  const most = new Map<string, number>();
  const held: (() => void)[] = [];
  let holds = true;
  let answer: Outcome = { failure: 'TIMEOUT' };
  return {
    posted,
    /** The most attempts that were under way to a receiver at once. */
    most,
    sentTo: (to: string) => posted.filter((one) => one.to === to).map(({ type }) => type),
    letGo(then: Outcome = answer) {
      holds = false;
      answer = then;
      for (const release of held.splice(0)) release();
    },
    async post(url: string, headers: Record<string, string>, body: string): Promise<Outcome> {
      const to = new URL(url).pathname.slice(1);
      const now = (underWay.get(to) ?? 0) + 1;
      underWay.set(to, now);
      most.set(to, Math.max(most.get(to) ?? 0, now));
      posted.push({ to, type: (JSON.parse(body) as { type: string }).type, id: headers['webhook-id'] ?? '' });
      if (to.startsWith('hangs') && holds) await new Promise<void>((resolve) => held.push(resolve));
      underWay.set(to, (underWay.get(to) ?? 1) - 1);
      return to.startsWith('hangs') ? answer : { statusCode: 204 };
    },
  };
}

let servers: ReturnType<typeof receivers>;
let world: WebhookWorld;
let ada: Someone & { id: string };
let coach: Someone;

beforeEach(async () => {
  servers = receivers();
  world = await createWebhookWorld({}, { post: servers.post });
  ada = await world.athlete('Ada');
  coach = world.person('coach');
  await world.join(ada, coach, 'COACH', 'Maren');
});
afterEach(() => servers.letGo());

const says = (body: string) => ada.does('addComment', { subjectId: ada.id, audience: 'TEAM', body }, 'comment { id }');
const daysAgo = (days: number) => new Date(Date.parse(world.now()) - days * 86_400_000).toISOString();
/** So many old runs, a day apart, a hundred a call. */
async function backfills(count: number): Promise<void> {
  for (let first = 0; first < count; first += 100) {
    const runs = Array.from({ length: Math.min(100, count - first) }, (_, index) => ({
      externalId: `old-${first + index}`,
      startedAt: daysAgo(10 + first + index),
      distanceMeters: 5_000,
      durationSeconds: 1_800,
    }));
    await ada.does('recordRuns', { athleteId: ada.id, runs }, 'results { run { id } }');
  }
}
const items = async (kind: string) =>
  (await readItems(world.client, world.tableName)).filter((item) => item['kind'] === kind);

describe('forty receivers that hang', () => {
  beforeEach(async () => {
    for (let person = 0; person < 8; person++) {
      const physio = world.person(`physio-${person}`);
      await world.join(ada, physio, 'PHYSIO', `Physio ${person}`);
      for (let hook = 0; hook < 5; hook++) await world.webhook(physio, `https://example.com/hangs-${person}-${hook}`);
    }
    await world.webhook(coach, 'https://example.com/healthy');
    await world.changed();
  });

  it('hold up no other, neither what is there nor what comes while the stream waits for them', async () => {
    for (const each of ['one', 'two']) await says(each);
    const records = await world.tells(await world.changed());
    expect(records).toHaveLength(2 * 41);
    const calls = [world.send(records.slice(0, 10)), world.send(records.slice(10, 20))];
    await vi.waitFor(() => expect(servers.sentTo('healthy')).toHaveLength(2), { timeout: 60_000 });
    const hanging = () => [...servers.most].filter(([to]) => to !== 'healthy').map(([, most]) => most);
    const twoEach = Array<number>(40).fill(2);
    await vi.waitFor(() => expect(hanging()).toEqual(twoEach), { timeout: 60_000 });

    // No call of the stream brings this one: all of its lanes wait for receivers that hang.
    await says('three');
    await world.tells(await world.changed());
    await vi.waitFor(() => expect(servers.sentTo('healthy')).toHaveLength(3), { timeout: 60_000 });

    expect(hanging()).toEqual(twoEach);
    expect(servers.most.get('healthy')).toBeLessThanOrEqual(10);
    // They are gone: nothing more is tried.
    servers.letGo({ statusCode: 410 });
    await Promise.all(calls);
  }, 120_000);
});

describe('a circuit', () => {
  const health = async () => {
    const fields = 'state consecutiveFailures pausedUntil message latestAttempt { outcome responseExcerpt }';
    const { data } = await coach.ask(`{ viewer { webhooks { health { ${fields} } } } }`);
    return data.viewer.webhooks[0].health as { state: string; pausedUntil: string | null; message: string };
  };

  it('opens: what comes waits without an attempt, until one message that is delivered lets all others through', async () => {
    servers.letGo();
    await world.webhook(coach, 'https://example.com/hangs');
    expect(await health()).toMatchObject({ state: 'HEALTHY', consecutiveFailures: 0, latestAttempt: null });
    await world.changed();
    for (let number = 0; number < 8; number++) await says(`Message ${number}`);
    await world.streams();
    // Two under way at once: the fifth failure ends it, perhaps while a sixth is on its way.
    const tried = servers.posted.length;
    expect([5, 6]).toContain(tried);
    const paused = await health();
    expect(paused).toMatchObject({
      state: 'PAUSED',
      consecutiveFailures: tried,
      pausedUntil: '2026-03-10T12:00:30.000Z',
    });
    expect(paused.message).toContain('did not answer within 5 seconds');

    await says('One more');
    await world.streams();
    await world.minutesLater(0.25);
    expect(servers.posted).toHaveLength(tried);

    // Half open: one message, which fails, and the pause is twice as long.
    await world.minutesLater(0.5);
    expect(servers.posted).toHaveLength(tried + 1);
    expect(await health()).toMatchObject({ state: 'PAUSED', pausedUntil: '2026-03-10T12:01:45.000Z' });

    const { data } = await coach.ask('{ viewer { webhooks { id } } }');
    const input = { webhookId: data.viewer.webhooks[0].id, url: 'https://example.com/mended' };
    await coach.does('updateWebhook', input, 'webhook { id }');
    await world.minutesLater(60);
    expect(servers.sentTo('mended')).toHaveLength(9);
    expect(await health()).toMatchObject({ state: 'HEALTHY', consecutiveFailures: 0, pausedUntil: null });
    expect(await items('waiting')).toEqual([]);
  });

  it('that ends while something is announced leaves nothing behind', async () => {
    await world.webhook(coach, 'https://example.com/hangs');
    servers.letGo();
    await world.changed();
    for (let number = 0; number < 6; number++) await says(`Message ${number}`);
    await world.streams();
    await says('In between');
    const records = await world.changed();
    // Whoever announces it has read that the receiver is paused. Now it answers, and is sent all that is there.
    servers.letGo({ statusCode: 204 });
    const faults = injectFaults(world.dynamodb);
    await faults.during(
      justBefore('TransactWriteItems', () => world.minutesLater(1)),
      () => world.tells(records),
    );
    expect(await health()).toMatchObject({ state: 'HEALTHY' });
    expect(await items('packed')).toHaveLength(1);
    await world.minutesLater(1);
    expect(await items('packed')).toEqual([]);
    expect(new Set(servers.posted.map(({ id }) => id)).size).toBe(7);
  });

  it('that is open keeps nobody from hearing that their grant was ended', async () => {
    await world.webhook(coach, 'https://example.com/hangs');
    servers.letGo();
    await world.changed();
    for (let number = 0; number < 6; number++) await says(`Message ${number}`);
    await world.streams();
    await says('For the team');
    await world.streams();
    const { data } = await ada.ask('{ viewer { athlete { grants(first: 9) { nodes { id person { name } } } } } }');
    const grants = data.viewer.athlete.grants.nodes as { id: string; person: { name: string } }[];
    const grantId = grants.find(({ person }) => person.name === 'Maren')?.id;
    await ada.does('revoke', { revoke: { grantId } }, 'revokedId');
    await world.streams();
    const before = servers.posted.length;
    servers.letGo({ statusCode: 204 });
    await world.minutesLater(1);
    expect(servers.posted.slice(before).map(({ type }) => type)).toEqual(['grant.revoked']);
    expect(await items('packed')).toEqual([]);
  });

  it('belongs to one receiver: another of the same owner hears at once', async () => {
    servers.letGo();
    await world.webhook(coach, 'https://example.com/hangs');
    await world.webhook(coach, 'https://example.com/healthy');
    await world.changed();
    for (let number = 0; number < 8; number++) await says(`Message ${number}`);
    await world.streams();
    await says('One more');
    await world.streams();
    expect(servers.sentTo('healthy')).toHaveLength(9);
  });
});

describe('a comment', () => {
  it('is on its way after a few round trips, however many others are paused', async () => {
    await world.webhook(coach, 'https://example.com/healthy');
    for (let hook = 0; hook < 3; hook++) await world.webhook(coach, `https://example.com/hangs-${hook}`);
    servers.letGo();
    await world.changed();
    for (let number = 0; number < 6; number++) await says(`Message ${number}`);
    await world.streams();
    const before = (await items('webhookDelivery')).length;
    const count = countRequests(world.dynamodb);
    let toSend: Awaited<ReturnType<typeof world.tells>> = [];
    const tells = async (body: string) => {
      await says(body);
      const records = (await world.changed()).filter(({ dynamodb }) => dynamodb?.NewImage?.['kind']?.S === 'comment');
      return count.during(async () => (toSend = await world.tells(records)));
    };
    // Who listens (2), who is paused, the delivery, who is to be woken (2), the event for the others (2), their entries:
    // whether they are there, and each of the first time; and whether they are paused still.
    const first = await tells('This is the first');
    expect([first.requests, first.roundTrips]).toEqual([13, 11]);
    expect(await items('packed')).toHaveLength(3);
    await world.send(toSend);
    const told = await tells('This is news');
    expect([told.requests, told.roundTrips]).toEqual([10, 10]);
    expect(await items('packed')).toHaveLength(3);
    expect(await items('webhookDelivery')).toHaveLength(before + 2);
    const sent = await count.during(() => world.send(toSend));
    expect(servers.sentTo('healthy').at(-1)).toBe('comment.added');
    expect(sent.requests).toBeLessThanOrEqual(20);
  });
});

describe('old runs', () => {
  it('wait behind what is new, and cost a few requests for each hundred until somebody reads them', async () => {
    await world.webhook(coach, 'https://example.com/healthy');
    await world.changed();
    await backfills(200);
    await says('This is news');
    const records = await world.changed();
    const runs = records.filter(({ dynamodb }) => dynamodb?.NewImage?.['kind']?.S === 'run');
    const count = countRequests(world.dynamodb);
    // Who listens (2), one item for all runs (2), one for the webhook (2), whether that is awake, and waking it.
    const cost = await count.during(() => world.tells(runs.slice(0, 100)));
    expect(cost.requests).toBe(8);

    const rest = records.filter((record) => !runs.slice(0, 100).includes(record));
    await world.send(await world.tells(rest));
    const sent = servers.sentTo('healthy');
    expect(sent).toHaveLength(201);
    expect(sent[0]).toBe('comment.added');
    expect(new Set(servers.posted.map(({ id }) => id)).size).toBe(201);
    expect(await items('waiting')).toEqual([]);
    expect(await items('packed')).toEqual([]);
    const fields = 'eventType isBackfill status';
    const { data } = await coach.ask(`{ viewer { webhooks { deliveries(first: 3) { nodes { ${fields} } } } } }`);
    const nodes = data.viewer.webhooks[0].deliveries.nodes as { eventType: string; isBackfill: boolean }[];
    for (const { eventType, isBackfill } of nodes) expect(isBackfill).toBe(eventType === 'RUN_RECORDED');
  }, 60_000);

  it('let a message overtake that comes in the middle of them', async () => {
    await world.webhook(coach, 'https://example.com/healthy');
    await world.changed();
    await backfills(100);
    const packed = await world.tells(await world.changed());
    const sending = world.send(packed);
    await vi.waitFor(() => expect(servers.posted.length).toBeGreaterThan(10), { timeout: 20_000, interval: 5 });
    await says('This is news');
    await world.tells(await world.changed());
    await sending;
    await world.minutesLater(1);
    const sent = servers.sentTo('healthy');
    expect(sent).toHaveLength(101);
    expect(sent.indexOf('comment.added')).toBeLessThan(100);
  }, 60_000);

  it('are not unpacked for a receiver that takes nothing', async () => {
    servers.letGo();
    await world.webhook(coach, 'https://example.com/hangs');
    await world.changed();
    await backfills(100);
    await world.streams();
    expect((await items('webhookDelivery')).length).toBeLessThanOrEqual(25);
    expect(await items('packed')).toHaveLength(1);
  }, 60_000);

  it('are told to each of those who may hear of them, and to nobody after a revocation', async () => {
    const tracker = world.integration('tracker');
    await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
    await world.webhook(tracker, 'https://example.com/tracker');
    await world.webhook(coach, 'https://example.com/healthy');
    await world.changed();
    await backfills(30);
    const packed = await world.tells(await world.changed());
    // An integration hears only of runs that it recorded.
    expect(await items('packed')).toHaveLength(1);
    const { data } = await ada.ask('{ viewer { athlete { grants(first: 9) { nodes { id person { name } } } } } }');
    const grants = data.viewer.athlete.grants.nodes as { id: string; person: { name: string } }[];
    const grantId = grants.find(({ person }) => person.name === 'Maren')?.id;
    await ada.does('revoke', { revoke: { grantId } }, 'revokedId');
    await world.send(packed);
    expect(servers.posted).toEqual([]);
    expect(await items('packed')).toEqual([]);
    expect(await items('webhookDelivery')).toEqual([]);
  });

  it('are erased with the athlete before anybody heard of them', async () => {
    await world.webhook(coach, 'https://example.com/healthy');
    await world.changed();
    await backfills(30);
    const packed = await world.tells(await world.changed());
    await ada.does('eraseAthlete', { athleteId: ada.id, confirmName: 'Ada' }, 'done');
    expect(await items('announcement')).toEqual([]);
    await world.send(packed);
    expect(servers.posted).toEqual([]);
    expect(await items('packed')).toEqual([]);
  });

  it('of an import, which tells of itself, are told to nobody', async () => {
    await world.webhook(coach, 'https://example.com/healthy');
    await world.changed();
    await backfills(3);
    const records = await world.changed();
    for (const { dynamodb } of records)
      if (dynamodb?.NewImage?.['kind']?.S === 'run') dynamodb.NewImage['importId'] = { S: 'imp_1' };
    expect(await world.tells(records)).toEqual([]);
  });
});

describe('whoever sends', () => {
  it('has the webhook to themselves until their lease runs out', async () => {
    const { id } = await world.webhook(coach, 'https://example.com/healthy');
    await world.changed();
    await says('Hello');
    const records = await world.tells(await world.changed());
    const [now, later] = [world.now(), new Date(Date.parse(world.now()) + 30_000).toISOString()];
    // A process that took the lease, and died.
    await world.store.endpoints.lease(id as `whk_${string}`, 'dead', now, later);
    await world.send(records);
    expect(servers.posted).toEqual([]);
    await world.minutesLater(0.25);
    expect(servers.posted).toEqual([]);
    await world.minutesLater(0.5);
    expect(servers.sentTo('healthy')).toEqual(['comment.added']);
  });

  it('hears of what comes while they give the lease back', async () => {
    const { id } = await world.webhook(coach, 'https://example.com/healthy');
    await world.changed();
    const { endpoints } = world.store;
    const later = new Date(Date.parse(world.now()) + 30_000).toISOString();
    const lease = await endpoints.lease(id as `whk_${string}`, 'one', world.now(), later);
    if (!lease) throw new Error('There is no lease');
    await endpoints.wake(lease.id, 'LIVE', world.now());
    await endpoints.release(lease, world.now(), undefined);
    const due = await Promise.all(endpoints.shards.map((shard) => endpoints.due(shard, 'LIVE', world.now(), 10)));
    expect(due.flat().map((endpoint) => endpoint.id)).toEqual([id]);
  });

  it('is told of what is written by somebody who saw the pause before them', async () => {
    const { id } = await world.webhook(coach, 'https://example.com/healthy');
    const { endpoints } = world.store;
    const webhook = id as `whk_${string}`;
    const after = (seconds: number) => new Date(Date.parse(world.now()) + seconds * 1_000).toISOString();
    const lease = await endpoints.lease(webhook, 'one', world.now(), after(30));
    if (!lease) throw new Error('There is no lease');
    const health = { ...lease.health, openUntil: after(10) };
    await endpoints.release({ ...lease, health }, world.now(), { lane: 'LIVE', at: world.now() });
    const state = async () => (await endpoints.states([webhook], 'LIVE', after(9))).get(webhook);
    expect(await state()).toEqual({ isDue: true, isPaused: true });
    await endpoints.lease(webhook, 'two', after(11), after(41));
    expect(await state()).toEqual({ isDue: false, isPaused: false });
  });

  it('finds deliveries of the release before, which lie in the schedule and in no queue', async () => {
    await world.webhook(coach, 'https://example.com/healthy');
    await world.changed();
    await says('Hello');
    await world.tells(await world.changed());
    // As that release wrote them: an entry of the schedule, due a minute later, and nothing else.
    for (const kind of ['waiting', 'endpoint'])
      for (const { pk, sk } of await items(kind))
        await world.dynamodb.call('DeleteItem', { TableName: world.tableName, Key: { pk, sk } });
    const [delivery] = await items('webhookDelivery');
    const at = new Date(Date.parse(world.now()) + 60_000).toISOString();
    const { pk, sk } = delivery ?? {};
    await world.dynamodb.call('UpdateItem', {
      TableName: world.tableName,
      Key: { pk, sk },
      UpdateExpression: 'SET nextAttemptAt = :at',
      ExpressionAttributeValues: { ':at': at },
    });
    await world.store.schedule.add({ id: String(delivery?.['id']), at });
    await world.minutesLater(1);
    expect(servers.sentTo('healthy')).toEqual(['comment.added']);
    expect(await items('due')).toEqual([]);
    expect(await items('waiting')).toEqual([]);
  });
});
