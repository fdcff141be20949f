import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  fitOf,
  fitRecords,
  fitSessionOf,
  gpxOf,
  gpxPoints,
  instant,
  tcxPoints,
  tcxText,
} from '../support/recordings.ts';
import { postFile, postRuns, send, type HttpAnswer, IMPORT } from '../support/http-api.ts';
import { utf8 } from '../support/activity-files.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

describe('A file over plain HTTP', () => {
  let world: World;
  let ada: Someone & { id: string };
  let tracker: Someone;
  let made = 0;

  const statuses = ({ body }: HttpAnswer) => body.results.map(({ status }: { status: string }) => status);
  const runOf = async (answer: HttpAnswer, selection: string) => {
    const query = `query($id: ID!) { node(id: $id) { ... on Run { ${selection} } } }`;
    return (await ada.ask(query, { id: answer.body.results[0].runId })).data.node;
  };
  const post = (file: Uint8Array, query: Record<string, string> = {}) =>
    send(world, tracker, IMPORT, { id: ada.id, body: file, query });
  const fit = (distance: number) => fitOf(...fitRecords(), fitSessionOf({ totalDistance: distance }));

  beforeAll(async () => {
    world = await createWorld();
    tracker = world.integration('tracker');
  });
  beforeEach(async () => {
    ada = await world.athlete(`Ada ${(made += 1)}`);
    await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
  });

  it('says what was left out of it', async () => {
    const points = gpxPoints().map((point, place) => (place === 7 ? point.replace('>150<', '>--<') : point));
    expect((await post(gpxOf(points))).body.results[0]).toMatchObject({
      status: 'CREATED',
      warnings: [{ code: 'HEART_RATE_IGNORED', message: expect.stringContaining('One heart rate is') }],
    });
    expect((await post(gpxOf())).body.results[0].warnings).toEqual([]);
  });

  it('may come with what its source says of it, in the query', async () => {
    const said = { externalId: 'vendor-7', type: 'LONG', revision: '3', effort: '6', note: 'By the lake' };
    const answer = await post(fit(5_000), said);
    expect(answer.status).toBe(201);
    expect(await runOf(answer, 'externalId type revision effort note')).toEqual({ ...said, revision: 3, effort: 6 });
    expect(statuses(await post(fit(5_000), said))).toEqual(['UNCHANGED']);
    // The source counts revisions: what it does not call later is none.
    expect(statuses(await post(fit(5_100), said))).toEqual(['UNCHANGED']);
    expect(statuses(await post(fit(5_100), { ...said, revision: '4' }))).toEqual(['UPDATED']);
  });

  it('may come as a form, as browsers and curl send it', async () => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(fit(5_000))]), 'run.fit');
    form.set('externalId', 'form-1');
    form.set('effort', '4');
    const request = new Request('http://localhost', { method: 'POST', body: form });
    const body = new Uint8Array(await request.arrayBuffer());
    const headers = { 'content-type': request.headers.get('content-type') ?? '' };
    const answer = await send(world, tracker, IMPORT, { id: ada.id, body, headers });
    expect(await runOf(answer, 'externalId effort distanceMeters')).toEqual({
      externalId: 'form-1',
      effort: 4,
      distanceMeters: 5_000,
    });
  });

  it.each<[string, Record<string, string>, string]>([
    ['a field that has no name here', { name: 'Morning' }, ''],
    ['an effort in words', { effort: 'hard' }, 'effort'],
    ['a type that is none', { type: 'SPRINT' }, 'type'],
    ['an empty id', { externalId: '' }, 'externalId'],
    ['another sport', { sport: 'cycling' }, 'sport'],
  ])('with %s beside it is refused', async (_, said, path) => {
    const { status, body } = await post(fit(5_000), said);
    expect([status, body.errors[0].path.join('.')]).toEqual([400, path]);
  });

  it.each<[string, (form: FormData) => void]>([
    ['no file', (form) => form.set('externalId', 'x')],
    ['two files', (form) => ['a', 'b'].forEach((name) => form.append('file', new Blob(['x']), name))],
    ['a file in another field', (form) => form.set('note', new Blob(['x']), 'n')],
  ])('in a form with %s is refused', async (_, fill) => {
    const form = new FormData();
    fill(form);
    const request = new Request('http://localhost', { method: 'POST', body: form });
    const headers = { 'content-type': request.headers.get('content-type') ?? '' };
    const body = new Uint8Array(await request.arrayBuffer());
    expect((await send(world, tracker, IMPORT, { id: ada.id, body, headers })).status).toBe(400);
  });

  it('that is no form, though it says so, is refused', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    expect((await send(world, tracker, IMPORT, { id: ada.id, body: fit(5_000), headers })).status).toBe(400);
  });

  it('that holds several activities takes no external id', async () => {
    const two = fitOf(...fitRecords(), fitSessionOf(), fitSessionOf({ startTime: new Date('2026-03-09T08:00:00Z') }));
    expect((await post(two, { externalId: 'x' })).status).toBe(400);
    expect(statuses(await post(two))).toEqual(['CREATED', 'CREATED']);
  });

  it('that was corrected corrects the run, and the old one does not return', async () => {
    expect(statuses(await post(fit(5_000)))).toEqual(['CREATED']);
    expect(statuses(await post(fit(5_600)))).toEqual(['UPDATED']);
    const again = await post(fit(5_000));
    expect(statuses(again)).toEqual(['UNCHANGED']);
    expect(await runOf(again, 'distanceMeters')).toEqual({ distanceMeters: 5_600 });
  });

  it('of a device that gives every activity one id is another run with another start', async () => {
    const id = '2010-01-01T00:00:00Z';
    const [first, second] = [
      tcxText(tcxPoints(), { id }),
      tcxText(tcxPoints(), { id }).replaceAll('2026-03-08', '2026-03-07'),
    ];
    expect(statuses(await post(utf8(first)))).toEqual(['CREATED']);
    expect(statuses(await post(utf8(second)))).toEqual(['CREATED']);
    expect(statuses(await post(utf8(first)))).toEqual(['UNCHANGED']);
  });

  it('finds the run that was recorded under such an id before', async () => {
    const id = '2010-01-01T00:00:00.000Z';
    const before = {
      externalId: `tcx:${id}`,
      startedAt: instant(0),
      distanceMeters: 5_040,
      durationSeconds: 1_800,
      averageHeartRateBpm: 150,
      elevationGainMeters: 0,
      endedAt: instant(180),
    };
    const recorded = await postRuns(world, tracker, ada.id, before);
    const again = await post(utf8(tcxText(tcxPoints(), { id })));
    expect([statuses(again), again.body.results[0].runId]).toEqual([['UNCHANGED'], recorded.body.results[0].runId]);
  });

  it('with the id of a run that started at another time is a conflict, if the source named it', async () => {
    await post(fit(5_000), { externalId: 'same' });
    const { status, body } = await post(utf8(tcxText().replaceAll('2026-03-08', '2026-03-07')), { externalId: 'same' });
    expect([status, body.results[0].errors[0].code]).toEqual([422, 'CONFLICT']);
  });

  it('that was cropped overlaps the whole: possibly the same run', async () => {
    const whole = await post(gpxOf());
    const cropped = await post(gpxOf(gpxPoints().slice(30, 150)));
    expect(statuses(cropped)).toEqual(['CREATED']);
    expect(cropped.body.results[0].possibleDuplicates).toEqual([{ runId: whole.body.results[0].runId }]);
  });

  it('that does not say its sport is a guess, which its source or the athlete confirms', async () => {
    const untyped = gpxOf(gpxPoints(), '');
    const guessed = await post(untyped);
    expect(await runOf(guessed, 'sportSource')).toEqual({ sportSource: 'GUESSED' });
    expect(statuses(await post(untyped, { sport: 'running' }))).toEqual(['UPDATED']);
    expect(await runOf(guessed, 'sportSource')).toEqual({ sportSource: 'STATED' });

    const another = await post(
      gpxOf(
        gpxPoints().map((point) => point.replace('2026-03-08', '2026-03-06')),
        '',
      ),
    );
    const edit = 'mutation($e: EditRunInput!) { editRun(input: $e) { run { sportSource } userErrors { code } } }';
    const runId = another.body.results[0].runId;
    const confirm = async (sportSource: string) => (await ada.ask(edit, { e: { runId, sportSource } })).data.editRun;
    expect(await confirm('GUESSED')).toEqual({ run: null, userErrors: [{ code: 'INVALID' }] });
    expect(await confirm('STATED')).toEqual({ run: { sportSource: 'STATED' }, userErrors: [] });
    // The guess of its file does not undo that.
    await post(
      gpxOf(
        gpxPoints().map((point) => point.replace('2026-03-08', '2026-03-06')),
        '',
      ),
    );
    expect(await runOf(another, 'sportSource')).toEqual({ sportSource: 'STATED' });
  });

  it('has its laps', async () => {
    const answer = await post(utf8(tcxText()));
    expect(
      await runOf(answer, 'laps { number startMeters distanceMeters durationSeconds paceSeconds averageHeartRateBpm }'),
    ).toEqual({
      laps: [
        {
          number: 1,
          startMeters: 0,
          distanceMeters: 5_040,
          durationSeconds: 1_800,
          paceSeconds: expect.closeTo(357.14),
          averageHeartRateBpm: 150,
        },
      ],
    });
  });

  it('of another sport is a session', async () => {
    const answer = await post(gpxOf(gpxPoints(), 'Ciclismo'));
    expect(answer.body.results[0]).toMatchObject({
      status: 'CREATED',
      sessionId: expect.stringMatching(/^ses_/),
      warnings: [],
    });
  });

  it('breaks nothing: nothing went wrong behind the answers', async () => {
    await postFile(world, tracker, ada.id, gpxOf());
    expect(world.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
