import { beforeEach, describe, expect, it } from 'vitest';
import { fileId, fitFile, fitSession, utf8 } from '../support/activity-files.ts';
import { injectFaults } from '../support/faults.ts';
import { type HttpAnswer, IMPORT, postSessions, send } from '../support/http-api.ts';
import { instant, tcxPoints, tcxText } from '../support/recordings.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

/** A ride that its source corrects, and one that it posts again. */

let world: World;
let ada: Someone & { id: string };
let coach: Someone;
let tracker: Someone;

beforeEach(async () => {
  world = await createWorld();
  ada = await world.athlete('Ada');
  [coach, tracker] = [world.person('coach'), world.integration('tracker')];
  await world.join(ada, coach, 'COACH', 'Maren');
  await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
});

const ride = (fields: object = {}) => fitFile([fileId(), fitSession({ sport: 'cycling', ...fields })]);
/** A ride in a file without an id of its own, but one that the device gives every activity. */
const tcxRide = (id: string, day = '2026-03-08') =>
  utf8(tcxText(tcxPoints(), { id, sport: 'Biking' }).replaceAll('2026-03-08', day));
const post = (file: Uint8Array, query: Record<string, string> = {}) =>
  send(world, tracker, IMPORT, { id: ada.id, body: file, query });
const statuses = ({ body }: HttpAnswer): string[] => body.results.map(({ status }: { status: string }) => status);
const idOf = ({ body }: HttpAnswer): string => body.results[0].sessionId;
const errorOf = ({ status, body }: HttpAnswer) => {
  const [{ code, path }] = body.results[0].errors;
  return `${status} ${code} ${path.join('.')}`;
};
const sessionsOf = async (who: Someone) => {
  const query = `query($id: ID!) { athlete(id: $id) { sessions(first: 100) { nodes {
    id externalId revision startedAt durationSeconds distanceMeters effort note adherence { rule verdict }
    formerVerdicts { rule verdict change } } } } }`;
  return (await who.ask(query, { id: ada.id })).data.athlete.sessions.nodes;
};

describe('A file of a ride', () => {
  it('that was corrected corrects the session, and the old one does not return', async () => {
    expect(statuses(await post(ride()))).toEqual(['CREATED']);
    const corrected = await post(ride({ totalTimerTime: 2_400, totalDistance: 20_000, workoutRpe: 70 }));
    expect([corrected.status, statuses(corrected)]).toEqual([200, ['UPDATED']]);
    expect(statuses(await post(ride()))).toEqual(['UNCHANGED']);
    expect(await sessionsOf(ada)).toMatchObject([
      { id: idOf(corrected), durationSeconds: 2_400, distanceMeters: 20_000, effort: 7 },
    ]);
  });

  it('is corrected by what its source says beside it, too', async () => {
    const said = { externalId: 'vendor-7', effort: '4', note: 'By the lake' };
    expect(statuses(await post(ride(), said))).toEqual(['CREATED']);
    expect(statuses(await post(ride(), said))).toEqual(['UNCHANGED']);
    expect(statuses(await post(ride(), { ...said, note: 'By the river' }))).toEqual(['UPDATED']);
    expect(await sessionsOf(ada)).toMatchObject([{ effort: 4, note: 'By the river' }]);
  });

  it('of which its source counts the revisions is replaced by a later one alone', async () => {
    const said = { externalId: 'vendor-7', revision: '3' };
    const shorter = ride({ totalTimerTime: 2_400 });
    expect(statuses(await post(ride(), said))).toEqual(['CREATED']);
    expect(statuses(await post(shorter, said))).toEqual(['UNCHANGED']);
    expect(statuses(await post(shorter, { ...said, revision: '2' }))).toEqual(['UNCHANGED']);
    expect(statuses(await post(shorter, { externalId: 'vendor-7' }))).toEqual(['UNCHANGED']);
    expect(statuses(await post(shorter, { ...said, revision: '4' }))).toEqual(['UPDATED']);
    expect(await sessionsOf(ada)).toMatchObject([{ durationSeconds: 2_400, revision: 4 }]);
  });

  it('leaves what the athlete edited', async () => {
    const sessionId = idOf(await post(ride({ workoutRpe: 30 })));
    await ada.does('editSession', { sessionId, effort: 8, note: 'Headwind' }, 'session { id }');
    expect(statuses(await post(ride({ workoutRpe: 40, totalTimerTime: 2_400 })))).toEqual(['UPDATED']);
    expect(await sessionsOf(ada)).toMatchObject([{ durationSeconds: 2_400, effort: 8, note: 'Headwind' }]);
  });

  it('among others corrects that ride alone', async () => {
    const triathlon = (seconds: number) =>
      fitFile([
        fileId(),
        fitSession({ sport: 'swimming' }),
        fitSession({ sport: 'cycling', totalTimerTime: seconds }, 3_600),
        fitSession({}, 7_200),
      ]);
    expect(statuses(await post(triathlon(3_000)))).toEqual(['CREATED', 'CREATED', 'CREATED']);
    expect(statuses(await post(triathlon(2_400)))).toEqual(['UNCHANGED', 'UPDATED', 'UNCHANGED']);
  });

  it('that shows that it was too long is a breach from then on, and what it had been stays in its history', async () => {
    world.at('2026-03-01T12:00:00.000Z');
    const rules = [{ activity: 'CROSS_TRAINING', permission: 'LIMITED', maxDurationSeconds: 3_000 }];
    await coach.does('issueInstruction', { athleteId: ada.id, rules, note: 'Short rides.' }, 'instruction { id }');
    world.at('2026-03-09T12:00:00.000Z');
    await post(ride());
    expect(await sessionsOf(coach)).toMatchObject([{ adherence: [{ rule: 'MAX_DURATION', verdict: 'KEPT' }] }]);
    await post(ride({ totalTimerTime: 3_200 }));
    expect(await sessionsOf(coach)).toMatchObject([{ adherence: [{ rule: 'MAX_DURATION', verdict: 'BROKEN' }] }]);
    const { data } = await coach.ask('{ viewer { attention(first: 5) { nodes { reasons { code } } } } }');
    const [{ reasons }] = data.viewer.attention.nodes;
    expect(reasons).toContainEqual({ code: 'SESSION_AGAINST_INSTRUCTION' });
    await post(ride({ totalTimerTime: 2_900 }));
    expect(await sessionsOf(coach)).toMatchObject([
      { formerVerdicts: ['KEPT', 'BROKEN'].map((verdict) => ({ rule: 'MAX_DURATION', verdict, change: 'REVISED' })) },
    ]);
  });
});

describe('A file of a ride that was logged without one, as JSON or before files were told apart', () => {
  const known = { externalId: 'vendor-7', activity: 'CROSS_TRAINING', startedAt: '2026-03-08T14:05:00Z' };
  const asRead = { ...known, durationSeconds: 3_000, distanceMeters: 10_000 };
  const said = { externalId: 'vendor-7' };

  it('says nothing new with the same figures, and keeps the note that no file has', async () => {
    await postSessions(world, tracker, ada.id, { ...asRead, effort: 4, note: 'By the lake' });
    expect(statuses(await post(ride(), said))).toEqual(['UNCHANGED']);
    expect(await sessionsOf(ada)).toMatchObject([{ effort: 4, note: 'By the lake' }]);
  });

  it.each<[string, object, Record<string, string>]>([
    ['another duration', { totalTimerTime: 2_400 }, said],
    ['no distance', { totalDistance: 0 }, said],
    ['another sport', { sport: 'training', subSport: 'strengthTraining' }, said],
    ['an effort', { workoutRpe: 50 }, said],
    ['a note beside it', {}, { ...said, note: 'By the lake' }],
  ])('corrects it with %s, once', async (_, fields, query) => {
    await postSessions(world, tracker, ada.id, asRead);
    expect(statuses(await post(ride(fields), query))).toEqual(['UPDATED']);
    expect(statuses(await post(ride(fields), query))).toEqual(['UNCHANGED']);
    expect(await sessionsOf(ada)).toHaveLength(1);
  });
});

describe('The id of a ride that started at another time', () => {
  const another = { startTime: new Date('2026-03-07T14:05:00Z'), timestamp: new Date('2026-03-07T15:00:00Z') };

  it('is a conflict, and never lost as UNCHANGED', async () => {
    await post(ride(), { externalId: 'same' });
    const file = await post(ride(another), { externalId: 'same' });
    expect(errorOf(file)).toBe('422 CONFLICT sessions.0.externalId');
    expect(file.body.results[0].errors[0].message).toContain('2026-03-08T14:05:00.000Z');
    const session = {
      externalId: 'same',
      activity: 'CROSS_TRAINING',
      startedAt: '2026-03-07T14:05:00Z',
      durationSeconds: 3_000,
    };
    expect(errorOf(await postSessions(world, tracker, ada.id, session))).toBe('422 CONFLICT externalId');
    expect(statuses(await postSessions(world, tracker, ada.id, { ...session, revision: 1 }))).toEqual(['UPDATED']);
    expect(await sessionsOf(ada)).toMatchObject([{ startedAt: '2026-03-07T14:05:00.000Z' }]);
  });

  it('may be that of a device which gives every activity one: then it is another ride', async () => {
    const id = '2010-01-01T00:00:00Z';
    expect(statuses(await post(tcxRide(id)))).toEqual(['CREATED']);
    expect(statuses(await post(tcxRide(id, '2026-03-07')))).toEqual(['CREATED']);
    expect(statuses(await post(tcxRide(id)))).toEqual(['UNCHANGED']);
  });

  it('is found where it was logged under such an id before, and only that ride', async () => {
    const id = '2010-01-01T00:00:00.000Z';
    const logged = await postSessions(world, tracker, ada.id, {
      externalId: `tcx:${id}`,
      activity: 'CROSS_TRAINING',
      startedAt: instant(0),
      durationSeconds: 1_800,
      distanceMeters: 5_040,
    });
    const again = await post(tcxRide(id));
    expect([statuses(again), idOf(again)]).toEqual([['UNCHANGED'], idOf(logged)]);
    expect(statuses(await post(tcxRide(id, '2026-03-07')))).toEqual(['CREATED']);
    expect(await sessionsOf(ada)).toHaveLength(2);
  });
});

describe('A correction', () => {
  const corrected = ride({ totalTimerTime: 2_400 });

  it('posted ten times at once corrects once, also where the store was too busy for some', async () => {
    await post(ride());
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(corrected)));
    const done = answers.filter(({ status }) => status === 200).flatMap(statuses);
    expect(done.filter((status) => status === 'UPDATED').length).toBeLessThanOrEqual(1);
    expect(answers.filter(({ status }) => status !== 200 && status !== 503)).toEqual([]);
    expect(statuses(await post(corrected))).toEqual([done.includes('UPDATED') ? 'UNCHANGED' : 'UPDATED']);
    expect(await sessionsOf(ada)).toMatchObject([{ durationSeconds: 2_400 }]);
  });

  it('whose answer was lost on the way is there, once', async () => {
    await post(ride());
    let answer: HttpAnswer | undefined;
    await injectFaults(world.dynamodb).during(
      ({ command }) => (command === 'TransactWriteItems' ? 'repeated' : undefined),
      async () => {
        answer = await post(corrected);
      },
    );
    expect(answer && statuses(answer)).toEqual(['UPDATED']);
    expect(statuses(await post(corrected))).toEqual(['UNCHANGED']);
  });
});
