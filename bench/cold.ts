import { execFile } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Trouble } from '../infra/local/trouble.ts';
import { eventFor } from './operations.ts';
import { rotated, spreadOf } from './statistics.ts';
import type { ColdRow, OperationName } from './results.ts';
import { CannedDynamoDB } from './process/canned-dynamodb.ts';
import type { ColdReport } from './process/cold-child.ts';
import { pinToOneCore } from './process/cores.ts';
import { functionEnvironment } from './process/environment.ts';
import { moduleOf, scriptOf, type VariantName } from './variants/build.ts';

const run = promisify(execFile);

export interface ColdPlan {
  variants: readonly VariantName[];
  operations: readonly OperationName[];
  /** Fresh processes of each variant, for each operation. */
  rounds: number;
  /** Where DynamoDB Local answers, and the table that all variants read. */
  engine: string;
  tableName: string;
  say: (line: string) => void;
}

/** Fresh processes from their start to their first answer, one at a time, in rounds that alternate between the variants. */
export async function measureCold(plan: ColdPlan): Promise<ColdRow[]> {
  const canned = new CannedDynamoDB(plan.engine);
  const endpoint = await canned.start();
  try {
    const rows: ColdRow[] = [];
    for (const operation of plan.operations) {
      const lanes = plan.variants.map((variant) => ({ variant, reports: new Array<ColdReport>() }));
      // The first ones teach the canned answers, and bring the files into the system's cache.
      for (const { variant } of lanes) for (let i = 0; i < 2; i++) await startOnce(variant, operation, endpoint, plan);
      canned.passedOn = 0;
      plan.say(`  ${operation}: ${plan.rounds} rounds`);
      for (let round = 0; round < plan.rounds; round++) {
        for (const { variant, reports } of rotated(lanes, round))
          reports.push(await startOnce(variant, operation, endpoint, plan));
      }
      if (canned.passedOn > 0)
        throw new Trouble(`${operation}: ${canned.passedOn} requests were not known beforehand.`);
      rows.push(...(await rowsOf(lanes, operation, endpoint, plan)));
    }
    return rows;
  } finally {
    await canned.stop();
  }
}

async function rowsOf(
  lanes: readonly { variant: VariantName; reports: readonly ColdReport[] }[],
  operation: OperationName,
  endpoint: string,
  plan: ColdPlan,
): Promise<ColdRow[]> {
  const found = [];
  for (const { variant, reports } of lanes) {
    found.push({
      variant,
      operation,
      ...(await codeOf(variant, operation, endpoint, plan)),
      nodeMs: spreadOf(reports.map(({ nodeMs }) => nodeMs)),
      loadMs: spreadOf(reports.map(({ loadMs }) => loadMs)),
      firstRequestMs: spreadOf(reports.map(({ firstRequestMs }) => firstRequestMs)),
      totalMs: spreadOf(reports.map(({ loadMs, firstRequestMs }) => loadMs + firstRequestMs)),
      cpuMs: spreadOf(reports.map(({ cpuMs }) => cpuMs)),
    });
  }
  const stock = found.find(({ variant }) => variant === 'stock')?.totalMs.median ?? NaN;
  return found.map((row) => ({ ...row, ratio: stock / row.totalMs.median }));
}

async function startOnce(
  variant: VariantName,
  operation: OperationName,
  endpoint: string,
  { tableName }: ColdPlan,
): Promise<ColdReport> {
  const { stdout } = await startChild(variant, operation, { endpoint, tableName });
  const report = JSON.parse(stdout) as ColdReport;
  if (report.status !== 200 || !report.body.startsWith('{"data":{'))
    throw new Trouble(`${operation}: ${variant} answers ${report.status} ${report.body.slice(0, 300)}`);
  return report;
}

async function startChild(
  variant: VariantName,
  operation: OperationName,
  { endpoint, tableName }: { endpoint: string; tableName: string },
  nodeArgs: readonly string[] = [],
): Promise<{ stdout: string; stderr: string }> {
  const event = JSON.stringify(eventFor(operation, { batch: 'cold', now: Date.now() }));
  const [command = process.execPath, ...args] = [
    ...pinToOneCore(),
    process.execPath,
    ...nodeArgs,
    scriptOf('cold-child'),
    moduleOf(variant, 'deployed'),
    event,
  ];
  return run(command, args, { env: functionEnvironment(endpoint, tableName), maxBuffer: 10e6 });
}

/** What is read before the first answer, in KB of 1,000 bytes: of a bundle all that lies in its folder, else what is loaded. */
async function codeOf(
  variant: VariantName,
  operation: OperationName,
  endpoint: string,
  { tableName }: ColdPlan,
): Promise<Pick<ColdRow, 'codeKb' | 'cacheKb'>> {
  if (variant === 'ours') {
    const folder = dirname(moduleOf(variant, 'deployed'));
    const files = readdirSync(folder).map((name) => ({ name, kb: statSync(join(folder, name)).size / 1000 }));
    const sum = (of: typeof files) => of.reduce((total, { kb }) => total + kb, 0);
    const isCode = ({ name }: { name: string }) => /\.[cm]?js$/.test(name);
    const cacheKb = sum(files.filter((file) => !isCode(file)));
    return { codeKb: sum(files.filter(isCode)), ...(cacheKb > 0 && { cacheKb }) };
  }
  const { stderr } = await startChild(variant, operation, { endpoint, tableName }, [
    '--import',
    scriptOf('count-loaded'),
  ]);
  const { bytes } = JSON.parse(stderr.trim().split('\n').at(-1) ?? '') as { bytes: number };
  return { codeKb: bytes / 1000 };
}
