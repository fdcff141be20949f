import { beforeAll, describe, expect, it } from 'vitest';
import { CALLS_PER_MINUTE } from '../../functions/domain/rate-limit.ts';
import { postFile, postRuns } from '../support/http-api.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

describe('The calls of a client in a minute', () => {
  let world: World;
  let ada: Someone & { id: string };
  let tracker: Someone;
  const run = {
    externalId: 'run',
    startedAt: '2026-03-09T12:00:00Z',
    distanceMeters: 8000,
    durationSeconds: 2700,
  };
  const question = '{ viewer { id } }';

  beforeAll(async () => {
    world = await createWorld({ now: '2026-03-10T12:00:42.500Z', callsPerMinute: 3 });
    ada = await world.athlete('Ada');
    tracker = world.integration('tracker');
    // Accepting is the client's first call.
    await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
  });

  it('are counted together over all transports, and one too many gets a time to retry', async () => {
    expect((await tracker.ask(question)).status).toBe(200);
    expect((await postRuns(world, tracker, ada.id, run)).status).toBe(201);

    const refused = await postRuns(world, tracker, ada.id, run);
    expect(refused).toMatchObject({ status: 429, body: { type: 'urn:sidelined:problem:rate-limited' } });
    expect(refused.headers['retry-after']).toBe('18');
    expect((await postFile(world, tracker, ada.id, 'anything')).status).toBe(429);

    const { status, errors, data } = await tracker.ask(question);
    expect([status, data, errors?.[0]?.extensions]).toEqual([429, undefined, { code: 'RATE_LIMITED' }]);
  });

  it('apply to one client: another client, and people, go on', async () => {
    const watch = world.integration('watch');
    expect((await watch.ask(question)).status).toBe(200);
    for (let call = 0; call < 5; call++) expect((await ada.ask(question)).status).toBe(200);
    expect((await postRuns(world, ada, ada.id, run)).status).toBe(201);
  });

  it('are counted anew in the next minute', async () => {
    world.at('2026-03-10T12:01:00.000Z');
    expect((await postRuns(world, tracker, ada.id, run)).status).toBe(200);
  });

  it('are enough for all of an evening’s runs: 30,000 of them', () => {
    expect(CALLS_PER_MINUTE).toBe(300);
  });

  it('are no faults: nothing of it is logged', () => {
    expect(world.logged).toEqual([]);
  });
});
