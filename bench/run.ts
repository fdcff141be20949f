import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { localClient } from '../infra/local/client.ts';
import { type Engine, startEngine } from '../infra/local/dynamodb.ts';
import { runCommand, Trouble } from '../infra/local/trouble.ts';
import { measureCold } from './cold.ts';
import { compareAnswers } from './compare.ts';
import { installCompetitors } from './install.ts';
import { commit, machine } from './machine.ts';
import { measureMemory } from './memory.ts';
import { WarmProcess } from './process/warm-process.ts';
import type { ColdRow, OperationName, Results, WarmRow } from './results.ts';
import { seedTable } from './seed.ts';
import { coldTable, memoryTable, warmTable } from './tables.ts';
import { buildAll, type DataSource, type VariantName, variantNames } from './variants/build.ts';
import { measureWarm } from './warm.ts';

const help = `npm run bench [-- --quick]

Measures Sidelined beside what it is built upon and what else there is, all in one run, in rounds that alternate. It prints
tables, and the whole writes bench/results.json, of which docs/performance.md is made. It takes up to 10 minutes.

  --quick   stock and ours alone, fewer rounds, nothing written, under a minute. The last line is
            cold_ratio=… warm_board_ratio=… warm_field_ratio=… bundle_kb=…
  --help    this

It needs Java 17 for DynamoDB Local. Leave the machine alone meanwhile.
`;

const reads: OperationName[] = ['board', 'field'];
const writes: OperationName[] = ['recordRuns1', 'recordRuns100', 'recordRuns100Known'];

const begun = performance.now();
const say = (line: string) =>
  process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${line}\n`);
const print = (...lines: string[]) => process.stdout.write(`${lines.join('\n')}\n`);

const tableOf = (variant: VariantName): string => `Benchmark-${variant}`;

/** What all measurements need: an engine with a table for each variant. */
interface Stage {
  engine: Engine;
  variants: readonly VariantName[];
}

async function withProcesses<T>(
  { engine, variants }: Stage,
  source: DataSource,
  use: (processes: WarmProcess[]) => Promise<T>,
): Promise<T> {
  const processes: WarmProcess[] = [];
  try {
    for (const variant of variants)
      processes.push(
        await WarmProcess.start({ variant, source }, { endpoint: engine.endpoint, tableName: tableOf(variant) }),
      );
    return await use(processes);
  } finally {
    await Promise.all(processes.map((each) => each.stop()));
  }
}

async function onStage<T>(variants: readonly VariantName[], measure: (stage: Stage) => Promise<T>): Promise<T> {
  await installCompetitors(say);
  say(`Building ${variants.join(', ')}`);
  await buildAll(variants, ['deployed', 'alone']);
  say('Starting DynamoDB Local, and writing a coach, 40 athletes and their runs');
  const engine = await startEngine();
  const client = localClient(engine.endpoint);
  try {
    for (const variant of variants) await seedTable(client, tableOf(variant));
    return await measure({ engine, variants });
  } finally {
    client.destroy();
    await engine.stop();
  }
}

async function compare(stage: Stage) {
  say('Comparing answers');
  const alone = await withProcesses(stage, 'alone', (processes) => compareAnswers(processes, reads));
  const whole = await withProcesses(stage, 'deployed', (processes) => compareAnswers(processes, [...reads, ...writes]));
  return alone.length > 0 ? whole : [];
}

function cold({ engine, variants }: Stage, operations: OperationName[], rounds: number): Promise<ColdRow[]> {
  say('Cold starts');
  return measureCold({
    variants,
    operations,
    rounds,
    engine: engine.endpoint,
    tableName: tableOf('stock'),
    say,
  });
}

function warm(stage: Stage, plan: { rounds: number; warmUpSeconds: number; batchSeconds: number }): Promise<WarmRow[]> {
  say('Warm, GraphQL alone');
  return withProcesses(stage, 'alone', (processes) =>
    measureWarm(processes, { ...plan, operations: reads, requestsPerSecondBy: 'wall', say }),
  );
}

function wholeStack(stage: Stage): Promise<WarmRow[]> {
  say('Warm, whole stack');
  const plan = { rounds: 9, warmUpSeconds: 1.5, batchSeconds: 0.3, requestsPerSecondBy: 'cpu' as const };
  return withProcesses(stage, 'deployed', (processes) =>
    measureWarm(processes, { ...plan, operations: [...reads, ...writes], say }),
  );
}

async function quick(): Promise<void> {
  await onStage(['stock', 'ours'], async (stage) => {
    await compare(stage);
    const coldRows = await cold(stage, ['board'], 15);
    print('', 'Cold: a fresh process to its first answer, median (quartiles)', coldTable(coldRows));
    const warmRows = await warm(stage, { rounds: 9, warmUpSeconds: 1, batchSeconds: 0.25 });
    print('', 'Warm: CPU of one request, GraphQL alone, median (quartiles)', warmTable(warmRows));
    print('', closingLine(coldRows, warmRows));
  });
}

function closingLine(coldRows: readonly ColdRow[], warmRows: readonly WarmRow[]): string {
  const ours = <Row extends { variant: string; operation: OperationName }>(
    rows: readonly Row[],
    name: OperationName,
  ) => {
    const row = rows.find(({ variant, operation }) => variant === 'ours' && operation === name);
    if (!row) throw new Trouble(`${name} was not measured.`);
    return row;
  };
  const board = ours(coldRows, 'board');
  return [
    `cold_ratio=${board.ratio.toFixed(1)}`,
    `warm_board_ratio=${ours(warmRows, 'board').ratio.toFixed(1)}`,
    `warm_field_ratio=${ours(warmRows, 'field').ratio.toFixed(1)}`,
    `bundle_kb=${board.codeKb.toFixed(1)}`,
  ].join(' ');
}

async function full(): Promise<void> {
  await onStage(variantNames, async (stage) => {
    const compared = await compare(stage);
    const coldRows = await cold(stage, reads, 15);
    print('', 'Cold: a fresh process to its first answer, median (quartiles)', coldTable(coldRows));
    const warmRows = await warm(stage, { rounds: 9, warmUpSeconds: 3, batchSeconds: 0.5 });
    print('', 'Warm: CPU of one request, GraphQL alone, median (quartiles)', warmTable(warmRows));
    const wholeRows = await wholeStack(stage);
    print('', 'Warm: CPU of one request, whole stack, median (quartiles)', warmTable(wholeRows));
    say('Memory');
    const measured = { ...stage, variants: ['stock', 'ours'] as const };
    const memory = await withProcesses(measured, 'alone', (processes) => measureMemory(processes, say));
    print('', 'Memory: resident set in MB', memoryTable(memory));
    const results: Results = {
      machine: machine(),
      commit: commit(),
      takenAt: new Date().toISOString(),
      compared,
      cold: coldRows,
      warm: warmRows,
      wholeStack: wholeRows,
      memory,
      cost: [],
      growth: [],
      skipped: [],
    };
    await writeFile(join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
    print('', closingLine(coldRows, warmRows));
  });
}

await runCommand(async () => {
  const { values } = parseArgs({ options: { quick: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) print(help);
  else await (values.quick ? quick() : full());
});
