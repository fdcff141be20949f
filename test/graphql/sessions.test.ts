import { beforeEach, describe, expect, it } from 'vitest';
import { day } from '../support/records.ts';
import { connectStrava, recordStrava } from '../support/strava.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

/** Sessions and what was required, through the whole API. The athlete lives in Chicago. */

let world: World;
let ada: Someone & { id: string };
let coach: Someone;
let physio: Someone;
let supporter: Someone;
let watch: Someone;
let other: Someone;

beforeEach(async () => {
  world = await createWorld({ now: day(2, '12:00') });
  ada = await world.athlete('Ada');
  [coach, physio, supporter] = [world.person('coach'), world.person('physio'), world.person('supporter')];
  [watch, other] = [world.integration('watch'), world.integration('other')];
  await world.join(ada, coach, 'COACH', 'Maren');
  await world.join(ada, physio, 'PHYSIO', 'Jonas');
  await world.join(ada, supporter, 'SUPPORTER', 'Ben');
  await world.join(ada, watch, 'INTEGRATION', 'Watch');
  await world.join(ada, other, 'INTEGRATION', 'Other');
});

const tell = (who: Someone, activity: string, permission: string, limits: object = {}) =>
  who.does(
    'issueInstruction',
    { athleteId: ada.id, rules: [{ activity, permission, ...limits }], note: `${activity} ${permission}` },
    'instruction { id }',
  );
const log = async (who: Someone, parts: object): Promise<string> => {
  const session = { athleteId: ada.id, startedAt: world.now(), durationSeconds: 1_200, ...parts };
  return (await who.does('logSession', session, 'session { id }')).session.id;
};
const list = async (who: Someone, first = 20, after?: string) => {
  const { data, errors } = await who.ask(
    `query($id: ID!, $first: Int!, $after: String) { athlete(id: $id) { sessions(first: $first, after: $after) {
      nodes { id source activity startedAt localDate durationSeconds effort note adherence { rule verdict ask activity instruction { note } } }
      pageInfo { hasNextPage endCursor } } } }`,
    { id: ada.id, first, after },
  );
  expect(errors).toBeUndefined();
  return data.athlete.sessions;
};
const required = async (who: Someone, from: string, to: string) => {
  const { data } = await who.ask(
    `query($id: ID!, $from: LocalDate!, $to: LocalDate!) { athlete(id: $id) { requirements(from: $from, to: $to) {
      localDate activity status instructions { note } } } }`,
    { id: ada.id, from, to },
  );
  if (data.athlete.requirements === null) return null;
  return data.athlete.requirements.map(({ localDate, activity, status }: Record<string, string>) =>
    [localDate?.slice(-2), activity, status].join(' '),
  );
};

describe('no cross-training', () => {
  it('is broken by a ride, which coach and physio see', async () => {
    await tell(physio, 'CROSS_TRAINING', 'PROHIBITED');
    world.at(day(3, '13:00'));
    const id = await log(watch, { activity: 'CROSS_TRAINING', externalId: 'ride 1', effort: 6 });
    const verdict = {
      rule: 'SESSION_WHILE_PROHIBITED',
      verdict: 'BROKEN',
      ask: null,
      activity: 'CROSS_TRAINING',
      instruction: { note: 'CROSS_TRAINING PROHIBITED' },
    };
    for (const who of [ada, coach, physio])
      expect((await list(who)).nodes).toMatchObject([{ id, source: 'Watch', effort: 6, adherence: [verdict] }]);
    // The integration reads what it logged, and not what the athlete was told.
    expect((await list(watch)).nodes).toMatchObject([{ id, adherence: null }]);
    expect((await list(other)).nodes).toEqual([]);
    expect(await list(supporter)).toBeNull();
  });

  it('is kept in what is left of a session that was deleted', async () => {
    await tell(physio, 'CROSS_TRAINING', 'PROHIBITED');
    world.at(day(3, '13:00'));
    const sessionId = await log(watch, { activity: 'CROSS_TRAINING', externalId: 'ride 1' });
    await ada.does('deleteSession', { sessionId }, 'deletedSessionId');
    expect((await list(coach)).nodes).toEqual([]);
    const { records } = await ada.does('exportAthlete', { athleteId: ada.id }, 'records cursor');
    expect(records.filter(({ kind }: { kind: string }) => kind === 'deletedSession')).toMatchObject([
      { id: sessionId, formerVerdicts: [{ rule: 'SESSION_WHILE_PROHIBITED', verdict: 'BROKEN' }] },
    ]);
    const again = { athleteId: ada.id, activity: 'CROSS_TRAINING', startedAt: day(3), durationSeconds: 1 };
    expect(await watch.isRefused('logSession', { ...again, externalId: 'ride 1' })).toEqual([
      'DELETED input.externalId',
    ]);
    expect(await coach.isRefused('deleteSession', { sessionId })).toEqual(['NOT_FOUND input.sessionId']);
  });
});

describe('a session', () => {
  it('is logged once by an externalId, for each source', async () => {
    const ride = { activity: 'CROSS_TRAINING', externalId: 'one' };
    const first = await log(watch, ride);
    expect(await log(watch, { ...ride, durationSeconds: 5 })).toBe(first);
    expect(await log(other, ride)).not.toBe(first);
    expect((await list(ada)).nodes.map(({ durationSeconds }: { durationSeconds: number }) => durationSeconds)).toEqual([
      1_200, 1_200,
    ]);
  });

  it('is asked about where its effort is missing, and judged by the week', async () => {
    await tell(coach, 'UPPER_BODY', 'LIMITED', { maxEffort: 3, maxSessionsPerWeek: 1 });
    world.at(day(3, '13:00'));
    await log(ada, { activity: 'UPPER_BODY' });
    world.at(day(4, '13:00'));
    await log(ada, { activity: 'UPPER_BODY', effort: 3 });
    const brief = (await list(coach)).nodes.map(({ adherence }: { adherence: Record<string, string>[] }) =>
      adherence.map(({ rule, verdict, ask }) => [rule, verdict, ask].join(' ').trim()),
    );
    expect(brief).toEqual([
      ['MAX_SESSIONS_PER_WEEK BROKEN', 'MAX_EFFORT KEPT'],
      ['MAX_EFFORT UNKNOWN EFFORT', 'MAX_SESSIONS_PER_WEEK KEPT'],
    ]);
  });

  it('comes in pages, newest first, however they were logged', async () => {
    for (const hour of ['10', '08', '09']) await log(ada, { activity: 'REHAB', startedAt: day(2, `${hour}:00`) });
    const first = await list(coach, 2);
    const second = await list(coach, 2, first.pageInfo.endCursor);
    const hours = [...first.nodes, ...second.nodes].map(({ startedAt }: { startedAt: string }) =>
      startedAt.slice(11, 13),
    );
    expect(hours).toEqual(['10', '09', '08']);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it('has room 20 times a day by each source, also at once', async () => {
    for (let number = 0; number < 18; number += 1) await log(ada, { activity: 'REHAB' });
    const atOnce = await Promise.allSettled(Array.from({ length: 4 }, () => log(ada, { activity: 'REHAB' })));
    expect(atOnce.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect((await list(ada, 100)).nodes).toHaveLength(20);
    const more = { athleteId: ada.id, activity: 'REHAB', startedAt: world.now(), durationSeconds: 1 };
    expect(await ada.isRefused('logSession', more)).toEqual(['LIMIT_REACHED input.startedAt']);
    expect(await ada.isRefused('logSession', { ...more, startedAt: day(1) })).toEqual([]);
    expect(await watch.isRefused('logSession', { ...more, externalId: 'a' })).toEqual([]);
  });

  it('is replaced by a later revision of its source, and by nothing else', async () => {
    const ride = { activity: 'CROSS_TRAINING', externalId: 'one' };
    const sessionId = await log(watch, { ...ride, note: 'From the watch' });
    await ada.does('editSession', { sessionId, note: 'My knee, again' }, 'session { id }');
    await log(watch, { ...ride, revision: 2, durationSeconds: 600, distanceMeters: 7_000, note: 'Corrected' });
    await log(watch, { ...ride, revision: 1, durationSeconds: 5 });
    const { nodes } = await list(ada);
    expect(nodes).toMatchObject([{ id: sessionId, durationSeconds: 600, note: 'My knee, again' }]);
    // An integration reads back what it wrote, and no word of the athlete.
    expect((await list(watch)).nodes).toMatchObject([{ id: sessionId, durationSeconds: 600, note: null }]);
  });
});

describe('calf raises daily', () => {
  it('are done, due and missed by local day', async () => {
    await tell(physio, 'REHAB', 'REQUIRED');
    world.at(day(4, '13:00'));
    // The evening of the 3rd in Chicago.
    await log(ada, { activity: 'REHAB', startedAt: day(4, '03:00') });
    world.at(day(6, '13:00'));
    const days = ['2026-03-01', '2026-03-31'] as const;
    expect(await required(coach, ...days)).toEqual([
      '06 REHAB DUE',
      '05 REHAB MISSED',
      '04 REHAB MISSED',
      '03 REHAB DONE',
    ]);
    await log(ada, { activity: 'REHAB' });
    expect(await required(ada, ...days)).toMatchObject({ 0: '06 REHAB DONE' });
    expect(await required(supporter, ...days)).toBeNull();
    expect(await required(watch, ...days)).toBeNull();
    await tell(coach, 'REHAB', 'PROHIBITED');
    world.at(day(7, '13:00'));
    expect(await required(physio, '2026-03-07', '2026-03-07')).toEqual([]);
  });

  it('are not missed on days of rest, also where what was done lies before the days that are asked for', async () => {
    await tell(physio, 'REHAB', 'REQUIRED', { minRestDaysBetween: 1 });
    world.at(day(4, '13:00'));
    await log(ada, { activity: 'REHAB' });
    world.at(day(7, '13:00'));
    expect(await required(coach, '2026-03-03', '2026-03-07')).toEqual([
      '07 REHAB DUE',
      '06 REHAB MISSED',
      '04 REHAB DONE',
      '03 REHAB MISSED',
    ]);
    expect(await required(coach, '2026-03-05', '2026-03-06')).toEqual(['06 REHAB MISSED']);
  });

  it.each([
    ['2026-03-05', '2026-03-04', 'INVALID'],
    ['2026-03-01', '2026-04-01', 'OUT_OF_RANGE'],
  ])('from %s to %s is %s', async (from, to, code) => {
    const { errors } = await ada.ask(
      'query($id: ID!, $from: LocalDate!, $to: LocalDate!) { athlete(id: $id) { requirements(from: $from, to: $to) { status } } }',
      { id: ada.id, from, to },
    );
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual([code]);
  });
});

describe('a run that is required', () => {
  it('is done by a run', async () => {
    await tell(physio, 'RUN', 'REQUIRED', { maxDurationSeconds: 1_200 });
    world.at(day(4, '13:00'));
    const runs = [{ externalId: '1', startedAt: day(3, '13:00'), distanceMeters: 3_000, durationSeconds: 1_200 }];
    await watch.does('recordRuns', { athleteId: ada.id, runs }, 'results { status }');
    expect(await required(coach, '2026-03-01', '2026-03-31')).toEqual(['04 RUN DUE', '03 RUN DONE']);
  });

  it('is not missed in the eyes of a coach who may not see it', async () => {
    await tell(physio, 'RUN', 'REQUIRED', { maxDurationSeconds: 1_200 });
    world.at(day(5, '13:00'));
    const tokens = { accessToken: 'a', refreshToken: 'r', expiresAt: day(6) };
    const link = await connectStrava(world, ada, { accountId: '900001', tokens });
    await recordStrava(world, ada, link, '700001', {
      startedAt: day(4, '13:00'),
      type: 'EASY',
      distanceMeters: 3_000,
      durationSeconds: 1_200,
    });
    expect(await required(ada, '2026-03-03', '2026-03-04')).toEqual(['04 RUN DONE', '03 RUN MISSED']);
    expect(await required(coach, '2026-03-03', '2026-03-04')).toEqual(['04 RUN UNKNOWN', '03 RUN MISSED']);
  });
});
