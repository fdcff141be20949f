import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { DeployedFunction } from '../../infra/local/template/functions/functions.ts';
import type { AllowedRequest } from '../../infra/local/template/iam/iam-proxy.ts';
import { localClient } from '../../infra/local/dynamodb/client.ts';
import { readItems, writeItems } from '../support/bulk.ts';
import { startExecution, type TestExecution } from '../support/execution.ts';
import { join, type Speaker } from '../support/world.ts';

/** Long enough for a cold start on a busy machine, short enough to wait for. */
const timeoutSeconds = 5;

/** What happens to the next request that a test waits for, between a function and DynamoDB. */
let fault: { when: 'before' | 'after'; operation: string; strike: () => Promise<void> | void } | undefined;
const strike = async (when: 'before' | 'after', { operation }: AllowedRequest) => {
  if (fault?.when !== when || fault.operation !== operation) return;
  const { strike: struck } = fault;
  fault = undefined;
  await struck();
};

const strava = { STRAVA_VERIFY_TOKEN: 'verify-me', STRAVA_PATH_KEY: 'path-key' };
const variablesOf = ({ Environment }: Record<string, unknown>) => (Environment as { Variables: object }).Variables;

let execution: TestExecution;
let graphql: DeployedFunction;
let runner: Speaker & { id: string };
let tracker: Speaker;

beforeAll(async () => {
  execution = await startExecution({
    change({ Resources }) {
      for (const [id, { Type, Properties }] of Object.entries(Resources)) {
        if (Type !== 'AWS::Lambda::Function') continue;
        if (id.startsWith('Graphql')) Properties['Timeout'] = timeoutSeconds;
        // On AWS these come from a secret, which only a deployment can read.
        if (id.startsWith('Providers')) Object.assign(variablesOf(Properties), strava);
      }
    },
    iamProxy: { before: (request) => strike('before', request), after: (request) => strike('after', request) },
  });
  graphql = functionCalled('Graphql');
  const person = await execution.signedIn('runner');
  const { athlete } = await person.does('createAthlete', { name: 'Ada', timeZone: 'Europe/Berlin' }, 'athlete { id }');
  runner = { ...person, id: athlete.id as string };
  tracker = await execution.signedIn('tracker');
  await join(runner, tracker, 'INTEGRATION', 'Tracker');
});
afterAll(() => execution.stop());

function functionCalled(name: string): DeployedFunction {
  const found = execution.functions.find(({ logicalId }) => logicalId.startsWith(name));
  if (!found) throw new Error(`The template has no function ${name}`);
  return found;
}

const kill = ({ pid = NaN }: DeployedFunction) => void process.kill(pid, 'SIGKILL');

const recordRuns = (externalId: string) => {
  const run = {
    externalId,
    startedAt: '2026-03-01T10:00:00Z',
    type: 'EASY',
    distanceMeters: 5000,
    durationSeconds: 1500,
  };
  return tracker.ask(
    'mutation($input: RecordRunsInput!) { recordRuns(input: $input) { results { status } userErrors { code } } }',
    { input: { athleteId: runner.id, runs: [run] } },
  );
};
const runsOf = async () => {
  const { data } = await runner.ask(
    'query($id: ID!) { athlete(id: $id) { runs(first: 50) { nodes { externalId } } } }',
    {
      id: runner.id,
    },
  );
  return (data.athlete.runs.nodes as { externalId: string }[]).map(({ externalId }) => externalId);
};

describe('a function that is killed', () => {
  test.each([
    ['before DynamoDB hears of the run', 'before', 'CREATED'],
    ['before it can say that the run is stored', 'after', 'UNCHANGED'],
  ] as const)('%s: the caller gets a 500, tries again, and the run is there once', async (externalId, when, status) => {
    const held = Promise.withResolvers<void>();
    fault = {
      when,
      operation: 'TransactWriteItems',
      strike() {
        kill(graphql);
        return held.promise;
      },
    };
    expect((await recordRuns(externalId)).status).toBe(500);
    const again = await recordRuns(externalId);
    expect(again.data.recordRuns.results).toEqual([{ status }]);
    expect((await runsOf()).filter((one) => one === externalId)).toEqual([externalId]);
  });
});

describe('the receiver of what Strava says', () => {
  const address = () => `${execution.url}/v1/providers/strava/events/${strava.STRAVA_PATH_KEY}`;
  const tell = async () => {
    const event = { object_type: 'activity', aspect_type: 'create', object_id: 7, owner_id: 9, subscription_id: 1 };
    const body = JSON.stringify({ ...event, event_time: 1_772_000_000, updates: {} });
    const { status } = await fetch(address(), {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    return status;
  };

  test('completes the handshake for callers with the token, and is 404 on any other path', async () => {
    const query = (token: string) => `?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=riddle`;
    const right = await fetch(address() + query(strava.STRAVA_VERIFY_TOKEN));
    expect([right.status, await right.json()]).toEqual([200, { 'hub.challenge': 'riddle' }]);
    expect((await fetch(address() + query('guessed'))).status).toBe(403);
    expect((await fetch(`${address()}x${query(strava.STRAVA_VERIFY_TOKEN)}`)).status).toBe(404);
  });

  test('is killed before it can answer: the event is processed all the same', async () => {
    const held = Promise.withResolvers<void>();
    fault = {
      when: 'after',
      operation: 'PutItem',
      strike() {
        kill(functionCalled('Providers'));
        return held.promise;
      },
    };
    expect(await tell()).toBe(500);
    await execution.drained();
    expect(await tell()).toBe(200);
    await execution.drained();
    await expect.poll(() => execution.lines.join('\n')).toContain('"kind":"providerEvent"');
  }, 30_000);
});

test('a function that takes too long is ended with a 503, and the next request works', async () => {
  const held = Promise.withResolvers<void>();
  // Each try of the client, which gives one up after 2 s.
  const hold = () => {
    fault = { when: 'before', operation: 'TransactWriteItems', strike: () => (hold(), held.promise) };
  };
  hold();
  const before = graphql.pid;
  const late = await recordRuns('late');
  expect(late.status).toBe(503);
  fault = undefined;
  held.resolve();
  expect((await recordRuns('late')).data.recordRuns.results).toMatchObject([{ status: expect.any(String) }]);
  expect((await runsOf()).filter((one) => one === 'late')).toEqual(['late']);
  expect(graphql.pid).not.toBe(before);
  expect(execution.lines.join('\n')).toContain(`Task timed out after ${timeoutSeconds}.00 seconds`);
}, 30_000);

describe('the consumer of the stream', () => {
  const client = () => localClient(inject('dynamodbEndpoint'));
  const tableName = () => execution.tableNames[0] ?? '';
  const partition = (name: string) => `ATH#${name.padEnd(16, '0')}`;
  const mark = (name: string, values: object) => ({
    pk: partition(name),
    sk: 'PROFILE',
    kind: 'erasedAthlete',
    ownerId: `per_${'owner'.padEnd(16, '0')}`,
    erasedAt: '2026-03-01T10:00:00.000Z',
    ...values,
  });
  const left = async () =>
    (await readItems(client(), tableName())).filter(({ sk }) => sk === 'RUN#canary').map(({ pk }) => pk);

  test('a record that always fails lands in the dead-letter queue alone, while its batch goes on', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `erased-${index}-`);
    await writeItems(
      client(),
      tableName(),
      names.map((name) => ({ pk: partition(name), sk: 'RUN#canary' })),
    );
    // The record in the middle says that the athlete is being erased, but not by whom.
    await writeItems(
      client(),
      tableName(),
      names.map((name, index) => mark(name, index === 5 ? { ownerId: undefined } : {})),
    );
    await execution.drained();
    expect(await left()).toEqual([partition('erased-5-')]);
    const [given] = [...execution.deadLetters].flatMap(([arn, batches]) => (arn.includes('-Changes') ? [batches] : []));
    expect(given?.map((batch) => batch.map(({ dynamodb }) => dynamodb?.Keys?.['pk']?.S))).toEqual([
      [partition('erased-5-')],
    ]);
  }, 60_000);

  test('is killed in the middle of an erasure: a new process finishes it', async () => {
    fault = { when: 'after', operation: 'BatchWriteItem', strike: () => kill(functionCalled('Changes')) };
    const canaries = Array.from({ length: 60 }, (_, index) => ({ pk: partition('halfway'), sk: `RUN#canary${index}` }));
    await writeItems(client(), tableName(), [...canaries, mark('halfway', {})]);
    await execution.drained();
    const items = (await readItems(client(), tableName())).filter(({ pk }) => pk === partition('halfway'));
    expect(items.map(({ sk }) => sk)).toEqual(['PROFILE']);
    expect(fault).toBeUndefined();
  }, 60_000);
});
