import { execFile } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Item } from '../functions/graphql/store/client.ts';
import { Trouble } from '../infra/local/trouble.ts';
import { differenceBetween } from './compare.ts';
import { findPostgres, NO_POSTGRES, type Postgres, startPostgres } from './postgraphile/postgres.ts';
import { load } from './postgraphile/load.ts';
import { startOnce, startWarm } from './postgraphile/process.ts';
import { comparable, inProductsNames, type Question } from './postgraphile/questions.ts';
import type { ColdRow, MemoryRow, Results, WarmRow } from './results.ts';
import { spreadOf } from './statistics.ts';

export const POSTGRAPHILE = 'PostGraphile';
/** PostgreSQL's own CPU while PostGraphile was asked: DynamoDB's is not ours to pay for, PostgreSQL's is. */
export const POSTGRESQL = 'PostgreSQL, beside PostGraphile';

export interface PostGraphilePlan {
  /** The records that DynamoDB was seeded with. */
  items: readonly Item[];
  questions: readonly Question[];
  /** `data` of the product's own answer: PostGraphile's must be the same before anything is timed. */
  expected: Record<Question, unknown>;
  /** Fresh processes for each question, and the median of stock's load and first request in milliseconds. */
  cold: { rounds: number; stockMs: Record<Question, number> };
  /** Batches for each question, CPU of one batch and of the warm-up, and the median CPU of stock's whole stack. */
  warm: { rounds: number; warmUpSeconds: number; batchSeconds: number; stockMicroseconds: Record<Question, number> };
  /** After how many requests the resident set is read, in order. */
  memoryAfter: readonly number[];
  say: (line: string) => void;
}

export type PostGraphileFigures = Pick<Results, 'compared' | 'cold' | 'wholeStack' | 'memory' | 'skipped'>;

/**
 * PostGraphile on PostgreSQL with the same data and equivalent questions, in processes like those of the other variants.
 * Where there is no PostgreSQL it is left out, and says so.
 */
export async function measurePostGraphile(plan: PostGraphilePlan): Promise<PostGraphileFigures> {
  const binaries = findPostgres();
  if (!binaries) {
    plan.say(`PostGraphile left out: ${NO_POSTGRES}`);
    const skipped = [{ variant: POSTGRAPHILE, reason: NO_POSTGRES }];
    return { compared: [], cold: [], wholeStack: [], memory: [], skipped };
  }
  const postgres = await startPostgres(binaries);
  try {
    plan.say(`PostGraphile on ${postgres.version}`);
    await load(postgres.socketFolder, plan.items);
    const module = await bundle(postgres);
    const compared = await compare(module, plan);
    const cold = await measureCold(module, plan);
    const { wholeStack, memory } = await measureWarm(module, postgres, plan);
    return { compared, cold, wholeStack, memory, skipped: [] };
  } finally {
    await postgres.stop();
  }
}

async function bundle({ socketFolder }: Postgres): Promise<string> {
  const folder = join(import.meta.dirname, '.build/postgraphile-deployed');
  mkdirSync(folder, { recursive: true });
  const module = join(folder, 'index.cjs');
  await promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, 'postgraphile/build.ts'), socketFolder, module],
    {
      env: { ...process.env, NODE_ENV: 'production', GRAPHILE_ENV: 'production' },
    },
  );
  return module;
}

/** @throws Trouble that says where its answer differs from the product's. */
async function compare(module: string, { questions, expected }: PostGraphilePlan): Promise<Results['compared']> {
  for (const question of questions) {
    const { body } = await startOnce(module, question);
    const { data } = JSON.parse(body) as { data: Record<string, unknown> };
    const place = differenceBetween(
      comparable(expected[question]),
      comparable(inProductsNames(question, data)),
      'data',
    );
    if (place !== undefined) throw new Trouble(`${question}: PostGraphile does not answer the same: ${place}`);
  }
  return questions.map((operation) => ({ operation, variants: [POSTGRAPHILE] }));
}

async function measureCold(module: string, { questions, cold, say }: PostGraphilePlan): Promise<ColdRow[]> {
  const rows: ColdRow[] = [];
  for (const operation of questions) {
    say(`  ${operation}: ${cold.rounds} fresh processes`);
    const reports = [];
    for (let round = 0; round < cold.rounds; round++) reports.push(await startOnce(module, operation));
    const totalMs = spreadOf(reports.map(({ loadMs, firstRequestMs }) => loadMs + firstRequestMs));
    rows.push({
      variant: POSTGRAPHILE,
      operation,
      codeKb: statSync(module).size / 1000,
      nodeMs: spreadOf(reports.map(({ nodeMs }) => nodeMs)),
      loadMs: spreadOf(reports.map(({ loadMs }) => loadMs)),
      firstRequestMs: spreadOf(reports.map(({ firstRequestMs }) => firstRequestMs)),
      totalMs,
      ratio: cold.stockMs[operation] / totalMs.median,
    });
  }
  return rows;
}

async function measureWarm(
  module: string,
  postgres: Postgres,
  { questions, warm, memoryAfter, say }: PostGraphilePlan,
) {
  const child = await startWarm(module);
  /** CPU of a batch in microseconds: the function's own, and PostgreSQL's. */
  const batch = async (asked: Question[], requests: number) => {
    const before = postgres.cpuMicroseconds();
    const { cpuMicroseconds = NaN } = await child.order({ do: 'run', operations: asked, requests });
    return { own: cpuMicroseconds, engine: postgres.cpuMicroseconds() - before };
  };
  try {
    const wholeStack: WarmRow[] = [];
    for (const operation of questions) {
      say(`  ${operation}: ${warm.rounds} rounds`);
      let [spent, requests, perRequest] = [0, 1, NaN];
      while (spent < warm.warmUpSeconds * 1e6) {
        const { own } = await batch([operation], requests);
        spent += own;
        perRequest = own / requests;
        requests = Math.max(1, Math.min(requests * 4, Math.round((warm.batchSeconds * 1e6) / perRequest)));
      }
      const samples: Awaited<ReturnType<typeof batch>>[] = [];
      for (let round = 0; round < warm.rounds; round++) samples.push(await batch([operation], requests));
      const row = (variant: string, of: 'own' | 'engine'): WarmRow => {
        const cpuMicroseconds = spreadOf(samples.map((sample) => sample[of] / requests));
        const requestsPerSecond = spreadOf(samples.map((sample) => (requests / sample[of]) * 1e6));
        return {
          variant,
          operation,
          cpuMicroseconds,
          requestsPerSecond,
          ratio: warm.stockMicroseconds[operation] / cpuMicroseconds.median,
        };
      };
      wholeStack.push(row(POSTGRAPHILE, 'own'), row(POSTGRESQL, 'engine'));
    }
    return { wholeStack, memory: [await memoryOf(child, questions, memoryAfter)] };
  } finally {
    await child.stop();
  }
}

async function memoryOf(
  child: Awaited<ReturnType<typeof startWarm>>,
  questions: readonly Question[],
  after: readonly number[],
): Promise<MemoryRow> {
  const points: MemoryRow['points'] = [];
  // As the other variants are asked.
  const mixed = questions.flatMap((question) => (question === 'field' ? [question, question, question] : [question]));
  let done = 0;
  for (const requests of after) {
    if (requests > done) await child.order({ do: 'run', operations: mixed, requests: requests - done });
    done = requests;
    const { rssBytes = NaN } = await child.order({ do: 'measureMemory' });
    points.push({ requests, rssMb: rssBytes / 1e6 });
  }
  const [half, last] = [points.findLast(({ requests }) => requests <= done / 2), points.at(-1)];
  return { variant: POSTGRAPHILE, points, growthMb: (last?.rssMb ?? NaN) - (half?.rssMb ?? NaN) };
}
