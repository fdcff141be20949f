import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createIntegrationsApp } from '../functions/integrations/app.ts';
import { newId } from '../functions/runtime/new-id.ts';
import { createDynamoDB } from '../functions/store/dynamodb/client.ts';
import { localClient, localConnection } from '../infra/local/dynamodb/client.ts';
import { startEngine } from '../infra/local/dynamodb/dynamodb.ts';
import { gatewayEvent } from '../test/support/gateway.ts';
import { createWorld, integrationClaims } from '../test/support/world.ts';
import { countWritesByKey } from '../test/support/writes-by-key.ts';
import { commit, machine } from './machine.ts';
import { spreadOf } from './statistics.ts';
import { createEmptyTable } from './world/seed.ts';

// One client that posts runs of many athletes, each in a call of its own, as fast as DynamoDB Local takes them. It prints what
// was reached, and where the writes went, as shares that hold at any rate. Run it with `node bench/one-client.ts`.

const TABLE = 'OneClient';
const ATHLETES = 400;
/** Instances of the function, each with leases of its own, as Lambda would run about so many for 580 calls a second. */
const INSTANCES = 26;
const AT_ONCE = 32;
const SECONDS = 20;
/** 580 calls a second. */
const CALLS_PER_MINUTE = 34_800;

const say = (line: string) => process.stderr.write(`${line}\n`);

const engine = await startEngine();
const client = localClient(engine.endpoint);
await createEmptyTable(client, TABLE);
const dynamodb = createDynamoDB(localConnection(engine.endpoint));
const world = await createWorld({ table: { client, dynamodb, tableName: TABLE }, now: new Date().toISOString() });
const writes = countWritesByKey(dynamodb);
const tracker = world.integration('tracker');
say(`${ATHLETES} athletes let one client in`);
const athletes: string[] = [];
for (let number = 0; number < ATHLETES; number++) {
  const athlete = await world.athlete(`Athlete ${number}`);
  await world.join(athlete, tracker, 'INTEGRATION', 'Tracker');
  athletes.push(athlete.id);
}

const quiet = () => undefined;
const parts = {
  client: dynamodb,
  tableName: TABLE,
  clock: Date,
  newId,
  logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  clientLimits: { calls: CALLS_PER_MINUTE, callsForAthlete: 60 },
  settingsClients: { has: () => true },
};
const instances = Array.from({ length: INSTANCES }, () => createIntegrationsApp(parts).handler);

async function post(call: number): Promise<{ status: number; ms: number }> {
  const run = {
    externalId: `run-${call}`,
    startedAt: new Date(Date.now() - 3_600_000).toISOString(),
    distanceMeters: 5_000,
    durationSeconds: 1_500,
  };
  const event = gatewayEvent({
    route: 'POST /v1/athletes/{id}/runs',
    pathParameters: { id: athletes[call % ATHLETES] ?? '' },
    claims: integrationClaims('tracker'),
    body: JSON.stringify(run),
  });
  const began = performance.now();
  const result = await instances[call % INSTANCES]?.(event);
  return { status: result?.statusCode ?? 0, ms: performance.now() - began };
}

/** Keeps so many calls under way for some seconds. */
async function load(seconds: number, from: number) {
  const answers: { status: number; ms: number }[] = [];
  const until = performance.now() + seconds * 1000;
  let next = from;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (performance.now() < until) answers.push(await post(next++));
    }),
  );
  return { answers, next };
}

const { next } = await load(4, 0);
writes.taken();
const began = performance.now();
const { answers } = await load(SECONDS, next);
const seconds = (performance.now() - began) / 1000;
const byKey = writes.taken();
const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
const unitsOf = (prefix: string) => [...byKey].filter(([pk]) => pk.startsWith(prefix)).map(([, units]) => units);
const sum = (units: number[]) => units.reduce((all, each) => all + each, 0);
const perCall = (units: number) => Number((units / answers.length).toFixed(4));
const counts = unitsOf('RATE#').sort((a, b) => b - a);

const report = {
  machine: machine(),
  commit: commit(),
  takenAt: new Date().toISOString(),
  athletes: ATHLETES,
  instances: INSTANCES,
  atOnce: AT_ONCE,
  callsPerSecond: Math.round(answers.length / seconds),
  errors: answers.filter(({ status }) => status !== 201).length,
  medianMs: Math.round(spreadOf(times).median),
  p99Ms: Math.round(times[Math.floor(times.length * 0.99)] ?? NaN),
  // Item writes; those of a transaction count twice, as they are paid.
  writesPerCall: perCall(sum([...byKey.values()])),
  keysWritten: byKey.size,
  hottestKeyPerCall: perCall(Math.max(...byKey.values())),
  hottestKeyIsOf: [...byKey].sort(([, a], [, b]) => b - a)[0]?.[0].replace(/#.*/, '#…') ?? '',
  clientsOwnKeyPerCall: perCall(sum(unitsOf('PER#'))),
  countOfClientPerCall: perCall(counts[0] ?? 0),
};
writeFileSync(join(import.meta.dirname, 'one-client.json'), `${JSON.stringify(report, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
client.destroy();
await engine.stop();
