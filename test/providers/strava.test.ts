import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { viewerFrom } from '../../functions/request/viewer-from.ts';
import type { AthleteId } from '../../functions/domain/ids.ts';
import { auditOf } from '../support/audit.ts';
import { aStravaRun } from '../support/fake-strava.ts';
import { createProviderWorld, type ProviderWorld, runsFor, stravaEvent } from '../support/provider-world.ts';
import { scan } from '../support/scan.ts';
import type { Someone } from '../support/world.ts';

/** Runs from Strava, from the event to the athlete's list. */

let world: ProviderWorld;
let runner: Someone & { id: string };
let account = 1_000;
let activity = 5_000;
beforeAll(async () => {
  world = await createProviderWorld();
});
beforeEach(async () => {
  delete world.strava.trouble.limits;
  delete world.strava.trouble.status;
  account++;
  activity++;
  runner = await world.connected(`Ada ${account}`, account);
});

const tell = (parts: Record<string, unknown> = {}) =>
  world.tell(stravaEvent(account, { object_id: activity, ...parts }));
const ownRuns = () => runsFor(runner, runner.id);
const fetched = (id = activity) => world.strava.requests.filter((each) => each.endsWith(`/activities/${id}`)).length;
const connection = async () => {
  const { data } = await runner.ask(
    'query($id: ID!) { athlete(id: $id) { providers { provider status problem connectedAt } } }',
    { id: runner.id },
  );
  return data.athlete.providers;
};

describe('connecting', () => {
  it('takes a moment, and then runs come by themselves', async () => {
    const ida = await world.athlete(`Ida ${account}`);
    const asked = 'athlete { providers { provider status problem connectedAt } }';
    const input = {
      athleteId: ida.id,
      provider: 'STRAVA',
      code: world.strava.consent(42),
      scope: 'read,activity:read_all',
    };
    const { athlete } = await ida.does('connectProvider', input, asked);
    expect(athlete.providers).toEqual([{ provider: 'STRAVA', status: 'PENDING', problem: null, connectedAt: null }]);
    await world.settle();
    expect(await world.store.providers.linkOf('strava', '42')).toMatchObject({
      athleteId: ida.id,
      status: 'CONNECTED',
      tokens: { sealed: expect.stringMatching(/^sealed:/) },
    });
    // Neither in the connection nor in the jobs that led to it.
    const stored = JSON.stringify(await scan(world));
    for (const word of ['secret-access', 'secret-refresh', input.code]) expect(stored).not.toContain(word);
  });

  it('refuses a scope that lets nothing be read, and a second connection', async () => {
    const input = { athleteId: runner.id, provider: 'STRAVA', code: 'c' };
    expect(await runner.isRefused('connectProvider', { ...input, scope: 'read' })).toEqual(['INVALID input.scope']);
    expect(await runner.isRefused('connectProvider', { ...input, code: '' })).toEqual(['INVALID input.code']);
    expect(await runner.isRefused('connectProvider', input)).toEqual(['CONFLICT input.provider']);
  });

  it('says why it failed: a code that is used, and an account of somebody else', async () => {
    const ida = await world.athlete(`Ida ${account}`);
    const connect = async (code: string) => {
      await ida.does('connectProvider', { athleteId: ida.id, provider: 'STRAVA', code }, 'athlete { id }');
      await world.settle();
      const { data } = await ida.ask('query($id: ID!) { athlete(id: $id) { providers { status problem } } }', {
        id: ida.id,
      });
      return data.athlete.providers;
    };
    expect(await connect('used')).toEqual([{ status: 'FAILED', problem: 'REFUSED' }]);
    expect(await connect(world.strava.consent(account))).toEqual([{ status: 'FAILED', problem: 'TAKEN' }]);
    expect(await connect(world.strava.consent(43))).toEqual([{ status: 'CONNECTED', problem: null }]);
    world.strava.put(account, aStravaRun(activity));
    await tell();
    await world.settle();
    expect(await ownRuns()).toHaveLength(1);
  });

  it('says that Strava is not set up, where it is not', async () => {
    const ida = await world.athlete(`Ida ${account}`);
    await ida.does('connectProvider', { athleteId: ida.id, provider: 'STRAVA', code: 'c' }, 'athlete { id }');
    const { strava } = world.parts.providers;
    Object.assign(world.parts, { providers: {} });
    await world.settle();
    Object.assign(world.parts, { providers: { strava } });
    const { data } = await ida.ask('query($id: ID!) { athlete(id: $id) { providers { problem } } }', { id: ida.id });
    expect(data.athlete.providers).toEqual([{ problem: 'NOT_AVAILABLE' }]);
  });
});

describe('a run', () => {
  it('is recorded as Strava has it, only for the athlete', async () => {
    world.strava.put(account, aStravaRun(activity, { workout_type: 2, sport_type: 'TrailRun' }));
    expect(await tell()).toBe(200);
    await world.settle();
    expect(await ownRuns()).toEqual([
      {
        id: expect.any(String),
        source: 'Strava',
        externalId: String(activity),
        revision: 0,
        ownerOnly: true,
        type: 'LONG',
        surface: 'TRAIL',
        startedAt: '2026-03-09T12:00:00.000Z',
        endedAt: '2026-03-09T12:31:00.000Z',
        timeZone: 'America/Chicago',
        distanceMeters: 5012.4,
        durationSeconds: 1800,
        averageHeartRateBpm: 152,
        note: 'Morning Run',
      },
    ]);
  });

  it('is not one that is a ride, or that nobody ran', async () => {
    world.strava.put(account, aStravaRun(activity, { sport_type: 'Ride' }));
    await tell();
    world.strava.put(account, aStravaRun(activity + 9_000, { moving_time: 0 }));
    await tell({ object_id: activity + 9_000 });
    expect(await world.settle()).toEqual(expect.arrayContaining(['NOTHING', 'UNREADABLE']));
    expect(await ownRuns()).toEqual([]);
  });

  it("keeps the athlete's words when Strava changes it", async () => {
    world.strava.put(account, aStravaRun(activity));
    await tell();
    await world.settle();
    const [{ id: runId } = {}] = await ownRuns();
    await runner.does('editRun', { runId, note: 'It pulled.', effort: 6 }, 'run { id }');
    world.strava.put(account, aStravaRun(activity, { name: 'Renamed', distance: 6000 }));
    await tell({ aspect_type: 'update', event_time: 1773058000, updates: { title: 'Renamed' } });
    await world.settle();
    expect(await ownRuns()).toMatchObject([{ note: 'It pulled.', distanceMeters: 6000, revision: 1 }]);
  });

  it('is not written again when its event is repeated', async () => {
    world.strava.put(account, aStravaRun(activity));
    await tell();
    await world.settle();
    const before = await scan(world);
    await tell();
    expect(await world.settle()).toEqual(['UNCHANGED']);
    expect(await scan(world)).toEqual(before);
  });

  it('that the athlete deleted stays deleted', async () => {
    world.strava.put(account, aStravaRun(activity));
    await tell();
    await world.settle();
    const [{ id: runId } = {}] = await ownRuns();
    await runner.does('deleteRun', { runId }, 'deletedRunId');
    await tell({ aspect_type: 'update', event_time: 1773058000 });
    expect(await world.settle()).toEqual(['DELETED_BY_ATHLETE']);
    expect(await ownRuns()).toEqual([]);
  });

  it('that is hidden at Strava for a while is there again afterwards, with its observations', async () => {
    world.strava.put(account, aStravaRun(activity));
    await tell();
    await world.settle();
    const [{ id: runId } = {}] = await ownRuns();
    const felt = { phase: 'DURING_RUN', sites: ['CALF'], pain: 4, runId };
    await runner.does('reportSymptom', { athleteId: runner.id, observation: felt }, 'symptom { id }');
    world.strava.remove(activity);
    await tell({ aspect_type: 'delete', event_time: 1773058000 });
    await world.settle();
    expect(await ownRuns()).toEqual([]);
    world.strava.put(account, aStravaRun(activity));
    await tell({ event_time: 1773059000 });
    await world.settle();
    const { data } = await runner.ask('query($id: ID!) { node(id: $id) { ... on Run { observations { pain } } } }', {
      id: runId,
    });
    expect(data.node).toEqual({ observations: [{ pain: 4 }] });
  });

  it('of somebody unknown is not asked for', async () => {
    await world.tell(stravaEvent(999_999, { object_id: activity }));
    expect(await world.settle()).toEqual(['NOBODY']);
    expect(fetched()).toBe(0);
  });
});

describe('between receipt and recording', () => {
  it('nothing is lost when the stream hands nothing on', async () => {
    world.strava.put(account, aStravaRun(activity));
    await tell();
    expect(await world.work()).toEqual([]); // not due yet: the stream has a few minutes
    world.pass(6);
    expect(await world.work()).toMatchObject([{ task: 'look', came: 'CREATED' }]);
    expect(await ownRuns()).toHaveLength(1);
  });

  it('nothing is lost, and nothing there twice, when it dies after recording and before it is done', async () => {
    world.strava.put(account, aStravaRun(activity));
    await tell();
    const { providerJobs } = world.store;
    const real = providerJobs.done;
    providerJobs.done = () => Promise.reject(new Error('The lights went out'));
    world.pass(6);
    await expect(world.work()).resolves.toMatchObject([{ came: 'PUT_OFF' }]);
    providerJobs.done = real;
    expect(await world.settle()).toEqual(['UNCHANGED']);
    expect(await ownRuns()).toHaveLength(1);
  });
});

describe('a Strava that does not answer as one would like', () => {
  it('does not find at once what is new', async () => {
    world.strava.put(account, aStravaRun(activity), 2);
    await tell();
    expect(await world.settle()).toEqual(['PUT_OFF', 'PUT_OFF', 'CREATED']);
    expect(await ownRuns()).toHaveLength(1);
  });

  it('never finds it: given up quietly', async () => {
    await tell();
    expect(await world.settle()).toEqual(['PUT_OFF', 'PUT_OFF', 'PUT_OFF', 'NOTHING']);
    expect(fetched()).toBe(4);
  });

  it('is over its limit: left alone until the next quarter of an hour, by everything', async () => {
    world.at('2026-03-10T20:00:00.000Z');
    world.strava.put(account, aStravaRun(activity));
    await tell();
    world.pass(6);
    world.strava.trouble.limits = { 'X-RateLimit-Limit': '200,2000', 'X-RateLimit-Usage': '201,900' };
    expect(await world.work()).toMatchObject([{ came: 'PUT_OFF', because: 'RateLimited' }]);
    await tell({ event_time: 1773058000, aspect_type: 'update' });
    world.pass(6); // 20:12
    await world.work();
    expect(fetched()).toBe(1);
    delete world.strava.trouble.limits;
    world.at('2026-03-10T20:15:10.000Z');
    expect(await world.work()).toMatchObject([{ came: 'CREATED' }, { came: 'UNCHANGED' }]);
  });

  it.each([
    [
      'the day is used up',
      { 'X-RateLimit-Limit': '200,2000', 'X-RateLimit-Usage': '10,2000' },
      '2026-04-02T00:00:05.000Z',
    ],
    [
      'reads are used up',
      { 'X-ReadRateLimit-Limit': '100,1000', 'X-ReadRateLimit-Usage': '1,1001' },
      '2026-04-02T00:00:05.000Z',
    ],
    ['it says for how long', { 'Retry-After': '90' }, '2026-04-01T10:01:30.000Z'],
    ['it says nothing', {}, '2026-04-01T10:15:05.000Z'],
  ])('is over its limit: %s', async (_, limits, until) => {
    world.at('2026-04-01T10:00:00.000Z');
    world.strava.trouble.limits = limits;
    await expect(world.provider.activity('1', 'token')).rejects.toMatchObject({ name: 'RateLimited', until });
  });

  it('is down: asked again later, in ever longer steps, for a day', async () => {
    world.strava.put(account, aStravaRun(activity));
    await tell();
    world.strava.trouble.status = 503;
    const began = Date.parse(world.now());
    const came = await world.settle();
    expect(came.at(-1)).toBe('GIVEN_UP');
    expect(came).toHaveLength(29);
    expect(Date.parse(world.now()) - began).toBeGreaterThan(21 * 3_600_000);
  });
});

describe('tokens', () => {
  const refreshes = () => world.strava.requests.filter((each) => each === 'POST /oauth/token').length;

  it('that end are exchanged, and the new ones kept', async () => {
    world.pass(7 * 60);
    const before = refreshes();
    for (const [step, parts] of [{}, { aspect_type: 'update', event_time: 1773058000 }].entries()) {
      world.strava.put(account, aStravaRun(activity, { distance: 5000 + step }));
      await tell(parts);
      await world.settle();
    }
    expect(refreshes()).toBe(before + 1);
    expect(await ownRuns()).toMatchObject([{ distanceMeters: 5001 }]);
  });

  it('that two exchange at once leave both with good ones', async () => {
    world.pass(7 * 60);
    world.strava.put(account, aStravaRun(activity));
    world.strava.put(account, aStravaRun(activity + 9_000));
    await tell();
    await tell({ object_id: activity + 9_000 });
    world.pass(6);
    await Promise.all([world.work(), world.work()]);
    await world.settle();
    expect(await ownRuns()).toHaveLength(2);
    expect(await connection()).toMatchObject([{ status: 'CONNECTED' }]);
  });

  it('that are refused for good end the connection, and say so', async () => {
    world.strava.takeBack(account);
    world.strava.put(account, aStravaRun(activity));
    await tell();
    expect(await world.settle()).toEqual(['REFUSED']);
    expect(await connection()).toMatchObject([{ status: 'FAILED', problem: 'REFUSED' }]);
    await tell({ event_time: 1773058000 });
    expect(await world.settle()).toEqual(['NOBODY']);
  });
});

describe('the end of a connection', () => {
  const deauthorised = (time = Date.parse(world.now()) / 1000) =>
    world.tell(
      stravaEvent(account, {
        object_type: 'athlete',
        object_id: account,
        aspect_type: 'update',
        event_time: Math.floor(time),
        updates: { authorized: 'false' },
      }),
    );
  beforeEach(async () => {
    world.strava.put(account, aStravaRun(activity));
    await tell();
    await world.settle();
    expect(await ownRuns()).toHaveLength(1);
  });
  const nothingIsLeft = async () => {
    expect(await ownRuns()).toEqual([]);
    expect(await connection()).toEqual([]);
    const left = JSON.stringify(await scan(world));
    expect(left).not.toContain(`"${account}"`);
    expect(left).not.toContain(`"${activity}"`);
  };

  it('at Strava: its data is deleted, and nothing is fetched any more', async () => {
    world.strava.takeBack(account);
    await deauthorised();
    await world.settle();
    await nothingIsLeft();
    await tell({ event_time: 1773058000 });
    expect(await world.settle()).toEqual(['NOBODY']);
    expect(fetched()).toBe(1);
  });

  it('that somebody forges deletes nothing: Strava is asked, and says that there is none', async () => {
    await deauthorised();
    const came = await world.settle();
    expect(came).toEqual(['PUT_OFF', 'PUT_OFF', 'PUT_OFF', 'NOT_CONFIRMED']);
    expect(world.strava.requests).toContain('GET /api/v3/athlete');
    expect(await ownRuns()).toHaveLength(1);
    expect(await connection()).toMatchObject([{ status: 'CONNECTED' }]);
  });

  it.each<[string, () => void]>([
    ['cannot be reached', () => (world.strava.trouble.status = 503)],
    ['answers something else', () => (world.strava.trouble.status = 404)],
    ['says nothing but that it is too busy', () => (world.strava.trouble.limits = { 'retry-after': '900' })],
    ['does not know our client', () => void (world.pass(7 * 60), (world.strava.trouble.client = 'unknown'))],
  ])('that Strava does not confirm since it %s deletes nothing', async (_name, happens) => {
    happens();
    await deauthorised();
    const came = new Set(await world.settle());
    for (const name of ['status', 'limits', 'client'] as const) delete world.strava.trouble[name];
    expect([['PUT_OFF'], ['PUT_OFF', 'GIVEN_UP']]).toContainEqual([...came]);
    expect(await ownRuns()).toHaveLength(1);
    expect(await connection()).toMatchObject([{ status: 'CONNECTED' }]);
  });

  it('at Strava, told when the access token had expired: the refresh token is refused, too', async () => {
    world.pass(7 * 60);
    world.strava.takeBack(account);
    await deauthorised();
    expect(await world.settle()).toEqual(['ENDED', 'LEFT']);
    await nothingIsLeft();
  });

  it('here: at once; Strava is notified, and its data is deleted', async () => {
    const input = { athleteId: runner.id, provider: 'STRAVA' };
    const { athlete } = await runner.does('disconnectProvider', input, 'athlete { providers { status } }');
    expect(athlete.providers).toEqual([]);
    await world.settle();
    expect(world.strava.isConsented(account)).toBe(false);
    await nothingIsLeft();
    await runner.does('disconnectProvider', input, 'athlete { id }');
  });

  it('by erasure: Strava is notified, and nothing of it stays anywhere', async () => {
    const input = { athleteId: runner.id, confirmName: `Ada ${account}` };
    await runner.does('eraseAthlete', input, 'done');
    await world.settle();
    await auditOf(world).fold();
    expect(world.strava.isConsented(account)).toBe(false);
    const left = (await scan(world)).map((item) => JSON.stringify(item));
    expect(left.filter((item) => item.includes(`"${account}"`) || item.includes(`"${activity}"`))).toEqual([]);
    expect(left.filter((item) => item.includes(runner.id.slice(4)))).toHaveLength(1); // the mark
  });

  it('by erasure while it is being made: nothing of it stays', async () => {
    const ida = await world.athlete(`Ida ${account}`);
    const code = world.strava.consent(account + 500_000);
    await ida.does('connectProvider', { athleteId: ida.id, provider: 'STRAVA', code }, 'athlete { id }');
    const owner = viewerFrom(ida.claims).id;
    const [view] = await world.store.athletes.views(owner, [ida.id as AthleteId]);
    if (!view) throw new Error('The athlete exists');
    await world.store.erasure.begin(view, owner, world.now());
    world.pass(6);
    await world.work();
    await world.store.erasure.step(view.id, owner);
    await world.settle();
    expect(JSON.stringify(await scan(world))).not.toContain(String(account + 500_000));
  });

  it('with a late event does not end a newer connection', async () => {
    const before = Date.parse(world.now()) / 1000;
    await runner.does('disconnectProvider', { athleteId: runner.id, provider: 'STRAVA' }, 'athlete { id }');
    await world.settle();
    const code = world.strava.consent(account);
    await runner.does('connectProvider', { athleteId: runner.id, provider: 'STRAVA', code }, 'athlete { id }');
    await deauthorised(before);
    await world.settle();
    expect(await connection()).toMatchObject([{ status: 'CONNECTED' }]);
  });
});

it('no token shows in an answer, an export or a log', async () => {
  const { records } = await runner.does('exportAthlete', { athleteId: runner.id }, 'records');
  const { data } = await runner.ask('query($id: ID!) { athlete(id: $id) { providers { provider status problem } } }', {
    id: runner.id,
  });
  expect(JSON.stringify([records, data, world.logged])).not.toContain('secret-');
});
