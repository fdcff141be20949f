import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ATHLETES, DELETE_RUN, LIST, postRuns, RUN, send } from '../support/http-api.ts';
import { scan } from '../support/scan.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

type Athlete = Someone & { id: string };

describe('What a client recorded', () => {
  let world: World;
  let ada: Athlete;
  let tracker: Someone;
  let watch: Someone;
  let made = 0;

  const run = (externalId: string, parts: object = {}) => ({
    externalId,
    startedAt: '2026-03-09T12:00:00.000Z',
    distanceMeters: 8000,
    durationSeconds: 2700,
    ...parts,
  });
  const post = async (who: Someone, ...runs: object[]) => (await postRuns(world, who, ada.id, { runs })).body.results;
  const get = (who: Pick<Someone, 'claims'>, externalId: string, id = ada.id) =>
    send(world, who, RUN, { id, externalId });
  const remove = (who: Pick<Someone, 'claims'>, externalId: string, id = ada.id) =>
    send(world, who, DELETE_RUN, { id, externalId });
  const list = async (who: Someone, query = '') => {
    const { status, body } = await send(world, who, LIST, { id: ada.id, query });
    expect(status).toBe(200);
    return body as {
      runs: { externalId: string; [field: string]: unknown }[];
      deletedRuns: { runId: string; deletedAt: string }[];
      cursor: string;
      hasMore: boolean;
    };
  };
  const idsOf = ({ runs }: Awaited<ReturnType<typeof list>>) => runs.map(({ externalId }) => externalId);

  beforeAll(async () => {
    world = await createWorld();
    [tracker, watch] = [world.integration('tracker'), world.integration('watch')];
  });
  beforeEach(async () => {
    world.at('2026-03-10T12:00:00.000Z');
    ada = await world.athlete(`Ada ${(made += 1)}`);
    await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
    await world.join(ada, watch, 'INTEGRATION', 'Watch');
  });

  describe('is shown to it', () => {
    it('by its own ID, with the fields that were posted, and what became of them', async () => {
      const posted = run('a/b ü%2F?', {
        revision: 3,
        endedAt: '2026-03-09T13:00:00.000Z',
        timeZone: 'Europe/Berlin',
        type: 'TEMPO',
        surface: 'TRAIL',
        elevationGainMeters: 120,
        temperatureCelsius: -2.5,
        averageHeartRateBpm: 150.4,
        effort: 6,
        note: 'icy',
      });
      const [{ runId }] = await post(tracker, posted);
      const answer = await get(tracker, 'a/b ü%2F?');
      expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
      const now = '2026-03-10T12:00:00.000Z';
      const due = {
        ...posted,
        runId,
        averageHeartRateBpm: 150,
        sportSource: 'STATED',
        recordedAt: now,
        updatedAt: now,
      };
      expect(answer.body).toEqual(due);
    });

    it('without what it does not have', async () => {
      await post(tracker, run('plain'));
      expect(Object.keys((await get(tracker, 'plain')).body).sort()).toEqual(
        [
          ...[
            'distanceMeters',
            'durationSeconds',
            'externalId',
            'recordedAt',
            'revision',
            'runId',
            'sportSource',
            'startedAt',
          ],
          ...['timeZone', 'type', 'updatedAt'],
        ].sort(),
      );
    });

    it('with a revision of 64 bits as it was posted', async () => {
      await post(tracker, run('large', { revision: '1773144000123456789' }));
      expect((await get(tracker, 'large')).body.revision).toBe('1773144000123456789');
    });

    it('without what the athlete put in the place of its words', async () => {
      const [{ runId }] = await post(tracker, run('edited', { note: 'mine', effort: 3, surface: 'ROAD' }));
      world.at('2026-03-10T12:05:00.000Z');
      await ada.does('editRun', { runId, note: 'my knee', effort: 9, surface: 'TRAIL' }, 'run { id }');
      const { body } = await get(tracker, 'edited');
      expect(body).toMatchObject({ externalId: 'edited', updatedAt: '2026-03-10T12:05:00.000Z' });
      for (const field of ['note', 'effort', 'surface']) expect(body).not.toHaveProperty(field);
    });
  });

  it('does not exist for anybody else, whoever they are', async () => {
    await post(tracker, run('mine'));
    await post(ada, run('by hand'));
    const coach = world.person('coach');
    await world.join(ada, coach, 'COACH', 'Maren');
    const missing = await get(tracker, 'nothing');
    expect(missing.status).toBe(404);
    for (const [who, externalId] of [
      [watch, 'mine'],
      [ada, 'mine'],
      [tracker, 'by hand'],
      [tracker, ''],
      [tracker, 'x'.repeat(300)],
    ] as const) {
      expect((await get(who, externalId)).body).toEqual(missing.body);
      expect((await remove(who, externalId)).status).toBe(404);
    }
    expect((await get(ada, 'by hand')).status).toBe(200);
    for (const one of [get, remove]) {
      expect((await one(coach, 'by hand')).status).toBe(403);
      expect((await one(world.integration('stranger'), 'mine')).body).toEqual(missing.body);
      expect((await one(tracker, 'mine', 'ath_AAAAAAAAAAAAAAAA')).body).toEqual(missing.body);
      expect((await one({ claims: {} }, 'mine')).status).toBe(401);
    }
    expect(idsOf(await list(watch))).toEqual([]);
    expect(idsOf(await list(ada))).toEqual(['by hand']);
    expect((await get(tracker, 'mine')).status).toBe(200);
  });

  it('is read with one scope and deleted with the other', async () => {
    await post(tracker, run('a'));
    const [reader, writer] = ['read', 'write'].map((scope) => world.integration('tracker', `sidelined/runs:${scope}`));
    if (!reader || !writer) throw new Error('Two tokens are expected');
    expect((await get(writer, 'a')).status).toBe(403);
    expect((await send(world, writer, LIST, { id: ada.id })).status).toBe(403);
    expect((await remove(reader, 'a')).status).toBe(403);
    expect((await get(reader, 'a')).status).toBe(200);
    expect((await remove(writer, 'a')).status).toBe(204);
  });

  it('is deleted for good, however often', async () => {
    await post(tracker, run('a'));
    expect([(await remove(tracker, 'a')).status, (await remove(tracker, 'a')).status]).toEqual([204, 204]);
    expect((await get(tracker, 'a')).status).toBe(404);
    expect(await post(tracker, run('a', { revision: 1 }))).toMatchObject([
      { status: 'REJECTED', errors: [{ code: 'DELETED' }] },
    ]);
  });

  it('is nobody’s to read once the access has ended', async () => {
    await post(tracker, run('a'));
    const { cursor } = await list(tracker);
    const query = 'query($id: ID!) { athlete(id: $id) { grants(first: 9) { nodes { id person { name } } } } }';
    const { nodes } = (await ada.ask(query, { id: ada.id })).data.athlete.grants;
    const grant = nodes.find(({ person }: { person: { name: string } }) => person.name === 'Tracker');
    await ada.does('revoke', { revoke: { grantId: grant.id } }, 'revokedId');
    expect((await get(tracker, 'a')).status).toBe(404);
    expect((await remove(tracker, 'a')).status).toBe(404);
    expect((await send(world, tracker, LIST, { id: ada.id, query: `cursor=${cursor}` })).status).toBe(404);
  });

  it('is in the athlete’s audit trail when it is read', async () => {
    await post(tracker, run('a'));
    const accesses = async () =>
      (await scan(world)).filter((item) => item.includes('ACCESS#') && item.includes(ada.id)).length;
    // Each in a quarter of an hour of its own: what is read twice in one is one entry.
    for (const [hour, read] of [
      [13, () => get(tracker, 'a')],
      [14, () => list(tracker)],
      [15, () => get(ada, 'a')],
      [16, () => get(tracker, 'nothing')],
    ] as const) {
      world.at(`2026-03-10T${hour}:00:00.000Z`);
      const before = await accesses();
      await read();
      expect((await accesses()) - before).toBe(hour < 15 ? 1 : 0);
    }
  });

  describe('and what became of it since', () => {
    it('is listed by when it last changed; a client that comes back with its cursor gets what is new', async () => {
      await post(tracker, run('a'), run('b', { startedAt: '2026-01-01T12:00:00.000Z' }));
      await post(watch, run('not mine'));
      await post(ada, run('by hand'));
      const first = await list(tracker);
      expect([idsOf(first).sort(), first.deletedRuns, first.hasMore]).toEqual([['a', 'b'], [], false]);
      world.at('2026-03-10T13:00:00.000Z');
      const idle = await list(tracker, `cursor=${first.cursor}`);
      // What changed in the minute before the list comes once more.
      expect(idsOf(idle).sort()).toEqual(['a', 'b']);
      expect(idsOf(await list(tracker, `cursor=${idle.cursor}`))).toEqual([]);
      // A run of long ago, a revision, an edit by the athlete, and two deletions.
      await post(tracker, run('old', { startedAt: '2020-01-01T12:00:00.000Z' }), run('c'), run('d'));
      world.at('2026-03-10T13:01:00.000Z');
      await post(tracker, run('a', { revision: 1, distanceMeters: 9000 }));
      const { runId } = (await get(tracker, 'b')).body;
      world.at('2026-03-10T13:02:00.000Z');
      await ada.does('editRun', { runId, type: 'LONG' }, 'run { id }');
      const [c, d] = [(await get(tracker, 'c')).body.runId, (await get(tracker, 'd')).body.runId];
      world.at('2026-03-10T13:03:00.000Z');
      await remove(tracker, 'c');
      await ada.does('deleteRun', { runId: d }, 'deletedRunId');
      const since = await list(tracker, `cursor=${idle.cursor}`);
      expect(since.runs.map(({ externalId, distanceMeters, type }) => [externalId, distanceMeters, type])).toEqual([
        ['old', 8000, 'OTHER'],
        ['a', 9000, 'OTHER'],
        ['b', 8000, 'LONG'],
      ]);
      const deletedAt = '2026-03-10T13:03:00.000Z';
      const byId = (one: { runId: string }, other: { runId: string }) => (one.runId < other.runId ? -1 : 1);
      expect(since.deletedRuns.toSorted(byId)).toEqual([c, d].map((each) => ({ runId: each, deletedAt })).sort(byId));
    });

    it('comes in pages of which none is missed or repeated while they are read', async () => {
      for (let hour = 0; hour < 5; hour++) {
        world.at(`2026-03-10T0${hour}:00:00.000Z`);
        await post(tracker, ...Array.from({ length: 5 }, (_, each) => run(`${hour}-${each}`)));
      }
      world.at('2026-03-10T12:00:00.000Z');
      const told: string[] = [];
      let page = await list(tracker, 'limit=7');
      for (; page.hasMore; page = await list(tracker, `limit=7&cursor=${encodeURIComponent(page.cursor)}`))
        told.push(...idsOf(page));
      told.push(...idsOf(page));
      expect(told).toHaveLength(25);
      expect(new Set(told).size).toBe(25);
      expect(told.map((id) => id[0])).toEqual(told.map((id) => id[0]).sort());
      expect(idsOf(await list(tracker, `cursor=${page.cursor}`))).toEqual([]);
    });

    it('is not missed where a slow call is written after the list was read', async () => {
      // The slow call began at 12:00:00, and is written after the list of 12:00:20.
      world.at('2026-03-10T12:00:10.000Z');
      await post(tracker, run('quick'));
      world.at('2026-03-10T12:00:20.000Z');
      const { cursor } = await list(tracker);
      world.at('2026-03-10T12:00:00.000Z');
      await post(tracker, run('slow'));
      world.at('2026-03-10T12:00:40.000Z');
      expect(idsOf(await list(tracker, `cursor=${cursor}`))).toEqual(['slow', 'quick']);
    });

    it('says nothing of what others attach to a run', async () => {
      const [{ runId }] = await post(tracker, run('a'));
      world.at('2026-03-10T13:00:00.000Z');
      const { cursor } = await list(tracker);
      await ada.does('addComment', { subjectId: runId, body: 'It hurt', audience: 'TEAM' }, 'comment { id }');
      world.at('2026-03-10T14:00:00.000Z');
      const after = await list(tracker, `cursor=${cursor}`);
      expect([idsOf(after), idsOf(await list(tracker, `cursor=${after.cursor}`))]).toEqual([[], []]);
    });

    it.each([
      'limit=0',
      'limit=101',
      'limit=ten',
      'limit=-1',
      'cursor=nonsense',
      'cursor=',
      'curser=x',
      `cursor=${'A'.repeat(501)}`,
    ])('is not listed for %s', async (query) => {
      expect((await send(world, tracker, LIST, { id: ada.id, query })).status).toBe(400);
    });

    it('is asked for with no cursor of another list', async () => {
      const { cursor } = await list(tracker);
      const other = Buffer.from(`RUN#2026-03-10T12:00:00.000Z`).toString('base64url');
      expect((await send(world, tracker, LIST, { id: ada.id, query: `cursor=${other}` })).status).toBe(400);
      expect(idsOf(await list(watch, `cursor=${cursor}`))).toEqual([]);
    });
  });

  describe('is of athletes', () => {
    const athletes = async (who: Someone, query = '') => {
      const { status, body } = await send(world, who, ATHLETES, { query });
      expect(status).toBe(200);
      return body as { athletes: { id: string }[]; cursor?: string; hasMore: boolean };
    };

    it('whom it finds, page by page, without their names', async () => {
      const garmin = world.integration(`garmin ${made}`);
      const ids: string[] = [];
      for (let each = 0; each < 5; each++) {
        const one = await world.athlete(`Runner ${(made += 1)}`);
        await world.join(one, garmin, 'INTEGRATION', 'Garmin');
        ids.push(one.id);
      }
      const found: string[] = [];
      let page = await athletes(garmin, 'limit=2');
      for (; page.hasMore; page = await athletes(garmin, `limit=2&cursor=${page.cursor}`))
        found.push(...page.athletes.map(({ id }) => id));
      found.push(...page.athletes.map(({ id }) => id));
      expect(found.sort()).toEqual(ids.sort());
      expect(page.athletes.every((each) => Object.keys(each).join() === 'id')).toBe(true);
      const writer = world.integration(`garmin ${made - 5}`, 'sidelined/runs:write');
      expect((await athletes(writer)).hasMore).toBe(false);
    });

    it('who are the caller themselves, and not those whom they look after', async () => {
      const other = await world.athlete(`Other ${(made += 1)}`);
      await world.join(other, ada, 'COACH', 'Ada');
      expect(await athletes(ada)).toEqual({ athletes: [{ id: ada.id }], hasMore: false });
      expect(await athletes(world.integration('nobody'))).toEqual({ athletes: [], hasMore: false });
    });
  });
});
