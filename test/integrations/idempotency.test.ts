import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { firstTries, injectFaults, killedBefore } from '../support/faults.ts';
import { gpxOf, type HttpAnswer, postFile, postRuns } from '../support/http-api.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

describe('A call over plain HTTP', () => {
  let world: World;
  let ada: Someone & { id: string };
  let tracker: Someone;
  let faults: ReturnType<typeof injectFaults>;
  let made = 0;

  const run = (parts: object = {}) => ({
    externalId: `run ${(made += 1)}`,
    startedAt: '2026-03-01T12:00:00Z',
    distanceMeters: 8000,
    durationSeconds: 2700,
    ...parts,
  });
  const named = (key: string) => ({ 'Idempotency-Key': key });
  const countRuns = async (): Promise<number> => {
    const query = 'query($id: ID!) { athlete(id: $id) { runs(first: 100) { nodes { id } } } }';
    return (await ada.ask(query, { id: ada.id })).data.athlete.runs.nodes.length;
  };
  const kind = ({ status, body }: HttpAnswer) =>
    `${status} ${String(body.type ?? 'results')
      .split(':')
      .at(-1)}`;

  beforeAll(async () => {
    world = await createWorld();
    tracker = world.integration('tracker');
    faults = injectFaults(world.dynamodb);
  });
  beforeEach(async () => {
    world.at('2026-03-10T12:00:00.000Z');
    ada = await world.athlete(`Ada ${(made += 1)}`);
    await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
  });

  it('needs a key where a run has no id of its own', async () => {
    const body = run({ externalId: undefined });
    expect(kind(await postRuns(world, ada, ada.id, body))).toBe('400 idempotency-key-missing');
    expect(kind(await postRuns(world, ada, ada.id, { runs: [run(), body] }))).toBe('400 idempotency-key-missing');
    expect((await postRuns(world, ada, ada.id, body, named('one'))).status).toBe(201);
    expect((await postRuns(world, ada, ada.id, body, named('two'))).status).toBe(201);
    expect(await countRuns()).toBe(2);
  });

  it.each<[string, number]>([
    ['8e03978e-40d5-43dd-bc93-6894a57f9324', 201],
    ['"8e03978e-40d5-43dd-bc93-6894a57f9324"', 201],
    ['"with \\"quotes\\" and \\\\"', 201],
    ['', 400],
    ['ä', 400],
    ['x'.repeat(129), 400],
  ])('takes the key %s: %s', async (key, status) => {
    expect((await postRuns(world, tracker, ada.id, run(), named(key))).status).toBe(status);
  });

  it('answers every repetition as it answered first, quoted or not', async () => {
    const body = { runs: [run(), run({ distanceMeters: -1 }), run()] };
    const first = await postRuns(world, tracker, ada.id, body, named('"again"'));
    const statuses = first.body.results.map(({ status }: { status: string }) => status);
    expect(statuses).toEqual(['CREATED', 'REJECTED', 'CREATED']);
    await ada.does('deleteRun', { runId: first.body.results[0].runId }, 'deletedRunId');
    world.at('2026-03-16T12:00:00.000Z');
    const again = await postRuns(world, tracker, ada.id, body, named('again'));
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(await countRuns()).toBe(1);
    // After 7 days the key has expired, but the runs' own ids have not.
    world.at('2026-03-17T12:00:01.000Z');
    const late = await postRuns(world, tracker, ada.id, body, named('again'));
    expect(late.body.results.map(({ status }: { status: string }) => status)).toEqual([
      'REJECTED',
      'REJECTED',
      'UNCHANGED',
    ]);
  });

  it('repeats a call in which nothing was recorded with the same refusal', async () => {
    const body = run({ effort: 11 });
    const first = await postRuns(world, tracker, ada.id, body, named('refused'));
    expect(kind(first)).toBe('422 nothing-recorded');
    expect(await postRuns(world, tracker, ada.id, body, named('refused'))).toEqual(first);
  });

  it('refuses another payload under the same key, of JSON and of files, and nobody else’s key', async () => {
    const body = run();
    await postRuns(world, tracker, ada.id, body, named('mine'));
    const other = await postRuns(world, tracker, ada.id, { ...body, distanceMeters: 8001 }, named('mine'));
    expect(kind(other)).toBe('422 idempotency-key-reused');
    expect((await postRuns(world, ada, ada.id, run(), named('mine'))).status).toBe(201);

    const file = gpxOf('2026-03-05T12:00:00Z');
    const first = await postFile(world, tracker, ada.id, file, named('mine'));
    expect(await postFile(world, tracker, ada.id, file, named('mine'))).toEqual(first);
    const another = await postFile(world, tracker, ada.id, gpxOf('2026-03-06T12:00:00Z'), named('mine'));
    expect(kind(another)).toBe('422 idempotency-key-reused');
    expect(await countRuns()).toBe(3);
  });

  it('must wait while the first one runs', async () => {
    const body = run();
    let meanwhile: HttpAnswer | undefined;
    let held = false;
    await faults.during(
      async ({ command }) => {
        if (command === 'TransactWriteItems' && !held) {
          held = true;
          meanwhile = await postRuns(world, tracker, ada.id, body, named('slow'));
        }
        return undefined;
      },
      () => postRuns(world, tracker, ada.id, body, named('slow')),
    );
    expect(meanwhile && kind(meanwhile)).toBe('409 still-running');
    expect(meanwhile?.headers['retry-after']).toBe('1');
    expect(kind(await postRuns(world, tracker, ada.id, body, named('slow')))).toBe('201 results');
  });

  it('that was killed holds its key for a minute at most, at whichever request it died', async () => {
    let requests = 1;
    for (let killed = 1; killed <= requests; killed++) {
      const body = run();
      const key = named(`killed ${killed}`);
      const post = () => postRuns(world, tracker, ada.id, body, key);
      await faults.during(killedBefore(killed), post);
      const atOnce = await post();
      expect(['201 results', '200 results', '409 still-running'], `killed before ${killed}`).toContain(kind(atOnce));
      world.at(new Date(Date.parse(world.now()) + 61_000).toISOString());
      let answer: HttpAnswer | undefined;
      const tries = await faults.during(
        () => undefined,
        async () => {
          answer = await postRuns(world, tracker, ada.id, run(), named(`untouched ${killed}`));
        },
      );
      requests = Math.max(requests, tries);
      expect([200, 201]).toContain((await post()).status);
      expect(answer?.status).toBe(201);
    }
    expect(await countRuns()).toBe(2 * requests);
  });

  it('goes on where an answer of the store was lost, or the store is busy for a moment', async () => {
    for (const plan of [
      firstTries('PutItem', 'after'),
      firstTries('UpdateItem', 'after', 2),
      firstTries('TransactWriteItems', 'after'),
      firstTries('BatchGetItem', 'throttled', 2),
    ]) {
      const body = run();
      const key = named(`bumpy ${made}`);
      let answer: HttpAnswer | undefined;
      await faults.during(plan, async () => {
        answer = await postRuns(world, tracker, ada.id, body, key);
      });
      expect(answer?.status).toBe(201);
      expect((await postRuns(world, tracker, ada.id, body, key)).body).toEqual(answer?.body);
    }
  });

  it('that failed gives its key back, and says that it may be made again', async () => {
    const body = run();
    let failed: HttpAnswer | undefined;
    await faults.during(firstTries('TransactWriteItems', 'throttled', Infinity), async () => {
      failed = await postRuns(world, tracker, ada.id, body, named('busy'));
    });
    expect(failed && kind(failed)).toBe('503 busy');
    expect(failed?.headers['retry-after']).toBe('1');
    expect(await countRuns()).toBe(0);
    expect((await postRuns(world, tracker, ada.id, body, named('busy'))).status).toBe(201);
  });

  it('made twenty times at once with one file records one run', async () => {
    const file = gpxOf('2026-03-07T12:00:00Z');
    const twenty = Array.from({ length: 20 });
    const plain = await Promise.all(twenty.map(() => postFile(world, tracker, ada.id, file)));
    expect(new Set(plain.map(({ status }) => status))).toEqual(new Set([200, 201]));
    expect(plain.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(plain.map(({ body }) => body.results[0].runId)).size).toBe(1);
    const other = gpxOf('2026-03-08T12:00:00Z');
    const keyed = await Promise.all(twenty.map(() => postFile(world, tracker, ada.id, other, named('twenty'))));
    expect(new Set(keyed.map(({ status }) => status))).toEqual(new Set([201, 409]));
    expect(await countRuns()).toBe(2);
  });
});
