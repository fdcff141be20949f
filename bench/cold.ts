import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { promisify } from 'node:util';
import { CliError } from '../infra/local/cli-error.ts';
import { COMPILE_CATEGORIES, compileShare } from './compile-share.ts';
import { eventFor } from './operations.ts';
import { rotated, spreadOf } from './statistics.ts';
import type { ColdRow, OperationName } from './results.ts';
import { CannedDynamoDB } from './process/canned-dynamodb.ts';
import type { ColdReport } from './process/cold-child.ts';
import type { Loaded } from './process/count-loaded.ts';
import { pinToOneCore } from './process/cores.ts';
import { functionEnvironment } from './process/environment.ts';
import { moduleOf, scriptOf, type VariantName } from './variants/build.ts';

const run = promisify(execFile);

export interface ColdPlan {
  /** What is asked first, and of whom; stock is among them. */
  lanes: readonly { operation: OperationName; variants: readonly VariantName[] }[];
  /** Fresh processes of each variant, for each operation. */
  rounds: number;
  /** Further ones that trace what V8 compiles. */
  tracedRounds: number;
  /** Where DynamoDB Local answers, and the table that all variants read. */
  engine: string;
  tableName: string;
  say: (line: string) => void;
}

/** Fresh processes from their start to their first answer, one at a time, in rounds that alternate between the variants. */
export async function measureCold({ lanes, ...plan }: ColdPlan): Promise<ColdRow[]> {
  return CannedDynamoDB.during(plan.engine, async (canned, endpoint) => {
    const rows: ColdRow[] = [];
    for (const { operation, variants } of lanes) {
      const starts = variants.map((variant) => new ColdStarts(variant, operation, endpoint, plan.tableName));
      // The first ones teach the canned answers, and bring the files into the system's cache.
      for (const each of starts) for (let round = 0; round < 2; round++) await each.start();
      plan.say(`  ${operation}: ${plan.rounds} rounds`);
      await canned.knowing(operation, async () => {
        for (let round = 0; round < plan.rounds; round++)
          for (const each of rotated(starts, round)) each.reports.push(await each.start());
      });
      for (let round = 0; round < plan.tracedRounds; round++) for (const each of starts) await each.trace();
      for (const each of starts) rows.push(await each.row(starts[0]?.totalMs.median ?? NaN));
    }
    return rows;
  });
}

/** The fresh processes of one variant, all asked the same. */
class ColdStarts {
  readonly reports: ColdReport[] = [];
  readonly #compileShares: number[] = [];
  readonly #variant: VariantName;
  readonly #operation: OperationName;
  readonly #environment: Record<string, string>;

  constructor(variant: VariantName, operation: OperationName, endpoint: string, tableName: string) {
    this.#variant = variant;
    this.#operation = operation;
    this.#environment = functionEnvironment(endpoint, tableName);
  }

  get totalMs() {
    return spreadOf(this.reports.map(({ loadMs, firstRequestMs }) => loadMs + firstRequestMs));
  }

  async start(nodeArgs: readonly string[] = []): Promise<ColdReport> {
    const { stdout } = await this.#run(nodeArgs);
    const report = JSON.parse(stdout) as ColdReport;
    if (report.status !== 200 || !report.body.startsWith('{"data":{'))
      throw new CliError(`${this.#operation}: ${this.#variant} answers ${report.status} ${report.body.slice(0, 300)}`);
    return report;
  }

  async trace(): Promise<void> {
    const file = `${moduleOf(this.#variant, 'deployed')}.trace.json`;
    const args = ['--trace-event-categories', COMPILE_CATEGORIES, '--trace-event-file-pattern', file];
    this.#compileShares.push(await compileShare(file, await this.start(args)));
    rmSync(file);
  }

  async row(stockMs: number): Promise<ColdRow> {
    const { totalMs, reports } = this;
    const of = (part: 'nodeMs' | 'loadMs' | 'firstRequestMs' | 'cpuMs') => spreadOf(reports.map((each) => each[part]));
    const shares = this.#compileShares;
    return {
      variant: this.#variant,
      operation: this.#operation,
      ...(await this.#code()),
      nodeMs: of('nodeMs'),
      loadMs: of('loadMs'),
      firstRequestMs: of('firstRequestMs'),
      totalMs,
      ...(shares.length > 0 && { compileMs: spreadOf(shares.map((share) => share * totalMs.median)) }),
      cpuMs: of('cpuMs'),
      ratio: stockMs / totalMs.median,
    };
  }

  async #run(nodeArgs: readonly string[]): Promise<{ stdout: string; stderr: string }> {
    const event = JSON.stringify(eventFor(this.#operation, { batch: 'cold', now: Date.now() }));
    const script = [scriptOf('cold-child'), moduleOf(this.#variant, 'deployed'), event];
    const [command = process.execPath, ...args] = [...pinToOneCore(), process.execPath, ...nodeArgs, ...script];
    return run(command, args, { env: this.#environment, maxBuffer: 10e6 });
  }

  /** What is read before the first answer. */
  async #code(): Promise<Pick<ColdRow, 'codeKb' | 'cacheKb'>> {
    const { stderr } = await this.#run(['--import', scriptOf('count-loaded')]);
    const { code, cache } = JSON.parse(stderr.trim().split('\n').at(-1) ?? '') as Loaded;
    return { codeKb: code / 1000, ...(cache > 0 && { cacheKb: cache / 1000 }) };
  }
}
