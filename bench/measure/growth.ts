import type { RunRecord } from '../../functions/domain/run/run-record.ts';
import { entityItem } from '../../functions/store/items.ts';
import { CliError } from '../../infra/local/cli-error.ts';
import { writeItems } from '../../test/support/bulk.ts';
import { engineAt } from '../dynamodb/layers.ts';
import { metered } from '../dynamodb/meter.ts';
import type { VariantProcess } from '../process/variant-process.ts';
import type { GrowthSeries } from '../results.ts';
import { type Stage, withProcesses } from '../stage.ts';
import { spreadOf } from '../statistics.ts';
import { athleteWithRuns, type Coach, coachNamed, rosterItems } from '../world/growth-data.ts';
import { eventOf, type Question, questionOf } from '../world/operations.ts';
import { createEmptyTable } from '../world/seed.ts';

const TABLE = 'Benchmark-growth';
const ATHLETES = [100, 1_000, 10_000];
const RUNS = [100, 10_000, 100_000];
/** Timed responses, after as many untimed ones. */
const SAMPLES = 15;

const list = (name: string, fields: string) =>
  `query Page($id: ID!, $after: String) { athlete(id: $id) { ${name}(first: 20, after: $after) { ${fields} pageInfo { hasNextPage endCursor } } } }`;
const run = 'id type distanceMeters durationSeconds effort note';
const runsPage = list('runs', `nodes { startedAt ${run} }`);
const timelinePage = list('timeline', `edges { at node { __typename ... on Run { ${run} } } }`);

interface Sized {
  name: string;
  of: string;
  size: number;
  question: Question;
}

/** Writes more and more data; returns the queries for it, which are the same for each size. */
export async function writeGrowthData({ client, say }: Stage): Promise<Sized[]> {
  await createEmptyTable(client, TABLE);
  const questions: Sized[] = [];
  for (const size of ATHLETES) {
    say(`  writing ${size} athletes of a coach`);
    const coach = coachNamed(`coach of ${size}`);
    await writeItems(client, TABLE, rosterItems(coach, size));
    const { document, variables } = questionOf('board', { batch: 'growth', now: 0 });
    const of = 'athletes of the coach';
    questions.push({ name: 'board', of, size, question: { claims: coach.claims, document, variables } });
  }
  for (const size of RUNS) {
    say(`  writing ${size} runs of an athlete`);
    const coach = coachNamed(`coach of one with ${size} runs`);
    const { id, runs, items } = athleteWithRuns(coach, size);
    await writeItems(client, TABLE, items);
    const of = 'runs of the athlete';
    for (const [name, question] of Object.entries(pagesOf(coach, id, runs)))
      questions.push({ name, of, size, question });
  }
  return questions;
}

/** The cost of a response as the data behind it grows. */
export async function measureGrowth(stage: Stage, questions: readonly Sized[]): Promise<GrowthSeries[]> {
  const series = new Map<string, GrowthSeries>();
  for (const { name, of, size, question } of questions) {
    const each = series.get(name) ?? { name, of, points: [] };
    series.set(name, each);
    each.points.push({ size, ...(await costOf(stage, question)) });
  }
  for (const { name, points } of series.values()) {
    const says = points.map(({ requests, readUnits }) => `${requests} requests, ${readUnits} units`).join(' | ');
    stage.say(`  ${name}: ${says}`);
  }
  return [...series.values()];
}

/** The first page, and one from the middle. */
function pagesOf({ claims }: Coach, id: string, runs: readonly RunRecord[]): Record<string, Question> {
  const middle = runs[Math.floor(runs.length / 2)];
  if (!middle) throw new Error('No runs');
  // A cursor is the sort key of its position.
  const after = (key: string) => Buffer.from(String(entityItem(middle)[key])).toString('base64url');
  const page = (document: string, variables: object): Question => ({
    claims,
    document,
    variables: { id, ...variables },
  });
  return {
    'runs, first page': page(runsPage, {}),
    'runs, page in the middle': page(runsPage, { after: after('kindKey') }),
    'timeline, first page': page(timelinePage, {}),
    'timeline, page in the middle': page(timelinePage, { after: after('timeKey') }),
  };
}

async function costOf({ engine, client }: Stage, question: Question) {
  const variants = ['ours'] as const;
  const meter = metered(engineAt(engine), client, TABLE);
  const { requests, readUnits } = await withProcesses(
    { variants, front: { respond: meter.respond }, table: TABLE },
    async ([each]) => meter.during(async () => ask(each, question)),
  );
  const milliseconds = await withProcesses(
    { variants, front: { respond: engineAt(engine) }, table: TABLE },
    async ([each]) => {
      const times = [];
      for (let turn = 0; turn < SAMPLES * 2; turn++) times.push(await ask(each, question));
      return spreadOf(times.slice(SAMPLES)).median;
    },
  );
  return { requests, readUnits, milliseconds };
}

async function ask(each: VariantProcess | undefined, question: Question): Promise<number> {
  if (!each) throw new Error('No process');
  const { status, body, milliseconds } = await each.answer(eventOf(question));
  if (status !== 200 || !body.startsWith('{"data":{') || body.includes('"errors"'))
    throw new CliError(`${question.document.slice(0, 60)} … was answered ${status} ${body.slice(0, 300)}`);
  return milliseconds;
}
