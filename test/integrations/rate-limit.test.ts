import { parseList } from 'structured-headers';
import { beforeAll, describe, expect, it } from 'vitest';
import { CLIENT_LIMITS } from '../../functions/domain/rate-limit.ts';
import { readClientLimits } from '../../functions/request/request-limit.ts';
import { postEvent } from '../support/gateway.ts';
import { postFile, postRuns, postSessions } from '../support/http-api.ts';
import { asFunction } from '../support/role.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

const question = '{ viewer { id } }';
const run = {
  externalId: 'run',
  startedAt: '2026-03-09T12:00:00Z',
  distanceMeters: 8000,
  durationSeconds: 2700,
};

/** The policies of a header by name, read by a parser of structured fields that is not ours. */
function policiesIn(header: string | undefined): Record<string, Record<string, unknown>> {
  const items = parseList(header ?? '').map(([name, parameters]) => {
    const entries = [...parameters].map(([key, value]) => [
      key,
      value instanceof ArrayBuffer ? Buffer.from(value).toString() : value,
    ]);
    return [name, Object.fromEntries(entries) as Record<string, unknown>];
  });
  return Object.fromEntries(items) as Record<string, Record<string, unknown>>;
}

describe('The calls of a client in a minute', () => {
  let world: World;
  let ada: Someone & { id: string };
  let tracker: Someone;

  beforeAll(async () => {
    world = await createWorld({ now: '2026-03-10T12:00:42.500Z', clientLimits: { calls: 3 } });
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
    expect(CLIENT_LIMITS).toEqual({ calls: 300, callsForAthlete: 60 });
    expect(readClientLimits({})).toEqual(CLIENT_LIMITS);
    expect(readClientLimits({ CALLS_PER_MINUTE: '34800' })).toEqual({ ...CLIENT_LIMITS, calls: 34_800 });
    expect(() => readClientLimits({ CALLS_PER_ATHLETE_AND_MINUTE: 'many' })).toThrow('CALLS_PER_ATHLETE_AND_MINUTE');
  });

  it('are no faults: nothing of it is logged', () => {
    expect(world.logged).toEqual([]);
  });
});

describe('What is left of them', () => {
  let world: World;
  let ada: Someone & { id: string };
  let tracker: Someone;
  const asked = async ({ claims }: Someone, query: string, headers = {}) => {
    const event = postEvent(claims, { query });
    const { statusCode, headers: sent = {} } = await asFunction('graphql', () =>
      world.handler({ ...event, headers: { ...event.headers, ...headers } }),
    );
    return { statusCode, sent: sent as Record<string, string> };
  };

  beforeAll(async () => {
    world = await createWorld({ now: '2026-03-10T12:00:42.500Z', clientLimits: { calls: 90, callsForAthlete: 4 } });
    ada = await world.athlete('Ada');
    tracker = world.integration('tracker');
    await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
  });

  it('is in every answer of plain HTTP, with the athlete as the partition', async () => {
    const { headers } = await postRuns(world, tracker, ada.id, run);
    expect(policiesIn(headers['ratelimit-policy'])).toEqual({
      client: { q: 90, w: 60 },
      athlete: { q: 4, w: 60, pk: ada.id },
    });
    expect(policiesIn(headers['ratelimit'])).toEqual({
      client: { r: 88, t: 18 },
      athlete: { r: 3, t: 18, pk: ada.id },
    });
    const refused = await postRuns(world, tracker, ada.id, { nonsense: true });
    expect([refused.status, policiesIn(refused.headers['ratelimit'])['client']]).toEqual([400, { r: 87, t: 18 }]);
  });

  it('is in every answer of GraphQL, also one that is refused before it runs', async () => {
    const { sent } = await asked(tracker, question);
    expect(sent['ratelimit-policy']).toBe('"client";q=90;w=60');
    expect(sent['ratelimit']).toBe('"client";r=86;t=18');
    const refused = await asked(tracker, '{ nothing }');
    expect([refused.statusCode, refused.sent['ratelimit']]).toEqual([400, '"client";r=85;t=18']);
    const unread = await asked(tracker, question, { 'content-encoding': 'br' });
    expect(policiesIn(unread.sent['ratelimit'])).toEqual({ client: { r: 84, t: 18 } });
  });

  it('is no header for people, who have no such limit', async () => {
    expect(Object.keys((await asked(ada, question)).sent).join()).not.toContain('ratelimit');
    expect(Object.keys((await postRuns(world, ada, ada.id, run)).headers).join()).not.toContain('ratelimit');
  });

  it('one loop about one athlete meets the limit of that athlete, whatever it calls, and no other athlete’s', async () => {
    const bea = await world.athlete('Bea');
    await world.join(bea, tracker, 'INTEGRATION', 'Tracker');
    await postSessions(world, tracker, ada.id, { ...run, activity: 'CROSS_TRAINING' });
    const record = { athleteId: ada.id, runs: [{ ...run, startedAt: '2026-03-09T12:00:00.000Z' }] };
    await tracker.does('recordRuns', record, 'results { status }');

    const refused = await postRuns(world, tracker, ada.id, run);
    expect(refused).toMatchObject({ status: 429, body: { type: 'urn:sidelined:problem:rate-limited' } });
    expect(refused.body.detail).toContain('4 calls for this athlete');
    expect(refused.headers['retry-after']).toBe('18');
    expect(policiesIn(refused.headers['ratelimit'])['athlete']).toEqual({ r: 0, t: 18, pk: ada.id });
    await expect(tracker.does('recordRuns', record, 'results { status }')).rejects.toThrow('RATE_LIMITED');

    expect((await postRuns(world, tracker, bea.id, run)).status).toBe(201);
    const watch = world.integration('watch');
    await world.join(ada, watch, 'INTEGRATION', 'Watch');
    expect((await postRuns(world, watch, ada.id, run)).status).toBe(201);
    expect((await postRuns(world, ada, ada.id, run)).status).toBe(200);
  });

  it('says the same of athletes whom nobody let in and of those who do not exist', async () => {
    const cy = await world.athlete('Cy');
    for (const id of [cy.id, 'ath_nobodynobodynobo']) {
      const statuses = [];
      for (let call = 0; call < 5; call++) statuses.push((await postRuns(world, tracker, id, run)).status);
      expect(statuses).toEqual([404, 404, 404, 404, 429]);
    }
  });
});
