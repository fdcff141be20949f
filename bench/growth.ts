import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import type { RunRecord } from '../functions/domain/run/run.ts';
import { entityItem } from '../functions/store/items.ts';
import { localClient, localDynamoDB } from '../infra/local/dynamodb/client.ts';
import { createTableInput } from '../infra/local/dynamodb/table.ts';
import { athleteWithRuns, type Coach, coachNamed, rosterItems, writeAll } from './growth-data.ts';
import { operations } from './operations.ts';
import type { GrowthSeries } from './results.ts';
import { type Question, timesOf, watchedApp } from './watched-app.ts';

export interface GrowthPlan {
  /** Where DynamoDB Local answers. */
  endpoint: string;
  athletes: readonly number[];
  runs: readonly number[];
  /** Answers of each size that are timed, after as many that are not. */
  samples: number;
  say: (line: string) => void;
}

export const wholeGrowth: Pick<GrowthPlan, 'athletes' | 'runs' | 'samples'> = {
  athletes: [10, 100, 1_000, 10_000],
  runs: [10, 100, 1_000, 10_000, 100_000],
  samples: 25,
};

const TABLE = 'bench-growth';
const RUNS = 'runs of the athlete';

const list = (name: string, fields: string) =>
  `query Page($id: ID!, $after: String) { athlete(id: $id) { ${name}(first: 20, after: $after) { ${fields} pageInfo { hasNextPage endCursor } } } }`;
const runsPage = list('runs', 'nodes { id startedAt type distanceMeters durationSeconds effort note }');
const timelinePage = list(
  'timeline',
  'edges { at node { __typename ... on Run { id type distanceMeters durationSeconds effort note } } }',
);

/** What an answer costs as its world grows. */
export async function measureGrowth(plan: GrowthPlan): Promise<GrowthSeries[]> {
  const client = localClient(plan.endpoint);
  const { StreamSpecification: _stream, ...input } = createTableInput(TABLE);
  await client.send(new CreateTableCommand(input));
  client.destroy();
  const dynamodb = localDynamoDB(plan.endpoint);
  const board = [];
  for (const size of plan.athletes) {
    const coach = coachNamed(`coach of ${size}`);
    await writeAll(dynamodb, TABLE, rosterItems(coach, size));
    board.push({ size, question: boardOf(coach) });
  }
  plan.say(`  athletes: ${plan.athletes.join(', ')}`);
  const pages: ({ size: number } & ReturnType<typeof pagesOf>)[] = [];
  for (const size of plan.runs) {
    const coach = coachNamed(`coach of one with ${size} runs`);
    const athlete = athleteWithRuns(coach, size);
    await writeAll(dynamodb, TABLE, athlete.items());
    pages.push({ size, ...pagesOf(coach, athlete) });
  }
  plan.say(`  runs: ${plan.runs.join(', ')}`);
  const page = (of: keyof ReturnType<typeof pagesOf>) => pages.map((each) => ({ size: each.size, question: each[of] }));
  return [
    await seriesOf('board', 'athletes of the coach', board, plan),
    await seriesOf('runs, first page', RUNS, page('runsFirst'), plan),
    await seriesOf('runs, page in the middle', RUNS, page('runsMiddle'), plan),
    await seriesOf('timeline, first page', RUNS, page('timelineFirst'), plan),
    await seriesOf('timeline, page in the middle', RUNS, page('timelineMiddle'), plan),
  ];
}

const boardOf = ({ claims }: Coach): Question => ({
  claims,
  document: operations.board.document,
  variables: { athletes: 20, runs: 5 },
});

function pagesOf({ claims }: Coach, { id, runs }: { id: string; runs: readonly RunRecord[] }) {
  const middle = runs[Math.floor(runs.length / 2) - 1];
  if (!middle) throw new Error('Too few runs for a page in the middle');
  // A cursor is the sort key that it stands at.
  const after = (key: 'kindKey' | 'timeKey') => Buffer.from(String(entityItem(middle)[key])).toString('base64url');
  const page = (document: string, variables: object): Question => ({
    claims,
    document,
    variables: { id, ...variables },
  });
  return {
    runsFirst: page(runsPage, {}),
    runsMiddle: page(runsPage, { after: after('kindKey') }),
    timelineFirst: page(timelinePage, {}),
    timelineMiddle: page(timelinePage, { after: after('timeKey') }),
  };
}

async function seriesOf(
  name: string,
  of: string,
  sizes: readonly { size: number; question: Question }[],
  { endpoint, samples, say }: GrowthPlan,
): Promise<GrowthSeries> {
  const app = watchedApp(endpoint, TABLE);
  const lanes = sizes.map(({ question }) => Array.from({ length: samples * 2 }, () => question));
  const times = await timesOf(app.ask, lanes, samples);
  const points = [];
  for (const [index, { size, question }] of sizes.entries()) {
    const { requests, readUnits } = await app.demandOf(question);
    const { cpuMicroseconds = NaN, milliseconds = NaN } = times[index] ?? {};
    points.push({ size, requests, units: readUnits, cpuMicroseconds, milliseconds });
  }
  say(`  ${name}: ${points.map(({ requests, units }) => `${requests} requests, ${units} units`).join(' | ')}`);
  return { name, of, points };
}
