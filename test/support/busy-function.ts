/**
 * A function under load, in a process of its own: a coach, an athlete and an integration write six at a time until it
 * is killed. Says on stdout the id of everything that was acknowledged, a line each, before the next call is made.
 */
import { writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { createApp } from '../../functions/graphql/app.ts';
import { newId } from '../../functions/runtime/new-id.ts';
import { localDynamoDB } from '../../infra/local/dynamodb/client.ts';
import { postEvent } from './gateway.ts';

/** What the process is told on its command line, as JSON. */
export interface Load {
  endpoint: string;
  tableName: string;
  athleteId: string;
  /** The claims of each writer's token. */
  claims: Record<'athlete' | 'coach' | 'tracker', Record<string, string>>;
  now: number;
}

const load = JSON.parse(process.argv[2] ?? '') as Load;
const quiet = () => undefined;
const { handler } = createApp({
  settingsClients: { has: () => true },
  client: localDynamoDB(load.endpoint),
  tableName: load.tableName,
  clock: { now: () => load.now },
  newId,
  logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  pause: (ms) => delay(ms),
  clientLimits: { calls: Infinity, callsForAthlete: Infinity },
  allowLocalWebhooks: false,
});

type Payload = Record<string, { id: string } | null | { run: { id: string } | null }[]>;

/** Calls a mutation, and says what was acknowledged. Refusals and failures acknowledge nothing. */
async function write(who: keyof Load['claims'], mutation: string, input: object, selection: string) {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
  const query = `mutation($input: ${type}) { ${mutation}(input: $input) { ${selection} userErrors { code } } }`;
  const { body = '' } = await handler(postEvent(load.claims[who], { query, variables: { input } }));
  const { data } = JSON.parse(body) as { data?: Record<string, Payload | null> };
  const payload = data?.[mutation] ?? {};
  const ids = Object.values(payload).flatMap((value) =>
    Array.isArray(value) ? value.flatMap(({ run }) => run?.id ?? []) : (value?.id ?? []),
  );
  if (ids.length > 0) writeSync(1, `${ids.join('\n')}\n`);
  return ids[0];
}

const { athleteId } = load;
const startedAt = new Date(load.now - 3_600_000).toISOString();
let number = 0;

async function round(): Promise<void> {
  number += 1;
  const run = { startedAt, externalId: String(number), distanceMeters: 5_000, durationSeconds: 1_500 };
  const runId = await write('tracker', 'recordRuns', { athleteId, runs: [run] }, 'results { run { id } }');
  if (runId)
    await write('athlete', 'addComment', { subjectId: runId, audience: 'TEAM', body: 'Ow.' }, 'comment { id }');
  const permission = number % 2 ? 'PROHIBITED' : 'ALLOWED';
  const rules = [{ activity: 'RUN', permission }];
  const instructionId = await write('coach', 'issueInstruction', { athleteId, rules }, 'instruction { id }');
  if (instructionId) await write('athlete', 'acknowledgeInstruction', { instructionId }, 'instruction { id }');
}

await Promise.all(
  Array.from({ length: 6 }, async () => {
    for (;;) await round();
  }),
);
