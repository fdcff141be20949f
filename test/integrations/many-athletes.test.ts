import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Fault, injectFaults } from '../support/faults.ts';
import { MANY, send } from '../support/http-api.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

type Athlete = Someone & { id: string };

describe('Runs of many athletes in one call', () => {
  let world: World;
  let faults: ReturnType<typeof injectFaults>;
  let tracker: Someone;
  let made = 0;
  let [ada, ben, cleo]: Athlete[] = [];

  const run = (athleteId: string | undefined, parts: object = {}) => ({
    athleteId,
    externalId: `run ${(made += 1)}`,
    startedAt: '2026-03-09T07:00:00-05:00',
    distanceMeters: 8000,
    durationSeconds: 2700,
    ...parts,
  });
  const post = (runs: unknown, who = tracker, headers: Record<string, string> = {}) =>
    send(world, who, MANY, { headers, body: JSON.stringify({ runs }) });
  const statuses = ({ body }: { body: { results: { status: string }[] } }) => body.results.map(({ status }) => status);
  const countOf = async (who: Athlete | undefined): Promise<number> => {
    const query = 'query($id: ID!) { athlete(id: $id) { runs(first: 100) { nodes { id } } } }';
    return (await who?.ask(query, { id: who.id }))?.data.athlete.runs.nodes.length;
  };
  const athlete = async (name: string): Promise<Athlete> => {
    const one = await world.athlete(`${name} ${(made += 1)}`);
    await world.join(one, tracker, 'INTEGRATION', 'Tracker');
    return one;
  };

  beforeAll(async () => {
    world = await createWorld();
    faults = injectFaults(world.dynamodb);
    tracker = world.integration('tracker');
  });
  beforeEach(async () => {
    [ada, ben, cleo] = [await athlete('Ada'), await athlete('Ben'), await athlete('Cleo')];
    world.logged.length = 0;
  });

  it('are recorded each with their athlete, and answered in the order of the body', async () => {
    const runs = [run(ada?.id), run(ben?.id), run(ada?.id, { distanceMeters: -1 }), run(cleo?.id), run(ada?.id)];
    const answer = await post(runs);
    expect([answer.status, statuses(answer)]).toEqual([200, ['CREATED', 'CREATED', 'REJECTED', 'CREATED', 'CREATED']]);
    expect(answer.body.results[2].errors[0].path).toEqual(['runs', '2', 'distanceMeters']);
    for (const [place, { id = '' } = {}] of [ada, ben, ada, cleo, ada].entries())
      if (place !== 2) expect(answer.body.results[place].runId).toContain(id.slice('ath_'.length));
    expect(await Promise.all([ada, ben, cleo].map(countOf))).toEqual([2, 1, 1]);
    expect(statuses(await post(runs))).toEqual(['UNCHANGED', 'UNCHANGED', 'REJECTED', 'UNCHANGED', 'UNCHANGED']);
  });

  it('of 100 athletes are recorded', async () => {
    const all: Athlete[] = [];
    for (let each = 0; each < 100; each++) all.push(await athlete('Runner'));
    const answer = await post(all.map(({ id }) => run(id)));
    expect([answer.status, new Set(statuses(answer))]).toEqual([201, new Set(['CREATED'])]);
    expect((await post(Array.from({ length: 101 }, () => run(ada?.id)))).status).toBe(400);
  });

  it('say of an athlete who is not there, and of one who granted nothing, the same; the others are recorded', async () => {
    const stranger = await world.athlete('Stranger');
    const answer = await post([run('ath_AAAAAAAAAAAAAAAA'), run(stranger.id), run('../..'), run(ada?.id)]);
    expect([answer.status, statuses(answer)]).toEqual([200, ['REJECTED', 'REJECTED', 'REJECTED', 'CREATED']]);
    const [missing, notGranted, noId] = answer.body.results.map(({ errors }: { errors: { path: string[] }[] }) =>
      errors.map(({ path, ...rest }) => ({ ...rest, field: path.at(-1) })),
    );
    expect(missing).toMatchObject([{ code: 'NOT_FOUND', field: 'athleteId' }]);
    expect([notGranted, noId]).toEqual([missing, missing]);
    const none = await post([run(stranger.id)]);
    expect([none.status, none.body.results.length]).toEqual([422, 1]);
  });

  it('are refused to whoever may not record any', async () => {
    const reader = world.integration('tracker', 'sidelined/runs:read');
    expect((await post([run(ada?.id)], reader)).status).toBe(403);
    const coach = world.person('coach');
    if (ada) await world.join(ada, coach, 'COACH', 'Maren');
    const answer = await post([run(ada?.id)], coach);
    expect([answer.status, answer.body.results[0].errors[0].code]).toEqual([422, 'FORBIDDEN']);
    expect((await post([run(ada?.id)], { ...tracker, claims: {} })).status).toBe(401);
    expect(await countOf(ada)).toBe(0);
  });

  it.each<[string, object]>([
    ['without an athlete', { athleteId: undefined }],
    ['without an ID of its own', { externalId: undefined }],
    ['with a null for its ID', { externalId: null }],
    ['with a misspelt field', { athlete: 'x' }],
  ])('of which one is %s are refused in whole', async (_, parts) => {
    expect((await post([run(ada?.id), { ...run(ben?.id), ...parts }])).status).toBe(400);
    expect(await countOf(ada)).toBe(0);
  });

  it('can be posted by an athlete for themselves', async () => {
    const answer = await post([run(ada?.id), run(ben?.id)], ada);
    expect(statuses(answer)).toEqual(['CREATED', 'REJECTED']);
  });

  describe('of which one athlete is busy', () => {
    /** Every attempt to write about Ben fails. */
    const busy = (fault: Fault, work: () => Promise<unknown>) =>
      faults.during(
        ({ command, input }) =>
          command === 'TransactWriteItems' && JSON.stringify(input).includes(String(ben?.id.slice(4)))
            ? fault
            : undefined,
        work,
      );

    it.each<Fault>(['conflict', 'throttled'])(
      '(%s), the others are recorded, and a retry loses and doubles nothing',
      async (fault) => {
        const runs = [run(ben?.id), run(ada?.id), run(ben?.id), run(cleo?.id)];
        const key = { 'idempotency-key': `busy ${fault}` };
        await busy(fault, async () => {
          const answer = await post(runs, tracker, key);
          expect([answer.status, statuses(answer)]).toEqual([200, ['RETRY', 'CREATED', 'RETRY', 'CREATED']]);
          expect(answer.headers['retry-after']).toBe('1');
          expect(answer.body.results[2].errors).toMatchObject([{ path: ['runs', '2'], code: 'BUSY' }]);
          const alone = await post([run(ben?.id)]);
          expect([alone.status, alone.body.type, alone.headers['retry-after']]).toEqual([
            503,
            'urn:sidelined:problem:busy',
            '1',
          ]);
        });
        expect(world.logged.map(({ level, message }) => `${level} ${message}`)).toContain('warn The store is busy');
        expect(JSON.stringify(world.logged)).not.toContain(ben?.id);
        // The same call under its key: what is there is found, and the rest is recorded.
        expect(statuses(await post(runs, tracker, key))).toEqual(['CREATED', 'UNCHANGED', 'CREATED', 'UNCHANGED']);
        // And from now on, its answer is the one to it.
        expect(statuses(await post(runs, tracker, key))).toEqual(['CREATED', 'UNCHANGED', 'CREATED', 'UNCHANGED']);
        expect(await Promise.all([ada, ben, cleo].map(countOf))).toEqual([1, 2, 1]);
      },
    );
  });

  it('under a key are answered as at first, but for athletes who have ended the access since', async () => {
    const runs = [run(ada?.id), run(ben?.id)];
    const key = { 'idempotency-key': 'kept' };
    const first = await post(runs, tracker, key);
    const again = await post(runs, tracker, key);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    const query = 'query($id: ID!) { athlete(id: $id) { grants(first: 9) { nodes { id role } } } }';
    const nodes = (await ben?.ask(query, { id: ben.id }))?.data.athlete.grants.nodes;
    const grantId = nodes.find(({ role }: { role: string }) => role === 'INTEGRATION').id;
    await ben?.does('revoke', { revoke: { grantId } }, 'revokedId');
    const later = await post(runs, tracker, key);
    expect(later.body.results[0]).toEqual(first.body.results[0]);
    expect(later.body.results[1]).toMatchObject({ status: 'REJECTED', errors: [{ code: 'NOT_FOUND' }] });
    expect(later.body.results[1].runId).toBeUndefined();
    expect((await post([run(ada?.id)], tracker, key)).status).toBe(422);
  });
});
