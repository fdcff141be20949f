import { beforeAll, describe, expect, it } from 'vitest';
import { auditOf } from '../support/audit.ts';
import { countRequests } from '../support/counter.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

/** The attention list, worked off by a coach and a physio. */

const at = (day: number, time = '12:00') => `2026-03-${String(day).padStart(2, '0')}T${time}:00.000Z`;
const fields = 'code since subjectId mark { as by { name } at until }';
const reasonsIn = (nodes: { reasons: { code: string }[] }[], code: string) =>
  nodes.flatMap(({ reasons }) => reasons).find((reason) => reason.code === code);

let world: World;
let made = 0;
let ada: Someone & { id: string };
let coach: Someone;
let physio: Someone;

beforeAll(async () => {
  world = await createWorld({ now: at(1) });
});

/** A team of their own for each test, so that the lists hold one athlete. */
async function team(): Promise<void> {
  world.at(at(1));
  made += 1;
  ada = await world.athlete(`Ada ${made}`);
  [coach, physio] = [world.person(`coach ${made}`), world.person(`physio ${made}`)];
  await world.join(ada, coach, 'COACH', 'Maren');
  await world.join(ada, physio, 'PHYSIO', 'Jonas');
}

async function reason(who: Someone, code: string, args = ''): Promise<unknown> {
  const { data } = await who.ask(`{ viewer { attention(first: 5${args}) { nodes { reasons { ${fields} } } } } }`);
  return reasonsIn(data.viewer.attention.nodes, code);
}
const runAgainst = async (startedAt: string): Promise<string> => {
  const runs = [{ startedAt, distanceMeters: 5_000, durationSeconds: 1_500 }];
  const { results } = await ada.does('recordRuns', { athleteId: ada.id, runs }, 'results { run { id } }');
  return results[0].run.id;
};
const issue = async (who: Someone, rule: object): Promise<void> => {
  await who.does('issueInstruction', { athleteId: ada.id, rules: [rule] }, 'instruction { id }');
};
const mark = (who: Someone, input: object) =>
  who.does('markAttention', { athleteId: ada.id, ...input }, `item { athlete { id } reasons { ${fields} } }`);
const comment = (who: Someone, subjectId: string, audience = 'TEAM') =>
  who.does('addComment', { subjectId, audience, body: 'Let us talk.' }, 'comment { id }');
const RAN = 'RUN_AGAINST_INSTRUCTION';

describe('a run against an instruction', () => {
  it('says which run, and leaves every list once somebody of the team comments on it for the team', async () => {
    await team();
    await issue(physio, { activity: 'RUN', permission: 'PROHIBITED' });
    world.at(at(3));
    const runId = await runAgainst(at(2));
    expect(await reason(coach, RAN)).toEqual({ code: RAN, since: at(2), subjectId: runId, mark: null });
    await comment(ada, runId);
    await comment(coach, runId, 'SUPPORTERS');
    await comment(physio, runId, 'CLINICAL');
    expect(await reason(coach, RAN)).toBeDefined();
    world.at(at(3, '13:00'));
    await comment(coach, runId);
    expect([await reason(coach, RAN), await reason(physio, RAN)]).toEqual([undefined, undefined]);
    world.at(at(4));
    await runAgainst(at(3));
    expect(await reason(coach, RAN)).toMatchObject({ since: at(3) });
  });

  it('leaves the list with an instruction, and comes back if one becomes known later', async () => {
    await team();
    await issue(coach, { activity: 'RUN', permission: 'LIMITED', maxEffort: 3 });
    world.at(at(3));
    const runId = await runAgainst(at(2));
    expect(await reason(coach, RAN)).toBeUndefined();
    await ada.does('editRun', { runId, effort: 9 }, 'run { id }');
    expect(await reason(coach, RAN)).toMatchObject({ since: at(2) });
    world.at(at(4));
    await issue(physio, { activity: 'MOBILITY', permission: 'ALLOWED' });
    expect(await reason(coach, RAN)).toBeUndefined();
    // Another word on the run is no news; another value is.
    world.at(at(5));
    await ada.does('editRun', { runId, note: 'Sorry.' }, 'run { id }');
    expect(await reason(coach, RAN)).toBeUndefined();
    await ada.does('editRun', { runId, effort: 2 }, 'run { id }');
    await ada.does('editRun', { runId, effort: 8 }, 'run { id }');
    expect(await reason(coach, RAN)).toBeDefined();
  });

  it('is listed if it is synced after an instruction that is younger than its start', async () => {
    await team();
    await issue(coach, { activity: 'RUN', permission: 'PROHIBITED' });
    world.at(at(3));
    await issue(coach, { activity: 'MOBILITY', permission: 'ALLOWED' });
    world.at(at(4));
    await runAgainst(at(2));
    expect(await reason(coach, RAN)).toMatchObject({ since: at(2) });
  });

  it('by pain that is told of after the team has acted: it is listed again', async () => {
    await team();
    await issue(coach, { activity: 'RUN', permission: 'ALLOWED', stopIfPainAtLeast: 3 });
    world.at(at(3));
    const runId = await runAgainst(at(2));
    await issue(physio, { activity: 'MOBILITY', permission: 'ALLOWED' });
    world.at(at(4));
    const observation = { phase: 'DURING_RUN', sites: ['CALF'], pain: 8, onsetDistanceMeters: 100, runId };
    const felt = { athleteId: ada.id, observation: { ...observation, observedAt: at(2, '12:02') } };
    await ada.does('reportSymptom', felt, 'symptom { id }');
    expect(await reason(coach, RAN)).toMatchObject({ subjectId: runId });
  });
});

describe('a run that its watch revises to what breaks a rule, after the team has acted', () => {
  const rule = { activity: 'RUN', permission: 'LIMITED', maxDistanceMeters: 5_000, maxEffort: 3 };
  const act = (runId: string) => comment(coach, runId);
  const cases: [string, object, (runId: string) => Promise<unknown>, object, boolean][] = [
    [
      'it was kept',
      {},
      () => issue(physio, { activity: 'REHAB', permission: 'REQUIRED' }),
      { distanceMeters: 15_000 },
      true,
    ],
    ['another rule was broken', { distanceMeters: 9_000 }, act, { distanceMeters: 9_000, effort: 9 }, true],
    ['the same rule was broken', { distanceMeters: 9_000 }, act, { distanceMeters: 9_000, note: 'Hot.' }, false],
    ['it is kept still', {}, act, { note: 'Hot.' }, false],
  ];

  it.each(cases)('%s: it is listed at once, if that is news', async (_, first, acts, revision, listed) => {
    await team();
    const watch = world.integration(`watch ${made}`);
    await world.join(ada, watch, 'INTEGRATION', 'Watch');
    await issue(coach, rule);
    const sync = async (parts: object): Promise<string> => {
      const run = {
        externalId: 'a',
        startedAt: at(2),
        distanceMeters: 5_000,
        durationSeconds: 1_800,
        effort: 3,
        ...parts,
      };
      const { results } = await watch.does('recordRuns', { athleteId: ada.id, runs: [run] }, 'results { run { id } }');
      return results[0].run.id;
    };
    world.at(at(3));
    const runId = await sync(first);
    world.at(at(3, '13:00'));
    await acts(runId);
    expect(await reason(coach, RAN)).toBeUndefined();
    world.at(at(4));
    await sync({ revision: 1, ...revision });
    expect((await reason(coach, RAN)) !== undefined).toBe(listed);
  });
});

describe('marks', () => {
  const hurt = async (day: number) => {
    world.at(at(day));
    const observation = { phase: 'AT_REST', sites: ['CALF'], pain: 2 };
    await ada.does('reportSymptom', { athleteId: ada.id, observation }, 'symptom { id }');
  };
  const NEW = 'NEW_SYMPTOM';

  it('are seen by the whole team; a snooze hides from who snoozed, until its end or a newer one', async () => {
    await team();
    await hurt(2);
    const until = at(4);
    const { item } = await mark(coach, { reason: NEW, as: 'SNOOZED', until });
    const marked = { as: 'SNOOZED', by: { name: 'Maren' }, at: at(2), until };
    expect(item).toMatchObject({ athlete: { id: ada.id }, reasons: [{ code: NEW, mark: marked }] });
    expect(await reason(coach, NEW)).toBeUndefined();
    expect(await reason(coach, NEW, ', includeSnoozed: true')).toMatchObject({ mark: marked });
    expect(await reason(physio, NEW)).toMatchObject({ mark: marked });
    world.at(at(4));
    expect(await reason(coach, NEW)).toMatchObject({ mark: null });
    await mark(coach, { reason: NEW, as: 'SNOOZED', until: at(5) });
    await hurt(4);
    expect(await reason(coach, NEW)).toMatchObject({ mark: null });
  });

  it('taken and seen, they stay in the list; a retry with the key, and the same again, change nothing', async () => {
    await team();
    await hurt(2);
    const input = { reason: NEW, as: 'TAKEN', since: at(2), idempotencyKey: 'once' };
    const first = await mark(physio, input);
    world.at(at(2, '13:00'));
    expect(await mark(physio, input)).toEqual(first);
    expect(await mark(physio, { reason: NEW, as: 'TAKEN' })).toEqual(first);
    expect(await reason(coach, NEW)).toMatchObject({ mark: { as: 'TAKEN', by: { name: 'Jonas' }, until: null } });
    const refused = await coach.isRefused('markAttention', { athleteId: ada.id, reason: NEW, as: 'SEEN' });
    expect(refused).toEqual(['CONFLICT input.as']);
  });

  it('are in the audit trail and the export of the athlete, and cost the list no request', async () => {
    await team();
    await hurt(2);
    const list = '{ viewer { attention(first: 5) { nodes { reasons { code mark { by { name } } } } } } }';
    const counter = countRequests(world.dynamodb);
    await coach.ask(list);
    const before = await counter.during(() => coach.ask(list));
    await mark(coach, { reason: NEW, as: 'SEEN' });
    const after = await counter.during(() => coach.ask(list));
    expect(after.requests).toBe(before.requests);
    await auditOf(world).fold();
    const trail = 'auditTrail(first: 20) { nodes { operation kindsWritten by { name } } }';
    const { data } = await ada.ask(`query($id: ID!) { athlete(id: $id) { ${trail} } }`, { id: ada.id });
    expect(data.athlete.auditTrail.nodes).toContainEqual(
      expect.objectContaining({ kindsWritten: ['SUMMARY'], by: { name: 'Maren' } }),
    );
    const { records } = await ada.does('exportAthlete', { athleteId: ada.id }, 'records');
    const profile = records.find(({ kind }: { kind: string }) => kind === 'athlete');
    expect(profile.summary.marks).toMatchObject([{ code: NEW, as: 'SEEN', by: { name: 'Maren' } }]);
  });
});
