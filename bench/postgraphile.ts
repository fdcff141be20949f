import { execFile } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Item } from '../functions/store/dynamodb/table-access.ts';
import { CliError } from '../infra/local/cli-error.ts';
import { differenceBetween } from './compare.ts';
import { findPostgres, NO_POSTGRES, type Postgres, startPostgres } from './postgraphile/postgres.ts';
import { load } from './postgraphile/load.ts';
import { startOnce, startWarm, type WarmChild } from './postgraphile/process.ts';
import type { ColdReport } from './process/cold-child.ts';
import { comparable, inProductsNames, type Question, withoutCacheIds } from './postgraphile/questions.ts';
import type { ColdRow, MemoryRow, OperationName, Results, WarmRow } from './results.ts';
import { spreadOf } from './statistics.ts';

export const POSTGRAPHILE = 'PostGraphile';
/** PostgreSQL's own CPU while PostGraphile was asked: DynamoDB's is not ours to pay for, PostgreSQL's is. */
export const POSTGRESQL = 'PostgreSQL, beside PostGraphile';

export interface PostGraphilePlan {
  /** The records that DynamoDB was seeded with. */
  items: readonly Item[];
  /** `data` of the product's own answers: PostGraphile's must be the same before anything is timed. */
  expected: Partial<Record<OperationName, unknown>>;
  /** What was measured of the others in this run: ratios are to stock's figures among them. */
  cold: readonly ColdRow[];
  live: readonly WarmRow[];
  say: (line: string) => void;
  /** Fresh processes and batches for each question. */
  coldRounds?: number;
  warmRounds?: number;
}

const QUESTIONS: readonly Question[] = ['board', 'field'];
/** CPU that is spent before anything is counted, and in one batch. */
const [WARM_UP_MICROSECONDS, BATCH_MICROSECONDS] = [1.5e6, 0.3e6];
/** After how many requests the resident set is read; its boards take PostgreSQL too long for as many as of the others. */
const MEMORY_AFTER = [0, 500, 1_000, 1_500, 2_000];

export type PostGraphileFigures = Pick<Results, 'compared' | 'cold' | 'live' | 'memory' | 'skipped'>;

/**
 * PostGraphile on PostgreSQL with the same data and equivalent questions, in processes like those of the other variants.
 * Where there is no PostgreSQL it is left out, and says so.
 */
export async function measurePostGraphile(plan: PostGraphilePlan): Promise<PostGraphileFigures> {
  const binaries = findPostgres();
  if (!binaries) {
    plan.say(`PostGraphile left out: ${NO_POSTGRES}`);
    const skipped = [{ variant: POSTGRAPHILE, reason: NO_POSTGRES }];
    return { compared: [], cold: [], live: [], memory: [], skipped };
  }
  const postgres = await startPostgres(binaries);
  try {
    plan.say(`PostGraphile on ${postgres.version}`);
    await load(postgres.socketFolder, plan.items);
    const module = await bundle(postgres);
    const compared = await compare(module, plan);
    const cold = await measureCold(module, plan);
    const { live, memory } = await measureWarm(module, postgres, plan);
    return { compared, cold, live, memory, skipped: [] };
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

/** @throws CliError that says where its answer differs from the product's. */
async function compare(module: string, { expected }: PostGraphilePlan): Promise<Results['compared']> {
  for (const question of QUESTIONS) {
    const { body } = await startOnce(module, question);
    const { data } = JSON.parse(body) as { data: Record<string, unknown> };
    const place = differenceBetween(
      comparable(withoutCacheIds(expected[question])),
      comparable(inProductsNames(question, data)),
      'data',
    );
    if (place !== undefined) throw new CliError(`${question}: PostGraphile does not answer the same: ${place}`);
  }
  return QUESTIONS.map((operation) => ({ operation, variants: [POSTGRAPHILE] }));
}

/** The median of stock's own figure. */
const stockOf = <Row extends { variant: string; operation: OperationName }>(
  rows: readonly Row[],
  operation: OperationName,
  median: (row: Row) => number,
): number => rows.filter((row) => row.variant === 'stock' && row.operation === operation).map(median)[0] ?? NaN;

async function measureCold(module: string, { cold, coldRounds = 15, say }: PostGraphilePlan): Promise<ColdRow[]> {
  const rows: ColdRow[] = [];
  for (const operation of QUESTIONS) {
    say(`  ${operation}: ${coldRounds} fresh processes`);
    const reports: ColdReport[] = [];
    for (let round = 0; round < coldRounds; round++) reports.push(await startOnce(module, operation));
    const spread = (figure: (report: ColdReport) => number) => spreadOf(reports.map(figure));
    const totalMs = spread(({ loadMs, firstRequestMs }) => loadMs + firstRequestMs);
    rows.push({
      variant: POSTGRAPHILE,
      operation,
      codeKb: statSync(module).size / 1000,
      nodeMs: spread(({ nodeMs }) => nodeMs),
      loadMs: spread(({ loadMs }) => loadMs),
      firstRequestMs: spread(({ firstRequestMs }) => firstRequestMs),
      totalMs,
      cpuMs: spread(({ cpuMs }) => cpuMs),
      ratio: stockOf(cold, operation, (row) => row.totalMs.median) / totalMs.median,
    });
  }
  return rows;
}

async function measureWarm(module: string, postgres: Postgres, plan: PostGraphilePlan) {
  const live = await withProcess(module, async (child) => {
    const rows: WarmRow[] = [];
    for (const operation of QUESTIONS) rows.push(...(await measureQuestion(child, postgres, operation, plan)));
    return rows;
  });
  return { live, memory: [await withProcess(module, memoryOf)] };
}

async function withProcess<T>(module: string, use: (child: WarmChild) => Promise<T>): Promise<T> {
  const child = await startWarm(module);
  try {
    return await use(child);
  } finally {
    await child.stop();
  }
}

async function measureQuestion(
  child: WarmChild,
  postgres: Postgres,
  operation: Question,
  { live, warmRounds = 9, say }: PostGraphilePlan,
): Promise<WarmRow[]> {
  /** CPU of a batch in microseconds: the function's own, and PostgreSQL's. */
  const batch = async (requests: number) => {
    const before = postgres.cpuMicroseconds();
    const { cpuMicroseconds = NaN } = await child.order({ do: 'run', operations: [operation], requests });
    return { own: cpuMicroseconds, engine: postgres.cpuMicroseconds() - before };
  };
  say(`  ${operation}: ${warmRounds} rounds`);
  let [spent, requests] = [0, 1];
  while (spent < WARM_UP_MICROSECONDS) {
    const { own } = await batch(requests);
    spent += own;
    requests = Math.max(1, Math.min(requests * 4, Math.round((BATCH_MICROSECONDS * requests) / own)));
  }
  const samples: Awaited<ReturnType<typeof batch>>[] = [];
  for (let round = 0; round < warmRounds; round++) samples.push(await batch(requests));
  const stock = stockOf(live, operation, (row) => row.cpuMicroseconds.median);
  const row = (variant: string, of: 'own' | 'engine'): WarmRow => {
    const cpuMicroseconds = spreadOf(samples.map((sample) => sample[of] / requests));
    const requestsPerSecond = spreadOf(samples.map((sample) => (requests / sample[of]) * 1e6));
    return { variant, operation, cpuMicroseconds, requestsPerSecond, ratio: stock / cpuMicroseconds.median };
  };
  return [row(POSTGRAPHILE, 'own'), row(POSTGRESQL, 'engine')];
}

async function memoryOf(child: WarmChild): Promise<MemoryRow> {
  const points: MemoryRow['points'] = [];
  let done = 0;
  for (const requests of MEMORY_AFTER) {
    // As the other variants are asked.
    const operations: Question[] = ['board', 'field', 'field', 'field'];
    if (requests > done) await child.order({ do: 'run', operations, requests: requests - done });
    done = requests;
    const { rssBytes = NaN } = await child.order({ do: 'measureMemory' });
    points.push({ requests, rssMb: rssBytes / 1e6 });
  }
  const [half, last] = [points.findLast(({ requests }) => requests <= done / 2), points.at(-1)];
  return { variant: POSTGRAPHILE, points, growthMb: (last?.rssMb ?? NaN) - (half?.rssMb ?? NaN) };
}
