import { readdir } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gpxDocument, gpxTrack, northwards, tcxFile, fitFile } from '../support/activity-files.ts';
import { BEGIN, CANCEL, createImportWorld, type ImportWorld, LOOK, RESULTS } from '../support/import-world.ts';
import type { Someone } from '../support/world.ts';
import { zipOf } from '../support/zip.ts';

const DAY = 86_400;
/** A run of 20 minutes, as many days before Sunday. */
const runDaysBefore = (days: number, type = 'running', seconds = 1_200, every = 30) =>
  gpxDocument(gpxTrack([pointsDaysBefore(days, seconds, every)], type));
const pointsDaysBefore = (days: number, seconds: number, every: number) =>
  northwards(3, 0, seconds, every).map((point) => ({ ...point, seconds: (point.seconds ?? 0) - days * DAY }));

describe('An import', () => {
  let world: ImportWorld;
  let ada: Someone & { id: string };
  let tracker: Someone;

  beforeAll(async () => {
    world = await createImportWorld();
    ada = await world.athlete('Ada');
    tracker = world.integration('tracker');
    await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
  });
  afterAll(() => world.close());

  const runsOf = async (): Promise<string[]> => {
    const { data } = await ada.ask(
      'query($id: ID!) { athlete(id: $id) { runs(first: 100) { nodes { startedAt } } } }',
      { id: ada.id },
    );
    return data.athlete.runs.nodes.map(({ startedAt }: { startedAt: string }) => startedAt);
  };

  it('says where to put the file, for an hour and of exactly that size', async () => {
    const { status, body } = await world.call(ada, BEGIN, {
      body: { athleteId: ada.id, fileName: 'export.zip', bytes: 1_000 },
    });
    expect(status).toBe(201);
    expect(body.import).toMatchObject({
      status: 'AWAITING_UPLOAD',
      fileName: 'export.zip',
      bytes: 1_000,
      progress: { files: 0 },
    });
    expect(body.upload).toMatchObject({
      method: 'PUT',
      headers: { 'content-length': '1000' },
      expiresAt: '2026-03-10T13:00:00.000Z',
    });
  });

  it('of an archive as Strava exports it: packed files are recorded, other files are skipped and said so', async () => {
    const zip = await zipOf([
      ['activities.csv', 'Activity ID,Activity Name\n1,Morning Run\n'],
      ['activities/1.fit.gz', gzipSync(fitFile())],
      ['activities/2.gpx.gz', gzipSync(runDaysBefore(30))],
      [
        'activities/3.tcx.gz',
        gzipSync(`      ${Buffer.from(tcxFile([{ seconds: -40 * DAY, total: 1_500, meters: 5_000 }])).toString()}`),
      ],
      ['activities/4.gpx', runDaysBefore(50, 'cycling')],
      ['media/1.jpg', 'not an activity'],
    ]);
    const done = await world.import(ada, ada.id, zip);
    expect(done).toMatchObject({
      status: 'FINISHED',
      progress: {
        files: 6,
        filesDone: 6,
        filesSkipped: 2,
        filesRejected: 0,
        created: 4,
        updated: 0,
        unchanged: 0,
        rejected: 0,
      },
    });
    const results = await world.results(ada, done.id);
    expect(results.map(({ name, status }) => `${status} ${name}`)).toEqual([
      'SKIPPED activities.csv',
      'RECORDED activities/1.fit.gz',
      'RECORDED activities/2.gpx.gz',
      'RECORDED activities/3.tcx.gz',
      'RECORDED activities/4.gpx',
      'SKIPPED media/1.jpg',
    ]);
    expect(results[1].results).toEqual([
      { status: 'CREATED', runId: expect.stringMatching(/^run_/) as unknown, warnings: [], errors: [] },
    ]);
    expect(results[4].results).toEqual([
      { status: 'CREATED', sessionId: expect.stringMatching(/^ses_/) as unknown, warnings: [], errors: [] },
    ]);
    expect(await runsOf()).toHaveLength(3);
    expect(
      await readdir(world.folder, { recursive: true, withFileTypes: true }).then((all) =>
        // The tracks of what was recorded stay with it.
        all.filter((one) => one.isFile() && !one.parentPath.includes('/tracks/')),
      ),
    ).toEqual([]);
  });

  it('of the same files again changes nothing', async () => {
    const before = await runsOf();
    const again = await world.import(
      ada,
      ada.id,
      await zipOf([
        ['a.gpx', runDaysBefore(30)],
        ['b.fit', fitFile()],
      ]),
    );
    expect(again.progress).toMatchObject({ created: 0, unchanged: 2 });
    expect(await runsOf()).toEqual(before);
  });

  it('of Garmin’s archive reads the zips within, and of Apple’s the routes', async () => {
    const inner = await zipOf([
      ['100.fit', fitFile()],
      ['101.gpx', runDaysBefore(60)],
      ['deeper.zip', await zipOf([['x.gpx', runDaysBefore(61)]])],
    ]);
    const done = await world.import(
      ada,
      ada.id,
      await zipOf([
        ['DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip', inner],
        ['apple_health_export/export.xml', '<HealthData/>'],
        ['apple_health_export/workout-routes/route_2026-01-01.gpx', runDaysBefore(62)],
      ]),
    );
    expect(done).toMatchObject({
      status: 'FINISHED',
      progress: { files: 5, filesDone: 5, filesSkipped: 2, created: 2, unchanged: 1 },
    });
    const names = (await world.results(ada, done.id)).map(({ name, status }) => `${status} ${name}`);
    expect(names).toContain('RECORDED DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip/101.gpx');
    expect(names).toContain('SKIPPED DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip/deeper.zip');
    expect(names).toContain('SKIPPED apple_health_export/export.xml');
  });

  it('of one large file reads it: 20 MB of GPX, more than can be posted', async () => {
    const points = pointsDaysBefore(70, 3_000, 1);
    const wordy = gpxDocument(`<metadata><desc>${'x'.repeat(20_000_000)}</desc></metadata>${gpxTrack([points])}`);
    const done = await world.import(ada, ada.id, Buffer.from(wordy), 'long day.gpx');
    expect(done).toMatchObject({ status: 'FINISHED', progress: { files: 1, created: 1 } });
  });

  it('records as whoever began it: an integration its own runs, each found again by itself alone', async () => {
    const done = await world.import(tracker, ada.id, await zipOf([['a.gpx', runDaysBefore(30)]]));
    expect(done.progress).toMatchObject({ created: 1, unchanged: 0 });
  });

  it('is seen by whoever began it and by the athlete, and for others does not exist', async () => {
    const { id } = await world.import(tracker, ada.id, await zipOf([['a.gpx', runDaysBefore(30)]]));
    const coach = world.person('Cleo');
    await world.join(ada, coach, 'COACH', 'Cleo');
    const watch = world.integration('watch');
    await world.join(ada, watch, 'INTEGRATION', 'Watch');
    for (const who of [tracker, ada]) expect((await world.call(who, LOOK, { id })).status).toBe(200);
    for (const route of [LOOK, RESULTS, CANCEL])
      for (const who of [coach, watch, world.person('Eve')])
        expect(await world.call(who, route, { id })).toMatchObject({
          status: 404,
          body: { type: 'urn:sidelined:problem:not-found' },
        });
    expect((await world.call(coach, BEGIN, { body: { athleteId: ada.id, fileName: 'a', bytes: 1 } })).status).toBe(403);
  });

  it('needs the scope to write', async () => {
    const reader = world.integration('tracker', 'sidelined/runs:read');
    expect((await world.call(reader, BEGIN, { body: { athleteId: ada.id, fileName: 'a', bytes: 1 } })).status).toBe(
      403,
    );
  });

  it.each([
    ['more than 5 GB', { bytes: 5 * 1024 ** 3 + 1 }, 413],
    ['nothing', { bytes: 0 }, 400],
    ['half a byte', { bytes: 1.5 }, 400],
    ['a name that is too long', { fileName: 'x'.repeat(201) }, 400],
    ['an unknown field', { folder: 'x' }, 400],
    ['another athlete', { athleteId: 'ath_AAAAAAAAAAAAAAAA' }, 404],
  ])('is refused for %s', async (_, wrong, status) => {
    const body = { athleteId: ada.id, fileName: 'a.zip', bytes: 1_000, ...wrong };
    expect((await world.call(ada, BEGIN, { body })).status).toBe(status);
  });

  it('that is cancelled keeps what was recorded, forgets the file, and stays cancelled', async () => {
    const id = await world.begin(ada, ada.id, await zipOf([['a.gpx', runDaysBefore(90)]]));
    expect((await world.call(ada, CANCEL, { id })).status).toBe(204);
    await world.came(id);
    expect(await world.look(ada, id)).toMatchObject({ status: 'CANCELLED', progress: { created: 0 } });
    expect((await world.call(ada, CANCEL, { id })).status).toBe(204);
    expect(
      await readdir(world.folder, { recursive: true, withFileTypes: true }).then((all) =>
        // The tracks of what was recorded stay with it.
        all.filter((one) => one.isFile() && !one.parentPath.includes('/tracks/')),
      ),
    ).toEqual([]);
  });

  it('logs neither names nor ids of athletes', () => {
    const text = JSON.stringify(world.imported);
    expect(text).not.toMatch(/\.gpx|\.zip|ath_|run_|imp_/);
  });
});
