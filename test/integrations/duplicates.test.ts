import { beforeEach, describe, expect, it } from 'vitest';
import { fitFile, fitRecord, fitSession, fileId, LAKE, START, tcxFile } from '../support/activity-files.ts';
import { DUPLICATES, gpxOf, postFile, postRuns, send } from '../support/http-api.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

/** One run that is recorded several times: as files and as JSON by one source, and by the athlete. */

let world: World;
let ada: Someone & { id: string };
let coach: Someone;
let tracker: Someone;
let watch: Someone;

const startedAt = new Date(START).toISOString();

beforeEach(async () => {
  world = await createWorld({ now: '2026-03-08T20:00:00.000Z' });
  ada = await world.athlete('Ada');
  coach = world.person('coach');
  tracker = world.integration('tracker');
  watch = world.integration('watch');
  await world.join(ada, coach, 'COACH', 'Maren');
  await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
  await world.join(ada, watch, 'INTEGRATION', 'Watch');
});

const recorded = async (
  call: ReturnType<typeof postRuns>,
): Promise<{ runId: string; possibleDuplicates?: object[] }> => {
  const { status, body } = await call;
  expect({ status, body }).toMatchObject({ status: 201 });
  return body.results[0];
};
const json = (who: Someone, run: object = {}) =>
  recorded(
    postRuns(world, who, ada.id, {
      externalId: `json ${JSON.stringify(run)}`,
      startedAt,
      distanceMeters: 3_600,
      durationSeconds: 1_200,
      ...run,
    }),
  );
const say = (who: Someone, word: object) => send(world, who, DUPLICATES, { id: ada.id, body: JSON.stringify(word) });
const RUN = 'possibleDuplicateOf { id } possibleDuplicates { run { id } verdict saidBy { name } saidAt }';
const look = async (id: string, who = coach) =>
  (await who.ask(`query($id: ID!) { node(id: $id) { ... on Run { ${RUN} } } }`, { id })).data.node;
const week = async (who = coach) => {
  const query = 'query($id: ID!) { athlete(id: $id) { weeklyTotals(weeks: 1) { runCount distanceMeters } } }';
  return (await who.ask(query, { id: ada.id })).data.athlete.weeklyTotals[0];
};

describe('one run as FIT, JSON, GPX and TCX by one source, and twice by the athlete', () => {
  it('counts once, and all six are told apart as possible duplicates', async () => {
    const records = Array.from({ length: 121 }, (_, each) => fitRecord(each * 10, LAKE));
    const file = (bytes: string | Uint8Array) => recorded(postFile(world, tracker, ada.id, bytes));
    const all = [
      await file(fitFile([fileId(), ...records, fitSession()])),
      await json(tracker),
      await file(gpxOf(startedAt)),
      await file(tcxFile()),
      await json(ada, { startedAt: new Date(START + 60_000).toISOString() }),
      await json(ada, { startedAt: new Date(START + 7 * 60_000).toISOString(), distanceMeters: 4_000 }),
    ];
    const ids = all.map(({ runId }) => runId);
    expect(new Set(ids).size).toBe(6);
    for (const id of ids) {
      const { possibleDuplicates } = await look(id);
      const found = possibleDuplicates.map(({ run }: { run: { id: string } }) => run.id);
      expect(found.sort()).toEqual(ids.filter((other) => other !== id).sort());
    }
    expect(await week()).toMatchObject({ runCount: 1 });
    // Each result names those that its caller may see: an integration its own, the athlete all of them.
    expect(all.map(({ possibleDuplicates = [] }) => possibleDuplicates.length)).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

describe('what is said of two recordings', () => {
  it('SAME counts one of them, DIFFERENT both, whoever of the two says it last, and it stays said', async () => {
    const [one, other] = [await json(watch), await json(watch, { startedAt: new Date(START + 600_000).toISOString() })];
    expect(other.possibleDuplicates).toEqual([{ runId: one.runId }]);
    expect(await week()).toEqual({ runCount: 1, distanceMeters: 3_600 });
    const word = { runId: one.runId, otherRunId: other.runId, verdict: 'DIFFERENT' };
    expect(await say(watch, word)).toMatchObject({ status: 200, body: word });
    expect(await week()).toEqual({ runCount: 2, distanceMeters: 7_200 });
    const said = { verdict: 'DIFFERENT', saidBy: { name: 'Watch' }, saidAt: '2026-03-08T20:00:00.000Z' };
    expect(await look(one.runId)).toEqual({
      possibleDuplicateOf: null,
      possibleDuplicates: [{ run: { id: other.runId }, ...said }],
    });
    expect(await look(other.runId, watch)).toMatchObject({
      possibleDuplicates: [{ run: { id: one.runId }, verdict: 'DIFFERENT', saidBy: null }],
    });

    const revised = { externalId: 'json {}', revision: 1, startedAt, distanceMeters: 5_000, durationSeconds: 1_200 };
    const again = await postRuns(world, watch, ada.id, revised);
    expect(again.body.results).toEqual([
      {
        status: 'UPDATED',
        runId: one.runId,
        possibleDuplicates: [{ runId: other.runId, verdict: 'DIFFERENT' }],
        errors: [],
      },
    ]);
    expect(await week()).toEqual({ runCount: 2, distanceMeters: 8_600 });

    const { run } = await ada.does(
      'markDuplicate',
      { runId: other.runId, otherRunId: one.runId, verdict: 'SAME' },
      `run { ${RUN} }`,
    );
    expect(run.possibleDuplicates).toMatchObject([{ verdict: 'SAME', saidBy: { name: 'Ada' } }]);
    expect((await week()).runCount).toBe(1);
  });

  it('runs of one day may be the same although they do not overlap; a limit of the week takes them for two', async () => {
    const rules = [{ activity: 'RUN', permission: 'LIMITED', maxSessionsPerWeek: 1 }];
    world.at('2026-03-08T06:00:00.000Z');
    await coach.does('issueInstruction', { athleteId: ada.id, rules }, 'instruction { id }');
    world.at('2026-03-08T20:00:00.000Z');
    const morning = await json(ada);
    const typo = await json(ada, { startedAt: new Date(START + 4 * 3_600_000).toISOString() });
    expect(await week()).toMatchObject({ runCount: 2 });
    await ada.does('markDuplicate', { runId: morning.runId, otherRunId: typo.runId, verdict: 'SAME' }, 'run { id }');
    expect(await week()).toMatchObject({ runCount: 1 });
    const query = 'query($id: ID!) { node(id: $id) { ... on Run { breaches { rule } } } }';
    expect((await coach.ask(query, { id: typo.runId })).data.node.breaches).toEqual([
      { rule: 'MAX_SESSIONS_PER_WEEK' },
    ]);
  });

  it('a word changes what boards show: overlapping runs that are different are two in their week', async () => {
    const rules = [{ activity: 'RUN', permission: 'LIMITED', maxSessionsPerWeek: 1 }];
    world.at('2026-03-08T06:00:00.000Z');
    await coach.does('issueInstruction', { athleteId: ada.id, rules }, 'instruction { id }');
    world.at('2026-03-08T20:00:00.000Z');
    const [one, other] = [await json(ada), await json(ada, { startedAt: new Date(START + 600_000).toISOString() })];
    const codes = async () => {
      const { data } = await coach.ask('{ viewer { attention(first: 5) { nodes { reasons { code } } } } }');
      return JSON.stringify(data);
    };
    expect(await codes()).not.toContain('RUN_AGAINST_INSTRUCTION');
    await say(ada, { runId: one.runId, otherRunId: other.runId, verdict: 'DIFFERENT' });
    expect(await codes()).toContain('RUN_AGAINST_INSTRUCTION');
  });
});

describe('who may say it, and of what', () => {
  it('an integration of its own runs alone: another source is as good as missing', async () => {
    const [own, theirs] = [await json(tracker), await json(watch)];
    expect(own.possibleDuplicates).toBeUndefined();
    expect(theirs.possibleDuplicates).toBeUndefined();
    const word = { runId: own.runId, otherRunId: theirs.runId, verdict: 'SAME' };
    expect((await say(tracker, word)).status).toBe(404);
    expect((await say(tracker, { ...word, runId: theirs.runId, otherRunId: own.runId })).status).toBe(404);
    expect((await say(ada, word)).status).toBe(200);
    expect(await look(own.runId, tracker)).toMatchObject({ possibleDuplicates: [] });
    expect(await coach.isRefused('markDuplicate', word)).toEqual(['FORBIDDEN input']);
    expect((await say(coach, word)).status).toBe(403);
  });

  it('of runs of the athlete in the path alone, and not of any two', async () => {
    const own = await json(ada);
    const before = await json(ada, { startedAt: '2026-03-06T14:05:00.000Z' });
    const bea = await world.athlete('Bea');
    const word = { runId: own.runId, otherRunId: before.runId, verdict: 'SAME' };
    expect(await say(ada, word)).toMatchObject({ status: 400, body: { detail: expect.stringContaining('overlap') } });
    expect(await ada.isRefused('markDuplicate', word)).toEqual(['INVALID input.otherRunId']);
    expect((await say(ada, { ...word, verdict: 'PERHAPS' })).status).toBe(400);
    expect((await say(ada, { ...word, otherRunId: 'run_nothing' })).status).toBe(404);
    expect((await send(world, bea, DUPLICATES, { id: bea.id, body: JSON.stringify(word) })).status).toBe(404);
    expect((await send(world, bea, DUPLICATES, { id: ada.id, body: JSON.stringify(word) })).status).toBe(404);
  });
});
