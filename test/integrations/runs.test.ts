import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { gpxOf, postFile, postRuns, RUNS, send } from '../support/http-api.ts';
import { proves } from '../support/promise.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

describe('Runs over plain HTTP', () => {
  let world: World;
  let ada: Someone & { id: string };
  let tracker: Someone;
  let made = 0;

  const run = (parts: object = {}) => ({
    externalId: `run ${(made += 1)}`,
    startedAt: '2026-03-09T07:00:00-05:00',
    distanceMeters: 8000,
    durationSeconds: 2700,
    ...parts,
  });
  const statuses = ({ body }: { body: { results: { status: string }[] } }) => body.results.map(({ status }) => status);
  const runsOf = async (who: Someone): Promise<{ id: string; startedAt: string }[]> => {
    const query = 'query($id: ID!) { athlete(id: $id) { runs(first: 100) { nodes { id startedAt } } } }';
    return (await who.ask(query, { id: ada.id })).data.athlete.runs.nodes;
  };

  beforeAll(async () => {
    world = await createWorld();
    tracker = world.integration('tracker');
  });
  beforeEach(async () => {
    ada = await world.athlete(`Ada ${(made += 1)}`);
    await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
  });

  it('are recorded, one or many; again, they are there; later revisions replace them', async () => {
    const one = run();
    const created = await postRuns(world, tracker, ada.id, one);
    expect(created).toMatchObject({ status: 201, body: { results: [{ status: 'CREATED', errors: [] }] } });
    const again = await postRuns(world, tracker, ada.id, one);
    expect(again).toMatchObject({ status: 200, body: { results: [{ status: 'UNCHANGED' }] } });
    expect(again.body.results[0].runId).toBe(created.body.results[0].runId);

    const both = await postRuns(world, tracker, ada.id, { runs: [{ ...one, revision: 1 }, run()] });
    expect([both.status, statuses(both)]).toEqual([200, ['UPDATED', 'CREATED']]);
    const stored = await runsOf(tracker);
    expect(stored.map(({ id }) => id).sort()).toEqual(
      both.body.results.map(({ runId }: { runId: string }) => runId).sort(),
    );
    expect(stored[0]?.startedAt).toBe('2026-03-09T12:00:00.000Z');
  });

  it('of which one is bad stop none of the others', proves(3, 1, 'call over plain HTTP'), async () => {
    const answer = await postRuns(
      world,
      tracker,
      ada.id,
      {
        runs: [run(), run({ distanceMeters: -1, effort: 11 }), run({ externalId: null })],
      },
      { 'idempotency-key': 'a' },
    );
    expect([answer.status, statuses(answer)]).toEqual([200, ['CREATED', 'REJECTED', 'REJECTED']]);
    const errors = answer.body.results[1].errors as { code: string; path: string[] }[];
    expect(errors.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
      'OUT_OF_RANGE runs.1.distanceMeters',
      'OUT_OF_RANGE runs.1.effort',
    ]);
    expect(await runsOf(ada)).toHaveLength(1);
  });

  it('of which none was recorded are no success', async () => {
    const answer = await postRuns(world, tracker, ada.id, run({ startedAt: '2031-01-01T00:00:00Z' }));
    expect(answer).toMatchObject({
      status: 422,
      body: {
        type: 'urn:sidelined:problem:nothing-recorded',
        results: [{ status: 'REJECTED', errors: [{ code: 'OUT_OF_RANGE', path: ['startedAt'] }] }],
      },
    });
  });

  it.each<[string, unknown, string[]]>([
    ['nothing at all', {}, ['startedAt', 'distanceMeters', 'durationSeconds']],
    ['a misspelt field', run({ distance: 1 }), ['']],
    ['a date that is none', run({ startedAt: '2026-02-30T10:00:00Z' }), ['startedAt']],
    ['a date without a zone', run({ startedAt: '2026-03-01T10:00:00' }), ['startedAt']],
    ['a number in a text', run({ distanceMeters: '8000' }), ['distanceMeters']],
    ['a type that is none', { runs: [run(), run({ type: 'SPRINT' })] }, ['runs.1.type']],
    ['no runs', { runs: [] }, ['runs']],
    ['101 runs', { runs: Array.from({ length: 101 }, () => run()) }, ['runs']],
    ['a list', [run()], ['']],
    ['null', null, ['']],
  ])('whose JSON is %s are refused in whole', async (_, body, paths) => {
    const { status, body: problem } = await postRuns(world, tracker, ada.id, body);
    expect([status, problem.type]).toEqual([400, 'urn:sidelined:problem:malformed-request']);
    expect(problem.errors.map(({ path }: { path: string[] }) => path.join('.'))).toEqual(paths);
    expect(await runsOf(ada)).toEqual([]);
  });

  it.each<[string, string | Uint8Array | undefined, number]>([
    ['no body', undefined, 400],
    ['half an object', '{"startedAt":', 400],
    ['no UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400],
    ['more than a MiB', `{"note":"${'x'.repeat(1024 * 1024)}"}`, 413],
  ])('with %s are refused', async (_, body, status) => {
    const answer = await send(world, tracker, RUNS, { id: ada.id, ...(body !== undefined && { body }) });
    expect(answer.status).toBe(status);
  });

  it('may come as whatever curl says that they are', async () => {
    const body = Buffer.from(JSON.stringify(run()));
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await send(world, tracker, RUNS, { id: ada.id, body, headers })).status).toBe(201);
  });

  it('are written by those with a grant only; nobody else learns whether the athlete exists', async () => {
    const [coach, stranger] = [world.person('coach'), world.integration('watch')];
    await world.join(ada, coach, 'COACH', 'Maren');
    const unknown = await postRuns(world, tracker, 'ath_AAAAAAAAAAAAAAAA', run());
    const notGranted = await postRuns(world, stranger, ada.id, run());
    const noId = await postRuns(world, tracker, '../..', run());
    expect(unknown.status).toBe(404);
    expect([notGranted.body, noId.body]).toEqual([unknown.body, unknown.body]);
    expect((await postRuns(world, coach, ada.id, run())).status).toBe(403);
    const reader = world.integration('tracker', 'sidelined/runs:read');
    expect((await postRuns(world, reader, ada.id, run())).status).toBe(403);
    expect((await postRuns(world, { claims: {} }, ada.id, run())).status).toBe(401);
    expect(await runsOf(ada)).toEqual([]);
  });

  it('can be posted by the athlete, too', async () => {
    expect((await postRuns(world, ada, ada.id, run({ note: 'felt fine' }))).status).toBe(201);
    expect(await runsOf(ada)).toHaveLength(1);
    expect(await runsOf(tracker)).toEqual([]);
  });

  it('have no id for a token that may only write', async () => {
    const writer = world.integration('tracker', 'sidelined/runs:write');
    const { body } = await postRuns(world, writer, ada.id, run());
    expect(body.results).toEqual([{ status: 'CREATED', errors: [] }]);
  });

  it('are refused from the moment of the revocation', async () => {
    const { grant } = await grantOfTracker();
    const key = { 'idempotency-key': 'before and after' };
    const body = run();
    expect((await postRuns(world, tracker, ada.id, body, key)).status).toBe(201);
    await ada.does('revoke', { revoke: { grantId: grant } }, 'revokedId');
    expect((await postRuns(world, tracker, ada.id, run())).status).toBe(404);
    expect((await postFile(world, tracker, ada.id, gpxOf('2026-03-08T12:00:00Z'))).status).toBe(404);
    // Runs that it has already posted are not recorded again.
    expect((await postRuns(world, tracker, ada.id, body, key)).status).toBe(404);
    expect(await runsOf(ada)).toHaveLength(1);
  });

  async function grantOfTracker(): Promise<{ grant: string }> {
    const query = 'query($id: ID!) { athlete(id: $id) { grants(first: 9) { nodes { id role } } } }';
    const { nodes } = (await ada.ask(query, { id: ada.id })).data.athlete.grants;
    return { grant: nodes.find(({ role }: { role: string }) => role === 'INTEGRATION').id };
  }

  it('from a file and from JSON, under two sources, are flagged as perhaps the same', async () => {
    const watch = world.integration('watch');
    await world.join(ada, watch, 'INTEGRATION', 'Watch');
    const startedAt = '2026-03-09T12:00:00.000Z';
    const file = await postFile(world, watch, ada.id, gpxOf(startedAt));
    expect(file).toMatchObject({ status: 201, body: { results: [{ status: 'CREATED' }] } });
    const [{ distanceMeters, durationSeconds }] = (
      await ada.ask(
        'query($id: ID!) { athlete(id: $id) { runs(first: 1) { nodes { distanceMeters durationSeconds } } } }',
        { id: ada.id },
      )
    ).data.athlete.runs.nodes;
    world.at('2026-03-10T12:00:01.000Z');
    const json = await postRuns(world, tracker, ada.id, run({ startedAt, distanceMeters, durationSeconds }));
    const { data } = await ada.ask('query($id: ID!) { node(id: $id) { ... on Run { possibleDuplicateOf { id } } } }', {
      id: json.body.results[0].runId,
    });
    expect(data.node.possibleDuplicateOf).toEqual({ id: file.body.results[0].runId });
  });

  it('break nothing: nothing went wrong behind the answers', () => {
    expect(world.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
