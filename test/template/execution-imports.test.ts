import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn, startExecution, type TestExecution } from '../support/execution.ts';
import { gpxOf } from '../support/http-api.ts';
import { zipOf } from '../support/zip.ts';

let execution: TestExecution;
beforeAll(async () => {
  execution = await startExecution();
});
afterAll(() => execution.stop());

test('an archive is uploaded and imported by what would be deployed, under its own role', async () => {
  const runner = await execution.signedIn('runner');
  const input = { name: 'Ada', timeZone: 'America/Chicago' };
  const athleteId = (await runner.does('createAthlete', input, 'athlete { id }')).athlete.id as string;
  const token = await signIn(execution.url, 'runner');
  const call = async (method: string, path: string, body?: object) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await fetch(`${execution.url}${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();

    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
  const zip = await zipOf([
    ['activities/1.gpx', gpxOf(daysAgo(10))],
    ['within.zip', await zipOf([['2.gpx', gpxOf(daysAgo(20))]])],
    ['activities.csv', 'Activity ID'],
  ]);

  const begun = await call('POST', '/v1/imports', { athleteId, fileName: 'export.zip', bytes: zip.length });
  expect(begun.status).toBe(201);
  const { url, method } = begun.body.upload;
  expect((await fetch(url as string, { method: method as string, body: zip })).status).toBe(200);
  const path = `/v1/imports/${begun.body.import.id}`;
  await expect.poll(async () => (await call('GET', path)).body.status as string, { timeout: 20_000 }).toBe('FINISHED');
  expect((await call('GET', path)).body.progress).toMatchObject({
    files: 3,
    filesDone: 3,
    filesSkipped: 1,
    created: 2,
  });
  expect((await call('GET', `${path}/results`)).body.results).toHaveLength(3);
  await execution.fireSchedules();
  expect((await call('DELETE', path)).status).toBe(204);
  expect(execution.errors).toEqual([]);
}, 60_000);
