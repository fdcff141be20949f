import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { createAllows, readRoles, type Role } from '../../infra/local/template/iam/policies.ts';
import { resolveResources } from '../../infra/local/template/assembly/resources.ts';
import { viewerFrom } from '../../functions/request/viewer-from.ts';
import { tableActions } from '../../infra/permissions.ts';
import { template } from '../infra/support/synth.ts';
import { readItems, writeItems } from '../support/bulk.ts';
import { change, testConsumer, timeLeft } from '../support/changes.ts';
import { aStravaRun } from '../support/fake-strava.ts';
import { filledIn, readExamples } from '../support/examples.ts';
import { fitFile, utf8 } from '../support/activity-files.ts';
import { LIST, postFile, postRuns, send } from '../support/http-api.ts';
import { startReceiver } from '../support/receiver.ts';
import { CANCEL, createImportWorld } from '../support/import-world.ts';
import { createProviderWorld, stravaEvent } from '../support/provider-world.ts';
import { asFunction, type FunctionName } from '../support/role.ts';
import { playScene } from '../support/scene.ts';
import { createWebhookWorld } from '../support/webhook-world.ts';
import { createWorld, type World } from '../support/world.ts';
import { zipOf } from '../support/zip.ts';

const json = template().toJSON() as { Resources: Parameters<typeof resolveResources>[0]['resources'] };
const resources = resolveResources(
  { name: 'stack', resources: json.Resources, assetFolder: () => '' },
  'https://api.test',
);
const [table] = resources.all('AWS::DynamoDB::GlobalTable');
const tableArn = resources.names.attribute(table?.logicalId ?? '', 'Arn');

const roles = readRoles(resources);
function roleOf(name: FunctionName): Role {
  const found = [...roles].find(([roleName]) => roleName.toLowerCase().includes(`-${name}role`));
  if (!found) throw new Error(`No role for ${name} among ${[...roles.keys()].join(', ')}`);
  return found[1];
}

/** Every action on every resource that a role is given, as in `dynamodb:Query table/index/byTime`. */
function granted({ policies }: Role, service: string): string[] {
  const statements = policies.flatMap(({ Statement }) => Statement);
  return statements
    .flatMap(({ Action, Resource }) =>
      [Action].flat().flatMap((action) => [Resource].flat().map((resource) => `${action} ${resource}`)),
    )
    .filter((one) => one.startsWith(`${service}:`))
    .map((one) => one.replace(tableArn, 'table'));
}

const names: FunctionName[] = ['graphql', 'integrations', 'changes', 'outbound', 'providers', 'imports'];

describe('least privilege', () => {
  const used = new Map<FunctionName, string[]>();

  beforeAll(async () => {
    const world = await createWorld();
    const writers = await playScene(world, 'writers');
    for (const example of readExamples()) {
      const own = !example.document.includes('\nmutation ') ? writers : await playScene(world, example.name);
      await own.people[example.who].ask(example.document, filledIn(example, own.values));
    }
    // The examples ask for EASY runs, which are in no index of their own.
    const races = 'query($id: ID!) { athlete(id: $id) { runs(first: 1, type: RACE) { nodes { id } } } }';
    await writers.people.runner.ask(races, { id: writers.values['ATHLETE_ID'] });
    await useHttp(world);
    const marks = (await readItems(world.client, world.tableName)).filter(({ kind }) => kind === 'erasedAthlete');
    await writeItems(
      world.client,
      world.tableName,
      marks.map(({ pk }) => ({ pk, sk: 'RUN#left over' })),
    );
    await leave(world);
    const left = (await readItems(world.client, world.tableName)).filter(({ kind }) => kind === 'deletedAccount');
    const consumer = testConsumer(world);
    const records = [...marks, ...left].map((mark) => change(mark));
    await asFunction('changes', () => consumer.handler({ Records: records }, timeLeft()));
    const asked = [...world.asked, ...(await useWebhooks()), ...(await useStrava()), ...(await useImports())];
    for (const name of names) {
      const own = asked.filter((one) => one.startsWith(`${name} `));
      used.set(
        name,
        [...new Set(own)].map((one) => one.slice(name.length + 1)),
      );
    }
  }, 120_000);

  /** A run of this week with a key, the same again, an older one, their list, and a file that is none, which gives its key back. */
  async function useHttp(world: World): Promise<void> {
    const [ada, coach, tracker] = [await world.athlete('Ada'), world.person('coach'), world.integration('tracker')];
    await world.join(ada, coach, 'COACH', 'Maren');
    await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
    const run = { externalId: 'run', startedAt: world.now(), distanceMeters: 8000, durationSeconds: 2700 };
    const rules = [{ activity: 'RUN', permission: 'PROHIBITED' }];
    await coach.does('issueInstruction', { athleteId: ada.id, rules }, 'instruction { id }');
    const key = { 'idempotency-key': 'key' };
    for (const who of [tracker, tracker, coach]) await postRuns(world, who, ada.id, run, key);
    await postRuns(world, tracker, ada.id, { ...run, externalId: 'old', startedAt: '2025-01-01T08:00:00Z' });
    await send(world, tracker, LIST, { id: ada.id });
    await postFile(world, tracker, ada.id, utf8('no file'), { 'idempotency-key': 'other key' });
  }

  /** A coach's account is marked as deleted, and nothing else is done yet: the stream does the rest. */
  async function leave(world: World): Promise<void> {
    const [ada, coach] = [await world.athlete('Bea'), world.person('a coach who leaves')];
    await world.join(ada, coach, 'COACH', 'Kim');
    const { id } = viewerFrom(coach.claims);
    const mark = { kind: 'deletedAccount', id, deletedAt: world.now() } as const;
    await world.store.accounts.begin(await world.store.viewers.person(id), mark);
  }

  /** A webhook hears of things, fails, is tried again, and is disabled; what is asked of the table for all that. */
  async function useWebhooks(): Promise<Set<string>> {
    const world = await createWebhookWorld();
    const [ada, receiver] = [await world.athlete('Ada'), await startReceiver()];
    await world.webhook(ada, receiver.url);
    for (const status of [500, 200, 410]) {
      receiver.answers(status);
      await ada.does('addComment', { subjectId: ada.id, audience: 'TEAM', body: 'Hello' }, 'comment { id }');
      await world.streams();
      await world.minutesLater(1);
    }
    await receiver.close();
    return world.asked;
  }

  /** Strava is connected, tells of a run, is not there for a while, and is left. */
  async function useStrava(): Promise<Set<string>> {
    const world = await createProviderWorld();
    const ada = await world.connected('Ada', 1);
    world.strava.put(1, aStravaRun(1), 1);
    await world.tell(stravaEvent(1));
    await world.settle();
    await ada.does('disconnectProvider', { athleteId: ada.id, provider: 'STRAVA' }, 'athlete { id }');
    await world.settle();
    return world.asked;
  }

  /** An archive is imported, looked at, imported again, and another one given up. */
  async function useImports(): Promise<Set<string>> {
    const world = await createImportWorld();
    const [ada, coach, tracker] = [await world.athlete('Ada'), world.person('coach'), world.integration('tracker')];
    await world.join(ada, coach, 'COACH', 'Maren');
    await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
    const rules = [{ activity: 'RUN', permission: 'PROHIBITED' }];
    await coach.does('issueInstruction', { athleteId: ada.id, rules }, 'instruction { id }');
    const zip = await zipOf([['activities/1.fit.gz', gzipSync(fitFile())]]);
    for (const who of [tracker, ada]) {
      const { id } = await world.import(who, ada.id, zip);
      await world.results(who, id);
    }
    await world.call(tracker, CANCEL, { id: await world.begin(tracker, ada.id, zip) });
    await world.invoke({ source: 'schedule' });
    await world.close();
    return world.asked;
  }

  test.each(names)('%s may do all that it does', async (name) => {
    const allows = createAllows(roleOf(name));
    const calls = used.get(name) ?? [];
    expect(calls).not.toEqual([]);
    for (const call of calls) {
      const [action = '', resource = ''] = call.split(' ');
      expect(await allows({ action, resource: resource.replace(/^table/, tableArn) }), call).toBe(true);
    }
  });

  test.each(names)('%s does all that it may do', (name) => {
    const streamReading = /^dynamodb:(?:DescribeStream|GetRecords|GetShardIterator|ListStreams) /;
    const onTable = granted(roleOf(name), 'dynamodb').filter((one) => !streamReading.test(one));
    expect(onTable.sort()).toEqual([...(used.get(name) ?? [])].sort());
    expect(new Set(onTable.map((one) => one.split(' ')[0]))).toEqual(new Set(tableActions[name]));
  });
});
