import { beforeEach, describe, expect, it } from 'vitest';
import { MAX_SESSIONS_PER_CALL } from '../../functions/request/log-sessions.ts';
import {
  fileId,
  fitFile,
  fitSession,
  gpxDocument,
  gpxFile,
  gpxTrack,
  northwards,
  tcxFile,
  utf8,
} from '../support/activity-files.ts';
import { firstTries, injectFaults } from '../support/faults.ts';
import { type HttpAnswer, postFile, postRuns, postSessions, send, SESSIONS } from '../support/http-api.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

/** Sessions over plain HTTP: rides, swims and strength, as JSON and in files. */

let world: World;
let ada: Someone & { id: string };
let coach: Someone;
let tracker: Someone;
let made = 0;

beforeEach(async () => {
  world = await createWorld();
  ada = await world.athlete('Ada');
  [coach, tracker] = [world.person('coach'), world.integration('tracker')];
  await world.join(ada, coach, 'COACH', 'Maren');
  await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
});

const session = (parts: object = {}) => ({
  externalId: `session ${(made += 1)}`,
  activity: 'CROSS_TRAINING',
  startedAt: '2026-03-09T07:00:00-05:00',
  durationSeconds: 2_700,
  ...parts,
});
const named = (key: string) => ({ 'idempotency-key': key });
const statuses = ({ body }: HttpAnswer): string[] => body.results.map(({ status }: { status: string }) => status);
const rejections = ({ body }: HttpAnswer): string[][] =>
  body.results.map(({ errors }: { errors: { code: string; path: string[] }[] }) =>
    errors.map(({ code, path }) => `${code} ${path.join('.')}`),
  );
const kind = ({ status, body }: HttpAnswer) =>
  `${status} ${String(body.type ?? 'results')
    .split(':')
    .at(-1)}`;
const sessionsOf = async (who: Someone) => {
  const query = `query($id: ID!) { athlete(id: $id) { sessions(first: 100) { nodes {
    id source activity startedAt durationSeconds distanceMeters effort note adherence { rule verdict } } } } }`;
  return (await who.ask(query, { id: ada.id })).data.athlete.sessions.nodes;
};
const countRuns = async (): Promise<number> => {
  const query = 'query($id: ID!) { athlete(id: $id) { runs(first: 100) { nodes { id } } } }';
  return (await ada.ask(query, { id: ada.id })).data.athlete.runs.nodes.length;
};

describe('Sessions as JSON', () => {
  it('are logged, one or many; again, they are there; later revisions replace them', async () => {
    const ride = session({ distanceMeters: 28_000.5, effort: 4, note: 'along the lake' });
    const created = await postSessions(world, tracker, ada.id, ride);
    expect(created).toMatchObject({ status: 201, body: { results: [{ status: 'CREATED', errors: [] }] } });
    const again = await postSessions(world, tracker, ada.id, ride);
    expect(again).toMatchObject({ status: 200, body: { results: [{ status: 'UNCHANGED' }] } });
    expect(again.body.results[0].sessionId).toBe(created.body.results[0].sessionId);

    const strength = session({ activity: 'STRENGTH' });
    const both = await postSessions(world, tracker, ada.id, {
      sessions: [{ ...ride, revision: 1, effort: 6 }, strength],
    });
    expect([both.status, statuses(both)]).toEqual([200, ['UPDATED', 'CREATED']]);
    expect(await sessionsOf(tracker)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          id: created.body.results[0].sessionId,
          activity: 'CROSS_TRAINING',
          startedAt: '2026-03-09T12:00:00.000Z',
          durationSeconds: 2_700,
          distanceMeters: 28_000.5,
          effort: 6,
          note: 'along the lake',
        }),
        expect.objectContaining({ activity: 'STRENGTH', source: 'Tracker' }),
      ]),
    );
  });

  it('of which one is bad stop none of the others', async () => {
    const answer = await postSessions(world, tracker, ada.id, {
      sessions: [
        session({ durationSeconds: 0, effort: 11 }),
        session(),
        session({ durationSeconds: 86_401 }),
        session({ startedAt: '2031-01-01T00:00:00Z' }),
        session({ distanceMeters: -1, note: 'x'.repeat(2_001) }),
      ],
    });
    expect([answer.status, statuses(answer)]).toEqual([
      200,
      ['REJECTED', 'CREATED', 'REJECTED', 'REJECTED', 'REJECTED'],
    ]);
    expect(rejections(answer)).toEqual([
      ['OUT_OF_RANGE sessions.0.durationSeconds', 'OUT_OF_RANGE sessions.0.effort'],
      [],
      ['OUT_OF_RANGE sessions.2.durationSeconds'],
      ['OUT_OF_RANGE sessions.3.startedAt'],
      ['OUT_OF_RANGE sessions.4.distanceMeters', 'TOO_LONG sessions.4.note'],
    ]);
    expect(await sessionsOf(ada)).toHaveLength(1);
  });

  it('of which none was logged are no success', async () => {
    const answer = await postSessions(world, tracker, ada.id, session({ effort: 2.5 }));
    expect(kind(answer)).toBe('422 nothing-recorded');
    expect(rejections(answer)).toEqual([['INVALID effort']]);
  });

  it('that were deleted are not restored, and a day has room for so many', async () => {
    const gone = session();
    const { body } = await postSessions(world, tracker, ada.id, gone);
    await ada.does('deleteSession', { sessionId: body.results[0].sessionId }, 'deletedSessionId');
    const many = Array.from({ length: MAX_SESSIONS_PER_CALL }, () => session());
    expect(kind(await postSessions(world, tracker, ada.id, { sessions: many }))).toBe('201 results');
    const more = await postSessions(world, tracker, ada.id, { sessions: [gone, session()] });
    expect(rejections(more)).toEqual([['DELETED sessions.0.externalId'], ['LIMIT_REACHED sessions.1.startedAt']]);
  });

  it.each<[string, unknown, string[]]>([
    ['nothing at all', {}, ['startedAt', 'activity', 'durationSeconds']],
    ['a misspelt field', session({ distance: 1 }), ['']],
    ['a date without a zone', session({ startedAt: '2026-03-01T10:00:00' }), ['startedAt']],
    ['a run', session({ activity: 'RUN' }), ['activity']],
    ['an activity that is none', { sessions: [session(), session({ activity: 'YOGA' })] }, ['sessions.1.activity']],
    ['no sessions', { sessions: [] }, ['sessions']],
    ['21 sessions', { sessions: Array.from({ length: 21 }, () => session()) }, ['sessions']],
    ['runs', { runs: [session()] }, ['startedAt', 'activity', 'durationSeconds', '']],
    ['a list', [session()], ['']],
  ])('whose JSON is %s are refused in whole', async (_, body, paths) => {
    const { status, body: problem } = await postSessions(world, tracker, ada.id, body);
    expect([status, problem.type]).toEqual([400, 'urn:sidelined:problem:malformed-request']);
    expect(problem.errors.map(({ path }: { path: string[] }) => path.join('.'))).toEqual(paths);
    expect(await sessionsOf(ada)).toEqual([]);
  });

  it('are written by those with a grant only; nobody else learns whether the athlete exists', async () => {
    const unknown = await postSessions(world, tracker, 'ath_AAAAAAAAAAAAAAAA', session());
    const notGranted = await postSessions(world, world.integration('watch'), ada.id, session());
    expect(unknown.status).toBe(404);
    expect(notGranted.body).toEqual(unknown.body);
    expect((await postSessions(world, coach, ada.id, session())).status).toBe(403);
    const reader = world.integration('tracker', 'sidelined/runs:read');
    expect((await postSessions(world, reader, ada.id, session())).status).toBe(403);
    expect((await postSessions(world, { claims: {} }, ada.id, session())).status).toBe(401);
    expect((await send(world, tracker, SESSIONS, { id: ada.id })).status).toBe(400);
    expect(await sessionsOf(ada)).toEqual([]);
  });

  it('have no id for a token that may only write', async () => {
    const writer = world.integration('tracker', 'sidelined/runs:write');
    const { body } = await postSessions(world, writer, ada.id, session());
    expect(body.results).toEqual([{ status: 'CREATED', errors: [] }]);
  });
});

describe('A call that logs sessions', () => {
  it('needs a key where a session has no id of its own, and is found by it', async () => {
    const sessions = [session({ externalId: undefined }), session({ externalId: undefined })];
    expect(kind(await postSessions(world, ada, ada.id, { sessions }))).toBe('400 idempotency-key-missing');
    const key = named('k'.repeat(128));
    const first = await postSessions(world, ada, ada.id, { sessions }, key);
    expect([first.status, statuses(first)]).toEqual([201, ['CREATED', 'CREATED']]);
    expect(await postSessions(world, ada, ada.id, { sessions }, key)).toEqual(first);
    expect(await sessionsOf(ada)).toHaveLength(2);
    const other = await postSessions(world, ada, ada.id, { sessions: [session({ externalId: undefined })] }, key);
    expect(kind(other)).toBe('422 idempotency-key-reused');
    // The key of another path is another key.
    const run = { startedAt: '2026-03-09T12:00:00Z', distanceMeters: 8_000, durationSeconds: 2_700 };
    expect((await postRuns(world, ada, ada.id, run, key)).status).toBe(201);
  });

  it('that failed halfway is finished by its retry, and nothing is there twice', async () => {
    const sessions = Array.from({ length: 3 }, () => session({ externalId: undefined }));
    const faults = injectFaults(world.dynamodb);
    let written = 0;
    let failed: HttpAnswer | undefined;
    const busy = firstTries('TransactWriteItems', 'throttled', Infinity);
    await faults.during(
      (request) => (request.command === 'TransactWriteItems' && (written += 1) > 1 ? busy(request) : undefined),
      async () => {
        failed = await postSessions(world, ada, ada.id, { sessions }, named('halfway'));
      },
    );
    expect(failed && kind(failed)).toBe('503 busy');
    expect(await sessionsOf(ada)).toHaveLength(1);
    expect((await postSessions(world, ada, ada.id, { sessions }, named('halfway'))).status).toBe(201);
    expect(await sessionsOf(ada)).toHaveLength(3);
  });

  it('made ten times at once logs each session once, also where the store was too busy for some', async () => {
    const sessions = [session(), session()];
    const post = () => postSessions(world, tracker, ada.id, { sessions });
    const answers = await Promise.all(Array.from({ length: 10 }, post));
    for (const { status } of answers) expect([200, 201, 503]).toContain(status);
    expect(statuses(await post())).toEqual(['UNCHANGED', 'UNCHANGED']);
    expect(await sessionsOf(ada)).toHaveLength(2);
  });
});

describe('A file', () => {
  const ride = gpxFile([northwards(7, 0, 1_800)], 'cycling');

  it('of a ride logs it once', async () => {
    const created = await postFile(world, tracker, ada.id, Buffer.from(ride));
    expect(created).toMatchObject({ status: 201, body: { results: [{ status: 'CREATED', errors: [] }] } });
    const again = await postFile(world, tracker, ada.id, Buffer.from(ride));
    expect([again.status, statuses(again)]).toEqual([200, ['UNCHANGED']]);
    expect(again.body.results[0].sessionId).toBe(created.body.results[0].sessionId);
    expect(created.body.results[0]).not.toHaveProperty('runId');
    expect(await sessionsOf(tracker)).toMatchObject([
      { activity: 'CROSS_TRAINING', durationSeconds: 1_800, distanceMeters: 12_600, source: 'Tracker' },
    ]);
    expect(await countRuns()).toBe(0);
  });

  it('of a ride while cross-training is prohibited is a breach that the coach sees', async () => {
    world.at('2026-03-01T12:00:00.000Z');
    const rules = [{ activity: 'CROSS_TRAINING', permission: 'PROHIBITED' }];
    await coach.does('issueInstruction', { athleteId: ada.id, rules, note: 'No bike.' }, 'instruction { id }');
    world.at('2026-03-10T12:00:00.000Z');
    await postFile(world, tracker, ada.id, tcxFile(undefined, 'Biking'));
    expect(await sessionsOf(coach)).toMatchObject([
      { adherence: [{ rule: 'SESSION_WHILE_PROHIBITED', verdict: 'BROKEN' }] },
    ]);
  });

  it('of strength is strength, of which nobody is accused: nobody said which part of the body', async () => {
    world.at('2026-03-01T12:00:00.000Z');
    const rules = [{ activity: 'LOWER_BODY', permission: 'PROHIBITED' }];
    await coach.does('issueInstruction', { athleteId: ada.id, rules, note: 'No squats.' }, 'instruction { id }');
    world.at('2026-03-10T12:00:00.000Z');
    const strength = { sport: 'training', subSport: 'strengthTraining', workoutRpe: 70 };
    await postFile(world, tracker, ada.id, fitFile([fileId(), fitSession(strength)]));
    const [logged] = await sessionsOf(coach);
    expect(logged).toMatchObject({ activity: 'STRENGTH', effort: 7, distanceMeters: null });
    expect(logged.adherence.map(({ verdict }: { verdict: string }) => verdict)).toEqual(['UNKNOWN']);
  });

  it('of a triathlon has a result for each part, in its order', async () => {
    const sports = ['swimming', 'transition', 'cycling', 'transition', 'running'];
    const triathlon = fitFile([fileId(), ...sports.map((sport, leg) => fitSession({ sport }, leg * 3_600))]);
    const answer = await postFile(world, tracker, ada.id, Buffer.from(triathlon));
    expect([answer.status, statuses(answer)]).toEqual([200, ['CREATED', 'REJECTED', 'CREATED', 'REJECTED', 'CREATED']]);
    expect(rejections(answer)).toEqual([[], ['NOT_A_RUN sessions.1'], [], ['NOT_A_RUN sessions.3'], []]);
    const { results } = answer.body;
    expect(results.map(({ runId, sessionId }: Record<string, string>) => (runId ?? sessionId)?.slice(0, 4))).toEqual([
      'ses_',
      undefined,
      'ses_',
      undefined,
      'run_',
    ]);
    expect(await sessionsOf(ada)).toHaveLength(2);
    expect(await countRuns()).toBe(1);
  });

  it('with a run and a ride that are refused says of each where it is', async () => {
    const inDays = (days: number) =>
      northwards(3, 0, 600).map((point) => ({ ...point, seconds: (point.seconds ?? 0) + days * 86_400 }));
    const tracks = [gpxTrack([inDays(0)], 'walking'), gpxTrack([inDays(30)]), gpxTrack([inDays(31)], 'cycling')];
    const file = utf8(gpxDocument(tracks.join('')));
    const answer = await postFile(world, tracker, ada.id, Buffer.from(file));
    expect(kind(answer)).toBe('422 nothing-recorded');
    expect(answer.body.detail).not.toContain('run');
    expect(rejections(answer).flat()).toEqual([
      'NOT_A_RUN sessions.0',
      'OUT_OF_RANGE sessions.1.startedAt',
      'OUT_OF_RANGE sessions.1.endedAt',
      'OUT_OF_RANGE sessions.2.startedAt',
    ]);
  });

  it('with a key is answered as it was at first', async () => {
    const key = named('file');
    const first = await postFile(world, tracker, ada.id, Buffer.from(ride), key);
    await ada.does('deleteSession', { sessionId: first.body.results[0].sessionId }, 'deletedSessionId');
    expect(await postFile(world, tracker, ada.id, Buffer.from(ride), key)).toEqual(first);
    const later = await postFile(world, tracker, ada.id, Buffer.from(ride));
    expect(rejections(later)).toEqual([['DELETED sessions.0.externalId']]);
  });
});
