import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shortHash } from '../../functions/store/hash.ts';
import { countRequests } from '../support/counter.ts';
import { startReceiver, verified } from '../support/receiver.ts';
import { createWebhookWorld, type WebhookWorld } from '../support/webhook-world.ts';
import { readItems } from '../support/bulk.ts';
import { proves } from '../support/promise.ts';
import type { Someone } from '../support/world.ts';

/** A word that is in everything written about the athlete, and nowhere else. */
const CANARY = 'CANARY-HEALTH';
const observation = { phase: 'AFTER_RUN', sites: ['PES_ANSERINUS'], pain: 6, note: CANARY };
const rules = [{ activity: 'RUN', permission: 'PROHIBITED' }];

let world: WebhookWorld;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let ada: Someone & { id: string };
let coach: Someone;
let grantId: string;
let secret: string;
let webhookId: string;

beforeEach(async () => {
  world = await createWebhookWorld();
  receiver = await startReceiver();
  ada = await world.athlete(`${CANARY} Ada`);
  coach = world.person('coach');
  grantId = await world.join(ada, coach, 'COACH', 'Maren');
  ({ id: webhookId, secret } = await world.webhook(coach, receiver.url));
  await world.streams();
});
afterEach(() => receiver.close());

const report = async (): Promise<string> => {
  const reported = await ada.does('reportSymptom', { athleteId: ada.id, observation }, 'symptom { id }');
  return reported.symptom.id;
};

describe('what changes by itself is told when it does', () => {
  const types = () => receiver.messages.map((message) => verified(message, secret));
  const later = (minutes: number) => new Date(Date.parse(world.now()) + minutes * 60_000).toISOString();
  const instruct = (parts: object) =>
    coach.does('issueInstruction', { athleteId: ada.id, rules, supersedes: [], ...parts }, 'instruction { id }');
  const changed = (timestamp: string) => ({ type: 'availability.changed', timestamp, data: { athleteId: ada.id } });

  it('a restriction that begins in two hours, and its end', async () => {
    const [startsAt, endsAt] = [later(120), later(180)];
    const { instruction } = await instruct({ startsAt, endsAt });
    await world.streams();
    const issued = { type: 'instruction.issued', timestamp: world.now(), data: expect.anything() as object };
    expect(types()).toEqual([issued]);
    await world.minutesLater(119);
    expect(types()).toEqual([issued]);
    await world.minutesLater(2);
    await world.streams();
    await world.minutesLater(1);
    expect(types()).toEqual([issued, changed(startsAt)]);
    await world.minutesLater(60);
    await world.minutesLater(2);
    expect(types()).toEqual([issued, changed(startsAt), changed(endsAt)]);
    expect(instruction.id).toBeDefined();
  });

  it('one that was withdrawn before is not told, and one of next year once', async () => {
    const { instruction } = await instruct({ startsAt: later(120) });
    await world.streams();
    await coach.does('withdrawInstruction', { instructionId: instruction.id }, 'instruction { id }');
    const startsAt = later(100 * 24 * 60);
    await instruct({ startsAt });
    await world.streams();
    for (let days = 0; days < 100; days += 10) await world.minutesLater(10 * 24 * 60);
    await world.minutesLater(1);
    await world.minutesLater(1);
    expect(types().filter(({ type }) => type === 'availability.changed')).toEqual([changed(startsAt)]);
  });

  it('half an hour that is over when the stream tells of it', async () => {
    await instruct({ endsAt: later(30) });
    const records = await world.changed();
    const writtenAt = world.now();
    world.at(later(60));
    await world.send(await world.tells(records));
    expect(types()).toContainEqual(changed(writtenAt));
  });
});

describe('what happens reaches who listens', () => {
  it('once, signed, with ids, a type and a time', async () => {
    const symptomId = await report();
    await world.streams();
    expect(receiver.messages).toHaveLength(1);
    const [message] = receiver.messages;
    expect(message && verified(message, secret)).toEqual({
      type: 'symptom.reported',
      timestamp: world.now(),
      data: { athleteId: ada.id, symptomId },
    });
    expect(message?.headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': 'Sidelined-Webhooks/1',
      'webhook-id': expect.stringMatching(/^evt_[\w-]{22}$/) as string,
    });
    expect(await world.log(coach)).toEqual([
      {
        id: expect.stringMatching(/^dlv_/) as string,
        eventId: message?.headers['webhook-id'],
        eventType: 'SYMPTOM_REPORTED',
        status: 'DELIVERED',
        attempts: 1,
        lastStatusCode: 204,
        nextAttemptAt: null,
      },
    ]);
  });

  it('nothing that is sent or logged contains health data', async () => {
    const symptomId = await report();
    await ada.does('addObservation', { symptomId, observation: { ...observation, pain: 7 } }, 'symptom { id }');
    await coach.does('issueInstruction', { athleteId: ada.id, rules, note: CANARY }, 'instruction { id }');
    await coach.does('addComment', { subjectId: ada.id, audience: 'TEAM', body: CANARY }, 'comment { id }');
    const run = { startedAt: world.now(), distanceMeters: 6437.5, durationSeconds: 1800, note: CANARY };
    await ada.does('recordRuns', { athleteId: ada.id, runs: [run] }, 'results { run { id } }');
    await world.streams();
    const types = receiver.messages.map((message) => verified(message, secret).type);
    expect(types.sort()).toEqual([
      'availability.changed',
      'comment.added',
      'instruction.breached',
      'instruction.issued',
      'run.recorded',
      'symptom.reported',
    ]);
    const said = JSON.stringify([receiver.messages, world.lines, world.logged]);
    for (const word of [CANARY, 'PES_ANSERINUS', 'PROHIBITED', 'SIDELINED', '6437', 'whsec_', 'Maren'])
      expect(said).not.toContain(word);
    for (const { body } of receiver.messages) {
      const { type: _, timestamp: __, data, ...others } = JSON.parse(body) as { data: object; [name: string]: unknown };
      expect(others).toEqual({});
      for (const [name, id] of Object.entries(data)) expect(`${name} ${id}`).toMatch(/Id [a-z]{3}_[\w.-]+$/);
    }
  });

  it('records of the stream that come again, and two schedules at once, send nothing again', async () => {
    await report();
    const records = await world.changed();
    const deliveries = await world.tells(records);
    expect(deliveries).toHaveLength(1);
    expect(await world.tells(records)).toEqual([]);
    await Promise.all([world.send(deliveries), world.send(deliveries), world.minutesLater(2)]);
    await world.send(deliveries);
    await world.minutesLater(2);
    expect(receiver.messages).toHaveLength(1);
  });

  it('what was written and never taken up by the stream is sent by the schedule', async () => {
    await report();
    await world.tells(await world.changed());
    await world.minutesLater(2);
    expect(receiver.messages).toHaveLength(1);
    const left = (await readItems(world.client, world.tableName)).filter(({ kind }) => kind === 'due');
    expect(left).toEqual([]);
  });

  it('each of several webhooks hears of it, under the same id and with its own secret', async () => {
    const other = await world.webhook(coach, receiver.url, ['SYMPTOM_REPORTED']);
    await world.webhook(coach, receiver.url, ['COMMENT_ADDED']);
    await report();
    await world.streams();
    const ids = receiver.messages.map(({ headers }) => headers['webhook-id']);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    const verifiedBy = (key: string) =>
      receiver.messages.filter((message) => {
        try {
          return verified(message, key);
        } catch {
          return false;
        }
      });
    expect([verifiedBy(secret), verifiedBy(other.secret)].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('both secrets verify it while a receiver changes over, and for a day', async () => {
    const rotated = await coach.does('rotateWebhookSecret', { webhookId }, 'secret');
    await report();
    await world.streams();
    world.at('2026-03-11T12:00:00.000Z');
    await report();
    await world.streams();
    const [first, second] = receiver.messages;
    if (!first || !second) throw new Error('Two were to come');
    for (const key of [secret, rotated.secret]) expect(verified(first, key).type).toBe('symptom.reported');
    expect(verified(second, rotated.secret).type).toBe('symptom.reported');
    expect(() => verified(second, secret)).toThrow('No matching signature');
  });

  it('an athlete whom nobody listens to costs two requests, and what means nothing none', async () => {
    await coach.does('deleteWebhook', { webhookId }, 'deletedWebhookId');
    await report();
    const records = await world.changed();
    const count = countRequests(world.dynamodb);
    const ofKind = (kind: string) => records.filter(({ dynamodb }) => dynamodb?.NewImage?.['kind']?.S === kind);
    const cost = await count.during(() => world.tells(ofKind('symptom')));
    expect(cost.requests).toBe(2);
    const meant = await count.during(() => world.tells([...ofKind('observation'), ...ofKind('athlete')]));
    expect(meant.requests).toBe(0);
  });
});

describe('who hears of it is decided when it is sent', () => {
  it('nothing after a revocation, but that', proves(5, 1, 'ways to data'), async () => {
    await report();
    const deliveries = await world.tells(await world.changed());
    await ada.does('revoke', { revoke: { grantId } }, 'revokedId');
    await world.send(deliveries);
    expect(receiver.messages).toEqual([]);
    await world.streams();
    const heard = receiver.messages.map((message) => verified(message, secret));
    expect(heard).toEqual([{ type: 'grant.revoked', timestamp: world.now(), data: { athleteId: ada.id, grantId } }]);
    await report();
    await world.streams();
    await world.minutesLater(60);
    expect(receiver.messages).toHaveLength(1);
    expect((await world.log(coach)).map(({ eventType, status }) => `${eventType} ${status}`).sort()).toEqual([
      'GRANT_REVOKED DELIVERED',
      'SYMPTOM_REPORTED FAILED',
    ]);
  });

  it('nothing to a webhook that was deleted or disabled meanwhile', async () => {
    await report();
    const first = await world.tells(await world.changed());
    await coach.does('updateWebhook', { webhookId, status: 'DISABLED' }, 'webhook { id }');
    await world.send(first);
    await report();
    expect(await world.tells(await world.changed())).toEqual([]);
    await coach.does('updateWebhook', { webhookId, status: 'ENABLED' }, 'webhook { id }');
    await report();
    const second = await world.tells(await world.changed());
    await coach.does('deleteWebhook', { webhookId }, 'deletedWebhookId');
    await world.send(second);
    expect(receiver.messages).toEqual([]);
  });

  it.each(['before it is sent', 'while it waits for another try', 'after it was sent'])(
    'deliveries about an athlete are erased with the athlete: %s',
    async (when) => {
      receiver.answers(when === 'after it was sent' ? 204 : 500);
      await report();
      const deliveries = await world.tells(await world.changed());
      if (when !== 'before it is sent') await world.send(deliveries);
      await ada.does('eraseAthlete', { athleteId: ada.id, confirmName: `${CANARY} Ada` }, 'done');
      const { length } = receiver.messages;
      await world.streams();
      await world.send(deliveries);
      await world.minutesLater(60);
      expect(receiver.messages).toHaveLength(length);
      const left = (await readItems(world.client, world.tableName)).filter(
        // What says that the athlete's files are to be deleted stays until they are.
        ({ kind, sk, pk }) =>
          kind !== 'erasedAthlete' && kind !== 'filesDue' && JSON.stringify([pk, sk, kind]).includes(ada.id.slice(4)),
      );
      expect(left).toEqual([]);
      expect((await readItems(world.client, world.tableName)).map(({ kind }) => kind)).not.toContain('webhookDelivery');
      expect(await world.log(coach)).toEqual([]);
    },
  );

  it("an athlete's export does not say who received deliveries", async () => {
    await report();
    await world.streams();
    const { records } = await ada.does('exportAthlete', { athleteId: ada.id }, 'records');
    const kinds = new Set((records as { kind: string }[]).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['athlete', 'grant', 'observation', 'symptom']);
  });
});

describe('receivers get events of what they may see', () => {
  it('and neither ids nor headers say anything of what they may not: a supporter, of a symptom', async () => {
    const supporter = world.person('supporter');
    await world.join(ada, supporter, 'SUPPORTER', 'Ben');
    const theirs = await startReceiver();
    await world.webhook(supporter, theirs.url);
    await world.streams();
    world.at('2026-03-10T13:00:00.000Z');
    const symptomId = await report();
    world.at('2026-03-10T14:00:00.000Z');
    const [, hidden = ''] = symptomId.split('.');
    const input = { subjectId: symptomId, audience: 'SUPPORTERS', body: 'It will be fine' };
    const { comment } = await coach.does('addComment', input, 'comment { id }');
    await world.streams();
    const said = JSON.stringify(theirs.messages) + JSON.stringify(await world.log(supporter));
    expect(theirs.messages).toHaveLength(1);
    expect(said).toContain(comment.id);
    for (const word of [hidden, hidden.slice(0, 10)]) expect(said).not.toContain(word);
    // Whoever knows an id could try all numbers of writes, if this were a hash of both alone.
    const guesses = Array.from({ length: 10 }, (_, version) => shortHash(`${comment.id} ${version} COMMENT_ADDED`));
    for (const guess of guesses) expect(said).not.toContain(guess);
    await theirs.close();
  });

  it('each role of exactly its own', async () => {
    const people = {
      owner: ada,
      physio: world.person('physio'),
      supporter: world.person('supporter'),
      tracker: world.integration('tracker'),
      watch: world.integration('watch'),
      stranger: world.person('stranger'),
    };
    await world.join(ada, people.physio, 'PHYSIO', 'Jonas');
    await world.join(ada, people.supporter, 'SUPPORTER', 'Ben');
    await world.join(ada, people.tracker, 'INTEGRATION', 'Tracker');
    await world.join(ada, people.watch, 'INTEGRATION', 'Watch');
    const receivers = new Map(
      await Promise.all(
        Object.entries(people).map(async ([name, who]) => {
          const theirs = await startReceiver();
          const hook = await world.webhook(who, theirs.url);
          return [name, { ...theirs, secret: hook.secret }] as const;
        }),
      ),
    );
    await world.streams();

    await report();
    const run = { externalId: '1', startedAt: world.now(), distanceMeters: 5000, durationSeconds: 1800 };
    await people.tracker.does('recordRuns', { athleteId: ada.id, runs: [run] }, 'results { run { id } }');
    for (const audience of ['TEAM', 'CLINICAL', 'SUPPORTERS'])
      await people.physio.does('addComment', { subjectId: ada.id, audience, body: CANARY }, 'comment { id }');
    await coach.does('issueInstruction', { athleteId: ada.id, rules }, 'instruction { id }');
    await ada.does('revoke', { revoke: { grantId } }, 'revokedId');
    await world.streams();

    const heard = Object.fromEntries(
      [...receivers].map(([name, theirs]) => [
        name,
        theirs.messages.map((message) => verified(message, theirs.secret).type).sort(),
      ]),
    );
    const team = [
      'availability.changed',
      'instruction.breached',
      'instruction.issued',
      'run.recorded',
      'symptom.reported',
    ];
    const comments = (count: number) => Array<string>(count).fill('comment.added');
    expect(heard).toEqual({
      owner: [...team, ...comments(3), 'grant.revoked'].sort(),
      physio: [...team, ...comments(3)].sort(),
      supporter: ['availability.changed', 'comment.added', 'run.recorded'],
      tracker: ['run.recorded'],
      watch: [],
      stranger: [],
    });
    await Promise.all([...receivers.values()].map((theirs) => theirs.close()));
  });
});
