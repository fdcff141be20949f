import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RUNS, send, SESSIONS } from '../support/http-api.ts';
import { scan } from '../support/scan.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

const LARGEST = '9223372036854775807';

describe('Revisions of 64 bits', () => {
  let world: World;
  let ada: Someone & { id: string };
  let tracker: Someone;
  let made = 0;

  beforeAll(async () => {
    world = await createWorld();
    tracker = world.integration('tracker');
  });
  beforeEach(async () => {
    ada = await world.athlete(`Ada ${(made += 1)}`);
    await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
  });

  /** A run as JSON in which the revision is written as it is given, digit by digit. */
  const written = (revision: string, distanceMeters = 8000): string =>
    `{"externalId":"a","startedAt":"2026-03-09T07:00:00Z","distanceMeters":${distanceMeters},"durationSeconds":2700,"revision":${revision}}`;
  const post = async (revision: string, distanceMeters?: number) => {
    const { status, body } = await send(world, tracker, RUNS, { id: ada.id, body: written(revision, distanceMeters) });
    return body.results?.[0]?.status ?? status;
  };
  const stored = async (fields = 'revision fullRevision distanceMeters') => {
    const query = `query($id: ID!) { athlete(id: $id) { runs(first: 1) { nodes { ${fields} } } } }`;
    const { data, errors } = await tracker.ask(query, { id: ada.id });
    expect(errors).toBeUndefined();
    return data.athlete.runs.nodes[0];
  };

  it.each<[what: string, earlier: string, later: string]>([
    ['milliseconds', '1773144000122', '1773144000123'],
    ['microseconds', '1773144000123455', '1773144000123456'],
    ['nanoseconds, which a number cannot tell apart', '1773144000123456788', '1773144000123456789'],
    ['the largest there are', '9223372036854775806', LARGEST],
    ['digits in a string', '"1773144000123456788"', '"1773144000123456789"'],
    ['either', '"1773144000123456788"', '1773144000123456789'],
  ])('as %s are stored and compared exactly', async (_, earlier, later) => {
    expect(await post(earlier, 1)).toBe('CREATED');
    expect(await post(earlier, 2)).toBe('UNCHANGED');
    expect(await post(later, 3)).toBe('UPDATED');
    expect(await post(later, 4)).toBe('UNCHANGED');
    expect(await post(earlier, 5)).toBe('UNCHANGED');
    expect(await stored()).toEqual({ revision: null, fullRevision: later.replaceAll('"', ''), distanceMeters: 3 });
  });

  it.each([
    ['9223372036854775808', 'REJECTED'],
    ['99999999999999999999', 'REJECTED'],
    ['-1', 'REJECTED'],
    ['1.5', 'REJECTED'],
    ['1e19', 'REJECTED'],
    ['"later"', 'REJECTED'],
  ])('%s is none', async (revision, due) => {
    const { status, body } = await send(world, tracker, RUNS, { id: ada.id, body: written(revision) });
    expect(body.results?.[0]?.status ?? status).toBe(due);
    expect(await stored()).toBeUndefined();
  });

  it('are those of sessions, too', async () => {
    const session = (revision: string) =>
      `{"externalId":"s","activity":"STRENGTH","startedAt":"2026-03-09T07:00:00Z","durationSeconds":60,"revision":${revision}}`;
    const statuses = [];
    for (const revision of ['1773144000123456788', '1773144000123456789', '1773144000123456788']) {
      const { body } = await send(world, tracker, SESSIONS, { id: ada.id, body: session(revision) });
      statuses.push(body.results[0].status);
    }
    expect(statuses).toEqual(['CREATED', 'UPDATED', 'UNCHANGED']);
    const query = 'query($id: ID!) { athlete(id: $id) { sessions(first: 1) { nodes { revision fullRevision } } } }';
    const { data } = await tracker.ask(query, { id: ada.id });
    expect(data.athlete.sessions.nodes).toEqual([{ revision: null, fullRevision: '1773144000123456789' }]);
  });

  it('can be given in GraphQL, beside the Int of before', async () => {
    const run = { externalId: 'g', startedAt: '2026-03-09T07:00:00Z', distanceMeters: 1, durationSeconds: 60 };
    const record = async (parts: object) =>
      (await tracker.does('recordRuns', { athleteId: ada.id, runs: [{ ...run, ...parts }] }, 'results { status }'))
        .results[0].status;
    expect(await record({ revision: 7 })).toBe('CREATED');
    expect(await stored('revision fullRevision')).toEqual({ revision: 7, fullRevision: '7' });
    expect(await record({ fullRevision: '1773144000123456788' })).toBe('UPDATED');
    expect(await record({ fullRevision: '1773144000123456789', revision: 0 })).toBe('UPDATED');
    expect(await record({ revision: 2_147_483_647 })).toBe('UNCHANGED');
    const { errors } = await tracker.ask(
      'mutation($input: RecordRunsInput!) { recordRuns(input: $input) { results { status } } }',
      {
        input: { athleteId: ada.id, runs: [{ ...run, fullRevision: '9223372036854775808' }] },
      },
    );
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it('are what the athlete takes with them', async () => {
    await post('1773144000123456789');
    const { records } = await ada.does('exportAthlete', { athleteId: ada.id }, 'records');
    const run = (records as { kind: string; revision?: unknown }[]).find(({ kind }) => kind === 'run');
    expect(run?.revision).toBe('1773144000123456789');
  });

  it('that are small are stored as they were, and are replaced by large ones', async () => {
    expect(await post('3')).toBe('CREATED');
    const items = await scan(world);
    expect(items.filter((item) => item.includes('"run"') && item.includes(ada.id.slice(4)))).toEqual([
      expect.stringContaining('"revision":{"N":"3"}'),
    ]);
    expect(await post(LARGEST)).toBe('UPDATED');
    expect(await post('4')).toBe('UNCHANGED');
  });
});

describe('An average heart rate with decimals', () => {
  it('is rounded to whole beats over plain HTTP; an Int of GraphQL stays one', async () => {
    const world = await createWorld();
    const ada = await world.athlete('Ada');
    const tracker = world.integration('tracker');
    await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
    const run = { externalId: 'a', startedAt: '2026-03-09T07:00:00Z', distanceMeters: 1, durationSeconds: 60 };
    const body = JSON.stringify({ ...run, averageHeartRateBpm: 150.4 });
    expect((await send(world, tracker, RUNS, { id: ada.id, body })).status).toBe(201);
    const query = 'query($id: ID!) { athlete(id: $id) { runs(first: 1) { nodes { averageHeartRateBpm } } } }';
    expect((await tracker.ask(query, { id: ada.id })).data.athlete.runs.nodes).toEqual([{ averageHeartRateBpm: 150 }]);
    for (const [averageHeartRateBpm, due] of [
      [19.9, 422],
      [260.4, 422],
    ] as const) {
      const bad = JSON.stringify({ ...run, externalId: 'b', averageHeartRateBpm });
      expect((await send(world, tracker, RUNS, { id: ada.id, body: bad })).status).toBe(due);
    }
    // A variable of type Int may stand in no place of type Float, so the field cannot be widened: documents of before
    // would no longer validate.
    const document = `mutation($id: ID!, $bpm: Int) { recordRuns(input: { athleteId: $id, runs: [{ externalId: "c",
      startedAt: "2026-03-09T07:00:00Z", distanceMeters: 1, durationSeconds: 60, averageHeartRateBpm: $bpm }] }) { results { status } } }`;
    expect((await tracker.ask(document, { id: ada.id, bpm: 150 })).data.recordRuns.results).toEqual([
      { status: 'CREATED' },
    ]);
  });
});
