import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFilter } from '../../infra/local/streams/event-filter.ts';
import { streamPatterns } from '../../infra/stream-patterns.ts';
import { startReceiver, verified } from '../support/receiver.ts';
import { createWebhookWorld, type WebhookWorld } from '../support/webhook-world.ts';
import type { Someone } from '../support/world.ts';

/** What the event source lets through to the consumer. */
const passes = createFilter(streamPatterns.changes.map((pattern) => JSON.stringify(pattern)));

describe('What becomes of a run', () => {
  let world: WebhookWorld;
  let ada: Someone & { id: string };
  let tracker: Someone;
  type Hook = Awaited<ReturnType<typeof startReceiver>> & { secret: string };
  const hooks = new Map<string, Hook>();
  let runId: string;

  const run = (parts: object = {}) => ({
    externalId: '1',
    startedAt: '2026-03-09T12:00:00Z',
    distanceMeters: 5000,
    durationSeconds: 1800,
    ...parts,
  });
  const record = async (parts?: object) => {
    const input = { athleteId: ada.id, runs: [run(parts)] };
    return (await tracker.does('recordRuns', input, 'results { run { id } }')).results[0].run.id as string;
  };
  /** What each receiver has heard since the last time, in words. */
  async function heard(): Promise<Record<string, string[]>> {
    const changed = await world.changed();
    await world.send(await world.tells(changed.filter(passes)));
    await world.changed();
    return Object.fromEntries(
      [...hooks].flatMap(([name, { messages, secret }]) => {
        const told = messages.splice(0).map((message) => verified(message, secret));
        for (const { data } of told) expect(data).toEqual({ athleteId: ada.id, runId });
        return told.length > 0 ? [[name, told.map(({ type }) => type).sort()]] : [];
      }),
    );
  }

  beforeEach(async () => {
    world = await createWebhookWorld();
    ada = await world.athlete('Ada');
    tracker = world.integration('tracker');
    const others = { coach: 'COACH', supporter: 'SUPPORTER', watch: 'INTEGRATION' } as const;
    const people: Record<string, Someone> = { ada, tracker };
    await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
    for (const [name, role] of Object.entries(others)) {
      const who = role === 'INTEGRATION' ? world.integration(name) : world.person(name);
      await world.join(ada, (people[name] = who), role, name);
    }
    for (const [name, who] of Object.entries(people)) {
      const receiver = await startReceiver();
      hooks.set(name, { ...receiver, ...(await world.webhook(who, receiver.url)) });
    }
    runId = await record();
    const all = ['run.recorded'];
    expect(await heard()).toEqual({ ada: all, coach: all, supporter: all, tracker: all });
  });
  afterEach(async () => {
    for (const { close } of hooks.values()) await close();
    hooks.clear();
  });

  it('is told: a revision as recorded, as ever, and as updated', async () => {
    await record({ revision: 1, distanceMeters: 6000 });
    const both = ['run.recorded', 'run.updated'];
    expect(await heard()).toEqual({ ada: both, coach: both, supporter: both, tracker: both });
    await record({ revision: 1 });
    expect(await heard()).toEqual({});
  });

  it('is told to a receiver of before as it was', async () => {
    const [receiver, late] = [await startReceiver(), world.person('late')];
    await world.join(ada, late, 'COACH', 'Late');
    const { secret } = await world.webhook(late, receiver.url, ['RUN_RECORDED']);
    await heard();
    await record({ revision: 1 });
    await world.streams();
    await ada.does('deleteRun', { runId }, 'deletedRunId');
    await world.streams();
    expect(receiver.messages.map((message) => verified(message, secret).type)).toEqual(['run.recorded']);
    await receiver.close();
  });

  it('is told of an edit to whoever may see what was edited', async () => {
    const updated = ['run.updated'];
    await ada.does('editRun', { runId, note: 'My knee', effort: 8 }, 'run { id }');
    expect(await heard()).toEqual({ ada: updated, coach: updated });
    await ada.does('editRun', { runId, surface: 'TRAIL' }, 'run { id }');
    expect(await heard()).toEqual({ ada: updated, coach: updated, supporter: updated });
    await ada.does('editRun', { runId, type: 'LONG' }, 'run { id }');
    expect(await heard()).toEqual({ ada: updated, coach: updated, supporter: updated, tracker: updated });
    await ada.does('addComment', { subjectId: runId, audience: 'TEAM', body: 'Sore' }, 'comment { id }');
    const before = hooks.get('tracker')?.messages.length;
    await world.streams();
    expect(hooks.get('tracker')?.messages).toHaveLength(before ?? NaN);
  });

  it('is told when it is deleted, by whomever, once', async () => {
    await tracker.does('deleteRun', { runId }, 'deletedRunId');
    const deleted = ['run.deleted'];
    expect(await heard()).toEqual({ ada: deleted, coach: deleted, supporter: deleted, tracker: deleted });
    await tracker.does('deleteRun', { runId }, 'deletedRunId');
    expect(await heard()).toEqual({});
  });
});
