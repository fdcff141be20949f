import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localClient } from '../infra/local/dynamodb/client.ts';
import { bulkRoster, writeItems } from '../test/support/bulk.ts';
import { coachNamed } from './growth-data.ts';
import { athleteId, coachClaims, operations, runnerClaims, runnerId } from './operations.ts';
import { dollarsPerMillion } from './prices.ts';
import type { CostRow } from './results.ts';
import { seedTable } from './seed.ts';
import { type Question, timesOf, watchedApp } from './watched-app.ts';

const TABLE = 'bench-cost';
/** What the seed was written at: all of it is fresh. */
const NOW = Date.parse('2026-03-10T12:00:00.000Z');
const DAY_MS = 86_400_000;
/** A coach of 300 athletes, of whom 30 are sidelined. */
const head = coachNamed('head coach');

/** Who asks what; `turn` makes each call one of its own. */
interface Priced {
  operation: string;
  question: (turn: number) => Question;
  /** Calls that are timed, after a third as many that are not. */
  samples: number;
}

const asCoach = (operation: string, document: string, variables: object = { id: athleteId(3) }): Priced => ({
  operation,
  question: () => ({ claims: coachClaims, document, variables }),
  samples: 45,
});
const asHead = (operation: string, document: string): Priced => ({
  operation,
  question: () => ({ claims: head.claims, document, variables: {} }),
  samples: 45,
});

/** The runs of an operation of the benchmark, as they were posted some days ago, or are posted now. */
function recording(operation: string, name: 'recordRuns1' | 'recordRuns100', daysAgo: number, known: boolean): Priced {
  const { claims, document, variables } = operations[name];
  const batch = (turn: number) => `${operation} ${known ? 'again' : turn}`;
  const question = (turn: number) => ({
    claims,
    document,
    variables: variables({ batch: batch(turn), now: NOW - daysAgo * DAY_MS }),
  });
  return { operation, question, samples: name === 'recordRuns1' ? 45 : 18 };
}

const mutation = (name: string, input: object, claims: Record<string, string>, selection: string): Question => ({
  claims,
  document: `mutation Change($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${selection} userErrors { code path message } } }`,
  variables: { input },
});

const reportSymptom: Priced = {
  operation: 'report a symptom',
  question: (turn) =>
    mutation(
      'reportSymptom',
      {
        athleteId: runnerId,
        observation: {
          observedAt: new Date(NOW - turn * 60_000).toISOString(),
          phase: 'COOL_DOWN',
          sites: ['HAMSTRING_BELLY'],
          side: 'LEFT',
          sensations: ['TIGHTNESS'],
          pain: 1,
          note: 'Tight in the stretches.',
        },
      },
      runnerClaims,
      'symptom { id status openedAt trend }',
    ),
  // At most 30 of hers may be open.
  samples: 15,
};

const issueInstruction: Priced = {
  operation: 'issue an instruction',
  question: (turn) =>
    mutation(
      'issueInstruction',
      {
        athleteId: athleteId(3),
        rules: [{ activity: 'RUN', permission: 'PROHIBITED' }],
        note: `No running until we have looked at it again (${turn}).`,
      },
      coachClaims,
      'instruction { id status } athlete { availability { status since } }',
    ),
  samples: 30,
};

const page = (list: string, fields: string): string =>
  `query Page($id: ID!) { athlete(id: $id) { ${list}(first: 20) { ${fields} pageInfo { hasNextPage endCursor } } } }`;

const athletePage = readFileSync(join(import.meta.dirname, '../examples/athlete-page.graphql'), 'utf8');

const priced: readonly Priced[] = [
  asCoach("the coach's board", operations.board.document, { athletes: 20, runs: 5 }),
  asCoach('one athlete, her page', athletePage),
  asCoach('one field', operations.field.document),
  asCoach('timeline, 20', page('timeline', 'edges { at node { __typename ... on Run { id type distanceMeters } } }')),
  asCoach('runs, 20', page('runs', 'nodes { id startedAt type distanceMeters durationSeconds effort note }')),
  asHead(
    'sidelined list, 20 of 30 of 300',
    '{ viewer { sidelinedAthletes(first: 20) { nodes { id name availability { status since } } } } }',
  ),
  asHead(
    'roster, 100 of 300',
    '{ viewer { roster(first: 100) { nodes { id name availability { status since } symptomSummary { openCount } } } } }',
  ),
  recording('record 1 run, known', 'recordRuns1', 8, true),
  recording('record 1 run, new', 'recordRuns1', 8, false),
  recording('record 1 run, new, of today', 'recordRuns1', 0, false),
  recording('record 100 runs, known', 'recordRuns100', 8, true),
  recording('record 100 runs, new', 'recordRuns100', 8, false),
  reportSymptom,
  issueInstruction,
];

/** What each operation asks of DynamoDB, and costs. */
export async function measureCost(endpoint: string, say: (line: string) => void): Promise<CostRow[]> {
  const client = localClient(endpoint);
  await seedTable(client, TABLE);
  await writeItems(client, TABLE, bulkRoster({ id: head.id, name: head.name, role: 'COACH' }, 300));
  client.destroy();
  const app = watchedApp(endpoint, TABLE, { now: () => NOW });
  const rows: CostRow[] = [];
  for (const { operation, question, samples } of priced) {
    // What is known was posted before; nothing else minds.
    if (operation.includes('known')) await app.ask(question(0));
    const { requests, roundTrips, readUnits, writeUnits } = await app.demandOf(question(1));
    const warmUps = Math.round(samples / 3);
    const lane = Array.from({ length: warmUps + samples }, (_, turn) => question(turn + 2));
    const [time] = await timesOf(app.ask, [lane], warmUps);
    const cpuMilliseconds = (time?.cpuMicroseconds ?? NaN) / 1000;
    const dollars = dollarsPerMillion({ readUnits, writeUnits, cpuMilliseconds, roundTrips });
    rows.push({ operation, requests, readUnits, writeUnits, ...dollars });
    say(
      `  ${operation}: ${requests} requests in ${roundTrips} round trips, ${readUnits} + ${writeUnits} units, ${cpuMilliseconds.toFixed(1)} ms`,
    );
  }
  return rows;
}
