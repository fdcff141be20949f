import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn, startExecution, type TestExecution } from '../support/execution.ts';
import { gpxOf, IMPORT, RUNS } from '../support/http-api.ts';
import { undescribed } from '../support/openapi.ts';
import { join } from '../support/world.ts';

let execution: TestExecution;
beforeAll(async () => {
  execution = await startExecution();
});
afterAll(() => execution.stop());

test('runs are posted over plain HTTP to what would be deployed', async () => {
  const [ada, tracker] = [await execution.signedIn('runner'), await execution.signedIn('tracker')];
  const input = { name: 'Ada', timeZone: 'America/Chicago' };
  const id = (await ada.does('createAthlete', input, 'athlete { id }')).athlete.id as string;
  await join({ ...ada, id }, tracker, 'INTEGRATION', 'Tracker');
  const token = await signIn(execution.url, 'tracker');
  const post = async (route: string, body: string, type: string) => {
    const answer = await fetch(`${execution.url}${(route.split(' ')[1] ?? '').replace('{id}', id)}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': type, 'idempotency-key': `"${route} ${type}"` },
      body,
    });
    const described = {
      status: answer.status,
      type: answer.headers.get('content-type') ?? '',
      body: (await answer.json()) as { results?: { status: string; runId: string }[] },
    };
    expect(undescribed(route, described)).toEqual([]);
    return described;
  };
  const startedAt = new Date(Date.now() - 7_200_000).toISOString();
  const run = { externalId: 'one', startedAt, distanceMeters: 8000, durationSeconds: 2700 };
  const first = await post(RUNS, JSON.stringify(run), 'application/json');
  expect(first).toMatchObject({ status: 201, body: { results: [{ status: 'CREATED' }] } });
  expect(await post(RUNS, JSON.stringify(run), 'application/json')).toEqual(first);
  const other = await post(RUNS, JSON.stringify({ ...run, distanceMeters: 1 }), 'application/json');
  expect(other.status).toBe(422);

  const file = gpxOf(new Date(Date.now() - 86_400_000).toISOString());
  expect((await post(IMPORT, file, 'application/octet-stream')).status).toBe(201);
  // As text, the gateway hands it over in another way; it is the same run.
  expect((await post(IMPORT, file, 'application/xml')).body.results).toMatchObject([{ status: 'UNCHANGED' }]);
  expect((await post(IMPORT, 'no file', 'text/plain')).status).toBe(415);

  const reader = await signIn(execution.url, 'tracker', 'sidelined/runs:read');
  const headers = { authorization: `Bearer ${reader}` };
  const refused = await fetch(`${execution.url}/v1/athletes/${id}/runs`, { method: 'POST', headers, body: '{}' });
  expect(refused.status).toBe(403);
  const document = await fetch(`${execution.url}/v1/openapi.json`);
  expect(document.status).toBe(200);
  expect(execution.errors).toEqual([]);
}, 60_000);
