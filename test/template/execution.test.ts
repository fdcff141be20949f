import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn, startExecution, type TestExecution } from '../support/execution.ts';
import { join, type Speaker } from '../support/world.ts';

const coachsQuestion =
  '{ viewer { sidelinedAthletes(first: 20) { nodes { id name availability { status since } } } } }';

let execution: TestExecution;
beforeAll(async () => {
  execution = await startExecution();
});
afterAll(() => execution.stop());

const status = async (authorization?: string) => {
  const { status } = await fetch(`${execution.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
    body: '{"query":"{ __typename }"}',
  });
  return status;
};
const now = () => Math.floor(Date.now() / 1000);

describe('the door', () => {
  test('is open to everyone who signed in, people and integrations alike', async () => {
    expect(await status(`Bearer ${await signIn(execution.url, 'coach')}`)).toBe(200);
    expect(await status(`Bearer ${await signIn(execution.url, 'tracker')}`)).toBe(200);
    expect(await status(`Bearer ${await execution.forged({})}`)).toBe(200);
  });

  test.each<[string, () => Promise<string | undefined>]>([
    ['no token', () => Promise.resolve(undefined)],
    ['no token at all', () => Promise.resolve('Bearer nonsense')],
    ['an expired token', () => execution.forged({ exp: now() - 10 })],
    ['a token for another client', () => execution.forged({ client_id: 'another', aud: 'another' })],
    ['a token of another issuer', () => execution.forged({ iss: 'https://cognito-idp.us-east-1.amazonaws.com/other' })],
    ['a token that somebody changed', async () => tampered(await signIn(execution.url, 'stranger'))],
  ])('%s: 401', async (_, token) => {
    const bare = await token();
    expect(await status(bare && (bare.startsWith('Bearer') ? bare : `Bearer ${bare}`))).toBe(401);
  });

  test('a token without a scope for this API: 403', async () => {
    expect(await status(`Bearer ${await signIn(execution.url, 'coach', 'profile')}`)).toBe(403);
  });

  test('/health and /ready ask for no token', async () => {
    const answer = await fetch(`${execution.url}/health`);
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);
    expect((await fetch(`${execution.url}/ready`)).status).toBe(200);
  });

  test('pages of the origins in the template may call, others may not', async () => {
    const preflight = async (origin: string) => {
      const { headers } = await fetch(`${execution.url}/graphql`, { method: 'OPTIONS', headers: { origin } });
      return [headers.get('access-control-allow-origin'), headers.get('access-control-allow-methods')];
    };
    expect(await preflight('http://localhost:5173')).toEqual(['http://localhost:5173', 'GET,POST,DELETE']);
    expect(await preflight('http://localhost:5174')).toEqual([null, null]);
  });
});

describe('the story', () => {
  let ada: Speaker & { id: string };
  let coach: Speaker;
  let tracker: Speaker;
  let symptomId: string;

  beforeAll(async () => {
    const people = await Promise.all(
      ['runner', 'coach', 'supporter', 'tracker'].map((name) => execution.signedIn(name)),
    );
    const [runner, maren, ben, watch] = people as [Speaker, Speaker, Speaker, Speaker];
    const input = { name: 'Ada', timeZone: 'America/Chicago' };
    const { athlete } = await runner.does('createAthlete', input, 'athlete { id }');
    ada = { ...runner, id: athlete.id as string };
    [coach, tracker] = [maren, watch];
    await join(ada, coach, 'COACH', 'Maren');
    await join(ada, ben, 'SUPPORTER', 'Ben');
    await join(ada, tracker, 'INTEGRATION', 'Tracker');
    // The receiver is down: the delivery stays, and is tried again.
    const webhook = {
      url: 'https://receiver.invalid/sidelined',
      eventTypes: ['INSTRUCTION_ISSUED', 'SYMPTOM_REPORTED'],
    };
    await coach.does('createWebhook', webhook, 'webhook { id }');
  });

  const observation = (pain: number, sites: string[]) => ({
    phase: 'DURING_RUN',
    onsetDistanceMeters: 0,
    sites,
    side: 'LEFT',
    sensations: ['TIGHTNESS'],
    pain,
    observedAt: new Date(Date.now() - 1_000).toISOString(),
  });
  const instruct = async (rules: object[]) => {
    const selection = 'instruction { id supersedes { id } } athlete { availability { status until } }';
    return coach.does('issueInstruction', { athleteId: ada.id, symptomIds: [symptomId], rules }, selection);
  };
  const record = async (externalId: string, startedAt: string) => {
    const runs = [{ externalId, startedAt, type: 'EASY', distanceMeters: 3219, durationSeconds: 1290, effort: 3 }];
    const { results } = await tracker.does('recordRuns', { athleteId: ada.id, runs }, 'results { status run { id } }');
    return results[0] as { status: string; run: { id: string } };
  };
  const sidelined = async () => (await coach.ask(coachsQuestion)).data.viewer.sidelinedAthletes.nodes as object[];

  test('a niggle, no running, two easy miles, pain, no running again', async () => {
    const { symptom } = await ada.does(
      'reportSymptom',
      { athleteId: ada.id, observation: observation(2, ['HAMSTRING_BELLY']) },
      'symptom { id status }',
    );
    symptomId = symptom.id as string;
    expect(symptom.status).toBe('ACTIVE');
    expect(await sidelined()).toEqual([]);

    const first = await instruct([{ activity: 'RUN', permission: 'PROHIBITED' }]);
    expect(first.athlete.availability).toEqual({ status: 'SIDELINED', until: null });
    expect(await sidelined()).toMatchObject([{ id: ada.id, name: 'Ada', availability: { status: 'SIDELINED' } }]);

    const second = await instruct([
      { activity: 'RUN', permission: 'LIMITED', maxDistanceMeters: 3219, stopIfPainAtLeast: 3 },
    ]);
    expect(second.instruction.supersedes).toEqual([{ id: first.instruction.id }]);
    expect(second.athlete.availability.status).toBe('MODIFIED');
    expect(await sidelined()).toEqual([]);

    const startedAt = new Date().toISOString();
    const { status, run } = await record('two-miles', startedAt);
    expect(status).toBe('CREATED');
    await ada.does(
      'addObservation',
      { symptomId, observation: { ...observation(6, ['HAMSTRING_PROXIMAL_TENDON']), runId: run.id } },
      'symptom { id }',
    );
    const { data } = await coach.ask('query($id: ID!) { node(id: $id) { ... on Run { breaches { rule } } } }', {
      id: run.id,
    });
    expect(data.node.breaches).toEqual([{ rule: 'STOP_IF_PAIN' }]);
    expect((await record('two-miles', startedAt)).status).toBe('UNCHANGED');

    await instruct([{ activity: 'RUN', permission: 'PROHIBITED' }]);
    expect(await sidelined()).toMatchObject([{ name: 'Ada', availability: { status: 'SIDELINED' } }]);
  });

  test("the coach's webhook gets it: through the stream, signed, and again if that fails", async () => {
    await execution.drained();
    await execution.fireSchedules();
    const { data } = await coach.ask(
      '{ viewer { webhooks { deliveries(first: 10) { nodes { eventType status attempts nextAttemptAt } } } } }',
    );
    const [webhook] = data.viewer.webhooks as [{ deliveries: { nodes: { eventType: string }[] } }];
    expect(webhook.deliveries.nodes.map(({ eventType }) => eventType).sort()).toEqual([
      'INSTRUCTION_ISSUED',
      'INSTRUCTION_ISSUED',
      'INSTRUCTION_ISSUED',
      'SYMPTOM_REPORTED',
    ]);
    for (const delivery of webhook.deliveries.nodes)
      expect(delivery).toMatchObject({ status: 'PENDING', attempts: 1, nextAttemptAt: expect.any(String) });
  });

  test('whom nobody granted anything finds nobody', async () => {
    const stranger = await execution.signedIn('stranger');
    const { data, errors } = await stranger.ask('query($id: ID!) { athlete(id: $id) { name } }', { id: ada.id });
    expect([data, errors]).toEqual([{ athlete: null }, undefined]);
  });

  test('an erasure leaves nothing for the coach to see', async () => {
    await ada.does('eraseAthlete', { athleteId: ada.id, confirmName: 'Ada' }, 'done');
    await execution.drained();
    expect(await sidelined()).toEqual([]);
  });
});

test('no caller saw an error, and the logs hold no personal data', () => {
  expect(execution.errors).toEqual([]);
  expect(execution.lines.join('\n')).not.toMatch(/Ada|Maren|HAMSTRING|PROHIBITED/);
});

/** The same token with other claims, under the signature of the first. */
function tampered(token: string): string {
  const [header, payload = '', signature] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const changed = Buffer.from(JSON.stringify({ ...claims, sub: 'somebody-else' })).toString('base64url');
  return [header, changed, signature].join('.');
}
