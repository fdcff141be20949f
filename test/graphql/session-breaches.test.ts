import { beforeEach, describe, expect, it } from 'vitest';
import { day } from '../support/records.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

/** Sessions against an instruction: where the team hears of them, and what takes them off. */

let world: World;
let ada: Someone & { id: string };
let coach: Someone;
let physio: Someone;
let supporter: Someone;
let watch: Someone;

beforeEach(async () => {
  world = await createWorld({ now: day(2, '12:00') });
  ada = await world.athlete('Ada');
  [coach, physio, supporter] = [world.person('coach'), world.person('physio'), world.person('supporter')];
  watch = world.integration('watch');
  await world.join(ada, coach, 'COACH', 'Maren');
  await world.join(ada, physio, 'PHYSIO', 'Jonas');
  await world.join(ada, supporter, 'SUPPORTER', 'Ben');
  await world.join(ada, watch, 'INTEGRATION', 'Watch');
});

const tell = async (activity: string, permission = 'PROHIBITED', limits: object = {}): Promise<string> => {
  const told = { athleteId: ada.id, rules: [{ activity, permission, ...limits }] };
  const { instruction } = await physio.does('issueInstruction', told, 'instruction { id }');
  await ada.does('acknowledgeInstruction', { instructionId: instruction.id }, 'instruction { id }');
  return instruction.id;
};
const log = async (parts: object, who = watch): Promise<string> => {
  const session = { athleteId: ada.id, startedAt: world.now(), durationSeconds: 1_200, externalId: 'one', ...parts };
  return (await who.does('logSession', session, 'session { id }')).session.id;
};
const reasonOf = async (who: Someone): Promise<unknown> => {
  const { data } = await who.ask('{ viewer { attention(first: 5) { nodes { reasons { code since subjectId } } } } }');
  return data.viewer.attention.nodes
    .flatMap(({ reasons }: { reasons: { code: string }[] }) => reasons)
    .find(({ code }: { code: string }) => code === 'SESSION_AGAINST_INSTRUCTION');
};
const verdicts = 'formerVerdicts { rule verdict change changedBy { name } instruction { id } }';
const look = async (who: Someone, id: string, fields: string) =>
  (await who.ask(`query($id: ID!) { node(id: $id) { ${fields} } }`, { id })).data.node;

describe('a ride while cross-training is prohibited', () => {
  it('is in the list of coach and physio at once, and says which it is', async () => {
    await tell('CROSS_TRAINING');
    world.at(day(3));
    expect(await reasonOf(coach)).toBeUndefined();
    const id = await log({ activity: 'CROSS_TRAINING' });
    const reason = { code: 'SESSION_AGAINST_INSTRUCTION', since: day(3), subjectId: id };
    expect(await reasonOf(coach)).toEqual(reason);
    expect(await reasonOf(physio)).toEqual(reason);
    world.at(day(10, '12:00'));
    expect(await reasonOf(coach)).toBeUndefined();
  });

  it('that comes late is news, although somebody has spoken since it was', async () => {
    await tell('CROSS_TRAINING');
    world.at(day(4));
    await tell('REHAB', 'REQUIRED');
    await log({ activity: 'CROSS_TRAINING', startedAt: day(3) });
    expect(await reasonOf(coach)).toMatchObject({ since: day(3) });
  });

  const acts: [string, (id: string) => Promise<unknown>][] = [
    [
      'a comment of the coach for the team',
      (subjectId) => coach.does('addComment', { subjectId, ...words }, 'comment { id }'),
    ],
    ['another instruction', () => tell('REHAB', 'REQUIRED')],
    ['its deletion', (sessionId) => ada.does('deleteSession', { sessionId }, 'deletedSessionId')],
    [
      'that it was mobility',
      (sessionId) => ada.does('editSession', { sessionId, activity: 'MOBILITY' }, 'session { id }'),
    ],
  ];
  const words = { audience: 'TEAM', body: 'Leave the bike for now.' };
  it.each(acts)('leaves the list with %s', async (_, act) => {
    await tell('CROSS_TRAINING');
    world.at(day(3));
    const id = await log({ activity: 'CROSS_TRAINING' });
    world.at(day(3, '10:00'));
    await act(id);
    expect(await reasonOf(physio)).toBeUndefined();
  });

  it('is on the timeline, for those who may see it', async () => {
    await tell('CROSS_TRAINING');
    world.at(day(3));
    const id = await log({ activity: 'CROSS_TRAINING' });
    const query = `query($id: ID!) { athlete(id: $id) { timeline(first: 1) { edges { at node { __typename ... on Session { id activity } } } } } }`;
    const first = async (who: Someone) => (await who.ask(query, { id: ada.id })).data.athlete.timeline.edges;
    expect(await first(coach)).toEqual([
      { at: day(3), node: { __typename: 'Session', id, activity: 'CROSS_TRAINING' } },
    ]);
    expect(await first(supporter)).toEqual([]);
  });

  it('is among the breaches of the instruction, with the runs, newest first', async () => {
    const instruction = await tell('CROSS_TRAINING');
    const ban = await tell('RUN');
    world.at(day(4));
    const ride = await log({ activity: 'CROSS_TRAINING', startedAt: day(3) });
    await log({ activity: 'REHAB', startedAt: day(3), externalId: 'two' });
    await watch.does(
      'recordRuns',
      {
        athleteId: ada.id,
        runs: [{ externalId: '1', startedAt: day(4), distanceMeters: 1_000, durationSeconds: 600 }],
      },
      'results { status }',
    );
    const breaches = '... on Instruction { breaches { rule run { id } session { id breaches { rule } } } }';
    const session = { id: ride, breaches: [{ rule: 'SESSION_WHILE_PROHIBITED' }] };
    expect(await look(coach, instruction, breaches)).toEqual({
      breaches: [{ rule: 'SESSION_WHILE_PROHIBITED', run: null, session }],
    });
    expect(await look(coach, ban, breaches)).toMatchObject({
      breaches: [{ rule: 'RUN_WHILE_PROHIBITED', session: null }],
    });
  });

  it('is talked about: comments are on it, and count', async () => {
    const id = await log({ activity: 'REHAB' });
    await ada.does('addComment', { subjectId: id, audience: 'TEAM', body: 'Too much?' }, 'comment { id }');
    expect(await supporter.isRefused('addComment', { subjectId: id, audience: 'SUPPORTERS', body: 'Go!' })).toEqual([
      'NOT_FOUND input.subjectId',
    ]);
    const fields =
      '... on Session { commentCount comments(first: 3) { nodes { body subject { ... on Session { id } } } } }';
    expect(await look(coach, id, fields)).toEqual({
      commentCount: 1,
      comments: { nodes: [{ body: 'Too much?', subject: { id } }] },
    });
  });
});

describe('what a session was judged to be', () => {
  it('stays with it when the athlete says that it was something else', async () => {
    const instruction = await tell('CROSS_TRAINING');
    world.at(day(3));
    const sessionId = await log({ activity: 'CROSS_TRAINING' });
    await ada.does('editSession', { sessionId, activity: 'MOBILITY' }, 'session { id }');
    expect(await look(coach, sessionId, `... on Session { adherence { rule } ${verdicts} }`)).toEqual({
      adherence: [],
      formerVerdicts: [
        {
          rule: 'SESSION_WHILE_PROHIBITED',
          verdict: 'BROKEN',
          change: 'EDITED',
          changedBy: { name: 'Ada' },
          instruction: { id: instruction },
        },
      ],
    });
  });

  it('is left of deleted sessions and runs, for the team to read', async () => {
    await tell('CROSS_TRAINING');
    await tell('RUN', 'LIMITED', { maxDistanceMeters: 5_000 });
    world.at(day(3));
    const sessionId = await log({ activity: 'CROSS_TRAINING' });
    const other = await log({ activity: 'MOBILITY', externalId: 'nobody spoke of it' });
    const runs = [{ externalId: '1', startedAt: day(3), distanceMeters: 9_000, durationSeconds: 2_700 }];
    const { results } = await watch.does('recordRuns', { athleteId: ada.id, runs }, 'results { run { id } }');
    for (const id of [sessionId, other]) await ada.does('deleteSession', { sessionId: id }, 'deletedSessionId');
    world.at(day(4));
    await ada.does('deleteRun', { runId: results[0].run.id }, 'deletedRunId');
    const left = async (who: Someone, first = 5, after?: string) => {
      const query = `query($id: ID!, $first: Int!, $after: String) { athlete(id: $id) { deletedRecords(first: $first, after: $after) {
        nodes { id kind deletedAt ${verdicts} } pageInfo { endCursor hasNextPage } } } }`;
      return (await who.ask(query, { id: ada.id, first, after })).data.athlete.deletedRecords;
    };
    const gone = [
      {
        id: results[0].run.id,
        kind: 'RUN',
        deletedAt: day(4),
        formerVerdicts: [{ rule: 'MAX_DISTANCE', verdict: 'BROKEN', change: 'DELETED', changedBy: { name: 'Ada' } }],
      },
      { id: sessionId, kind: 'SESSION', deletedAt: day(3), formerVerdicts: [{ rule: 'SESSION_WHILE_PROHIBITED' }] },
    ];
    for (const who of [ada, coach, physio]) expect((await left(who)).nodes).toMatchObject(gone);
    const { nodes, pageInfo } = await left(coach, 1);
    expect(pageInfo.hasNextPage).toBe(true);
    expect([...nodes, ...(await left(coach, 1, pageInfo.endCursor)).nodes]).toMatchObject(gone);
    for (const who of [supporter, watch]) expect(await left(who)).toBeNull();
    expect(await look(coach, sessionId, 'id')).toBeNull();
  });
});

describe('strength training of which nobody said which part of the body', () => {
  const brief = async (id: string) => {
    const { adherence } = await look(coach, id, '... on Session { adherence { activity rule verdict ask } }');
    return adherence.map((each: Record<string, string>) => Object.values(each).filter(Boolean).join(' '));
  };

  it('accuses nobody, and is asked about, until the athlete says it', async () => {
    await tell('LOWER_BODY');
    await tell('UPPER_BODY', 'ALLOWED');
    world.at(day(3));
    const id = await log({ activity: 'STRENGTH' });
    expect(await brief(id)).toEqual(['LOWER_BODY SESSION_WHILE_PROHIBITED UNKNOWN ACTIVITY']);
    expect(await reasonOf(coach)).toBeUndefined();
    await ada.does('editSession', { sessionId: id, activity: 'LOWER_BODY' }, 'session { id }');
    expect(await brief(id)).toEqual(['LOWER_BODY SESSION_WHILE_PROHIBITED BROKEN']);
    expect(await reasonOf(coach)).toMatchObject({ subjectId: id });
  });

  it('is broken where either part is prohibited', async () => {
    await tell('LOWER_BODY');
    await tell('UPPER_BODY');
    world.at(day(3));
    const id = await log({ activity: 'STRENGTH' });
    expect(await brief(id)).toEqual([
      'UPPER_BODY SESSION_WHILE_PROHIBITED BROKEN',
      'LOWER_BODY SESSION_WHILE_PROHIBITED BROKEN',
    ]);
    expect(await reasonOf(coach)).toMatchObject({ subjectId: id });
  });

  it('may be what was required, and is neither done nor missed', async () => {
    await tell('UPPER_BODY', 'REQUIRED');
    world.at(day(4));
    await log({ activity: 'STRENGTH', startedAt: day(3, '18:00') });
    world.at(day(4, '12:00'));
    const query = `query($id: ID!) { athlete(id: $id) { requirements(from: "2026-03-03", to: "2026-03-03") { status } } }`;
    expect((await coach.ask(query, { id: ada.id })).data.athlete.requirements).toEqual([{ status: 'UNKNOWN' }]);
  });
});
