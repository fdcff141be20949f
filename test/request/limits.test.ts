import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PERSON_LIMITS } from '../../functions/domain/rate-limit.ts';
import { readLimits } from '../../functions/request/request-limit.ts';
import { postEvent } from '../support/gateway.ts';
import { asFunction } from '../support/role.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

const ADD = 'mutation($input: AddCommentInput!) { addComment(input: $input) { comment { id } userErrors { code } } }';

describe('What people may do in a minute', () => {
  let world: World;
  let ada: Someone & { id: string };
  let coach: Someone;
  let supporters: Someone[];
  let minutes = 0;

  beforeAll(async () => {
    world = await createWorld({
      now: '2026-03-10T12:00:42.500Z',
      limits: { requests: 20, writes: 4, safetyWrites: 3, supportersComments: 5 },
    });
  });
  beforeEach(async () => {
    const later = () =>
      world.at(new Date(Date.parse('2026-03-10T12:00:42.500Z') + (minutes += 1) * 60_000).toISOString());
    later();
    ada = await world.athlete(`Ada ${minutes}`, 'UTC');
    coach = world.person(`coach ${minutes}`);
    supporters = [1, 2, 3].map((each) => world.person(`supporter ${each} ${minutes}`));
    await world.join(ada, coach, 'COACH', 'Maren');
    for (const supporter of supporters) {
      later();
      await world.join(ada, supporter, 'SUPPORTER', 'Ben');
    }
    later();
  });
  const cheer = (who: Someone) => who.ask(ADD, { input: { subjectId: ada.id, audience: 'SUPPORTERS', body: 'Go!' } });
  /** The status and the header of an answer, as HTTP has them. */
  const headOf = async ({ claims }: Someone, query: string, variables: object = {}) => {
    const { statusCode, headers } = await asFunction('graphql', () =>
      world.handler(postEvent(claims, { query, variables })),
    );
    return [statusCode, headers?.['retry-after']];
  };
  const instruct = () =>
    coach.does(
      'issueInstruction',
      { athleteId: ada.id, rules: [{ activity: 'RUN', permission: 'PROHIBITED' }] },
      'instruction { id }',
    );

  it('changes are counted by person; one too many says when to try again, and is not made', async () => {
    for (let each = 0; each < 4; each++) expect((await cheer(ada)).errors).toBeUndefined();
    const { status, data, errors } = await cheer(ada);
    expect([status, data]).toEqual([200, null]);
    expect(errors?.[0]).toMatchObject({
      message: 'You have made 4 changes in this minute, the maximum. Try again in 18 s.',
      extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 18 },
    });
    const words = { subjectId: ada.id, audience: 'SUPPORTERS', body: 'Go!' };
    expect(await headOf(ada, ADD, { input: words })).toEqual([200, '18']);
    const run = { startedAt: world.now(), distanceMeters: 5_000, durationSeconds: 1_500 };
    const record = 'mutation($input: RecordRunsInput!) { recordRuns(input: $input) { results { status } } }';
    const recorded = await ada.ask(record, { input: { athleteId: ada.id, runs: [run] } });
    expect(recorded.errors?.[0]?.extensions['code']).toBe('RATE_LIMITED');
    // Others, and reading, go on.
    expect((await cheer(coach)).errors).toBeUndefined();
    const query = 'query($id: ID!) { athlete(id: $id) { commentCount runs(first: 1) { nodes { id } } } }';
    expect((await ada.ask(query, { id: ada.id })).data.athlete).toEqual({ commentCount: 5, runs: { nodes: [] } });
    world.at(new Date(Date.parse(world.now()) + 18_000).toISOString());
    expect((await cheer(ada)).errors).toBeUndefined();
  });

  it('what keeps an athlete safe has a count of its own', async () => {
    for (let each = 0; each < 5; each++) await cheer(coach);
    const { instruction } = await instruct();
    await ada.does('acknowledgeInstruction', { instructionId: instruction.id }, 'instruction { id }');
    await coach.does('withdrawInstruction', { instructionId: instruction.id }, 'instruction { id }');
    await instruct();
    await expect(instruct()).rejects.toThrow('RATE_LIMITED');
    // An erasure is never refused.
    for (let each = 0; each < 5; each++) await cheer(ada);
    await ada.does('eraseAthlete', { athleteId: ada.id, confirmName: `Ada ${minutes - 4}` }, 'done');
  });

  it('the comments of all supporters of an athlete are counted together', async () => {
    const answers = [];
    for (let each = 0; each < 7; each++) answers.push(await cheer(supporters[each % 3] as Someone));
    expect(answers.map(({ errors }) => errors?.[0]?.extensions['code'])).toEqual([
      ...Array.from({ length: 5 }, () => undefined),
      'RATE_LIMITED',
      'RATE_LIMITED',
    ]);
    expect((await cheer(coach)).errors).toBeUndefined();
  });

  it('requests are counted in the memory of an instance', async () => {
    const me = () => supporters[0]?.ask('{ viewer { id } }');
    for (let each = 0; each < 20; each++) expect((await me())?.status).toBe(200);
    expect(await me()).toMatchObject({ status: 429, errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    expect(await headOf(supporters[0] as Someone, '{ viewer { id } }')).toEqual([429, '18']);
    expect((await coach.ask('{ viewer { id } }')).status).toBe(200);
  });

  it('are limits of the deployment, and generous ones', () => {
    expect(PERSON_LIMITS).toEqual({ requests: 6_000, writes: 600, safetyWrites: 600, supportersComments: 120 });
    expect(readLimits({})).toEqual(PERSON_LIMITS);
    expect(readLimits({ WRITES_PER_MINUTE: '30' })).toEqual({ ...PERSON_LIMITS, writes: 30 });
    for (const wrong of ['', '0', '-1', '1.5', 'many'])
      expect(() => readLimits({ REQUESTS_PER_MINUTE: wrong })).toThrow('REQUESTS_PER_MINUTE');
  });
});
