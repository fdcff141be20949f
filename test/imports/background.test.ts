import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AthleteId, RunId } from '../../functions/domain/ids.ts';
import { forgetFiles } from '../../functions/changes/files.ts';
import { eventsOf, type Image } from '../../functions/domain/webhook/webhook-event.ts';
import { recordOf } from '../../functions/store/items.ts';
import { createStore } from '../../functions/store/store.ts';
import { readItems } from '../support/bulk.ts';
import { change, testConsumer, timeLeft } from '../support/changes.ts';
import { asFunction } from '../support/role.ts';
import { perDay } from '../../functions/domain/limits/limits.ts';
import type { Files } from '../../functions/store/files/files.ts';
import { trackKey, uploadKey } from '../../functions/store/files/keys.ts';
import { gpxDocument, gpxTrack, northwards } from '../support/activity-files.ts';
import { CANCEL, createImportWorld, type ImportWorld } from '../support/import-world.ts';
import { TODAY, type Someone } from '../support/world.ts';
import { type ZipEntry, zipOf } from '../support/zip.ts';

const DAY = 86_400;
const runDaysBefore = (days: number): string =>
  gpxDocument(
    gpxTrack([northwards(3, 0, 600, 60).map((point) => ({ ...point, seconds: (point.seconds ?? 0) - days * DAY }))]),
  );
/** An archive of runs, one a day, ending some days before Sunday. */
const archiveOf = (count: number, from = 20): Promise<Buffer> =>
  zipOf(Array.from({ length: count }, (_, at): ZipEntry => [`${at}.gpx`, runDaysBefore(from + at)]));

describe('Work on an import', () => {
  let world: ImportWorld;
  let ada: Someone & { id: string };
  let tracker: Someone;
  let grantId: string;
  /** What goes wrong when the file is read. */
  let trouble: (() => void) | undefined;

  const withTrouble = (files: Files): Files => ({
    ...files,
    read(...of) {
      trouble?.();
      return files.read(...of);
    },
  });
  beforeAll(async () => {
    world = await createImportWorld({ files: withTrouble });
  });
  let athletes = 0;
  beforeEach(async () => {
    world.at(TODAY);
    world.leave(() => 300_000);
    trouble = undefined;
    athletes += 1;
    ada = await world.athlete(`Ada ${athletes}`);
    tracker = world.integration(`tracker ${athletes}`);
    grantId = await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
  });
  afterAll(() => world.close());

  const countRuns = async (): Promise<number> => {
    const { data } = await ada.ask('query($id: ID!) { athlete(id: $id) { runs(first: 100) { nodes { id } } } }', {
      id: ada.id,
    });
    return data.athlete.runs.nodes.length;
  };

  it('stops when time is short, and goes on in a minute where it stopped', async () => {
    const id = await world.begin(ada, ada.id, await archiveOf(60));
    let asked = 0;
    // Time for one step.
    world.leave(() => (asked++ < 1 ? 300_000 : 10_000));
    await world.came(id);
    expect(await world.look(ada, id)).toMatchObject({
      status: 'QUEUED',
      progress: { files: 60, filesDone: 25, created: 25 },
    });
    world.leave(() => 300_000);
    world.at('2026-03-10T12:01:00.000Z');
    await world.minute();
    expect(await world.look(ada, id)).toMatchObject({
      status: 'FINISHED',
      progress: { filesDone: 60, created: 60, unchanged: 0 },
    });
    expect((await world.results(ada, id)).map(({ place }) => place as number)).toEqual(
      Array.from({ length: 60 }, (_, at) => at),
    );
  });

  it('is gone on with after a worker was killed between recording and saying so: nothing is lost, nothing doubled', async () => {
    const id = await world.begin(ada, ada.id, await archiveOf(30));
    let calls = 0;
    world.dynamodb.use({
      async call(call, next) {
        const isStep = JSON.stringify(call.input).includes('"importedFile"');
        // From the first step's own write on, this worker does nothing any more.
        if (isStep && calls++ === 0) return new Promise(() => {});
        return next(call);
      },
    });
    void world.came(id);
    await expect.poll(() => calls).toBe(1);
    expect(await countRuns()).toBe(25);
    // Others leave it alone while its lease lasts.
    world.at('2026-03-10T12:04:00.000Z');
    await world.minute();
    expect(await world.look(ada, id)).toMatchObject({ status: 'RUNNING', progress: { filesDone: 0 } });
    world.at('2026-03-10T12:05:01.000Z');
    await world.minute();
    expect(await world.look(ada, id)).toMatchObject({
      status: 'FINISHED',
      progress: { files: 30, filesDone: 30, created: 5, unchanged: 25 },
    });
    expect(await countRuns()).toBe(30);
  });

  it('is done by one worker if several are called at once', async () => {
    const id = await world.begin(ada, ada.id, await archiveOf(30));
    const outcomes = (await Promise.all([world.came(id), world.came(id), world.came(id)])) as { import: string }[];
    expect(outcomes.filter((outcome) => outcome.import === 'FINISHED')).toHaveLength(1);
    expect(await world.look(ada, id)).toMatchObject({ progress: { created: 30, unchanged: 0 } });
  });

  it('waits for the next day where the room of today is used up, says until when, and gets through', async () => {
    // A day has room for 300 runs of the last seven days, and for 5,000 older ones: here for five.
    const most = perDay.olderRuns.most;
    Object.assign(perDay.olderRuns, { most: 5 });
    try {
      const done = await world.import(ada, ada.id, await archiveOf(12));
      expect(done).toMatchObject({ status: 'WAITING', progress: { files: 12, filesDone: 5, created: 5, rejected: 0 } });
      expect(done.resumesAt).toMatch(/^2026-03-11T00:[0-3]/);
      world.at('2026-03-10T20:00:00.000Z');
      await world.minute();
      expect(await world.look(ada, done.id)).toMatchObject({ status: 'WAITING', progress: { created: 5 } });
      world.at('2026-03-11T00:40:00.000Z');
      await world.minute();
      expect(await world.look(ada, done.id)).toMatchObject({ status: 'WAITING', progress: { created: 10 } });
      world.at('2026-03-12T00:40:00.000Z');
      await world.minute();
      expect(await world.look(ada, done.id)).toMatchObject({
        status: 'FINISHED',
        progress: { created: 12, unchanged: 0, rejected: 0 },
      });
    } finally {
      Object.assign(perDay.olderRuns, { most });
    }
  });

  it('ends with the grant of whoever began it, though the token was good', async () => {
    const id = await world.begin(tracker, ada.id, await archiveOf(60));
    let asked = 0;
    world.leave(() => (asked++ < 1 ? 300_000 : 10_000));
    await world.came(id);
    world.leave(() => 300_000);
    await ada.does('revoke', { revoke: { grantId } }, 'revokedId');
    world.at('2026-03-10T12:01:00.000Z');
    await world.minute();
    expect(await world.look(ada, id)).toMatchObject({
      status: 'FAILED',
      failure: { code: 'ACCESS_ENDED' },
      progress: { created: 25 },
    });
    expect(await world.files.describe(uploadKey(id as `imp_${string}`))).toBeUndefined();
  });

  it('stops when it is cancelled meanwhile', async () => {
    const id = await world.begin(ada, ada.id, await archiveOf(60));
    let asked = 0;
    world.leave(() => (asked++ < 1 ? 300_000 : 10_000));
    await world.came(id);
    world.leave(() => 300_000);
    await world.call(ada, CANCEL, { id });
    world.at('2026-03-10T12:01:00.000Z');
    await world.minute();
    expect(await world.look(ada, id)).toMatchObject({ status: 'CANCELLED', progress: { created: 25 } });
  });

  it('does not read another file that was put in its place', async () => {
    const id = await world.begin(ada, ada.id, await archiveOf(60));
    let asked = 0;
    world.leave(() => (asked++ < 1 ? 300_000 : 10_000));
    await world.came(id);
    world.leave(() => 300_000);
    await world.files.put(uploadKey(id as `imp_${string}`), await archiveOf(60, 200));
    world.at('2026-03-10T12:01:00.000Z');
    await world.minute();
    expect(await world.look(ada, id)).toMatchObject({ status: 'FAILED', failure: { code: 'FILE_CHANGED' } });
  });

  it('fails if the file never comes, and not before an upload that began in time could have ended', async () => {
    const { body } = await world.call(ada, 'POST /v1/imports', {
      body: { athleteId: ada.id, fileName: 'a', bytes: 5 },
    });
    const { id } = body.import;
    world.at('2026-03-10T14:00:00.000Z');
    await world.minute();
    expect(await world.look(ada, id)).toMatchObject({ status: 'AWAITING_UPLOAD' });
    world.at('2026-03-11T01:30:00.000Z');
    await world.minute();
    expect(await world.look(ada, id)).toMatchObject({ status: 'FAILED', failure: { code: 'NOT_UPLOADED' } });
  });

  it('begins without the bucket’s event, should that be lost', async () => {
    const id = await world.begin(ada, ada.id, await archiveOf(3));
    world.at('2026-03-10T13:00:01.000Z');
    await world.minute();
    expect(await world.look(ada, id)).toMatchObject({ status: 'FINISHED', progress: { created: 3 } });
  });

  it('waits out what is nobody’s fault, and such attempts do not count', async () => {
    const id = await world.begin(ada, ada.id, await archiveOf(3));
    trouble = () => {
      throw Object.assign(new Error('down'), { name: 'ServiceUnavailable' });
    };
    await world.came(id);
    for (let minute = 1; minute < 20; minute++) {
      world.at(`2026-03-10T12:${String(minute * 2).padStart(2, '0')}:00.000Z`);
      await world.minute();
      expect(await world.look(ada, id)).toMatchObject({ status: 'QUEUED', progress: { filesDone: 0 } });
    }
    trouble = undefined;
    world.at('2026-03-10T13:00:00.000Z');
    await world.minute();
    expect(await world.look(ada, id)).toMatchObject({ status: 'FINISHED', progress: { created: 3, filesRejected: 0 } });
  });

  it('gives up on what fails whatever is done', async () => {
    const id = await world.begin(ada, ada.id, await archiveOf(3));
    trouble = () => {
      throw new TypeError('a bug');
    };
    await world.came(id);
    for (let minute = 1; minute < 15; minute++) {
      world.at(`2026-03-10T12:${String(minute * 2).padStart(2, '0')}:00.000Z`);
      await world.minute();
    }
    expect(await world.look(ada, id)).toMatchObject({ status: 'FAILED', failure: { code: 'UNREADABLE' } });
  });

  it('fails for what is no archive and no activity file, and says so', async () => {
    const photo = await world.import(ada, ada.id, Buffer.from('a photo'), 'photo.jpg');
    expect(photo).toMatchObject({ status: 'FINISHED', progress: { files: 1, filesRejected: 1 } });
    const [result] = await world.results(ada, photo.id);
    expect(result).toMatchObject({
      name: 'photo.jpg',
      status: 'REJECTED',
      results: [{ errors: [{ code: 'UNSUPPORTED' }] }],
    });
    const cut = (await archiveOf(3)).subarray(0, 400);
    expect(await world.import(ada, ada.id, cut)).toMatchObject({ status: 'FAILED', failure: { code: 'UNREADABLE' } });
  });

  it('is bounded by the day: twenty imports by one source', async () => {
    const body = { athleteId: ada.id, fileName: 'a', bytes: 5 };
    for (let count = 0; count < perDay.imports.most; count++)
      expect((await world.call(ada, 'POST /v1/imports', { body })).status).toBe(201);
    expect(await world.call(ada, 'POST /v1/imports', { body })).toMatchObject({
      status: 429,
      body: { type: 'urn:sidelined:problem:limit-reached' },
    });
    expect((await world.call(tracker, 'POST /v1/imports', { body })).status).toBe(201);
  });

  it('tells no webhook of each run, and everything else as ever: events are made of what is stored', async () => {
    const id = await world.begin(ada, ada.id, await archiveOf(3));
    await world.came(id);
    const items = await readItems(world.client, world.tableName);
    const runs = items.filter(({ importId, kind }) => kind === 'run' && importId === id);
    expect(runs).toHaveLength(3);
    for (const run of runs)
      expect(eventsOf({ before: undefined, after: recordOf<Image>(run) }, world.now())).toEqual([]);
  });

  it('leaves nothing of an erased athlete: the record, the names of files, and the files themselves', async () => {
    const id = await world.begin(ada, ada.id, await archiveOf(60));
    let asked = 0;
    world.leave(() => (asked++ < 1 ? 300_000 : 10_000));
    await world.came(id);
    world.leave(() => 300_000);
    const track = trackKey(`run_${ada.id.slice(4)}.${'A'.repeat(22)}`);
    await world.files.put(track, Buffer.from('a track'));
    // Of somebody who is there, nothing is deleted, whatever the schedule says.
    await forgetFiles(
      createStore({ client: world.dynamodb, tableName: world.tableName }).importSchedule,
      ada.id as AthleteId,
      world.now(),
    );
    await world.minute();
    expect(await world.files.get(track)).toBeDefined();

    await ada.does('eraseAthlete', { athleteId: ada.id, confirmName: `Ada ${athletes}` }, 'done');
    const marks = (await readItems(world.client, world.tableName)).filter(
      ({ pk, kind }) => kind === 'erasedAthlete' && pk === `ATH#${ada.id.slice(4)}`,
    );
    const consumer = testConsumer(world);
    expect(
      await asFunction('changes', () => consumer.handler({ Records: marks.map((mark) => change(mark)) }, timeLeft())),
    ).toEqual({ batchItemFailures: [] });
    world.at(new Date(Date.now() + 60_000).toISOString());
    await world.minute();
    const left = (await readItems(world.client, world.tableName)).filter(({ pk }) => pk === `ATH#${ada.id.slice(4)}`);
    expect(left.map(({ kind }) => kind)).toEqual(['erasedAthlete']);
    expect(await world.files.get(track)).toBeUndefined();
    expect(await world.files.describe(uploadKey(id as `imp_${string}`))).toBeUndefined();
  });

  it('deletes the track of a run that was deleted, and of no other', async () => {
    await world.import(ada, ada.id, await archiveOf(2));
    const { data } = await ada.ask('query($id: ID!) { athlete(id: $id) { runs(first: 10) { nodes { id } } } }', {
      id: ada.id,
    });
    const [gone, kept] = data.athlete.runs.nodes.map(({ id }: { id: RunId }) => id) as [RunId, RunId];
    for (const run of [gone, kept]) await world.files.put(trackKey(run), Buffer.from('a track'));
    await ada.does('deleteRun', { runId: gone }, 'deletedRunId');
    const deleted = (await readItems(world.client, world.tableName)).filter(({ kind }) => kind === 'deletedRun');
    // The other one, too, as if its record were old.
    const records = [...deleted, { ...deleted[0], sk: `RUN#${kept.split('.')[1]}`, pk: `ATH#${ada.id.slice(4)}` }];
    const consumer = testConsumer(world);
    await asFunction('changes', () => consumer.handler({ Records: records.map((item) => change(item)) }, timeLeft()));
    world.at(new Date(Date.now() + 60_000).toISOString());
    await world.minute();
    expect(await world.files.get(trackKey(gone))).toBeUndefined();
    expect(await world.files.get(trackKey(kept))).toBeDefined();
  });
});
